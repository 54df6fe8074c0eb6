"""The links of an activity: made, given anew and closed by those who work in the areas."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from brobygger.web.activities import guests
from brobygger.web.activities.models import Activity, GuestLink
from brobygger.web.actors.models import Actor
from brobygger.web.areas.permissions import require_work
from brobygger.web.ui.answers import tried


@require_POST
def make(request: HttpRequest, pk: int) -> HttpResponse:
    """A link for one of those who hold the activity."""
    require_work(request.user)
    row = get_object_or_404(Activity, pk=pk)
    number = request.POST.get("actor", "")
    actor = get_object_or_404(Actor, pk=int(number) if number.isdecimal() else 0)
    words = _("%(actor)s har et link. Send det kun til dem.") % {"actor": actor.title}
    tried(request, lambda: guests.make_link(row, actor, request.user), words)
    return _back(pk)


@require_POST
def renew(request: HttpRequest, pk: int) -> HttpResponse:
    """A new link; the old one opens nothing any more."""
    link = _link(pk)
    guests.renew_link(link, request.user)
    words = _("%(actor)s har et nyt link. Det gamle virker ikke mere.")
    messages.success(request, words % {"actor": link.actor.title})
    return _back(link.activity_id)


@require_POST
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    """Close a link."""
    link = _link(pk)
    guests.revoke_link(link, request.user)
    words = _("Linket til %(actor)s er lukket. Lav et nyt for at åbne igen.")
    messages.success(request, words % {"actor": link.actor.title})
    return _back(link.activity_id)


def _link(pk: int) -> GuestLink:
    return get_object_or_404(GuestLink.objects.select_related("activity", "actor"), pk=pk)


def _back(pk: int) -> HttpResponse:
    return redirect(f"{reverse('activities:activity', args=[pk])}#links")
