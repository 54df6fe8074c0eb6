"""One row of a list as text becomes an area. What cannot be read is unknown, and is said."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from brobygger.domain.areas.area import (
    MEASURE_NAMES,
    MEASURES,
    Area,
    ListKind,
    Measure,
    Value,
)
from brobygger.domain.areas.text import refused_texts
from brobygger.domain.kernel.amounts import CellError, parse_cell
from brobygger.domain.kernel.place import Place
from brobygger.domain.kernel.problem import Problem

WHOLE = 100
"""No share is above it; an income may be, for it is held against the region's mean."""


@dataclass(frozen=True, slots=True)
class Listing:
    """The list that rows are read from."""

    published: date
    kind: ListKind
    source: str


def read_area(
    listing: Listing, row: Mapping[str, str], line: int
) -> tuple[Area | None, list[Problem]]:
    """Read the cells ``code``, ``name``, ``aliases`` (by semicolon), ``residents`` and measures.

    No area comes of a row with what looks like a person number, or without code and name.

    >>> listing = Listing(date(2022, 12, 1), "prevention_area", "prøve")
    >>> row = {"code": "X1", "name": "Åbakken", "residents": "1.034", "outside_work": "30,2 %"}
    >>> area, problems = read_area(listing, row, 2)
    >>> area.residents, area.values, problems
    (1034, {'outside_work': Fraction(151, 5)}, [])
    """
    place = Place(line=line)
    refused = list(refused_texts({name: row[name] for name in row}, place))
    if refused:
        return None, refused
    code, name = (row.get(key, "").strip() for key in ("code", "name"))
    if not code or not name:
        return None, [Problem("AREA-004", "error", place)]
    reader = _Row(row, place, name)
    residents = reader.residents()
    values = dict(reader.values())
    aliases = tuple(each.strip() for each in row.get("aliases", "").split(";") if each.strip())
    area = Area(
        code,
        name,
        listing.published,
        listing.kind,
        listing.source,
        residents,
        values,
        aliases,
        successor=row.get("successor", "").strip() or None,
    )
    return area, reader.problems


class _Row:
    """The cells of one row, and what was wrong with them."""

    def __init__(self, row: Mapping[str, str], place: Place, name: str) -> None:
        self.row = row
        self.place = place
        self.name = name
        self.problems: list[Problem] = []

    def residents(self) -> int | None:
        """A whole number that is not negative."""
        value = self._figure("residents", "beboere")
        if value is not None and (value.denominator != 1 or value < 0):
            self._tell("residents", "beboere")
            return None
        return None if value is None else value.numerator

    def values(self) -> Iterator[tuple[Measure, Value]]:
        """The measures that the row states."""
        for measure in MEASURES:
            value = self._figure(measure, MEASURE_NAMES[measure])
            if value is None:
                continue
            if value < 0 or (value > WHOLE and measure != "income"):
                self._tell(measure, MEASURE_NAMES[measure])
            else:
                yield measure, value

    def _figure(self, key: str, name: str) -> Fraction | None:
        try:
            return parse_cell(self.row.get(key, "").strip().removesuffix("%").strip()).value
        except CellError:
            self._tell(key, name)
            return None

    def _tell(self, key: str, name: str) -> None:
        params = {"area": self.name, "column_da": name, "column_en": key.replace("_", " ")}
        self.problems.append(Problem("AREA-003", "error", self.place, self.row[key], params, key))
