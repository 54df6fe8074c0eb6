"""Sessions on screen: plan one or a series with its days shown first, and what becomes of them."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_time
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from brobygger.web.activities import sessions
from brobygger.web.activities.facts import SessionFacts
from brobygger.web.activities.forms import HoldForm, SeriesForm, SessionForm
from brobygger.web.activities.models import Activity, Session
from brobygger.web.actors import undo
from brobygger.web.actors.choices import Option
from brobygger.web.areas.permissions import WORK, require_work
from brobygger.web.ui.answers import saved, tried
from brobygger.web.ui.numbers import day

KIND = "session"


@require_http_methods(["GET", "POST"])
def plan(request: HttpRequest, pk: int) -> HttpResponse:
    """Which days? One, or a series whose days are shown before they are saved."""
    require_work(request.user)
    row = get_object_or_404(Activity.objects.select_related("initiative"), pk=pk)
    is_one = "en" in request.POST
    data = request.POST or None
    one = SessionForm(data if is_one else None)
    if is_one and saved(request, one, lambda: sessions.plan_session(row, one.facts, request.user)):
        return _planned(request, row, 1, [])
    first = max(row.starts_on or timezone.localdate(), timezone.localdate())
    weekday = (row.starts_on or first).weekday()
    begins = {"first": first, "last": row.ends_on, "every": 1, "weekday": weekday}
    form = SeriesForm(None if is_one else data, initial=begins)
    days = form.days if not is_one and data and form.is_valid() else ()
    if "gem" in request.POST and days:
        made: list[Session] = []

        def step() -> None:
            at = form.cleaned_data["starts_at"]
            made.extend(sessions.plan_series(row, days, at, request.user))

        if saved(request, form, step):
            return _planned(request, row, len(made), [one.pk for one in made])
    shown = {"activity": row, "form": form, "one": one, "days": days, "is_shown": bool(data)}
    return render(request, "activities/plan.html", shown)


def _planned(request: HttpRequest, row: Activity, count: int, numbers: list[int]) -> HttpResponse:
    words = ngettext("%(n)s gang er planlagt.", "%(n)s gange er planlagt.", count) % {"n": count}
    messages.success(request, words)
    request.session[f"planned-{row.pk}"] = numbers
    return redirect(f"{reverse('activities:activity', args=[row.pk])}?planlagt=1")


@require_POST
def undo_planned(request: HttpRequest, pk: int) -> HttpResponse:
    """The series that was just planned was wrong."""
    require_work(request.user)
    row = get_object_or_404(Activity, pk=pk)
    numbers = request.session.pop(f"planned-{pk}", [])
    count = sessions.undo_series(row, numbers, request.user)
    words = ngettext("%(n)s gang er taget væk.", "%(n)s gange er taget væk.", count)
    messages.success(request, words % {"n": count})
    return redirect("activities:activity", pk)


@require_GET
def session(request: HttpRequest, pk: int) -> HttpResponse:
    """What became of that day? A closed activity's days are for those who work with it."""
    row = _session(pk)
    may_work = request.user.has_perm(WORK)
    if row.activity.is_closed and not may_work:
        raise PermissionDenied
    named = list(row.actors.order_by("title", "pk"))
    every = list(row.activity.actors.order_by("title", "pk"))
    begins = {"actors": [one.pk for one in named or every], "order": row.order}
    shown = {
        "session": row,
        "activity": row.activity,
        "actors": named or every,
        "is_past": row.on <= timezone.localdate(),
        "may_work": may_work,
        "hold": HoldForm(_options(named, every), initial=begins),
        "move": SessionForm(initial={"on": row.on, "starts_at": row.starts_at}),
        "may_move_back": may_work and "flyttet" in request.GET and f"moved-{pk}" in request.session,
    }
    return render(request, "activities/session.html", shown)


@require_POST
def hold(request: HttpRequest, pk: int) -> HttpResponse:
    """It was held; the numbers are written elsewhere."""
    row = _session(pk)
    require_work(request.user)
    named = list(row.actors.order_by("title", "pk"))
    every = list(row.activity.actors.order_by("title", "pk"))
    form = HoldForm(_options(named, every), request.POST)
    if not form.is_valid():
        messages.error(request, _("Vælg blandt aktørerne, og skriv nummeret som et tal."))
        return redirect("activities:session", pk)
    given = form.cleaned_data
    return _done(
        request,
        row,
        lambda: sessions.hold(row, request.user, given["actors"], given["order"]),
        _("Skrevet som afholdt."),
    )


def _options(*lists: Any) -> list[Option]:
    titles = {one.pk: one.title for rows in lists for one in rows}
    return [Option(pk, title) for pk, title in titles.items()]


@require_POST
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """It does not take place."""
    row = _session(pk)
    return _done(request, row, lambda: sessions.cancel(row, request.user), _("Aflyst."))


@require_POST
def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    """It takes place after all."""
    row = _session(pk)
    words = _("Den er planlagt igen.")
    return _done(request, row, lambda: sessions.reopen(row, request.user), words)


@require_POST
def move(request: HttpRequest, pk: int) -> HttpResponse:
    """Another day or time; ``fortryd`` takes it back to where it last stood."""
    require_work(request.user)
    row = _session(pk)
    was = [row.on.isoformat(), row.starts_at.isoformat() if row.starts_at else ""]
    form = SessionForm(request.POST)
    if "fortryd" in request.POST:
        back = request.session.pop(f"moved-{pk}", ("", ""))
        on, clock = parse_date(back[0]), parse_time(back[1])
    elif form.is_valid():
        on, clock = form.cleaned_data["on"], form.cleaned_data["starts_at"]
    else:
        on = clock = None
    if on is None:
        messages.error(request, _("Skriv dagen som 28-06-2027 og klokken som 16:30."))
        return redirect("activities:session", pk)
    to = on
    words = _("Flyttet til %(day)s.") % {"day": day(to)}
    if not tried(request, lambda: sessions.move(row, to, clock, request.user), words):
        return redirect("activities:session", pk)
    request.session[f"moved-{pk}"] = was
    return redirect(f"{reverse('activities:session', args=[pk])}?flyttet=1")


@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """It was planned by mistake; it can be put back from the activity."""
    row = _session(pk)
    kept: list[SessionFacts] = []

    def step() -> None:
        kept.append(sessions.remove(row, request.user))

    if not tried(request, step, _("Gangen er slettet.")):
        return redirect("activities:session", pk)
    undo.keep(request, KIND, kept[0], activity=row.activity_id)
    return redirect(f"{reverse('activities:activity', args=[row.activity_id])}?fortryd=1")


@require_POST
def put_back(request: HttpRequest) -> HttpResponse:
    """It was no mistake."""
    require_work(request.user)
    kept = undo.take(request, KIND, SessionFacts)
    if kept is None:
        return redirect("activities:list")
    facts, more = kept
    row = get_object_or_404(Activity, pk=more["activity"])
    words = _("Gangen er tilbage.")
    tried(request, lambda: sessions.plan_session(row, facts, request.user), words)
    return redirect("activities:activity", row.pk)


def _done(request: HttpRequest, row: Session, step: Callable[[], None], words: str) -> HttpResponse:
    tried(request, step, words)
    return redirect("activities:session", row.pk)


def _session(pk: int) -> Session:
    return get_object_or_404(Session.objects.select_related("activity__initiative"), pk=pk)
