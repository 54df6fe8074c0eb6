"""Amounts whose place is unsure, and codes that stand outside their lists: M09, M15."""

import re
from collections.abc import Iterator

from brobygger.domain.budgets.checks.naming import NOTHING, table_name
from brobygger.domain.budgets.note import BudgetNote, BudgetRow, BudgetTable
from brobygger.domain.budgets.reading.staffing import line_key
from brobygger.domain.budgets.reading.title import CODE
from brobygger.domain.budgets.reference import (
    CONTROL_AREAS,
    code_prefixes,
    committee_codes,
    in_force,
)
from brobygger.domain.documents.found import Found
from brobygger.domain.kernel.likeness import is_like
from brobygger.domain.kernel.place import NOWHERE
from brobygger.domain.kernel.problem import Problem

APPROPRIATION = re.compile(r"\d{1,2}\.\d{2}|\d{1,3}(?:\.\d{1,3}){3}")
"""Appropriation codes are text: "35.10", in older accounts four groups."""

_LETTERS = re.compile(r"[^\W\d_]+")


def check_columns(table: BudgetTable, path: str = "") -> list[Problem]:
    """M15: a row with fewer or more amounts than heads, or a table without heads.

    Nothing is assigned by order; what another table or a name suggests is told as such. One
    finding a table, because the cause is one.
    """
    lost = [
        (index, row)
        for index, row in enumerate(table.rows)
        if any(cell.year is None for cell in row.cells)
    ]
    if not lost:
        return []
    widths = [len(row.cells) for _, row in lost]
    usual = max(set(widths), key=widths.count)
    index, row = next((each for each in lost if len(each[1].cells) != usual), lost[0])
    suggested = [str(cell.suggested_year) for cell in row.cells if cell.suggested_year]
    params = {
        "table": table_name(table),
        "label": row.label.value or "",
        "cells": str(len(row.cells) + (row.total_kr is not None)),
        "heads": str(len(table.years)),
        "suggestion": ", ".join(suggested) or NOTHING,
    }
    amounts = [*(cell.amount_kr for cell in row.cells), *([row.total_kr] if row.total_kr else [])]
    raw = " ".join(amount.raw for amount in amounts)
    place = row.cells[0].amount_kr.source
    return [
        Problem(
            "BUDGET-015", "warning", place, raw, params, f"{path}.rows.{index}.cells.0.amount_kr"
        )
    ]


def check_years(table: BudgetTable, path: str = "") -> Iterator[Problem]:
    """The years of a table follow each other; where they do not, a head was lost or misread."""
    first, last = table.years[:1], table.years[-1:]
    if table.years == tuple(year for a in first for b in last for year in range(a, b + 1)):
        return
    params = {"table": table_name(table), "years": ", ".join(map(str, table.years))}
    place = table.rows[0].label.source if table.rows else NOWHERE
    if table.unit is not None:
        place = table.unit.source  # the head's own cell
    yield Problem("BUDGET-036", "warning", place, params["years"], params, path)


def check_signs(note: BudgetNote) -> Iterator[Problem]:
    """M09: expenditure is positive, income negative; a minus without U or I is asked about."""
    signs = {
        line_key(row.label.value or ""): row.sign.value
        for table in note.tables
        for row in table.rows
        if row.sign is not None and row.sign.value is not None
    }
    for number, table in enumerate(note.tables):
        for index, row in enumerate(table.rows):
            sign = row.sign.value if row.sign else signs.get(line_key(row.label.value or ""))
            wrong = _against_sign(row, sign)
            if wrong is not None:
                order, found = wrong
                params = {
                    "table": table_name(table),
                    "label": row.label.value or "",
                    "sign": sign or NOTHING,
                }
                path = f"tables.{number}.rows.{index}.cells.{order}.amount_kr"
                yield Problem("BUDGET-009", "warning", found.source, found.raw, params, path)


def _against_sign(row: BudgetRow, sign: str | None) -> tuple[int, Found[int]] | None:
    """The first amount of a row that its sign does not allow, with its position."""
    if row.kind == "total":
        return None
    for order, cell in enumerate(row.cells):
        kr = cell.amount_kr.value or 0
        if (sign == "I" and kr > 0) or (sign != "I" and kr < 0):
            return order, cell.amount_kr
    return None


def check_codes(note: BudgetNote) -> Iterator[Problem]:
    """Codes outside their code list: the note's prefix, committee, bevilling, control area, U/I.

    A code that many rows repeat is told once, where it first stands.
    """
    year = note.budget_round.value if note.budget_round else None
    unread = note.code is None or note.code.value is None  # told by BUDGET-030
    if note.code is not None and not unread and not _is_known_code(note.code.value or "", year):
        yield _outside(note.code, "code", ", ".join(sorted(code_prefixes(year))))
    told: set[tuple[str, str]] = set()
    for number, table in enumerate(note.tables):
        for index, row in enumerate(table.rows):
            for problem in _row_codes(row, f"tables.{number}.rows.{index}", year):
                column = problem.field.rpartition(".")[2]
                if (column, problem.raw) not in told:
                    yield problem
                told.add((column, problem.raw))


def _is_known_code(code: str, year: int | None) -> bool:
    match = CODE.match(code)
    prefix = _LETTERS.match(code)
    return match is not None and prefix is not None and prefix[0] in code_prefixes(year)


def _row_codes(row: BudgetRow, path: str, year: int | None) -> Iterator[Problem]:
    committees = committee_codes(year)
    if row.committee is not None and row.committee.value not in committees:
        yield _outside(row.committee, f"{path}.committee", ", ".join(sorted(committees)))
    appropriation = row.appropriation
    if appropriation is not None and not APPROPRIATION.fullmatch(appropriation.value or ""):
        yield _outside(appropriation, f"{path}.appropriation", "00.00")
    areas = in_force(CONTROL_AREAS, year)
    area = row.control_area
    if area is not None and not any(is_like(area.value or "", known) for known in areas):
        yield _outside(area, f"{path}.control_area", ", ".join(areas))
    if row.sign is not None and row.sign.value is None:
        yield _outside(row.sign, f"{path}.sign", "U, I")


def _outside(found: Found[str], field: str, known: str) -> Problem:
    params = {"value": found.raw or NOTHING, "known": known}
    return Problem("BUDGET-025", "warning", found.source, found.raw, params, field)
