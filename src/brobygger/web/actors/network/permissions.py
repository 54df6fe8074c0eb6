"""Who may see how two organisations work together, and who may take it out of the house."""

from typing import Any

from django.core.exceptions import PermissionDenied

SEE = "accounts.see_network"
EXPORT = "accounts.export"


def require_see(user: Any) -> None:
    """Refuse those who may see aggregates alone; raises PermissionDenied."""
    if not user.has_perm(SEE):
        raise PermissionDenied


def may_take_out(user: Any) -> bool:
    """May have the network as a file: sees it, and may export at all."""
    return bool(user.has_perm(SEE) and user.has_perm(EXPORT))
