"""The steps between actors while ties are added, brought up to date exactly and not recomputed."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from brobygger.domain.actors.graphs import Matrix, closeness_table, distances, distances_from
from brobygger.domain.actors.network import Network

EXACT_UP_TO = 300
"""With more actors the gain is estimated from pivots, as all pairs would take too long."""

PIVOTS = 128
"""So many actors drawn by the seed stand for all of them."""


@dataclass(frozen=True, slots=True)
class Steps:
    """Steps from some actors to all: from everybody, or from pivots and the ends of candidates.

    ``row`` says which row of ``steps`` an actor has; ``pivots`` are the actors that the gain is
    summed over. As many steps as there are actors mean that there is no path.
    """

    steps: Matrix
    row: dict[int, int]
    pivots: NDArray[np.int64]
    closeness: NDArray[np.float64]

    @property
    def count(self) -> int:
        """The number of actors."""
        return int(self.steps.shape[1])

    @property
    def is_exact(self) -> bool:
        """Everybody is a pivot."""
        return len(self.pivots) == self.count

    def with_tie(self, one: int, other: int) -> "Steps":
        """With a tie u-v more, exactly.

        d'(i, j) = min(d(i, j), d(i, u) + 1 + d(v, j), d(i, v) + 1 + d(u, j)).
        """
        here, there = self.steps[self.row[one]], self.steps[self.row[other]]
        through = np.minimum(
            self.steps[:, one, None] + (there + 1), self.steps[:, other, None] + (here + 1)
        )
        return Steps(np.minimum(self.steps, through), self.row, self.pivots, self.closeness)

    def gain(self, one: int, other: int) -> float:
        """How much efficiency rises by a tie: exactly, or as the pivots tell.

        Only pairs with one end nearer to ``one`` and the other end nearer to ``other``, each by
        more than the new step, come closer, and no pair does so in both directions. With pivots,
        what the two themselves gain (the most of all) is exact, and the others' gain is estimated.
        """
        here, there = self.steps[self.row[one]], self.steps[self.row[other]]
        ours, theirs = here + 1 < there, there + 1 < here
        pairs = self.count * (self.count - 1)
        if self.is_exact:
            return 2 * self._closer(self.pivots[ours], theirs, here, there) / pairs
        own = self._closer(np.array([one]), theirs, here, there)
        own += self._closer(np.array([other]), ours, there, here)
        if theirs[other]:
            own -= float(self.closeness[1] - self.closeness[here[other]])  # it is in both rows
        ours[one] = theirs[other] = False
        near, far = self.pivots[ours[self.pivots]], self.pivots[theirs[self.pivots]]
        total = self._closer(near, theirs, here, there) + self._closer(far, ours, there, here)
        pivots = len(self.pivots) - int(np.isin((one, other), self.pivots).sum())
        return (2 * own + total * (self.count - 2) / pivots) / pairs

    def _closer(
        self, starts: NDArray[np.int64], far: NDArray[np.bool_], here: Matrix, there: Matrix
    ) -> float:
        """What pairs gain that go from a start on this side, over the tie, to the other side."""
        ends = np.flatnonzero(far)
        if not len(starts) or not len(ends):
            return 0.0
        rows = starts if self.is_exact else np.array([self.row[at] for at in starts.tolist()])
        old = self.steps[rows[:, None], ends]
        new = here[starts, None] + (there[ends] + 1)
        return float(np.maximum(self.closeness[new] - self.closeness[old], 0.0).sum())


def steps_for(net: Network, ends: Iterable[int], seed: int) -> Steps:
    """The steps of a network, ready for ties between the given actors (by place)."""
    count = len(net.actors)
    table = closeness_table(count)
    if count <= EXACT_UP_TO:
        everybody = np.arange(count)
        return Steps(distances(net), {at: at for at in range(count)}, everybody, table)
    drawn = np.random.default_rng(seed).choice(count, PIVOTS, replace=False)
    pivots = np.sort(drawn)
    starts = sorted({*pivots.tolist(), *ends})
    row = {actor: at for at, actor in enumerate(starts)}
    return Steps(distances_from(net, starts), row, pivots, table)
