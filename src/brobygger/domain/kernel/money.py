"""Money: whole kroner with a price base. Two bases are never added."""

from dataclasses import dataclass
from typing import Literal

PriceBase = int | Literal["current"]
"""A year of the price and wage level (2024 p/l), or "current" (each year's own prices)."""


class MixedPriceBase(ValueError):
    """Amounts of different price bases were about to be added."""


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in whole kroner, in the prices of ``base``.

    >>> Money(1_600_000, 2024) + Money(400_000, 2024)
    Money(kr=2000000, base=2024)
    """

    kr: int
    base: PriceBase

    def __add__(self, other: "Money") -> "Money":
        """Add two amounts of one price base; raises MixedPriceBase otherwise."""
        if self.base != other.base:
            raise MixedPriceBase(f"{self.base} and {other.base}")
        return Money(self.kr + other.kr, self.base)

    def __neg__(self) -> "Money":
        """The same amount with the opposite sign."""
        return Money(-self.kr, self.base)

    def __sub__(self, other: "Money") -> "Money":
        """Subtract an amount of the same price base."""
        return self + -other
