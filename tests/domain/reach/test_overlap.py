"""People in common between places: true, symmetric, and nobody is worked out."""

from datetime import date, timedelta
from itertools import combinations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from brobygger.domain.activities.session import Session
from brobygger.domain.figures.disclosure import CannotProtect
from brobygger.domain.figures.interval import Interval
from brobygger.domain.reach.overlap import Overlap, overlap
from brobygger.engines.columns import InColumns
from counts import examples

DAY = date(2025, 1, 6)
seeds = st.integers(0, 10**9)


def a_log(labels: str) -> list[Session]:
    """A session in each area."""
    return [Session(label, DAY + timedelta(at), 0, area=label) for at, label in enumerate(labels)]


def shown(*groups: tuple[str, int]) -> Overlap:
    """The matrix of people by the areas they came to: a word of areas, and how many people."""
    codes = [
        (area, f"{word}{number}".encode())
        for word, count in groups
        for number in range(count)
        for area in word
    ]
    labels = "".join(sorted({area for word, _ in groups for area in word}))
    return overlap(a_log(labels), "area", InColumns.of_tokens(codes))


def value(found: Overlap, pair: str) -> int | None:
    interval = found.cells[pair[0], pair[1]].interval
    return None if interval is None else interval.low


def test_large_numbers_in_common_are_shown() -> None:
    found = shown(("N", 20), ("S", 30), ("NS", 12))
    assert found.labels == ("N", "S")
    assert found.cells["N", "N"].interval == Interval(32, 32)
    assert (value(found, "NS"), value(found, "SN"), value(found, "SS")) == (12, 12, 42)


def test_few_in_common_are_hidden_and_none_is_shown() -> None:
    found = shown(("N", 20), ("S", 30), ("V", 25), ("NS", 3))
    assert value(found, "NS") is None
    assert value(found, "NV") == 0
    assert value(found, "VV") == 25


def test_few_who_came_to_one_place_alone_are_no_rest() -> None:
    found = shown(("N", 2), ("S", 30), ("NS", 18))
    assert value(found, "NS") is None or value(found, "NN") is None


def test_that_all_of_one_place_came_to_another_is_not_told() -> None:
    found = shown(("S", 30), ("NS", 18))
    assert value(found, "NS") is None or value(found, "NN") is None


def test_two_large_overlaps_do_not_give_away_a_third() -> None:
    """Of 20 at V, 18 came to N and 5 to S: at least 3 of them came to both."""
    found = shown(("NV", 16), ("SV", 2), ("NSV", 2), ("N", 30), ("S", 30))
    assert least(found, "NS") == 0


def test_too_many_places_are_a_wrong_call() -> None:
    with pytest.raises(ValueError, match="17 slices"):
        overlap(a_log("abcdefghijklmnopq"), "area", InColumns([], []))


def least(found: Overlap, pair: str) -> float:
    """The fewest people in common that fit all that is shown, by a plain linear programme."""
    atoms = [
        set(chosen)
        for size in range(1, len(found.labels) + 1)
        for chosen in combinations(found.labels, size)
    ]
    rows, sums = [], []
    for (one, other), figure in found.cells.items():
        if figure.interval is not None:
            rows.append([float({one, other} <= atom) for atom in atoms])
            sums.append(figure.interval.low)
    aim = [float(set(pair) <= atom) for atom in atoms]
    known = {"A_eq": rows, "b_eq": sums} if rows else {}
    return float(linprog(aim, **known, method="highs").fun)


@settings(max_examples=examples(small=20, full=500), deadline=None)
@given(seeds)
def test_nobody_works_out_few_people_in_common(seed: int) -> None:
    rng = Random(seed)
    labels = "NSVØ"[: rng.randint(2, 4)]
    people = [
        {area for area in labels if rng.random() < rng.choice((0.2, 0.6))}
        for _ in range(rng.randrange(60))
    ]
    codes = [(area, b"%d" % at) for at, areas in enumerate(people) for area in areas]
    try:
        found = overlap(a_log(labels), "area", InColumns.of_tokens(codes))
    except CannotProtect:
        return
    for one, other in combinations(labels, 2):
        both = sum({one, other} <= areas for areas in people)
        assert found.cells[one, other] == found.cells[other, one]
        if 0 < both < 5:
            assert value(found, one + other) is None
            assert least(found, one + other) < 1e-6
        elif (told := value(found, one + other)) is not None:
            assert told == both
