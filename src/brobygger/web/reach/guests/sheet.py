"""What a partner has written itself: its week with totals, and what it has corrected."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from brobygger.web.activities.models import GuestLink
from brobygger.web.reach.models import Tally
from brobygger.web.reach.register.calendar import Week
from brobygger.web.reach.register.changes import Changed
from brobygger.web.reach.writers import own_tallies


@dataclass(frozen=True, slots=True)
class Sheet:
    """The week of one partner: its own numbers, and nobody else's."""

    week: Week
    rows: Sequence[Tally]

    @property
    def heads(self) -> int | None:
        """Heads of those sessions of which they are known."""
        return _sum([row.heads for row in self.rows])

    @property
    def first_timers(self) -> int | None:
        """First-timers of those sessions of which they are known."""
        return _sum([row.first_timers for row in self.rows])

    @property
    def lacking(self) -> int:
        """Sessions of which nobody knows how many came: the sum is of the others."""
        return sum(row.heads is None for row in self.rows)


def sheet_of(link: GuestLink, week: Week) -> Sheet:
    """What the partner wrote of the sessions of a week (one query)."""
    last = week.monday + timedelta(days=6)
    rows = own_tallies(link).filter(session__on__range=(week.monday, last))
    return Sheet(week, list(rows.select_related("session").order_by("session__on", "session")))


def without_names(changes: Sequence[Changed]) -> list[Changed]:
    """Corrections as a partner sees them: a colleague's name is the house's own."""
    return [one if one.is_by_link else replace(one, by="") for one in changes]


def _sum(numbers: Sequence[int | None]) -> int | None:
    known = [number for number in numbers if number is not None]
    return sum(known) if known else None
