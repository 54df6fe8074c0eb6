"""The signed link by which a partner without an account writes the numbers of a series."""

from django.utils import timezone

from brobygger.web.accounts.sealed import opened, seal
from brobygger.web.activities.models import GuestLink

_SALT = "brobygger.activities.guest"


class NotMadeHere(ValueError):
    """The link is forged, or was not copied as a whole."""


class NoLongerOpen(ValueError):
    """The link has ended or was revoked."""


def token_of(link: GuestLink) -> str:
    """The signed part of the link."""
    return seal(link.key, link.expires_on, _SALT)


def guest_link_of(token: str) -> GuestLink:
    """What a link opens. Raises NotMadeHere or NoLongerOpen."""
    inside = opened(token, _SALT)
    if inside is None:
        raise NotMadeHere
    rows = GuestLink.objects.select_related("activity__initiative", "actor")
    row = rows.filter(key=inside.key).first()
    if row is None or row.revoked_at is not None or timezone.localdate() > row.expires_on:
        raise NoLongerOpen
    return row
