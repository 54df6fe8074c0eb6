"""The numbers of a session as somebody says them: on a phone, by link, by API, from a list."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from brobygger.web.reach.models import Tally

NUMBERS = ("heads", "first_timers", "asked", "outside", "line")


@dataclass(frozen=True, slots=True, kw_only=True)
class TallyFacts:
    """How many came to an activity on a day; what is None is not known, and never nought.

    ``groups`` are heads by broad group; they add up to the heads. ``session`` names one of several
    of a day, ``order`` says its number within the day. ``is_sure`` says yes to what was asked in
    doubt. ``sent_key`` is made where the numbers are typed: sent twice they are saved once.
    """

    activity: int
    on: date
    heads: int | None = None
    groups: Mapping[int, int] = field(default_factory=dict)
    first_timers: int | None = None
    asked: int | None = None
    outside: int | None = None
    line: str = ""
    order: int | None = None
    session: int | None = None
    sent_key: UUID = field(default_factory=uuid4)
    is_sure: bool = False


def settled(facts: TallyFacts) -> TallyFacts:
    """The same with the heads of the groups added up, and no blanks around the line."""
    heads = facts.heads
    if heads is None and facts.groups:
        heads = sum(facts.groups.values())
    return replace(facts, heads=heads, line=facts.line.strip())


def numbers_of(said: TallyFacts | Tally, groups: Mapping[int, int] | None = None) -> dict[str, Any]:
    """What was counted and nothing else, in a form that is kept and compared. ``groups`` are the
    heads by group where they are read already.
    """
    numbers = {name: getattr(said, name) for name in NUMBERS}
    if groups is None:
        groups = said.groups if isinstance(said, TallyFacts) else groups_of(said)
    return {**numbers, "groups": {str(group): groups[group] for group in sorted(groups)}}


def groups_of(tally: Tally) -> dict[int, int]:
    """Heads by broad group."""
    return dict(tally.groups.values_list("group_id", "heads"))


def facts_of(tally: Tally, groups: Mapping[int, int] | None = None) -> TallyFacts:
    """The numbers of a session as they stand; ``groups`` where they are read already."""
    return TallyFacts(
        activity=tally.session.activity_id,
        on=tally.session.on,
        session=tally.session_id,
        groups=groups_of(tally) if groups is None else groups,
        **{name: getattr(tally, name) for name in NUMBERS},
    )
