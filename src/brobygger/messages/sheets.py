"""The finding sheet put into words."""

from collections.abc import Mapping, Sequence

from brobygger.domain.documents.finding_sheet import (
    FindingRow,
    FindingSheet,
    count_by_severity,
    gravity,
    place_in_paper,
)
from brobygger.domain.kernel.problem import Problem, Severity
from brobygger.messages import Language, say
from brobygger.messages.places import place_words

SEVERITY_WORDS: dict[Language, dict[Severity, tuple[str, str]]] = {
    "da": {
        "error": ("fejl", "fejl"),
        "warning": ("advarsel", "advarsler"),
        "info": ("oplysning", "oplysninger"),
    },
    "en": {
        "error": ("error", "errors"),
        "warning": ("warning", "warnings"),
        "info": ("info", "infos"),
    },
}
"""Each severity as a word, singular and plural."""

_TITLES: dict[Language, tuple[str, str]] = {
    "da": ("Fund i {}", "Fund i {} papirer"),
    "en": ("Findings in {}", "Findings in {} papers"),
}
_HEADS: dict[Language, tuple[str, str, str]] = {
    "da": ("Sted", "Forskel", "Det kan du gøre"),
    "en": ("Place", "Difference", "What you can do"),
}
_NONE: dict[Language, str] = {
    "da": "Ingen fund: det, der kan tjekkes, stemmer.",
    "en": "No findings: what can be checked adds up.",
}


def finding_sheet(
    papers: Sequence[tuple[str, Sequence[Problem]]], language: Language = "da"
) -> FindingSheet:
    """Gather the problems of one or several papers (name, problems) on one sheet.

    The gravest come first across all papers, then in the order of the papers, so that the list
    can be worked from the top.
    """
    found = [
        (name, problem)
        for name, problems in papers
        for problem in sorted(problems, key=place_in_paper)
    ]
    found.sort(key=lambda pair: gravity(pair[1]))
    summary = summary_words(count_by_severity(problem for _, problem in found), language)
    one, many = _TITLES[language]
    title = one.format(papers[0][0]) if len(papers) == 1 else many.format(len(papers))
    rows = tuple(_row(name, problem, language) for name, problem in found)
    return FindingSheet(title, summary, _HEADS[language], rows, language)


def _row(paper: str, problem: Problem, language: Language) -> FindingRow:
    said = say(problem, language)
    word = SEVERITY_WORDS[language][problem.severity][0].capitalize()
    place = place_words(problem.where, language, problem.field)
    severity = problem.severity
    return FindingRow(paper, problem.code, severity, word, place, said.what, said.remedy)


def summary_words(counts: Mapping[Severity, int], language: Language = "da") -> str:
    """Say how many findings there are: "1 fejl, 3 advarsler"."""
    words = SEVERITY_WORDS[language]
    named = [f"{n} {words[which][0 if n == 1 else 1]}" for which, n in counts.items() if n]
    return ", ".join(named) or _NONE[language]
