"""Scenarios: the list, a new question, a saved answer, two or more beside each other."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from brobygger.domain.recommendations.portfolio.choosing.question import read_question
from brobygger.web.budgets.decisions.permissions import may_decide
from brobygger.web.budgets.loading import asked_register, register_of
from brobygger.web.budgets.models import Scenario
from brobygger.web.budgets.scenarios import tables
from brobygger.web.budgets.scenarios.compare import compared
from brobygger.web.budgets.scenarios.form import ScenarioForm, shown_of
from brobygger.web.budgets.scenarios.loading import Asked, asked_of
from brobygger.web.budgets.scenarios.page import page_of, pages_of
from brobygger.web.budgets.scenarios.steps import delete_scenario, make_scenario
from brobygger.web.ui.faults import Refused, blame

MOST_COMPARED = 6
"""More columns than this nobody reads."""


@require_GET
def listing(request: HttpRequest) -> HttpResponse:
    """Which scenarios are there, and what do they say?"""
    table = tables.list_table(request)
    if table.wants_export:
        return table.export()
    return render(
        request,
        "budgets/scenarios.html",
        {"table": table, "may_work": may_decide(request.user)},
    )


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """What can we carry with this money? The form, empty or with an earlier question in it."""
    if not may_decide(request.user):
        raise PermissionDenied
    copied = _copied(request)
    register = register_of(copied.annex) if copied else asked_register(request)
    asked = asked_of(register) if register else None
    if asked is None or not asked.years():
        return render(request, "budgets/scenario_nothing.html", {"register": register})
    if request.method == "GET":
        shown = _shown(copied) if copied else None
        return _form_page(request, asked, ScenarioForm(asked, shown=shown), copied)
    form = ScenarioForm(asked, request.POST)
    if form.is_valid():
        said = form.cleaned_data
        try:
            row = make_scenario(
                asked,
                form.question,
                request.user,
                title=said["title"],
                purpose=said["purpose"],
                copied=copied,
            )
        except Refused as refused:
            blame(form, refused)
        else:
            messages.success(request, _("Scenariet er gemt."))
            return redirect("scenarios:scenario", row.pk)
    return _form_page(request, asked, form, copied)


@require_GET
def one(request: HttpRequest, pk: int) -> HttpResponse:
    """What did we ask, and what came out?"""
    page = page_of(_row(pk))
    return render(
        request,
        "budgets/scenario.html",
        {
            "page": page,
            "beside": tables.beside_table(request, page),
            "front": tables.front_table(request, page),
            "worth": tables.worth_table(request, page),
            "may_work": may_decide(request.user),
        },
    )


@require_GET
def compare(request: HttpRequest) -> HttpResponse:
    """Where do scenarios differ? The two newest where none are chosen."""
    wanted = [pk for pk in request.GET.getlist("valgt") if pk.isdecimal()]
    rows = tables.current().select_related("annex").defer("annex__record")
    shown = rows.filter(pk__in=wanted).order_by("pk")[:MOST_COMPARED] if wanted else rows[:2]
    pages = pages_of(list(shown))
    if len(pages) < 2:
        messages.info(request, _("Vælg mindst to scenarier, der skal sammenlignes."))
        return redirect("scenarios:list")
    facts = {**compared(request, pages), "is_newest": not wanted}
    return render(request, "budgets/scenario_compare.html", facts)


@require_POST
def delete(request: HttpRequest, pk: int) -> HttpResponse:
    """Throw a scenario away."""
    row = _row(pk)
    delete_scenario(row, request.user)
    messages.success(request, _("Scenariet »%(title)s« er slettet.") % {"title": row.title})
    return redirect("scenarios:list")


def _row(pk: int) -> Scenario:
    rows = Scenario.objects.select_related("annex", "author").defer("annex__record")
    return get_object_or_404(rows, pk=pk)


def _copied(request: HttpRequest) -> Scenario | None:
    wanted = request.GET.get("kopi", "")
    return _row(int(wanted)) if wanted.isdecimal() else None


def _shown(copied: Scenario) -> dict[str, Any]:
    title = _("%(title)s (kopi)") % {"title": copied.title}
    return shown_of(read_question(copied.question), title[:120], copied.purpose)


def _form_page(
    request: HttpRequest, asked: Asked, form: ScenarioForm, copied: Scenario | None
) -> HttpResponse:
    address = reverse("scenarios:new")
    if copied:
        address += f"?kopi={copied.pk}"
    elif request.GET.get("bilag"):
        address += f"?bilag={asked.register.annex.pk}"
    return render(
        request,
        "budgets/scenario_form.html",
        {"form": form, "asked": asked, "copied": copied, "address": address},
    )
