"""The size of the reachable pool: everyone who could have come, the never seen included.

It is not reach: it counts people nobody ever met. So it is always a figure of its own, with the
convention it was computed by, because several are in print.
Sources: A. Chao (1984; 1987), D. Zelterman (1988), and for many who come once D. Böhning,
P. Kaskasamkul and P. van der Heijden (2019), as named in section A4 of the design of reach and
network methods.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import exp, log, sqrt
from typing import Literal

from brobygger.domain.reach.quantile import normal_quantile

Method = Literal["chao", "chao_bc", "one_inflated", "zelterman"]
Convention = Literal["n", "plain", "occasions"]


@dataclass(frozen=True, slots=True)
class Estimate:
    """An estimated number of people, its standard error and interval, and what it was made by.

    ``se``, ``low`` and ``high`` are None where the method has none; the interval is at ``level``.
    """

    value: float
    se: float | None
    low: float | None
    high: float | None
    convention: str
    level: float = 0.95


def pool_size(
    freqs: Mapping[int, int],
    method: Method = "chao",
    convention: Convention = "n",
    occasions: int | None = None,
    level: float = 0.95,
) -> Estimate | None:
    """Everyone who could have come, from how many were seen once, twice and three times.

    ``freqs`` leads a number of times to how many people were seen so often. None where the method
    is not defined for them (Zelterman without people seen once or twice). Nobody at all, a
    negative number or missing occasions are wrong calls: ValueError.
    """
    if any(times < 1 or people < 0 for times, people in freqs.items()) or not sum(freqs.values()):
        raise ValueError("frequencies of nobody, or below nought")
    if convention == "occasions" and (occasions is None or occasions < max(freqs)):
        raise ValueError("the number of occasions is missing or too small")
    if method == "zelterman":
        return _zelterman(freqs, level)
    factor = _factor(freqs, convention, occasions) if method == "chao" else 1.0
    unseen, slopes = _unseen(freqs, method, factor)
    seen = sum(freqs.values())
    said = convention if method == "chao" else {"chao_bc": "bias-corrected"}.get(method, method)
    if freqs.get(1, 0) == 0 and method != "one_inflated":
        return Estimate(seen, 0.0, seen, seen, said, level)
    return _with_interval(freqs, unseen, slopes, said, level)


def _factor(freqs: Mapping[int, int], convention: Convention, occasions: int | None) -> float:
    if convention == "plain":
        return 1.0
    whole = occasions if convention == "occasions" else sum(k * f for k, f in freqs.items())
    return ((whole or 1) - 1) / (whole or 1)


def _unseen(
    freqs: Mapping[int, int], method: Method, factor: float
) -> tuple[float, dict[int, float]]:
    """People never seen, and how much each number of people seen so often adds to them."""
    f1, f2, f3 = (float(freqs.get(times, 0)) for times in (1, 2, 3))
    if method == "chao_bc":
        return f1 * (f1 - 1) / (2 * (f2 + 1)), {
            1: (2 * f1 - 1) / (2 * (f2 + 1)),
            2: -f1 * (f1 - 1) / (2 * (f2 + 1) ** 2),
        }
    if method == "one_inflated":
        if f3:
            slope = {2: 2 / 3 * f2**2 / f3**2, 3: -4 / 9 * f2**3 / f3**3}
            return 2 / 9 * f2**3 / f3**2, slope
        falling = f2 * (f2 - 1) * (f2 - 2)
        steep = 3 * f2**2 - 6 * f2 + 2
        return 2 / 9 * falling / 2, {2: 2 / 9 * steep / 2, 3: -2 / 9 * falling * 3 / 4}
    if f2:
        slope = {1: factor * f1 / f2, 2: -factor * f1**2 / (2 * f2**2)}
        return factor * f1**2 / (2 * f2), slope
    return factor * f1 * (f1 - 1) / 2, {1: factor * (2 * f1 - 1) / 2}


def _with_interval(
    freqs: Mapping[int, int],
    unseen: float,
    slopes: Mapping[int, float],
    said: str,
    level: float,
) -> Estimate:
    """The delta method over a multinomial of everyone, the unseen included; log-normal interval.

    Each person seen counts one besides what the slopes say, so the gradient is 1 + slope.
    """
    seen = sum(freqs.values())
    whole = seen + unseen
    gradient = {times: 1 + slopes.get(times, 0.0) for times in {*freqs, *slopes}}
    squares = sum(gradient[times] ** 2 * freqs.get(times, 0) for times in gradient)
    mean = sum(gradient[times] * freqs.get(times, 0) for times in gradient)
    variance = max(0.0, squares - mean**2 / whole)
    if unseen <= 0:
        return Estimate(seen, sqrt(variance), seen, seen, said, level)
    wide = exp(normal_quantile((1 + level) / 2) * sqrt(log(1 + variance / unseen**2)))
    return Estimate(whole, sqrt(variance), seen + unseen / wide, seen + unseen * wide, said, level)


def _zelterman(freqs: Mapping[int, int], level: float) -> Estimate | None:
    f1, f2, seen = freqs.get(1, 0), freqs.get(2, 0), sum(freqs.values())
    if not f1 or not f2:
        return None
    rate = 2 * f2 / f1
    value = seen / (1 - exp(-rate))
    steep = exp(-rate) / (1 - exp(-rate)) ** 2
    se = sqrt(seen * steep * (1 + seen * steep * rate**2 * (1 / f1 + 1 / f2)))
    far = normal_quantile((1 + level) / 2) * se
    return Estimate(value, se, max(seen, value - far), value + far, "zelterman", level)
