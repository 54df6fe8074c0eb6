"""Requests to other authorities over HTTP: the list, one with its answer, and the steps."""

from datetime import date
from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Router, Schema, Status

from brobygger.web.accounts.bearer import WRITE
from brobygger.web.recommendations.api import annex_or_404
from brobygger.web.recommendations.api_sent import part_or_404, typed
from brobygger.web.recommendations.approaches.standing import Standing, standing_of
from brobygger.web.recommendations.approaches.steps import (
    ApproachFacts,
    add_approach,
    change_approach,
    remove_approach,
)
from brobygger.web.recommendations.models import Approach
from brobygger.web.recommendations.permissions import require_work
from brobygger.web.ui.ordering import blank_first, blank_last
from brobygger.web.ui.problem_json import REFUSALS
from brobygger.web.ui.shapes import Day, Form, Number, Words40, Words60, Words120, Words1000

router = Router(tags=["approaches"])


class ApproachRow(Schema):
    """A request to another authority about a part, as everybody who signs in may see it."""

    id: int
    part: int
    code: str
    addressed_to: str
    subject: str
    standing: Standing
    sent_on: date | None
    next_on: date | None
    document_number: str


class ApproachAnswer(ApproachRow):
    """All of a request, for those who follow it up."""

    decided_on: date | None
    committee: str
    answered_on: date | None
    answer: str


class ApproachForm(Form):
    """Whom we ask (an office, never a person), about what, and how far it has come."""

    addressed_to: Words120
    subject: Words1000
    decided_on: Day | None = None
    committee: Words60 = ""
    sent_on: Day | None = None
    document_number: Words40 = ""
    answered_on: Day | None = None
    answer: Words1000 = ""
    next_on: Day | None = None

    def said(self) -> ApproachFacts:
        """The same as the page's form says it."""
        return ApproachFacts(**typed(self))


@router.get("/annexes/{annex}/approaches", response={200: list[ApproachRow], **REFUSALS})
def list_approaches(request: HttpRequest, annex: Number) -> Any:
    """The requests of an annex: the ones without an answer first, the nearest next date first."""
    rows = Approach.objects.filter(part__recommendation__annex=annex_or_404(annex))
    rows = rows.select_related("part").order_by(
        blank_first("answered_on"), blank_last("next_on"), "pk"
    )
    return [ApproachRow(**_seen(row)) for row in rows]


@router.get("/approaches/{approach}", response={200: ApproachAnswer, **REFUSALS})
def show_approach(request: HttpRequest, approach: Number) -> Any:
    """All of one request; only for those who work with papers, as its page is."""
    require_work(request.user)
    return _whole(_approach(approach))


@router.post("/parts/{part}/approaches", auth=WRITE, response={201: ApproachAnswer, **REFUSALS})
def post_approach(request: HttpRequest, part: Number, said: ApproachForm) -> Any:
    """Enter a request about a part that others must help to lift."""
    return Status(201, _whole(add_approach(part_or_404(part), said.said(), request.user)))


@router.put("/approaches/{approach}", auth=WRITE, response={200: ApproachAnswer, **REFUSALS})
def put_approach(request: HttpRequest, approach: Number, said: ApproachForm) -> Any:
    """Follow a request up: all of it as it now stands."""
    row = _approach(approach)
    change_approach(row, said.said(), request.user)
    return _whole(row)


@router.delete("/approaches/{approach}", auth=WRITE, response={200: ApproachAnswer, **REFUSALS})
def delete_approach(request: HttpRequest, approach: Number) -> Any:
    """Take away a request entered by mistake, unless it was sent; answers with what was there."""
    row = _approach(approach)
    was = _whole(row)
    remove_approach(row, request.user)
    return was


def _approach(pk: int) -> Approach:
    return get_object_or_404(Approach.objects.select_related("part__recommendation"), pk=pk)


def _seen(row: Approach) -> dict[str, Any]:
    return {
        "id": row.pk,
        "part": row.part_id,
        "code": row.part.code,
        "addressed_to": row.addressed_to,
        "subject": row.subject,
        "standing": standing_of(row),
        "sent_on": row.sent_on,
        "next_on": row.next_on,
        "document_number": row.document_number,
    }


def _whole(row: Approach) -> ApproachAnswer:
    return ApproachAnswer(
        **_seen(row),
        decided_on=row.decided_on,
        committee=row.committee,
        answered_on=row.answered_on,
        answer=row.answer,
    )
