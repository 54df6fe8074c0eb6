"""The roster: each actor rates what it has with each other, and the answers become a network.

Source: section B1 of the design of reach and network methods.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from brobygger.domain.actors.network import Actor, Network, Pair, pair_of
from brobygger.domain.kernel.problem import Problem

Rule = Literal["mean", "either", "both"]
"""The level of a pair that both sides answered about.

mean: the middle of the two answers. either: the higher one, as if a tie that one side names is
enough. both: the lower one, as if both must name it. Where one side answered, its answer is the
level by every rule, so that the same pairs are known and the three can be compared.
"""

LEVELS = range(6)
"""0 none, 1 networking, 2 cooperation, 3 coordination, 4 coalition, 5 collaboration (Frey,
Lohmeier, Lee and Tollefson 2006)."""


@dataclass(frozen=True, slots=True)
class Report:
    """One answer of the roster: an actor rates what it has with another, 0 to 5."""

    wave: str
    by: str
    about: str
    level: int


def build_network(
    reports: Iterable[Report],
    wave: str,
    rule: Rule = "mean",
    *,
    min_level: float = 1,
    exclude: Iterable[str] = (),
    actors: Iterable[Actor] = (),
) -> Network:
    """The network of one wave of the roster.

    ``actors`` are those who were asked; without them it is everybody who is named. Answers by or
    about ``exclude`` are left out. An answer that cannot be used becomes a Problem and its pair
    stays unknown: a rating of oneself, a level that does not exist, two different answers to one
    question, an actor who is not on the list.

    >>> net = build_network([Report("1", "klub", "skole", 3), Report("1", "skole", "klub", 2)], "1")
    >>> net.levels[("klub", "skole")]
    2.5
    """
    gone = frozenset(exclude)
    here = [
        one for one in reports if one.wave == wave and one.by not in gone and one.about not in gone
    ]
    listed = {actor.id: actor for actor in actors if actor.id not in gone}
    if not listed:
        listed = {name: Actor(name) for one in here for name in (one.by, one.about)}
    given, problems = _answers(here, frozenset(listed))
    levels: dict[Pair, float] = {}
    twice: dict[Pair, tuple[int, int]] = {}
    for by, about in given:
        pair = pair_of(by, about)
        sides = [given[side] for side in (pair, pair[::-1]) if side in given]
        levels[pair] = _level(sides, rule)
        if len(sides) == 2:
            twice[pair] = (sides[0], sides[1])
    return Network(
        wave,
        tuple(listed[name] for name in sorted(listed)),
        MappingProxyType(levels),
        min_level,
        frozenset(listed),
        frozenset(by for by, _ in given),
        MappingProxyType(twice),
        problems=problems,
    )


def _answers(
    reports: Iterable[Report], listed: frozenset[str]
) -> tuple[dict[Pair, int], tuple[Problem, ...]]:
    """What can be used, by who answered about whom, and what cannot."""
    given: dict[Pair, int] = {}
    problems: list[Problem] = []
    doubtful: set[Pair] = set()
    for one in reports:
        side = (one.by, one.about)
        params = {"by": one.by, "about": one.about, "level": str(one.level)}
        if one.by == one.about:
            problems.append(Problem("ACTORS-001", "error", params=params))
        elif one.level not in LEVELS:
            problems.append(Problem("ACTORS-002", "error", params=params))
        elif stranger := sorted({one.by, one.about} - listed):
            params["stranger"] = stranger[0]
            problems.append(Problem("ACTORS-004", "error", params=params))
        elif given.setdefault(side, one.level) != one.level and side not in doubtful:
            doubtful.add(side)
            params["other"] = str(given[side])
            problems.append(Problem("ACTORS-003", "error", params=params))
    sure = {side: level for side, level in given.items() if side not in doubtful}
    return sure, tuple(problems)


def _level(sides: list[int], rule: Rule) -> float:
    if rule == "either":
        return float(max(sides))
    return float(min(sides)) if rule == "both" else sum(sides) / len(sides)
