"""What the calendar tells: the days to come of activities that are open to all, and no more.

The one place that chooses what stands outward, for the address and for the page that shows what
the address tells. A closed activity is not among the rows at all, so that it leaves neither a day
nor a place nor a number behind.
"""

from collections.abc import Iterable
from typing import Any

from django.db.models import F
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from django.utils.translation import override

from brobygger.web.activities.models import Activity, Session
from brobygger.web.initiatives.models import Initiative
from brobygger.web.ui.ics import Day

_SALT = "activities.feed.session"


def days_of(initiative: Initiative) -> list[Day]:
    """The planned days from today on, in their order, by the names outward (one query).

    A course for professionals is no activity for everybody, and stays out. What was called off
    or is over goes from the calendars that follow.
    """
    rows = Session.objects.filter(
        activity__initiative=initiative,
        activity__is_closed=False,
        activity__kind=Activity.Kind.CITIZENS,
        activity__is_archived=False,
        state=Session.State.PLANNED,
        on__gte=timezone.localdate(),
    ).select_related("activity__place")
    return list(_days(rows.order_by("on", F("starts_at").asc(nulls_first=True), "pk")))


def _days(rows: Iterable[Any]) -> Iterable[Day]:
    for row in rows:
        at, place = row.activity, row.activity.place
        where = ", ".join(one for one in (at.venue, place.title if place else "") if one)
        yield Day(_key(row.pk), row.on, at.alias, starts_at=row.starts_at, venue=where)


def _key(number: int) -> str:
    # Numbers of rows tell by their gaps how many days are not shown; these are worked out by
    # nobody who has not the program's secret.
    return salted_hmac(_SALT, str(number), algorithm="sha256").hexdigest()


def name_of(initiative: Initiative) -> str:
    """What the calendar is called: the area, never what the initiative is about.

    Danish whoever asks: it stands in the world outside.
    """
    with override("da"):
        if initiative.place is None:
            return _("Aktiviteter")
        return _("Aktiviteter i %(area)s") % {"area": initiative.place.title}
