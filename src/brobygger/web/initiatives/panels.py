"""What initiatives show on pages of other links: the thread, an area, the calendar, the log."""

from collections.abc import Collection, Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from brobygger.web.audit.subjects import About, Asked
from brobygger.web.budgets.radar.calendar import Entry
from brobygger.web.initiatives.models import Initiative, Phase, TargetGroup, Theme
from brobygger.web.initiatives.permissions import WORK
from brobygger.web.initiatives.register import find_rows
from brobygger.web.ui.counts import Counts, counted
from brobygger.web.ui.panels import Panel
from brobygger.web.ui.search import MOST, Hit
from brobygger.web.ui.together import values_together

LINK = "initiatives"


def thread(request: HttpRequest, subject: Any) -> Iterator[Panel]:
    """How many initiatives there are, and how many run."""
    counts = counted(request, "thread")
    count, running = counts["initiatives"], counts["started"]
    yield Panel(
        LINK,
        str(count),
        ngettext("indsats", "indsatser", count),
        reverse("initiatives:list"),
        detail=_("%(count)s i gang") % {"count": running} if count else "",
    )


def thread_counts(_request: HttpRequest) -> Counts:
    """All initiatives, and those that run."""
    yield "initiatives", Initiative.objects.all()
    yield "started", Initiative.objects.filter(state=Initiative.State.STARTED)


def waiting(request: HttpRequest, _subject: Any) -> Iterator[Panel]:
    """Initiatives that should have been closed by now."""
    if late := counted(request, "waiting")["past"]:
        words = ngettext("indsats er forbi sin slutdato", "indsatser er forbi deres slutdato", late)
        yield Panel(LINK, str(late), words, reverse("initiatives:list") + "?tilstand=started")


def waiting_counts(request: HttpRequest) -> Counts:
    """What the menu counts, for those who can do something about it."""
    if request.user.has_perm(WORK):
        today = timezone.localdate()
        running = Initiative.objects.filter(state=Initiative.State.STARTED)
        yield "past", running.filter(ends_on__lt=today)


def on_area(_request: HttpRequest, subject: Any) -> Iterator[Panel]:
    """The initiatives in an area."""
    rows = list(Initiative.objects.filter(place=subject.pk).order_by("state", "title", "pk"))
    for row in rows:
        yield Panel(
            LINK,
            str(row.get_state_display()),
            row.title,
            reverse("initiatives:initiative", args=[row.pk]),
        )


def calendar(_request: HttpRequest, subject: Any) -> Iterator[Panel]:
    """The first and last days of initiatives and of their phases (one query)."""
    running = Initiative.objects.exclude(state=Initiative.State.CLOSED)
    phases = Phase.objects.filter(
        is_removed=False, ends_on__isnull=False, initiative__in=running.values("pk")
    )
    own, ends = values_together(
        (running, ("pk", "title", "starts_on", "ends_on")),
        (phases, ("pk", "initiative_id", "initiative__title", "title", "ends_on")),
    )
    entries = []
    for pk, title, starts_on, ends_on in sorted(own, key=lambda row: row[0]):
        named = ((starts_on, _("%s begynder")), (ends_on, _("%s slutter")))
        for at, (day, words) in enumerate(named):
            if day is not None:
                key = f"initiative-{pk}-{at}"
                entries.append(Entry(key, "due", day, day, words % title, _page(pk)))
    for pk, initiative, title, phase, day in sorted(ends, key=lambda row: row[0]):
        said = _("%(initiative)s: fasen »%(phase)s« slutter")
        words = said % {"initiative": title, "phase": phase}
        entries.append(Entry(f"phase-{pk}", "due", day, day, words, _page(initiative)))
    met = [entry for entry in entries if subject.meets(entry)]
    if met:
        words = _("dage i indsatser")
        yield Panel(LINK, str(len(met)), words, reverse("initiatives:list"), facts=met)


def _page(initiative: int) -> str:
    return reverse("initiatives:initiative", args=[initiative])


def find(user: Any, text: str) -> Iterator[Hit]:
    """Initiatives by name, area or note."""
    rows = find_rows(Initiative.objects.select_related("place", "budget_note"), text)
    for row in rows.defer("budget_note__record").order_by("title", "pk")[:MOST]:
        yield Hit(
            LINK,
            row.title,
            reverse("initiatives:initiative", args=[row.pk]),
            detail=str(row.place or ""),
        )


def initiatives_told(user: Any, numbers: Collection[str]) -> Asked:
    """What the log calls these initiatives."""

    def about(pk: int, title: str) -> About:
        return About(title, reverse("initiatives:initiative", args=[pk]))

    return Asked(Initiative.objects.filter(pk__in=numbers), ("title",), about)


def themes_told(user: Any, numbers: Collection[str]) -> Asked:
    """What the log calls these themes."""
    return Asked(Theme.objects.filter(pk__in=numbers), ("title",), _word)


def groups_told(user: Any, numbers: Collection[str]) -> Asked:
    """What the log calls these target groups."""
    return Asked(TargetGroup.objects.filter(pk__in=numbers), ("title",), _word)


def _word(pk: int, title: str) -> About:
    return About(title, reverse("initiatives:words"))
