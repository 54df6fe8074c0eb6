"""A decision stays open until it can be asked questions later."""

from datetime import date
from typing import Any

import pytest

from brobygger.domain.areas.decision import Said, decision_record
from brobygger.domain.areas.scoring import Score, Veto, score_sheet
from brobygger.domain.areas.sheet import ScoreSheet
from brobygger.messages import say
from domain.areas.sheets import CRITERIA, KEYS, a_sheet

SAID = (Said("weighted_sum", ("A",)), Said("promethee", ("B",)))
WHOLE: dict[str, Any] = {
    "chosen": "A",
    "decided_by": "Beskæftigelses- og Integrationsudvalget efter indstilling fra BIF og TMF",
    "decided_on": date(2024, 3, 4),
    "reason": "Her er der allerede en indsats, som folk bruger.",
    "conflicts": "Ingen er inhabile.",
    "minutes": "Mødet den 4. marts 2024, punkt 5",
}
SHEET = a_sheet({"A": (4, 2, 2), "B": (2, 4, 1), "C": (3, 2, 2)})


def test_a_whole_decision_is_closed_with_what_each_method_said() -> None:
    record, problems = decision_record(SHEET, SAID, **WHOLE)
    assert problems == []
    assert record is not None
    assert (record.chosen, record.said, record.others) == ("A", SAID, ("B", "C"))
    assert record.conflicts == "Ingen er inhabile."


@pytest.mark.parametrize(
    ("field", "blank", "code"),
    [
        ("reason", "", "AREA-016"),
        ("reason", " \n", "AREA-016"),
        ("conflicts", "", "AREA-017"),
        ("decided_by", "", "AREA-018"),
        ("minutes", "", "AREA-019"),
        ("decided_on", None, "AREA-020"),
        ("chosen", "Z", "AREA-015"),
        ("chosen", "", "AREA-015"),
    ],
)
def test_each_missing_piece_keeps_it_open(field: str, blank: Any, code: str) -> None:
    record, problems = decision_record(SHEET, SAID, **{**WHOLE, field: blank})
    assert record is None
    assert [(each.code, each.field, each.severity) for each in problems] == [(code, field, "error")]
    assert say(problems[0]).remedy


def test_all_that_is_missing_is_said_at_once() -> None:
    blank = dict.fromkeys(("chosen", "decided_by", "reason", "conflicts", "minutes"), "")
    record, problems = decision_record(SHEET, SAID, **blank, decided_on=None)
    assert record is None
    assert len(problems) == 6


def test_another_area_than_the_scores_put_first_is_explained() -> None:
    record, problems = decision_record(SHEET, SAID, **{**WHOLE, "chosen": "B"})
    assert record is None
    assert [each.code for each in problems] == ["AREA-021"]
    assert problems[0].params == {"area": "B", "first": "A"}
    record, problems = decision_record(
        SHEET, SAID, **{**WHOLE, "chosen": "B", "deviation": "Skolen bygges om i A."}
    )
    assert problems == []
    assert record is not None
    assert record.deviation == "Skolen bygges om i A."


def test_an_area_that_another_beats_everywhere_is_explained_whatever_was_said() -> None:
    _, problems = decision_record(SHEET, (), **{**WHOLE, "chosen": "C"})
    assert [each.code for each in problems] == ["AREA-021"]


def test_a_tie_or_a_second_opinion_is_no_deviation() -> None:
    tie = (Said("weighted_sum", ("A", "B")), Said("topsis", ("B",)))
    assert decision_record(SHEET, tie, **WHOLE)[1] == []
    assert decision_record(SHEET, tie, **{**WHOLE, "chosen": "B"})[1] == []


def test_a_veto_stands_against_the_choice_whatever_is_explained() -> None:
    scores = [Score(area, key, "BIF", 3, evidence="b") for area in "AB" for key in KEYS]
    sheet: ScoreSheet = score_sheet(scores, CRITERIA, "AB", [Veto("A", "Ingen lokaler.", "TMF")])[0]
    record, problems = decision_record(sheet, (), **WHOLE, deviation="Vi vil alligevel.")
    assert record is None
    assert [each.code for each in problems] == ["AREA-014"]
    assert "Ingen lokaler." in say(problems[0]).what
    record, _ = decision_record(sheet, (), **{**WHOLE, "chosen": "B"})
    assert record is not None
    assert record.vetoes == (("A", "Ingen lokaler."),)


@pytest.mark.parametrize("field", ["reason", "conflicts", "minutes", "deviation", "decided_by"])
def test_a_person_number_keeps_it_open_and_is_not_repeated(field: str) -> None:
    record, problems = decision_record(SHEET, SAID, **{**WHOLE, field: "Se 311299-5001"})
    assert record is None
    assert [(each.code, each.field) for each in problems] == [("AREA-008", field)]
    assert "5001" not in str(problems)
