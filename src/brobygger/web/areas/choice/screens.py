"""A choice on screen: the list, the evidence, what it rests on, vetoes, its facts and criteria."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from brobygger.web.areas.choice import score_steps, steps
from brobygger.web.areas.choice.addresses import initiative_address
from brobygger.web.areas.choice.calculation import calculated, shares_of
from brobygger.web.areas.choice.forms import ChangeForm, ChoiceForm, TogetherForm, VetoForm, WhyForm
from brobygger.web.areas.choice.loading import Loaded, load, weights_of
from brobygger.web.areas.choice.page import evidence_of, facts_of, record_of
from brobygger.web.areas.choice.permissions import may_export, may_reopen, may_work, require_work
from brobygger.web.areas.choice.tables import calculation_table, choice_table, evidence_table
from brobygger.web.areas.choice.verbs import SINGLE_SCORES
from brobygger.web.areas.choice.words import shares_words, weights_words
from brobygger.web.areas.models import AreaChoice, AreaList, Candidate, Veto
from brobygger.web.audit.steps import events_of
from brobygger.web.ui.answers import tried
from brobygger.web.ui.faults import Refused, blame


@require_GET
def listing(request: HttpRequest) -> HttpResponse:
    """Which choices are there, and how far are they?"""
    table = choice_table(request)
    if table.wants_export:
        return table.export()
    works = may_work(request.user)
    has_lists = works and not table.count and AreaList.objects.exists()
    facts = {"table": table, "may_work": works, "has_lists": has_lists}
    return render(request, "areas/choice/list.html", facts)


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """What is chosen between, and who scores?"""
    require_work(request.user)
    asked = {
        name: request.GET[name] for name in ("budget_note", "area_list") if name in request.GET
    }
    form = ChoiceForm(request.POST or None, initial=asked)
    if request.method == "POST" and form.is_valid():
        try:
            choice = steps.open_choice(form.facts, request.user)
        except Refused as refused:
            blame(form, refused)
        else:
            return redirect("choices:criteria", choice.pk)
    return render(request, "areas/choice/new.html", {"form": form})


@require_GET
def choice(request: HttpRequest, pk: int) -> HttpResponse:
    """Why this area?"""
    rows = load(pk, request.user)
    if not may_work(request.user):
        if rows.choice.is_open:
            raise PermissionDenied
        return redirect("choices:record", pk)
    return choice_page(request, rows)


def choice_page(
    request: HttpRequest, rows: Loaded, veto: Any = None, together: Any = None
) -> HttpResponse:
    """The page, perhaps with a form that has something to put right."""
    return render(
        request,
        "areas/choice/choice.html",
        {
            **_about(request, rows),
            **facts_of(rows),
            **record_of(rows),
            "rows": rows,
            "table": evidence_table(request, rows, evidence_of(rows)),
            "veto_form": veto or VetoForm(rows),
            "together_form": together or TogetherForm(),
            "reopen_form": WhyForm(),
            "may_export": may_export(request.user),
            "may_reopen": may_reopen(request.user),
            "initiative_url": initiative_address(rows.choice),
            "events": events_of(rows.choice).exclude(verb__in=SINGLE_SCORES)[:30],
        },
    )


@require_GET
def calculation(request: HttpRequest, pk: int) -> HttpResponse:
    """How is it calculated?"""
    rows = _worked_on(request, pk)
    facts = _about(request, rows)
    found = calculated(rows.sheet, weights_of(rows.choice)) if rows.is_whole else None
    if found is None:
        messages.info(request, _("Der er ikke noget at regne på endnu."))
        return redirect("choices:choice", pk)
    order = rows.choice.importance
    shares = shares_of(found.sheet)
    ordered = shares_of(found.sheet, order) if order else None
    facts |= {
        "rows": rows,
        "table": calculation_table(request, found, shares, ordered),
        "weights": weights_words(rows.names, order),
        "how": shares_words(shares),
        "ties": found.ranking.ties,
        "may_export": may_export(request.user),
    }
    return render(request, "areas/choice/calculation.html", facts)


@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Another name, note, set of candidates or scorers; or away with it."""
    rows = _worked_on(request, pk)
    if request.method == "POST" and "remove" in request.POST:
        if tried(request, lambda: steps.remove_choice(rows.choice, request.user), _("Slettet.")):
            return redirect("choices:list")
        return redirect("choices:choice", pk)
    form = ChangeForm(rows, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            steps.change_choice(rows.choice, form.facts, request.user)
        except Refused as refused:
            blame(form, refused)
        else:
            return redirect("choices:choice", pk)
    return render(request, "areas/choice/change.html", {**_about(request, rows), "form": form})


@require_POST
def add_veto(request: HttpRequest, pk: int) -> HttpResponse:
    """An area cannot be chosen."""
    rows = _worked_on(request, pk)
    form = VetoForm(rows, request.POST)
    if form.is_valid():
        given = form.cleaned_data
        candidate = get_object_or_404(
            Candidate.objects.select_related("listed", "choice"), pk=given["candidate"]
        )
        try:
            score_steps.add_veto(candidate, given["reason"], given["said_by"], request.user)
        except Refused as refused:
            blame(form, refused)
        else:
            return redirect("choices:choice", pk)
    return choice_page(request, rows, veto=form)


@require_http_methods(["GET", "POST"])
def lift_veto(request: HttpRequest, pk: int) -> HttpResponse:
    """A veto does not hold any more."""
    require_work(request.user)
    veto = get_object_or_404(
        Veto.objects.select_related("candidate__listed", "candidate__choice"), pk=pk
    )
    form = WhyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            score_steps.lift_veto(veto, form.cleaned_data["why"], request.user)
        except Refused as refused:
            blame(form, refused)
        else:
            return redirect("choices:choice", veto.candidate.choice_id)
    facts = {"form": form, "veto": veto, "choice": veto.candidate.choice}
    return render(request, "areas/choice/lift_veto.html", facts)


def _worked_on(request: HttpRequest, pk: int) -> Loaded:
    require_work(request.user)
    return load(pk, request.user)


def _about(request: HttpRequest, rows: Loaded) -> dict[str, Any]:
    row: AreaChoice = rows.choice
    return {"choice": row, "may_work": may_work(request.user)}
