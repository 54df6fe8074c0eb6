"""The half-year plan on screen: the plan itself, and its own entries."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from brobygger.domain.actors.half_year import HalfYear, half_year_of
from brobygger.web.actors import undo
from brobygger.web.actors.choices import Option, fetch
from brobygger.web.actors.models import Effort, PlanEntry
from brobygger.web.actors.periods import half_words, month_heads
from brobygger.web.actors.plan import steps
from brobygger.web.actors.plan.facts import PlanFacts, facts_of
from brobygger.web.actors.plan.forms import PlanForm
from brobygger.web.actors.plan.page import (
    GROUP,
    PLACE,
    THEME,
    asked_half,
    chosen,
    plan_file,
    summed,
)
from brobygger.web.actors.plan.rows import plan_rows
from brobygger.web.areas.permissions import WORK, require_work
from brobygger.web.audit.steps import events_of
from brobygger.web.ui.answers import saved, tried

KIND = "plan"


@require_GET
def show(request: HttpRequest) -> HttpResponse:
    """What happens in the area in the half year, who does it, and does the grant pay?"""
    may_work = request.user.has_perm(WORK)
    half = asked_half(request, timezone.localdate())
    picked = chosen(request, fetch(), fetch(Effort))
    rows = plan_rows(
        half,
        place=picked[PLACE].now,
        theme=picked[THEME].now,
        target_group=picked[GROUP].now,
        shows_contacts=may_work,
    )
    table = plan_file(request, half, rows)
    if table.wants_export:
        return table.export()
    shown = {
        "half": half,
        "half_words": half_words(half),
        "before": (half.before.code, half_words(half.before)),
        "after": (half.after.code, half_words(half.after)),
        "months": month_heads(half),
        "rows": rows,
        "sum": summed(rows),
        "chips": [one for one in picked.values() if one.options],
        "place": picked[PLACE],
        "is_narrowed": any(one.now for one in picked.values()),
        "table": table,
        "may_work": may_work,
        "may_undo": "fortryd" in request.GET and undo.is_kept(request, KIND),
    }
    return render(request, "plan/show.html", shown)


@require_http_methods(["GET", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    """Something new in the plan of the half year that the person was looking at."""
    require_work(request.user)
    half = asked_half(request, timezone.localdate())
    choices = fetch()
    place = chosen(request, choices, choices)[PLACE].now
    form = PlanForm(choices, _efforts(), half, request.POST or None, place=place)
    if saved(request, form, lambda: steps.add_entry(form.facts, request.user)):
        return redirect(_plan_of(form.facts))
    return render(request, "plan/form.html", {"form": form, "back": _address(half, place)})


@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Other facts about an entry."""
    require_work(request.user)
    row = get_object_or_404(PlanEntry, pk=pk)
    facts = facts_of(row)
    half = half_year_of(facts.on)
    form = PlanForm(fetch(), _efforts(), half, request.POST or None, facts=facts)
    if saved(request, form, lambda: steps.change_entry(row, form.facts, request.user)):
        return redirect(_plan_of(form.facts))
    shown = {"form": form, "entry": row, "back": _plan_of(facts), "events": events_of(row)}
    return render(request, "plan/form.html", shown)


@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """It should not stand there; it can be put back from the plan."""
    row = get_object_or_404(PlanEntry, pk=pk)
    facts = steps.remove_entry(row, request.user)
    undo.keep(request, KIND, facts)
    return redirect(_address(half_year_of(facts.on), facts.place, fortryd=1))


@require_POST
def put_back(request: HttpRequest) -> HttpResponse:
    """It was right after all."""
    require_work(request.user)
    kept = undo.take(request, KIND, PlanFacts)
    if kept is None:
        return redirect("plan:show")
    facts, _more = kept
    words = _("Det står i planen igen.")
    tried(request, lambda: steps.add_entry(facts, request.user, is_back=True), words)
    return redirect(_plan_of(facts))


def _efforts() -> list[Option]:
    """The efforts that something may belong to (one query)."""
    rows = Effort.objects.order_by("title", "pk").values_list("pk", "title", "standing")
    ended = Effort.Standing.ENDED
    return [Option(pk, title, stands != ended) for pk, title, stands in rows]


def _plan_of(facts: PlanFacts) -> str:
    return _address(half_year_of(facts.on), facts.place)


def _address(half: HalfYear, place: int | None, **more: int) -> str:
    asked: dict[str, str | int] = {
        "halvaar": half.code,
        **({PLACE: place} if place else {}),
        **more,
    }
    return f"{reverse('plan:show')}?{urlencode(asked)}"
