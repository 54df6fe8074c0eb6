"""The page that corrects a part, and the press that takes a correction back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from brobygger.web.recommendations.addresses import part_url
from brobygger.web.recommendations.models import Part
from brobygger.web.recommendations.parts.desk import Desk
from brobygger.web.recommendations.parts.steps import edit_part, undo_edit
from brobygger.web.recommendations.permissions import require_work
from brobygger.web.ui.faults import Refused


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct a part: who, money, what it waits for. Nothing typed is lost on the way."""
    require_work(request.user)
    part = _part(pk)
    if request.method != "POST":
        return _page(request, Desk.of(part))
    desk = Desk.sent(part, request.POST)
    if order := request.POST.get("do", ""):
        return _page(request, desk.changed(order))
    if desk.is_valid():
        seen = str(desk.seen)
        try:
            changed = edit_part(
                part,
                desk.facts(),
                request.user,
                why=desk.main.cleaned_data["why"],
                seen=int(seen) if seen.isdecimal() else 0,
            )
        except Refused as refused:
            desk.blame(refused.faults)
        else:
            said = _("Del %(code)s er rettet.") if changed else _("Intet er ændret i del %(code)s.")
            messages.success(request, said % {"code": part.code})
            return redirect(part_url(part))
    return _page(request, desk)


@require_POST
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Put the part back as it was before the last correction."""
    part = _part(pk)
    try:
        undone = undo_edit(part, request.user)
    except Refused as refused:
        messages.error(request, " ".join(str(fault.words) for fault in refused.faults))
        return redirect(part_url(part))
    said = _("Del %(code)s er som før.") if undone else _("Der er ingen rettelse at fortryde.")
    messages.success(request, said % {"code": part.code})
    return redirect(part_url(part))


def _part(pk: int) -> Part:
    rows = Part.objects.select_related("recommendation__annex").prefetch_related(
        "responsibilities", "routes", "sources", "edges"
    )
    return get_object_or_404(rows.defer("recommendation__annex__record"), pk=pk)


def _page(request: HttpRequest, desk: Desk) -> HttpResponse:
    return render(request, "recommendations/edit.html", {"part": desk.part, "desk": desk})
