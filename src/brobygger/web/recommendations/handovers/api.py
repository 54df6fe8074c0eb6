"""Handovers over HTTP: the list, one with its answer, and the steps.

The signed link lets whoever holds it answer, so no ``GET`` gives it: it is in the answer to the
step that makes it, and nowhere else. Whoever has lost it makes a new one, which closes the old.
"""

from datetime import date
from typing import Any, Literal

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import Router, Schema, Status

from brobygger.web.accounts.bearer import WRITE
from brobygger.web.recommendations.api import annex_or_404
from brobygger.web.recommendations.api_sent import part_or_404, typed, unknown_authority
from brobygger.web.recommendations.handovers.link import url_of
from brobygger.web.recommendations.handovers.register import last_news
from brobygger.web.recommendations.handovers.steps import hand_over, renew_link, revoke_link
from brobygger.web.recommendations.models import Handover
from brobygger.web.recommendations.permissions import require_work
from brobygger.web.ui.faults import refuse
from brobygger.web.ui.ordering import blank_first
from brobygger.web.ui.problem_json import REFUSALS
from brobygger.web.ui.shapes import Day, Form, Number, Words20, Words1000

router = Router(tags=["handovers"])

HandoverState = Literal["sent", "received", "treated", "returned"]
LinkStands = Literal["open", "closed", "expired"]


class HandoverRow(Schema):
    """A part that another administration answers for, as everybody who signs in may see it."""

    id: int
    part: int
    code: str
    administration: str
    asked: str
    state: HandoverState
    news_on: date
    answer: str
    link: LinkStands


class HandoverAnswer(HandoverRow):
    """All of a handover but its link, for those who look after it."""

    sent_on: date
    received_on: date | None
    treated_on: date | None
    treated_by: str
    item: str
    returned_on: date | None
    expires_on: date


class HandoverLink(HandoverAnswer):
    """A handover with the link that was made for it now; ``url`` is not given again."""

    url: str


class HandoverForm(Form):
    """Who gets the part, what we ask, and the last day of the link, at most a year from now."""

    administration: Words20
    asked: Words1000
    expires_on: Day


class RenewForm(Form):
    """The last day of the new link."""

    expires_on: Day


@router.get("/annexes/{annex}/handovers", response={200: list[HandoverRow], **REFUSALS})
def list_handovers(request: HttpRequest, annex: Number) -> Any:
    """The handovers of an annex, the ones without an answer first; never a link."""
    rows = Handover.objects.filter(part__recommendation__annex=annex_or_404(annex))
    rows = rows.select_related("part").order_by(blank_first("returned_on"), "sent_on", "pk")
    return [HandoverRow(**_seen(row)) for row in rows]


@router.get("/handovers/{handover}", response={200: HandoverAnswer, **REFUSALS})
def show_handover(request: HttpRequest, handover: Number) -> Any:
    """All of one handover but its link; only for those who work with papers, as its page is."""
    require_work(request.user)
    return HandoverAnswer(**_whole(_handover(handover)))


@router.post("/parts/{part}/handovers", auth=WRITE, response={201: HandoverLink, **REFUSALS})
def post_handover(
    request: HttpRequest, response: HttpResponse, part: Number, said: HandoverForm
) -> Any:
    """Hand a part over; answers with the link, this once."""
    row, given = part_or_404(part), typed(said)
    own = row.responsibilities.filter(administration=given["administration"])
    refuse(
        unknown_authority(
            given["administration"],
            ("administration",),
            also=given["administration"] if own.exists() else "",
            at=("", None, "administration"),
        )
    )
    handover = hand_over(row, **given, user=request.user)
    return Status(201, _with_link(handover, request, response))


@router.post("/handovers/{handover}/renew", auth=WRITE, response={200: HandoverLink, **REFUSALS})
def renew_handover(
    request: HttpRequest, response: HttpResponse, handover: Number, said: RenewForm
) -> Any:
    """Make a new link, answered this once; the old one opens nothing any more."""
    row = _handover(handover)
    renew_link(row, said.expires_on, request.user)
    return _with_link(row, request, response)


@router.post("/handovers/{handover}/revoke", auth=WRITE, response={200: HandoverAnswer, **REFUSALS})
def revoke_handover(request: HttpRequest, handover: Number) -> Any:
    """Close the link of a handover. Closed twice is closed."""
    row = _handover(handover)
    revoke_link(row, request.user)
    return HandoverAnswer(**_whole(row))


def _handover(pk: int) -> Handover:
    return get_object_or_404(Handover.objects.select_related("part__recommendation"), pk=pk)


def _with_link(row: Handover, request: HttpRequest, response: HttpResponse) -> HandoverLink:
    response["Cache-Control"] = "no-store"
    return HandoverLink(**_whole(row), url=url_of(row, request))


def _link_of(row: Handover) -> LinkStands:
    if row.revoked_at:
        return "closed"
    return "expired" if row.expires_on < timezone.localdate() else "open"


def _seen(row: Handover) -> dict[str, Any]:
    return {
        "id": row.pk,
        "part": row.part_id,
        "code": row.part.code,
        "administration": row.administration,
        "asked": row.asked,
        "state": row.state,
        "news_on": last_news(row),
        "answer": row.answer,
        "link": _link_of(row),
    }


def _whole(row: Handover) -> dict[str, Any]:
    more = set(HandoverAnswer.model_fields) - set(HandoverRow.model_fields)
    return _seen(row) | {name: getattr(row, name) for name in more}
