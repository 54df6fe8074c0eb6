"""What a confirmed budget note says of the planned note that it is: offered, never forced."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from brobygger.web.budgets.models import (
    BudgetNote,
    LineAmount,
    NoteLink,
    PlannedCost,
    PlannedNote,
)
from brobygger.web.budgets.register import FIRST_TABLE
from brobygger.web.ui.together import rows_together

SECOND_TABLE = "table_2"


@dataclass(frozen=True, slots=True)
class Figures:
    """Cost by year, price level, committee, appropriation and budget, and where they stand."""

    costs: Mapping[int, int]
    price_base: int | None
    committee: str
    appropriation: str
    source: str
    budget_year: int | None = None

    @property
    def are_none(self) -> bool:
        """The note says nothing that could be taken."""
        return not (self.costs or self.committee or self.appropriation)


def figures_of(note: BudgetNote) -> Figures:
    """Table 1 gives the money and Table 2 who answers for it, as a person confirmed them.

    Money in more than one price level is not added, so it is not taken at all. Where the lines
    name several committees or appropriations, none of them is the note's.
    """
    lines, amounts = rows_together(
        note.lines.filter(is_total=False),
        LineAmount.objects.filter(line__note=note, line__is_total=False),
    )
    first = [line for line in lines if line.table == FIRST_TABLE]
    second = [line for line in lines if line.table == SECOND_TABLE]
    bases = {line.price_base for line in first}
    base = bases.pop() if len(bases) == 1 else None
    return Figures(
        _sums(amounts, {line.pk for line in first}) if base is not None else {},
        base,
        _only(line.committee for line in second),
        _only(line.appropriation for line in second),
        f"Budgetnotat {note.code}, tabel 1 og 2",  # data, as a paper is cited: in its own language
        note.budget_round,
    )


def _sums(amounts: Sequence[LineAmount], lines: Collection[int]) -> dict[int, int]:
    """Kroner by year, of these lines alone, the years in their order."""
    found: dict[int, int] = defaultdict(int)
    for amount in sorted(amounts, key=lambda one: one.year):
        if amount.line_id in lines:
            found[amount.year] += amount.kr
    return dict(found)


def _only(said: Any) -> str:
    different = {one for one in said if one}
    return str(different.pop()) if len(different) == 1 else ""


def own_figures(row: PlannedNote) -> Figures:
    """What the planned note says itself."""
    costs = {cost.year: cost.kr for cost in row.costs.all()}
    return Figures(
        costs, row.price_base, row.committee, row.appropriation, row.source, row.budget_year
    )


def offer_of(row: PlannedNote) -> Figures | None:
    """What the linked note says otherwise; None where there is nothing to take."""
    if row.budget_note is None:
        return None
    theirs = figures_of(row.budget_note)
    if theirs.are_none or _agree(theirs, own_figures(row)):
        return None
    return theirs


def _agree(theirs: Figures, ours: Figures) -> bool:
    """What the note leaves unsaid is no disagreement."""
    money = not theirs.costs or (theirs.costs, theirs.price_base) == (ours.costs, ours.price_base)
    committee = theirs.committee in {"", ours.committee}
    appropriation = theirs.appropriation in {"", ours.appropriation}
    return money and committee and appropriation and theirs.budget_year in {None, ours.budget_year}


def take(row: PlannedNote, figures: Figures) -> None:
    """Let the planned note say what the budget note says, where that says something."""
    if figures.costs:
        put_costs(row, figures.costs)
        row.price_base = figures.price_base
        row.is_fictional = False
    row.committee = figures.committee or row.committee
    row.appropriation = figures.appropriation or row.appropriation
    row.budget_year = figures.budget_year or row.budget_year
    row.source = figures.source
    row.is_taken = True
    row.save()


def put_costs(row: PlannedNote, costs: Mapping[int, int]) -> None:
    """The costs by year, in place of those there were; the row's history is the step's business."""
    row.costs.all().delete()
    PlannedCost.objects.bulk_create(
        PlannedCost(planned_note=row, year=year, kr=kr) for year, kr in sorted(costs.items())
    )


def follow_link(link: NoteLink, before: str) -> str:
    """A person has answered a link: join note and planned note, or part them; the key, or "".

    One note is one amount. Where it serves several recommendations it stands under the order of
    the first that was confirmed, so that its money is never counted twice.
    """
    annex = link.recommendation.annex
    if link.state == NoteLink.State.CONFIRMED:
        return _join(link)
    if before != NoteLink.State.CONFIRMED:
        return ""
    row = _planned(link)
    if row is None or row.budget_note_id != link.note_id:
        return ""
    _part(row)
    others = link.note.links.filter(
        recommendation__annex=annex, state=NoteLink.State.CONFIRMED
    ).select_related("recommendation__annex")
    for other in others.exclude(pk=link.pk).order_by("decided_at"):
        if _join(other):
            break
    return row.key


def _join(link: NoteLink) -> str:
    row = _planned(link)
    annex = link.recommendation.annex
    if row is None or annex.planned_notes.filter(budget_note=link.note).exists():
        return ""
    if row.budget_note_id is not None:
        return ""
    row.budget_note = link.note
    theirs = figures_of(link.note)
    ours = own_figures(row)
    is_free = row.is_fictional or not (ours.costs or ours.committee or ours.appropriation)
    if is_free and not theirs.are_none:
        take(row, theirs)
    else:
        row.save()
    return row.key


def _part(row: PlannedNote) -> None:
    """The link was taken back: what was taken with it goes too, what a person wrote stays."""
    row.budget_note = None
    if row.is_taken:
        put_costs(row, {})
        row.price_base, row.committee, row.appropriation, row.source = None, "", "", ""
        row.is_taken = False
    row.save()


def _planned(link: NoteLink) -> PlannedNote | None:
    """The order of the recommendation, else its need, else the one order that lifts its parts."""
    recommendation = link.recommendation
    rows = {row.key: row for row in recommendation.annex.planned_notes.all()}
    for key in (f"N{recommendation.number}", f"R{recommendation.number}"):
        if key in rows:
            return rows[key]
    lifting = {
        route.note
        for part in recommendation.parts.prefetch_related("routes")
        for route in part.routes.all()
        if route.kind == "note" and route.note in rows
    }
    return rows[lifting.pop()] if len(lifting) == 1 else None
