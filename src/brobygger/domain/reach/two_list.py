"""How many people two independent lists know of together, from how many stand on both.

Only for two lists under one key, and only for the size of the reachable pool, never for reach.
Sources: Petersen; D. G. Chapman (1951) with the variance of G. A. F. Seber (1970); the transformed
interval of M. Sadinle (2009), as named in section A4 of the design of reach and network methods.
"""

from collections.abc import Callable
from math import exp, inf, sqrt
from typing import Literal

from brobygger.domain.reach.pool import Estimate
from brobygger.domain.reach.quantile import normal_quantile

Interval = Literal["transformed", "hypergeometric", "normal"]
LARGEST = 10**8
"""Where the search for a size ends: no land of ours is larger."""


def petersen(first: int, second: int, both: int) -> float | None:
    """The plain estimate; None where nobody stands on both lists."""
    _check(first, second, both)
    return first * second / both if both else None


def two_list(
    first: int, second: int, both: int, interval: Interval = "transformed", level: float = 0.95
) -> Estimate:
    """Chapman's estimate with an interval that never goes below those who are known.

    ``normal`` is the plain value plus and minus z standard errors, as printed tables have it. More
    on both lists than on one is a wrong call: ValueError.
    """
    _check(first, second, both)
    value = (first + 1) * (second + 1) / (both + 1) - 1
    variance = (first + 1) * (second + 1) * (first - both) * (second - both)
    se = sqrt(variance / ((both + 1) ** 2 * (both + 2)))
    known = first + second - both
    if interval == "normal":
        far = normal_quantile((1 + level) / 2) * se
        low, high = value - far, value + far
    elif interval == "hypergeometric":
        low, high = _hypergeometric(first, second, both, level)
    else:
        low, high = _transformed(first, second, both, level)
    return Estimate(value, se, max(float(known), low), high, f"chapman, {interval}", level)


def _check(first: int, second: int, both: int) -> None:
    if min(first, second, both) < 0 or both > min(first, second):
        raise ValueError(f"lists of {first} and {second} with {both} on both")


def _transformed(first: int, second: int, both: int, level: float) -> tuple[float, float]:
    """Sadinle's interval: the logit of being on the lists, with half a person added everywhere."""
    each, one, other = both + 0.5, first - both + 0.5, second - both + 0.5
    spread = sqrt(1 / each + 1 / one + 1 / other + each / (one * other))
    wide = exp(normal_quantile((1 + level) / 2) * spread)
    start = first + second - both - 0.5
    return start + one * other / each / wide, start + one * other / each * wide


def _hypergeometric(first: int, second: int, both: int, level: float) -> tuple[float, float]:
    """From the first size that may be to the first that is too large to be, as R's FSA prints it.

    A size may be where neither so few nor so many on both lists would be too unlikely.
    """
    import numpy as np
    from scipy.special import gammaln

    tail, known = (1 - level) / 2, first + second - both
    overlap = np.arange(min(first, second) + 1, dtype=float)
    fixed = gammaln(first + 1.0) + gammaln(second + 1.0) - gammaln(overlap + 1)
    fixed -= gammaln(first - overlap + 1) + gammaln(second - overlap + 1)

    def chances(size: int) -> list[float]:
        rest = size - first - second + overlap
        known_sizes = gammaln(size - first + 1.0) + gammaln(size - second + 1.0)
        logs = fixed + known_sizes - gammaln(size + 1.0) - gammaln(np.maximum(rest, 0) + 1)
        return list(np.where(rest >= 0, np.exp(logs), 0.0))

    def is_large_enough(size: int) -> bool:
        return sum(chances(size)[: both + 1]) > tail

    def is_too_large(size: int) -> bool:
        return sum(chances(size)[both:]) <= tail

    low = float(_next_that(is_large_enough, known))
    return low, float(_next_that(is_too_large, known)) if both else inf


def _next_that(holds: Callable[[int], bool], start: int) -> int:
    """The first number from the start on for which it holds, where it holds for all later ones."""
    under, over = start - 1, LARGEST
    while over - under > 1:
        middle = (under + over) // 2
        if holds(middle):
            over = middle
        else:
            under = middle
    return over
