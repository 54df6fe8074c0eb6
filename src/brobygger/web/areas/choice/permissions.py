"""Who may score and decide, who may open a decision again, and who reads the closed record only."""

from typing import Any

from django.core.exceptions import PermissionDenied

_AREAS, _PAPERS = "accounts.work_in_areas", "accounts.work_with_papers"


def may_work(user: Any) -> bool:
    """Those who work with papers or in areas score and decide; others read what is decided."""
    return bool(user.has_perm(_AREAS) or user.has_perm(_PAPERS))


def require_work(user: Any) -> None:
    """Refuse a person who may only read; raises PermissionDenied."""
    if not may_work(user):
        raise PermissionDenied


def may_reopen(user: Any) -> bool:
    """A case officer: the one who works both with papers and in areas."""
    return bool(user.has_perm(_AREAS) and user.has_perm(_PAPERS))


def may_export(user: Any) -> bool:
    """The workbook holds every score, so it takes more than leave to export."""
    return may_work(user) and bool(user.has_perm("accounts.export"))
