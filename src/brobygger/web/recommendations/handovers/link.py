"""The signed link by which another administration answers without an account.

The link holds a random key and its last day, signed with the program's secret. It opens only what
the key names, only until that day, and only while nobody has revoked it. Whatever else is asked
for gets one and the same answer, so that nobody can learn from it what exists.
"""

from datetime import date

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from brobygger.web.accounts.sealed import opened, seal
from brobygger.web.recommendations.models import Handover

_SALT = "brobygger.recommendations.handover"
"""So that nothing else that this program signs can be taken for a link."""


def token_of(handover: Handover) -> str:
    """The signed part of the link."""
    return seal(handover.key, handover.expires_on, _SALT)


def url_of(handover: Handover, request: HttpRequest) -> str:
    """The whole link, as it is copied or sent."""
    return request.build_absolute_uri(reverse("answers:answer", args=[token_of(handover)]))


def handover_of(token: str) -> Handover | None:
    """What a link opens; None for one that is forged, has ended or was revoked."""
    inside = opened(token, _SALT)
    today = timezone.localdate()
    if inside is None or today > inside.until:
        return None
    row = Handover.objects.select_related("part").filter(key=inside.key).first()
    return row if row is not None and is_open(row, today) else None


def is_open(handover: Handover, today: date) -> bool:
    """The link is neither revoked nor past its last day."""
    return handover.revoked_at is None and today <= handover.expires_on
