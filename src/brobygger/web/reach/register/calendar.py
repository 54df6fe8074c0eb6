"""The weeks of the calendar: how addresses and people name them."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from django.http import HttpRequest
from django.utils.translation import gettext as _


@dataclass(frozen=True, slots=True)
class Week:
    """A week of the calendar (ISO 8601), as addresses and people name it."""

    monday: date

    @property
    def code(self) -> str:
        """``2026-W48``."""
        year, number, _day = self.monday.isocalendar()
        return f"{year}-W{number:02}"

    @property
    def words(self) -> str:
        """``uge 48, 2026``."""
        year, number, _day = self.monday.isocalendar()
        return _("uge %(number)s, %(year)s") % {"number": number, "year": year}

    @property
    def sunday(self) -> date:
        """Its last day."""
        return self.monday + timedelta(days=6)

    @property
    def before(self) -> "Week":
        """The week before."""
        return Week(self.monday - timedelta(days=7))

    @property
    def after(self) -> "Week":
        """The next week."""
        return Week(self.monday + timedelta(days=7))


def week_of(day: date) -> Week:
    """The week that a day is in."""
    return Week(day - timedelta(days=day.weekday()))


def week_asked_for(request: HttpRequest, today: date) -> Week:
    """The week of the address; this week where it names none."""
    found = re.fullmatch(r"(20\d\d)-W(\d\d)", request.GET.get("uge", ""))
    try:
        return (
            Week(date.fromisocalendar(int(found[1]), int(found[2]), 1)) if found else week_of(today)
        )
    except ValueError:
        return week_of(today)
