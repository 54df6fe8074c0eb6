"""What every figure of a network comes with: bounds for the unknown pairs, and its double."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from brobygger.domain.actors.network import Network

Figure = TypeVar("Figure")

Number = TypeVar("Number", int, float)


@dataclass(frozen=True, slots=True)
class Bounds(Generic[Number]):
    """The least and the most a figure can be, whatever the unknown pairs are."""

    low: Number
    high: Number

    @property
    def value(self) -> Number | None:
        """The figure itself where nothing is unknown that could change it."""
        return self.low if self.low == self.high else None


@dataclass(frozen=True, slots=True)
class Twice(Generic[Figure]):
    """A figure with the project's own people, and without them: what lasts when they leave."""

    all_actors: Figure
    without_staff: Figure


def twice(net: Network, figure: Callable[[Network], Figure]) -> Twice[Figure]:
    """A figure of the network, and of what is left of it without the project's own people."""
    return Twice(figure(net), figure(net.without_staff()))
