"""What was decided on a budget note, for a year: the only list of outcomes.

Source: section 6.1 of the domain description. "Funded, yes or no" is too poor for it: a note may
be granted in part, left to the committee, absorbed in a frame, joined with another, or put off.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

OutcomeKind = Literal[
    "undecided",
    "funded",
    "part_funded",
    "left_to_committee",
    "within_frame",
    "merged",
    "packaged",
    "intent_only",
    "deferred",
    "rejected",
    "withdrawn",
]
OUTCOMES: tuple[OutcomeKind, ...] = get_args(OutcomeKind)
"""The codes are stable; the words are in the catalogue."""

Settled = Literal["pending", "granted", "refused"]
"""What the committee has done with a note that was left to it."""


class TwoOutcomes(ValueError):
    """One note has two outcomes for the same year, so that nobody can tell which one counts."""

    def __init__(self, note: str, year: int | None) -> None:
        super().__init__(f"{note} {year or 'every year'}")
        self.note = note
        self.year = year


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a person has entered about one note (or need, or package) and one year.

    ``year`` None says the same of every year that has no outcome of its own. ``decided_on`` None:
    counted as known from the start. ``covers`` and ``excludes`` are part ids, for a note granted
    in part. ``other`` is the note it is merged with, or the package that carries it. ``until`` is
    the day the round is adopted to which it was put off. ``source`` names where the decision
    stands (committee, date, item, case number).
    """

    note: str
    kind: OutcomeKind
    year: int | None = None
    decided_on: date | None = None
    covers: frozenset[str] = frozenset()
    excludes: frozenset[str] = frozenset()
    other: str | None = None
    settled: Settled = "pending"
    until: date | None = None
    source: str = ""

    def is_known(self, at: date) -> bool:
        """Whether the decision has been taken on the day.

        >>> granted = Outcome("N9", "funded", 2024, decided_on=date(2023, 10, 5))
        >>> granted.is_known(date(2023, 10, 4)), granted.is_known(date(2023, 10, 5))
        (False, True)
        """
        return self.decided_on is None or self.decided_on <= at


def granted(note: str) -> Outcome:
    """The supposition that a note is granted for every year; nobody has decided it."""
    return Outcome(note, "funded")


def refused(note: str) -> Outcome:
    """The supposition that a note gets nothing in any year; nobody has decided it."""
    return Outcome(note, "rejected")
