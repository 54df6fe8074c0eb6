"""The decision on screen: writing it, its page, the workbook, and opening it again."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from brobygger import wiring
from brobygger.web.areas.choice.addresses import initiative_address
from brobygger.web.areas.choice.close_steps import close_choice, reopen_choice
from brobygger.web.areas.choice.forms import DecisionForm, WhyForm
from brobygger.web.areas.choice.loading import load
from brobygger.web.areas.choice.page import facts_of, record_of
from brobygger.web.areas.choice.permissions import (
    may_export,
    may_reopen,
    may_work,
    require_work,
)
from brobygger.web.areas.choice.workbook import workbook_of
from brobygger.web.ui.faults import Refused, blame

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_http_methods(["GET", "POST"])
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Which area, why, and who decided?"""
    require_work(request.user)
    rows = load(pk, request.user)
    if not rows.choice.is_open:
        return redirect("choices:record", pk)
    if not rows.is_whole:
        words = _(
            "Beslutningen kan skrives, når begge forvaltninger er færdige, eller de er gået sammen."
        )
        messages.info(request, words)
        return redirect("choices:choice", pk)
    form = DecisionForm(rows, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            close_choice(rows.choice, form.facts, request.user)
        except Refused as refused:
            blame(form, refused)
        else:
            messages.success(request, _("Beslutningen er skrevet."))
            return redirect("choices:record", pk)
    facts = {"choice": rows.choice, "form": form, **facts_of(rows)}
    return render(request, "areas/choice/decide.html", facts)


@require_GET
def record(request: HttpRequest, pk: int) -> HttpResponse:
    """What was decided, and why? Everybody who signs in may read it."""
    rows = load(pk, request.user)
    works = may_work(request.user)
    if rows.choice.is_open:
        if works:
            return redirect("choices:choice", pk)
        raise PermissionDenied
    facts = {
        "choice": rows.choice,
        "rows": rows,
        "may_work": works,
        "may_export": may_export(request.user),
        "may_reopen": may_reopen(request.user),
        "reopen_form": WhyForm(),
        "initiative_url": initiative_address(rows.choice) if works else "",
        **record_of(rows),
    }
    return render(request, "areas/choice/record.html", facts)


@require_POST
def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    """Open a decision again, with a reason."""
    if not may_reopen(request.user):
        raise PermissionDenied
    rows = load(pk, request.user)
    form = WhyForm(request.POST)
    form.fields["why"].required = False  # the step says what to write, and on this page it is read
    if form.is_valid():
        try:
            reopen_choice(rows.choice, form.cleaned_data["why"], request.user)
        except Refused as refused:
            blame(form, refused)
        else:
            messages.success(
                request, _("Valget er åbent igen. Den gamle beslutning står i loggen.")
            )
            return redirect("choices:choice", pk)
    faults = [str(error) for errors in form.errors.values() for error in errors]
    messages.error(request, " ".join(faults))
    return redirect("choices:choice", pk)


@require_GET
def workbook(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything as a workbook, the second opinions too."""
    if not may_export(request.user):
        raise PermissionDenied
    rows = load(pk, request.user)
    if not rows.is_whole:
        messages.info(request, _("Regnearket kan hentes, når begge forvaltninger er færdige."))
        return redirect("choices:choice", pk)
    response = HttpResponse(wiring.print_workbook(workbook_of(rows)), content_type=_XLSX)
    name = f"valg-af-omraade-{pk}-{timezone.localdate().isoformat()}.xlsx"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
