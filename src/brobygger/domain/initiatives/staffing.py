"""How many full-time equivalents are planned and filled on a day: exact, and changing over time."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Change:
    """From a day on, so many are planned and so many filled; None where nobody has said it."""

    since: date
    planned: Fraction
    filled: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Staff:
    """All posts of an initiative on a day. ``unknown``: posts of which nobody has said whether
    they are filled; they are in no sum, for not stated is not zero.
    """

    posts: int
    planned: Fraction
    filled: Fraction
    unknown: int

    @property
    def is_full(self) -> bool:
        """All that is planned is filled, as far as anybody has said."""
        return not self.unknown and self.filled >= self.planned

    @property
    def is_told(self) -> bool:
        """Of one post at least it is said how much is filled."""
        return self.posts > self.unknown


def in_force(changes: Sequence[Change], day: date) -> Change | None:
    """The change that counts on a day: the latest up to it; the last written of the same day."""
    found = [(change.since, at) for at, change in enumerate(changes) if change.since <= day]
    return changes[max(found)[1]] if found else None


def staff_on(posts: Iterable[Sequence[Change]], day: date) -> Staff:
    """The posts added up; one that begins later is not there yet."""
    now = [change for changes in posts if (change := in_force(changes, day)) is not None]
    known = [change.filled for change in now if change.filled is not None]
    planned = sum((change.planned for change in now), Fraction(0))
    return Staff(len(now), planned, sum(known, Fraction(0)), len(now) - len(known))


def day_to_ask(today: date, first: date | None, last: date | None) -> date:
    """Today, or the nearest day on which the initiative runs: one to come shows its first staff."""
    if first is not None and today < first:
        return first
    if last is not None and today > last:
        return last
    return today
