"""All checks of a budget note in one list."""

from brobygger.domain.budgets.checks.agreement import check_agreement
from brobygger.domain.budgets.checks.columns import (
    check_codes,
    check_columns,
    check_signs,
    check_years,
)
from brobygger.domain.budgets.checks.presence import check_presence
from brobygger.domain.budgets.checks.staffing import check_staff_cost, check_staffing
from brobygger.domain.budgets.checks.sums import check_table
from brobygger.domain.budgets.checks.wording import check_footnotes, check_wording
from brobygger.domain.budgets.note import BudgetNote
from brobygger.domain.budgets.reading.outline import read_outline
from brobygger.domain.budgets.reference import StaffBand, staff_band
from brobygger.domain.documents.page import Document
from brobygger.domain.kernel.problem import Problem


def check_note(
    note: BudgetNote, document: Document, band: StaffBand | None = None
) -> list[Problem]:
    """Say everything that does not add up in a note and in the paper it was read from.

    A difference is a finding, never a correction. Swapped labels, and errors that are repeated
    everywhere, cannot be seen by any of these checks.
    """
    return [*check_values(note, band), *check_wording(note, read_outline(document))]


def check_values(note: BudgetNote, band: StaffBand | None = None) -> list[Problem]:
    """The checks that need the values only, so that they hold for an edited note too."""
    year = note.budget_round.value if note.budget_round else None
    problems = check_presence(note)
    for index, table in enumerate(note.tables):
        problems += check_table(table, f"tables.{index}")
        problems += check_columns(table, f"tables.{index}")
        problems += check_years(table, f"tables.{index}")
    problems += check_agreement(note)
    problems += check_signs(note)
    problems += check_codes(note)
    problems += check_staffing(note)
    problems += check_staff_cost(note, band or staff_band(year))
    problems += check_footnotes(note)
    return problems
