"""Text read as a budget note; on the way every problem is said in both languages and placed."""

import re

from brobygger.domain.budgets.checks import check_note
from brobygger.domain.budgets.note import BudgetNote, BudgetTable
from brobygger.domain.budgets.reading import read_note
from brobygger.domain.documents.record import walk
from brobygger.domain.kernel.problem import Problem
from brobygger.engines.markup import read_markup
from brobygger.engines.text import read_text
from brobygger.messages import say

WHOLE_PARTS = {"code", "budget_round", "need_to", "districts", "sections", "tables"}
"""What a problem may be about as a whole; every other one names the very value."""

_TABLE = re.compile(r"tables\.\d+(\.rows\.\d+\.(sign|committee|control_area))?")


def read(text: str, name: str = "notat.txt") -> tuple[BudgetNote, list[Problem]]:
    """Read a note and check it. A problem without words in a language fails here."""
    opened = read_markup if name.endswith((".md", ".html")) else read_text
    document = opened(text.encode(), name)
    note, problems = read_note(document)
    found = [*problems, *check_note(note, document)]
    paths = {path for path, _ in walk(note)}
    for problem in found:
        assert problem.field in paths | WHOLE_PARTS or _TABLE.fullmatch(problem.field)
        assert say(problem, "da").what
        assert say(problem, "en").remedy
    return note, found


def codes(problems: list[Problem]) -> list[str]:
    """The codes alone, sorted."""
    return sorted(problem.code for problem in problems)


def amounts(table: BudgetTable) -> dict[str, list[int | None]]:
    """Each row's amounts in kroner by its label, the row's total last where it has one."""
    return {
        row.label.value or "": [
            *(cell.amount_kr.value for cell in row.cells),
            *([row.total_kr.value] if row.total_kr else []),
        ]
        for row in table.rows
    }
