"""From plan to end: which steps may be taken, and what each asks for."""

import itertools

import pytest

from brobygger.domain.initiatives.stages import (
    TRANSITIONS,
    WAY,
    Given,
    Stage,
    is_back,
    missing,
    open_steps,
    reached,
)

READY = Given(place=True, period=True, decision=True)


def test_every_step_that_is_offered_stands_in_the_table() -> None:
    for now, closed_from in itertools.product(WAY, WAY[:3]):
        offered = open_steps(now, closed_from)
        assert set(offered) <= TRANSITIONS[now]
        assert now not in offered


def test_onwards_comes_before_back() -> None:
    assert open_steps("started", "planned") == ("closed", "granted")
    assert open_steps("planned", "planned") == ("granted", "closed")


@pytest.mark.parametrize("closed_from", WAY[:3])
def test_what_is_closed_is_only_opened_to_where_it_came_from(closed_from: Stage) -> None:
    assert open_steps("closed", closed_from) == (closed_from,)
    assert reached(closed_from == "started", closed_from != "planned") == closed_from


def test_a_grant_asks_who_gave_the_money() -> None:
    assert missing("planned", "granted", Given()) == ("grant",)
    assert missing("planned", "granted", Given(grant=True)) == ()


def test_a_start_asks_for_everything_at_once_in_order() -> None:
    given = Given(has_open_checks=True)
    asked = missing("granted", "started", given)
    assert asked == ("place", "period", "decision", "baseline")


def test_the_notes_own_words_stand_for_the_decision() -> None:
    assert missing("granted", "started", Given(place=True, period=True, waiver=True)) == ()


def test_it_may_start_unmeasured_only_with_a_reason() -> None:
    unmeasured = Given(place=True, period=True, decision=True, has_open_checks=True)
    assert missing("granted", "started", unmeasured) == ("baseline",)
    explained = Given(place=True, period=True, decision=True, has_open_checks=True, without=True)
    assert missing("granted", "started", explained) == ()
    assert missing("granted", "started", READY) == ()


def test_every_step_back_and_every_end_asks_why_and_nothing_else() -> None:
    for now in WAY:
        for to in TRANSITIONS[now]:
            if is_back(now, to) or to == "closed":
                assert missing(now, to, Given()) == ("why",)
                assert missing(now, to, Given(why=True)) == ()
