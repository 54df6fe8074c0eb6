"""How often an area has each rank when nobody fixes the weights: simulation with a stated seed.

Source: R. Lahdelma and P. Salminen, SMAA-2 (Operations Research 49, 2001): rank acceptability,
central weights and confidence. The same seed gives the same answer.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from brobygger.domain.areas.criteria import HIGHEST
from brobygger.domain.areas.sheet import ScoreSheet

Scores = Literal["fixed", "plus_minus_1", "intervals"]
"""fixed: the levels as they are. plus_minus_1: each anywhere within one level, inside 0 to 4.
intervals: each anywhere in its own interval."""

Free = Literal["free"]

Numbers = NDArray[np.float64]

DRAWS = 100_000


@dataclass(frozen=True, slots=True)
class Acceptability:
    """Shares of the draws, with what they were drawn from.

    ``ranks`` holds, by area, the share of draws with rank 1, 2, ...; areas that are equal in a draw
    share the ranks they have together. ``central_weights`` is the mean weight of the draws an area
    won, ``confidence`` how often it is first, ties included, when those weights are kept and only
    scores vary; None where it never won.
    """

    ranks: dict[str, tuple[float, ...]]
    central_weights: dict[str, dict[str, float] | None]
    confidence: dict[str, float | None]
    draws: int
    seed: int
    order: tuple[str, ...] | None
    scores: Scores

    @property
    def first(self) -> dict[str, float]:
        """The share of draws in which each area is first."""
        return {area: shares[0] for area, shares in self.ranks.items()}


def smaa(
    sheet: ScoreSheet,
    weights: Free | Sequence[str] = "free",
    scores: Scores = "fixed",
    n: int = DRAWS,
    seed: int = 0,
) -> Acceptability:
    """Draw weights, and scores where they are open, and count the ranks.

    ``weights`` is "free" (all that make 1 are as likely) or the criteria in their order of
    importance. Raises ValueError for another order, and NotFixed where a method that needs one
    level in each cell meets an open one.
    """
    order = None if weights == "free" else tuple(weights)
    if order is not None and sorted(order) != sorted(sheet.keys):
        raise ValueError("the order does not name each criterion once")
    if not sheet.areas:
        raise ValueError("there is no candidate")
    if n < 1:
        raise ValueError("nothing is drawn")
    low, high = bounds(sheet, scores)
    rng = np.random.default_rng(seed)
    drawn = _weights(rng, sheet.keys, order, n)
    levels = _levels(rng, low, high, n)
    ranks, won = _ranks(_sums(drawn, levels))
    central = _central(drawn, won)
    return Acceptability(
        {area: tuple(map(float, row)) for area, row in zip(sheet.areas, ranks, strict=True)},
        {
            area: None if each is None else dict(zip(sheet.keys, map(float, each), strict=True))
            for area, each in zip(sheet.areas, central, strict=True)
        },
        {
            area: None if each is None else _confidence(each, levels, number)
            for number, (area, each) in enumerate(zip(sheet.areas, central, strict=True))
        },
        n,
        seed,
        order,
        scores,
    )


def bounds(sheet: ScoreSheet, scores: Scores) -> tuple[Numbers, Numbers]:
    """The lowest and highest level of each cell that may be drawn: criteria by areas."""
    if scores != "intervals":
        sheet.fixed_rows()  # refuses a sheet with open cells
    cells = [[sheet.cells[area, key] for area in sheet.areas] for key in sheet.keys]
    low = np.array([[cell.low for cell in row] for row in cells], dtype=float)
    high = np.array([[cell.high for cell in row] for row in cells], dtype=float)
    if scores == "plus_minus_1":
        return np.maximum(low - 1, 0), np.minimum(high + 1, HIGHEST)
    return low, high


def _weights(
    rng: np.random.Generator, keys: Sequence[str], order: Sequence[str] | None, n: int
) -> Numbers:
    """Criteria by draws. Sorting free weights gives every ordered set the same chance."""
    free = np.ascontiguousarray(rng.dirichlet(np.ones(len(keys)), n).T)
    if order is None:
        return free
    falling = -np.sort(-free, axis=0)
    return falling[[order.index(key) for key in keys]]


def _levels(rng: np.random.Generator, low: Numbers, high: Numbers, n: int) -> Numbers:
    """Criteria by areas by draws; one draw for all where nothing is open."""
    if np.array_equal(low, high):
        return low[:, :, None]
    return low[:, :, None] + (high - low)[:, :, None] * rng.random((*low.shape, n))


def _sums(weights: Numbers, levels: Numbers) -> Numbers:
    """Areas by draws. Summed criterion by criterion, so that equal levels give equal sums."""
    total = np.zeros((levels.shape[1], max(weights.shape[1], levels.shape[2])))
    for weight, of_criterion in zip(weights, levels, strict=True):
        total += weight * of_criterion
    return total


def _ranks(values: Numbers) -> tuple[Numbers, Numbers]:
    """Areas by ranks as shares of the draws, and areas by draws as shares of the first rank."""
    m, n = values.shape
    above = np.zeros((m, n), dtype=np.int16)
    below = np.zeros((m, n), dtype=np.int16)
    for i, j in combinations(range(m), 2):
        for ahead, behind in ((i, j), (j, i)):
            is_ahead = values[ahead] > values[behind]
            above[behind] += is_ahead
            below[ahead] += is_ahead
    share = 1 / (m - above - below)  # areas that are equal in a draw share their ranks
    ranks = np.zeros((m, m))
    for i in range(m):
        first, end = np.bincount(above[i], share[i], m), np.bincount(m - below[i], share[i], m + 1)
        ranks[i] = np.cumsum(first - end[:m]) / n
    return ranks, np.where(above == 0, share, 0)


def _central(weights: Numbers, won: Numbers) -> list[Numbers | None]:
    """The mean weights of the draws that each area won."""
    totals = won.sum(axis=1)
    return [
        (weights * draws).sum(axis=1) / total if total else None
        for draws, total in zip(won, totals, strict=True)
    ]


def _confidence(weights: Numbers, levels: Numbers, area: int) -> float:
    values = _sums(weights[:, None], levels)
    return float((values[area] >= values.max(axis=0)).mean())
