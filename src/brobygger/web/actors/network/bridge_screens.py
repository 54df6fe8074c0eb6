"""Bridges: whom could we bring together, why, and what became of it?"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from brobygger.web.actors.models import BridgeProposal, Wave
from brobygger.web.actors.network import bridges as steps
from brobygger.web.actors.network.asked import Asked, asked_of, wave_words
from brobygger.web.actors.network.bridge_words import Card, cards_of, outcome_words
from brobygger.web.actors.network.forms import WeightsForm
from brobygger.web.actors.network.networks import wave_read
from brobygger.web.actors.network.permissions import require_see
from brobygger.web.actors.network.proposing import KIND, ask
from brobygger.web.areas.permissions import WORK
from brobygger.web.jobs.steps import latest_job
from brobygger.web.ui.faults import Refused, blame

State = BridgeProposal.State


@require_GET
def listing(request: HttpRequest) -> HttpResponse:
    """The bridges of a wave, as cards."""
    require_see(request.user)
    return _page(request, asked_of(request))


@require_POST
def propose(request: HttpRequest, pk: int) -> HttpResponse:
    """Find bridges anew with these weights: at once, or in the background for many."""
    require_see(request.user)
    wave = get_object_or_404(Wave.objects.select_related("initiative"), pk=pk)
    form = WeightsForm(steps.weights_of(wave), request.POST)
    if not form.is_valid():
        return _page(request, _asked_about(request, wave), form)
    try:
        steps.keep_weights(wave, form.weights, request.user)
    except Refused as refused:
        blame(form, refused)
        return _page(request, _asked_about(request, wave), form)
    if wave.invitations.count() > steps.AT_ONCE_UP_TO:
        ask(wave, request.user)
    else:
        _say_found(request, steps.propose(wave, request.user))
    return _back(wave)


@require_POST
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """A contact is agreed, it is not relevant, it is done, or nothing is decided after all."""
    rows = BridgeProposal.objects.select_related("wave", "one", "other")
    row = get_object_or_404(rows, pk=pk)
    decision = request.POST.get("decision", "")
    try:
        if decision not in steps.DECISIONS:
            return HttpResponse(status=400)
        steps.DECISIONS[decision](row, request.POST.get("reason", ""), request.user)
    except Refused as refused:
        for fault in refused.faults:
            messages.error(request, str(fault.words))
    else:
        messages.success(request, _said(row))
    return _back(row.wave, f"#bro-{row.pk}")


def _back(wave: Wave, anchor: str = "") -> HttpResponse:
    answer = redirect("network:bridges")
    answer["Location"] += f"?boelge={wave.pk}{anchor}"
    return answer


def _said(row: BridgeProposal) -> str:
    words: dict[str, Callable[[], str]] = {
        State.AGREED: lambda: _("Kontakten mellem %(one)s og %(other)s er aftalt."),
        State.REJECTED: lambda: _("%(one)s og %(other)s foreslås ikke igen."),
        State.DONE: lambda: _("%(one)s og %(other)s har mødt hinanden."),
        State.PROPOSED: lambda: _("%(one)s og %(other)s er et forslag igen."),
    }
    return words[row.state]() % {"one": row.one.title, "other": row.other.title}


def _say_found(request: HttpRequest, found: int) -> None:
    if found:
        words = ngettext("%(n)s forslag er fundet.", "%(n)s forslag er fundet.", found)
        messages.success(request, words % {"n": found})
        return
    messages.info(
        request,
        _(
            "Der er intet nyt at foreslå. To skal have svar nok (60 %), samme område, et fælles"
            " tema eller en fælles målgruppe, og være mindst tre led fra hinanden."
        ),
    )


def _asked_about(request: HttpRequest, wave: Wave) -> Asked:
    return replace(asked_of(request), wave=wave)


def _page(request: HttpRequest, asked: Asked, form: WeightsForm | None = None) -> HttpResponse:
    facts: dict[str, Any] = {
        "asked": asked,
        "wave": asked.wave,
        "title": wave_words(asked.wave) if asked.wave else "",
        "waves": [
            (row.pk, f"{row.initiative.title}: {wave_words(row)}", row == asked.wave)
            for row in asked.waves
        ],
        "may_see": True,
        "may_work": request.user.has_perm(WORK),
        "query": asked.query(),
    }
    if asked.wave is not None:
        both = _bridges_of(asked)
        facts |= {
            "cards": [card for card in both if card.bridge.wave_id == asked.wave.pk],
            "became": [card for card in both if card.bridge.wave_id != asked.wave.pk],
            "became_title": wave_words(asked.before) if asked.before else "",
            "form": form or WeightsForm(steps.weights_of(asked.wave)),
            "job": latest_job(asked.wave, KIND),
        }
    return render(request, "actors/network/bridges.html", facts)


def _bridges_of(asked: Asked) -> list[Card]:
    """The proposals of this wave, and those of the wave before with what became of them."""
    waves = [wave for wave in (asked.wave, asked.before) if wave is not None]
    rows = BridgeProposal.objects.filter(wave__in=waves).select_related("one", "other")
    cards = cards_of(list(rows.order_by("-score", "one_id", "other_id")))
    if asked.wave is None or not any(card.bridge.wave_id != asked.wave.pk for card in cards):
        return cards
    after = wave_read(asked.wave, asked.rule).net
    if after.detail == "none":
        return [card for card in cards if card.bridge.wave_id == asked.wave.pk]
    return [
        replace(card, outcome=outcome_words(steps.became_of(card.bridge, after))) for card in cards
    ]
