"""What the plan shows on pages of others: an initiative's dates and the log of events."""

from collections.abc import Collection, Iterator
from datetime import date
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import ngettext

from brobygger.domain.actors.half_year import half_year_of
from brobygger.web.actors.models import PlanEntry
from brobygger.web.actors.periods import half_words, month_words
from brobygger.web.audit.subjects import About, Asked
from brobygger.web.budgets.radar.calendar import Entry
from brobygger.web.ui.asks import Asks, answered
from brobygger.web.ui.panels import Panel

LINK = "actors"


def asked_of_initiative(_request: HttpRequest, subject: Any) -> Asks:
    """What is planned for an initiative."""
    rows = PlanEntry.objects.filter(initiative=subject.pk)
    yield "planned", (rows, ("on", "pk", "title", "is_day_known"))


def dates_of(request: HttpRequest, subject: Any) -> Iterator[Panel]:
    """What is planned for an initiative; a day, or the month where the day is not set."""
    rows = answered(request, "initiative", subject)["planned"]
    entries = [_entry(*row) for row in sorted(rows)]
    if entries:
        words = ngettext("punkt i planen", "punkter i planen", len(entries))
        yield Panel(LINK, str(len(entries)), words, reverse("plan:show"), facts=entries)


def _entry(on: date, pk: int, title: str, is_day_known: bool) -> Entry:
    when = "" if is_day_known else month_words(on)
    page = f"{reverse('plan:show')}?halvaar={half_year_of(on).code}"
    return Entry(f"plan-{pk}", "due", on, on, title, page, when=when)


def entries_told(user: Any, numbers: Collection[str]) -> Asked:
    """What the log of events calls these entries; the plan is open to everybody who signs in."""

    def about(pk: int, title: str, on: Any) -> About:
        half = half_year_of(on)
        return About(f"{title}, {half_words(half)}", f"{reverse('plan:show')}?halvaar={half.code}")

    return Asked(PlanEntry.objects.filter(pk__in=numbers), ("title", "on"), about)
