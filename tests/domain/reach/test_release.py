"""Reach as it may be shown: true, and nobody is worked out of rows that overlap or add up."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from brobygger.domain.activities.session import Session
from brobygger.domain.figures.interval import Interval
from brobygger.domain.reach.estimate import reach
from brobygger.domain.reach.logged import Logged
from brobygger.domain.reach.release import Asking, release
from brobygger.engines.columns import InColumns
from counts import examples
from domain.reach.worlds import a_world

DAY = date(2025, 1, 6)
seeds = st.integers(0, 10**9)


def a_log(*rows: tuple[str, int, int]) -> list[Logged]:
    """Sessions a day apart: area, heads, first-timers."""
    return [
        Logged(Session(f"s{at}", DAY + timedelta(at), 0, area=area), heads, new)
        for at, (area, heads, new) in enumerate(rows)
    ]


def test_what_adds_up_is_told_by_row_where_no_row_is_small() -> None:
    found = release(a_log(("N", 20, 20), ("S", 15, 15), ("N", 10, 0)), ("area",))
    assert found is not None
    assert [row.people.interval for row in found.rows] == [Interval(20, 30), Interval(15, 15)]
    told = [(row.new_people, row.participations) for row in found.rows]
    assert all(new is not None and visits is not None for new, visits in told)
    assert found.total.people.interval == Interval(35, 35)


def test_the_visits_of_a_hidden_row_are_no_rest_of_a_sum() -> None:
    found = release(a_log(("N", 20, 20), ("S", 3, 3)), ("area",))
    assert found is not None
    north, south = found.rows
    assert south.people.interval is None
    assert (south.coded_share, south.tallied_share) == (None, None)
    assert [row.participations for row in found.rows] == [None, None]
    assert [row.new_people for row in found.rows] == [None, None]
    assert found.total.participations is not None
    assert north.people.interval is None or found.total.people.interval is None


def test_few_newcomers_and_few_who_had_been_before_are_not_told() -> None:
    first = ("N", 40, 40)
    for heads, new in ((30, 2), (30, 28)):
        found = release(
            a_log(first, ("S", heads, new)), (), (DAY + timedelta(1), DAY + timedelta(9))
        )
        assert found is not None
        assert found.total.people.interval == Interval(30, 30)
        assert found.total.new_people is None
    both = release(a_log(first, ("S", 30, 15)), (), (DAY + timedelta(1), DAY + timedelta(9)))
    assert both is not None
    assert both.total.new_people is not None


def test_a_population_limits_the_total_and_gives_its_share() -> None:
    log = [replace(each, first_timers=None) for each in a_log(("N", 20, 0), ("N", 20, 0))]
    found = release(log, ("area",), asking=Asking(population=25))
    assert found is not None
    assert found.total.people.interval == Interval(20, 25)
    assert found.total.share == (0.8, 1.0)
    assert found.rows[0].share is None


def test_the_public_gets_whole_fives() -> None:
    found = release(a_log(("N", 22, 22), ("S", 16, 16)), ("area",), asking=Asking(is_public=True))
    assert found is not None
    assert [row.people.interval for row in found.rows] == [Interval(20, 25), Interval(15, 20)]
    assert found.total.new_people is not None
    assert found.total.new_people.interval == Interval(35, 40)


def test_nothing_held_is_no_answer_and_a_low_threshold_a_wrong_call() -> None:
    assert release(a_log(("N", 9, 9)), (), (DAY - timedelta(9), DAY - timedelta(8))) is None
    with pytest.raises(ValueError, match="threshold of 2"):
        release(a_log(("N", 9, 9)), asking=Asking(threshold=2))


@settings(max_examples=examples(small=60, full=2_000))
@given(seeds)
def test_what_is_released_is_true_and_tells_of_no_few(seed: int) -> None:
    rng = Random(seed)
    world = a_world(rng, rng.randint(1, 7), rng.randint(3, 14), gaps=False)
    by = rng.choice(((), ("area",), ("month",), ("area", "month")))
    asked = Asking(InColumns.of_tokens(world.checkins))
    found = release(world.log, by, asking=asked)
    assert found is not None
    raw = reach(world.log, by, counting=asked.counting) if by else []
    few = {row.stratum for row in raw if row.people.high is not None and row.people.high < 5}
    assert few <= {row.stratum for row in found.rows if row.people.interval is None}
    if few:
        assert {row.participations for row in found.rows} == {None}
        assert {row.new_people for row in found.rows} == {None}
    for row in (*found.rows, found.total):
        interval = row.people.interval
        if interval is not None and interval.high is not None:
            names = {
                one.session.id
                for one in world.log
                if not by
                or row is found.total
                or tuple(getattr(one.session, name) for name in by) == row.stratum
            }
            assert interval.low <= world.reached(names) <= interval.high
