"""How large a share of all weights makes an area first: exact areas in the triangle of weights.

Source: R. Lahdelma and P. Salminen, SMAA-2 (Operations Research 49, 2001), whose acceptability of
the first rank is here an area of polygons: the weights of three criteria form a triangle, and each
rival cuts it along the line on which both sums are equal.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from brobygger.domain.areas.sheet import ScoreSheet

Weight = tuple[Fraction, ...]
Corners = tuple[Weight, ...]

THREE = 3


@dataclass(frozen=True, slots=True)
class Exact:
    """The share of the weights that makes each area first, and the middle of those weights.

    Areas with equal levels share what they win together. No middle where the share is 0.
    """

    first: dict[str, Fraction]
    central_weights: dict[str, dict[str, Fraction] | None]


def smaa_exact(sheet: ScoreSheet, order: Sequence[str] | None = None) -> Exact:
    """The exact shares for three criteria with one level in each cell.

    ``order`` restricts the weights to those that fall along it. Raises ValueError for another
    number of criteria or another order of them, NotFixed (a ValueError) for open cells.
    """
    if len(sheet.keys) != THREE:
        raise ValueError(f"{len(sheet.keys)} criteria, not three")
    rows = dict(zip(sheet.areas, sheet.fixed_rows(), strict=True))
    region = corners(sheet.keys, order)
    whole = _size(region)
    first: dict[str, Fraction] = {}
    central: dict[str, dict[str, Fraction] | None] = {}
    for area, row in rows.items():
        rivals = [other for other in rows.values() if other != row]
        won = best_weights(region, row, rivals)
        size = _size(won)
        first[area] = size / whole / sum(other == row for other in rows.values())
        central[area] = dict(zip(sheet.keys, _middle(won), strict=True)) if size else None
    return Exact(first, central)


def corners(keys: Sequence[str], order: Sequence[str] | None) -> Corners:
    """The corners of the weights that may be used: all of them, or those that fall along an order.

    >>> [[str(weight) for weight in corner] for corner in corners("abc", "bac")]
    [['0', '1', '0'], ['1/2', '1/2', '0'], ['1/3', '1/3', '1/3']]
    """
    if order is None:
        return tuple(tuple(Fraction(key == one) for key in keys) for one in keys)
    if sorted(order) != sorted(keys):
        raise ValueError("the order does not name each criterion once")
    return tuple(
        tuple(Fraction(key in order[:count], count) for key in keys)
        for count in range(1, len(order) + 1)
    )


def best_weights(region: Corners, row: Weight, rivals: Iterable[Weight]) -> Corners:
    """The part of a region where a row's sum is at least every rival's."""
    for rival in rivals:
        region = _clipped(region, tuple(a - b for a, b in zip(row, rival, strict=True)))
    return region


def _clipped(region: Corners, lead: Weight) -> Corners:
    """The half of a polygon where the lead, a sum over the weights, is not negative."""
    kept: list[Weight] = []
    leads = [
        sum((w * d for w, d in zip(corner, lead, strict=True)), Fraction()) for corner in region
    ]
    for number, corner in enumerate(region):
        before, now = leads[number - 1], leads[number]
        if (before < 0 < now) or (now < 0 < before):
            share = before / (before - now)
            pairs = zip(region[number - 1], corner, strict=True)
            kept.append(tuple(a + share * (b - a) for a, b in pairs))
        if now >= 0:
            kept.append(corner)
    return tuple(kept)


def _size(polygon: Corners) -> Fraction:
    """Twice its area, in the first two weights; the third follows from them."""
    return abs(sum((_cross(polygon, number) for number in range(len(polygon))), Fraction()))


def _cross(polygon: Corners, number: int) -> Fraction:
    a, b = polygon[number - 1], polygon[number]
    return a[0] * b[1] - b[0] * a[1]


def _middle(polygon: Corners) -> Weight:
    """The centroid of a polygon that has an area; the third weight is what the two others leave."""
    crosses = [_cross(polygon, number) for number in range(len(polygon))]
    thrice = 3 * sum(crosses, Fraction())
    first, second = (
        sum(
            (
                (polygon[number - 1][axis] + polygon[number][axis]) * cross
                for number, cross in enumerate(crosses)
            ),
            Fraction(),
        )
        / thrice
        for axis in (0, 1)
    )
    return (first, second, 1 - first - second)
