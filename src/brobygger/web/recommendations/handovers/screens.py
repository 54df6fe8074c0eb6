"""Hand a part over, and look after the link: pages for those who work here."""

from datetime import timedelta
from smtplib import SMTPException
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from brobygger.web.recommendations.handovers import mail
from brobygger.web.recommendations.handovers.forms import HandoverForm, MailboxForm, RenewForm
from brobygger.web.recommendations.handovers.link import is_open, url_of
from brobygger.web.recommendations.handovers.register import handover_table, quiet_words
from brobygger.web.recommendations.handovers.states import State
from brobygger.web.recommendations.handovers.steps import (
    hand_over,
    renew_link,
    revoke_link,
    send_link,
)
from brobygger.web.recommendations.models import Handover, Part
from brobygger.web.recommendations.permissions import require_work
from brobygger.web.ui.faults import Refused, blame

USUAL = timedelta(days=90)
"""Long enough for a committee to meet, short enough for a link that is forgotten."""


@require_GET
def listing(request: HttpRequest) -> HttpResponse:
    """What have we handed over, and where is it quiet?"""
    table = handover_table(request, timezone.localdate())
    if table.wants_export:
        return table.export()
    return render(request, "recommendations/handovers.html", {"table": table})


@require_http_methods(["GET", "POST"])
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand a part over to another administration."""
    require_work(request.user)
    part = get_object_or_404(Part.objects.select_related("recommendation"), pk=pk)
    form = HandoverForm(
        request.POST or None,
        owners=[row.administration for row in part.responsibilities.all()],
        initial={"expires_on": timezone.localdate() + USUAL},
    )
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        try:
            handover = hand_over(
                part, typed["administration"], typed["asked"], typed["expires_on"], request.user
            )
        except Refused as refused:
            blame(form, refused)
        else:
            return redirect("recommendations:handover", handover.pk)
    return render(request, "recommendations/hand_over.html", {"part": part, "form": form})


@require_GET
def one(request: HttpRequest, pk: int) -> HttpResponse:
    """How far is it, and what is the link?"""
    require_work(request.user)
    return _page(request, _handover(pk))


@require_POST
def renew(request: HttpRequest, pk: int) -> HttpResponse:
    """A new link; the old one opens nothing any more."""
    handover = _handover(pk)
    require_work(request.user)
    form = RenewForm(request.POST, auto_id="id_nyt_%s")
    if form.is_valid():
        try:
            renew_link(handover, form.cleaned_data["expires_on"], request.user)
        except Refused as refused:
            blame(form, refused)
        else:
            messages.success(request, _("Her er et nyt link. Det gamle virker ikke mere."))
            return redirect("recommendations:handover", pk)
    return _page(request, handover, renewal=form)


@require_POST
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    """Close the link."""
    revoke_link(_handover(pk), request.user)
    messages.success(request, _("Linket er lukket. Lav et nyt, hvis de skal kunne svare."))
    return redirect("recommendations:handover", pk)


@require_POST
def send(request: HttpRequest, pk: int) -> HttpResponse:
    """Send the link to a functional mailbox, which is not kept."""
    handover = _handover(pk)
    require_work(request.user)
    form = MailboxForm(request.POST, auto_id="id_send_%s")
    if not mail.can_send() or not is_open(handover, timezone.localdate()):
        messages.error(request, _("Linket kan ikke sendes herfra. Kopiér det i stedet."))
        return redirect("recommendations:handover", pk)
    if not form.is_valid():
        return _page(request, handover, mailbox=form)
    try:
        send_link(handover, form.cleaned_data["mailbox"], url_of(handover, request), request.user)
    except (SMTPException, OSError):
        words = _("Mailen blev ikke sendt: mailserveren tog den ikke. Kopiér linket i stedet.")
        messages.error(request, words)
    else:
        messages.success(request, _("Linket er sendt."))
    return redirect("recommendations:handover", pk)


def _handover(pk: int) -> Handover:
    return get_object_or_404(Handover.objects.select_related("part__recommendation"), pk=pk)


def _page(
    request: HttpRequest,
    handover: Handover,
    *,
    renewal: RenewForm | None = None,
    mailbox: MailboxForm | None = None,
) -> HttpResponse:
    today = timezone.localdate()
    open_now = is_open(handover, today)
    end = {"expires_on": today + USUAL}
    facts: dict[str, Any] = {
        "handover": handover,
        "part": handover.part,
        "url": url_of(handover, request) if open_now else "",
        "quiet": quiet_words(handover, today),
        "is_over": handover.state == State.RETURNED,
        "renewal": renewal or RenewForm(initial=end, auto_id="id_nyt_%s"),
        "mailbox": (mailbox or MailboxForm(auto_id="id_send_%s"))
        if open_now and mail.can_send()
        else None,
    }
    return render(request, "recommendations/handover.html", facts)
