"""Counting bounds: the truth never lies outside, and what is written down carries them."""

from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from brobygger.domain.activities.session import Session
from brobygger.domain.reach.bounds import Assumptions, Bounds, counting_bounds
from brobygger.domain.reach.firsts import TallyError
from brobygger.domain.reach.logged import Logged
from brobygger.engines.memory import InMemory
from brobygger.messages import say
from counts import examples
from domain.reach.worlds import START, World, a_world, every_number

seeds = st.integers(0, 10**9)
law = settings(max_examples=examples(small=150, full=20_000))


def bounds(world: World, inside: set[str], assumed: Assumptions | None = None) -> Bounds:
    """The bounds of a world's slice."""
    engine = InMemory(world.checkins)
    codes = engine.count([one.session for one in world.log], inside)
    return counting_bounds(world.log, inside, codes, assumed or Assumptions())


def some(rng: Random, world: World) -> set[str]:
    """A slice of a world."""
    ids = [one.session.id for one in world.log]
    return set(rng.sample(ids, rng.randint(1, len(ids))))


def everything(world: World) -> set[str]:
    """All sessions."""
    return {one.session.id for one in world.log}


def a_log(*rows: tuple[int | None, int | None]) -> list[Logged]:
    """Heads and first-timers, a day each."""
    return [
        Logged(Session(f"s{at}", START + timedelta(at), 0), heads, new)
        for at, (heads, new) in enumerate(rows)
    ]


def whole(log: list[Logged], assumed: Assumptions | None = None) -> Bounds:
    """The bounds of everything in a log without codes."""
    inside = {one.session.id for one in log}
    return counting_bounds(log, inside, assumed=assumed or Assumptions())


# Every world that fits


@law
@given(seeds)
def test_no_world_that_fits_the_log_lies_outside(seed: int) -> None:
    rng = Random(seed)
    world = a_world(rng, rng.randint(1, 3), rng.randint(1, 3), gaps=False)
    inside = some(rng, world)
    found = bounds(world, inside)
    numbers = every_number(world, inside)
    assert world.reached(inside) in numbers
    assert found.high is not None
    assert found.low <= min(numbers)
    assert found.high >= max(numbers)
    assert found.problems == ()


@law
@given(seeds)
def test_without_codes_the_bounds_of_everything_are_the_ends_of_every_world(seed: int) -> None:
    """Nothing sharper can be said of a whole log than what the bounds say."""
    rng = Random(seed)
    world = a_world(rng, rng.randint(1, 4), rng.randint(1, 4), codes=False, gaps=False)
    found = bounds(world, everything(world))
    numbers = every_number(world, everything(world))
    assert (found.low, found.high) == (min(numbers), max(numbers))


@law
@given(seeds)
def test_the_truth_of_larger_worlds_lies_inside(seed: int) -> None:
    rng = Random(seed)
    world = a_world(rng, rng.randint(1, 12), rng.randint(1, 40))
    inside = some(rng, world)
    found = bounds(world, inside)
    assert found.low <= world.reached(inside)
    assert found.high is None or found.high >= world.reached(inside)


# Laws


@law
@given(seeds)
def test_low_is_not_above_high_whatever_was_written_down(seed: int) -> None:
    """Counts that contradict each other included."""
    rng = Random(seed)
    world = a_world(rng, rng.randint(1, 8), rng.randint(1, 20))
    log = tuple(
        replace(
            one,
            heads=rng.choice([one.heads, rng.randint(0, 20)]),
            first_timers=rng.choice([one.first_timers, rng.randint(0, 20)]),
            asked=rng.choice([None, one.asked, rng.randint(0, 20)]),
        )
        for one in world.log
    )
    error = TallyError(rng.choice([0, 0.1]), rng.choice([0, 0.2]))
    assumed = Assumptions(
        rng.choice([(0.0, 0.0), (0.0, 0.08)]), rng.choice([0, 5, None]), rng.random() < 0.3, error
    )
    found = bounds(replace(world, log=log), some(rng, world), assumed)
    assert 0 <= found.low
    assert found.high is None or found.low <= found.high
    assert all(say(problem).what for problem in found.problems)


@law
@given(seeds)
def test_one_session_more_never_lowers_the_upper_bound(seed: int) -> None:
    rng = Random(seed)
    world = a_world(rng, rng.randint(2, 8), rng.randint(1, 20))
    later = max(world.log, key=lambda one: one.session.key)
    fewer = [one for one in world.log if one is not later]
    inside = {one.session.id for one in fewer}
    before = counting_bounds(
        fewer,
        inside,
        InMemory(world.checkins).count([one.session for one in fewer], inside),
    )
    after = bounds(world, everything(world))
    assert after.high is None or before.high is not None
    assert after.high is None or before.high is None or before.high <= after.high
    assert before.low <= after.low


@law
@given(seeds)
def test_the_order_of_the_log_does_not_matter(seed: int) -> None:
    rng = Random(seed)
    world = a_world(rng, rng.randint(1, 8), rng.randint(1, 20))
    inside = some(rng, world)
    pairs = list(zip(world.log, world.came, strict=True))
    rng.shuffle(pairs)
    log, came = zip(*pairs, strict=True)
    checkins = list(world.checkins)
    rng.shuffle(checkins)
    assert bounds(World(log, tuple(checkins), came), inside) == bounds(world, inside)


@law
@given(seeds)
def test_merging_slices_never_narrows_past_the_parts(seed: int) -> None:
    """Both together are at least the larger, and may be as many as either."""
    rng = Random(seed)
    world = a_world(rng, rng.randint(2, 8), rng.randint(1, 20))
    one, other = some(rng, world), some(rng, world)
    parts = [bounds(world, one), bounds(world, other)]
    merged = bounds(world, one | other)
    assert merged.low >= max(part.low for part in parts)
    assert merged.high is None or merged.high >= max(part.low for part in parts)


# Special cases


def test_heads_alone_are_the_largest_count_to_the_sum() -> None:
    found = whole(a_log((10, None), (25, None), (8, None)))
    assert (found.low, found.high) == (25, 43)


def test_a_tally_of_every_session_is_exact() -> None:
    found = whole(a_log((10, 10), (25, 20), (8, 0), (12, 3)))
    assert (found.low, found.high) == (33, 33)
    assert found.new == (33, 33)


def test_heads_that_were_not_asked_may_all_be_new_or_none() -> None:
    log = a_log((10, 10), (25, 12))
    log[1] = replace(log[1], asked=20)
    found = whole(log)
    assert (found.low, found.high) == (25, 27)


def test_codes_alone_are_those_seen_to_those_seen_and_every_head_without_one() -> None:
    log = a_log((3, None), (4, None))
    checkins = [("s0", b"a"), ("s0", b"b"), ("s1", b"b"), ("s1", b"c"), ("s1", b"d")]
    codes = InMemory(checkins).count([one.session for one in log], {"s0", "s1"})
    found = counting_bounds(log, {"s0", "s1"}, codes)
    assert (found.low, found.high) == (4, 6)


def test_a_later_year_is_at_least_its_first_timers_and_its_largest_count() -> None:
    log = a_log((30, 30), (20, 5), (18, 12))
    found = counting_bounds(log, {"s2"})
    assert (found.low, found.high) == (18, 18)
    later = counting_bounds(log, {"s1", "s2"})
    assert (later.low, later.high) == (32, 38)


def test_rates_are_never_carried_to_a_session_without_a_tally() -> None:
    """Nobody was new where it was asked; that says nothing of where it was not."""
    found = whole(a_log((10, 10), (10, 0), (10, 0), (10, None)))
    assert (found.low, found.high) == (10, 20)


def test_those_who_always_decline_come_on_top_of_the_codes() -> None:
    log = [replace(one, declined=3) for one in a_log((5, None), (5, None))]
    checkins = [("s0", b"a"), ("s0", b"b"), ("s1", b"c"), ("s1", b"d")]
    codes = InMemory(checkins).count([one.session for one in log], {"s0", "s1"})
    assert counting_bounds(log, {"s0", "s1"}, codes).low == 5
    assumed = Assumptions(always_decline=True)
    assert counting_bounds(log, {"s0", "s1"}, codes, assumed).low == 7


def test_a_wrong_code_counts_as_one_person_too_many() -> None:
    log = a_log((10, None), (10, None))
    checkins = [(f"s{at}", bytes([at, code])) for at in range(2) for code in range(10)]
    codes = InMemory(checkins).count([one.session for one in log], {"s0", "s1"})
    assert counting_bounds(log, {"s0", "s1"}, codes).low == 20
    assumed = Assumptions(code_error=(0.0, 0.1))
    assert counting_bounds(log, {"s0", "s1"}, codes, assumed).low == 18


def test_a_measured_tally_error_widens_the_bounds() -> None:
    log = a_log((40, None), (40, 20))
    plain = whole(log)
    wide = whole(log, Assumptions(tally_error=TallyError(false_new=0.1, missed_new=0.1)))
    assert (plain.low, plain.high) == (60, 60)
    assert (wide.low, wide.high) == (57, 63)


# What does not add up


def codes_of(found: Bounds) -> list[str]:
    """The problems told."""
    return [problem.code for problem in found.problems]


def test_more_new_than_asked_leaves_the_head_count() -> None:
    found = whole(a_log((10, 10), (8, 9)))
    assert codes_of(found) == ["REACH-001"]
    assert (found.low, found.high) == (10, 18)


def test_more_codes_than_heads_raise_the_heads() -> None:
    log = a_log((1, None))
    codes = InMemory([("s0", b"a"), ("s0", b"b")]).count([log[0].session], {"s0"})
    found = counting_bounds(log, {"s0"}, codes)
    assert codes_of(found) == ["REACH-002"]
    assert (found.low, found.high) == (2, 2)


def test_more_new_than_those_without_an_old_code() -> None:
    log = a_log((2, None), (2, 2))
    checkins = [("s0", b"a"), ("s1", b"a")]
    codes = InMemory(checkins).count([one.session for one in log], {"s0", "s1"})
    found = counting_bounds(log, {"s0", "s1"}, codes)
    assert codes_of(found) == ["REACH-003"]
    assert found.low == 3


def test_a_log_that_starts_late_has_no_upper_bound_from_its_tallies() -> None:
    found = whole(a_log((10, 4), (12, 2)))
    assert codes_of(found) == ["REACH-004"]
    assert (found.low, found.high) == (12, 22)


def test_more_people_than_the_tallies_leave_room_for() -> None:
    found = whole(a_log((5, None), (12, 2)))
    assert codes_of(found) == ["REACH-005"]
    assert (found.low, found.high) == (12, 17)


def test_more_people_than_the_target_group() -> None:
    log = a_log((10, 10), (12, 8))
    inside = {"s0", "s1"}
    assert counting_bounds(log, inside, population=30).high == 18
    found = counting_bounds(log, inside, population=15)
    assert codes_of(found) == ["REACH-006"]
    assert (found.low, found.high) == (18, 18)


def test_a_session_without_heads_leaves_the_top_open() -> None:
    log = a_log((10, 10), (None, 3))
    found = whole(log)
    assert (found.low, found.high) == (13, None)
    assert counting_bounds(log, {"s0", "s1"}, population=200).high == 200


def test_those_reached_before_the_log_began_come_on_top() -> None:
    log = a_log((10, 4), (12, 2))
    found = whole(log, Assumptions(prior=7))
    assert (found.low, found.high, codes_of(found)) == (12, 13, [])
    assert whole(log, Assumptions(prior=None)).high == 22


def test_one_day_without_an_order_says_nothing_of_who_came_first() -> None:
    log = [
        Logged(Session("a", START), 10, 10),
        Logged(Session("b", START), 10, 6),
    ]
    found = whole(log)
    assert codes_of(found) == []
    assert (found.low, found.high) == (16, 16)


def test_no_session_is_not_nobody() -> None:
    with pytest.raises(ValueError, match="no session"):
        counting_bounds(a_log((10, 10)), set())


@pytest.mark.parametrize("wrong", [{"code_error": (0.2, 0.1)}, {"prior": -1}])
def test_assumptions_that_cannot_be_are_wrong_calls(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="cannot be"):
        Assumptions(**wrong)  # type: ignore[arg-type]


def test_nothing_that_is_printed_shows_a_count() -> None:
    log = a_log((17, 13))
    assert "17" not in repr(log[0])
    assert "13" not in repr(log[0])
    with pytest.raises(ValueError, match="never below nought"):
        Logged(log[0].session, -1)
