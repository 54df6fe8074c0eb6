"""Reading a budget note: from the neutral paper to the values of the contract."""

from brobygger.domain.budgets.reading.note import read_note
from brobygger.domain.budgets.reading.template import SIGNATURE

__all__ = ["SIGNATURE", "read_note"]
