"""Planned notes over HTTP: what they cost, what was decided on them, and both entered."""

from datetime import date
from typing import Annotated, Any, Literal

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from ninja import Path, Router, Schema, Status
from pydantic import Field

from brobygger.domain.recommendations.portfolio.outcome import OutcomeKind, Settled
from brobygger.web.accounts.bearer import WRITE
from brobygger.web.budgets.decisions.costs import MOST_YEARS
from brobygger.web.budgets.decisions.rules import Decision
from brobygger.web.budgets.decisions.steps import (
    ShortForm,
    edit_planned_note,
    enter_outcomes,
    take_from_note,
    undo_last_entry,
)
from brobygger.web.budgets.models import CURRENT, Outcome, PlannedNote
from brobygger.web.recommendations.api import annex_or_404
from brobygger.web.recommendations.fields import authorities
from brobygger.web.ui.faults import Fault, refuse
from brobygger.web.ui.ordering import blank_first
from brobygger.web.ui.problem_json import REFUSALS
from brobygger.web.ui.shapes import (
    Day,
    Form,
    Kroner,
    Number,
    Words10,
    Words20,
    Words40,
    Words60,
    Words120,
    Words300,
    Words500,
    Words1000,
    Year,
)

router = Router(tags=["planned notes"])

Key = Annotated[str, Path(min_length=1, max_length=20, pattern=r"^[0-9A-Za-zÆØÅæøå]+$")]
"""The mark of a note: N9 an order, R3 a need, ØKF a package."""
Base = Year | Literal["current"]
"""A year's price and wage level, or each year's own prices."""


class AmountForm(Form):
    """An amount of one year; year null is the same amount in each of the years."""

    year: Year | None = None
    kr: Kroner


class PlannedNoteRow(Schema):
    """A note that is asked for. No costs: unknown, never zero."""

    id: int
    key: str
    title: str
    budget_note: int | None
    budget_year: int | None
    package: str
    committee: str
    appropriation: str
    costs: list[AmountForm]
    price_base: int | Literal["current"] | None
    source: str
    is_fictional: bool


class OutcomeRow(Schema):
    """What was decided for a year (null: every year). A correction supersedes, and is a new row."""

    id: int
    note: str
    year: int | None
    kind: OutcomeKind
    decided_on: date
    committee: str
    item: str
    case_number: str
    paper: str
    kr: int | None
    price_base: int | Literal["current"] | None
    covers: list[str]
    excludes: list[str]
    other: str
    residual_kr: int | None
    residual_by: str
    settled: Settled
    until_year: int | None
    frame: str
    lead: str
    remark: str
    is_current: bool
    supersedes: int | None
    why: str


class PlannedNoteForm(Form):
    """What a note costs and who answers for it; the whole of it each time."""

    title: Words300 = ""
    costs: Annotated[list[AmountForm], Field(max_length=MOST_YEARS)] = []
    price_base: Base | None = None
    committee: Words20 = ""
    appropriation: Words40 = ""
    budget_year: Year | None = None
    package: Words20 = ""
    source: Words1000 = ""

    def said(self) -> ShortForm:
        """The same as a screen's form says it."""
        facts = self.model_dump(exclude={"costs", "price_base"})
        costs = {one.year: one.kr for one in self.costs if one.year is not None}
        return ShortForm(costs=costs, price_base=_base(self.price_base), **facts)


Parts = Annotated[list[Words10], Field(max_length=50)]
Amounts = Annotated[list[AmountForm], Field(max_length=MOST_YEARS)]


class OutcomeForm(Form):
    """What was decided on a note, for one year, for years from-to, or (none) for every year.

    ``newest`` is the id of the newest outcome that the caller has seen (0: none); with it, an
    entry made meanwhile by somebody else is not overwritten unseen.
    """

    kind: OutcomeKind
    year_from: Year | None = None
    year_to: Year | None = None
    decided_on: Day | None = None
    committee: Words60 = ""
    item: Words40 = ""
    case_number: Words40 = ""
    paper: Words1000 = ""
    kr: Amounts = []
    price_base: Base | None = None
    covers: Parts = []
    excludes: Parts = []
    residual_kr: Amounts = []
    residual_by: Words60 = ""
    settled: Settled | Literal[""] = ""
    frame: Words120 = ""
    merged_with: Words20 = ""
    package: Words20 = ""
    lead: Words20 = ""
    until_year: Year | None = None
    is_until_carry_over: Annotated[bool, Field(strict=True)] = False
    remark: Words1000 = ""
    why: Words500 = ""
    newest: Annotated[int, Field(strict=True, ge=0, le=2**31 - 1)] | None = None

    def said(self) -> Decision:
        """The same as a screen's form says it."""
        apart = {"newest", "kr", "residual_kr", "price_base", "covers", "excludes"}
        return Decision(
            **self.model_dump(exclude=apart),
            kr={one.year: one.kr for one in self.kr},
            residual_kr={one.year: one.kr for one in self.residual_kr},
            price_base=_base(self.price_base),
            covers=tuple(self.covers),
            excludes=tuple(self.excludes),
        )


def _base(said: int | Literal["current"] | None) -> int | None:
    return CURRENT if said == "current" else said


@router.get("/annexes/{annex}/notes", response={200: list[PlannedNoteRow], **REFUSALS})
def list_planned_notes(request: HttpRequest, annex: Number) -> Any:
    """The orders, needs and packages that an annex's parts name."""
    rows = annex_or_404(annex).planned_notes.prefetch_related("costs")
    return [_note(row) for row in rows]


@router.put("/annexes/{annex}/notes/{key}", auth=WRITE, response={200: PlannedNoteRow, **REFUSALS})
def put_planned_note(request: HttpRequest, annex: Number, key: Key, said: PlannedNoteForm) -> Any:
    """Say what a note costs year by year, in which prices, and who answers for it."""
    row = _planned(annex, key)
    _refuse_unknown(row, package=said.package)
    edit_planned_note(row, said.said(), request.user)
    return _note(_planned(annex, key))


@router.post(
    "/annexes/{annex}/notes/{key}/take",
    auth=WRITE,
    response={200: PlannedNoteRow, **REFUSALS},
)
def take_figures(request: HttpRequest, annex: Number, key: Key) -> Any:
    """Take what the linked budget note says in place of what stands."""
    take_from_note(_planned(annex, key), request.user)
    return _note(_planned(annex, key))


@router.get("/annexes/{annex}/outcomes", response={200: list[OutcomeRow], **REFUSALS})
def list_outcomes(request: HttpRequest, annex: Number, superseded: bool = False) -> Any:
    """What has been decided on the notes; with ``superseded`` also what was entered before."""
    rows = Outcome.objects.filter(planned_note__annex=annex_or_404(annex))
    rows = rows if superseded else rows.filter(is_current=True)
    rows = rows.order_by("planned_note_id", blank_first("year"), "-pk")
    return [_outcome(row) for row in rows.select_related("planned_note")]


@router.post(
    "/annexes/{annex}/notes/{key}/outcomes",
    auth=WRITE,
    response={201: list[OutcomeRow], **REFUSALS},
)
def post_outcomes(request: HttpRequest, annex: Number, key: Key, said: OutcomeForm) -> Any:
    """Enter what was decided on a note: one outcome a year, in place of what stood for it."""
    row = _planned(annex, key)
    _refuse_unknown(row, package=said.package, lead=said.lead)
    saved = enter_outcomes(row, said.said(), request.user, seen=said.newest)
    return Status(201, [_outcome(one) for one in saved])


@router.post(
    "/annexes/{annex}/notes/{key}/outcomes/undo",
    auth=WRITE,
    response={200: list[OutcomeRow], **REFUSALS},
)
def undo_outcomes(request: HttpRequest, annex: Number, key: Key) -> Any:
    """Put back what the last entry superseded; answers with what then stands."""
    row = _planned(annex, key)
    undo_last_entry(row, request.user)
    current = row.outcomes.filter(is_current=True).select_related("planned_note")
    current = current.order_by(blank_first("year"), "-pk")
    return [_outcome(one) for one in current]


def _planned(annex: int, key: str) -> PlannedNote:
    rows = PlannedNote.objects.select_related("annex").prefetch_related("costs")
    return get_object_or_404(rows, annex=annex, key=key)


def _refuse_unknown(row: PlannedNote, **named: str) -> None:
    """Only administrations that the screens offer too: the register has one name for each."""
    known = {"", *(code for code, _name in authorities("administration", row.package))}
    refuse(
        Fault(_("Brobygger kender ingen forvaltning med det navn."), field=name)
        for name, code in named.items()
        if code not in known
    )


def _shown_base(base: int | None) -> Any:
    return "current" if base == CURRENT and base is not None else base


def _note(row: PlannedNote) -> PlannedNoteRow:
    return PlannedNoteRow(
        id=row.pk,
        key=row.key,
        title=row.title,
        budget_note=row.budget_note_id,
        budget_year=row.budget_year,
        package=row.package,
        committee=row.committee,
        appropriation=row.appropriation,
        costs=[AmountForm(year=cost.year, kr=cost.kr) for cost in row.costs.all()],
        price_base=_shown_base(row.price_base),
        source=row.source,
        is_fictional=row.is_fictional,
    )


def _outcome(row: Outcome) -> OutcomeRow:
    same = set(OutcomeRow.model_fields) - {"id", "note", "price_base", "supersedes"}
    facts: dict[str, Any] = {name: getattr(row, name) for name in same}
    return OutcomeRow(
        id=row.pk,
        note=row.planned_note.key,
        price_base=_shown_base(row.price_base),
        supersedes=row.supersedes_id,
        **facts,
    )
