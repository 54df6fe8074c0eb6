"""How often the page behind the link may be opened and answered, and when one may try again.

The sign-in package counts attempts to sign in, in the same shared cache, but it counts no page
that is only opened and cannot say when to come back. Here a clock runs: each limit starts anew at
the full minute or hour, so the time to try again is known and can be printed.

Nothing personal is kept: the cache holds a digest of the address, and for an hour at most.
"""

from dataclasses import dataclass
from datetime import UTC, datetime

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.crypto import salted_hmac

from brobygger.web.recommendations.models import Handover

_SALT = "brobygger.recommendations.pace"


@dataclass(frozen=True, slots=True)
class Pace:
    """At most ``most`` times in each whole stretch of ``seconds``."""

    name: str
    most: int
    seconds: int


# A whole administration may sit behind one address: twice what the sign-in page allows.
FROM_ADDRESS = Pace("address", 60, 60)
# One person who fills in the form asks for a page every few seconds at most.
OF_LINK = Pace("link", 30, 60)
# Three answers are all there is to give; the rest is room for putting a date or item right.
ANSWERS = Pace("answers", 30, 60 * 60)


def too_many_from(request: HttpRequest) -> HttpResponse | None:
    """Count one request of this address, whatever it asks for; the page to show past the limit."""
    again = _count(FROM_ADDRESS, get_adapter().get_client_ip(request))
    return _later(request, again) if again else None


def too_many_for(request: HttpRequest, handover: Handover) -> HttpResponse | None:
    """Count one request of this link, and one answer where it is one; as above.

    Only a link that is open is counted, so that made-up links cannot fill the cache.
    """
    key = handover.key.hex
    again = _count(OF_LINK, key)
    if not again and request.method == "POST":
        again = _count(ANSWERS, key)
    return _later(request, again) if again else None


def _count(pace: Pace, who: str) -> datetime | None:
    """One more; when the next is allowed where this one is too many.

    Two at the very same moment may count as one. The limit stops a machine, it keeps no books.
    """
    now = int(timezone.now().timestamp())
    start = now - now % pace.seconds
    key = salted_hmac(_SALT, f"{pace.name}:{start}:{who}", algorithm="sha256").hexdigest()
    so_far = cache.get(key, 0)
    if so_far >= pace.most:
        return datetime.fromtimestamp(start + pace.seconds, UTC)
    # At least a second more than what is left: a stretch must not end before its clock.
    cache.set(key, so_far + 1, timeout=start + pace.seconds - now + 1)
    return None


def _later(request: HttpRequest, again: datetime) -> HttpResponse:
    """The page that says when to try again, to people in words and to machines in seconds."""
    answer = render(request, "429.html", {"again": again}, status=429)
    answer["Retry-After"] = str(max(1, round((again - timezone.now()).total_seconds())))
    return answer
