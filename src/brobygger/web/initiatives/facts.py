"""What a person says of an initiative, as the screens and the API hand it to the steps."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

INITIATIVE_WORDS = ("aim",)
STEP_WORDS = ("without", "why")
FOLLOW_UP_WORDS = ("question",)
"""Free text, where a name is asked about once, on screen and of a program."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InitiativeFacts:
    """An initiative as it is planned. Notes, places, themes and target groups by their ids."""

    title: str
    aim: str = ""
    budget_note: int | None = None
    place: int | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    themes: tuple[int, ...] = ()
    target_groups: tuple[int, ...] = ()
    expected_sectors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StepFacts:
    """What a step on the way is given: who decided it, when and where that is written.

    ``has_waiver``: a person has confirmed the note's words that no further decision is needed.
    ``without``: why it starts before what other links ask for.
    """

    on: date | None = None
    by: str = ""
    source: str = ""
    has_waiver: bool = False
    without: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseFacts:
    """A part of the way."""

    title: str
    starts_on: date | None = None
    ends_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffFacts:
    """A post: how much is planned and filled from a day on, as exact numbers in text."""

    title: str
    anchoring: str = ""
    since: date | None = None
    planned: str = ""
    filled: str = ""


@dataclass(frozen=True, slots=True)
class Waiver:
    """The note's own words that no further decision is needed, and where they stand."""

    quote: str
    place: dict[str, Any] = field(default_factory=dict)
