"""All initiatives together: the truth is always between the two ends, whoever is in several."""

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from brobygger.domain.activities.session import Session
from brobygger.domain.figures.interval import Interval
from brobygger.domain.reach.edition import ALL_TIME, TOTAL, Edition, edition_of
from brobygger.domain.reach.initiatives import TOLD_BY, all_together
from brobygger.domain.reach.logged import Logged
from counts import examples

TODAY = date(2027, 2, 10)
ALL = (ALL_TIME, TOTAL, "")
seeds = st.integers(0, 10**9)


def an_edition(prefix: str, visits: Sequence[tuple[date, str, set[str]]]) -> Edition:
    """The published figures of one initiative: days, areas, and who was there."""
    seen, log = set[str](), []
    for at, (day, area, people) in enumerate(sorted(visits, key=lambda one: one[:2])):
        session = Session(f"{prefix}{at}", day, at, area=area, theme="t1", target_group="g1")
        log.append(Logged(session, len(people), len(people - seen)))
        seen |= people
    return edition_of(log, TODAY)[0]


def crowd(first: int, count: int) -> set[str]:
    """So many people, by number."""
    return {f"n{number}" for number in range(first, first + count)}


def test_at_least_the_largest_and_at_most_all_of_them() -> None:
    day = date(2026, 3, 2)
    one = an_edition("a", [(day, "p1", crowd(0, 40))])
    other = an_edition("b", [(day, "p1", crowd(10, 25)), (day, "p2", crowd(100, 12))])
    row = all_together([one, other])[ALL]
    assert row.people.interval == Interval(40, 77)
    assert row.participations.interval == Interval(77, 77)
    assert (row.initiatives, row.unknown, row.is_whole_group) == (2, 0, True)
    area = all_together([one, other])[ALL_TIME, "area", "p2"]
    assert (area.people.interval, area.initiatives) == (Interval(12, 12), 1)


def test_a_hidden_figure_leaves_the_most_unknown() -> None:
    day = date(2026, 3, 2)
    one = an_edition("a", [(day, "p1", crowd(0, 40))])
    few = an_edition("b", [(day, "p1", crowd(0, 3))])
    assert all_together([one]).keys() == all_together([one, few]).keys()
    row = all_together(
        [one, an_edition("c", [(day, "p1", crowd(0, 20)), (day, "p2", crowd(0, 3))])]
    )
    area = row[ALL_TIME, "area", "p2"]
    assert area.people.interval == Interval(0, None)
    assert (area.initiatives, area.unknown) == (1, 1)


def test_a_breakdown_that_was_left_out_is_unknown_and_not_nought() -> None:
    day = date(2026, 3, 2)
    one = an_edition("a", [(day, "p1", crowd(0, 40))])
    silent = Edition(one.until, {ALL: one.rows[ALL]}, ("area",))
    area = all_together([one, silent])[ALL_TIME, "area", "p1"]
    assert area.people.interval == Interval(40, None)
    assert (area.initiatives, area.unknown) == (1, 1)
    assert all_together([one, silent])[ALL].people.interval == Interval(40, 80)


@pytest.mark.parametrize("dimension", ["actor", "service"])
def test_what_is_no_matter_of_the_city_is_not_told(dimension: str) -> None:
    assert dimension not in TOLD_BY


@settings(max_examples=examples(small=25, full=1_000), deadline=None)
@given(seeds)
def test_the_truth_is_between_the_ends(seed: int) -> None:
    rng = Random(seed)
    everybody = [f"n{number}" for number in range(60)]
    worlds = [
        [
            (
                date(2026, 1, 5) + timedelta(rng.randrange(360)),
                rng.choice(["p1", "p2"]),
                set(rng.sample(everybody, rng.choice([2, 4, 8, 20, 40]))),
            )
            for _session in range(rng.randint(1, 8))
        ]
        for _initiative in range(rng.randint(1, 4))
    ]
    editions = [an_edition(f"i{at}-", world) for at, world in enumerate(worlds)]
    told = [
        (area, people)
        for world, edition in zip(worlds, editions, strict=True)
        for day, area, people in world
        if edition.until is not None and day <= edition.until
    ]
    for (period, dimension, value), row in all_together(editions).items():
        if period != ALL_TIME or dimension not in {TOTAL, "area"} or row.people.interval is None:
            continue
        there = [people for area, people in told if dimension == TOTAL or area == value]
        met = set[str]().union(*there)
        low, high = row.people.interval.low, row.people.interval.high
        assert low <= len(met)
        assert high is None or high >= len(met)
        assert not 0 < low < 5
