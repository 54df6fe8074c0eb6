"""From grid to budget table: figures in whole kroner, each in its year or openly in none."""

import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from brobygger.domain.budgets.note import (
    BudgetRow,
    BudgetTable,
    EarlierFunds,
    RowKind,
    Sign,
    YearAmount,
)
from brobygger.domain.budgets.reading.grid import Amount, Grid, GridRow, Head, Piece
from brobygger.domain.documents.found import Certainty, Found, unknown
from brobygger.domain.kernel.amounts import (
    CellError,
    in_kroner,
    parse_cell,
    parse_price_base,
    parse_unit,
)
from brobygger.domain.kernel.money import PriceBase

EARLIER_FUNDS = "earlier_funds"
_NUMBER = re.compile(r"\d+")
_TOTAL = re.compile(r"i\s?alt\b|\btotal|^sum\b|\bnetto\b", re.IGNORECASE)
_YEAR_IN_NAME = re.compile(r"\b(?:19|20)\d\d\b")


def read_tables(grids: Sequence[tuple[bool, Grid]]) -> tuple[BudgetTable, ...]:
    """Interpret all tables of a note, each with whether it stands under "Tidligere afsatte midler".

    Lost year heads are then suggested from another table of the same note, never filled in.
    """
    read: list[BudgetTable] = []
    for is_earlier, grid in grids:
        read.append(_read(grid, _name(grid, is_earlier, [table.id for table in read])))
    return tuple(
        _suggest_by_name(table) if table.id.startswith(EARLIER_FUNDS) else _suggest(table, read)
        for table in read
    )


def _name(grid: Grid, is_earlier: bool, taken: Sequence[str]) -> str:
    """Its printed number ("table_1"); without one what it is, then its place."""
    number = _NUMBER.search(grid.caption.text) if grid.caption else None
    wanted = f"table_{int(number[0])}" if number else ""
    if not wanted and is_earlier:
        wanted = EARLIER_FUNDS
    if not wanted:
        wanted = "table_2" if "appropriation" in grid.roles else "table_1"
    count = 1
    name = wanted
    while name in taken:
        count += 1
        name = f"{wanted}_{count}"
    return name


def _read(grid: Grid, name: str) -> BudgetTable:
    unit = _unit(grid.unit)
    return BudgetTable(
        id=name,
        caption=_found(grid.caption) if grid.caption else None,
        unit=_found(grid.unit, _unit_words(grid.unit.text)) if grid.unit and unit else None,
        price_base=_price_base(grid.unit),
        years=tuple(head.year for head in grid.heads if head.year is not None),
        rows=tuple(_row(row, grid, unit) for row in grid.rows),
    )


def _found(piece: Piece, value: str | None = None) -> Found[str]:
    text = piece.text if value is None else value
    return Found(text, piece.text, piece.place, method="table")


def _unit(piece: Piece | None) -> int | None:
    if piece is None:
        return None
    try:
        return parse_unit(piece.text)
    except CellError:
        return None


def _unit_words(text: str) -> str:
    """The unit without the price base: "1.000 kr."."""
    return text.split(",", maxsplit=1)[0].strip()


def _price_base(piece: Piece | None) -> Found[PriceBase] | None:
    if piece is None:
        return None
    try:
        return Found(parse_price_base(piece.text), piece.text, piece.place, method="table")
    except CellError:
        return None


def _row(row: GridRow, grid: Grid, unit: int | None) -> BudgetRow:
    heads = grid.heads or tuple(Head() for _ in row.amounts)
    cells: list[YearAmount] = []
    total: Found[int] | None = None
    for order, amount in enumerate(row.amounts):
        found = _amount(amount, unit, row.noisy)
        head = heads[amount.column] if amount.column is not None else Head()
        if head.is_total:
            total = found
        else:
            column = order if amount.column is None else amount.column
            cells.append(YearAmount(column, head.year, found))
    return BudgetRow(
        label=_found(row.label),
        kind=kind_of(row.label.text),
        cells=tuple(cells),
        total_kr=total,
        control_area=_words(row, "control_area"),
        committee=_words(row, "committee"),
        appropriation=_words(row, "appropriation"),
        sign=_sign(row, grid),
    )


def kind_of(label: str) -> RowKind:
    """Whether a row's label names a printed sum ("Udgifter i alt (netto)")."""
    return "total" if _TOTAL.search(label) else "row"


def _words(row: GridRow, role: str) -> Found[str] | None:
    piece = next((piece for name, piece in row.words.items() if name == role), None)
    return Found(piece.text.strip(), piece.text, piece.place, method="table") if piece else None


def _sign(row: GridRow, grid: Grid) -> Found[Sign] | None:
    """U or I; a row of a table with signs that lacks its own is unknown, a sum needs none."""
    piece = row.words.get("sign")
    if piece is None:
        is_missing = "sign" in grid.roles and kind_of(row.label.text) == "row"
        return unknown("", row.label.place) if is_missing else None
    text = piece.text.strip()
    if text.upper() == "U":
        return Found("U", text, piece.place, _certainty(text == "U"), "table")
    if text.upper() == "I":
        return Found("I", text, piece.place, _certainty(text == "I"), "table")
    return unknown(text, piece.place)


def _certainty(is_exact: bool) -> Certainty:
    return "certain" if is_exact else "likely"


def _amount(amount: Amount, unit: int | None, noisy: bool) -> Found[int]:
    """A figure in whole kroner. Blank is not stated; what the grammar refuses is unknown."""
    raw, place = amount.piece.text, amount.piece.place
    value = _figure(raw)
    if not raw.strip():
        return Found(None, "", place, "certain", "table")
    if value is None or unit is None:
        return replace(unknown(raw, place), method="table")
    try:
        kr = in_kroner(value, unit)
    except CellError:
        return replace(unknown(raw, place), method="table")
    return Found(kr, raw, place, "likely" if noisy else "certain", "table")


def _figure(raw: str) -> Fraction | None:
    try:
        return parse_cell(raw).value
    except CellError:
        return None


def _suggest(table: BudgetTable, others: Sequence[BudgetTable]) -> BudgetTable:
    """Offer the heads of another table where this one has lost its own.

    Only for rows that are as wide as the other table's years, or one wider with a last figure
    that is the sum of the rest in most rows: then that is the row's total.
    """
    widths = {len(row.cells) for row in table.rows}
    if table.years or len(widths) != 1:
        return table
    width = widths.pop()
    for other in others:
        has_total = any(row.total_kr for row in other.rows)
        if not other.years or other.id.startswith(EARLIER_FUNDS):
            continue
        if width == len(other.years) + 1 and has_total and _sums_up(table):
            return replace(table, rows=tuple(_with_total(row, other.years) for row in table.rows))
        if width == len(other.years):
            return replace(table, rows=tuple(_suggested(row, other.years) for row in table.rows))
    return table


def _sums_up(table: BudgetTable) -> bool:
    """Whether most rows end in the sum of their other figures."""
    rows = [[cell.amount_kr.value for cell in row.cells] for row in table.rows]
    whole = [
        sum(kr for kr in row[:-1] if kr is not None) == row[-1] for row in rows if None not in row
    ]
    return sum(whole) * 2 > len(rows)


def _with_total(row: BudgetRow, years: Sequence[int]) -> BudgetRow:
    *cells, last = row.cells
    total = replace(last.amount_kr, certainty="likely", method="derived")
    if last.amount_kr.value is None:
        total = last.amount_kr
    return _suggested(replace(row, cells=tuple(cells), total_kr=total), years)


def _suggested(row: BudgetRow, years: Sequence[int]) -> BudgetRow:
    cells = tuple(
        replace(cell, suggested_year=year) for cell, year in zip(row.cells, years, strict=True)
    )
    return replace(row, cells=cells)


def _suggest_by_name(table: BudgetTable) -> BudgetTable:
    """Offer the year that an agreement's name holds for the one amount whose column is lost."""
    return replace(table, rows=tuple(_named(row, table.years) for row in table.rows))


def _named(row: BudgetRow, years: Sequence[int]) -> BudgetRow:
    named = {int(match[0]) for match in _YEAR_IN_NAME.finditer(row.label.value or "")}
    if len(row.cells) != 1 or row.cells[0].year is not None or len(named) != 1:
        return row
    year = named.pop()
    if years and year not in years:
        return row
    return replace(row, cells=(replace(row.cells[0], suggested_year=year),))


def read_earlier_funds(tables: Sequence[BudgetTable]) -> tuple[EarlierFunds, ...]:
    """Money given before, one entry for each amount of the table "Tidligere afsatte midler".

    Where the column is lost the year stays unknown; the agreement's name may suggest one.
    """
    return tuple(
        EarlierFunds(row.label, _year_of(cell), cell.amount_kr, base)
        for table in tables
        if table.id.startswith(EARLIER_FUNDS)
        for base in [table.price_base.value if table.price_base else None]
        for row in table.rows
        if row.kind == "row"
        for cell in row.cells
        if cell.amount_kr.raw
    )


def _year_of(cell: YearAmount) -> Found[int]:
    place = cell.amount_kr.source
    if cell.year is not None:
        return Found(cell.year, str(cell.year), place, method="table")
    return replace(unknown("", place, suggestion=cell.suggested_year), method="derived")
