"""The four people of the demo, and the door they come in by.

Their passwords are public, so these accounts are made only when ``DEMO=1``.
"""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from brobygger.web.accounts.models import Role, User

PASSWORD = "brobygger-demo"


@dataclass(frozen=True, slots=True)
class DemoAccount:
    """One of the demo's people: the name says the role, so that nobody is anybody."""

    username: str
    name: Any
    role: str
    task: Any


ACCOUNTS = (
    DemoAccount(
        "sagsbehandler",
        "Demo Sagsbehandler",
        Role.CASE_OFFICER,
        _("læser papirer ind, bekræfter værdier, ejer anbefalingerne"),
    ),
    DemoAccount(
        "budget",
        "Demo Budgetmedarbejder",
        Role.BUDGET,
        _("budgetnotater, tal og bevillinger"),
    ),
    DemoAccount(
        "projekt",
        "Demo Projektmedarbejder",
        Role.PROJECT,
        _("arbejder i området og følger med"),
    ),
    DemoAccount(
        "styregruppe",
        "Demo Styregruppe",
        Role.STEERING,
        _("læser med, ændrer ikke noget"),
    ),
)


def load() -> None:
    """Make the demo accounts, or set them back to what the sign-in page says."""
    if not settings.DEMO:
        raise ImproperlyConfigured("demo accounts have public passwords: only with DEMO=1")
    for account in ACCOUNTS:
        user = User.objects.filter(username=account.username).first()
        if user is None:
            User.objects.create_user(
                account.username, PASSWORD, role=account.role, display_name=account.name
            )
        elif not user.check_password(PASSWORD):
            user.set_password(PASSWORD)
            user.save(update_fields=["password"])
