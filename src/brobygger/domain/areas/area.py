"""An area as a dated list has it: names, residents, figures, outline.

No list ships with the program. An area may stand on several lists, may be called by two names, and
may live on under another code.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Literal, get_args

from brobygger.domain.kernel.fold import fold

ListKind = Literal[
    "vulnerable_area",
    "parallel_society_area",
    "transformation_area",
    "prevention_area",
    "deprived_neighbourhood",
    "district",
]
LIST_KINDS: tuple[ListKind, ...] = get_args(ListKind)

KIND_NAMES: Mapping[ListKind, str] = {
    "vulnerable_area": "udsat boligområde",
    "parallel_society_area": "parallelsamfund",
    "transformation_area": "omdannelsesområde",
    "prevention_area": "forebyggelsesområde",
    "deprived_neighbourhood": "udsat byområde",
    "district": "bydel",
}
"""The Danish terms, in all languages: a legal term has no other name than the law's."""

Measure = Literal["non_western", "outside_work", "convicted", "basic_school", "income"]
MEASURES: tuple[Measure, ...] = get_args(Measure)

MEASURE_NAMES: Mapping[Measure, str] = {
    "non_western": "indvandrere og efterkommere fra ikke-vestlige lande",
    "outside_work": "uden tilknytning til arbejde eller uddannelse",
    "convicted": "dømte",
    "basic_school": "kun grundskole",
    "income": "gennemsnitlig bruttoindkomst",
}
"""What the lists call their columns. Shares are in percent; income in percent of the region's."""


@dataclass(frozen=True, slots=True)
class Count:
    """A share as two whole numbers, so that it can be held against a threshold without rounding.

    >>> Count(401, 1_000).percent
    Fraction(401, 10)
    """

    part: int
    whole: int

    def __post_init__(self) -> None:
        if self.part < 0 or self.whole <= 0:
            raise ValueError(f"{self.part} of {self.whole} is no share")

    @property
    def percent(self) -> Fraction:
        """The share in percent, exactly."""
        return Fraction(100 * self.part, self.whole)


Value = Fraction | Count
"""A figure of a list: a percentage as printed, or the counts behind it."""

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Polygon:
    """An outline with its holes; each ring is closed by itself, the first point is not repeated.

    Points are in whatever reference system the register uses throughout (east, north).
    """

    outer: tuple[Point, ...]
    holes: tuple[tuple[Point, ...], ...] = ()

    def __post_init__(self) -> None:
        if any(len(set(ring)) < 3 for ring in (self.outer, *self.holes)):
            raise ValueError("a ring has at least three points")


@dataclass(frozen=True, slots=True)
class Area:
    """One area on one list. ``code`` is the same on all lists, ``published`` and ``kind`` name one.

    ``residents`` are those of the list year: the denominator of reach. A measure that is not in
    ``values`` is unknown, never zero. ``successor`` is the code by which later lists have it.
    """

    code: str
    name: str
    published: date
    kind: ListKind
    source: str
    residents: int | None = None
    values: Mapping[Measure, Value] = field(default_factory=dict)
    aliases: tuple[str, ...] = ()
    polygons: tuple[Polygon, ...] = ()
    successor: str | None = None

    def is_called(self, words: str) -> bool:
        """Whether this is one of its names, however they are spelt.

        >>> area = Area("X1", "Åbakken", date(2022, 12, 1), "district", "", aliases=("Bakken",))
        >>> area.is_called("aabakken"), area.is_called("Bakken"), area.is_called("Dalen")
        (True, True, False)
        """
        return fold(words) in {fold(name) for name in (self.name, *self.aliases)}


def percent_of(value: Value) -> Fraction:
    """The figure in percent, exactly."""
    return value.percent if isinstance(value, Count) else value
