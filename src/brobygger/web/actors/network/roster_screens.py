"""The page behind an organisation's link: one screen, one tap for each other organisation.

Whoever holds the link sees what this organisation answered, and nothing of any other's. Once the
wave is closed it shows what all answers say together, or nothing where fewer than five answered.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from brobygger.web.actors.models import Actor, Invitation
from brobygger.web.actors.network.figures import answers_words, figure_rows
from brobygger.web.actors.network.link import NoLongerOpen, NotMadeHere, invitation_of
from brobygger.web.actors.network.networks import wave_read
from brobygger.web.actors.network.pace import too_many_for, too_many_from
from brobygger.web.actors.network.roster import (
    Roster,
    is_taking_answers,
    roster_of,
    save_answers,
)
from brobygger.web.ui.faults import Fault, Refused, refuse

STEPS: tuple[tuple[str, str | Promise, str | Promise], ...] = (
    ("0", gettext_lazy("Intet"), gettext_lazy("Vi arbejder ikke sammen.")),
    ("1", gettext_lazy("Kender"), gettext_lazy("Vi ved, hvad hinanden laver.")),
    ("2", gettext_lazy("Hjælper"), gettext_lazy("Vi giver hinanden en hånd en gang imellem.")),
    ("3", gettext_lazy("Planlægger"), gettext_lazy("Vi aftaler, hvem der gør hvad.")),
    ("4", gettext_lazy("Fast"), gettext_lazy("Vi laver noget sammen igen og igen.")),
    ("5", gettext_lazy("Ét hold"), gettext_lazy("Vi deler mål og folk eller penge.")),
    ("x", gettext_lazy("Ved ikke"), gettext_lazy("Vi kan ikke svare for alle hos os.")),
)
"""The six levels in the city's own words, and the answer of those who do not know."""

UNKNOWN = "x"
FIELD = "om-"

TOGETHER = ("actors", "ties", "isolates", "density", "mean_level", "cross_sector_share")
"""What is told to all once a wave is closed."""


@dataclass(frozen=True, slots=True)
class Question:
    """One other organisation, and what was answered about it: a step's value, or nothing yet."""

    actor: Actor
    chosen: str
    is_known: bool


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def answer(request: HttpRequest, token: str) -> HttpResponse:
    """The roster of one organisation, while its wave is open; then what all say together."""
    if wait := too_many_from(request):
        return wait
    try:
        invitation = invitation_of(token)
    except NotMadeHere:
        return render(request, "actors/network/no_link.html", status=404)
    except NoLongerOpen:
        return render(request, "actors/network/no_link.html", {"was_made": True}, status=410)
    if wait := too_many_for(request, invitation):
        return wait
    if request.method == "POST":
        return _save(request, invitation, token)
    if not is_taking_answers(invitation.wave):
        return _together(request, invitation)
    added = {int(text) for text in request.GET.getlist("ogsaa") if text.isdecimal()}
    return _page(request, invitation, roster_of(invitation, added))


def _save(request: HttpRequest, invitation: Invitation, token: str) -> HttpResponse:
    """Save one tap, or all that the form holds."""
    is_tap = "HX-Request" in request.headers
    try:
        roster = save_answers(invitation, _levels(request.POST), is_last="faerdig" in request.POST)
    except Refused as refused:
        words = " ".join(str(fault.words) for fault in refused.faults)
        if is_tap:
            return render(request, "actors/network/progress.html", {"fault": words})
        messages.error(request, words)
        return redirect("roster:answer", token)
    if is_tap:
        return render(request, "actors/network/progress.html", {"roster": roster})
    messages.success(request, _("Jeres svar er gemt."))
    return redirect("roster:answer", token)


def _levels(sent: Mapping[str, Any]) -> dict[int, int | None]:
    """What was tapped: organisation -> level. Raises Refused for what is no step."""
    found: dict[int, int | None] = {}
    steps = {value for value, _word, _meaning in STEPS}
    for name, value in sent.items():
        about = name.removeprefix(FIELD)
        if about == name:
            continue
        if not about.isdecimal() or len(about) > 9 or value not in steps:
            refuse([Fault(_("Vælg et af de seks trin, eller »ved ikke«."))])
        found[int(about)] = None if value == UNKNOWN else int(value)
    return found


def _page(request: HttpRequest, invitation: Invitation, roster: Roster) -> HttpResponse:
    facts = {
        "invitation": invitation,
        "roster": roster,
        "questions": [
            Question(actor, _chosen(roster, actor), actor.pk in roster.own.before)
            for actor in roster.others
        ],
        "steps": STEPS,
        "field": FIELD,
    }
    return render(request, "actors/network/roster.html", facts)


def _chosen(roster: Roster, actor: Actor) -> str:
    if actor.pk not in roster.own.levels:
        return ""
    level = roster.own.levels[actor.pk]
    return UNKNOWN if level is None else str(level)


def _together(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    """What the answers say together. Nothing of it is about one organisation, this one neither."""
    net = wave_read(invitation.wave).net
    rows = [row for row in figure_rows(net) if row.key in TOGETHER]
    facts = {
        "invitation": invitation,
        "rows": rows if net.detail != "none" else [],
        "answers": answers_words(net),
    }
    return render(request, "actors/network/together.html", facts)
