"""The way of an area initiative from plan to end: which steps there are, and what each asks for."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Stage = Literal["planned", "granted", "started", "closed"]
Missing = Literal["grant", "place", "period", "decision", "baseline", "why"]

WAY: tuple[Stage, ...] = ("planned", "granted", "started", "closed")
"""The stages in the order in which they are passed."""

TRANSITIONS: Mapping[Stage, frozenset[Stage]] = {
    "planned": frozenset({"granted", "closed"}),
    "granted": frozenset({"planned", "started", "closed"}),
    "started": frozenset({"granted", "closed"}),
    "closed": frozenset({"planned", "granted", "started"}),
}
"""Where an initiative may go from each stage. What is closed is only opened again to the stage
that it was closed from, see ``open_steps``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What is known when somebody wants to take a step; each is there or is not.

    ``waiver``: the note says that no further decision is needed, and a person has confirmed its
    words. ``has_open_checks``: other links ask for something first (the first measurement of the
    network); ``without``: why it starts without that. ``why``: the reason of the step itself.
    """

    grant: bool = False
    place: bool = False
    period: bool = False
    decision: bool = False
    waiver: bool = False
    has_open_checks: bool = False
    without: bool = False
    why: bool = False


def is_back(now: Stage, to: Stage) -> bool:
    """The step goes back on the way.

    >>> is_back("started", "granted"), is_back("granted", "started"), is_back("planned", "closed")
    (True, False, False)
    """
    return WAY.index(to) < WAY.index(now)


def reached(has_started: bool, has_grant: bool) -> Stage:
    """The stage that an initiative was closed from, by what stands about it.

    >>> reached(True, True), reached(False, True), reached(False, False)
    ('started', 'granted', 'planned')
    """
    if has_started:
        return "started"
    return "granted" if has_grant else "planned"


def open_steps(now: Stage, closed_from: Stage) -> tuple[Stage, ...]:
    """The steps that may be taken now, onwards first.

    >>> open_steps("granted", "planned"), open_steps("closed", "started")
    (('started', 'closed', 'planned'), ('started',))
    """
    if now == "closed":
        return (closed_from,)
    found = sorted(TRANSITIONS[now], key=WAY.index)
    return tuple(sorted(found, key=lambda to: is_back(now, to)))


def missing(now: Stage, to: Stage, given: Given) -> tuple[Missing, ...]:
    """What the step still asks for, in the order in which a person fills it in.

    To start, an initiative has a place, a first day, and the committee's decision unless the note
    says that none is needed. It may start before the network was measured, with a reason.

    >>> missing("granted", "started", Given(place=True, period=True))
    ('decision',)
    """
    if is_back(now, to) or to == "closed":
        return () if given.why else ("why",)
    if to == "granted":
        return () if given.grant else ("grant",)
    asked: list[tuple[Missing, bool]] = [
        ("place", given.place),
        ("period", given.period),
        ("decision", given.decision or given.waiver),
        ("baseline", given.without or not given.has_open_checks),
    ]
    return tuple(what for what, is_there in asked if not is_there)
