"""Jeres bidrag: the page behind a partner's link. No account, and nothing but its own numbers.

Title and heading are the activity's alias; what it is about stands nowhere on the page.
"""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from brobygger.web.activities.guests import Why, closed_words, guest_link_of, why_closed
from brobygger.web.activities.models import GuestLink
from brobygger.web.activities.worry.contacts import help_list
from brobygger.web.reach.codes.use import is_on
from brobygger.web.reach.guests.forms import GuestForm, offered_to
from brobygger.web.reach.guests.pace import too_many_for, too_many_from
from brobygger.web.reach.guests.sheet import sheet_of, without_names
from brobygger.web.reach.register.calendar import week_asked_for, week_of
from brobygger.web.reach.register.changes import standing_of
from brobygger.web.reach.register.facts import facts_of
from brobygger.web.reach.register.forms import NumbersForm
from brobygger.web.reach.register.offline import shell_page
from brobygger.web.reach.register.screens import corrected
from brobygger.web.reach.register.sending import (
    Sent,
    proof_of,
    send,
    short_answer,
    written_of,
)
from brobygger.web.reach.register.steps import correct_tally, undo_tally
from brobygger.web.reach.writers import Writer, own_tallies
from brobygger.web.ui.answers import asks_shortly, saved

Rest = ParamSpec("Rest")
Inside = Callable[Concatenate[HttpRequest, GuestLink, str, Rest], HttpResponse]


def _no_link(request: HttpRequest, why: Why) -> HttpResponse:
    facts = {"words": closed_words(why), "was_made": why != "unknown"}
    return render(request, "guest/no_link.html", facts, status=410 if facts["was_made"] else 404)


def behind_link(screen: Inside[Rest]) -> Callable[..., HttpResponse]:
    """A page for whoever holds the link: 404 where it was not made here, 410 where it is closed."""

    def opened(
        request: HttpRequest, token: str, *args: Rest.args, **rest: Rest.kwargs
    ) -> HttpResponse:
        if wait := too_many_from(request):
            return wait
        link = guest_link_of(token)
        if link is None:
            return _no_link(request, why_closed(token))
        try:
            return too_many_for(request, link) or screen(request, link, token, *args, **rest)
        except PermissionDenied:  # revoked while the form was open
            return _no_link(request, "closed")

    wraps(screen)(opened)
    return login_not_required(never_cache(opened))


@behind_link
@require_http_methods(["GET", "POST"])
def tally(request: HttpRequest, link: GuestLink, token: str) -> HttpResponse:
    """The numbers of the series, and the week's sheet as soon as they are saved."""
    today = timezone.localdate()
    due, groups = offered_to(link, today)
    form = GuestForm(link, due, groups, today, request.POST or None)
    url = reverse("guest:tally", args=[token])
    sent = Sent()
    if request.method == "POST":
        sent = send(request, form, lambda: form.facts, Writer(link=link))
        here = f"{url}?gemt={proof_of(sent.written)}" if sent.written else url
        if asks_shortly(request):
            return short_answer(form, sent, here)
        if sent.written:
            return redirect(here)
    proof = request.GET.get("gemt", "")
    written = written_of(proof, session__activity=link.activity_id) if proof else None
    week = week_of(written.tally.session.on) if written else week_asked_for(request, today)
    own = own_tallies(link)
    facts = {
        "link": link,
        "token": token,
        "alias": link.activity.alias,
        "form": form,
        "counted": sent.counted if sent.counted and own.filter(pk=sent.counted.pk) else None,
        "written": written,
        "asks_codes": bool(written) and is_on(link.activity.initiative_id),
        "proof": proof,
        "sheet": sheet_of(link, week),
        "is_now": week == week_of(today),
        "help_groups": help_list(link.activity.initiative_id),
    }
    return render(request, "guest/tally.html", facts)


@behind_link
@require_safe
def shell(request: HttpRequest, link: GuestLink, token: str) -> HttpResponse:
    """The blank form that the phone keeps; it knows of no session of the series."""
    today = timezone.localdate()
    _due, groups = offered_to(link, today)
    to = reverse("guest:tally", args=[token])
    form = GuestForm(link, [], groups, today)
    return shell_page(request, form, link.activity.alias, to, link.expires_on)


@behind_link
@require_POST
def undo(request: HttpRequest, link: GuestLink, token: str) -> HttpResponse:
    """What was just written was wrong."""
    which = {"session__activity": link.activity_id, "link__actor": link.actor_id}
    written = written_of(request.POST.get("proof", ""), **which)
    if written is None:
        return redirect("guest:tally", token)
    undo_tally(written, Writer(link=link))
    return redirect(f"{reverse('guest:tally', args=[token])}?fortrudt=1")


@behind_link
@require_http_methods(["GET", "POST"])
def correct(request: HttpRequest, link: GuestLink, token: str, pk: int) -> HttpResponse:
    """Other numbers for what the partner has written itself; what stood before is kept."""
    row = get_object_or_404(own_tallies(link).select_related("session__activity"), pk=pk)
    around = standing_of(row)
    form = NumbersForm(around.offered, request.POST or None, stands=facts_of(row, around.groups))

    def step() -> None:
        correct_tally(row, corrected(row, form), Writer(link=link))

    if saved(request, form, step):
        return redirect(f"{reverse('guest:correct', args=[token, pk])}?rettet=1")
    facts = {
        "token": token,
        "alias": link.activity.alias,
        "form": form,
        "tally": row,
        "changes": without_names(around.changes),
        "is_corrected": "rettet" in request.GET,
        "asks_codes": around.asks_codes,
        "help_groups": help_list(link.activity.initiative_id),
    }
    return render(request, "guest/correct.html", facts)
