"""Builds the values of a note or an annex from the few facts that differ: for demo and tests.

What follows from the facts (totals, second table, categories) is derived here, in the plainest
way, so that tests can hold it against what the readers and rules of the domain say.
"""

from brobygger.demo.build.annexes import PartFacts, make_annex, make_recommendation
from brobygger.demo.build.notes import BudgetLine, NoteFacts, make_note, staff_label

__all__ = [
    "BudgetLine",
    "NoteFacts",
    "PartFacts",
    "make_annex",
    "make_note",
    "make_recommendation",
    "staff_label",
]
