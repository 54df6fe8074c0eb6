"""The signed link by which an organisation answers the roster without an account.

It opens one organisation's own answers in one wave, only until its last day, and only while nobody
has revoked or replaced it. A link that was made here and opens nothing any more is told so; of one
that was not made here nothing is said at all.
"""

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from brobygger.web.accounts.sealed import opened, seal
from brobygger.web.actors.models import Invitation

_SALT = "brobygger.actors.roster"
"""So that nothing else that this program signs can be taken for a link to a roster."""


class NotMadeHere(ValueError):
    """The link is forged, or was not copied as a whole."""


class NoLongerOpen(ValueError):
    """The link has ended, was revoked, or was replaced by another."""


def token_of(invitation: Invitation) -> str:
    """The signed part of the link."""
    return seal(invitation.key, invitation.expires_on, _SALT)


def url_of(invitation: Invitation, request: HttpRequest) -> str:
    """The whole link, as it is copied or sent."""
    return request.build_absolute_uri(reverse("roster:answer", args=[token_of(invitation)]))


def invitation_of(token: str) -> Invitation:
    """What a link opens. Raises NotMadeHere or NoLongerOpen."""
    inside = opened(token, _SALT)
    if inside is None:
        raise NotMadeHere
    if timezone.localdate() > inside.until:
        raise NoLongerOpen
    row = (
        Invitation.objects.select_related("wave__initiative", "actor")
        .filter(key=inside.key)
        .first()
    )
    if row is None or not is_open(row):
        raise NoLongerOpen
    return row


def is_open(invitation: Invitation) -> bool:
    """The link is neither revoked nor past its last day."""
    return invitation.revoked_at is None and timezone.localdate() <= invitation.expires_on
