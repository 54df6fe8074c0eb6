"""Writing numbers on screen: today's activity, its numbers, saved and undone; and correcting."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from brobygger.web.activities.worry.contacts import help_list
from brobygger.web.areas.permissions import require_work
from brobygger.web.reach.codes.use import is_on
from brobygger.web.reach.models import Tally
from brobygger.web.reach.register.changes import standing_of
from brobygger.web.reach.register.choices import fetch
from brobygger.web.reach.register.facts import TallyFacts, facts_of
from brobygger.web.reach.register.forms import NumbersForm, TallyForm
from brobygger.web.reach.register.sending import (
    Sent,
    proof_of,
    send,
    short_answer,
    written_of,
)
from brobygger.web.reach.register.steps import Written, correct_tally, undo_tally
from brobygger.web.reach.writers import Writer
from brobygger.web.ui.answers import asks_shortly, saved, tried


@never_cache
@require_http_methods(["GET", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    """How many were there?"""
    require_work(request.user)
    today = timezone.localdate()
    choices = fetch(request.user, today)
    form = TallyForm(choices, today, request.POST or None, first=_asked_for(request))
    sent = Sent()
    if request.method == "POST":
        sent = send(request, form, lambda: form.facts, Writer(user=request.user))
        url = reverse("register:start")
        if sent.written:
            url = f"{url}?gemt={proof_of(sent.written)}"
        if asks_shortly(request):
            return short_answer(form, sent, url)
        if sent.written:
            return redirect(url)
    chosen = form["activity"].value()
    initiative = choices.initiatives.get(int(chosen)) if str(chosen).isdecimal() else None
    proof = request.GET.get("gemt", "")
    written = written_of(proof, by=request.user) if proof else None
    facts = {
        "form": form,
        "choices": choices,
        "counted": sent.counted,
        "written": written,
        "asks_codes": _asks_codes(written),
        "proof": proof,
        "help_groups": help_list(initiative) if initiative else [],
    }
    return render(request, "register/start.html", facts)


@require_POST
def undo(request: HttpRequest) -> HttpResponse:
    """What was just written was wrong."""
    require_work(request.user)
    written = written_of(request.POST.get("proof", ""), by=request.user)
    if written:
        writer = Writer(user=request.user)
        tried(request, lambda: undo_tally(written, writer), _("Tallene er taget tilbage."))
    return redirect("register:start")


@never_cache
@require_http_methods(["GET", "POST"])
def correct(request: HttpRequest, pk: int) -> HttpResponse:
    """Other numbers; what stood before is kept."""
    require_work(request.user)
    tally = get_object_or_404(Tally.objects.select_related("session__activity"), pk=pk)
    around = standing_of(tally)
    form = NumbersForm(around.offered, request.POST or None, stands=facts_of(tally, around.groups))

    def step() -> None:
        correct_tally(tally, corrected(tally, form), Writer(user=request.user))

    if saved(request, form, step):
        return redirect(f"{reverse('register:correct', args=[pk])}?rettet=1")
    facts: dict[str, Any] = {
        "form": form,
        "tally": tally,
        "changes": around.changes,
        "is_corrected": "rettet" in request.GET,
        "asks_codes": around.asks_codes,
    }
    return render(request, "register/correct.html", facts)


def _asks_codes(written: Written | None) -> bool:
    return written is not None and is_on(written.tally.session.activity.initiative_id)


def corrected(tally: Tally, form: NumbersForm) -> TallyFacts:
    """The session's numbers as the form says them."""
    session = tally.session
    return TallyFacts(
        activity=session.activity_id, on=session.on, session=session.pk, **form.numbers
    )


def _asked_for(request: HttpRequest) -> int | None:
    asked = request.GET.get("aktivitet", "")
    return int(asked) if asked.isdecimal() and len(asked) < 10 else None
