"""What a reader can work out, seen without a programme: never less than a programme would find."""

from random import Random

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from brobygger.domain.figures.attack import (
    NEAR,
    Need,
    World,
    freedom_of,
    moves,
    other_ways,
    safe_ways,
    without,
    world_of,
)
from brobygger.domain.figures.people import cheapest_cover, least_cost
from brobygger.domain.figures.table import Atom
from counts import examples

seeds = st.integers(0, 10**9)


def a_world(rng: Random) -> World:
    """Figures of some atoms by chance, most of them of several."""
    atoms: dict[Atom, int] = {(f"a{at}",): rng.randint(0, 9) for at in range(rng.randint(2, 9))}
    figures = {
        frozenset(rng.sample(sorted(atoms), rng.randint(1, len(atoms))))
        for _ in range(rng.randint(2, 9))
    }
    return world_of(sorted(figures, key=sorted), atoms)


def rank(rows: np.ndarray) -> int:
    """How many rows are no sum of the others."""
    return int(np.linalg.matrix_rank(rows)) if rows.size else 0


def farthest(world: World, known: np.ndarray, need: Need) -> float:
    """How far a figure can move, by a plain programme for it alone."""
    sums = world.sums.toarray()
    found = linprog(
        -need.sign * sums[need.figure],
        A_eq=sums[known] if known.any() else None,
        b_eq=np.zeros(int(known.sum())) if known.any() else None,
        bounds=[(-atom, None) for atom in world.atoms],
        method="highs",
    )
    return float("inf") if found.status == 3 else -found.fun


def test_atoms_that_are_always_together_are_one() -> None:
    all_of_it = frozenset({("a",), ("b",), ("c",)})
    world = world_of([all_of_it, frozenset({("c",)})], {("a",): 2, ("b",): 3, ("c",): 4})
    assert sorted(world.atoms) == [4, 5]
    assert list(world.counts) == [9, 4]


@settings(max_examples=examples(small=40, full=2_000), deadline=None)
@given(seeds)
def test_a_figure_moves_unless_it_is_a_sum_of_what_is_known(seed: int) -> None:
    rng = Random(seed)
    world = a_world(rng)
    sums = world.sums.toarray()
    known = np.array([rng.random() < 0.5 for _ in world.counts])
    freedom = freedom_of(world, known)
    more = rng.randrange(len(known))
    later = without(freedom, more)
    known_later = known | (np.arange(len(known)) == more)
    for figure in range(len(known)):
        for left, given_ in ((freedom, known), (later, known_later)):
            both = rank(np.vstack([sums[given_], sums[figure]]))
            assert moves(left, figure) == (both > rank(sums[given_]))


@settings(max_examples=examples(small=40, full=2_000), deadline=None)
@given(seeds)
def test_a_need_is_met_exactly_where_a_programme_for_it_alone_meets_it(seed: int) -> None:
    rng = Random(seed)
    world = a_world(rng)
    known = np.array([rng.random() < 0.5 for _ in world.counts])
    needs = [
        Need(rng.randint(1, 5), figure, rng.choice([1, -1]))
        for figure in range(len(known))
        if not known[figure]
    ]
    met, unmet = safe_ways(world, needs, known)
    assert sorted([*met, *unmet]) == sorted(needs)
    for need in needs:
        assert (need in met) == (farthest(world, known, need) >= need.far - NEAR)
    for need, way in met.items():
        moved = world.moved(way)
        assert need.sign * moved[need.figure] >= need.far - NEAR
        assert np.abs(moved[known]).max(initial=0.0) < NEAR
        assert (world.atoms + way > -NEAR).all()
    others, failed = other_ways(world, needs, known)
    assert (failed is None) == (not unmet)
    assert set(others) <= set(met)


@settings(max_examples=examples(small=60, full=3_000), deadline=None)
@given(seeds)
def test_no_cover_is_cheaper_than_its_least_price(seed: int) -> None:
    rng = Random(seed)
    rest, parts = rng.randint(1, 8), rng.randint(1, 8)
    covers = np.array([[rng.random() < 0.5 for _ in range(rest)] for _ in range(parts)])
    covers = covers[covers.any(axis=1)]
    costs = np.array([float(rng.randint(0, 30)) for _ in covers])
    least = least_cost(covers, costs)
    if not len(covers) or not covers.any(axis=0).all():
        assert least == np.inf
        return
    weights = cheapest_cover(covers, costs)
    assert (weights @ covers > 1 - NEAR).all()
    assert least <= weights @ costs + NEAR
