"""The log of contacts over HTTP, for those who work in the areas; it never says who logged what."""

from datetime import date
from typing import Annotated, Any, Literal

from django.http import HttpRequest
from ninja import Query, Router, Schema, Status
from pydantic import Field

from brobygger.web.accounts.bearer import WRITE
from brobygger.web.actors.log.checks import FIRST_YEAR, LAST_YEAR, LONGEST
from brobygger.web.actors.log.facts import LOG_WORDS, LogFacts
from brobygger.web.actors.log.steps import log_contact
from brobygger.web.actors.models import Contact
from brobygger.web.areas.permissions import require_work
from brobygger.web.recommendations.api_sent import typed
from brobygger.web.ui.problem_json import REFUSALS
from brobygger.web.ui.shapes import Day, FreeForm, Number, Words

router = Router(tags=["contacts"])

Kind = Literal["meeting", "advice", "knowledge", "coordination"]
_KINDS: dict[str, Kind] = {
    "meeting": "meeting",
    "advice": "advice",
    "knowledge": "knowledge",
    "coordination": "coordination",
}
InRange = Annotated[Day, Field(ge=date(FIRST_YEAR, 1, 1), le=date(LAST_YEAR, 12, 31))]


class ContactRow(Schema):
    """A contact with an organisation; ``met_with`` is another that it was brought together with."""

    id: int
    actor: int
    on: date
    kind: Kind
    theme: int | None
    initiative: int | None
    met_with: int | None
    next_step: str
    next_on: date | None
    next_done_on: date | None


class ContactForm(FreeForm):
    """A contact, today or earlier. A next step has a day, and says nothing of any citizen."""

    free_words = LOG_WORDS

    actor: Number
    on: InRange
    kind: Kind
    theme: Number | None = None
    initiative: Number | None = None
    met_with: Number | None = None
    next_step: Annotated[Words, Field(max_length=LONGEST)] = ""
    next_on: InRange | None = None


@router.get("/contacts", response={200: list[ContactRow], **REFUSALS})
def list_contacts(request: HttpRequest, actor: Annotated[Number | None, Query()] = None) -> Any:
    """The contacts, the latest first; with ``actor`` only those with one organisation."""
    require_work(request.user)
    rows = Contact.objects.order_by("-on", "-pk")
    return [_row(one) for one in (rows if actor is None else rows.filter(actor=actor))]


@router.post("/contacts", auth=WRITE, response={201: ContactRow, **REFUSALS})
def post_contact(request: HttpRequest, said: ContactForm) -> Any:
    """Log a contact."""
    return Status(201, _row(log_contact(LogFacts(**typed(said)), request.user)))


def _row(row: Contact) -> ContactRow:
    return ContactRow(
        id=row.pk,
        actor=row.actor_id,
        on=row.on,
        kind=_KINDS[row.kind],
        theme=row.theme_id,
        initiative=row.initiative_id,
        met_with=row.met_with_id,
        next_step=row.next_step,
        next_on=row.next_on,
        next_done_on=row.next_done_on,
    )
