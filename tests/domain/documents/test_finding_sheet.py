"""The finding sheet as text, and the order of its findings."""

from brobygger.domain.documents.finding_sheet import (
    FindingRow,
    FindingSheet,
    count_by_severity,
    gravity,
    place_in_paper,
)
from brobygger.domain.kernel.place import NOWHERE, Place
from brobygger.domain.kernel.problem import Problem, Severity

HEADS = ("Sted", "Forskel", "Det kan du gøre")


def a_row(paper: str = "a.pdf", severity: Severity = "error") -> FindingRow:
    return FindingRow(paper, "BUDGET-002", severity, "Fejl", "side 3", "3 er ikke 4.", "Ret 3.")


def test_the_text_can_be_copied_into_a_mail() -> None:
    sheet = FindingSheet("Fund i a.pdf", "1 fejl", HEADS, (a_row(),))
    assert sheet.text == (
        "Fund i a.pdf\n1 fejl\n\n1. Fejl · side 3 (BUDGET-002)\n   3 er ikke 4.\n   → Ret 3.\n"
    )


def test_papers_are_named_only_where_there_are_several() -> None:
    sheet = FindingSheet("Fund i 2 papirer", "2 fejl", HEADS, (a_row(), a_row("b.pdf")))
    assert sheet.papers == ("a.pdf", "b.pdf")
    assert "1. Fejl · a.pdf, side 3" in sheet.text
    assert "2. Fejl · b.pdf, side 3" in sheet.text


def test_grave_problems_come_first_and_missing_parts_last() -> None:
    info, warning, error = (Problem("X-001", each) for each in ("info", "warning", "error"))
    assert sorted([info, warning, error], key=gravity) == [error, warning, info]
    whole, late, early = (
        Problem("X-001", "error", place) for place in (NOWHERE, Place(page=2), Place(line=9))
    )
    assert sorted([whole, late, early], key=place_in_paper) == [early, late, whole]


def test_severities_are_counted_none_is_zero() -> None:
    problems = [Problem("X-001", "error"), Problem("X-002", "error")]
    assert count_by_severity(problems) == {"error": 2, "warning": 0, "info": 0}
