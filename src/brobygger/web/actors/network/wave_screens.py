"""Open a wave, hand out its links, and close it: pages for those who work in the areas."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from brobygger.web.actors.models import Invitation, Wave
from brobygger.web.actors.network import invitations, waves
from brobygger.web.actors.network.answers import begun_in
from brobygger.web.actors.network.asked import wave_words
from brobygger.web.actors.network.forms import InviteForm, WaveForm
from brobygger.web.actors.network.link import is_open, url_of
from brobygger.web.areas.permissions import require_work
from brobygger.web.audit.steps import events_of
from brobygger.web.ui.answers import tried
from brobygger.web.ui.faults import Refused, blame


@dataclass(frozen=True, slots=True)
class Line:
    """An organisation that is asked: its link, and how far it has come.

    The link is shown until the organisation has begun to answer: from then on it opens answers
    that are its own.
    """

    invitation: Invitation
    url: str
    is_open: bool
    has_begun: bool


@require_http_methods(["GET", "POST"])
def open_wave(request: HttpRequest) -> HttpResponse:
    """Ask the organisations of an initiative's place."""
    require_work(request.user)
    start = {
        "closes_on": timezone.localdate() + waves.USUAL,
        "initiative": request.GET.get("indsats"),
    }
    form = WaveForm(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        typed = dict(form.cleaned_data)
        try:
            row = waves.open_wave(typed.pop("initiative"), waves.WaveFacts(**typed), request.user)
        except Refused as refused:
            blame(form, refused)
        else:
            return redirect("network:wave", row.pk)
    return render(request, "actors/network/open.html", {"form": form})


@require_GET
def wave(request: HttpRequest, pk: int) -> HttpResponse:
    """Who is asked, what is each one's link, and who has answered?"""
    require_work(request.user)
    return _page(request, _wave(pk))


@require_POST
def invite(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask one organisation more."""
    require_work(request.user)
    row = _wave(pk)
    form = InviteForm(row, request.POST)
    if form.is_valid():
        try:
            invitations.invite(row, form.cleaned_data["actor"], request.user)
        except Refused as refused:
            blame(form, refused)
        else:
            return redirect("network:wave", pk)
    return _page(request, row, form)


@require_POST
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """No more answers."""
    row = _wave(pk)
    tried(request, lambda: waves.close_wave(row, request.user), _("Bølgen er lukket."))
    return redirect("network:wave", pk)


@require_POST
def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    """It was closed by mistake."""
    row = _wave(pk)
    tried(request, lambda: waves.reopen_wave(row, request.user), _("Bølgen er åben igen."))
    return redirect("network:wave", pk)


@require_POST
def renew(request: HttpRequest, pk: int) -> HttpResponse:
    """A new link for one organisation."""
    row = _invitation(pk)
    invitations.renew(row, request.user)
    words = _("%(actor)s har et nyt link. Det gamle virker ikke mere.")
    messages.success(request, words % {"actor": row.actor.title})
    return redirect("network:wave", row.wave_id)


@require_POST
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    """Close one organisation's link."""
    row = _invitation(pk)
    invitations.revoke(row, request.user)
    words = _("Linket til %(actor)s er lukket. Lav et nyt for at åbne igen.")
    messages.success(request, words % {"actor": row.actor.title})
    return redirect("network:wave", row.wave_id)


def _wave(pk: int) -> Wave:
    return get_object_or_404(Wave.objects.select_related("initiative"), pk=pk)


def _invitation(pk: int) -> Invitation:
    return get_object_or_404(Invitation.objects.select_related("wave", "actor"), pk=pk)


def _line(row: Invitation, request: HttpRequest, has_begun: bool) -> Line:
    is_now = is_open(row)
    return Line(row, url_of(row, request) if is_now and not has_begun else "", is_now, has_begun)


def _page(request: HttpRequest, row: Wave, form: InviteForm | None = None) -> HttpResponse:
    asked = list(
        row.invitations.select_related("actor", "sector").order_by("actor__title", "actor_id")
    )
    begun = begun_in([one.pk for one in asked])
    lines = [_line(one, request, one.pk in begun) for one in asked]
    facts: dict[str, Any] = {
        "wave": row,
        "title": wave_words(row),
        "lines": lines,
        "answered": sum(1 for line in lines if line.has_begun),
        "left_out": list(row.left_out.order_by("title", "pk")),
        "form": form or (InviteForm(row) if row.closed_on is None else None),
        "is_past": row.closes_on < timezone.localdate(),
        "events": events_of(row),
    }
    return render(request, "actors/network/wave.html", facts)
