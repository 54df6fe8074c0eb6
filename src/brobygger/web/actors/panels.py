"""What actors show on pages of other links, and what a search finds."""

from collections.abc import Collection, Iterator
from datetime import date
from typing import Any

from django.db.models import Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from brobygger.web.actors import asking
from brobygger.web.actors.models import Actor, Agreement, Effort, Sector
from brobygger.web.actors.table import search
from brobygger.web.areas.permissions import WORK
from brobygger.web.audit.subjects import About, Asked
from brobygger.web.budgets.radar.calendar import Entry
from brobygger.web.ui.asks import Asks, answered
from brobygger.web.ui.counts import Counts, counted
from brobygger.web.ui.panels import Panel
from brobygger.web.ui.search import MOST, Hit
from brobygger.web.ui.together import values_together

LINK = "actors"


def thread(request: HttpRequest, _subject: Any) -> Iterator[Panel]:
    """How many actors there are, and how many of them stand alone."""
    counts = counted(request, "thread")
    count, alone = counts["actors"], counts["alone"]
    words = ngettext("aktør", "aktører", count)
    detail = _("%(count)s står alene") % {"count": alone} if alone else ""
    yield Panel(LINK, str(count), words, reverse("actors:list"), detail=detail)


def thread_counts(_request: HttpRequest) -> Counts:
    """The actors that have not ceased, and those that do nothing with another."""
    rows = Actor.objects.filter(is_archived=False)
    yield "actors", rows
    yield "alone", rows.filter(asking.stands_alone(), is_staff=False)


def waiting(request: HttpRequest, _subject: Any) -> Iterator[Panel]:
    """Agreements that must be renewed soon."""
    if count := counted(request, "waiting")["renewals"]:
        words = ngettext("samarbejdsaftale skal fornys", "samarbejdsaftaler skal fornys", count)
        url = f"{reverse('actors:agreements')}?stand=fornys"
        yield Panel(LINK, str(count), words, url)


def waiting_counts(request: HttpRequest) -> Counts:
    """What the menu counts, for those who can do something about it."""
    if request.user.has_perm(WORK):
        yield "renewals", Agreement.objects.filter(asking.to_renew(timezone.localdate()))


def asked_of_calendar(_request: HttpRequest, span: Any) -> Asks:
    """The agreements that must be renewed within some days."""
    to_renew = Agreement.objects.filter(
        Q(ends_on=None) | Q(ends_on__gte=span.first),
        renewal_on__range=(span.first, span.last),
        actor__is_archived=False,
    )
    yield "renewals", (to_renew, ("renewal_on", "pk", "actor_id"))


def calendar(request: HttpRequest, span: Any) -> Iterator[Panel]:
    """Days by which agreements must be renewed.

    The words go into people's own calendars too, so they name the agreement by its number alone.
    """
    entries = [_entry(*row) for row in sorted(answered(request, "calendar", span)["renewals"])]
    if entries:
        words = ngettext("aftale at forny", "aftaler at forny", len(entries))
        yield Panel(LINK, str(len(entries)), words, reverse("actors:agreements"), facts=entries)


def _entry(renewal_on: date, pk: int, actor: int) -> Entry:
    words = _("Samarbejdsaftale nr. %(number)s skal fornys senest") % {"number": pk}
    page = reverse("actors:actor", args=[actor]) + "#aftaler"
    return Entry(f"agreement-{pk}", "agreement", renewal_on, renewal_on, words, page)


def find(user: Any, text: str) -> Iterator[Hit]:
    """Actors and efforts that hold the words."""
    actors, efforts = values_together(
        (search(asking.in_register(), text), ("is_archived", "title", "pk", "sector__title")),
        (
            Effort.objects.filter(Q(title__icontains=text) | Q(about__icontains=text)),
            ("title", "pk"),
        ),
    )
    for _gone, title, pk, sector in sorted(actors, key=lambda row: row[:3])[:MOST]:
        yield Hit(LINK, title, reverse("actors:actor", args=[pk]), detail=sector or "")
    for title, pk in sorted(efforts)[:MOST]:
        yield Hit(LINK, title, reverse("actors:effort", args=[pk]), detail=_("tiltag"))


def actors_told(user: Any, numbers: Collection[str]) -> Asked:
    """What the log calls these actors; the register is open to everybody who signs in."""

    def about(pk: int, title: str) -> About:
        return About(title, reverse("actors:actor", args=[pk]))

    return Asked(Actor.objects.filter(pk__in=numbers), ("title",), about)


def efforts_told(user: Any, numbers: Collection[str]) -> Asked:
    """What the log calls these efforts."""

    def about(pk: int, title: str) -> About:
        return About(title, reverse("actors:effort", args=[pk]))

    return Asked(Effort.objects.filter(pk__in=numbers), ("title",), about)


def sectors_told(user: Any, numbers: Collection[str]) -> Asked:
    """What the log calls these sectors."""
    page = reverse("actors:sectors")

    def about(pk: int, title: str) -> About:
        return About(title, page)

    return Asked(Sector.objects.filter(pk__in=numbers), ("title",), about)
