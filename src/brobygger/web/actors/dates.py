"""What comes next in an initiative: agreements to renew, what is planned, next steps of the log.

The words name organisations, and the log's its steps, because they stay on the initiative's own
page; what goes into people's own calendars names neither.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from brobygger.domain.actors.half_year import half_year_of
from brobygger.web.actors.periods import month_words
from brobygger.web.budgets.radar.calendar import Entry
from brobygger.web.ui.asks import answered
from brobygger.web.ui.panels import Panel


def dates_of(request: HttpRequest, subject: Any) -> Iterator[Panel]:
    """The days of an initiative, as ``facts``; next steps for those who take them."""
    found = answered(request, "initiative", subject)
    kinds = (("renewals", _renewal), ("planned", _planned), ("next_steps", _step))
    entries = [
        words(*line)
        for name, words in kinds
        for line in sorted(found.get(name, []), key=lambda line: (line[1], line[0]))
    ]
    if entries:
        word = ngettext("dag hos aktørerne", "dage hos aktørerne", len(entries))
        yield Panel("actors", str(len(entries)), word, reverse("actors:list"), facts=entries)


def _renewal(pk: int, on: date, actor: str, of: int) -> Entry:
    page = reverse("actors:actor", args=[of]) + "#aftaler"
    words = _("Aftalen med %(actor)s skal fornys") % {"actor": actor}
    return Entry(f"agreement-{pk}", "agreement", on, on, words, page)


def _planned(pk: int, on: date, title: str, is_day_known: bool) -> Entry:
    """A day, or the month where the day is not set."""
    page = f"{reverse('plan:show')}?halvaar={half_year_of(on).code}"
    when = "" if is_day_known else month_words(on)
    return Entry(f"plan-{pk}", "due", on, on, title, page, when=when)


def _step(pk: int, on: date, actor: str, step: str) -> Entry:
    words = _("Næste skridt med %(actor)s: %(step)s") % {"actor": actor, "step": step}
    return Entry(f"contact-{pk}", "due", on, on, words, reverse("contacts:contact", args=[pk]))
