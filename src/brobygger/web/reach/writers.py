"""Who writes numbers: a colleague who works in the areas, or a partner by a link to one series."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.utils import timezone

from brobygger.web.activities.models import GuestLink
from brobygger.web.areas.permissions import require_work
from brobygger.web.reach.models import Tally


@dataclass(frozen=True, slots=True)
class Writer:
    """A colleague (``user``) or the holder of a partner's link (``link``), never both."""

    user: Any = None
    link: GuestLink | None = None

    def require(self, activity: int) -> None:
        """Refuse a colleague who may only read, and a link that is closed or of another series.

        Raises PermissionDenied. The link is read again: it may have been revoked meanwhile.
        """
        if self.link is None:
            require_work(self.user)
            return
        today = timezone.localdate()
        is_open = GuestLink.objects.filter(
            pk=self.link.pk, activity=activity, revoked_at=None, expires_on__gte=today
        )
        if not is_open.exists():
            raise PermissionDenied

    def may_correct(self, tally: Tally) -> bool:
        """A colleague may correct everything, a partner what its own links have written."""
        return self.link is None or own_tallies(self.link).filter(pk=tally.pk).exists()

    @property
    def marks(self) -> dict[str, Any]:
        """Who it was, as the rows remember it."""
        return {"by": self.user, "link": self.link}


def own_tallies(link: GuestLink) -> Any:
    """What this partner has written of this series, by this link or one that it replaces."""
    mine = Q(link__actor=link.actor_id, link__activity=link.activity_id)
    return Tally.objects.filter(mine, session__activity=link.activity_id)
