"""Efforts: the list, one of them, and adding or changing one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from brobygger.web.actors import undo
from brobygger.web.actors.choices import fetch
from brobygger.web.actors.efforts import steps
from brobygger.web.actors.efforts.forms import EffortForm
from brobygger.web.actors.efforts.table import COLOURS, effort_table
from brobygger.web.actors.facts import EffortFacts
from brobygger.web.actors.models import Actor, Effort
from brobygger.web.areas.permissions import WORK, require_work
from brobygger.web.audit.steps import events_of
from brobygger.web.ui.answers import saved, tried

KIND = "effort"


@require_GET
def listing(request: HttpRequest) -> HttpResponse:
    """What is done, by whom, and who pays?"""
    table = effort_table(request, fetch(Effort))
    if table.wants_export:
        return table.export()
    shown = {
        "table": table,
        "may_work": request.user.has_perm(WORK),
        "may_undo": "fortryd" in request.GET and undo.is_kept(request, KIND),
    }
    return render(request, "actors/efforts.html", shown)


@require_GET
def effort(request: HttpRequest, pk: int) -> HttpResponse:
    """What happens in it, who does it, and for whom?"""
    rows = Effort.objects.select_related("initiative").prefetch_related(
        "actors", "places", "themes", "target_groups"
    )
    row = get_object_or_404(rows, pk=pk)
    shown = {
        "effort": row,
        "colour": COLOURS[Effort.Standing(row.standing)],
        "may_work": request.user.has_perm(WORK),
        "events": events_of(row),
    }
    return render(request, "actors/effort.html", shown)


@require_http_methods(["GET", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """A new effort; ``?aktoer=`` is the actor whose page it was begun on."""
    require_work(request.user)
    begun_on = _begun_on(request)
    first = _first(begun_on) if begun_on else None
    form = EffortForm(fetch(), request.POST or None, first=first)
    made: list[Effort] = []
    if saved(request, form, lambda: made.append(steps.add_effort(form.facts, request.user))):
        if begun_on:
            return redirect("actors:actor", begun_on.pk)
        return redirect("actors:effort", made[0].pk)
    return render(request, "actors/effort_form.html", {"form": form})


@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Other facts about an effort."""
    require_work(request.user)
    row = get_object_or_404(Effort, pk=pk)
    form = EffortForm(fetch(), request.POST or None, steps.facts_of(row))
    if saved(request, form, lambda: steps.change_effort(row, form.facts, request.user)):
        return redirect("actors:effort", pk)
    return render(request, "actors/effort_form.html", {"form": form, "effort": row})


@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """It was put there by mistake; it can be put back from the list."""
    row = get_object_or_404(Effort, pk=pk)
    undo.keep(request, KIND, steps.remove_effort(row, request.user))
    return redirect(f"{reverse('actors:efforts')}?fortryd=1")


@require_POST
def put_back(request: HttpRequest) -> HttpResponse:
    """It was no mistake."""
    kept = undo.take(request, KIND, EffortFacts)
    if kept is None:
        return redirect("actors:efforts")
    made: list[Effort] = []
    facts, _more = kept

    def step() -> None:
        made.append(steps.add_effort(facts, request.user, is_back=True))

    if tried(request, step, _("Tiltaget er tilbage.")):
        return redirect("actors:effort", made[0].pk)
    return redirect("actors:efforts")


def _begun_on(request: HttpRequest) -> Actor | None:
    number = request.GET.get("aktoer", "")
    return Actor.objects.filter(pk=number).first() if number.isdecimal() else None


def _first(actor: Actor) -> dict[str, tuple[int, ...]]:
    """Who does it, and where: in the areas of the actor until somebody says otherwise."""
    places = actor.places.order_by("pk").values_list("pk", flat=True)
    return {"actors": (actor.pk,), "places": tuple(places)}
