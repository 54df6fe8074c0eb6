"""All initiatives together, from what each of them has published: for the whole city.

Nobody is followed from one initiative to another, so their people may all be the same or all be
others: the largest low end to the sum of the high ends. Only published figures go in, so nothing
can be worked out here that could not be worked out from the initiatives' own pages. Source:
sections A2 and A3 of the design of reach and network methods.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from brobygger.domain.figures.disclosure import publish_interval
from brobygger.domain.figures.interval import Interval
from brobygger.domain.figures.published import Published
from brobygger.domain.figures.table import Name
from brobygger.domain.reach.edition import TOTAL, Edition, EditionRow

TOLD_BY = (TOTAL, "area", "theme", "target_group", "month")
"""What the city is told by; an actor of several initiatives has its own page."""


@dataclass(frozen=True, slots=True)
class TogetherRow:
    """A row over several initiatives.

    ``initiatives`` have something told in it, ``unknown`` of them have a hidden figure or one that
    nothing limits: then nothing limits this one. ``is_whole_group`` says that heads outside the
    target group are known in all of them.
    """

    people: Published
    participations: Published
    initiatives: int
    unknown: int
    is_whole_group: bool


def all_together(editions: Sequence[Edition]) -> dict[Name, TogetherRow]:
    """The rows of all editions by (period, dimension, value), in order.

    An initiative that could not tell a breakdown at all counts as unknown in each row of it.
    """
    names = sorted({name for one in editions for name in one.rows if name[1] in TOLD_BY})
    return {name: _row(name, editions) for name in names}


def _row(name: Name, editions: Sequence[Edition]) -> TogetherRow:
    rows = [one.rows[name] for one in editions if name in one.rows]
    silent = sum(1 for one in editions if name not in one.rows and _leaves_out(one, name))
    people = [row.people.interval for row in rows]
    visits = [row.participations.interval if row.participations else None for row in rows]
    lows = [one.low for one in people if one is not None]
    least = Interval(max(lows, default=0), _sum(people, silent))
    came = Interval(sum(one.low for one in visits if one is not None), _sum(visits, silent))
    return TogetherRow(
        publish_interval(least),
        publish_interval(came),
        len(rows),
        silent + sum(1 for one in people if one is None or one.high is None),
        all(map(_is_whole, rows)),
    )


def _leaves_out(edition: Edition, name: Name) -> bool:
    period, dimension, _value = name
    return not {period, dimension, "all"}.isdisjoint(edition.left_out)


def _sum(intervals: Sequence[Interval | None], silent: int) -> int | None:
    """All high ends together; None where one of them is not known."""
    highs = list(_highs(intervals))
    return None if silent or len(highs) < len(intervals) else sum(highs)


def _highs(intervals: Sequence[Interval | None]) -> Iterator[int]:
    for one in intervals:
        if one is not None and one.high is not None:
            yield one.high


def _is_whole(row: EditionRow) -> bool:
    return row.is_whole_group
