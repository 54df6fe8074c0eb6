"""Budget notes over HTTP: what was read, and which recommendation each note serves."""

from typing import Any, Literal

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Router, Schema

from brobygger.web.accounts.bearer import WRITE
from brobygger.web.budgets.models import BudgetNote, NoteLink
from brobygger.web.budgets.steps import decide_link
from brobygger.web.ui.faults import person_numbers, refuse
from brobygger.web.ui.ordering import by_head
from brobygger.web.ui.problem_json import REFUSALS
from brobygger.web.ui.shapes import Form, Number, Words500

router = Router(tags=["budget notes"])

LinkState = Literal["proposed", "confirmed", "rejected"]


class LinkRow(Schema):
    """A note may serve a recommendation: a proposal until a person has said so."""

    id: int
    note: int
    annex: int
    recommendation: int
    strength: str
    state: LinkState


class BudgetNoteRow(Schema):
    """A budget note as it was read and confirmed. ``fte`` is a decimal in text, where known."""

    id: int
    code: str
    title: str
    budget_round: int | None
    period_from: int | None
    period_to: int | None
    fte: str
    links: list[LinkRow]


class LinkForm(Form):
    """What a person says of a proposed link; "proposed" takes an answer back."""

    state: LinkState
    why: Words500 = ""


@router.get("/budget-notes", response={200: list[BudgetNoteRow], **REFUSALS})
def list_budget_notes(request: HttpRequest) -> Any:
    """The budget notes of the register with the recommendations that they may serve."""
    rows = BudgetNote.objects.defer("record").prefetch_related("links__recommendation")
    rows = rows.order_by(by_head("budget_round", down=True), "code", "pk")
    return [
        BudgetNoteRow(
            id=row.pk,
            code=row.code,
            title=row.title,
            budget_round=row.budget_round,
            period_from=row.period_from,
            period_to=row.period_to,
            fte=row.fte,
            links=[_link(link) for link in row.links.all()],
        )
        for row in rows
    ]


@router.put("/links/{link}", auth=WRITE, response={200: LinkRow, **REFUSALS})
def put_link(request: HttpRequest, link: Number, said: LinkForm) -> Any:
    """Confirm or reject a proposed link, or take the answer back."""
    rows = NoteLink.objects.select_related("note", "recommendation")
    row = get_object_or_404(rows, pk=link)
    refuse(person_numbers(why=said.why))
    decide_link(row, said.state, request.user, said.why)
    return _link(row)


def _link(row: NoteLink) -> LinkRow:
    state: Any = row.state
    return LinkRow(
        id=row.pk,
        note=row.note_id,
        annex=row.recommendation.annex_id,
        recommendation=row.recommendation.number,
        strength=row.strength,
        state=state,
    )
