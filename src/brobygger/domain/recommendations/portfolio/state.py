"""The answer about a part or recommendation at a date, with the chain of its reasons."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum
from typing import Literal, get_args

from brobygger.domain.kernel.place import NOWHERE, Place
from brobygger.domain.kernel.problem import Problem
from brobygger.domain.recommendations.portfolio.outcome import OutcomeKind


class State(IntEnum):
    """Three values with an order (AND is the least, OR the greatest), and one that stands apart.

    "Ordered" and "needs no money" are never STANDS by themselves: only money or a frame that is
    there on the day is.
    """

    FALLS = 0
    OPEN = 1
    STANDS = 2
    OUTSIDE = 3


Label = Literal["covered", "partly", "open", "fallen", "lapsed", "outside"]
"""What a recommendation is said to be at a date.

covered: everything its parts need is there. partly: some of it is. open: nothing is, something
still may be. lapsed: nothing is, and some of it was until its money ended. fallen: nothing is and
nothing was. outside: every part is for another authority.
"""
LABELS: tuple[Label, ...] = get_args(Label)

StepKind = Literal[
    "frame",
    "only_via",
    "no_source",
    "outside",
    "plan_pays",
    "plan_ended",
    "plan_not_begun",
    "plan_end_unknown",
    "grant_pays",
    "grant_ended",
    "grant_not_begun",
    "grant_end_unknown",
    "need_open",
    "need_passed",
    "note_undecided",
    "note_funded",
    "note_not_begun",
    "note_ended",
    "note_part_covered",
    "note_part_excluded",
    "note_part_unsaid",
    "note_left_pending",
    "note_left_granted",
    "note_left_refused",
    "note_in_frame",
    "note_merged",
    "note_merged_ring",
    "note_packaged",
    "note_intent",
    "note_deferred",
    "note_deferred_passed",
    "note_rejected",
    "note_withdrawn",
    "package_stops",
    "package_open",
    "requires",
    "requires_other_authority",
]
"""Why a part has its state, one code a step; the words are in the catalogue."""
STEPS: tuple[StepKind, ...] = get_args(StepKind)


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a chain: what was looked at, what it gave, and the words that say so.

    ``subject`` is a part ("3b"), a recommendation ("11"), a note ("N9"), a need ("R7") or what
    pays. ``quote`` are the paper's words and ``place`` where they stand; ``decision`` names the
    committee's decision where one was entered. ``day`` is the day that the step turns on.
    """

    kind: StepKind
    subject: str
    state: State
    quote: str = ""
    place: Place = NOWHERE
    decision: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True)
class PartState:
    """A part at a date. ``chain`` leads from the part to a quote of the paper.

    ``lapsed_on``: the last day on which it stood, where its money has ended since.
    ``lenient`` is the state by the reading in which an unnamed part of a required recommendation
    is enough; None where both readings agree. ``remarks`` are stable codes.
    """

    id: str
    state: State
    chain: tuple[Step, ...]
    lapsed_on: date | None = None
    lenient: State | None = None
    remarks: tuple[str, ...] = ()

    @property
    def has_lapsed(self) -> bool:
        """It stood once, and what paid for it has ended."""
        return self.lapsed_on is not None


@dataclass(frozen=True, slots=True)
class NoteState:
    """A note, need or package at a date, for one part: its state, why, and the outcome used.

    ``behind`` is the state of the note it was joined with, or of the package it lies in, where
    that is what decides. ``is_silent``: nothing that is decided speaks of this day; what is known
    is that nothing is decided, or only what comes later.
    """

    note: str
    state: State
    kind: StepKind
    day: date | None = None
    outcome: OutcomeKind = "undecided"
    decision: str = ""
    behind: "NoteState | None" = None
    is_silent: bool = False

    @property
    def all_the_way(self) -> "tuple[NoteState, ...]":
        """This state, the one behind it, and so on to the one that nothing is behind.

        >>> other = NoteState("N2", State.FALLS, "note_rejected")
        >>> joined = NoteState("N9", State.FALLS, "note_merged", behind=other)
        >>> [each.note for each in joined.all_the_way]
        ['N9', 'N2']
        """
        return (self, *(self.behind.all_the_way if self.behind else ()))


@dataclass(frozen=True, slots=True)
class States:
    """Everything at one date. ``lenient`` holds labels only where they differ from the strict."""

    at: date
    parts: Mapping[str, PartState]
    recommendations: Mapping[int, Label]
    lenient: Mapping[int, Label] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    @property
    def counts(self) -> Mapping[Label, int]:
        """How many recommendations there are of each label, those of none included."""
        said = list(self.recommendations.values())
        return {label: said.count(label) for label in LABELS}
