"""What ends when, and when somebody must do what about it: the expiry radar.

Source: section B5 of the decision methods. A grant's end is its last day. What shall go on the day
after must be in the budget of that day's year, which is adopted in October of the year before. The
note is ordered in the first half of that year, so the evaluation must be there in its first
quarter: before the last half year of results exists.
"""

from calendar import monthrange
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, get_args

from brobygger.domain.budgets.grants import Grant
from brobygger.domain.budgets.wheel import Wheel, Window
from brobygger.domain.kernel.problem import Problem

Stage = Literal["unknown", "quiet", "evaluate", "order", "negotiate", "adopted", "ended"]
"""Where a grant stands on a day, in the order in which they follow each other.

unknown: no end is known. quiet: more than two years are left. evaluate: agree when the evaluation
is ready. order: order the budget note. negotiate: the time to order is over, the budget is not
adopted. adopted: the budget that could carry it on is adopted. ended: the last day is past.
"""
STAGES: tuple[Stage, ...] = get_args(Stage)

NEEDS_SOMETHING: frozenset[Stage] = frozenset(
    {"unknown", "evaluate", "order", "negotiate", "adopted"}
)
"""Stages in which somebody has something to do or to look after."""

ALERTS: Mapping[int, Literal["evaluate", "order", "decide"]] = {
    24: "evaluate",
    12: "order",
    6: "decide",
    3: "decide",
}
"""Months before the turn of the year, and what each alert is for."""

EVALUATED_BY = (3, 31)
"""The evaluation delivers in the first quarter of the year in which the budget is adopted."""


@dataclass(frozen=True, slots=True)
class Alert:
    """A day on which the radar speaks up, and what for."""

    months: int
    day: date
    about: Literal["evaluate", "order", "decide"]


@dataclass(frozen=True, slots=True)
class Dates:
    """The way back from a grant's last day through the round that must carry it on.

    ``decide_in`` is the budget year. ``order`` and ``adopt`` say whether their day is entered or
    the usual one.
    """

    last_day: date
    decide_in: int
    order: Window
    adopt: Window
    evaluate_by: date
    alerts: tuple[Alert, ...]


@dataclass(frozen=True, slots=True)
class Expiry:
    """A grant with the stage it has reached; without an end it has a problem and no dates."""

    grant: Grant
    stage: Stage
    dates: Dates | None = None
    problem: Problem | None = None

    @property
    def last_day(self) -> date | None:
        """The last day on which the money is there."""
        return self.grant.last_day

    @property
    def decide_in(self) -> int | None:
        """The budget in which its continuation must be decided."""
        return self.dates.decide_in if self.dates else None

    @property
    def order_by(self) -> date | None:
        """The last day on which a note for that budget can be ordered."""
        return self.dates.order.last if self.dates else None

    @property
    def decide_by(self) -> date | None:
        """The day that budget is adopted, or the last one on which it may be."""
        return self.dates.adopt.last if self.dates else None

    @property
    def evaluate_by(self) -> date | None:
        """The day by which the evaluation must be ready."""
        return self.dates.evaluate_by if self.dates else None


def expiry(grants: Iterable[Grant], today: date, wheel: Wheel) -> tuple[Expiry, ...]:
    """Where each grant stands today: those without an end first, then by last day, ended last.

    >>> found = expiry([Grant("N13", "N13", date(2027, 12, 31))], date(2026, 5, 1), Wheel())
    >>> found[0].decide_in, found[0].order_by.isoformat(), found[0].stage
    (2028, '2027-06-30', 'evaluate')
    """
    found = (_expiry(grant, today, wheel) for grant in grants)
    return tuple(sorted(found, key=nearest_first))


def nearest_first(one: Expiry) -> tuple[bool, date, str]:
    """The order of the radar: no end, the nearest end, what has ended."""
    return one.stage == "ended", one.last_day or date.min, one.grant.id


def _expiry(grant: Grant, today: date, wheel: Wheel) -> Expiry:
    if grant.last_day is None:
        missing = Problem("EXPIRY-001", "warning", grant.place, grant.quote, {"grant": grant.title})
        return Expiry(grant, "unknown", problem=missing)
    dates = dates_back_from(grant.last_day, wheel)
    return Expiry(grant, _stage(dates, today), dates)


def dates_back_from(last_day: date, wheel: Wheel) -> Dates:
    """Count back from a last day.

    The alerts are counted from the turn of the year that the budget begins with, which for a grant
    that ends on 31 December is its last day. One that ends in the middle of a year needs the
    budget of that same year: counted from its own last day the alerts would come after it.

    >>> middle = dates_back_from(date(2026, 6, 30), Wheel())
    >>> middle.decide_in, middle.adopt.last.isoformat(), middle.alerts[-1].day.isoformat()
    (2026, '2025-10-15', '2025-09-30')
    """
    budget = (last_day + timedelta(days=1)).year
    turn = date(budget - 1, 12, 31)
    return Dates(
        last_day,
        budget,
        wheel.window("ordered", budget),
        wheel.window("adopted", budget),
        date(budget - 1, *EVALUATED_BY),
        tuple(
            Alert(months, months_before(turn, months), about) for months, about in ALERTS.items()
        ),
    )


def _stage(dates: Dates, today: date) -> Stage:
    begins = {alert.months: alert.day for alert in dates.alerts}
    if today > dates.last_day:
        return "ended"
    if today > dates.adopt.last:
        return "adopted"
    if today > dates.order.last:
        return "negotiate"
    if today >= begins[12]:
        return "order"
    return "evaluate" if today >= begins[24] else "quiet"


def months_before(day: date, months: int) -> date:
    """The same day so many months earlier, or the last one of a month that is shorter.

    >>> months_before(date(2027, 12, 31), 6).isoformat()
    '2027-06-30'
    """
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
