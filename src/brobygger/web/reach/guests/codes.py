"""Card codes behind a partner's link: for the numbers that the partner has written itself."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from brobygger.web.activities.models import GuestLink
from brobygger.web.reach.codes.giving import giving
from brobygger.web.reach.guests.screens import behind_link
from brobygger.web.reach.writers import Writer, own_tallies


@sensitive_post_parameters("code")
@behind_link
@require_http_methods(["GET", "POST"])
def codes(request: HttpRequest, link: GuestLink, token: str, pk: int) -> HttpResponse:
    """Codes of a session, one after another."""
    tally = get_object_or_404(own_tallies(link).select_related("session__activity"), pk=pk)
    back = {
        "up": reverse("guest:tally", args=[token]),
        "up_words": _("Jeres bidrag"),
        "correct_url": reverse("guest:correct", args=[token, pk]),
        "is_guest": True,
    }
    return giving(request, tally, Writer(link=link), **back)
