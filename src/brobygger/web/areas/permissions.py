"""Who may change areas, initiatives and actors: those who work in areas; everybody else reads."""

from typing import Any

from django.core.exceptions import PermissionDenied

WORK = "accounts.work_in_areas"


def require_work(user: Any) -> None:
    """Refuse a person who may only read; raises PermissionDenied."""
    if not user.has_perm(WORK):
        raise PermissionDenied
