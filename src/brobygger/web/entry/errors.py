"""Pages for what went wrong: what happened and what you can do, never what the code said."""

import logging
import secrets
import sys
from collections.abc import Iterator
from types import TracebackType

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

_log = logging.getLogger("brobygger.fault")


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: the request could not be understood."""
    return render(request, "errors/400.html", status=400)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form whose safety mark is too old: sign in again, nothing was saved."""
    return render(request, "errors/403.html", {"stale": True}, status=403)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: the role may not do this."""
    return render(request, "errors/403.html", status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: there is nothing at this address."""
    return render(request, "errors/404.html", status=404)


def fault(request: HttpRequest) -> HttpResponse:
    """500: a fault of ours, logged with an id that the page shows.

    Kind and place of the fault go into the log; its text does not, because it may quote what a
    person typed. The page is made without the request: menu and session may be what failed.
    """
    number = log_fault(request)
    return HttpResponse(render_to_string("errors/500.html", {"number": number}), status=500)


def log_fault(request: HttpRequest) -> str:
    """Log the fault that is being handled by kind and place; its number."""
    number = secrets.token_hex(4)
    kind, _value, trace = sys.exc_info()
    way = [f"{name}:{line}" for name, line in _way(trace) if "site-packages" not in name][-5:]
    view = request.resolver_match.view_name if request.resolver_match else "?"
    name = kind.__name__ if kind else "?"
    _log.error("fault %s: %s in %s by way of %s", number, name, view, " ".join(way) or "?")
    return number


def _way(trace: TracebackType | None) -> Iterator[tuple[str, int]]:
    """The files and lines a fault came by: enough to find it, without what they worked on."""
    while trace is not None:
        yield trace.tb_frame.f_code.co_filename, trace.tb_lineno
        trace = trace.tb_next
