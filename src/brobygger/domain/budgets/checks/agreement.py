"""What must be the same in several places of a note: M04, M05, M06, M07, M13."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from brobygger.domain.budgets.checks.naming import (
    NOTHING,
    is_earlier,
    main_table,
    shown_kr,
    table_name,
    technical_tables,
    unit_words,
)
from brobygger.domain.budgets.checks.sums import grand_total
from brobygger.domain.budgets.note import BudgetNote, BudgetRow, BudgetTable, YearAmount
from brobygger.domain.budgets.reading.staffing import line_key
from brobygger.domain.documents.found import Found
from brobygger.domain.kernel.amounts import print_kr
from brobygger.domain.kernel.likeness import is_like
from brobygger.domain.kernel.place import NOWHERE
from brobygger.domain.kernel.problem import Problem

TOTAL = "I alt"


@dataclass(frozen=True, slots=True)
class Printed:
    """An amount, or the sum of several; ``found`` and ``path`` are of the (first) one printed."""

    kr: int | None
    found: Found[int]
    path: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line of money by year ("2024") and in all, with the path of the row it was read from."""

    label: str
    amounts: Mapping[str, Printed]
    path: str


def check_agreement(note: BudgetNote) -> list[Problem]:
    """All checks between tables, and between tables and running text."""
    return [
        *_units(note),
        *_table_by_table(note),
        *_annual_amount(note),
        *_years(note),
    ]


def _table_path(note: BudgetNote, table: BudgetTable) -> str:
    return f"tables.{note.tables.index(table)}"


def _units(note: BudgetNote) -> Iterator[Problem]:
    """M07: every table says its unit and price base, and Tables 1 and 2 have the same base."""
    for table in note.tables:
        if table.rows and (table.unit is None or table.price_base is None):
            params = {"table": table_name(table), "first": unit_words(table), "second": NOTHING}
            place = table.caption.source if table.caption else table.rows[0].label.source
            raw = table.caption.raw if table.caption else ""
            severity = "error" if table.unit is None else "warning"
            path = _table_path(note, table)
            yield Problem(
                "BUDGET-029",
                "error" if severity == "error" else "warning",
                place,
                raw,
                params,
                path,
            )
    main = main_table(note.tables)
    for table in technical_tables(note.tables):
        if main is None or main.price_base is None or table.price_base is None:
            continue
        if main.price_base.value != table.price_base.value:
            params = {
                "table": table_name(main),
                "other": table_name(table),
                "first": unit_words(main),
                "second": unit_words(table),
            }
            path = f"{_table_path(note, table)}.price_base"
            base = table.price_base
            yield Problem("BUDGET-007", "error", base.source, base.raw, params, path)


def _line(row: BudgetRow, path: str) -> Line:
    amounts: dict[str, Printed] = {}
    for order, cell in enumerate(row.cells):
        year = cell.year or cell.suggested_year
        if year is not None:
            place = f"{path}.cells.{order}.amount_kr"
            amounts[str(year)] = Printed(cell.amount_kr.value, cell.amount_kr, place)
    if row.total_kr is not None:
        amounts[TOTAL] = Printed(row.total_kr.value, row.total_kr, f"{path}.total_kr")
    return Line(row.label.value or "", amounts, path)


def _lines(note: BudgetNote, table: BudgetTable) -> list[Line]:
    path = _table_path(note, table)
    return [
        _line(row, f"{path}.rows.{index}")
        for index, row in enumerate(table.rows)
        if row.kind == "row"
    ]


def _total_line(note: BudgetNote, table: BudgetTable) -> Line | None:
    row = grand_total(table)
    if row is None:
        return None
    return _line(row, f"{_table_path(note, table)}.rows.{table.rows.index(row)}")


def _table_by_table(note: BudgetNote) -> Iterator[Problem]:
    """M04 and M13: Table 1 is the tables below it, line by line and in all."""
    main, below = main_table(note.tables), technical_tables(note.tables)
    if main is None or not main.rows or not any(table.rows for table in below):
        return
    names = ", ".join(table_name(table) for table in below)
    mine = _lines(note, main)
    theirs = _joined([line for table in below for line in _lines(note, table)])
    for line in mine:
        match = _like(line, theirs)
        if match is None:
            yield _only_in_one(line, table_name(main), names)
            continue
        theirs.remove(match)
        yield from _compared("BUDGET-004", line, match, main, names)
    for line in theirs:
        yield _only_in_one(line, names, table_name(main))
    totals = _joined([each for table in below if (each := _total_line(note, table))], same=True)
    total = _total_line(note, main)
    if total is not None and len(totals) == 1:
        code = "BUDGET-013" if len(below) > 1 else "BUDGET-004"
        yield from _compared(code, total, totals[0], main, names)


def _joined(lines: list[Line], *, same: bool = False) -> list[Line]:
    """Lines of one label added up: a line may be spread over committees and control areas."""
    joined: dict[str, Line] = {}
    for line in lines:
        key = "" if same else line_key(line.label)
        before = joined.get(key)
        joined[key] = line if before is None else _added(before, line)
    return list(joined.values())


def _added(one: Line, other: Line) -> Line:
    amounts = dict(one.amounts)
    for name, printed in other.amounts.items():
        before = amounts.get(name)
        if before is None:
            amounts[name] = printed
        elif printed.kr is not None:
            amounts[name] = replace(before, kr=(before.kr or 0) + printed.kr)
    return Line(one.label, amounts, one.path)


def _like(line: Line, others: list[Line]) -> Line | None:
    key = line_key(line.label)
    exact = next((each for each in others if line_key(each.label) == key), None)
    return exact or next((each for each in others if is_like(line_key(each.label), key)), None)


def _compared(
    code: str, line: Line, other: Line, main: BudgetTable, names: str
) -> Iterator[Problem]:
    """One finding for each year in which a line differs; an unreadable figure has its own."""
    for name, mine in line.amounts.items():
        theirs = other.amounts.get(name)
        if theirs is None or mine.kr == theirs.kr:
            continue
        if any(each.found.value is None and each.found.raw.strip() for each in (mine, theirs)):
            continue
        params = {
            "table": table_name(main),
            "other": names,
            "label": line.label,
            "column": name,
            "first": shown_kr(mine.kr, main),
            "second": shown_kr(theirs.kr, main),
            "unit": unit_words(main),
        }
        place, raw = theirs.found.source, theirs.found.raw
        yield Problem(code, "error", place, raw, params, theirs.path)


def _only_in_one(line: Line, here: str, there: str) -> Problem:
    first = next(iter(line.amounts.values()), None)
    params = {"label": line.label, "table": here, "other": there}
    place = first.found.source if first else NOWHERE
    return Problem("BUDGET-032", "error", place, line.label, params, f"{line.path}.label")


def _annual_amount(note: BudgetNote) -> Iterator[Problem]:
    """M05: the amount a year in running text is the total of Table 1 in each year; where a paper
    has lost Table 1, of the one table that says the same.

    Amounts that have lost their years (the total over the years may be among them) differ where
    the text names none of them.
    """
    technical = technical_tables(note.tables)
    main = main_table(note.tables) or (technical[0] if len(technical) == 1 else None)
    annual = note.annual_amount_kr
    total = grand_total(main) if main is not None else None
    if annual is None or annual.value is None or main is None or total is None:
        return
    stated = [cell for cell in total.cells if cell.amount_kr.value is not None]
    differing = [cell for cell in stated if cell.amount_kr.value != annual.value]
    if len(differing) < len(stated):
        differing = [cell for cell in differing if cell.year is not None]
    if differing:
        params = {
            "table": table_name(main),
            "annual": print_kr(annual.value),
            "years": ", ".join(map(_in_year, differing)),
        }
        yield Problem("BUDGET-005", "error", annual.source, annual.raw, params, "annual_amount_kr")


def _in_year(cell: YearAmount) -> str:
    printed = print_kr(cell.amount_kr.value or 0)
    return printed if cell.year is None else f"{cell.year}: {printed}"


def _years(note: BudgetNote) -> Iterator[Problem]:
    """M06: the stated period is the years of the tables."""
    if note.period is None or note.period.value is None:
        yield from _years_of_tables(note)
        return
    first, last = note.period.value
    stated = tuple(range(first, last + 1))
    for table in note.tables:
        if is_earlier(table) or not table.years or table.years == stated:
            continue
        params = {
            "table": table_name(table),
            "period": note.period.raw,
            "years": ", ".join(map(str, table.years)),
        }
        yield Problem(
            "BUDGET-006", "warning", note.period.source, note.period.raw, params, "period"
        )


def _years_of_tables(note: BudgetNote) -> Iterator[Problem]:
    """Without a stated period the tables are still held against each other."""
    main = main_table(note.tables)
    for table in technical_tables(note.tables):
        if main is None or not main.years or not table.years or table.years == main.years:
            continue
        params = {
            "table": table_name(main),
            "other": table_name(table),
            "first": ", ".join(map(str, main.years)),
            "second": ", ".join(map(str, table.years)),
        }
        place = table.unit.source if table.unit else NOWHERE
        path = _table_path(note, table)
        yield Problem("BUDGET-037", "error", place, params["second"], params, path)
