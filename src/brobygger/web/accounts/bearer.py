"""The door of the API: a token in the header ``Authorization: Bearer ...``, and nothing else.

A browser's session opens nothing here, so no other site can make a signed-in person's browser
write through the API.
"""

from typing import Any

from django.http import HttpRequest
from ninja.security import HttpBearer

from brobygger.web.accounts.tokens import AccessToken, Scope, check_token


class TooNarrow(Exception):
    """The token is good, but was made for less than this."""


class Bearer(HttpBearer):
    """A token of one of the scopes; the request is then its person's."""

    def __init__(self, *scopes: str) -> None:
        super().__init__()
        self.scopes = scopes

    def authenticate(self, request: HttpRequest, token: str) -> AccessToken | None:
        """The token, or None: 401. One for less than is asked: TooNarrow."""
        found = check_token(token, *Scope.values)
        if found is None:
            return None
        if found.scope not in self.scopes:
            raise TooNarrow
        request.user = found.user
        return found


READ: Any = Bearer(Scope.READ, Scope.WRITE)
WRITE: Any = Bearer(Scope.WRITE)
