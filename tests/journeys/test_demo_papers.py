"""The demo's papers, read through the front door, say what they were made to say."""

import pytest

from brobygger.demo.annex import demo_annex
from brobygger.demo.files import ANNEX_NAME, COPY_NAME, NOTE_NAME, demo_files
from brobygger.demo.note import demo_note
from brobygger.domain.budgets.note import BudgetNote
from brobygger.domain.documents.reading import Reading
from brobygger.domain.recommendations.recommendation import RecommendationAnnex
from brobygger.wiring import read_document
from papers.truth import annex_truth, differences, lost_paragraphs, note_truth


@pytest.fixture(scope="module")
def readings() -> dict[str, Reading]:
    """Every demo paper, read."""
    return {name: read_document(data, name) for name, data in demo_files()}


def note_of(reading: Reading) -> BudgetNote:
    """The values of a note."""
    assert isinstance(reading.values, BudgetNote)
    return reading.values


def codes(reading: Reading) -> set[str]:
    """The codes of what does not add up."""
    return {problem.code for problem in reading.problems}


def test_the_annex_has_13_recommendations_in_18_parts(readings: dict[str, Reading]) -> None:
    annex = readings[ANNEX_NAME].values
    assert isinstance(annex, RecommendationAnnex)
    assert differences(annex_truth(demo_annex()), annex_truth(annex)) == []
    assert [each.number for each in annex.recommendations] == list(range(1, 14))
    assert sum(len(each.parts) for each in annex.recommendations) == 18


def test_the_annex_shows_all_four_categories() -> None:
    headlines = {each.number: each.headline for each in demo_annex().recommendations}
    assert {number for number, headline in headlines.items() if headline == "green"} == {
        2, 5, 6, 9, 13,
    }  # fmt: skip
    assert {number for number, headline in headlines.items() if headline == "red"} == {3, 7, 11}
    assert {number for number, headline in headlines.items() if headline == "blue"} == {10}


def test_the_note_says_what_was_written(readings: dict[str, Reading]) -> None:
    found = note_of(readings[NOTE_NAME])
    # The annex of the demo and its note point at each other through these words.
    assert differences(note_truth(demo_note()), note_truth(found)) == []
    assert lost_paragraphs(demo_note(), found) == []
    assert found.annual_amount_kr is not None
    assert found.annual_amount_kr.value == 2_000_000


def test_nothing_in_the_papers_is_an_error(readings: dict[str, Reading]) -> None:
    for reading in readings.values():
        assert [problem for problem in reading.problems if problem.severity == "error"] == []


def test_the_note_has_the_real_notes_findings_and_no_others(readings: dict[str, Reading]) -> None:
    assert codes(readings[NOTE_NAME]) == {"BUDGET-011", "BUDGET-020", "BUDGET-023", "BUDGET-024"}


def test_the_copy_carries_the_trap_and_no_figure_of_it_is_certain(
    readings: dict[str, Reading],
) -> None:
    copy = readings[COPY_NAME]
    assert codes(copy) - codes(readings[NOTE_NAME]) == {"BUDGET-012"}
    assert [each.raw for each in note_of(copy).fte] == ["22 årsværk", "2½ ÅV", "2½ ÅV"]
    assert all(each.certainty != "certain" for each in note_of(copy).fte)


def test_no_box_is_ticked_and_nothing_is_decided() -> None:
    note = demo_note()
    ticks = [*note.need_to.values(), *note.districts.values(), note.citywide]
    assert all(tick is not None and tick.value is False for tick in ticks)


def test_the_files_are_the_same_every_time() -> None:
    assert demo_files() == demo_files()
