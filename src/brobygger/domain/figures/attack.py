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

TINY = 1e-8
"""What stands for nought in sums of ones and noughts."""

NOWHERE: Floats = np.zeros(0)
"""No way at all."""


@dataclass(frozen=True, slots=True)
class World:
    """All figures that were or may be released, as sums of atoms.

    ``sums`` is a matrix, figures by atoms; ``atoms`` are the true counts and ``counts`` those of
    the figures. Atoms that are together in every figure are one: a way to move them is one for
    their sum.
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

    inside: dict[Atom, list[int]] = {atom: [] for atom in sorted(counts)}
    for row, atoms in enumerate(figures):
        for atom in atoms:
            inside[atom].append(row)
    together: dict[tuple[int, ...], int] = {}
    for atom, rows in inside.items():
        together[tuple(rows)] = together.get(tuple(rows), 0) + counts[atom]
    lines = [row for rows in together for row in rows]
    columns = [at for at, rows in enumerate(together) for _ in rows]
    shape = (len(figures), len(together))
    sums = csr_array((np.ones(len(lines)), (lines, columns)), shape=shape)
    people = np.array(list(together.values()), dtype=float)
    return World(sums, people, sums @ people)


@dataclass(frozen=True, slots=True, order=True)
class Need:
    """A figure must be free to be so much larger (``sign`` 1) or smaller (-1) than it is."""

    far: int
    figure: int
    sign: int


def safe_ways(
    world: World, needs: Iterable[Need], known: Mask
) -> tuple[dict[Need, Floats], list[Need]]:
    """For each need a way to a world that meets it and fits what is known; and the unmet needs.

    ``known`` marks the figures that are published. What cannot move at all is found without a
    programme. The needs of each sign are then asked for at once, each counting up to its distance,
    and those that are left one by one, so that an unmet need is one that no world meets.
    """
    reader = _Reader(world, known)
    asked = list(needs)
    freedom = reader.freedom() if asked else NOWHERE
    unmet = [need for need in asked if not moves(freedom, need.figure)]
    rest = [need for need in asked if need not in unmet]
    met: dict[Need, Floats] = {}
    for sign in (1, -1):
        met |= reader.meet([need for need in rest if need.sign == sign], rest)
    rest = [need for need in rest if need not in met]
    while rest:
        first = max(rest)
        done = reader.meet([first], rest)
        if first not in done:
            unmet.append(first)
        met |= done
        rest = [need for need in rest if need not in done and need != first]
    return met, unmet


def freedom_of(world: World, known: Mask) -> Floats:
    """How each figure moves along each independent way that leaves what is known alone."""
    return _Reader(world, known).freedom()


def without(freedom: Floats, figure: int) -> Floats:
    """What remains of it where one more figure is known."""
    along = freedom[figure]
    at = int(np.abs(along).argmax()) if along.size else 0
    if not along.size or abs(along[at]) < TINY:
        return freedom
    touched = np.flatnonzero(freedom[:, at])
    left = freedom.copy()
    left[touched] -= np.outer(freedom[touched, at] / along[at], along)
    left[touched, at] = 0.0
    left[figure] = 0.0
    return left


def moves(freedom: Floats, figure: int) -> bool:
    """Whether a figure can move at all, above or below."""
    return bool(np.abs(freedom[figure]).max(initial=0.0) > TINY)


def other_ways(
    world: World, needs: Sequence[Need], known: Mask
) -> tuple[dict[Need, Floats], Need | None]:
    """Ways for all of these needs, asked one by one; or the first of them that no world meets."""
    reader = _Reader(world, known)
    met: dict[Need, Floats] = {}
    rest = list(needs)
    while rest:
        done = reader.meet(rest[:1], rest)
        if rest[0] not in done:
            return met, rest[0]
        met |= done
        rest = [need for need in rest if need not in done]
    return met, None


class _Reader:
    """Somebody who knows some figures, asked for worlds that fit them.

    An atom that is published itself cannot move, so it is left out before the programme is made.
    """

    def __init__(self, world: World, known: Mask) -> None:
        self.world, self.is_known = world, known
        rows = world.sums[known]
        sizes = np.diff(rows.indptr)
        free = np.ones(len(world.atoms), dtype=bool)
        free[rows.indices[rows.indptr[:-1][sizes == 1]]] = False
        self.free = np.flatnonzero(free)
        left = rows[:, self.free]
        left = left[np.diff(left.indptr) > 0].tocoo()
        self.rows, self.columns, self.known = left.row, left.col, left.shape[0]
        self.moves = world.sums[:, self.free]

    def freedom(self) -> Floats:
        """What is left of each figure when all that is a weighed sum of what is known is taken off.

        Noughts for a figure that cannot move. Rows are eliminated one by one, the smallest figures
        first, because they have the fewest atoms.
        """
        left: Floats = self.moves.toarray()
        sizes = np.diff(self.moves.indptr)
        for row in sorted(np.flatnonzero(self.is_known).tolist(), key=lambda at: (sizes[at], at)):
            left = without(left, row)
        return left

    def meet(self, needs: Sequence[Need], others: Sequence[Need]) -> dict[Need, Floats]:
        """The world that comes farthest for ``needs``: all of ``others`` that it meets."""
        if not needs:
            return {}
        way, moved = self.way(needs)
        return {one: way for one in others if one.sign * moved[one.figure] >= one.far - NEAR}

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
