"""A count of people as it was made, which must not slip out by accident.

A small count in a log line, an error page or an export can expose a person. So a raw count has no
text of its own: whatever prints, formats or stores it gets dots or an error, and the number comes
out only where somebody asks for it by name. An import contract says who may ask.
"""

from collections.abc import Iterable
from functools import total_ordering
from typing import NoReturn

DOTS = "•••"


@total_ordering
class RawCount:
    """So many people or participations, for rules only.

    >>> RawCount(3), f"{RawCount(3)} borgere", RawCount(3) + RawCount(4) == RawCount(7)
    (RawCount(•••), '••• borgere', True)
    """

    __slots__ = ("_number",)
    _number: int

    def __init__(self, number: int) -> None:
        if number < 0:
            raise ValueError("a count is never below nought")
        object.__setattr__(self, "_number", int(number))

    def reveal(self) -> int:
        """The number itself: for estimates and disclosure control, never for a screen."""
        return self._number

    def __add__(self, other: "RawCount") -> "RawCount":
        return RawCount(self._number + other._number)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, RawCount) and self._number == other._number

    def __lt__(self, other: "RawCount") -> bool:
        return self._number < other._number

    def __hash__(self) -> int:
        return hash((RawCount, self._number))

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError("a raw count does not change")

    def __repr__(self) -> str:
        return f"RawCount({DOTS})"

    def __str__(self) -> str:
        return DOTS

    def __format__(self, spec: str) -> str:
        return DOTS

    def __reduce__(self) -> NoReturn:
        raise TypeError("a raw count is never stored or sent as it is")


def total(counts: Iterable[RawCount]) -> RawCount:
    """All counts together, still raw."""
    return RawCount(sum(count.reveal() for count in counts))
