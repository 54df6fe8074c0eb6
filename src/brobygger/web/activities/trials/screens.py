"""Efforts on trial on screen: the list, one with its versions, and the three questions."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from brobygger.web.activities.choices import fetch
from brobygger.web.activities.models import Trial
from brobygger.web.activities.screens import open_initiatives
from brobygger.web.activities.trials import steps
from brobygger.web.activities.trials.facts import facts_of, latest_of
from brobygger.web.activities.trials.forms import (
    LookForm,
    NewTrialForm,
    TrialForm,
    VersionForm,
    version_stands,
)
from brobygger.web.activities.trials.table import trial_table
from brobygger.web.areas.permissions import WORK, require_work
from brobygger.web.audit.steps import events_of
from brobygger.web.initiatives.models import Initiative
from brobygger.web.ui.answers import saved, tried


@require_GET
def listing(request: HttpRequest) -> HttpResponse:
    """What do we try, and when do we look?"""
    table = trial_table(request, timezone.localdate())
    if table.wants_export:
        return table.export()
    may_work = request.user.has_perm(WORK)
    shown = {
        "table": table,
        "may_work": may_work,
        "initiatives": list(open_initiatives()) if may_work else [],
    }
    return render(request, "trials/list.html", shown)


@require_GET
def trial(request: HttpRequest, pk: int) -> HttpResponse:
    """What do we try, what did we expect, and what happened?"""
    row = _trial(pk)
    versions = list(row.versions.prefetch_related("looks").order_by("-number"))
    activities = row.activities.filter(is_archived=False).order_by("title", "pk")
    shown = {
        "trial": row,
        "versions": versions,
        "looks": sum(len(one.looks.all()) for one in versions),
        "actors": list(row.actors.order_by("title", "pk")),
        "activities": list(activities),
        "is_due": row.look_on is not None and row.look_on <= timezone.localdate(),
        "is_stopped": row.state == Trial.State.STOPPED,
        "may_work": request.user.has_perm(WORK),
        "events": events_of(row),
    }
    return render(request, "trials/trial.html", shown)


@require_http_methods(["GET", "POST"])
def add(request: HttpRequest, initiative: int) -> HttpResponse:
    """A new trial of an initiative."""
    require_work(request.user)
    of = get_object_or_404(Initiative, pk=initiative)
    form = NewTrialForm(fetch(of), request.POST or None)
    made: list[Trial] = []

    def step() -> None:
        made.append(steps.begin_trial(of, form.facts, form.version, request.user))

    if saved(request, form, step):
        return redirect("trials:trial", made[0].pk)
    return _form(request, form, of, None)


@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Another name, source, theme, or other actors."""
    require_work(request.user)
    row = _trial(pk)
    form = TrialForm(fetch(row.initiative), request.POST or None, stands=facts_of(row))
    if saved(request, form, lambda: steps.change_trial(row, form.facts, request.user)):
        return redirect("trials:trial", pk)
    return _form(request, form, row.initiative, row)


@require_http_methods(["GET", "POST"])
def adjust(request: HttpRequest, pk: int) -> HttpResponse:
    """Something else is tried from today."""
    require_work(request.user)
    row = _trial(pk)
    form = VersionForm(request.POST or None, initial=version_stands(latest_of(row)))
    if saved(request, form, lambda: steps.adjust_trial(row, form.version, request.user)):
        return redirect("trials:trial", pk)
    shown = {"form": form, "trial": row, "title": _("Hvad prøver vi nu?"), "now": None}
    return render(request, "trials/look.html", shown)


@require_http_methods(["GET", "POST"])
def look(request: HttpRequest, pk: int) -> HttpResponse:
    """What happened, what do we change, and what now?"""
    require_work(request.user)
    row = _trial(pk)
    now = latest_of(row)
    form = LookForm(request.POST or None, initial=version_stands(now))
    if saved(request, form, lambda: steps.look_at(row, form.facts, request.user)):
        return redirect("trials:trial", pk)
    shown = {"form": form, "trial": row, "title": _("Hvad skete der?"), "now": now}
    return render(request, "trials/look.html", shown)


@require_POST
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """The latest look was wrong."""
    row = _trial(pk)
    words = _("Det seneste eftersyn er fortrudt.")
    tried(request, lambda: steps.take_back_look(row, request.user), words)
    return redirect("trials:trial", pk)


def _form(request: HttpRequest, form: Any, of: Initiative, row: Trial | None) -> HttpResponse:
    return render(request, "trials/form.html", {"form": form, "initiative": of, "trial": row})


def _trial(pk: int) -> Trial:
    return get_object_or_404(Trial.objects.select_related("initiative", "theme", "effort"), pk=pk)
