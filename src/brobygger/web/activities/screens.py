"""Activities: the list, one of them, and adding, changing or ending one."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from brobygger.web.activities import page, steps
from brobygger.web.activities.aliases import proposed, suggestions, taken_aliases
from brobygger.web.activities.choices import fetch
from brobygger.web.activities.facts import facts_of
from brobygger.web.activities.forms import ActivityForm, LinkForm
from brobygger.web.activities.models import Activity
from brobygger.web.activities.session_screens import KIND as SESSION
from brobygger.web.activities.table import activity_table
from brobygger.web.actors import undo
from brobygger.web.areas.permissions import WORK, require_work
from brobygger.web.audit.steps import events_of
from brobygger.web.initiatives.models import Initiative
from brobygger.web.ui.answers import saved, tried


@require_GET
def listing(request: HttpRequest) -> HttpResponse:
    """What do we hold, with whom, and when is the next time?"""
    table = activity_table(request, timezone.localdate())
    if table.wants_export:
        return table.export()
    may_work = request.user.has_perm(WORK)
    shown = {
        "table": table,
        "is_over": request.GET.get("vis") == "slut",
        "may_work": may_work,
        "initiatives": list(open_initiatives()) if may_work else [],
    }
    return render(request, "activities/list.html", shown)


def open_initiatives() -> Any:
    """Those that something new can belong to."""
    rows = Initiative.objects.exclude(state=Initiative.State.CLOSED)
    return rows.only("pk", "title", "place_id").order_by("title", "pk")


@require_GET
def activity(request: HttpRequest, pk: int) -> HttpResponse:
    """What is it, who holds it, and when?"""
    row = _activity(pk)
    may_work = request.user.has_perm(WORK)
    found = page.read(row, timezone.localdate(), request)
    is_all = request.GET.get("vis") == "alle"
    shown = {
        "activity": row,
        "page": found,
        "held": found.held if is_all else found.held[: page.SHOWN],
        "more": 0 if is_all else found.more,
        "may_work": may_work,
        "shows_when": may_work or not row.is_closed,
        "link_form": LinkForm(found.unlinked) if may_work and found.unlinked else None,
        "may_unplan": "planlagt" in request.GET and bool(request.session.get(f"planned-{pk}")),
        "may_undo": "fortryd" in request.GET and undo.is_kept(request, SESSION),
        "events": events_of(row) if may_work else None,
    }
    return render(request, "activities/activity.html", shown)


@require_http_methods(["GET", "POST"])
def add(request: HttpRequest, initiative: int) -> HttpResponse:
    """A new activity of an initiative; ``?afproevning=`` is the trial that it is part of."""
    require_work(request.user)
    of = get_object_or_404(Initiative, pk=initiative)
    taken = taken_aliases()
    trial = request.GET.get("afproevning", "")
    begins = {
        "alias": proposed(None, taken),
        "place": of.place_id,
        "trial": int(trial) if trial.isdecimal() else None,
    }
    form = ActivityForm(fetch(of), of.pk, request.POST or None, stands=begins)
    made: list[Activity] = []
    if saved(request, form, lambda: made.append(steps.add_activity(form.facts, request.user))):
        return redirect("activities:activity", made[0].pk)
    shown = {"form": form, "initiative": of, "names": suggestions(taken)}
    return render(request, "activities/form.html", shown)


@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Other facts about an activity."""
    require_work(request.user)
    row = _activity(pk)
    form = ActivityForm(
        fetch(row.initiative), row.initiative_id, request.POST or None, stands=facts_of(row)
    )
    if saved(request, form, lambda: steps.change_activity(row, form.facts, request.user)):
        return redirect("activities:activity", pk)
    names = suggestions(taken_aliases(pk))
    shown = {"form": form, "activity": row, "initiative": row.initiative, "names": names}
    return render(request, "activities/form.html", shown)


@require_POST
def archive(request: HttpRequest, pk: int) -> HttpResponse:
    """It is over; it can be taken up again from its page."""
    row = _activity(pk)
    words = _("Aktiviteten er holdt op. Dens links er lukket.")
    tried(request, lambda: steps.archive_activity(row, request.user), words)
    return redirect("activities:activity", pk)


@require_POST
def restore(request: HttpRequest, pk: int) -> HttpResponse:
    """It goes on after all."""
    row = _activity(pk)
    words = _("Aktiviteten er i gang igen.")
    tried(request, lambda: steps.restore_activity(row, request.user), words)
    return redirect("activities:activity", pk)


def _activity(pk: int) -> Activity:
    rows = Activity.objects.select_related(
        "initiative", "theme", "target_group", "place", "effort", "trial", "cost_line"
    )
    return get_object_or_404(rows, pk=pk)
