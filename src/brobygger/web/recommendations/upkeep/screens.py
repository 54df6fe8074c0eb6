"""Keep the register right: the list, one press, a line, and undo."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from brobygger.web.recommendations.addresses import part_url
from brobygger.web.recommendations.models import Part
from brobygger.web.recommendations.permissions import WORK, require_work
from brobygger.web.recommendations.upkeep.forms import UpkeepForm
from brobygger.web.recommendations.upkeep.register import upkeep_table
from brobygger.web.recommendations.upkeep.standing import standing_of
from brobygger.web.recommendations.upkeep.steps import (
    confirm_part,
    undo_update,
    undoable,
    update_part,
)
from brobygger.web.ui.faults import Refused, blame

JUST = "rettet"
"""The part that was updated just now: the list offers to take it back."""


@require_GET
def listing(request: HttpRequest) -> HttpResponse:
    """What should be looked at again?"""
    table = upkeep_table(request, timezone.localdate())
    if table.wants_export:
        return table.export()
    just = None
    number = request.GET.get(JUST, "")
    if number.isdecimal() and request.user.has_perm(WORK):
        just = Part.objects.filter(pk=int(number)).first()
        just = just if just and undoable([just]) else None
    facts = {"table": table, "just": just, "here": table.address(**{JUST: None})}
    return render(request, "recommendations/upkeep_list.html", facts)


@require_POST
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """Still right: one press, from the card or from the list."""
    part = _part(pk)
    confirm_part(part, request.user)
    return redirect(_back(request, part, just=True))


@require_POST
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the last update back."""
    part = _part(pk)
    if undo_update(part, request.user):
        messages.success(request, _("Del %(code)s er som før.") % {"code": part.code})
    else:
        messages.info(request, _("Der er ingen opdatering at fortryde."))
    return redirect(_back(request, part))


@require_http_methods(["GET", "POST"])
def one(request: HttpRequest, pk: int) -> HttpResponse:
    """How far are we, who keeps it up to date, how often?"""
    require_work(request.user)
    part = _part(pk)
    now = standing_of(part, timezone.localdate())
    stands = {"said": now.said, "person": now.person, "months": now.months}
    form = UpkeepForm(request.POST or None, initial=stands)
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        try:
            update_part(part, typed["said"], typed["person"], typed["months"], request.user)
        except Refused as refused:
            blame(form, refused)
        else:
            messages.success(request, _("Del %(code)s er gemt.") % {"code": part.code})
            return redirect(_back(request, part))
    facts = {"part": part, "form": form, "now": now, "next": request.POST.get("next", "")}
    facts["next"] = facts["next"] or request.GET.get("next", "")
    return render(request, "recommendations/upkeep.html", facts)


def _part(pk: int) -> Part:
    rows = Part.objects.select_related("recommendation__annex", "upkeep__person")
    return get_object_or_404(rows.defer("recommendation__annex__record"), pk=pk)


def _back(request: HttpRequest, part: Part, *, just: bool = False) -> str:
    """The list where the press came from there, else the part on its recommendation's page."""
    wish = request.POST.get("next", "")
    if not wish or not url_has_allowed_host_and_scheme(wish, allowed_hosts=None):
        return part_url(part)
    if not just:
        return wish
    choices = wish.partition("?")[2]
    kept = [one for one in choices.split("&") if one and not one.startswith(f"{JUST}=")]
    return f"{reverse('recommendations:upkeep_list')}?{'&'.join([*kept, f'{JUST}={part.pk}'])}"
