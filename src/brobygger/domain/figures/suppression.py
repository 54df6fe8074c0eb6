"""Which further figures must be hidden so that the small ones cannot be worked out.

Small tables are answered exactly: the fewest figures, and of those the fewest people. Larger
ones step by step: the cheapest way out of each figure that is still too narrow, by a linear
programme over the whole table, and then every figure that need not have been hidden is shown
again, the largest first.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from brobygger.domain.figures.attack import (
    NEAR,
    Floats,
    Mask,
    Need,
    World,
    freedom_of,
    moves,
    other_ways,
    safe_ways,
    without,
)

Method = Literal["none", "exact", "stepwise"]

EXACT_UP_TO = 36
"""Figures of a table that is answered exactly: five by five with both margins."""


MOST_NODES = 5_000
"""Branches after which the exact search gives way to the stepwise one."""


class TooNarrow(Exception):
    """No choice of further figures protects these; what must be hidden is known already."""

    def __init__(self, figures: Iterable[int]) -> None:
        self.figures = tuple(sorted(set(figures)))
        super().__init__(f"{len(self.figures)} figures")


@dataclass(frozen=True, slots=True)
class Choice:
    """What is hidden, how it was chosen, and a world that protects each need."""

    hidden: Mask
    method: Method
    ways: dict[Need, Floats]


def choose(world: World, needs: Sequence[Need], hidden: Mask, fixed: Mask) -> Choice:
    """The figures to hide beside those that are hidden already.

    ``fixed`` were published before and cannot be hidden any more. Raises TooNarrow where even
    hiding everything else leaves a figure too narrow.
    """
    ways, unmet = safe_ways(world, needs, ~hidden)
    if not unmet:
        return Choice(hidden, "none", ways)
    _, never = safe_ways(world, unmet, fixed)
    if never:
        raise TooNarrow(need.figure for need in never)
    if int((~fixed).sum()) <= EXACT_UP_TO:
        best = _fewest(world, needs, hidden, fixed)
        if best is not None:
            found, short = safe_ways(world, needs, ~best)
            if not short:
                return Choice(best, "exact", found)
    return _stepwise(world, ways, unmet, hidden, fixed)


def _stepwise(
    world: World,
    ways: dict[Need, Floats],
    unmet: Sequence[Need],
    hidden: Mask,
    fixed: Mask,
) -> Choice:
    """From the needs that are met already (``ways``) and those that are not."""
    first, ways, unmet = hidden, dict(ways), list(unmet)
    while unmet:
        need = max(unmet)
        way = _cheapest(world, need, hidden, fixed)
        hidden = hidden | (np.abs(world.moved(way)) > NEAR)
        ways[need] = way
        more, unmet = safe_ways(world, [one for one in unmet if one != need], ~hidden)
        ways |= more
    return _shown_again(world, ways, first, hidden)


def _shown_again(world: World, ways: dict[Need, Floats], first: Mask, hidden: Mask) -> Choice:
    """Every figure that need not have been hidden is shown, the largest first.

    Where a figure moves only together with one that must be free to move, it stays hidden: that is
    seen without a programme. Otherwise the need that failed last is asked first.
    """
    freedom = freedom_of(world, ~hidden)
    hard: list[Need] = []
    further = np.flatnonzero(hidden & ~first).tolist()
    for figure in sorted(further, key=lambda at: (-world.counts[at], at)):
        used = [one for one, way in ways.items() if abs(world.moved(way)[figure]) > NEAR]
        left = without(freedom, figure)
        if any(not moves(left, one.figure) for one in used):
            continue
        again = hidden.copy()
        again[figure] = False
        used.sort(key=lambda one: (-hard.index(one) if one in hard else 1, one))
        others, failed = other_ways(world, used, ~again)
        if failed is None:
            hidden, freedom = again, left
            ways |= others
        else:
            hard = [one for one in hard if one != failed] + [failed]
    return Choice(hidden, "stepwise", ways)


def _cheapest(world: World, need: Need, hidden: Mask, fixed: Mask) -> Floats:
    """The way to meet one need that moves the fewest people of figures that are still shown."""
    from scipy.optimize import Bounds, LinearConstraint, milp
    from scipy.sparse import block_array, eye_array

    n = len(world.atoms)
    dear = ~hidden & ~fixed
    m = int(dear.sum())
    costs = 1 + world.counts[dear] / (2 * world.counts.max() + 1)
    row = world.sums[[need.figure]]
    moves = world.sums[dear]
    rows = block_array(
        [
            [world.sums[fixed], None],
            [row * need.sign, None],
            [moves, eye_array(m)],
            [-moves, eye_array(m)],
        ]
    )
    k = int(fixed.sum())
    low = np.concatenate([np.zeros(k), [float(need.far)], np.zeros(2 * m)])
    high = np.concatenate([np.zeros(k), np.full(1 + 2 * m, np.inf)])
    found = milp(
        np.concatenate([np.zeros(n), costs]),
        bounds=Bounds(np.concatenate([-world.atoms, np.zeros(m)]), np.inf),
        constraints=LinearConstraint(rows, low, high),
    )
    if found.x is None:
        raise TooNarrow([need.figure])
    way: Floats = found.x[:n]
    return way


def _fewest(world: World, needs: Sequence[Need], hidden: Mask, fixed: Mask) -> Mask | None:
    """The fewest further figures that meet every need, and of those the fewest people.

    One way for each need; a figure moves only where it is hidden, and by no more than the distance
    that is asked for: in a table of two dimensions, groups included, no more is ever needed. What
    comes out is audited. None where the search was given up.
    """
    from scipy.optimize import Bounds, LinearConstraint, milp
    from scipy.sparse import block_array, block_diag, diags_array, kron, vstack

    n, k = len(world.atoms), len(needs)
    open_ = np.flatnonzero(~hidden & ~fixed)
    m = len(open_)
    far = [float(need.far) for need in needs]
    moves = world.sums[open_]
    counts = world.counts[open_]
    wanted = block_diag([world.sums[[need.figure]] * need.sign for need in needs])
    blocks = [
        [wanted, None],
        [kron(np.eye(k), world.sums[fixed]), None] if fixed.any() else None,
        [kron(np.eye(k), moves), vstack([diags_array(np.full(m, -each)) for each in far])],
        [kron(np.eye(k), -moves), vstack([diags_array(-np.minimum(counts, each)) for each in far])],
    ]
    rows = block_array([block for block in blocks if block is not None])
    still = k * int(fixed.sum())
    low = np.concatenate([far, np.zeros(still), np.full(2 * k * m, -np.inf)])
    high = np.concatenate([np.full(k, np.inf), np.zeros(still + 2 * k * m)])
    costs = 1 + counts / (2 * counts.sum() + 1)
    found = milp(
        np.concatenate([np.zeros(n * k), costs]),
        integrality=np.concatenate([np.zeros(n * k), np.ones(m)]),
        bounds=Bounds(
            np.concatenate([np.tile(-world.atoms, k), np.zeros(m)]),
            np.concatenate([np.full(n * k, np.inf), np.ones(m)]),
        ),
        constraints=LinearConstraint(rows, low, high),
        options={"mip_rel_gap": 0.0, "node_limit": MOST_NODES},
    )
    if found.status != 0:
        return None
    chosen = hidden.copy()
    chosen[open_[found.x[n * k :] > 0.5]] = True
    return chosen
