"""Henvist videre on screen: the grid of a year, and the city's own list of services."""

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from brobygger.web.areas.permissions import require_work
from brobygger.web.initiatives.models import Initiative
from brobygger.web.reach.models import ReceivingService, Referral
from brobygger.web.reach.referrals.forms import ReferralForm, ServiceForm
from brobygger.web.reach.referrals.steps import save_referrals, save_service, use_service
from brobygger.web.ui.answers import saved, tried


@require_http_methods(["GET", "POST"])
def referrals(request: HttpRequest) -> HttpResponse:
    """How many did we help on, where to?"""
    require_work(request.user)
    today = timezone.localdate()
    initiatives = list(Initiative.objects.exclude(state=Initiative.State.PLANNED))
    chosen = _number(request, "indsats")
    initiative = next(
        (one for one in initiatives if one.pk == chosen), initiatives[0] if initiatives else None
    )
    year = min(_number(request, "aar") or today.year, today.year)
    months = range(1, 13) if year < today.year else range(1, today.month + 1)
    rows = Referral.objects.filter(initiative=initiative, month__year=year)
    stands = {(row.service_id, row.month.month): row.people for row in rows}
    shown = Q(is_in_use=True) | Q(pk__in={service for service, _month in stands})
    services = list(ReceivingService.objects.filter(shown))
    form = ReferralForm(services, months, stands, request.POST or None)

    def step() -> None:
        if initiative:
            save_referrals(initiative, year, form.cells, today, request.user)

    if saved(request, form, step):
        messages.success(request, _("Gemt."))
        return redirect(f"{reverse('register:referrals')}?{request.GET.urlencode()}")
    facts = {
        "form": form,
        "services": services,
        "initiatives": initiatives,
        "initiative": initiative,
        "year": year,
        "next_year": year + 1 if year < today.year else None,
    }
    return render(request, "register/referrals.html", facts)


@require_http_methods(["GET", "POST"])
def services(request: HttpRequest) -> HttpResponse:
    """Where do we help people on to?"""
    require_work(request.user)
    form = ServiceForm(request.POST or None)
    if saved(request, form, lambda: save_service(form.cleaned_data["title"], request.user)):
        return redirect("register:services")
    facts = {"rows": ReceivingService.objects.all(), "form": form}
    return render(request, "register/services.html", facts)


@require_http_methods(["GET", "POST"])
def service(request: HttpRequest, pk: int) -> HttpResponse:
    """Another name for a service."""
    require_work(request.user)
    row = get_object_or_404(ReceivingService, pk=pk)
    form = ServiceForm(request.POST or None, initial={"title": row.title})
    if saved(request, form, lambda: save_service(form.cleaned_data["title"], request.user, row)):
        return redirect("register:services")
    return render(request, "register/service.html", {"form": form, "row": row})


@require_POST
def use(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a service out of use, or back into it."""
    require_work(request.user)
    row = get_object_or_404(ReceivingService, pk=pk)
    is_in_use = not row.is_in_use
    words = _("Stedet er i brug igen.") if is_in_use else _("Stedet er ude af brug.")
    tried(request, lambda: use_service(row, request.user, is_in_use=is_in_use), words)
    return redirect("register:services")


def _number(request: HttpRequest, name: str) -> int | None:
    asked = request.GET.get(name, "")
    number = int(asked) if asked.isdecimal() and len(asked) < 10 else None
    return number if name != "aar" or (number and 2000 <= number) else None
