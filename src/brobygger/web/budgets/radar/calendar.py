"""The calendar: days of the budget rounds, of money that ends, and of what is due, year by year.

Slot ``calendar``: later links fill it with their own days. Its subject is a ``Span``, and the
``facts`` of each panel are ``Entry``; one that moves the due date of a part names the part, and
then stands instead of the day that the paper gives.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from brobygger.domain.budgets.expiry import Dates, expiry
from brobygger.domain.budgets.grants import Grant
from brobygger.domain.budgets.wheel import Wheel
from brobygger.messages.expiry import ALERT_WORDS, STEP_WORDS
from brobygger.web.budgets.radar import register
from brobygger.web.recommendations.models import Part
from brobygger.web.ui.panels import panels_for
from brobygger.web.ui.words import in_words

EntryKind = Literal["step", "expiry", "alert", "order", "evaluate", "due", "meeting", "agreement"]


@dataclass(frozen=True, slots=True)
class Span:
    """The days that somebody looks at, both included."""

    first: date
    last: date

    def meets(self, entry: "Entry") -> bool:
        """Some day of the entry lies inside."""
        return entry.first <= self.last and self.first <= entry.last


@dataclass(frozen=True, slots=True)
class Entry:
    """Something of the calendar: a day, or the days between which it falls.

    ``key`` names it for good. ``words`` are codes and plain words only, for they also go into
    people's own calendars. ``is_usual``: the time of the year, because no day is entered.
    ``when`` is said instead of the day where that is not set ("2. halvår 2024"). ``due_of`` is
    the part whose due date this is.
    """

    key: str
    kind: EntryKind
    first: date
    last: date
    words: str
    url: str = ""
    is_usual: bool = False
    when: str = ""
    due_of: int | None = None

    @property
    def days(self) -> str:
        """The day or days as the calendar prints them beside its month."""
        is_short = (self.first.year, self.first.month) == (self.last.year, self.last.month)
        if self.when or not is_short:
            return self.when or self.dates
        days = dict.fromkeys((self.first.day, self.last.day))
        return "-".join(f"{day}." for day in days)

    @property
    def dates(self) -> str:
        """The day or days with their months: "30.6.", "1.3.-30.4."."""
        ends = (self.first, self.last) if self.first != self.last else (self.first,)
        return "-".join(f"{day.day}.{day.month}." for day in ends)

    @property
    def title(self) -> str:
        """The words with everything that the day alone does not say."""
        words = self.words[:1].upper() + self.words[1:]
        if self.is_usual:
            return _("%(words)s (sædvanligt %(days)s)") % {"words": words, "days": self.dates}
        return f"{words} ({self.when})" if self.when else words


def entries(request: HttpRequest, span: Span, today: date) -> list[Entry]:
    """Everything that falls inside the span, in the order of the days."""
    theirs = [
        entry for panel in panels_for("calendar", request, span) for entry in panel.facts or ()
    ]
    moved = {entry.due_of for entry in theirs}
    wheel = register.wheel()
    own = [
        *_steps(wheel, span),
        *_expiries(wheel, today),
        *(entry for entry in _dues(span) if entry.due_of not in moved),
    ]
    found = [entry for entry in (*own, *theirs) if span.meets(entry)]
    return sorted(found, key=lambda one: (one.first, one.last, one.words))


def _steps(wheel: Wheel, span: Span) -> Iterator[Entry]:
    """The rounds of all budgets whose steps fall inside the span."""
    for budget in range(span.first.year + 1, span.last.year + 2):
        for one in wheel.steps(budget):
            said = {"year": budget, "step": in_words(STEP_WORDS[one.step])}
            is_deadline = one.step == "ordered" and one.is_entered
            yield Entry(
                f"round-{budget}-{one.step}",
                "step",
                one.last if is_deadline else one.first,
                one.last,
                _("Budget %(year)s: %(step)s senest") % said
                if is_deadline
                else _("Budget %(year)s: %(step)s") % said,
                reverse("calendar:round", args=[budget]),
                not one.is_entered,
            )


def _expiries(wheel: Wheel, today: date) -> Iterator[Entry]:
    for annex, grant in register.grants():
        for one in expiry([grant], today, wheel):
            if one.dates:
                yield from _days_of(f"{annex}-{grant.id}", short_name(grant), one.dates)


def _days_of(key: str, what: str, dates: Dates) -> Iterator[Entry]:
    page = reverse("calendar:list")
    said = {"what": what, "year": dates.decide_in}
    ends = _("%(what)s udløber") % said
    yield Entry(f"{key}-end", "expiry", dates.last_day, dates.last_day, ends, page)
    evaluated = _("%(what)s: evaluering klar senest") % said
    yield Entry(
        f"{key}-evaluate", "evaluate", dates.evaluate_by, dates.evaluate_by, evaluated, page
    )
    order = dates.order.last
    ordered = _("%(what)s: bestil notat til budget %(year)s senest") % said
    is_usual = not dates.order.is_entered
    yield Entry(f"{key}-order", "order", order, order, ordered, page, is_usual)
    for alert in dates.alerts:
        asked = _("Varsel om %(what)s: %(asked)s") % {
            "what": what,
            "asked": in_words(ALERT_WORDS[alert.about]),
        }
        yield Entry(f"{key}-alert-{alert.months}", "alert", alert.day, alert.day, asked, page)


def short_name(grant: Grant) -> str:
    """A grant in codes: "N13", "del 8a", "del 3a, 7a"."""
    if grant.code or not grant.parts:
        return grant.code or grant.title
    return _("del %(codes)s") % {"codes": ", ".join(grant.parts)}


def _dues(span: Span) -> Iterator[Entry]:
    """Parts with a due date of the paper's own."""
    for part in Part.objects.filter(
        recommendation__annex__superseded_by=None, due__range=(span.first, span.last)
    ).only("code", "due", "recommendation_id"):
        if part.due is None:
            continue
        page = reverse("recommendations:recommendation", args=[part.recommendation_id])
        yield Entry(
            f"part-{part.pk}-due",
            "due",
            part.due,
            part.due,
            _("Frist for del %(code)s") % {"code": part.code},
            f"{page}#del-{part.code}",
            due_of=part.pk,
        )


@dataclass(frozen=True, slots=True)
class Month:
    """A month of the year view, with what begins in it."""

    first: date
    entries: tuple[Entry, ...]
    is_now: bool


def months(year: int, found: Iterable[Entry], today: date) -> list[Month]:
    """The twelve months; what began before the year stands in January."""
    by_month: dict[int, list[Entry]] = {number: [] for number in range(1, 13)}
    for entry in found:
        by_month[entry.first.month if entry.first.year == year else 1].append(entry)
    return [
        Month(
            date(year, number, 1),
            tuple(own),
            (today.year, today.month) == (year, number),
        )
        for number, own in by_month.items()
    ]
