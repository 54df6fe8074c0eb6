"""The two copies of the real note: which kinds of fault are told, and what is told in vain."""

from collections.abc import Iterable

from brobygger import wiring
from brobygger.domain.budgets.compare import compare_copies
from brobygger.domain.documents.reading import Reading
from papers.truth import differences
from reading import SHARED
from reading.fields import Count, leaves, truth_of

KINDS = {
    "staffing_figure", "unit_without_number", "percentage_above_100", "footnote_gap",
    "table_without_years", "code_outside_list", "symbol_in_word", "tick_unreadable",
}  # fmt: skip
ONLY_IN = {"need_to", "budget_round"}
LOST = {"BUDGET-015", "BUDGET-017", "BUDGET-019", "BUDGET-020"}
"""What copy 001 has lost indeed: a column, the box of categories, the ticks of the districts."""


def read(folder: str, pattern: str) -> Reading:
    """A paper that lies beside the repository."""
    file = next((SHARED / folder).glob(pattern))
    return wiring.read_document(file.read_bytes(), file.name)


def kinds_told() -> Count:
    """Kinds of fault between copies 000 and 001 that are told, of those that there are."""
    compared = compare_copies(read("seeds", "000_*.txt"), read("seeds", "001_*.txt"))
    told = {each.kind for each in compared.differences} & KINDS
    alone = {part.field for part in (*compared.only_in_a, *compared.only_in_b)} & ONLY_IN
    return Count(len(told) + len(alone), len(KINDS) + len(ONLY_IN))


def false_findings() -> int:
    """Findings on copy 001 alone that are about neither what it lost nor the note itself."""
    of_the_note = set(_codes(read("documents", "bi08.pdf")))
    alone = [*_codes(read("seeds", "001_*.txt"))]
    return sum(code not in of_the_note | LOST for code in alone)


def _codes(reading: Reading) -> Iterable[str]:
    return (problem.code for problem in reading.problems)


def same_in_word() -> Count:
    """Fields of the typeset note that its Word copy gives alike."""
    pdf, word = (truth_of(read("documents", name).values) for name in ("bi08.pdf", "bi08.docx"))
    size = leaves(pdf)
    return Count(size - len(differences(pdf, word)), size)
