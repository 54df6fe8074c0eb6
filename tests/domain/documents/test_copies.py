"""Which papers a person is asked to compare."""

import pytest

from brobygger.domain.documents.copies import Heading, is_same_paper

NOTE = Heading("budget_note", "BI08", "Områdebaseret indsats i et boligområde", 2024)


@pytest.mark.parametrize(
    "other",
    [
        NOTE,
        Heading("budget_note", "BI 08", "", 2024),
        Heading("budget_note", "BI08", "Omradebaseret indsats", None),
        Heading("budget_note", "", "Omradebaseret indsats i et boligomrade", 2024),
    ],
)
def test_copies_of_one_note(other: Heading) -> None:
    assert is_same_paper(NOTE, other)
    assert is_same_paper(other, NOTE)


@pytest.mark.parametrize(
    "other",
    [
        Heading("budget_note", "BI09", NOTE.title, 2024),
        Heading("budget_note", "BI08", NOTE.title, 2025),
        Heading("recommendation_annex", "BI08", NOTE.title, 2024),
        Heading("budget_note", "", "Rådgivning om rettigheder", 2024),
        Heading("budget_note", "", "", 2024),
        Heading("budget_note", "", "", None),
    ],
)
def test_other_papers(other: Heading) -> None:
    assert not is_same_paper(NOTE, other)
    assert not is_same_paper(other, NOTE)


def test_papers_of_an_unknown_kind_are_never_taken_for_copies() -> None:
    letter = Heading("unknown", "", "Brev om noget andet", None)
    assert not is_same_paper(letter, letter)
