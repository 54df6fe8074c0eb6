"""The days of a series: every so many weeks on a weekday, without the weeks that are left out."""

from dataclasses import dataclass
from datetime import date, timedelta

MOST = 200
"""Days that one series may have; more is a slip of the keys."""


@dataclass(frozen=True, slots=True)
class Series:
    """From a day to a day, every ``every`` weeks; ``weekday`` is 0 for Monday to 6 for Sunday.

    ``skipped`` are weeks of the year (ISO 8601) in which nothing happens, such as holidays.
    """

    first: date
    last: date
    weekday: int
    every: int = 1
    skipped: frozenset[int] = frozenset()


def days_of(series: Series) -> tuple[date, ...]:
    """The days in their order, at most ``MOST``. A week that is left out shifts none of the others.

    >>> [day.isoformat() for day in days_of(
    ...     Series(date(2026, 1, 1), date(2026, 2, 10), 2, 2, frozenset({4})))]
    ['2026-01-07', '2026-02-04']
    """
    if series.every < 1 or not 0 <= series.weekday <= 6:
        return ()
    found: list[date] = []
    day = series.first + timedelta(days=(series.weekday - series.first.weekday()) % 7)
    while day <= series.last and len(found) < MOST:
        if day.isocalendar().week not in series.skipped:
            found.append(day)
        day += timedelta(weeks=series.every)
    return tuple(found)
