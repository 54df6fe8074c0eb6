"""The phases of an initiative: where each stands on a day, and how they lie on a line of time."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal, TypeVar

Key = TypeVar("Key")
PhaseStanding = Literal["coming", "running", "over", "undated"]


@dataclass(frozen=True, slots=True)
class Phase:
    """The days of a phase; None where nobody has said it."""

    starts_on: date | None = None
    ends_on: date | None = None

    def standing(self, day: date) -> PhaseStanding:
        """Whether it is to come, runs or is over; a phase without days is neither."""
        if self.starts_on is None and self.ends_on is None:
            return "undated"
        if self.starts_on is not None and day < self.starts_on:
            return "coming"
        return "over" if self.ends_on is not None and day > self.ends_on else "running"

    def is_outside(self, first: date | None, last: date | None) -> bool:
        """Some known day of it lies outside the initiative's own."""
        days = [day for day in (self.starts_on, self.ends_on) if day is not None]
        return any(
            (first is not None and day < first) or (last is not None and day > last) for day in days
        )


@dataclass(frozen=True, slots=True)
class Bar:
    """Where a phase lies between the first day and the last, as shares of the whole."""

    left: Fraction
    width: Fraction


def span_of(
    phases: Iterable[Phase], first: date | None, last: date | None
) -> tuple[date, date] | None:
    """The days that a line of time must hold; None where no day is known."""
    days = [day for one in phases for day in (one.starts_on, one.ends_on) if day is not None]
    days += [day for day in (first, last) if day is not None]
    return (min(days), max(days)) if days else None


def bar_of(phase: Phase, span: tuple[date, date]) -> Bar | None:
    """The bar of a phase; an end that is not known reaches to the edge, without days there is none.

    >>> bar_of(Phase(date(2024, 1, 1), date(2024, 1, 5)), (date(2024, 1, 1), date(2024, 1, 10)))
    Bar(left=Fraction(0, 1), width=Fraction(1, 2))
    """
    if phase.starts_on is None and phase.ends_on is None:
        return None
    whole = (span[1] - span[0]).days + 1
    first = max(phase.starts_on or span[0], span[0])
    last = min(phase.ends_on or span[1], span[1])
    return Bar(Fraction((first - span[0]).days, whole), Fraction((last - first).days + 1, whole))


def share_of(day: date, span: tuple[date, date]) -> Fraction | None:
    """Where a day lies on the line; None where it is outside."""
    if not span[0] <= day <= span[1]:
        return None
    return Fraction((day - span[0]).days, (span[1] - span[0]).days + 1)


def is_between_phases(phases: Iterable[Phase], day: date) -> bool:
    """A phase is over and none runs: somebody should say what comes now."""
    found = {phase.standing(day) for phase in phases}
    return "over" in found and "running" not in found


def moved(keys: Sequence[Key], key: Key, by: int) -> tuple[Key, ...]:
    """The same keys with one of them moved up (``by`` below 0) or down; it stops at the ends.

    >>> moved(("a", "b", "c"), "c", -1), moved(("a", "b", "c"), "a", -1)
    (('a', 'c', 'b'), ('a', 'b', 'c'))
    """
    rest = [one for one in keys if one != key]
    rest.insert(min(max(keys.index(key) + by, 0), len(rest)), key)
    return tuple(rest)
