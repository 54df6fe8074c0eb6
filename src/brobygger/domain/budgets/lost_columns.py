"""Rows of a budget table whose amounts have lost their year columns in one copy."""

from dataclasses import replace

from brobygger.domain.budgets.note import BudgetNote, BudgetRow, BudgetTable
from brobygger.domain.documents.compare import as_printed


def without_lost_columns(a: BudgetNote, b: BudgetNote) -> tuple[BudgetNote, BudgetNote]:
    """Both notes, with rows whose columns one copy has lost reduced to the amounts they state.

    Such an amount has no certain year, so it is held against the other copy's amounts in their
    order; that its year is lost is told by the year itself.
    """
    tables: tuple[list[BudgetTable], list[BudgetTable]] = (list(a.tables), list(b.tables))
    for index, left in enumerate(a.tables):
        k = next((k for k, right in enumerate(b.tables) if right.id == left.id), None)
        if k is None:
            continue
        pairs = [
            (_stated(one), _stated(other)) if _width(one) != _width(other) else (one, other)
            for one, other in zip(left.rows, b.tables[k].rows, strict=False)
        ]
        count = len(pairs)
        tables[0][index] = replace(left, rows=(*(p[0] for p in pairs), *left.rows[count:]))
        rest = b.tables[k].rows[count:]
        tables[1][k] = replace(b.tables[k], rows=(*(p[1] for p in pairs), *rest))
    return replace(a, tables=tuple(tables[0])), replace(b, tables=tuple(tables[1]))


def _width(row: BudgetRow) -> int:
    return len(row.cells)


def _stated(row: BudgetRow) -> BudgetRow:
    cells = [cell for cell in row.cells if as_printed(cell.amount_kr)]
    return replace(row, cells=tuple(replace(cell, column=n) for n, cell in enumerate(cells)))
