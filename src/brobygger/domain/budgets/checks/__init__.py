"""Does a budget note add up? Every check of decision-methods B3 and of the readers."""

from brobygger.domain.budgets.checks.note import check_note, check_values
from brobygger.domain.budgets.checks.sums import check_table

__all__ = ["check_note", "check_table", "check_values"]
