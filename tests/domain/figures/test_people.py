"""Different people by area, month and in all: rows overlap, and still nobody is worked out."""

from collections.abc import Iterable, Sequence
from itertools import combinations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from brobygger.domain.figures.disclosure import CannotProtect
from brobygger.domain.figures.interval import Interval
from brobygger.domain.figures.people import ProtectedPeople, Reached, protect_people
from counts import examples

seeds = st.integers(0, 10**9)


def a_row(name: str, sessions: str, low: int, high: int | None = None) -> Reached:
    """A row of some sessions, a letter each."""
    return Reached((name,), frozenset(sessions), Interval(low, low if high is None else high))


def worked_out(hidden: frozenset[str], releases: Iterable[ProtectedPeople]) -> int:
    """The least number of people at the hidden sessions, by every choice of covering rows."""
    shown = [
        (row.sessions, interval)
        for release in releases
        for row in release.rows
        if (interval := release.cells[row.name].interval) is not None
    ]
    best = 0
    for whole, people in shown:
        if whole.isdisjoint(hidden):
            continue
        rest = whole - hidden
        for count in range(4):
            for parts in combinations(shown, count):
                if rest <= frozenset[str]().union(*(sessions for sessions, _ in parts)):
                    highs = [one.high for _, one in parts]
                    if None not in highs:
                        best = max(best, people.low - sum(high or 0 for high in highs))
    return best


def test_rows_of_many_are_shown() -> None:
    found = protect_people([a_row("all", "ab", 30), a_row("Nord", "a", 20), a_row("Syd", "b", 15)])
    assert found.suppressed == frozenset()
    assert found.cells["all",].interval == Interval(30, 30)


def test_the_rest_of_a_total_is_no_way_in() -> None:
    rows = [a_row("all", "abc", 38), a_row("Nord", "a", 20), a_row("Syd", "b", 15)]
    few = a_row("Vest", "c", 3)
    found = protect_people([*rows, few])
    assert found.suppressed == {("Vest",), ("Syd",)}
    assert worked_out(few.sessions, [found]) == 0


def test_rows_that_overlap_enough_hide_nothing_more() -> None:
    rows = [a_row("all", "abc", 22), a_row("Nord", "a", 20), a_row("Syd", "b", 15)]
    assert protect_people([*rows, a_row("Vest", "c", 3)]).suppressed == {("Vest",)}


def test_a_longer_period_is_no_way_in() -> None:
    first = protect_people([a_row("January to May", "abcde", 40)])
    june = a_row("June", "f", 3)
    alone = protect_people([a_row("January to June", "abcdef", 43), june])
    assert worked_out(june.sessions, [first, alone]) == 3
    found = protect_people([a_row("January to June", "abcdef", 43), june], previous=[first])
    assert worked_out(june.sessions, [first, found]) == 0
    assert found.suppressed == {("June",), ("January to June",)}


def test_what_was_released_before_cannot_be_taken_back() -> None:
    first = protect_people([a_row("January to May", "abcde", 40)])
    second = protect_people([a_row("January to June", "abcdef", 43)], previous=[first])
    with pytest.raises(CannotProtect):
        protect_people([a_row("June", "f", 3)], previous=[first, second])


def test_a_threshold_below_three_is_a_wrong_call() -> None:
    with pytest.raises(ValueError, match="threshold of 2"):
        protect_people([], threshold=2)


def counted(people: Sequence[set[str]], sessions: frozenset[str], slack: int) -> Interval:
    """The truth, or an interval around it."""
    truth = sum(1 for person in people if not sessions.isdisjoint(person))
    return Interval(max(0, truth - slack), truth + slack)


@settings(max_examples=examples(small=60, full=2_000))
@given(seeds)
def test_nobody_works_out_a_row_of_few_people(seed: int) -> None:
    rng = Random(seed)
    names = "abcdefgh"[: rng.randint(3, 8)]
    people = [
        {one for one in names if rng.random() < rng.choice((0.1, 0.4))}
        for _ in range(rng.randint(5, 40))
    ]
    slack = rng.choice((0, 0, 1))
    releases: list[ProtectedPeople] = []
    for until in sorted({rng.randint(2, len(names)), len(names)}):
        part = names[:until]
        groups = {"all": frozenset(part)}
        for one in part:
            groups[one] = frozenset(one)
            area = f"area {rng.randint(1, 2)}"
            groups[area] = groups.get(area, frozenset()) | {one}
        rows = [
            Reached((name,), sessions, counted(people, sessions, slack))
            for name, sessions in groups.items()
        ]
        try:
            releases.append(protect_people(rows, previous=releases))
        except CannotProtect:
            continue
    for release in releases:
        for row in release.rows:
            if row.people.high is not None and 0 < row.people.high < 5:
                assert row.name in release.suppressed
                assert worked_out(row.sessions, releases) == 0
