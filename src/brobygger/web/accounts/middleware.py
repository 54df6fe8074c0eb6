"""The door of every page: who is not signed in is sent to sign in, and comes back to her place."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme


class SignInFirst(LoginRequiredMiddleware):
    """Django's own, for sessions that run out in the middle of the work too.

    A button pressed after that leads to an address that is no page: one comes back to the page
    the button stood on. An exchange of a part must not put the sign-in page into that part.
    """

    def handle_no_permission(
        self, request: HttpRequest, view_func: Callable[..., Any]
    ) -> HttpResponseRedirect:
        """To the sign-in page, and from there back to where the person was."""
        is_exchange = "HX-Request" in request.headers
        if not is_exchange and request.method in {"GET", "HEAD"}:
            return super().handle_no_permission(request, view_func)
        answer = redirect_to_login(
            _place(request), self.get_login_url(view_func), self.get_redirect_field_name(view_func)
        )
        if is_exchange:  # the script goes there itself; a redirect would be followed unseen
            answer.status_code = 204
            answer["HX-Redirect"] = answer.url
            del answer["Location"]
        return answer


def _place(request: HttpRequest) -> str:
    """The page the person saw, at the row she worked on; the overview where it is not told."""
    told = request.headers.get("HX-Current-URL") or request.headers.get("Referer") or ""
    if not url_has_allowed_host_and_scheme(told, {request.get_host()}):
        return "/"
    page = urlsplit(told)
    row = request.headers.get("HX-Target", "") or page.fragment
    return urlunsplit(("", "", page.path, page.query, row))
