"""Staffing: what one full-time equivalent costs (M08), and that all mentions agree (M12)."""

from collections.abc import Iterator
from dataclasses import replace

from brobygger.domain.budgets.checks.naming import NOTHING, main_table, table_name
from brobygger.domain.budgets.note import BudgetNote, BudgetTable
from brobygger.domain.budgets.reading.staffing import Staffing, disagrees, table_staffing
from brobygger.domain.budgets.reference import StaffBand
from brobygger.domain.kernel.amounts import print_kr
from brobygger.domain.kernel.mentions import FteMention, find_fte
from brobygger.domain.kernel.place import NOWHERE
from brobygger.domain.kernel.problem import Problem


def check_staffing(note: BudgetNote) -> Iterator[Problem]:
    """M12: every staffing figure of the note agrees; where not, each mention is a finding."""
    in_tables = table_staffing(note.tables)
    in_text = [Staffing(FteMention(None, "", 0, 0), NOWHERE)] * (len(note.fte) - len(in_tables))
    found = [
        replace(row, mention=FteMention(each.value, each.raw, 0, 0), place=each.source)
        for each, row in zip(note.fte, (*in_text, *in_tables), strict=False)
    ]
    if not disagrees(found):
        return
    readings = " · ".join(dict.fromkeys(each.raw for each in note.fte))
    for index, each in enumerate(note.fte):
        params = {"readings": readings}
        yield Problem("BUDGET-012", "warning", each.source, each.raw, params, f"fte.{index}")


def check_staff_cost(note: BudgetNote, band: StaffBand) -> Iterator[Problem]:
    """M08: kroner per full-time equivalent and year lie inside the band.

    A rule of plausibility: it detects and never repairs, and some misreadings pass it.
    """
    main = main_table(note.tables)
    table = main if main is not None and table_staffing([main]) else None
    for candidate in note.tables:
        table = table or (candidate if table_staffing([candidate]) else None)
    if table is not None:
        yield from _costs(note, table, band)


def _costs(note: BudgetNote, table: BudgetTable, band: StaffBand) -> Iterator[Problem]:
    for index, row in enumerate(table.rows):
        for mention in find_fte(row.label.value or "")[:1]:
            if mention.value is None or mention.value < 0:
                continue
            for cell in row.cells:
                kr = cell.amount_kr.value
                cost = kr / mention.value if kr and mention.value else None
                if not kr or (cost is not None and band.low_kr <= cost <= band.high_kr):
                    continue
                params = {
                    "table": table_name(table),
                    "label": row.label.value or "",
                    "fte": mention.raw,
                    "amount": print_kr(kr),
                    "cost": print_kr(int(cost)) if cost is not None else NOTHING,
                    "low": print_kr(band.low_kr),
                    "high": print_kr(band.high_kr),
                }
                path = f"tables.{note.tables.index(table)}.rows.{index}.label"
                yield Problem(
                    "BUDGET-008", "warning", row.label.source, row.label.raw, params, path
                )
                break
