"""A number of people that is known only to lie between two ends."""

from collections.abc import Iterable
from dataclasses import dataclass

ROUND_TO = 5
"""Public figures are rounded to whole fives (A5 of the design of reach and network methods)."""


@dataclass(frozen=True, slots=True)
class Interval:
    """At least ``low`` and at most ``high`` people; ``high`` is None where nothing limits it.

    >>> Interval(12, 18).rounded(), Interval(12, None).rounded()
    (Interval(low=10, high=20), Interval(low=10, high=None))
    """

    low: int
    high: int | None

    def __post_init__(self) -> None:
        if self.low < 0 or (self.high is not None and self.high < self.low):
            raise ValueError(f"{self.low} to {self.high} is no interval of people")

    @property
    def value(self) -> int | None:
        """The number itself where both ends agree."""
        return self.low if self.low == self.high else None

    def rounded(self, to: int = ROUND_TO) -> "Interval":
        """The interval rounded outward, so that what it promised still holds."""
        high = None if self.high is None else -(-self.high // to) * to
        return Interval(self.low // to * to, high)

    def share_of(self, population: int) -> tuple[float, float | None]:
        """Its share of a population, at most the whole; a population of none is a wrong call."""
        if population < 1:
            raise ValueError(f"a population of {population}")
        high = None if self.high is None else min(1.0, self.high / population)
        return min(1.0, self.low / population), high


def together(intervals: Iterable[Interval]) -> Interval:
    """People reached by several initiatives whose people cannot be told apart from each other.

    They may all be the same people, or all be others: the greatest low end to the sum of the
    high ends. None at all is a wrong call: nothing was counted, which is not nobody.

    >>> together([Interval(40, 60), Interval(10, 15)])
    Interval(low=40, high=75)
    """
    listed = list(intervals)
    if not listed:
        raise ValueError("no interval at all")
    highs = [one.high for one in listed]
    known = [high for high in highs if high is not None]
    return Interval(
        max(one.low for one in listed), sum(known) if len(known) == len(highs) else None
    )
