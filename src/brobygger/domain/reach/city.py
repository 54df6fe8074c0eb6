"""Different codes over the whole city, with every sum on the way down: for the nightly view.

A code is one person within its initiative and nothing beyond it: each initiative has its own key,
so that nobody can be followed from one to another. Where several keys meet in a row the people are
only bounded, by the largest of them and by all together. Source: sections A2 and A3 of the design
of reach and network methods.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from brobygger.domain.activities.session import DIMENSIONS
from brobygger.domain.figures.disclosure import THRESHOLD
from brobygger.domain.figures.interval import Interval
from brobygger.domain.figures.raw import RawCount
from brobygger.domain.figures.rollup import ProtectedRollup, protect_rollup
from brobygger.domain.figures.table import ALL, Name

CITY_VIEW = ("area", "theme", "target_group", "month")
"""How the city's table is laid out: a row is summed into the one with its last label left out."""

Period = tuple[date, date]


@dataclass(frozen=True, slots=True)
class SeenCodes:
    """The different people with a code in a row: at least ``least`` and at most ``most``.

    The two are one number where all codes of the row were made by the same key.
    """

    least: RawCount
    most: RawCount


RolledUp = Mapping[Name, SeenCodes]
"""Rows by their labels, ``ALL`` in place of those left out; none for what had no code."""


class CityCounting(Protocol):
    """An engine that counts the codes of many initiatives at once."""

    def roll_up(self, by: Sequence[str] = CITY_VIEW, period: Period | None = None) -> RolledUp:
        """The different codes of every row by these dimensions, and of every sum of them.

        The sums leave out the last label, then the last two, and so on to the whole city. An actor
        is no dimension here, because a session counts at each of its actors: ValueError.
        """
        ...


def check_dimensions(by: Sequence[str]) -> None:
    """Dimensions that a session has one value of, each once; anything else is a wrong call."""
    if not set(by) <= set(DIMENSIONS) or len(set(by)) < len(by):
        raise ValueError(f"no dimensions of a roll-up: {', '.join(by)}")


def summed(counts: Iterable[tuple[tuple[str, ...], str, int, int]]) -> RolledUp:
    """The rows of a roll-up from how many codes of a key are new to a cell, and from which level.

    A code that is new in a cell at level 2 is counted in the cell, in the sum over its last
    labels, and in no coarser one: there it was counted in another cell.

    >>> found = summed([(("Nord", "job"), "k", 0, 5), (("Nord", "skole"), "k", 2, 3)])
    >>> found[("Nord", "*")].most.reveal(), found[("Nord", "skole")].most.reveal()
    (5, 3)
    """
    by_key: dict[Name, Counter[str]] = {}
    for labels, key, level, codes in counts:
        for kept in range(level, len(labels) + 1):
            name = labels[:kept] + (ALL,) * (len(labels) - kept)
            by_key.setdefault(name, Counter())[key] += codes
    return {
        name: SeenCodes(RawCount(max(each.values())), RawCount(each.total()))
        for name, each in by_key.items()
    }


def city_view(
    engine: CityCounting,
    by: Sequence[str] = CITY_VIEW,
    period: Period | None = None,
    threshold: int = THRESHOLD,
    previous: Sequence[ProtectedRollup] = (),
) -> ProtectedRollup:
    """The city's table as it may be shown: counted in one go, and protected as a whole.

    ``period`` is best made of whole months: a night's few newcomers would otherwise hide a row
    that was shown the day before. ``previous`` are the releases before, the latest last.
    """
    rows = {
        name: Interval(seen.least.reveal(), seen.most.reveal())
        for name, seen in engine.roll_up(by, period).items()
    }
    return protect_rollup(rows, threshold, previous)
