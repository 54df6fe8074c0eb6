"""How often a page that needs no account may be asked for, and when one may try again.

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

_SALT = "brobygger.accounts.pace"


@dataclass(frozen=True, slots=True)
class Pace:
    """At most ``most`` times in each whole stretch of ``seconds``; its name is its own."""

    name: str
    most: int
    seconds: int


def address_of(request: HttpRequest) -> str:
    """Where a request comes from, as the sign-in page sees it."""
    return str(get_adapter().get_client_ip(request))


def too_many(request: HttpRequest, pace: Pace, who: str) -> HttpResponse | None:
    """Count one request; the page to show where this one is too many."""
    again = _count(pace, who)
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
