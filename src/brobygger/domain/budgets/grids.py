"""The tables and tick boxes of a budget note, as they are printed."""

from collections.abc import Iterator, Mapping, Sequence

from brobygger.domain.budgets.note import (
    BudgetNote,
    BudgetRow,
    BudgetTable,
    EarlierFunds,
    Tick,
    YearAmount,
)
from brobygger.domain.documents.found import Found
from brobygger.domain.documents.paper import (
    BOXES,
    NO_BOX,
    Block,
    Grid,
    Square,
    square,
    words,
)
from brobygger.domain.kernel.amounts import Unit, parse_unit, print_kr
from brobygger.domain.kernel.money import PriceBase

DISTRICTS_A_ROW = 6
YEARS_BEFORE, YEARS_AFTER = 5, 1
"""The table of earlier funds shows five years before the budget year and one after it."""

_TEXT_COLUMNS = (
    ("control_area", "Styringsområde", 20),
    ("committee", "Udvalg", 12),
    ("appropriation", "Bevilling", 14),
    ("sign", "Indtægt/udgift", 14),
)


def need_to_box(labels: Mapping[str, Found[Tick]]) -> Grid | None:
    """The box Kategorisering: one row per label, its tick box first; None without labels."""
    if not labels:
        return None
    rows = [f"{_box(tick)} {label}" for label, tick in labels.items()]
    return Grid((1,), tuple((square(row),) for row in rows), (square("Kategorisering", bold=True),))


def _box(tick: Found[Tick] | None) -> str:
    if tick is None or not isinstance(tick.value, bool):
        return NO_BOX
    return BOXES[tick.value]


def district_ticks(note: BudgetNote) -> Iterator[Block]:
    """The box "Bydækkende" and the list of districts, each label beside its box."""
    if note.citywide is not None:
        yield words(f"Bydækkende: {_box(note.citywide)}")
    cells = [
        cell for name, tick in note.districts.items() for cell in (square(name), square(_box(tick)))
    ]
    if not cells:
        return
    wide = 2 * DISTRICTS_A_ROW
    cells += [Square()] * (-len(cells) % wide)
    rows = tuple(tuple(cells[at : at + wide]) for at in range(0, len(cells), wide))
    yield Grid((22, 6) * DISTRICTS_A_ROW, rows)


def budget_grid(table: BudgetTable) -> Grid:
    """A budget table in its own unit: one row per line, years as columns, the sum at the end."""
    unit = table.unit.value if table.unit and table.unit.value else "kr."
    base = table.price_base.value if table.price_base else None
    columns = [
        (field, label, width)
        for field, label, width in _TEXT_COLUMNS
        if any(getattr(row, field) is not None for row in table.rows)
    ]
    years = [square(str(year), bold=True, end=True) for year in table.years]
    head = (
        square(_unit_head(unit, base), bold=True),
        *(square(label, bold=True) for _, label, _ in columns),
        *years,
        square("I alt", bold=True, end=True),
    )
    fields = [field for field, _, _ in columns]
    rows = tuple(_budget_row(row, fields, len(years), parse_unit(unit)) for row in table.rows)
    widths = (38, *(width for _, _, width in columns), *(12 for _ in years), 14)
    return Grid(widths, rows, head, table.caption.value or "" if table.caption else "")


def _unit_head(unit: str, base: PriceBase | None) -> str:
    if base is None:
        return unit
    return f"{unit}, {'løbende' if base == 'current' else base} p/l"


def _budget_row(
    row: BudgetRow, fields: Sequence[str], columns: int, unit: Unit
) -> tuple[Square, ...]:
    bold = row.kind == "total"
    by_column: dict[int, YearAmount] = {cell.column: cell for cell in row.cells}
    amounts = [by_column[at].amount_kr if at in by_column else None for at in range(columns)]
    values = (getattr(row, field) for field in fields)
    return (
        square(row.label.value or "", bold=bold),
        *(square(str(each.value or "") if each else "", bold=bold) for each in values),
        *(square(_amount(each, unit), bold=bold, end=True) for each in (*amounts, row.total_kr)),
    )


def _amount(found: Found[int] | None, unit: Unit) -> str:
    """The figure in the table's unit; what was not understood is printed as it was read."""
    if found is None:
        return ""
    if found.value is None:
        return found.raw
    if found.value == 0 and found.raw.strip() in ("-", "–", "—"):
        return found.raw.strip()
    return print_kr(found.value, unit, 1 if unit >= 1_000_000 else 0)


def earlier_grid(note: BudgetNote) -> Grid:
    """Earlier funds by agreement and year, with their sum; in current prices."""
    funds = note.earlier_funds
    years = _earlier_years(note)
    unit = 1000 if all((each.amount_kr.value or 0) % 1000 == 0 for each in funds) else 1
    head = [_unit_head(print_kr(unit) + " kr." if unit > 1 else "kr.", funds[0].price_base)]
    by_agreement: dict[str, list[EarlierFunds]] = {}
    for each in funds:
        by_agreement.setdefault(each.agreement.value or "", []).append(each)
    rows = [
        (square(agreement), *_earlier_amounts(given, years, unit))
        for agreement, given in by_agreement.items()
    ]
    total = (square("Afsatte midler i alt", bold=True), *_earlier_amounts(funds, years, unit))
    return Grid(
        (40, *(13 for _ in years)),
        (*rows, total),
        tuple(square(text, bold=True, end=at > 0) for at, text in enumerate([*head, *years])),
    )


def _earlier_years(note: BudgetNote) -> list[str]:
    """The year columns, and one without a head for amounts whose year is lost."""
    stated = [each.year.value for each in note.earlier_funds if each.year.value is not None]
    if note.budget_round and note.budget_round.value:
        stated += [
            note.budget_round.value - YEARS_BEFORE,
            note.budget_round.value + YEARS_AFTER,
        ]
    years = [str(year) for year in range(min(stated), max(stated) + 1)] if stated else []
    has_lost_year = any(each.year.value is None for each in note.earlier_funds)
    return [*years, ""] if has_lost_year else years


def _earlier_amounts(
    funds: Sequence[EarlierFunds], years: Sequence[str], unit: Unit
) -> Iterator[Square]:
    for year in years:
        amounts = [
            each.amount_kr.value
            for each in funds
            if str(each.year.value or "") == year and each.amount_kr.value is not None
        ]
        yield square(print_kr(sum(amounts), unit) if amounts else "", end=True)
