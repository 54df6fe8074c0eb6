"""What a reader can work out from published sums: the least and the most of each hidden figure.

Somebody who holds every table released so far knows sums of atoms and that no atom is below
nought. What they can find out about a hidden figure is an interval, its ends by linear
programming. Here the question is turned around: a figure is safe where another world fits all
that was published and lies far enough away. One such world often answers for many figures, so a
whole table is audited in a few programmes instead of two for each figure.
Source: section A5 of the design of reach and network methods.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from brobygger.domain.figures.table import Atom

Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]

NEAR = 1e-6
"""Two counts nearer than this are the same: the solver answers to about 1e-7."""


@dataclass(frozen=True, slots=True)
class World:
    """All figures that were or may be released, as sums of atoms.

    ``sums`` is a matrix, figures by atoms; ``atoms`` are the true counts and ``counts`` those of
    the figures.
    """

    sums: Any
    atoms: Floats
    counts: Floats

    def moved(self, way: Floats) -> Floats:
        """By how much each figure differs in a world that lies this way."""
        moved: Floats = self.sums @ way
        return moved


def world_of(figures: Sequence[frozenset[Atom]], counts: dict[Atom, int]) -> World:
    """The matrix of figures whose atoms are all counted."""
    from scipy.sparse import csr_array

    at = {atom: number for number, atom in enumerate(sorted(counts))}
    rows = [row for row, atoms in enumerate(figures) for _ in atoms]
    columns = [at[atom] for atoms in figures for atom in sorted(atoms)]
    shape = (len(figures), len(at))
    sums = csr_array((np.ones(len(rows)), (rows, columns)), shape=shape)
    atoms = np.array([counts[atom] for atom in sorted(counts)], dtype=float)
    return World(sums, atoms, sums @ atoms)


@dataclass(frozen=True, slots=True, order=True)
class Need:
    """A figure must be free to be so much larger (``sign`` 1) or smaller (-1) than it is."""

    far: int
    figure: int
    sign: int


def safe_ways(
    world: World, needs: Iterable[Need], known: Mask, *, is_strict: bool = False
) -> tuple[dict[Need, Floats], list[Need]]:
    """For each need a way to a world that meets it and fits what is known; and the unmet needs.

    ``known`` marks the figures that are published. All needs of one sign are asked for at once,
    each counting up to its distance; what is met leaves, and where nothing more is met together
    the rest is asked one by one, so that an unmet need is one that no world meets. ``is_strict``
    stops at the first unmet need.
    """
    met: dict[Need, Floats] = {}
    unmet: list[Need] = []
    reader = _Reader(world, known)
    for sign in (1, -1):
        rest = [need for need in needs if need.sign == sign]
        while rest and not (unmet and is_strict):
            way, moved = reader.way(rest)
            done = [one for one in rest if sign * moved[one.figure] >= one.far - NEAR]
            met |= dict.fromkeys(done, way)
            if not done:
                first = max(rest)
                alone, moved = reader.way([first])
                if sign * moved[first.figure] >= first.far - NEAR:
                    met[first] = alone
                else:
                    unmet.append(first)
                done = [first]
            gone = set(done)
            rest = [one for one in rest if one not in gone]
    return met, unmet


class _Reader:
    """Somebody who knows some figures, asked for worlds that fit them.

    An atom that is published itself cannot move, so it is left out before the programme is made.
    """

    def __init__(self, world: World, known: Mask) -> None:
        self.world = world
        rows = world.sums[known]
        sizes = np.diff(rows.indptr)
        free = np.ones(len(world.atoms), dtype=bool)
        free[rows.indices[rows.indptr[:-1][sizes == 1]]] = False
        self.free = np.flatnonzero(free)
        left = rows[:, self.free]
        left = left[np.diff(left.indptr) > 0].tocoo()
        self.rows, self.columns, self.known = left.row, left.col, left.shape[0]
        self.moves = world.sums[:, self.free]

    def way(self, needs: Sequence[Need]) -> tuple[Floats, Floats]:
        """The world that comes farthest for all needs together, and how far each figure moves."""
        from scipy.optimize import Bounds, LinearConstraint, milp
        from scipy.sparse import csc_array

        n, m, k = len(self.free), len(needs), self.known
        if not n:
            return np.zeros(len(self.world.atoms)), np.zeros(len(self.world.counts))
        starts, at = self.moves.indptr, self.moves.indices
        atoms = [at[starts[one.figure] : starts[one.figure + 1]] for one in needs]
        lengths = [len(each) for each in atoms]
        places = np.arange(m)
        signs = np.array([-float(one.sign) for one in needs])
        values = [np.ones(len(self.rows)), np.repeat(signs, lengths), np.ones(m)]
        lines = [self.rows, np.repeat(k + places, lengths), k + places]
        columns = [self.columns, *atoms, n + places]
        rows = csc_array(
            (np.concatenate(values), (np.concatenate(lines), np.concatenate(columns))),
            shape=(k + m, n + m),
        )
        found = milp(
            np.concatenate([np.zeros(n), -np.ones(m)]),
            bounds=Bounds(
                np.concatenate([-self.world.atoms[self.free], np.zeros(m)]),
                np.concatenate([np.full(n, np.inf), [float(one.far) for one in needs]]),
            ),
            constraints=LinearConstraint(
                rows, np.concatenate([np.zeros(k), np.full(m, -np.inf)]), 0.0
            ),
        )
        if found.x is None:
            raise ArithmeticError(f"the world as it is was not found: {found.message}")
        way = np.zeros(len(self.world.atoms))
        way[self.free] = found.x[:n]
        return way, self.world.moved(way)
