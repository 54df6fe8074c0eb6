"""What meetings show on pages of other links: a part's due date, the calendar, the log."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import Any

from django.db.models import FilteredRelation, Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from brobygger.web.audit.subjects import About, Asked
from brobygger.web.budgets.radar.calendar import Entry
from brobygger.web.recommendations.annex_rows import kept_annex_rows
from brobygger.web.recommendations.models import Part
from brobygger.web.recommendations.permissions import WORK
from brobygger.web.steering.days import when_words
from brobygger.web.steering.forms import HangForm
from brobygger.web.steering.models import Body, Due, Meeting
from brobygger.web.ui.panels import Panel

LINK = "steering"
MOST_TO_CHOOSE = 50


def on_recommendation(request: HttpRequest, subject: Any) -> Iterator[Panel]:
    """To which meetings the parts of a recommendation are due, and where that is said."""
    rows = kept_annex_rows(request, subject.annex)
    parts = [part for part in rows.parts if part.recommendation_id == subject.pk]
    dues, meetings = _meetings_of(parts, may_work=request.user.has_perm(WORK))
    if not dues and not meetings:
        return
    form = HangForm(parts, meetings) if meetings else None
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


def _meetings_of(parts: Sequence[Part], *, may_work: bool) -> tuple[list[Due], list[Meeting]]:
    """What the parts are due to, and for those who may say so the meetings to choose from.

    One query: a meeting comes once for each of the parts that are due to it.
    """
    if not parts:
        return [], []
    by_pk = {part.pk: part for part in parts}
    asked: Any = Meeting.objects.annotate(
        due=FilteredRelation("dues", condition=Q(dues__part__in=list(by_pk)))
    )
    shown = Q(due__isnull=False)
    if may_work:
        shown |= Q(on__gte=timezone.localdate())
    dues: list[Due] = []
    meetings: dict[int, Meeting] = {}
    for row in asked.filter(shown).select_related("body", "due").order_by("on", "pk"):
        due: Due | None = getattr(row, "due", None)
        if due is not None:
            due.meeting, due.part = row, by_pk[due.part_id]
            dues.append(due)
        if may_work and row.on >= timezone.localdate():
            meetings.setdefault(row.pk, row)
    dues.sort(key=lambda due: (due.meeting.on, due.part.order, due.pk))
    return dues, list(meetings.values())[:MOST_TO_CHOOSE]


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


def meetings_told(user: Any, numbers: Collection[str]) -> Asked:
    """What the log calls these meetings; they are open to everybody who signs in."""

    def about(pk: int, body: str, on: date, is_day_known: bool) -> About:
        words = f"{body}, {when_words(on, is_day_known)}"
        return About(words, reverse("steering:meeting", args=[pk]))

    rows = Meeting.objects.filter(pk__in=numbers)
    return Asked(rows, ("body__title", "on", "is_day_known"), about)


def bodies_told(user: Any, numbers: Collection[str]) -> Asked:
    """What the log calls these bodies."""
    page = reverse("steering:list")

    def about(pk: int, title: str) -> About:
        return About(title, f"{page}?hvem={pk}")

    return Asked(Body.objects.filter(pk__in=numbers), ("title",), about)


def day_of_fact(on: Any, known: Any) -> str:
    """A meeting's day from the facts of an event, in words."""
    return when_words(date.fromisoformat(str(on)), bool(known))
