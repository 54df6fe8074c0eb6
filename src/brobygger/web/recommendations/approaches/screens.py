"""Requests to others: the list, a new one, and one to follow up."""

from dataclasses import fields
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from brobygger.web.recommendations.addresses import part_url
from brobygger.web.recommendations.approaches.forms import ApproachForm
from brobygger.web.recommendations.approaches.register import approach_table
from brobygger.web.recommendations.approaches.standing import parts_without
from brobygger.web.recommendations.approaches.steps import (
    ApproachFacts,
    add_approach,
    change_approach,
    remove_approach,
)
from brobygger.web.recommendations.models import Approach, Part
from brobygger.web.recommendations.permissions import WORK, require_work
from brobygger.web.ui.faults import Refused, blame


@require_GET
def listing(request: HttpRequest) -> HttpResponse:
    """What have we asked others for, and what should we have asked for?"""
    table = approach_table(request, timezone.localdate())
    if table.wants_export:
        return table.export()
    facts = {
        "table": table,
        "missing": list(parts_without()),
        "may_work": request.user.has_perm(WORK),
    }
    return render(request, "recommendations/approaches.html", facts)


@require_http_methods(["GET", "POST"])
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """A new request about a part."""
    require_work(request.user)
    part = get_object_or_404(Part.objects.select_related("recommendation"), pk=pk)
    form = ApproachForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            add_approach(part, ApproachFacts(**form.cleaned_data), request.user)
        except Refused as refused:
            blame(form, refused)
        else:
            messages.success(request, _("Henvendelsen er gemt."))
            return redirect(part_url(part))
    return _page(request, part, form)


@require_http_methods(["GET", "POST"])
def one(request: HttpRequest, pk: int) -> HttpResponse:
    """Follow a request up: sent, answered, next date."""
    require_work(request.user)
    approach = _approach(pk)
    stands = {field.name: getattr(approach, field.name) for field in fields(ApproachFacts)}
    form = ApproachForm(request.POST or None, initial=stands)
    if request.method == "POST" and form.is_valid():
        try:
            change_approach(approach, ApproachFacts(**form.cleaned_data), request.user)
        except Refused as refused:
            blame(form, refused)
        else:
            messages.success(request, _("Henvendelsen er gemt."))
            return redirect(part_url(approach.part))
    return _page(request, approach.part, form, approach)


@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Take away a request that was entered by mistake."""
    approach = _approach(pk)
    try:
        remove_approach(approach, request.user)
    except Refused as refused:
        messages.error(request, " ".join(str(fault.words) for fault in refused.faults))
    else:
        messages.success(request, _("Henvendelsen er slettet."))
    return redirect(part_url(approach.part))


def _approach(pk: int) -> Approach:
    return get_object_or_404(Approach.objects.select_related("part__recommendation"), pk=pk)


def _page(
    request: HttpRequest, part: Part, form: ApproachForm, approach: Approach | None = None
) -> HttpResponse:
    facts: dict[str, Any] = {"part": part, "form": form, "approach": approach}
    return render(request, "recommendations/approach.html", facts)
