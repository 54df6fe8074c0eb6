"""The finding sheet: what does not add up in one or several papers, on a page for their author."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from brobygger.domain.kernel.problem import Problem, Severity

_ORDER: tuple[Severity, ...] = ("error", "warning", "info")


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One finding in words: which paper, how serious, where, what differs, what to do.

    ``importance`` is the severity as a word of the sheet's language.
    """

    paper: str
    code: str
    severity: Severity
    importance: str
    place: str
    what: str
    remedy: str


@dataclass(frozen=True, slots=True)
class FindingSheet:
    """The page itself, ready to be shown, printed or copied; all words in one language.

    ``heads`` are the column heads place, difference, remedy; ``summary`` counts the findings.
    """

    title: str
    summary: str
    heads: tuple[str, str, str]
    rows: tuple[FindingRow, ...]
    language: str = "da"

    @property
    def papers(self) -> tuple[str, ...]:
        """The papers that have findings, in the order of the sheet."""
        return tuple(dict.fromkeys(row.paper for row in self.rows))

    @property
    def text(self) -> str:
        """The sheet as plain text that can be copied into a mail: one paragraph a finding."""
        several = len(self.papers) > 1
        blocks = [f"{self.title}\n{self.summary}"]
        for number, row in enumerate(self.rows, 1):
            place = f"{row.paper}, {row.place}" if several else row.place
            head = f"{number}. {row.importance} · {place} ({row.code})"
            blocks.append(f"{head}\n   {row.what}\n   → {row.remedy}")
        return "\n\n".join(blocks) + "\n"


def gravity(problem: Problem) -> int:
    """How grave a problem is, the gravest least: a sort key."""
    return _ORDER.index(problem.severity)


def place_in_paper(problem: Problem) -> tuple[bool, int, int]:
    """Where a problem comes in its paper: a sort key. What is missing comes after what is there."""
    place = problem.where
    is_nowhere = place.page is None and place.line is None
    return is_nowhere, place.page or 0, place.line or 0


def count_by_severity(problems: Iterable[Problem]) -> dict[Severity, int]:
    """How many errors, warnings and infos, in this order; none is 0."""
    counts = Counter(problem.severity for problem in problems)
    return {severity: counts[severity] for severity in _ORDER}
