"""What activities and trials show on pages of other links, and what a search finds.

Nothing here goes into the calendar but the days of trials, without their names: the calendar is
also a feed in people's own calendars, where a session would say when somebody goes where.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from brobygger.web.activities.models import Activity, HeadGroup, HelpContact, Session, Trial
from brobygger.web.activities.table import search
from brobygger.web.activities.trials.table import is_due
from brobygger.web.activities.trials.table import search as search_trials
from brobygger.web.areas.permissions import WORK
from brobygger.web.audit.subjects import About, Asked
from brobygger.web.budgets.radar.calendar import Entry
from brobygger.web.ui.asks import Asks, answered
from brobygger.web.ui.counts import Counts, counted
from brobygger.web.ui.panels import Panel
from brobygger.web.ui.search import MOST, Hit
from brobygger.web.ui.together import values_together

LINK = "activities"


def thread_counts(_request: HttpRequest) -> Counts:
    """The sessions that were held, and those planned."""
    yield "held", Session.objects.filter(state=Session.State.HELD)
    coming = Session.objects.filter(state=Session.State.PLANNED, activity__is_archived=False)
    yield "planned", coming.filter(on__gte=timezone.localdate())


def thread(request: HttpRequest, _subject: Any) -> Iterator[Panel]:
    """How many sessions were held, and how many are planned."""
    counts = counted(request, "thread")
    yield _held(counts["held"], counts["planned"], reverse("activities:list"))


def _held(held: int, planned: int, url: str, **more: Any) -> Panel:
    words = ngettext("gang afholdt", "gange afholdt", held)
    detail = _("%(count)s planlagt") % {"count": planned} if planned else ""
    return Panel(LINK, str(held), words, url, detail=detail, **more)


def waiting_counts(request: HttpRequest) -> Counts:
    """Trials whose day has come, for those who can look."""
    if request.user.has_perm(WORK):
        yield "due_trials", Trial.objects.filter(is_due(timezone.localdate()))


def waiting(request: HttpRequest, _subject: Any) -> Iterator[Panel]:
    """Trials that somebody wanted to look at by now."""
    if count := counted(request, "waiting")["due_trials"]:
        words = ngettext("afprøvning skal ses efter", "afprøvninger skal ses efter", count)
        yield Panel("trials", str(count), words, f"{reverse('trials:list')}?ses=nu")


def asked_of_calendar(_request: HttpRequest, span: Any) -> Asks:
    """The trials that are looked at within some days."""
    rows = Trial.objects.filter(look_on__range=(span.first, span.last))
    yield "looks", (rows, ("look_on", "pk"))


def calendar(request: HttpRequest, span: Any) -> Iterator[Panel]:
    """The days on which one looks at trials, by their number alone."""
    entries = [_look(pk, on) for on, pk in sorted(answered(request, "calendar", span)["looks"])]
    if entries:
        words = ngettext("eftersyn", "eftersyn", len(entries))
        yield Panel(LINK, str(len(entries)), words, reverse("trials:list"), facts=entries)


def _look(pk: int, on: date) -> Entry:
    words = _("Afprøvning nr. %(number)s: se efter") % {"number": pk}
    return Entry(f"trial-{pk}", "due", on, on, words, reverse("trials:trial", args=[pk]))


@dataclass(frozen=True, slots=True)
class Line:
    """An activity or a trial in a line, with the next day that the reader may know of."""

    title: str
    url: str
    on: date | None = None
    is_over: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    """What the page of an initiative shows."""

    activities: Sequence[Line]
    trials: Sequence[Line]
    initiative: int


def asked_of_initiative(_request: HttpRequest, subject: Any) -> Asks:
    """The initiative's activities, sessions and trials."""
    running = Activity.objects.filter(is_archived=False, initiative=subject.pk)
    yield "activities", (running, ("title", "pk", "alias", "is_closed"))
    sessions = Session.objects.filter(activity__initiative=subject.pk)
    yield "sessions", (sessions, ("activity_id", "on", "state"))
    trials = Trial.objects.filter(initiative=subject.pk)
    yield "trials", (trials, ("title", "pk", "look_on", "state"))


def _next_days(sessions: Sequence[tuple[Any, ...]], today: date) -> dict[int, date]:
    coming = [row for row in sessions if row[2] == Session.State.PLANNED and row[1] >= today]
    return {activity: on for activity, on, _state in sorted(coming, key=_day, reverse=True)}


def _day(row: tuple[Any, ...]) -> date:
    day: date = row[1]
    return day


def on_initiative(request: HttpRequest, subject: Any) -> Iterator[Panel]:
    """Its activities with their next days, and what it tries out."""
    today, may_work = timezone.localdate(), request.user.has_perm(WORK)
    found = answered(request, "initiative", subject)
    activities, sessions, trials = found["activities"], found["sessions"], found["trials"]
    days = _next_days(sessions, today)
    held = sum(state == Session.State.HELD for _activity, _on, state in sessions)
    running = {pk for _title, pk, _alias, _closed in activities}
    planned = sum(
        row[0] in running and row[2] == Session.State.PLANNED and row[1] >= today
        for row in sessions
    )
    shown = Shown(
        [
            Line(
                title,
                reverse("activities:activity", args=[pk]),
                days.get(pk) if may_work or not is_closed else None,
            )
            for title, pk, _alias, is_closed in sorted(activities)
        ],
        [
            Line(title, reverse("trials:trial", args=[pk]), on, on is not None and on <= today)
            for title, pk, on, state in sorted(trials, key=lambda row: row[:2])
            if state != Trial.State.STOPPED
        ],
        subject.pk,
    )
    url = f"{reverse('activities:list')}?indsats={subject.pk}"
    yield _held(held, planned, url, body="activities/on_initiative.html", facts=shown)


def dates_of(request: HttpRequest, subject: Any) -> Iterator[Panel]:
    """The next day of each activity, by its alias, and the looks. Closed ones only for those who
    work in the areas.
    """
    found = answered(request, "initiative", subject)
    activities, sessions, trials = found["activities"], found["sessions"], found["trials"]
    days = _next_days(sessions, timezone.localdate())
    may_work = request.user.has_perm(WORK)
    entries = [
        Entry(f"activity-{pk}", "due", days[pk], days[pk], alias, _activity_page(pk))
        for _title, pk, alias, is_closed in activities
        if pk in days and (may_work or not is_closed)
    ]
    entries += [_look(pk, on) for _title, pk, on, _state in trials if on]
    yield Panel(LINK, str(len(entries)), "", reverse("activities:list"), facts=entries)


def _activity_page(pk: int) -> str:
    return reverse("activities:activity", args=[pk])


def asked_of_actor(_request: HttpRequest, subject: Any) -> Asks:
    """What the actor delivers and tries out with others."""
    activities = Activity.objects.filter(actors=subject.pk)
    yield "activities", (activities, ("title", "pk", "is_archived"))
    yield "trials", (Trial.objects.filter(actors=subject.pk), ("title", "pk", "state"))


def on_actor(request: HttpRequest, subject: Any) -> Iterator[Panel]:
    """What the actor delivers and tries out with others."""
    found = answered(request, "actor", subject)
    activities, trials = found["activities"], found["trials"]
    if not activities and not trials:
        return
    lines = [
        Line(title, _activity_page(pk), is_over=is_over)
        for title, pk, is_over in sorted(activities, key=lambda row: (row[2], row[:2]))
    ]
    tried = [
        Line(title, reverse("trials:trial", args=[pk]), is_over=state == Trial.State.STOPPED)
        for title, pk, state in sorted(trials)
    ]
    words = ngettext("aktivitet", "aktiviteter", len(lines))
    facts = {"activities": lines, "trials": tried}
    url = reverse("activities:list")
    yield Panel(LINK, str(len(lines)), words, url, body="activities/on_actor.html", facts=facts)


def on_area(_request: HttpRequest, subject: Any) -> Iterator[Panel]:
    """How many activities go on in an area; which they are is not told here."""
    count = Activity.objects.filter(place=subject.pk, is_archived=False).count()
    if count:
        words = ngettext("aktivitet i området", "aktiviteter i området", count)
        yield Panel(LINK, str(count), words, reverse("activities:list"))


def find(user: Any, text: str) -> Iterator[Hit]:
    """Activities and trials that hold the words."""
    activities, trials = values_together(
        (search(Activity.objects.all(), text), ("is_archived", "title", "pk", "initiative__title")),
        (search_trials(Trial.objects.all(), text), ("title", "pk")),
    )
    for _over, title, pk, initiative in sorted(activities)[:MOST]:
        yield Hit(LINK, title, _activity_page(pk), detail=initiative)
    for title, pk in sorted(trials)[:MOST]:
        yield Hit(LINK, title, reverse("trials:trial", args=[pk]), detail=_("afprøvning"))


def activities_told(user: Any, numbers: Collection[str]) -> Asked:
    """What the log calls these activities: their names outward, for the log goes far."""

    def about(pk: int, alias: str) -> About:
        return About(alias, _activity_page(pk))

    return Asked(Activity.objects.filter(pk__in=numbers), ("alias",), about)


def trials_told(user: Any, numbers: Collection[str]) -> Asked:
    """What the log calls these trials."""

    def about(pk: int, title: str) -> About:
        return About(title, reverse("trials:trial", args=[pk]))

    return Asked(Trial.objects.filter(pk__in=numbers), ("title",), about)


def groups_told(user: Any, numbers: Collection[str]) -> Asked:
    """What the log calls these broad groups."""

    def about(pk: int, title: str) -> About:
        return About(title, reverse("activities:groups"))

    return Asked(HeadGroup.objects.filter(pk__in=numbers), ("title",), about)


def help_told(user: Any, numbers: Collection[str]) -> Asked:
    """What the log calls these contacts."""

    def about(pk: int, title: str, initiative: int) -> About:
        return About(title, reverse("worry:help", args=[initiative]))

    rows = HelpContact.objects.filter(pk__in=numbers)
    return Asked(rows, ("title", "initiative_id"), about)
