"""Who may say what a note costs and what was decided on it."""

from typing import Any

from django.core.exceptions import PermissionDenied

MONEY = "accounts.work_with_money"
PAPERS = "accounts.work_with_papers"


def may_decide(user: Any) -> bool:
    """Budget officers and case officers enter costs and decisions; all others read them."""
    return bool(user.has_perm(MONEY) or user.has_perm(PAPERS))


def require_decider(user: Any) -> None:
    """Refuse a person who may only read; raises PermissionDenied."""
    if not may_decide(user):
        raise PermissionDenied
