"""Which areas stand ahead by the scores: who beats whom on every criterion, and the weighted sum.

Levels are used as they are (divided by the highest one): a normalisation that depends on who else
is a candidate could turn two areas round when a third one leaves. Everything is exact, so that a
tie is a tie. "Not chosen" is never "less need".
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from brobygger.domain.areas.criteria import HIGHEST
from brobygger.domain.areas.sheet import ScoreSheet

Weights = Mapping[str, Fraction]
"""A weight for each criterion by its key; together they are exactly 1."""


@dataclass(frozen=True, slots=True)
class Table:
    """Figures of alternatives on criteria, for methods that take more than levels from 0 to 4.

    ``least`` are the criteria on which less is better.
    """

    areas: tuple[str, ...]
    criteria: tuple[str, ...]
    rows: tuple[tuple[Fraction, ...], ...]
    least: frozenset[str] = frozenset()

    def signs(self) -> tuple[int, ...]:
        """1 where more is better, -1 where less is."""
        return tuple(-1 if key in self.least else 1 for key in self.criteria)


@dataclass(frozen=True, slots=True)
class Ranked:
    """An area's weighted sum, from 0 to 1, and the ranks it may have.

    Where all its cells and all others' are one level, both ends are the same; ties share the best
    of their ranks.
    """

    area: str
    low: Fraction
    high: Fraction
    best_rank: int
    worst_rank: int

    @property
    def is_certain(self) -> bool:
        """Open cells could not move it."""
        return self.best_rank == self.worst_rank


@dataclass(frozen=True, slots=True)
class Ranking:
    """The areas, best first; areas of equal rank in the order of the sheet."""

    ranked: tuple[Ranked, ...]

    @property
    def first(self) -> tuple[str, ...]:
        """Every area that may be first: more than one is a tie, or not decided by the scores."""
        return tuple(each.area for each in self.ranked if each.best_rank == 1)

    @property
    def ties(self) -> tuple[tuple[str, ...], ...]:
        """Groups of areas with exactly the same sum."""
        groups: dict[Fraction, list[str]] = {}
        for each in self.ranked:
            if each.low == each.high:
                groups.setdefault(each.low, []).append(each.area)
        return tuple(tuple(group) for group in groups.values() if len(group) > 1)


def table_of(sheet: ScoreSheet) -> Table:
    """A sheet without open cells as a table; raises NotFixed."""
    return Table(sheet.areas, sheet.keys, sheet.fixed_rows())


def equal_weights(criteria: Sequence[str]) -> Weights:
    """The same weight for all.

    >>> equal_weights(["a", "b", "c"])["a"]
    Fraction(1, 3)
    """
    return {key: Fraction(1, len(criteria)) for key in criteria}


def order_weights(order: Sequence[str]) -> Weights:
    """The weights in the middle of all that keep an order, the most important criterion first.

    The centroid of w_1 >= ... >= w_K: w_k = (1/K) sum of 1/j for j from k to K.

    >>> [str(weight) for weight in order_weights(["a", "b", "c"]).values()]
    ['11/18', '5/18', '1/9']
    """
    count = len(order)
    return {
        key: sum((Fraction(1, j) for j in range(place, count + 1)), Fraction()) / count
        for place, key in enumerate(order, 1)
    }


def weights_in_order(criteria: Sequence[str], weights: Weights) -> tuple[Fraction, ...]:
    """The weights in the order of the criteria; ValueError where they are below 0 or make not 1."""
    if set(weights) != set(criteria):
        raise ValueError("there is not one weight for each criterion")
    if any(weight < 0 for weight in weights.values()):
        raise ValueError("a weight is below 0")
    if sum(weights.values()) != 1:
        raise ValueError("the weights do not make 1")
    return tuple(Fraction(weights[key]) for key in criteria)


def dominance(sheet: ScoreSheet) -> dict[str, tuple[str, ...]]:
    """The areas that another one beats: nowhere below it and somewhere above, with those that do.

    With open cells only what holds whatever they turn out to be.
    """
    return {
        area: better
        for area in sheet.areas
        if (better := tuple(one for one in sheet.areas if _dominates(sheet, one, area)))
    }


def _dominates(sheet: ScoreSheet, one: str, other: str) -> bool:
    pairs = [
        (mine.low, theirs.high)
        for mine, theirs in zip(sheet.row(one), sheet.row(other), strict=True)
    ]
    return (
        one != other
        and all(mine >= theirs for mine, theirs in pairs)
        and any(mine > theirs for mine, theirs in pairs)
    )


def wsm(sheet: ScoreSheet, weights: Weights) -> Ranking:
    """Rank by the weighted sum of the levels; raises ValueError for weights that are none."""
    in_order = weights_in_order(sheet.keys, weights)
    sums = {
        area: (
            _sum(in_order, [cell.low for cell in sheet.row(area)]),
            _sum(in_order, [cell.high for cell in sheet.row(area)]),
        )
        for area in sheet.areas
    }
    ranked = []
    for area, (low, high) in sums.items():
        others = [sums[other] for other in sheet.areas if other != area]
        best = 1 + sum(their_low > high for their_low, _ in others)
        worst = 1 + sum(their_high > low for _, their_high in others)
        ranked.append(Ranked(area, low, high, best, worst))
    return Ranking(tuple(sorted(ranked, key=lambda each: (each.best_rank, each.worst_rank))))


def _sum(weights: Sequence[Fraction], levels: Sequence[int]) -> Fraction:
    pairs = zip(weights, levels, strict=True)
    return sum((weight * level for weight, level in pairs), Fraction()) / HIGHEST
