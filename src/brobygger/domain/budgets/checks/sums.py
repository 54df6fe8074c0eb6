"""Sums of one table: M01, M02, M03, M10, M14. Pure functions of the table, so that they serve
a note as read and a note as edited alike.

All differences are returned, none is corrected: people copy printed totals onwards.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeGuard

from brobygger.domain.budgets.checks.naming import (
    NOTHING,
    is_earlier,
    shown_kr,
    table_name,
    unit_words,
)
from brobygger.domain.budgets.note import BudgetRow, BudgetTable
from brobygger.domain.documents.found import Found
from brobygger.domain.kernel.amounts import CellError, parse_cell, parse_unit
from brobygger.domain.kernel.fold import fold
from brobygger.domain.kernel.problem import Problem

ROUNDED_WORD = "afrund"
"""A table is rounded only where its own caption says so; else no difference is tolerated."""


@dataclass(frozen=True, slots=True)
class _Sum:
    """A printed sum, what it should be, and how many amounts were added."""

    code: str
    printed: Found[int]
    sum_kr: int
    count: int
    label: str
    column: str
    field: str


def check_table(table: BudgetTable, path: str = "") -> list[Problem]:
    """Compare every printed total with the sum of its rows, and every figure with the grammar."""
    sums = [*_row_sums(table, path), *_column_sums(table, path), *_corners(table, path)]
    problems = [_difference(table, each) for each in sums if each.printed.value != each.sum_kr]
    return [
        *_unreadable(table, path),
        *problems,
        *_blank_below_total(table, path),
        *_without_sum(table, path),
    ]


def grand_total(table: BudgetTable) -> BudgetRow | None:
    """The last printed sum of a table: the one that covers all its rows."""
    return next((row for row in reversed(table.rows) if row.kind == "total"), None)


def _difference(table: BudgetTable, found: _Sum) -> Problem:
    printed = found.printed.value or 0
    small = abs(printed - found.sum_kr) <= _tolerance_kr(table, found.count)
    params = {
        "table": table_name(table),
        "label": found.label,
        "column": found.column,
        "printed": shown_kr(printed, table),
        "sum": shown_kr(found.sum_kr, table),
        "unit": unit_words(table),
    }
    code, severity = ("BUDGET-014", "info") if small else (found.code, "error")
    place = found.printed.source
    return Problem(
        code, "info" if severity == "info" else "error", place, found.printed.raw, params,
        found.field,
    )  # fmt: skip


def _tolerance_kr(table: BudgetTable, count: int) -> int:
    """What rounding can do to a sum of ``count`` rounded amounts: half a unit each and its own."""
    caption = table.caption.value if table.caption else None
    if ROUNDED_WORD not in fold(caption or "") or table.unit is None:
        return -1
    try:
        return (count + 1) // 2 * parse_unit(table.unit.raw)
    except CellError:
        return -1


def _is_added(row: BudgetRow) -> bool:
    """Whether a row counts in the sum below it; "heraf ..." repeats a part of the row above."""
    return row.kind == "row" and not fold(row.label.value or "").startswith("heraf")


def _stated(amounts: Sequence[Found[int] | None]) -> list[int] | None:
    """The stated amounts; None where one cannot be read, so that no sum can be told."""
    if any(found is not None and found.value is None and found.raw.strip() for found in amounts):
        return None
    return [found.value for found in amounts if found is not None and found.value is not None]


def _has_columns(table: BudgetTable, row: BudgetRow) -> bool:
    """Whether a row's amounts stand in known columns: by year, or all of them in order."""
    if table.years:
        return all(cell.year is not None for cell in row.cells)
    return len({len(each.cells) for each in table.rows}) == 1


def _row_sums(table: BudgetTable, path: str) -> Iterator[_Sum]:
    """M01: a row's total is the sum of its years."""
    for index, row in enumerate(table.rows):
        if row.kind == "row":
            yield from _row_sum("BUDGET-001", row, f"{path}.rows.{index}.total_kr")


def _row_sum(code: str, row: BudgetRow, field: str) -> Iterator[_Sum]:
    amounts = _stated([cell.amount_kr for cell in row.cells])
    if row.total_kr is None or row.total_kr.value is None or amounts is None or not row.cells:
        return
    yield _Sum(code, row.total_kr, sum(amounts), len(amounts), row.label.value or "", "", field)


def _column_sums(table: BudgetTable, path: str) -> Iterator[_Sum]:
    """M02: a column's total is the sum of its rows, income printed as minus."""
    for index, above in _sums_with_rows(table):
        row = table.rows[index]
        if not all(_has_columns(table, each) for each in (row, *above)):
            yield from _whole_sum(table, row, above, f"{path}.rows.{index}")
            continue
        for position, cell in enumerate(row.cells):
            columns = [[c.amount_kr for c in r.cells if c.column == cell.column] for r in above]
            amounts = _stated([found for column in columns for found in column])
            if cell.amount_kr.value is None or not _can_be_added(amounts, table):
                continue
            year = cell.year or cell.suggested_year
            field = f"{path}.rows.{index}.cells.{position}.amount_kr"
            name = str(year) if year else str(cell.column + 1)
            label = row.label.value or ""
            yield _Sum("BUDGET-002", cell.amount_kr, sum(amounts), len(amounts), label, name, field)


def _can_be_added(amounts: list[int] | None, table: BudgetTable) -> TypeGuard[list[int]]:
    """Whether a sum can be told: all amounts can be read, and there are some.

    A year that all rows leave empty is not stated (M10); of earlier funds it means no money, and
    there a sum above nothing is a difference like any other.
    """
    return amounts is not None and (bool(amounts) or is_earlier(table))


def _whole_sum(
    table: BudgetTable, total: BudgetRow, rows: Sequence[BudgetRow], path: str
) -> Iterator[_Sum]:
    """Where columns are lost, all amounts of a sum together are still all amounts above it."""
    printed = _stated([cell.amount_kr for cell in total.cells])
    amounts = _stated([cell.amount_kr for row in rows for cell in row.cells])
    if printed and _can_be_added(amounts, table):
        first = total.cells[0].amount_kr
        whole = Found(sum(printed), first.raw, first.source)
        label = total.label.value or ""
        years = f"{table.years[0]}-{table.years[-1]}" if table.years else NOTHING
        yield _Sum(
            "BUDGET-002",
            whole,
            sum(amounts),
            len(amounts),
            label,
            years,
            f"{path}.cells.0.amount_kr",
        )


def _sums_with_rows(table: BudgetTable) -> Iterator[tuple[int, list[BudgetRow]]]:
    """Each printed sum with the rows that it covers.

    A table with several sums prints partial sums first: each covers the rows since the one
    before, and the last covers all rows, unless it agrees with the rows since the one before.
    """
    rows: list[BudgetRow] = []
    since: list[BudgetRow] = []
    for index, row in enumerate(table.rows):
        if _is_added(row):
            rows.append(row)
            since.append(row)
        elif row.kind == "total":
            is_last = row is grand_total(table)
            covered = rows if not since or (is_last and not _agrees(row, since)) else since
            if covered:
                yield index, list(covered)
            since = []


def _agrees(total: BudgetRow, rows: Sequence[BudgetRow]) -> bool:
    for cell in total.cells:
        column = [c.amount_kr for row in rows for c in row.cells if c.column == cell.column]
        if cell.amount_kr.value != sum(_stated(column) or []):
            return False
    return True


def _corners(table: BudgetTable, path: str) -> Iterator[_Sum]:
    """M03: the grand total is the same both ways, along its years and down the row totals."""
    for index, above in _sums_with_rows(table):
        row = table.rows[index]
        field = f"{path}.rows.{index}.total_kr"
        yield from _row_sum("BUDGET-003", row, field)
        amounts = _stated([each.total_kr for each in above])
        if row.total_kr is not None and row.total_kr.value is not None and amounts:
            label = row.label.value or ""
            yield _Sum("BUDGET-003", row.total_kr, sum(amounts), len(amounts), label, "", field)


def _unreadable(table: BudgetTable, path: str) -> Iterator[Problem]:
    """Figures that the grammar refuses: unknown, never zero and never guessed."""
    for index, row in enumerate(table.rows):
        amounts = [
            (f"{path}.rows.{index}.cells.{order}.amount_kr", cell.amount_kr)
            for order, cell in enumerate(row.cells)
        ]
        if row.total_kr is not None:
            amounts.append((f"{path}.rows.{index}.total_kr", row.total_kr))
        for field, found in amounts:
            if found.value is None and found.raw.strip() and table.unit is not None:
                params = {"table": table_name(table), "label": row.label.value or ""}
                severity, reason = _reason(found.raw)
                yield Problem(
                    "BUDGET-016",
                    "info" if severity == "info" else "error",
                    found.source,
                    found.raw,
                    {**params, "reason": reason},
                    field,
                )


def _reason(raw: str) -> tuple[str, str]:
    """A word for "no figure" ("i.r.") is told, a damaged figure is an error."""
    try:
        cell = parse_cell(raw)
    except CellError as error:
        return "error", error.reason
    if cell.kind == "unknown":
        return "info", cell.reason
    return "error", "part_of_a_krone"


def _without_sum(table: BudgetTable, path: str) -> Iterator[Problem]:
    """Amounts that no printed sum covers: a lost last line, or an empty cell in it.

    Without its sum nobody can tell whether a table lost a row, so the loss itself is told.
    """
    added = [row for row in table.rows if _is_added(row)]
    total = grand_total(table)
    stated = {c.column: c for row in added for c in row.cells if c.amount_kr.raw}
    if not stated:
        return
    columns: list[str] = []
    if total is not None and all(_has_columns(table, row) for row in (total, *added)):
        blank = {cell.column for cell in total.cells if not cell.amount_kr.raw}
        columns = [str(stated[n].year or n + 1) for n in sorted(blank & stated.keys())]
    elif total is not None and not any(cell.amount_kr.raw for cell in total.cells):
        columns = [NOTHING]
    if total is None or columns:
        label = (total or added[-1]).label
        params = {"table": table_name(table), "columns": ", ".join(columns) or NOTHING}
        field = f"{path}.rows.{table.rows.index(total or added[-1])}.label"
        yield Problem("BUDGET-035", "warning", label.source, label.raw, params, field)


def _blank_below_total(table: BudgetTable, path: str) -> Iterator[Problem]:
    """M10: a printed sum over a cell that is left empty; not stated is not zero.

    The table of earlier funds is left out: there an empty year means no money that year.
    """
    if is_earlier(table):
        return
    for index, above in _sums_with_rows(table):
        total = table.rows[index]
        if not all(_has_columns(table, each) for each in (total, *above)):
            continue
        stated = {cell.column for cell in total.cells if cell.amount_kr.value is not None}
        blank = [
            (row, cell)
            for row in above
            for cell in row.cells
            if cell.column in stated and cell.amount_kr.value is None and not cell.amount_kr.raw
        ]
        if blank:
            labels = ", ".join(dict.fromkeys(row.label.value or "" for row, _ in blank))
            columns = sorted({str(cell.year or cell.column + 1) for _, cell in blank})
            params = {
                "table": table_name(table),
                "label": total.label.value or "",
                "rows": labels,
                "columns": ", ".join(columns),
            }
            yield Problem(
                "BUDGET-010",
                "info",
                total.label.source,
                total.label.raw,
                params,
                f"{path}.rows.{index}.label",
            )
