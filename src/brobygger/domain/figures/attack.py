"""What a reader can work out from published sums: the least and the most of each hidden figure.

Somebody who holds every table released so far knows sums of atoms and that no atom is below
nought. What they can find out about a hidden figure is an interval, its ends by linear
programming. Here the question is turned around: a figure is safe where another world fits all
that was published and lies far enough away. One such world often answers for many figures, so a
whole table is audited in a few programmes instead of two for each figure.
Source: section A5 of the design of reach and network methods; M. Fischetti and J. J. Salazar,
"Solving the cell suppression problem", is where the two programmes for a figure come from.
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
    world: World, needs: Iterable[Need], known: Mask
) -> tuple[dict[Need, Floats], list[Need]]:
    """For each need a way to a world that meets it and fits what is known; and the unmet needs.

    ``known`` marks the figures that are published. All needs of one sign are asked for at once,
    each counting up to its distance; what is met leaves, and where nothing more is met together
    the rest is asked one by one, so that an unmet need is one that no world meets.
    """
    met: dict[Need, Floats] = {}
    unmet: list[Need] = []
    for sign in (1, -1):
        rest = [need for need in needs if need.sign == sign]
        while rest:
            way = _way(world, rest, known)
            moved = world.moved(way)
            done = [one for one in rest if sign * moved[one.figure] >= one.far - NEAR]
            if not done:
                first, alone = rest[0], _way(world, rest[:1], known)
                if sign * world.moved(alone)[first.figure] >= first.far - NEAR:
                    met[first] = alone
                else:
                    unmet.append(first)
                done = [first]
            else:
                met |= dict.fromkeys(done, way)
            gone = set(done)
            rest = [one for one in rest if one not in gone]
    return met, unmet


def _way(world: World, needs: Sequence[Need], known: Mask) -> Floats:
    """The world that comes farthest for all needs together, each counted up to its distance."""
    from scipy.optimize import Bounds, LinearConstraint, milp
    from scipy.sparse import block_array, eye_array

    n, m = len(world.atoms), len(needs)
    wanted = world.sums[[one.figure for one in needs]]
    signs = np.array([[float(one.sign)] for one in needs])
    fixed = LinearConstraint(
        block_array([[world.sums[known], None], [wanted.multiply(-signs), eye_array(m)]]),
        np.concatenate([np.zeros(int(known.sum())), np.full(m, -np.inf)]),
        0.0,
    )
    found = milp(
        np.concatenate([np.zeros(n), -np.ones(m)]),
        bounds=Bounds(
            np.concatenate([-world.atoms, np.zeros(m)]),
            np.concatenate([np.full(n, np.inf), [float(one.far) for one in needs]]),
        ),
        constraints=fixed,
    )
    if found.x is None:
        raise ArithmeticError(f"the world as it is was not found: {found.message}")
    way: Floats = found.x[:n]
    return way
