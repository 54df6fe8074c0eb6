"""What falls away if a note gets nothing: the register with it and without it."""

from datetime import date

import pytest

from brobygger.demo.annex import demo_annex
from brobygger.domain.recommendations.portfolio.explain import Explanation, explain
from brobygger.domain.recommendations.portfolio.model import Model, UnknownNote
from brobygger.domain.recommendations.portfolio.outcome import Outcome
from brobygger.domain.recommendations.portfolio.state import State
from domain.recommendations.portfolio.golden import NOT_N9
from domain.recommendations.portfolio.registers import ORDER, register, via

FALLS, OPEN, STANDS = State.FALLS, State.OPEN, State.STANDS
NEW_YEAR = date(2024, 1, 1)
ANNEX = demo_annex()
MODEL = Model(ANNEX.recommendations, dated=ANNEX.date.value if ANNEX.date else None)


def parts(found: Explanation) -> dict[str, tuple[State, State]]:
    """The parts named, with the note and without it."""
    return {one.id: (one.before.state, one.after.state) for one in found.parts}


def labels(found: Explanation) -> dict[int, tuple[str, str]]:
    """The recommendations named, with the note and without it."""
    return {one.number: (one.before, one.after) for one in found.recommendations}


def test_without_the_note_on_9_both_9_and_5_fall() -> None:
    """5 is lifted by the order on 9."""
    found = explain(MODEL, "N9", (), NEW_YEAR)
    assert found.lifted == ("5a", "9a")
    assert parts(found) == {"5a": (STANDS, FALLS), "9a": (STANDS, FALLS)}
    assert labels(found) == {5: ("covered", "fallen"), 9: ("covered", "fallen")}
    assert found.became("fallen") == (5, 9)
    assert all(part.is_changed for part in found.parts)
    assert all(label.is_changed for label in found.recommendations)


def test_without_the_note_on_2_its_recommendation_falls_and_3_loses_what_stood() -> None:
    """3b requires 1 and 2. 3a may still be paid, so 3 is open and not fallen."""
    found = explain(MODEL, "N2", (), NEW_YEAR)
    assert found.lifted == ("2a",)
    assert parts(found) == {"2a": (STANDS, FALLS), "3b": (STANDS, FALLS)}
    assert labels(found) == {2: ("covered", "fallen"), 3: ("partly", "open")}
    assert (found.became("fallen"), found.became("open")) == ((2,), (3,))
    (waiting,) = [one for one in found.parts if one.id == "3b"]
    assert [step.kind for step in waiting.after.chain] == ["requires", "note_rejected"]


def test_on_the_day_of_the_paper_3_goes_from_covered_to_partly() -> None:
    """The plan still pays 3a."""
    found = explain(MODEL, "N2", (), date(2023, 6, 28))
    assert labels(found)[3] == ("covered", "partly")


def test_without_the_package_of_the_other_administration_its_note_falls() -> None:
    """With it, 13 is still only open: a package that is granted grants no note by itself."""
    found = explain(MODEL, "ØKF", (), NEW_YEAR)
    assert found.lifted == ("13a",)
    assert parts(found) == {"13a": (OPEN, FALLS)}
    assert labels(found) == {13: ("open", "fallen")}
    given = explain(MODEL, "ØKF", [Outcome("N13", "funded", 2024)], NEW_YEAR)
    assert labels(given) == {13: ("covered", "fallen")}


def test_without_a_need_only_what_it_lifts_changes() -> None:
    found = explain(MODEL, "R11", (), NEW_YEAR)
    assert labels(found) == {11: ("covered", "partly"), 12: ("covered", "fallen")}
    assert parts(found) == {"11b": (STANDS, FALLS), "12a": (STANDS, FALLS)}


def test_what_the_note_lifts_is_named_even_where_it_makes_no_difference() -> None:
    """The package of N13 is cut: granted or not, 13 falls."""
    found = explain(MODEL, "N13", [Outcome("ØKF", "rejected")], NEW_YEAR)
    assert parts(found) == {"13a": (FALLS, FALLS)}
    assert labels(found) == {13: ("fallen", "fallen")}
    assert not any(part.is_changed for part in found.parts)
    assert not any(label.is_changed for label in found.recommendations)
    assert found.became("fallen") == ()


def test_other_decisions_stay_and_the_notes_own_are_put_aside() -> None:
    found = explain(MODEL, "N9", NOT_N9, NEW_YEAR)
    assert labels(found) == {5: ("covered", "fallen"), 9: ("covered", "fallen")}
    assert found.before.recommendations[13] == found.after.recommendations[13] == "covered"


def test_what_was_joined_with_the_note_changes_with_it() -> None:
    model = register([ORDER], [ORDER], [via(2)])
    merged = Outcome("N2", "merged", other="N1")
    found = explain(model, "N1", [merged], NEW_YEAR)
    assert found.lifted == ("1a",)
    assert labels(found) == dict.fromkeys((1, 2, 3), ("covered", "fallen"))


def test_an_unknown_note_is_refused() -> None:
    with pytest.raises(UnknownNote, match="N4"):
        explain(MODEL, "N4", (), NEW_YEAR)
