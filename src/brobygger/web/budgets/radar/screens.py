"""The calendar: what ends when, year by year, the days of a round, and one's own calendar."""

from datetime import date
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_safe

from brobygger.web.accounts.tokens import (
    AccessToken,
    Scope,
    check_token,
    issue_token,
    latest_end,
    revoke_token,
)
from brobygger.web.budgets.radar import calendar, register
from brobygger.web.budgets.radar.calendar import Entry, Span
from brobygger.web.budgets.radar.register import ENTERED
from brobygger.web.budgets.radar.rounds import RoundForm, enter_round, round_of, steps_of
from brobygger.web.budgets.radar.table import radar_table
from brobygger.web.recommendations.models import Annex
from brobygger.web.recommendations.permissions import WORK, require_work
from brobygger.web.ui import ics
from brobygger.web.ui.faults import Refused, blame

FIRST_YEAR, LAST_YEAR = 2000, 2100
"""Years that a calendar is asked for; others are a slip of the keys."""

BACK, AHEAD = 1, 5
"""Years before and after this one that a subscribed calendar holds."""


@require_GET
def listing(request: HttpRequest) -> HttpResponse:
    """What ends when, and what must be done about it now?"""
    today = timezone.localdate()
    radar = register.radar(today)
    table = radar_table(request, radar.lines)
    if table.wants_export:
        return table.export()
    return render(
        request,
        "budgets/radar.html",
        {
            "table": table,
            "today": today,
            "missing": sum(line.expiry.problem is not None for line in radar.lines),
            "misplaced": [(one, one.params["year"]) for one in radar.problems],
            "has_annex": bool(radar.lines) or Annex.objects.exists(),
            "may_work": request.user.has_perm(WORK),
        },
    )


@require_GET
def year(request: HttpRequest, year: int) -> HttpResponse:
    """What falls on which day of this year?"""
    _refuse_strange(year)
    today = timezone.localdate()
    found = calendar.entries(request, Span(date(year, 1, 1), date(year, 12, 31)), today)
    return render(
        request,
        "budgets/radar_year.html",
        {
            "year": str(year),
            "before": year - 1,
            "after": year + 1,
            "today": today,
            "months": calendar.months(year, found, today),
        },
    )


def _refuse_strange(year: int) -> None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Http404


@require_http_methods(["GET", "POST"])
def round_(request: HttpRequest, year: int) -> HttpResponse:
    """When does each step of this budget fall, and which days are entered?"""
    _refuse_strange(year)
    may_work = request.user.has_perm(WORK)
    row = round_of(year)
    if request.method == "POST":
        require_work(request.user)
    form = RoundForm(row, request.POST or None)
    if request.method == "POST" and form.is_valid():
        days = {name: form.cleaned_data[name] for name in ENTERED}
        try:
            enter_round(year, days, form.cleaned_data["source"], request.user)
        except Refused as refused:
            blame(form, refused)
        else:
            return redirect("calendar:round", year)
    wheel = register.wheel()
    return render(
        request,
        "budgets/radar_round.html",
        {
            "year": year,
            "steps": steps_of(wheel, year),
            "misplaced": [one for one in wheel.problems() if one.params["year"] == str(year)],
            "source": row.source,
            "form": form,
            "may_work": may_work,
        },
    )


@require_http_methods(["GET", "POST"])
def subscription(request: HttpRequest) -> HttpResponse:
    """How do I get these days into my own calendar?"""
    secret = ""
    if request.method == "POST":
        for token in _open_tokens(request.user):
            revoke_token(token, request.user)
        if "new" not in request.POST:
            return redirect("calendar:subscription")
        end = latest_end(Scope.CALENDAR, timezone.localdate())
        secret = issue_token(request.user, Scope.CALENDAR, _("kalender"), end).secret
    answer = render(
        request,
        "budgets/radar_subscription.html",
        {
            "today": timezone.localdate(),
            "token": next(iter(_open_tokens(request.user)), None),
            "address": _address(request, secret) if secret else "",
        },
    )
    if secret:  # shown once: not from a memory of the browser either
        answer["Cache-Control"] = "no-store"
    return answer


def _open_tokens(user: Any) -> list[AccessToken]:
    rows = AccessToken.objects.filter(user=user, scope=Scope.CALENDAR, revoked_at=None)
    return list(rows.filter(expires_on__gte=timezone.localdate()))


def _address(request: HttpRequest, secret: str) -> str:
    return request.build_absolute_uri(reverse("calendar:feed", args=[secret]))


def _is_far_habit(entry: Entry, today: date) -> bool:
    """A usual time of a round that is neither this year's nor next year's: no news to anybody."""
    is_habit = entry.kind == "step" and entry.is_usual
    return is_habit and entry.first.year not in {today.year, today.year + 1}


@require_safe
@login_not_required
def feed(request: HttpRequest, secret: str) -> HttpResponse:
    """The same days for a calendar program, which shows its token and has no account.

    What it holds is what the person of the token may see: codes and plain words, no person.
    """
    token = check_token(secret, Scope.CALENDAR)
    if token is None:
        raise Http404
    request.user = token.user
    today = timezone.localdate()
    span = Span(date(today.year - BACK, 1, 1), date(today.year + AHEAD, 12, 31))
    days = (
        ics.Day(entry.key, entry.first, entry.title, request.build_absolute_uri(entry.url))
        for entry in calendar.entries(request, span, today)
        if not _is_far_habit(entry, today)
    )
    return ics.calendar_answer("Brobygger", days)
