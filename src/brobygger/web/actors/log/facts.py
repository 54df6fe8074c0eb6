"""A contact as a person says it, on screen, by API or when it is put back."""

from dataclasses import dataclass, replace
from datetime import date

from brobygger.web.actors.models import Contact

LOG_WORDS = ("next_step",)
"""Free text, where a name is asked about once, on screen and of a program."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LogFacts:
    """Whom somebody was in contact with, when, how, about what, and what comes next.

    Organisations, themes and initiatives are given by their numbers.
    """

    actor: int
    on: date
    kind: str
    theme: int | None = None
    initiative: int | None = None
    met_with: int | None = None
    next_step: str = ""
    next_on: date | None = None
    next_done_on: date | None = None


def settled(facts: LogFacts) -> LogFacts:
    """The same without blanks around the words; what has no next step has no day for it."""
    step = facts.next_step.strip()
    if step:
        return replace(facts, next_step=step)
    return replace(facts, next_step="", next_on=None, next_done_on=None)


def facts_of(contact: Contact) -> LogFacts:
    """A contact as it stands."""
    return LogFacts(
        actor=contact.actor_id,
        on=contact.on,
        kind=contact.kind,
        theme=contact.theme_id,
        initiative=contact.initiative_id,
        met_with=contact.met_with_id,
        next_step=contact.next_step,
        next_on=contact.next_on,
        next_done_on=contact.next_done_on,
    )
