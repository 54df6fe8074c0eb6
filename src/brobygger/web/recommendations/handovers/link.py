"""The signed link by which another administration answers without an account.

The link holds a random key and its last day, signed with the program's secret. It opens only what
the key names, only until that day, and only while nobody has revoked it. Whatever else is asked
for gets one and the same answer, so that nobody can learn from it what exists.
"""

from datetime import date
from uuid import UUID

from django.core import signing
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from brobygger.web.recommendations.models import Handover

_SALT = "brobygger.recommendations.handover"
"""So that nothing else that this program signs can be taken for a link."""


def token_of(handover: Handover) -> str:
    """The signed part of the link."""
    return signing.dumps([handover.key.hex, handover.expires_on.isoformat()], salt=_SALT)


def url_of(handover: Handover, request: HttpRequest) -> str:
    """The whole link, as it is copied or sent."""
    return request.build_absolute_uri(reverse("answers:answer", args=[token_of(handover)]))


def handover_of(token: str) -> Handover | None:
    """What a link opens; None for one that is forged, has ended or was revoked."""
    try:
        key, until = signing.loads(token, salt=_SALT)
    except signing.BadSignature:
        return None
    today = timezone.localdate()
    if today > date.fromisoformat(until):
        return None
    row = Handover.objects.select_related("part").filter(key=UUID(key)).first()
    return row if row is not None and is_open(row, today) else None


def is_open(handover: Handover, today: date) -> bool:
    """The link is neither revoked nor past its last day."""
    return handover.revoked_at is None and today <= handover.expires_on
