"""Card codes of an initiative: what they mean, the decision, cards to print, and giving codes."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from brobygger.web.areas.permissions import require_work
from brobygger.web.initiatives.models import Initiative
from brobygger.web.reach.codes.deciding import (
    DECIDES,
    decide,
    end_use,
    renew_key,
    require_deciding,
)
from brobygger.web.reach.codes.forms import CardsForm, DecisionForm
from brobygger.web.reach.codes.giving import giving
from brobygger.web.reach.codes.printing import print_cards
from brobygger.web.reach.codes.use import missing_words, use_of
from brobygger.web.reach.models import Tally
from brobygger.web.reach.retention import delete_on
from brobygger.web.reach.writers import Writer
from brobygger.web.ui.answers import saved, tried


@never_cache
@require_http_methods(["GET", "POST"])
def use(request: HttpRequest, pk: int) -> HttpResponse:
    """Are they used, by whose decision, and what does it mean? Records the decision too."""
    require_work(request.user)
    if request.method == "POST":
        require_deciding(request.user)
    initiative = get_object_or_404(Initiative, pk=pk)
    form = DecisionForm(request.POST or None)
    if saved(request, form, lambda: decide(initiative, form.facts, request.user)):
        messages.success(request, _("Kortkoder er slået til. Tryk kort, når I skal bruge dem."))
        return redirect("reach:codes", pk)
    return _page(request, initiative, form, CardsForm())


def _page(
    request: HttpRequest, initiative: Initiative, form: DecisionForm, cards: CardsForm
) -> HttpResponse:
    now = use_of(initiative.pk)
    kept = now.decision.kept_months if now.decision else None
    facts: dict[str, Any] = {
        "initiative": initiative,
        "use": now,
        "form": form,
        "cards": cards,
        "may_decide": request.user.has_perm(DECIDES),
        "missing": missing_words() if now.is_on and (now.lacks_file or not now.key) else "",
        "delete_on": delete_on(initiative, kept),
    }
    return render(request, "codes/use.html", facts)


@never_cache
@require_POST
def cards(request: HttpRequest, pk: int) -> HttpResponse:
    """So many new cards, as a file that is made now and kept nowhere."""
    require_work(request.user)
    initiative = get_object_or_404(Initiative, pk=pk)
    form = CardsForm(request.POST)
    made: list[bytes] = []

    def step() -> None:
        made.append(print_cards(initiative, form.cleaned_data["count"], request.user))

    if not saved(request, form, step):
        return _page(request, initiative, DecisionForm(), form)
    response = HttpResponse(made[0], content_type="application/pdf")
    response["Content-Disposition"] = 'attachment; filename="kort.pdf"'
    return response


@require_POST
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """No more codes."""
    require_work(request.user)
    initiative = get_object_or_404(Initiative, pk=pk)
    words = _("Kortkoder er slået fra. De koder, der er givet, tæller stadig.")
    tried(request, lambda: end_use(initiative, request.user), words)
    return redirect("reach:codes", pk)


@require_POST
def renew(request: HttpRequest, pk: int) -> HttpResponse:
    """Another key, and the old one destroyed."""
    require_deciding(request.user)
    initiative = get_object_or_404(Initiative, pk=pk)
    words = _("Nøglen er skiftet. Kortene virker stadig.")
    tried(request, lambda: renew_key(initiative, request.user), words)
    return redirect("reach:codes", pk)


@sensitive_post_parameters("code")
@never_cache
@require_http_methods(["GET", "POST"])
def give(request: HttpRequest, pk: int) -> HttpResponse:
    """Codes of a session, one after another."""
    require_work(request.user)
    tally = get_object_or_404(Tally.objects.select_related("session__activity"), pk=pk)
    back = {
        "up": reverse("register:start"),
        "up_words": _("Registrér"),
        "correct_url": reverse("register:correct", args=[pk]),
    }
    return giving(request, tally, Writer(user=request.user), **back)
