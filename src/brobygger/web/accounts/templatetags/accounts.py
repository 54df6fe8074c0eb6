"""What the sign-in page of the demo shows."""

from typing import Any

from django import template
from django.conf import settings

from brobygger.web.accounts.demo import ACCOUNTS, PASSWORD
from brobygger.web.accounts.models import Role

register = template.Library()


@register.simple_tag
def demo_accounts() -> list[dict[str, Any]]:
    """The demo's people; nobody outside the demo."""
    if not settings.DEMO:
        return []
    return [
        {
            "username": account.username,
            "password": PASSWORD,
            "role": str(Role(account.role).label).capitalize(),
            "task": account.task,
        }
        for account in ACCOUNTS
    ]
