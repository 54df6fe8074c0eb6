"""What written numbers show elsewhere: the sessions that lack them, to those who write them."""

from collections.abc import Collection, Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from brobygger.web.areas.permissions import WORK
from brobygger.web.audit.subjects import About, Asked
from brobygger.web.reach.models import Tally
from brobygger.web.reach.register.week import lacking
from brobygger.web.ui.counts import Counts, counted
from brobygger.web.ui.numbers import day
from brobygger.web.ui.panels import Panel


def waiting_counts(request: HttpRequest) -> Counts:
    """Sessions that are over, or held, without numbers."""
    if request.user.has_perm(WORK):
        yield "lacking_tallies", lacking(timezone.localdate())


def waiting(request: HttpRequest, _subject: Any) -> Iterator[Panel]:
    """How many sessions lack numbers."""
    if number := counted(request, "waiting")["lacking_tallies"]:
        words = ngettext("gang mangler tal", "gange mangler tal", number)
        url = f"{reverse('register:week')}?vis=mangler"
        yield Panel("register", str(number), words, url)


def tallies_told(user: Any, numbers: Collection[str]) -> Asked:
    """What the log of events calls numbers: nothing, to those who may not write any."""
    rows = Tally.objects.filter(pk__in=numbers if user.has_perm(WORK) else ())

    def about(pk: int, alias: str, on: Any) -> About:
        words = _("tal for »%(alias)s« %(day)s") % {"alias": alias, "day": day(on)}
        return About(words, reverse("register:correct", args=[pk]))

    return Asked(rows, ("session__activity__alias", "session__on"), about)
