"""An entry of the plan as a person says it, on screen or when it is put back."""

from dataclasses import dataclass, replace
from datetime import date

from brobygger.web.actors.models import PlanEntry

PLAIN = ("title", "on", "is_day_known", "is_paid", "paid_what")
NUMBERS = ("effort", "initiative", "place", "theme", "target_group")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanFacts:
    """Something planned on a day, or in the month of ``on`` where the day is not known.

    Rows of other lists are given by their numbers.
    """

    title: str
    on: date
    is_day_known: bool = False
    actors: tuple[int, ...] = ()
    effort: int | None = None
    initiative: int | None = None
    place: int | None = None
    theme: int | None = None
    target_group: int | None = None
    is_paid: bool = False
    paid_what: str = ""


def settled(facts: PlanFacts) -> PlanFacts:
    """The same without blanks around words; a month is its first day; each actor once."""
    return replace(
        facts,
        title=facts.title.strip(),
        on=facts.on if facts.is_day_known else facts.on.replace(day=1),
        actors=tuple(sorted(set(facts.actors))),
        paid_what=facts.paid_what.strip(),
    )


def facts_of(entry: PlanEntry) -> PlanFacts:
    """An entry as it stands (one query)."""
    numbers = {name: getattr(entry, f"{name}_id") for name in NUMBERS}
    plain = {name: getattr(entry, name) for name in PLAIN}
    actors = tuple(sorted(row.pk for row in entry.actors.all()))
    return PlanFacts(actors=actors, **numbers, **plain)
