"""A program with a token, and the register it asks."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from brobygger.web.accounts.models import Role, User
from brobygger.web.accounts.tokens import Scope, issue_token
from brobygger.web.recommendations.models import Annex
from web.budgets.conftest import as_read, in_register, note_in_register

__all__ = ["as_read", "in_register", "note_in_register"]


@dataclass
class Caller:
    """A program that shows a token."""

    secret: str
    client: Client

    def _ask(self, method: str, path: str, body: Any) -> Any:
        return self.client.generic(
            method,
            f"/api{path}",
            b"" if body is None else json.dumps(body),
            "application/json",
            headers={"Authorization": f"Bearer {self.secret}"},
        )

    def get(self, path: str) -> Any:
        """Ask."""
        return self._ask("GET", path, None)

    def post(self, path: str, body: Any = None) -> Any:
        """Do something, or ask something long."""
        return self._ask("POST", path, body)

    def put(self, path: str, body: Any = None) -> Any:
        """Put something in place of what stands."""
        return self._ask("PUT", path, body)

    def delete(self, path: str) -> Any:
        """Take something away."""
        return self._ask("DELETE", path, None)


@pytest.fixture
def caller(a_user: Callable[..., User]) -> Callable[..., Caller]:
    """``caller()`` is a case officer's program that may write."""

    def make(role: str = Role.CASE_OFFICER, scope: str = Scope.WRITE) -> Caller:
        user = a_user(role)
        end = timezone.localdate() + timedelta(days=30)
        if scope == Scope.WRITE and role not in {Role.CASE_OFFICER, Role.BUDGET}:
            return Caller(_lent(user), Client())
        return Caller(issue_token(user, scope, "prøve", end).secret, Client())

    return make


def _lent(user: User) -> str:
    """A token that writes, of a person whose role has changed since it was made."""
    role, user.role = user.role, Role.CASE_OFFICER
    end = timezone.localdate() + timedelta(days=30)
    secret = issue_token(user, Scope.WRITE, "prøve", end).secret
    user.role = role
    user.save()
    return secret


@pytest.fixture
def annex(in_register: Callable[..., Annex]) -> Annex:
    """The demo's annex in the register."""
    return in_register()
