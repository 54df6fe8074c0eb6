"""The city's figures as pages and files read them from the kept row: published ones alone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from brobygger.domain.figures.disclosure import rounded
from brobygger.domain.figures.published import Published
from brobygger.domain.figures.table import Name
from brobygger.domain.reach.initiatives import TogetherRow
from brobygger.web.reach.city.counting import latest
from brobygger.web.reach.figures.populations import Population, population_asked
from brobygger.web.reach.figures.stored import figure_from
from brobygger.web.reach.models import CityFigures
from brobygger.web.ui.together import values_together


@dataclass(frozen=True)
class City:
    """One night's figures. ``rows`` go by (period, dimension, value), ``codes`` by area, theme,
    target group and month with ``*`` for a sum.

    ``since`` and ``until`` are the earliest and the latest day to which an initiative is told.
    """

    row: CityFigures
    initiatives: int
    since: date | None
    until: date | None
    names: Mapping[str, str]
    rows: Mapping[Name, TogetherRow]
    codes: Mapping[Name, Published]
    populations: Sequence[Population] = field(default=())

    @property
    def is_empty(self) -> bool:
        """There is nothing to show yet."""
        return not self.rows

    def rounded(self) -> "City":
        """The same for the public: whole fives, rounded outward."""
        return replace(self, rows={name: _rounded(row) for name, row in self.rows.items()})


def read_city() -> City | None:
    """The newest figures with the target groups' sizes; None before the first count."""
    row = latest()
    if row is None:
        return None
    (populations,) = values_together(population_asked())
    shown = row.shown
    since, until = shown["until"] or (None, None)
    return City(
        row,
        shown["initiatives"],
        _day(since),
        _day(until),
        shown["names"],
        {tuple(name): _row(kept) for name, kept in shown["rows"]},
        {tuple(name): figure_from(kept) for name, kept in shown["codes"]},
        tuple(Population(*one) for one in populations),
    )


def _row(kept: Any) -> TogetherRow:
    return TogetherRow(
        figure_from(kept["people"]),
        figure_from(kept["visits"]),
        kept["initiatives"],
        kept["unknown"],
        kept["is_whole_group"],
    )


def _rounded(row: TogetherRow) -> TogetherRow:
    return replace(row, people=rounded(row.people), participations=rounded(row.participations))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
