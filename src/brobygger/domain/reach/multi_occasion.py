"""How many a closed group has, from those seen again on several occasions.

Only for a closed group over a few weeks: where people come and go the estimates are far too low.
Sources: Z. E. Schnabel (1938), D. G. Chapman, F. X. Schumacher and R. W. Eschmeyer (1943), as named
in section A4 of the design of reach and network methods.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from brobygger.domain.reach.pool import Estimate
from brobygger.domain.reach.quantile import poisson_ends, t_quantile


@dataclass(frozen=True, slots=True)
class Occasions:
    """The three estimates; None where nobody was seen again, save Chapman's form."""

    schnabel: Estimate | None
    schnabel_chapman: Estimate
    schumacher_eschmeyer: Estimate | None


def multi_occasion(
    caught: Sequence[int], again: Sequence[int], marked: Sequence[int], level: float = 0.95
) -> Occasions:
    """A closed group's size from each occasion: who came, who of them had come before, who had yet.

    ``marked`` counts those known before the occasion. More seen again than came or were known is
    a wrong call: ValueError.
    """
    rows = list(zip(caught, again, marked, strict=True))
    if any(min(row) < 0 or row[1] > min(row[0], row[2]) for row in rows):
        raise ValueError("more seen again than came or were known")
    product = sum(c * m for c, _, m in rows)
    seen = sum(again)
    ends = poisson_ends(seen, level)
    plain = None
    if seen:
        low, high = product / ends[1], product / ends[0]
        plain = Estimate(product / seen, None, low, high, "schnabel, Garwood", level)
    chapman = Estimate(
        product / (seen + 1),
        None,
        product / (ends[1] + 1),
        product / (ends[0] + 1),
        "schnabel with Chapman's form, Garwood",
        level,
    )
    return Occasions(plain, chapman, _schumacher(rows, level))


def _schumacher(rows: Sequence[tuple[int, int, int]], level: float) -> Estimate | None:
    """The slope of the share seen again on those known, with Student's t limits on its inverse.

    Degrees of freedom are the number of occasions less two.
    """
    squares = sum(c * m * m for c, _, m in rows)
    cross = sum(r * m for _, r, m in rows)
    if not cross:
        return None
    value, degrees = squares / cross, len(rows) - 2
    if degrees < 1:
        return Estimate(value, None, None, None, "schumacher-eschmeyer", level)
    rest = sum(r * r / c for c, r, _ in rows if c) - cross**2 / squares
    se = sqrt(max(0.0, rest) / degrees / squares)
    far = t_quantile((1 + level) / 2, degrees) * se
    least = 1 / value - far
    high = 1 / least if least > 0 else None
    return Estimate(value, None, 1 / (1 / value + far), high, "schumacher-eschmeyer", level)
