"""What initiatives show on pages of other links: the thread, areas, notes, calendar, log."""

from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import date
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from brobygger.web.areas.permissions import WORK
from brobygger.web.audit.subjects import About, Asked
from brobygger.web.budgets.radar.calendar import Entry
from brobygger.web.initiatives.decided import decided_from, decided_rows
from brobygger.web.initiatives.models import Initiative, Phase, TargetGroup, Theme
from brobygger.web.initiatives.needs import needs
from brobygger.web.initiatives.register import find_rows
from brobygger.web.ui.counts import Counts, counted
from brobygger.web.ui.panels import Panel
from brobygger.web.ui.search import MOST, Hit
from brobygger.web.ui.together import rows_together, values_together

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
    """Initiatives that lack something, for those who can put it right."""
    counts = counted(request, "waiting")
    for key, words in _WAITING.items():
        if count := counts[f"initiative_{key}"]:
            url = f"{reverse('initiatives:list')}?mangler={key}"
            yield Panel(LINK, str(count), words(count), url)


_WAITING: dict[str, Callable[[int], str]] = {
    "beslutning": lambda count: ngettext(
        "indsats skulle være sat i gang", "indsatser skulle være sat i gang", count
    ),
    "folk": lambda count: ngettext(
        "indsats er i gang uden folk", "indsatser er i gang uden folk", count
    ),
    "fase": lambda count: ngettext(
        "indsats er mellem to faser", "indsatser er mellem to faser", count
    ),
    "slut": lambda count: ngettext(
        "indsats er forbi sin slutdato", "indsatser er forbi deres slutdato", count
    ),
}


def waiting_counts(request: HttpRequest) -> Counts:
    """What the menu counts, for those who can do something about it."""
    if request.user.has_perm(WORK):
        for need in needs(timezone.localdate()):
            yield f"initiative_{need.key}", need.rows


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


def on_note(request: HttpRequest, subject: Any) -> Iterator[Panel]:
    """The initiatives that a note's money is used in; where there is none and the note has money,
    the way to open one, for those who may (one query).
    """
    rows, *found = rows_together(
        Initiative.objects.filter(budget_note=subject.pk), *decided_rows(subject)
    )
    may_open = request.user.has_perm(WORK) and decided_from(found).has_money
    if rows or may_open:
        words = ngettext("indsats", "indsatser", len(rows))
        url = f"{reverse('initiatives:new')}?notat={subject.pk}"
        yield Panel(LINK, str(len(rows)), words, url, body="initiatives/on_note.html", facts=rows)


def calendar(_request: HttpRequest, subject: Any) -> Iterator[Panel]:
    """The first and last days of initiatives and of their phases (one query)."""
    running = Initiative.objects.exclude(state=Initiative.State.CLOSED)
    phases = Phase.objects.filter(is_removed=False, initiative__in=running.values("pk"))
    own, parts = values_together(
        (running, ("pk", "title", "starts_on", "ends_on")),
        (phases, ("pk", "initiative_id", "initiative__title", "title", "starts_on", "ends_on")),
    )
    entries: list[Entry] = []
    for pk, title, *days in sorted(own, key=lambda row: row[0]):
        begins, ends = _("%s begynder") % title, _("%s slutter") % title
        entries += _ends(f"initiative-{pk}", pk, days, (begins, ends))
    for pk, initiative, title, phase, *days in sorted(parts, key=lambda row: row[0]):
        said = {"initiative": title, "phase": phase}
        begins = _("%(initiative)s: fasen »%(phase)s« begynder") % said
        ends = _("%(initiative)s: fasen »%(phase)s« slutter") % said
        entries += _ends(f"phase-{pk}", initiative, days, (begins, ends))
    met = [entry for entry in entries if subject.meets(entry)]
    if met:
        words = _("dage i indsatser")
        yield Panel(LINK, str(len(met)), words, reverse("initiatives:list"), facts=met)


def _ends(
    key: str, initiative: int, days: Sequence[date | None], words: Sequence[str]
) -> Iterator[Entry]:
    """The first and the last day, where they are known."""
    for at, (day, said) in enumerate(zip(days, words, strict=True)):
        if day is not None:
            yield Entry(f"{key}-{at}", "due", day, day, said, _page(initiative))


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
