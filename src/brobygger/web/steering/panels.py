"""What meetings show on pages of other links: a part's due date, the calendar, the log."""

from collections.abc import Collection, Iterator
from datetime import date
from typing import Any

from django.db.models import Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from brobygger.web.audit.subjects import About
from brobygger.web.budgets.radar.calendar import Entry
from brobygger.web.recommendations.permissions import WORK
from brobygger.web.steering.days import when_words
from brobygger.web.steering.forms import HangForm
from brobygger.web.steering.models import Body, Due, Meeting
from brobygger.web.ui.panels import Panel

LINK = "steering"
MOST_TO_CHOOSE = 50


def on_recommendation(request: HttpRequest, subject: Any) -> Iterator[Panel]:
    """To which meetings the parts of a recommendation are due, and where that is said."""
    dues = list(
        Due.objects.filter(part__recommendation=subject)
        .select_related("meeting__body", "part")
        .order_by("meeting__on", "part__order", "pk")
    )
    may_work = request.user.has_perm(WORK)
    meetings = meetings_to_hang_on() if may_work else []
    if not dues and not meetings:
        return
    form = HangForm(subject.parts.all(), meetings) if meetings else None
    lines = [
        (due, when_words(due.meeting.on, due.meeting.is_day_known), _is_late(due)) for due in dues
    ]
    yield Panel(
        LINK,
        str(len(dues)),
        ngettext("levering til et møde", "leveringer til møder", len(dues)),
        reverse("steering:list"),
        body="steering/on_recommendation.html",
        facts={"lines": lines, "form": form, "recommendation": subject},
    )


def _is_late(due: Due) -> bool:
    return due.delivered_on is None and due.meeting.on < timezone.localdate()


def meetings_to_hang_on() -> list[Meeting]:
    """The meetings that something can still be due to: those to come, the nearest first."""
    rows = Meeting.objects.select_related("body").filter(on__gte=timezone.localdate())
    return list(rows[:MOST_TO_CHOOSE])


def calendar(request: HttpRequest, span: Any) -> Iterator[Panel]:
    """Meetings, and parts that are due to them instead of on the paper's day."""
    inside = (span.first, span.last)
    meetings = Meeting.objects.filter(on__range=inside).select_related("body")
    dues = Due.objects.filter(
        Q(meeting__on__range=inside) | Q(part__due__range=inside),
        part__recommendation__annex__superseded_by=None,
    ).select_related("meeting__body", "part")
    entries = [*map(_meeting_entry, meetings), *map(_due_entry, dues)]
    if entries:
        words = ngettext("dag med møder", "dage med møder", len(entries))
        page = reverse("steering:list")
        yield Panel(LINK, str(len(entries)), words, page, facts=entries)


def _meeting_entry(row: Meeting) -> Entry:
    words = _("Møde: %(body)s") % {"body": row.body.title}
    return _entry(f"meeting-{row.pk}", "meeting", row, words)


def _due_entry(due: Due) -> Entry:
    said = {"code": due.part.code, "body": due.meeting.body.title}
    if due.delivered_on is None:
        words = _("Del %(code)s skal være klar til %(body)s") % said
    else:
        words = _("Del %(code)s er leveret til %(body)s") % said
    return _entry(f"due-{due.pk}", "due", due.meeting, words, due.part_id)


def _entry(key: str, kind: Any, row: Meeting, words: str, due_of: int | None = None) -> Entry:
    when = "" if row.is_day_known else when_words(row.on, row.is_day_known)
    page = reverse("steering:meeting", args=[row.pk])
    return Entry(key, kind, row.on, row.on, words, page, when=when, due_of=due_of)


def meetings_told(user: Any, numbers: Collection[str]) -> dict[str, About]:
    """What the log calls these meetings; they are open to everybody who signs in."""
    rows = Meeting.objects.filter(pk__in=numbers).select_related("body")
    return {
        str(row.pk): About(
            f"{row.body}, {when_words(row.on, row.is_day_known)}",
            reverse("steering:meeting", args=[row.pk]),
        )
        for row in rows
    }


def bodies_told(user: Any, numbers: Collection[str]) -> dict[str, About]:
    """What the log calls these bodies."""
    page = reverse("steering:list")
    rows = Body.objects.filter(pk__in=numbers)
    return {str(row.pk): About(row.title, f"{page}?hvem={row.pk}") for row in rows}


def day_of_fact(on: Any, known: Any) -> str:
    """A meeting's day from the facts of an event, in words."""
    return when_words(date.fromisoformat(str(on)), bool(known))
