"""When a meeting is, in words; and the day on which a part is really due."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from brobygger.domain.kernel.period import PeriodError, last_day
from brobygger.web.recommendations.models import Part
from brobygger.web.steering.models import Due, Meeting
from brobygger.web.ui.numbers import day

_HALF_YEAR = re.compile(r"\s*[12]\.?\s*halv(å|aa)r\s+(i\s+)?(19|20)\d\d\s*", re.IGNORECASE)


def when_words(on: date, is_day_known: bool) -> str:
    """ "15-11-2024", or "2. halvår 2024" where the day is not set."""
    if is_day_known:
        return day(on)
    return _("%(half)s. halvår %(year)s") % {"half": 1 if on.month <= 6 else 2, "year": on.year}


def as_typed(on: date) -> str:
    """A half year as it is typed, in every language of the screens."""
    return f"{1 if on.month <= 6 else 2}. halvår {on.year}"


def half_year_end(text: str) -> date:
    """The last day of a half year as people write it; raises PeriodError.

    "2. halvår 2024" and "2 halvaar i 2024" are the same.
    """
    if _HALF_YEAR.fullmatch(text) is None:
        raise PeriodError(text)
    return last_day(re.sub(r"^\s*([12])\.?", r"\1.", text.lower().strip()))


@dataclass(frozen=True, slots=True)
class DueDay:
    """When a part is due: the meeting's day where it hangs on one, else the paper's."""

    on: date
    words: str
    meeting: Meeting | None = None


def due_days(parts: Iterable[Part]) -> dict[int, DueDay]:
    """Part -> when it is due today, for those that are due at all (one query).

    A part that several meetings wait for is due to the first one that has not got it. What is
    delivered is no longer due.
    """
    rows = list(parts)
    hanging: dict[int, list[Due]] = {}
    for due in (
        Due.objects.filter(part__in=rows)
        .select_related("meeting__body")
        .order_by("meeting__on", "pk")
    ):
        hanging.setdefault(due.part_id, []).append(due)
    found: dict[int, DueDay] = {}
    for part in rows:
        if part.pk in hanging:
            open_ = [due for due in hanging[part.pk] if due.delivered_on is None]
            if open_:
                meeting = open_[0].meeting
                words = when_words(meeting.on, meeting.is_day_known)
                found[part.pk] = DueDay(meeting.on, words, meeting)
        elif part.due is not None:
            found[part.pk] = DueDay(part.due, day(part.due))
    return found
