"""When a meeting is, in words; and the day on which a part is really due."""

import re
from collections.abc import Sequence
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _

from brobygger.domain.kernel.period import PeriodError, last_day
from brobygger.web.recommendations.models import Part
from brobygger.web.recommendations.parts.dues import DueDay
from brobygger.web.steering.models import Due
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


def due_days(parts: QuerySet[Part]) -> dict[int, DueDay]:
    """Part -> when it is due today, for those that a meeting waits for (one query).

    A part that several meetings wait for is due to the first one that has not got it. What every
    one of them has got is due no more. The recommendations ask for it, see their ``parts.dues``.
    Asked from what is due, which is little, and never by walking all the parts.
    """
    hanging: dict[int, list[Due]] = {}
    asked = Exists(parts.filter(pk=OuterRef("part_id")))
    dues = Due.objects.filter(asked).select_related("meeting")
    for due in dues.order_by("meeting__on", "pk"):
        hanging.setdefault(due.part_id, []).append(due)
    return {part: _in_force(dues) for part, dues in hanging.items()}


def _in_force(dues: Sequence[Due]) -> DueDay:
    """The day that counts of all on which a part is due."""
    for due in dues:
        if due.delivered_on is None:
            meeting = due.meeting
            words = "" if meeting.is_day_known else when_words(meeting.on, meeting.is_day_known)
            return DueDay(meeting.on, words)
    last = max(due.delivered_on for due in dues if due.delivered_on)
    return DueDay(None, _("leveret %(day)s") % {"day": day(last)})
