"""Thousands of rows within each other: hidden where it must be, as for a few of them."""

from collections import Counter
from itertools import product
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from brobygger.domain.figures.interval import Interval
from brobygger.domain.figures.people import Reached, protect_people
from brobygger.domain.figures.rollup import ProtectedRollup, protect_rollup
from brobygger.domain.figures.table import ALL, Name
from counts import examples
from domain.figures.test_people import worked_out

seeds = st.integers(0, 10**9)


def a_rollup(rng: Random, slack: int = 0) -> list[Reached]:
    """Rows of a small city by area and theme, with their sessions; people overlap as they may."""
    cells = [one for one in product("NSV", "jkl") if rng.random() < 0.8] or [("N", "j")]
    chance = rng.choice((0.08, 0.2, 0.5))
    people = [
        {cell for cell in cells if rng.random() < chance} for _ in range(rng.randrange(5, 60))
    ]
    names: dict[Name, set[Name]] = {}
    for area, theme in cells:
        levels: tuple[Name, ...] = ((ALL, ALL), (area, ALL), (area, theme))
        for name in levels:
            names.setdefault(name, set()).add((area, theme))
    rows = []
    for name, inside in sorted(names.items()):
        found = sum(1 for person in people if person & inside)
        if found:
            sessions = frozenset("/".join(cell) for cell in inside)
            rows.append(Reached(name, sessions, Interval(max(0, found - slack), found)))
    return rows


def protected(rows: list[Reached], threshold: int = 5) -> ProtectedRollup:
    return protect_rollup({row.name: row.people for row in rows}, threshold)


def test_rows_of_many_are_shown_and_few_are_hidden_with_another() -> None:
    rows: dict[Name, Interval] = {
        (ALL,): Interval(38, 38),
        ("Nord",): Interval(20, 20),
        ("Syd",): Interval(15, 15),
        ("Vest",): Interval(3, 3),
    }
    assert protect_rollup(rows).suppressed == {("Vest",), ("Syd",)}
    enough = {**rows, (ALL,): Interval(22, 22)}
    found = protect_rollup(enough)
    assert found.suppressed == {("Vest",)}
    assert found.cells["Vest",].interval is None
    assert found.cells["Nord",].interval == Interval(20, 20)


def test_a_row_and_its_only_part_are_hidden_together() -> None:
    rows: dict[Name, Interval] = {
        (ALL, ALL): Interval(24, 24),
        ("N", ALL): Interval(21, 21),
        ("N", "j"): Interval(21, 21),
        ("S", ALL): Interval(3, 3),
        ("S", "k"): Interval(3, 3),
    }
    assert protect_rollup(rows).suppressed == set(rows) - {(ALL, ALL)}


@settings(max_examples=examples(small=60, full=3_000))
@given(seeds, st.sampled_from([0, 0, 1]))
def test_nobody_works_out_a_row_of_few_people(seed: int, slack: int) -> None:
    rows = a_rollup(Random(seed), slack)
    tree, plain = protected(rows), protect_people(rows)
    release = type(plain)(tree.cells, tree.suppressed, tuple(rows), plain.primary)
    assert plain.primary <= tree.suppressed
    for row in rows:
        if row.name in plain.primary:
            assert worked_out(row.sessions, [release]) == 0
    # Audited by the linear programme too, which refuses where the release gives a row away.
    assert protect_people(rows, previous=[release]).rows == tuple(rows)


def test_about_as_much_is_hidden_as_by_the_linear_programme() -> None:
    hidden: Counter[str] = Counter()
    for seed in range(200):
        rows = a_rollup(Random(seed))
        hidden["tree"] += len(protected(rows).suppressed)
        hidden["people"] += len(protect_people(rows).suppressed)
    assert abs(hidden["tree"] - hidden["people"]) <= 0.02 * hidden["people"]


def test_a_row_that_moved_a_little_is_hidden_until_it_has_moved_enough() -> None:
    def released(count: int, *before: ProtectedRollup) -> ProtectedRollup:
        return protect_rollup({(ALL,): Interval(count, count)}, previous=before)

    first = released(40)
    second = released(43, first)
    assert second.suppressed == {(ALL,)}
    assert released(40, first, second).suppressed == frozenset()
    assert released(45, first, second).suppressed == frozenset()


def test_a_row_without_its_sum_and_a_low_threshold_are_wrong_calls() -> None:
    with pytest.raises(ValueError, match="no sum above N"):
        protect_rollup({("N",): Interval(9, 9)})
    with pytest.raises(ValueError, match="threshold of 2"):
        protect_rollup({}, threshold=2)
