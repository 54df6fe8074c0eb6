"""Actors: the list, one of them, and adding or changing one."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from brobygger.web.actors import page, steps
from brobygger.web.actors.choices import fetch
from brobygger.web.actors.duplicates import Alike
from brobygger.web.actors.forms import WEEKDAYS, ActorForm, PauseForm
from brobygger.web.actors.models import Actor
from brobygger.web.actors.table import actor_table
from brobygger.web.areas.permissions import WORK, require_work
from brobygger.web.ui.answers import saved, tried


@require_GET
def listing(request: HttpRequest) -> HttpResponse:
    """Who works here, who stands alone?"""
    table = actor_table(request, fetch(Actor), timezone.localdate())
    if table.wants_export:
        return table.export()
    shown = {"table": table, "may_work": request.user.has_perm(WORK)}
    return render(request, "actors/list.html", shown)


@require_http_methods(["GET", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """A new actor; where it looks like one that is there, the person is asked first."""
    require_work(request.user)
    form = ActorForm(fetch(), request.POST or None)
    is_another = "is_another" in request.POST
    made: list[Actor] = []
    alike: list[Alike] = []

    def step() -> None:
        made.append(steps.add_actor(form.facts, request.user, is_another=is_another))

    try:
        if saved(request, form, step):
            messages.success(request, _("»%(title)s« er tilføjet.") % {"title": made[0].title})
            return redirect("actors:actor", made[0].pk)
    except steps.Doubtful as doubtful:
        alike = doubtful.alike
    return render(request, "actors/actor_form.html", {"form": form, "alike": alike})


@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Other facts about an actor."""
    require_work(request.user)
    row = _actor(pk)
    form = ActorForm(fetch(), request.POST or None, steps.facts_of(row))
    if saved(request, form, lambda: steps.change_actor(row, form.facts, request.user)):
        return redirect("actors:actor", pk)
    return render(request, "actors/actor_form.html", {"form": form, "actor": row})


@require_GET
def actor(request: HttpRequest, pk: int) -> HttpResponse:
    """What does it offer, with whom, what is agreed, and when did we last talk?"""
    row = get_object_or_404(page.with_last_contact(), pk=pk)
    if row.merged_into_id is not None:
        return redirect("actors:actor", row.merged_into_id)
    today = timezone.localdate()
    found = page.read(request, row, today)
    shown: dict[str, Any] = {
        "actor": row,
        "page": found,
        "today": today,
        "days": [words for number, words in WEEKDAYS if number in row.weekdays],
        "may_work": request.user.has_perm(WORK),
        "events": page.history(row, found),
    }
    return render(request, "actors/actor.html", shown)


@require_http_methods(["GET", "POST"])
def pause(request: HttpRequest, pk: int) -> HttpResponse:
    """Nothing is asked of it for now, and why."""
    require_work(request.user)
    row = _actor(pk)
    form = PauseForm(request.POST or None, initial={"paused_because": row.paused_because})

    def step() -> None:
        steps.pause_actor(row, form.cleaned_data["paused_because"], request.user)

    if saved(request, form, step):
        return redirect("actors:actor", pk)
    return render(request, "actors/pause.html", {"form": form, "actor": row})


@require_POST
def resume(request: HttpRequest, pk: int) -> HttpResponse:
    """It is there again."""
    row = _actor(pk)
    tried(request, lambda: steps.resume_actor(row, request.user), _("Pausen er slut."))
    return redirect("actors:actor", pk)


@require_POST
def archive(request: HttpRequest, pk: int) -> HttpResponse:
    """It has ceased."""
    row = _actor(pk)
    words = _("»%(title)s« står nu som ophørt. Fortryd med »Gendan«.") % {"title": row.title}
    tried(request, lambda: steps.archive_actor(row, request.user), words)
    return redirect("actors:actor", pk)


@require_POST
def restore(request: HttpRequest, pk: int) -> HttpResponse:
    """It has not ceased after all."""
    row = _actor(pk)
    words = _("»%(title)s« er med igen.") % {"title": row.title}
    tried(request, lambda: steps.restore_actor(row, request.user), words)
    return redirect("actors:actor", pk)


def _actor(pk: int) -> Actor:
    return get_object_or_404(Actor, pk=pk)
