"""Actors, contacts, efforts and agreements as people enter them, on screen, by API and in lists."""

from dataclasses import dataclass, fields, replace
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Numbers = tuple[int, ...]
"""Numbers of rows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorFacts:
    """An organisation. ``weekdays`` are 1 for Monday to 7 for Sunday."""

    title: str
    sector: int | None = None
    places: Numbers = ()
    themes: Numbers = ()
    target_groups: Numbers = ()
    offers: str = ""
    weekdays: Numbers = ()
    contact_function: str = ""
    is_staff: bool = False
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactFacts:
    """Who answers there. A work name and number need the day on which the organisation agreed."""

    function: str = ""
    work_name: str = ""
    work_number: str = ""
    agreed_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EffortFacts:
    """What one or several actors do. ``initiative`` is the one that pays for it, if any."""

    title: str
    actors: Numbers
    standing: str
    level: str
    places: Numbers = ()
    themes: Numbers = ()
    target_groups: Numbers = ()
    initiative: int | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    about: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementFacts:
    """What was agreed with an actor, for how long, and when it must be renewed."""

    purpose: str
    starts_on: date
    ends_on: date | None = None
    renewal_on: date | None = None
    own_contribution: str = ""
    initiative: int | None = None


ACTOR_WORDS = ("offers", "contact_function")
CONTACT_WORDS = ("function",)
PAUSE_WORDS = ("paused_because",)
EFFORT_WORDS = ("about",)
AGREEMENT_WORDS = ("purpose", "own_contribution")
"""Free text, where a name is asked about once, on screen and of a program."""


Facts = TypeVar("Facts", bound="DataclassInstance")


def settled(facts: Facts) -> Facts:
    """The same facts without blanks around words, and each number once and in order."""
    values = {one.name: getattr(facts, one.name) for one in fields(facts)}
    tidy: dict[str, Any] = {
        name: value.strip() if isinstance(value, str) else tuple(sorted(set(value)))
        for name, value in values.items()
        if isinstance(value, str | tuple)
    }
    return replace(facts, **tidy)
