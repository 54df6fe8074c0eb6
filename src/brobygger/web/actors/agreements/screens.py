"""Agreements: the list, and entering, changing or ending one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from brobygger.web.actors import asking, undo
from brobygger.web.actors.agreements import steps
from brobygger.web.actors.agreements.forms import AgreementForm, EndForm
from brobygger.web.actors.agreements.table import agreement_table
from brobygger.web.actors.choices import fetch
from brobygger.web.actors.facts import AgreementFacts
from brobygger.web.actors.models import Actor, Agreement
from brobygger.web.areas.permissions import WORK, require_work
from brobygger.web.ui.answers import saved, tried

KIND = "agreement"


@require_GET
def listing(request: HttpRequest) -> HttpResponse:
    """What is agreed with whom, and what must be renewed?"""
    table = agreement_table(request, fetch(Agreement), timezone.localdate())
    if table.wants_export:
        return table.export()
    shown = {
        "table": table,
        "may_work": request.user.has_perm(WORK),
        "may_undo": "fortryd" in request.GET and undo.is_kept(request, KIND),
    }
    return render(request, "actors/agreements.html", shown)


@require_http_methods(["GET", "POST"])
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """Something was agreed with this actor."""
    require_work(request.user)
    actor = get_object_or_404(Actor, pk=pk)
    form = AgreementForm(fetch(), request.POST or None)
    if saved(request, form, lambda: steps.add_agreement(actor, form.facts, request.user)):
        return redirect("actors:actor", pk)
    return render(request, "actors/agreement_form.html", {"form": form, "actor": actor})


@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Other facts, such as a later renewal; ended or taken away from the same page."""
    require_work(request.user)
    row = _agreement(pk)
    form = AgreementForm(fetch(), request.POST or None, steps.facts_of(row))
    if saved(request, form, lambda: steps.change_agreement(row, form.facts, request.user)):
        return redirect("actors:actor", row.actor_id)
    shown = {
        "form": form,
        "actor": row.actor,
        "agreement": row,
        "end": EndForm(initial={"on": timezone.localdate()}),
    }
    return render(request, "actors/agreement_form.html", shown)


@require_POST
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """It holds no longer."""
    require_work(request.user)
    row = _agreement(pk)
    form = EndForm(request.POST)
    if saved(
        request, form, lambda: steps.end_agreement(row, form.cleaned_data["on"], request.user)
    ):
        return redirect("actors:actor", row.actor_id)
    shown = {
        "form": AgreementForm(fetch(), None, steps.facts_of(row)),
        "actor": row.actor,
        "agreement": row,
        "end": form,
    }
    return render(request, "actors/agreement_form.html", shown)


@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """It was entered by mistake; it can be put back from the list."""
    row = _agreement(pk)
    undo.keep(request, KIND, steps.remove_agreement(row, request.user), actor=row.actor_id)
    return redirect(f"{reverse('actors:agreements')}?fortryd=1")


@require_POST
def put_back(request: HttpRequest) -> HttpResponse:
    """It was no mistake."""
    kept = undo.take(request, KIND, AgreementFacts)
    if kept is None:
        return redirect("actors:agreements")
    facts, more = kept
    actor = get_object_or_404(Actor, pk=more["actor"])
    tried(
        request,
        lambda: steps.add_agreement(actor, facts, request.user, is_back=True),
        _("Aftalen er tilbage."),
    )
    return redirect("actors:actor", actor.pk)


def _agreement(pk: int) -> Agreement:
    return get_object_or_404(asking.agreements(), pk=pk)
