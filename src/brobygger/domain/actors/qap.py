"""Do shared themes go with ties? One question, answered by shuffling who is who.

Pairs of a network hang together, so an ordinary test takes too much for granted. The quadratic
assignment procedure (Krackhardt) compares with the same network under other names. Source: section
B3 of the design of reach and network methods.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from brobygger.domain.actors.network import Network

PERMUTATIONS = 2_000


@dataclass(frozen=True, slots=True)
class Association:
    """The correlation of ties with another matrix, and how often chance gives as much."""

    r: float
    p: float


def qap(
    net: Network, matrix: ArrayLike, permutations: int = PERMUTATIONS, seed: int = 0
) -> Association:
    """How ties go with a symmetric matrix by place in the order of ids, over the known pairs.

    Names are shuffled in the matrix, never in the network, so that the unknown pairs stay out. p is
    two-sided and counts the names as they are, so it is never 0. A matrix of another size or that
    is not symmetric, and one (or ties) without any difference between pairs: ValueError.
    """
    other = np.asarray(matrix, dtype=float)
    count = len(net.actors)
    if other.shape != (count, count) or not np.array_equal(other, other.T):
        raise ValueError(f"not a symmetric matrix of {count} actors: {other.shape}")
    known = [pair for pair in net.pairs() if net.level(*pair) is not None]
    rows = np.array([net.index[pair[0]] for pair in known], dtype=int)
    columns = np.array([net.index[pair[1]] for pair in known], dtype=int)
    ties = np.array([pair in net.ties for pair in known], dtype=float)
    values = other[rows, columns]
    if not known or not np.ptp(ties) or not np.ptp(values):
        raise ValueError("no difference between pairs")
    ties = (ties - ties.mean()) / ties.std()
    r = _correlation(ties, values)
    rng = np.random.default_rng(seed)
    as_strong = 1
    for _ in range(permutations):
        names = rng.permutation(count)
        shuffled = other[names[rows], names[columns]]
        as_strong += abs(_correlation(ties, shuffled)) >= abs(r) - 1e-12
    return Association(r, float(as_strong / (permutations + 1)))


def _correlation(ties: np.ndarray, values: np.ndarray) -> float:
    """Pearson's, where the ties are already centred and scaled; 0 without any difference."""
    spread = values.std()
    return float((ties * (values - values.mean())).mean() / spread) if spread else 0.0
