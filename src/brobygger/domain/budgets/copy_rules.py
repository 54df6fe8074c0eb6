"""What two copies of a note tell only by several values at once: staffing, year heads, ticks."""

from collections.abc import Iterable, Iterator

from brobygger.domain.budgets.note import BudgetNote, BudgetTable
from brobygger.domain.budgets.reference import staff_band
from brobygger.domain.documents.compare import Difference, Pair, as_printed, pair_items
from brobygger.domain.documents.record import walk
from brobygger.domain.kernel.mentions import find_fte
from brobygger.domain.kernel.place import NOWHERE, Place


def staffing(a: BudgetNote, b: BudgetNote) -> Iterator[Difference]:
    """One staffing figure that the copies, or the mentions within one copy, read differently."""
    if not (a.fte and b.fte) or len({found.value for found in a.fte + b.fte}) == 1:
        return
    left, right = (" · ".join(map(as_printed, note.fte)) for note in (a, b))
    rule = "staffing_out_of_band" if _is_out_of_band(a, b) else "readings_disagree"
    places = a.fte[0].source, b.fte[0].source
    yield Difference("staffing_figure", rule, "fte", left, right, *places)


def _is_out_of_band(*notes: BudgetNote) -> bool:
    """Would some reading of the staff make a full-time equivalent cost too much or too little?"""
    band = staff_band()
    read = [mention for note in notes for found in note.fte for mention in find_fte(found.raw)]
    costs = {
        cell.amount_kr.value
        for note in notes
        for table in note.tables
        for row in table.rows
        if find_fte(row.label.raw)
        for cell in row.cells
        if cell.amount_kr.value
    }
    return any(
        not band.low_kr <= kr / mention.value <= band.high_kr
        for kr in costs
        for mention in read
        if mention.value
    )


def year_heads(note_a: BudgetNote, note_b: BudgetNote) -> Iterator[Difference]:
    """A table that has its year heads in one copy only: the heads are offered, never assigned."""
    for index, left, right in pair_items(note_a.tables, note_b.tables):
        if not isinstance(left, BudgetTable) or not isinstance(right, BudgetTable):
            continue
        if left.years == right.years:
            continue
        kind, rule = ("number", "figures_disagree")
        if not left.years or not right.years:
            kind, rule = ("table_without_years", "offer_other_heads")
        a, b = (" ".join(map(str, table.years)) or None for table in (left, right))
        where_a, where_b = (_table_place(table) for table in (left, right))
        yield Difference(kind, rule, f"tables.{index}.years", a, b, where_a, where_b)


def _table_place(table: BudgetTable) -> Place:
    return next((found.source for _, found in walk(table)), NOWHERE)


def tick_differences(pairs: Iterable[Pair]) -> Iterator[Difference]:
    """Boxes that one copy cannot read, gathered by list; boxes that disagree, one by one."""
    groups: dict[tuple[str, object, object], list[Pair]] = {}
    for pair in pairs:
        if pair.a and pair.b and pair.a.value != pair.b.value:
            states = pair.a.value, pair.b.value
            key = pair.field.split(".")[0] if "unknown" in states else pair.field
            groups.setdefault((key, *states), []).append(pair)
    for (field, a, b), group in groups.items():
        kind = "tick_unreadable" if "unknown" in (a, b) else "tick"
        first, labels = group[0], ", ".join(pair.field.partition(".")[2] for pair in group)
        where_a, where_b = (found.source if found else NOWHERE for found in (first.a, first.b))
        is_list = bool(labels) and field != first.field
        shown = f"{_state(a)}: {labels}" if is_list else _state(a)
        yield Difference(kind, kind, field, shown, _state(b), where_a, where_b)


def _state(tick: object) -> str:
    """A box's state in the words of the reading contract."""
    return str(tick).lower()
