"""The sheet that areas are ranked by: the levels that each cell leaves possible."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from brobygger.domain.areas.criteria import HIGHEST, Criterion


@dataclass(frozen=True, slots=True)
class Interval:
    """The levels that are possible, both ends included."""

    low: int
    high: int

    @property
    def is_fixed(self) -> bool:
        """One level only."""
        return self.low == self.high

    def joined(self, other: "Interval") -> "Interval":
        """The smallest interval that holds both."""
        return Interval(min(self.low, other.low), max(self.high, other.high))


OPEN = Interval(0, HIGHEST)
"""What is not scored."""


class NotFixed(ValueError):
    """A method that needs one level per cell was given a sheet with open ones."""


@dataclass(frozen=True)
class ScoreSheet:
    """The cells of every area that may be chosen, and the vetoes with their reasons."""

    areas: tuple[str, ...]
    criteria: tuple[Criterion, ...]
    cells: Mapping[tuple[str, str], Interval]
    vetoes: Mapping[str, str] = field(default_factory=dict)

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the criteria, in their order."""
        return tuple(criterion.key for criterion in self.criteria)

    def row(self, area: str) -> tuple[Interval, ...]:
        """An area's cells in the order of the criteria."""
        return tuple(self.cells[area, key] for key in self.keys)

    @property
    def open_cells(self) -> tuple[tuple[str, str], ...]:
        """Area and criterion of every cell that is not one level."""
        return tuple(
            (area, key)
            for area in self.areas
            for key in self.keys
            if not self.cells[area, key].is_fixed
        )

    def fixed_rows(self) -> tuple[tuple[Fraction, ...], ...]:
        """The levels, area by area; raises NotFixed where a cell is open."""
        if self.open_cells:
            raise NotFixed(", ".join(f"{area}/{key}" for area, key in self.open_cells))
        return tuple(tuple(Fraction(cell.low) for cell in self.row(area)) for area in self.areas)
