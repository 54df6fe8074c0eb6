"""Rows of the link ``budgets``: notes as read, notes as asked for and decided, scenarios."""

from brobygger.web.budgets.models.decisions import (
    BudgetRound,
    Outcome,
    PlannedCost,
    PlannedNote,
)
from brobygger.web.budgets.models.notes import (
    CURRENT,
    BudgetLine,
    BudgetNote,
    LineAmount,
    NoteLink,
)
from brobygger.web.budgets.models.scenarios import Scenario

__all__ = [
    "CURRENT",
    "BudgetLine",
    "BudgetNote",
    "BudgetRound",
    "LineAmount",
    "NoteLink",
    "Outcome",
    "PlannedCost",
    "PlannedNote",
    "Scenario",
]
