"""What a recommendation is said to be, and lapsed kept apart from fallen."""

from datetime import date

import pytest

from brobygger.domain.recommendations.portfolio.outcome import Outcome
from brobygger.domain.recommendations.portfolio.propagation import label_of
from brobygger.domain.recommendations.portfolio.state import LABELS, State
from brobygger.domain.recommendations.recommendation import MoneySource, Requirement
from domain.recommendations.portfolio.registers import (
    FRAME,
    ORDER,
    OUTSIDE,
    at,
    in_package,
    paid,
    register,
    the_part,
    via,
    why,
)

FALLS, OPEN, STANDS, OUT = State.FALLS, State.OPEN, State.STANDS, State.OUTSIDE
NEW_YEAR = date(2024, 1, 1)


@pytest.mark.parametrize(
    ("states", "has_lapsed", "label"),
    [
        ([STANDS, STANDS], False, "covered"),
        ([STANDS, OUT], False, "covered"),
        ([STANDS, FALLS], True, "partly"),
        ([STANDS, OPEN], False, "partly"),
        ([OPEN, FALLS], True, "open"),
        ([FALLS, FALLS], False, "fallen"),
        ([FALLS, OUT], False, "fallen"),
        ([FALLS, FALLS], True, "lapsed"),
        ([OUT, OUT], False, "outside"),
    ],
)
def test_the_label_is_over_the_parts_that_are_the_citys_own(
    states: list[State], has_lapsed: bool, label: str
) -> None:
    assert label_of(states, has_lapsed) == label


def test_counts_name_every_label() -> None:
    states = at(register([FRAME], [ORDER], [OUTSIDE]), NEW_YEAR)
    assert list(states.counts) == list(LABELS)
    assert {label: count for label, count in states.counts.items() if count} == {
        "covered": 1, "open": 1, "outside": 1,
    }  # fmt: skip


def test_lapsed_is_kept_apart_from_fallen() -> None:
    """One was there and has ended; the other never was."""
    model = register([ORDER], [ORDER])
    given, refused = Outcome("N1", "funded", 2024), Outcome("N2", "rejected", 2024)
    states = at(model, date(2025, 1, 1), given, refused)
    assert states.recommendations == {1: "lapsed", 2: "fallen"}
    assert states.parts["1a"].lapsed_on == date(2024, 12, 31)
    assert states.parts["2a"].lapsed_on is None


def test_what_follows_from_lapsed_money_has_lapsed_too() -> None:
    states = at(register([ORDER], [via(1)]), date(2025, 1, 1), Outcome("N1", "funded", 2024))
    assert states.recommendations == {1: "lapsed", 2: "lapsed"}
    assert why(states.parts["2a"]) == ["requires", "note_ended"]


def test_a_successor_keeps_it_from_lapsing() -> None:
    model = register([paid("budgetmidler", 2024, "need")])
    ends, goes_on = date(2025, 1, 1), Outcome("R1", "funded", 2025)
    assert the_part(model, "1a", ends).lapsed_on == date(2024, 12, 31)
    part = the_part(model, "1a", ends, goes_on)
    assert (part.state, part.lapsed_on) == (STANDS, None)


def test_the_last_day_can_be_the_last_on_which_a_plan_was_heard_of() -> None:
    """2a was paid by a plan without an end and waits for 1, whose money ended with the year."""
    heard = MoneySource("plan", "nuværende plan", confirmed_on=date(2024, 5, 1))
    waits = {"sources": [heard], "requires": [Requirement(1, "all")]}
    model = register([ORDER], [FRAME], p2a=waits)
    part = the_part(model, "2a", date(2025, 1, 1), Outcome("N1", "funded", 2024))
    assert (part.state, part.lapsed_on) == (FALLS, date(2024, 5, 1))


def test_the_last_day_is_found_where_a_later_decision_took_the_money_away() -> None:
    cut = Outcome("ØKF", "rejected", decided_on=date(2025, 5, 1))
    given = [Outcome("N1", "funded", year) for year in (2024, 2025)]
    part = the_part(register([in_package()]), "1a", date(2025, 6, 1), cut, *given)
    assert (part.state, part.lapsed_on) == (FALLS, date(2025, 4, 30))


def test_it_can_have_lapsed_by_the_lenient_reading_alone() -> None:
    """By that reading 2a stood on 1a while the grant ran; by the strict one it never did."""
    model = register([paid("budgetmidler", 2025), ORDER], [via(1, quantifier="unstated")])
    states = at(model, date(2026, 1, 1), Outcome("N1", "rejected"))
    assert (states.recommendations[2], states.lenient) == ("fallen", {2: "lapsed"})
