"""Numbers of sessions over HTTP, for those who write them; what is sent twice is saved once.

There is no question that gives raw counts: figures that may be seen come from disclosure control.
"""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Schema, Status
from pydantic import Field, StrictInt

from brobygger.web.accounts.bearer import WRITE
from brobygger.web.areas.permissions import require_work
from brobygger.web.reach.numbers import LONGEST, MOST
from brobygger.web.reach.register.facts import TallyFacts
from brobygger.web.reach.register.steps import write_tally
from brobygger.web.reach.writers import Writer
from brobygger.web.recommendations.api_sent import typed
from brobygger.web.ui.problem_json import REFUSALS
from brobygger.web.ui.shapes import Day, Form, Number, Words

router = Router(tags=["tallies"])

Count = Annotated[StrictInt, Field(ge=0, le=MOST)]


class GroupCount(Form):
    """Heads of one broad group of the city's list."""

    group: Number
    heads: Count


class TallyForm(Form):
    """The numbers of an activity on a day; what is left out is not known.

    ``sent_key`` is made by the caller: the same numbers sent again are answered the same way and
    saved once. ``is_sure`` says yes to what was refused as a doubt.
    """

    activity: Number
    on: Day
    sent_key: UUID
    heads: Count | None = None
    groups: Annotated[list[GroupCount], Field(max_length=50)] = []
    first_timers: Count | None = None
    asked: Count | None = None
    outside: Count | None = None
    line: Annotated[Words, Field(max_length=LONGEST)] = ""
    order: Annotated[StrictInt, Field(ge=1, le=99)] | None = None
    is_sure: bool = False


class TallySaved(Schema):
    """Where the numbers were saved. The numbers themselves are not told again."""

    id: int
    session: int
    activity: int
    on: date


@router.post("/tallies", auth=WRITE, response={201: TallySaved, **REFUSALS})
def post_tally(request: HttpRequest, said: TallyForm) -> Any:
    """Write the numbers of a session; the answer to the same ``sent_key`` is the same."""
    require_work(request.user)
    given = typed(said)
    groups = {one.group: one.heads for one in said.groups}
    facts = TallyFacts(**{**given, "groups": groups})
    tally = write_tally(facts, Writer(user=request.user)).tally
    saved = TallySaved(
        id=tally.pk,
        session=tally.session_id,
        activity=tally.session.activity_id,
        on=tally.session.on,
    )
    return Status(201, saved)
