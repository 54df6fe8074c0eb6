"""Initiatives: the list, one of them, its steps on the way, and the 360 overview."""

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from brobygger.domain.budgets import note as read
from brobygger.domain.documents.restore import restore
from brobygger.domain.initiatives.phases import Phase as Days
from brobygger.domain.kernel.amounts import print_fte
from brobygger.web.areas.permissions import WORK, require_work
from brobygger.web.budgets.models import BudgetNote
from brobygger.web.budgets.sheet import Sheet, sheet_of
from brobygger.web.initiatives import steps
from brobygger.web.initiatives.all_round import all_round
from brobygger.web.initiatives.checks import open_checks, waiver_of
from brobygger.web.initiatives.decided import Decided, decided_of
from brobygger.web.initiatives.forms import InitiativeForm, StepForm
from brobygger.web.initiatives.models import Initiative
from brobygger.web.initiatives.next_step import next_of
from brobygger.web.initiatives.noted import noted
from brobygger.web.initiatives.own_thread import own_thread
from brobygger.web.initiatives.page import (
    dates_of,
    outside_of,
    phase_rows,
    plan_and_decided,
    post_rows,
    staff_of,
    steps_of,
    years_on,
    years_without_money,
)
from brobygger.web.initiatives.register import MARKS, initiative_table
from brobygger.web.ui.faults import Refused, blame
from brobygger.web.ui.panels import panels_for

_ASKED = {
    "granted": ("on", "by", "source"),
    "started": ("on", "by", "source", "has_waiver", "without"),
    "closed": ("why",),
}
"""What the form of each step asks for; a step back asks why."""


@require_GET
def listing(request: HttpRequest) -> HttpResponse:
    """Which initiatives are there, and how far are they?"""
    table = initiative_table(request)
    if table.wants_export:
        return table.export()
    facts = {
        "table": table,
        "has_rows": Initiative.objects.exists(),
        "may_work": request.user.has_perm(WORK),
    }
    return render(request, "initiatives/list.html", facts)


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Open an initiative, from a note and in an area where the address names them."""
    require_work(request.user)
    given = request.POST if request.method == "POST" else None
    form = InitiativeForm(given, initial=_proposed(request))
    if given is not None and form.is_valid():
        try:
            row = steps.open_initiative(form.facts, request.user)
        except Refused as refused:
            blame(form, refused)
        else:
            messages.success(request, _("Indsatsen er oprettet. Skriv nu dens faser og folk."))
            return redirect("initiatives:initiative", row.pk)
    facts: dict[str, Any] = {"form": form}
    if given is None:
        field: Any = form.fields["budget_note"]
        facts["notes"] = [pair for pair in field.choices if pair[0]]
        facts["note"] = form.initial.get("budget_note")
        facts["omraade"] = form.initial.get("place")
    return render(request, "initiatives/form.html", facts)


def _proposed(request: HttpRequest) -> dict[str, Any]:
    """What the note and the area of the address say of it."""
    initial: dict[str, Any] = {}
    place, note = request.GET.get("omraade", ""), request.GET.get("notat", "")
    if place.isdecimal():
        initial["place"] = int(place)
    row = BudgetNote.objects.filter(pk=int(note)).first() if note.isdecimal() else None
    if row is not None:
        said = noted(row)
        initial |= {
            "budget_note": row.pk,
            "title": said.title[:200],
            "aim": said.aim,
            "starts_on": said.starts_on,
            "ends_on": said.ends_on,
            "themes": list(said.themes),
            "target_groups": list(said.target_groups),
        }
    return initial


@require_GET
def initiative(request: HttpRequest, pk: int) -> HttpResponse:
    """How is it going?"""
    row = get_object_or_404(_whole(), pk=pk)
    today = timezone.localdate()
    plan, decided = plan_and_decided(row)
    staff = staff_of(row, plan.posts, today)
    phases, now = phase_rows(row, plan.phases, today)
    days = [Days(one.starts_on, one.ends_on) for one in plan.phases]
    later = panels_for("initiative", request, row)
    facts = {
        "initiative": row,
        "knots": own_thread(row, decided, later),
        "mark": MARKS[row.state],
        "next": next_of(row, days, staff, today),
        "steps": steps_of(row),
        "decided": decided,
        "sheet": _sheet(row.budget_note),
        "years_without_money": years_without_money(row),
        "posts": post_rows(row, plan.posts, today),
        "staff": staff,
        "planned": print_fte(staff.planned),
        "filled": print_fte(staff.filled),
        "phases": phases,
        "years": years_on(plan.phases, row),
        "today_at": now,
        "outside": outside_of(plan.phases, row),
        "questions": plan.questions,
        "dates": dates_of(request, row, phases),
        "panels": later,
        "may_work": request.user.has_perm(WORK),
    }
    return render(request, "initiatives/initiative.html", facts)


def _sheet(note: BudgetNote | None) -> Sheet | None:
    return sheet_of(restore(read.BudgetNote, note.record)) if note else None


@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Say something else of it."""
    require_work(request.user)
    row = get_object_or_404(Initiative, pk=pk)
    form = InitiativeForm.of(row, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            steps.change_initiative(row, form.facts, request.user)
        except Refused as refused:
            blame(form, refused)
        else:
            return redirect("initiatives:initiative", pk)
    return render(request, "initiatives/form.html", {"form": form, "initiative": row})


@require_http_methods(["GET", "POST"])
def step(request: HttpRequest, pk: int, to: str) -> HttpResponse:
    """Take a step on the way: the page asks for what is missing and nothing else."""
    require_work(request.user)
    row = get_object_or_404(Initiative.objects.select_related("budget_note"), pk=pk)
    found = next((one for one in steps_of(row) if one.to == to), None)
    if found is None:
        raise Http404
    asked = ("why",) if found.is_back else _ASKED[to]
    waiver, checks = None, []
    decided = decided_of(row.budget_note) if to == "granted" and not found.is_back else Decided()
    if "has_waiver" in asked:
        waiver, checks = waiver_of(row), open_checks(row)
        hidden = {"has_waiver"} if waiver is None else set()
        hidden |= set() if checks else {"without"}
        asked = tuple(name for name in asked if name not in hidden)
    given = request.POST if request.method == "POST" else None
    form = StepForm(asked, given, initial=decided.proposed)
    if given is not None and form.is_valid():
        try:
            steps.take_step(row, found.to, form.facts, request.user)
        except Refused as refused:
            blame(form, refused)
        else:
            messages.success(request, _("Det er skrevet. Du kan fortryde på indsatsens side."))
            return redirect("initiatives:initiative", pk)
    facts = {
        "form": form,
        "initiative": row,
        "step": found,
        "decided": decided,
        "waiver": waiver,
        "checks": checks,
    }
    return render(request, "initiatives/step.html", facts)


@require_POST
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the last step back as a slip."""
    row = get_object_or_404(Initiative, pk=pk)
    if steps.undo_step(row, request.user):
        messages.success(request, _("Det seneste skridt er fortrudt."))
    return redirect("initiatives:initiative", pk)


@require_GET
def round_360(request: HttpRequest, pk: int) -> HttpResponse:
    """Who is reached by whom, and where is it empty? One page, made to be printed."""
    row = get_object_or_404(Initiative.objects.select_related("place"), pk=pk)
    facts = {
        "initiative": row,
        "all_round": all_round(row),
        "today": timezone.localdate(),
        "may_export": request.user.has_perm("accounts.export"),
        "may_work": request.user.has_perm(WORK),
    }
    return render(request, "initiatives/all_round.html", facts)


def _whole() -> QuerySet[Initiative]:
    """Initiatives with their place, their note and its paper."""
    return Initiative.objects.select_related("place", "budget_note__document")
