"""Tables that are released: nothing small can be worked out, and no more is hidden than needed."""

from collections.abc import Sequence
from itertools import product
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from brobygger.domain.figures.disclosure import CannotProtect, ProtectedTable, protect
from brobygger.domain.figures.interval import Interval
from brobygger.domain.figures.table import Name, tabulate
from brobygger.messages import say
from counts import examples
from domain.figures.tables import (
    LINKED,
    NEAR,
    Numbers,
    Reader,
    hypercube,
    numbers,
    raw,
    recovered,
    safe_without,
    shown_of,
    small_of,
    value,
)

seeds = st.integers(0, 10**9)


def by_hand(*rows: Sequence[int]) -> dict[tuple[str, ...], int]:
    """A table written row by row."""
    return {
        (f"r{row:02}", f"c{column:02}"): count
        for row, counts in enumerate(rows)
        for column, count in enumerate(counts)
    }


def released(counts: Numbers) -> ProtectedTable:
    """A table with both margins, released alone."""
    return protect(tabulate(raw(counts)))


# What is shown and what is hidden


def test_a_table_without_small_numbers_is_shown_whole() -> None:
    counts = by_hand((12, 0, 7), (5, 9, 30))
    table = released(counts)
    assert table.suppressed == frozenset()
    assert table.audit.method == "none"
    for name, figure in table.cells.items():
        assert figure.interval == Interval(value(counts, name), value(counts, name))


def test_a_small_number_takes_a_rectangle_with_it() -> None:
    counts = by_hand((3, 20, 30), (15, 40, 50), (25, 60, 70))
    table = released(counts)
    assert table.suppressed == {("r00", "c00"), ("r00", "c01"), ("r01", "c00"), ("r01", "c01")}
    assert (table.audit.primary, table.audit.further, table.audit.method) == (1, 3, "exact")


def test_what_is_hidden_for_another_looks_the_same() -> None:
    table = released(by_hand((3, 20, 30), (15, 40, 50), (25, 60, 70)))
    assert len({table.cells[name] for name in table.suppressed}) == 1


def test_small_sums_are_hidden_too() -> None:
    counts = by_hand((1, 2), (30, 40), (50, 60))
    table = released(counts)
    assert ("r00", "*") in table.suppressed
    assert recovered(counts, shown_of(table), small_of(counts, table.cells)) == []


def test_nothing_of_the_counts_is_in_what_is_printed() -> None:
    table = released(by_hand((3, 20, 30), (15, 40, 50), (25, 60, 70)))
    assert "RawCount(3)" not in repr(table)
    assert "•••" in repr(table)


def test_no_cells_are_no_table() -> None:
    table = protect(tabulate({}))
    assert table.cells == {}


def test_a_threshold_below_three_is_a_wrong_call() -> None:
    with pytest.raises(ValueError, match="threshold of 2"):
        protect(tabulate({}), threshold=2)


def test_a_higher_threshold_hides_more() -> None:
    counts = by_hand((7, 20, 30), (15, 40, 50), (25, 60, 70))
    assert released(counts).suppressed == frozenset()
    assert ("r00", "c00") in protect(tabulate(raw(counts)), threshold=10).suppressed


# All who came were ...


def test_a_row_that_holds_only_one_kind_of_people_is_not_told() -> None:
    counts = by_hand((0, 40, 0), (12, 20, 30), (15, 25, 35))
    assert released(counts).suppressed == frozenset()
    table = protect(tabulate(raw(counts)), traits=[1])
    assert ("r00", "c01") in table.suppressed
    low, _ = Reader(counts, shown_of(table)).ends(("r00", "c01"))
    assert low <= 35


# The attacker


def names_of(counts: Numbers) -> list[Name]:
    """Every figure of a table of two dimensions with both margins."""
    rows, columns = (sorted({atom[side] for atom in counts}) for side in (0, 1))
    return list(product([*rows, "*"], [*columns, "*"]))


@settings(max_examples=examples(small=14, full=667))
@given(seeds)
def test_nobody_works_out_a_small_number_of_a_table_with_margins(seed: int) -> None:
    rng = Random(seed)
    counts = numbers(rng, rng.randint(4, 13), rng.randint(4, 8))
    table = released(counts)
    assert set(table.cells) == set(names_of(counts))
    shown = shown_of(table)
    for name in shown:
        interval = table.cells[name].interval
        assert interval is not None
        assert interval.value == value(counts, name)
        assert not 0 < value(counts, name) < 5
    reader = Reader(counts, shown)
    for name in table.suppressed:
        low, high = reader.ends(name)
        assert high - low > NEAR
        if 0 < value(counts, name) < 5:
            assert low <= NEAR
            assert high >= 5 - NEAR


@settings(max_examples=examples(small=6, full=333))
@given(seeds)
def test_nobody_works_out_a_small_number_from_months_and_quarters(seed: int) -> None:
    rng = Random(seed)
    counts = numbers(rng, rng.randint(4, 13), rng.randint(4, 8))
    table = protect(tabulate(raw(counts), LINKED))
    assert ("r00", "q0") in table.cells
    assert recovered(counts, shown_of(table), small_of(counts, table.cells)) == []


@settings(max_examples=examples(small=5, full=200))
@given(seeds)
def test_nobody_works_out_a_small_number_from_one_release_after_another(seed: int) -> None:
    """Months come one or two at a time, and the table by all months is released anew each time."""
    rng = Random(seed)
    columns = rng.randint(4, 7)
    counts = numbers(rng, rng.randint(4, 8), columns)
    earlier: list[ProtectedTable] = []
    until = 2
    while until <= columns:
        part = {atom: count for atom, count in counts.items() if atom[1] < f"c{until:02}"}
        levels = LINKED if rng.random() < 0.3 else (*LINKED[:1], ("each", "all"))
        try:
            table = protect(tabulate(raw(part), levels), previous=earlier)
        except CannotProtect:
            until += 1
            continue
        earlier.append(table)
        until += rng.choice((1, 1, 2))
        assert not _found_in_all(counts, earlier)


def _found_in_all(counts: Numbers, releases: Sequence[ProtectedTable]) -> list[Name]:
    """The attack over atoms, for figures whose name means other months in each release."""
    atoms = sorted(counts)
    truth = np.array([counts[atom] for atom in atoms], dtype=float)
    rows, small = [], []
    for release in releases:
        for name, at in release.table.names.items():
            inside = release.table.figures[at].atoms
            row = np.array([float(atom in inside) for atom in atoms])
            if name not in release.suppressed:
                rows.append(row)
            elif 0 < row @ truth < 5:
                small.append((name, row))
    known = np.array(rows)
    found = []
    for name, row in small:
        low = linprog(row, A_eq=known, b_eq=known @ truth, method="highs")
        high = linprog(-row, A_eq=known, b_eq=known @ truth, method="highs")
        if low.fun > 1e-6 or (high.status == 0 and -high.fun < 5 - 1e-6):
            found.append(name)
    return found


def test_a_difference_of_two_releases_is_no_way_in() -> None:
    """Four months, then five: the fifth month of a row is the difference of two sums."""
    counts = by_hand((9, 8, 3), (20, 30, 40), (25, 35, 45), (15, 25, 35))
    first = protect(tabulate(raw({at: n for at, n in counts.items() if at[1] < "c02"})))
    alone = protect(tabulate(raw(counts)))
    second = protect(tabulate(raw(counts)), previous=[first])
    assert _found_in_all(counts, [first, alone])
    assert not _found_in_all(counts, [first, second])
    assert second.audit.earlier == 1


def test_releases_about_other_people_do_not_meet() -> None:
    one, other = by_hand((3, 20), (15, 40)), by_hand((30, 20), (15, 40))
    elsewhere = protect(tabulate(raw({("z" + at[0], at[1]): n for at, n in one.items()})))
    table = protect(tabulate(raw(other)), previous=[elsewhere])
    assert (table.audit.earlier, table.suppressed) == (0, frozenset())


def test_the_same_table_again_is_the_same() -> None:
    counts = by_hand((3, 20, 30), (15, 40, 50), (25, 60, 70))
    first = released(counts)
    again = protect(tabulate(raw(counts)), previous=[first])
    assert again.suppressed == first.suppressed


def test_a_small_correction_hides_the_corrected_number() -> None:
    counts = by_hand((13, 20, 30), (15, 40, 50), (25, 60, 70))
    first = released(counts)
    corrected = counts | {("r00", "c00"): 15}
    second = protect(tabulate(raw(corrected)), previous=[first])
    assert {("r00", "c00"), ("r00", "*"), ("*", "c00"), ("*", "*")} <= second.suppressed
    large = counts | {("r00", "c00"): 33}
    assert protect(tabulate(raw(large)), previous=[first]).suppressed == frozenset()


def test_what_is_known_already_cannot_be_protected_and_says_so() -> None:
    """Both row sums and one column are out; the new month gives the small rest away."""
    counts = by_hand((12, 3))
    first = protect(tabulate(raw({("r00", "c00"): 12})))
    second = tabulate(raw(counts), [("all",), ("all",)])
    third = protect(second, previous=[first])
    assert third.cells["*", "*"].status == "shown"
    with pytest.raises(CannotProtect) as told:
        protect(tabulate(raw(counts)), previous=[first, third])
    assert ("r00", "c01") in told.value.names
    said = say(told.value.problem)
    assert "r00 / c01" in said.what
    assert "{" not in said.what + said.remedy


# No more than needed


@settings(max_examples=examples(small=5, full=60))
@given(seeds)
def test_no_choice_of_fewer_figures_is_safe_in_a_small_table(seed: int) -> None:
    rng = Random(seed)
    rows, columns = rng.choice([(3, 3), (3, 4), (4, 3), (2, 6), (4, 4)])
    counts = numbers(rng, rows, columns)
    table = released(counts)
    further = len(table.suppressed) - len(small_of(counts, table.cells))
    assert table.audit.method in ("none", "exact")
    if further:
        assert safe_without(counts, names_of(counts), further - 1) is None


@settings(max_examples=examples(small=10, full=400))
@given(seeds)
def test_larger_tables_hide_no_more_than_half_as_much_again_as_the_hypercube_method(
    seed: int,
) -> None:
    rng = Random(seed)
    counts = numbers(rng, rng.randint(5, 13), rng.randint(5, 8))
    rows, columns = (sorted({atom[side] for atom in counts}) for side in (0, 1))
    plain = hypercube(counts, rows, columns)
    table = released(counts)
    assert len(table.suppressed) <= 1.5 * len(plain)


def test_the_hypercube_method_itself_protects() -> None:
    """What we compare with must be safe, or the comparison says nothing."""
    for seed in range(3):
        counts = numbers(Random(seed), 6, 5)
        rows, columns = (sorted({atom[side] for atom in counts}) for side in (0, 1))
        shown = [name for name in names_of(counts) if name not in hypercube(counts, rows, columns)]
        assert recovered(counts, shown, small_of(counts, names_of(counts))) == []
