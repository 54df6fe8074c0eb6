"""The calendar of an initiative's open activities: its page, and the address others follow."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from brobygger.web.activities.feeds import outward, steps
from brobygger.web.areas.permissions import WORK, require_work
from brobygger.web.initiatives.models import Initiative
from brobygger.web.ui.answers import tried
from brobygger.web.ui.ics import calendar_answer

SHOWN = 20
"""Days that the page shows of what the calendar tells."""


@require_http_methods(["GET", "POST"])
def page(request: HttpRequest, pk: int) -> HttpResponse:
    """May others follow our activities, and what do they see?"""
    if request.method == "POST":
        require_work(request.user)
    initiative = get_object_or_404(Initiative.objects.select_related("place"), pk=pk)
    if request.method == "POST":
        _turn(request, initiative)
        return redirect("feeds:page", pk)
    may_work = request.user.has_perm(WORK)
    feed, days = steps.open_feed(initiative), outward.days_of(initiative)
    shown = {
        "initiative": initiative,
        "is_over": initiative.state == Initiative.State.CLOSED,
        "feed": feed,
        "address": steps.address_of(feed, request) if feed and may_work else "",
        "name": outward.name_of(initiative),
        "days": days[:SHOWN],
        "more": max(0, len(days) - SHOWN),
        "may_work": may_work,
    }
    return render(request, "feeds/page.html", shown)


def _turn(request: HttpRequest, initiative: Initiative) -> None:
    if request.POST.get("state") == "fra":
        steps.switch_off(initiative, request.user)
        messages.success(request, _("Kalenderen er slået fra, og adressen virker ikke mere."))
        return
    words = (
        _("Kalenderen har en ny adresse. Den gamle virker ikke mere.")
        if steps.open_feed(initiative)
        else _("Kalenderen er slået til. Send adressen til dem, der skal følge med.")
    )
    tried(request, lambda: steps.switch_on(initiative, request.user), words)


@require_safe
@login_not_required
def ics(request: HttpRequest, token: str) -> HttpResponse:
    """The open activities for a calendar program, which shows its address and has no account."""
    feed = steps.feed_of(token)
    if feed is None:
        raise Http404
    return calendar_answer(outward.name_of(feed.initiative), outward.days_of(feed.initiative))
