"""An initiative whose key was changed: the same person has two tokens, and no end claims more."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from brobygger.domain.activities.session import Session
from brobygger.domain.reach.bounds import Assumptions
from brobygger.domain.reach.counting import OfKeys, SliceCodes
from brobygger.domain.reach.edition import Codes, edition_of
from brobygger.domain.reach.estimate import reach
from brobygger.domain.reach.logged import Logged
from brobygger.engines.columns import InColumns
from brobygger.engines.memory import InMemory
from counts import examples
from domain.reach.worlds import START, World, a_world

seeds = st.integers(0, 10**9)


def parted(world: World, at: int) -> OfKeys:
    """The world's codes with a new key from a session on: what the old one knew is unknown."""
    late = {one.session.id for one in world.log[at:]}
    old = [pair for pair in world.checkins if pair[0] not in late]
    new = [pair for pair in world.checkins if pair[0] in late]
    return OfKeys([InMemory(old), InColumns.of_tokens(new)])


@settings(max_examples=examples(small=150, full=20_000), deadline=None)
@given(seeds)
def test_the_truth_lies_inside_whenever_the_key_was_changed(seed: int) -> None:
    rng = Random(seed)
    world = a_world(rng, rng.randint(1, 9), rng.randint(2, 12))
    counting = parted(world, rng.randint(0, 9))
    # Without heads everywhere there is no model, and every end is a bound that must hold.
    log = [replace(world.log[0], heads=None), *world.log[1:]]
    for row in reach(log, ("area",), counting=counting):
        inside = {one.session.id for one in log if one.session.area == row.stratum[0]}
        truth = world.reached(inside)
        assert row.bounds.low <= truth
        assert row.bounds.high is None or truth <= row.bounds.high


@settings(max_examples=examples(small=50, full=2_000), deadline=None)
@given(seeds)
def test_one_key_in_two_hands_is_one_key(seed: int) -> None:
    """A key that nobody used changes nothing."""
    world = a_world(Random(seed), 8, 12)
    one = InMemory(world.checkins)
    assert reach(world.log, ("area",), counting=OfKeys([one, InMemory([])])) == reach(
        world.log, ("area",), counting=one
    )


def regulars(weeks: int, people: int) -> tuple[list[Logged], list[tuple[str, bytes]]]:
    """The same people every week, each with a code."""
    log = [Logged(Session(f"s{at}", START + timedelta(7 * at), 0), people) for at in range(weeks)]
    return log, [(one.session.id, bytes([p])) for one in log for p in range(people)]


def test_over_two_keys_it_is_the_most_of_one_to_all_of_them() -> None:
    log, codes = regulars(8, 20)
    late = {one.session.id for one in log[4:]}
    halves = [[pair for pair in codes if (pair[0] in late) == is_late] for is_late in (False, True)]
    counting = OfKeys([InMemory(half) for half in halves])
    (row,) = reach(log, counting=counting)
    assert (row.people.low, row.people.high) == (20, 40)
    assert row.distinct_codes == 20
    (one_key,) = reach(log, counting=InMemory(codes))
    assert (one_key.people.low, one_key.people.high) == (20, 20)
    told = counting.count([one.session for one in log], {"s0", "s1"})
    assert told == SliceCodes(told.by_session, {2: 20})


def test_ten_codes_are_needed_before_a_set_is_told_by_them() -> None:
    """Fewer would tell of the few who gave one: then the tally alone speaks, and it is said."""
    few, many = regulars(8, 30)
    assumed = Assumptions(code_error=(0.0, 0.02))
    today = date(2026, 1, 1)

    def told(people: int) -> tuple[int | None, int | None, tuple[str, ...], int | None]:
        given_codes = InColumns.of_tokens([pair for pair in many if pair[1][0] < people])
        edition, _behind = edition_of(few, today, codes=Codes(given_codes, assumed))
        row = edition.rows["all", "all", ""]
        shown = row.people.interval
        assert shown is not None
        return shown.low, shown.high, row.flags, row.coded_tenths

    assert told(9) == (30, 240, ("few codes",), None)
    assert told(10) == (30, 30 + 7 * 20, (), 3)
    assert told(30)[:2] == (30, 30)
