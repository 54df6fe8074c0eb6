"""Sectors: the list, and changing one."""

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from brobygger.web.actors import undo
from brobygger.web.actors.models import Sector
from brobygger.web.actors.sectors import steps
from brobygger.web.actors.sectors.forms import SectorForm
from brobygger.web.areas.permissions import WORK, require_work
from brobygger.web.ui.answers import saved, tried

KIND = "sector"


@require_http_methods(["GET", "POST"])
def listing(request: HttpRequest) -> HttpResponse:
    """Which kinds of organisations do we sort by?"""
    form = SectorForm(request.POST or None)
    if request.method == "POST":
        require_work(request.user)
    if saved(request, form, lambda: steps.add_sector(form.facts, request.user)):
        return redirect("actors:sectors")
    active = Q(actors__is_archived=False)
    shown = {
        "sectors": Sector.objects.annotate(actor_count=Count("actors", filter=active)).order_by(
            "order", "title"
        ),
        "form": form,
        "may_work": request.user.has_perm(WORK),
        "may_undo": "fortryd" in request.GET and undo.is_kept(request, KIND),
    }
    return render(request, "actors/sectors.html", shown)


@require_http_methods(["GET", "POST"])
def sector(request: HttpRequest, pk: int) -> HttpResponse:
    """Another name or place, or out of use."""
    require_work(request.user)
    row = get_object_or_404(Sector, pk=pk)
    form = SectorForm.of(row, request.POST or None)
    if saved(request, form, lambda: steps.change_sector(row, form.facts, request.user)):
        return redirect("actors:sectors")
    return render(request, "actors/sector.html", {"form": form, "sector": row})


@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Only where no actor stands in it."""
    row = get_object_or_404(Sector, pk=pk)

    def step() -> None:
        undo.keep(request, KIND, steps.remove_sector(row, request.user))

    if tried(request, step, _("Sektoren er slettet.")):
        return redirect(f"{reverse('actors:sectors')}?fortryd=1")
    return redirect("actors:sector", pk)


@require_POST
def put_back(request: HttpRequest) -> HttpResponse:
    """It was no mistake."""
    kept = undo.take(request, KIND, steps.SectorFacts)
    if kept is not None:
        facts, _more = kept
        tried(request, lambda: steps.add_sector(facts, request.user), _("Sektoren er tilbage."))
    return redirect("actors:sectors")
