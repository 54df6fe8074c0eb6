"""Who works with whom at one time: actors, the level of each pair, and what nobody knows.

A pair that nobody answered about is unknown, which is not the same as working apart: it is never
counted as level 0, it leaves every denominator, and figures that cannot leave it out are given
with both bounds. Source: section B of the design of reach and network methods.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import combinations
from types import MappingProxyType
from typing import Literal, TypeVar

from brobygger.domain.kernel.problem import Problem

Value = TypeVar("Value")

Pair = tuple[str, str]
"""Two actors, the smaller id first: what is between them has no direction."""


Detail = Literal["all", "robust", "counts", "none"]
"""How much may be said of a network for so many answers.

all: everything. robust: not betweenness, cut actors and roles, which a few missing answers turn
over. counts: only counts. none: nothing, because so few answers could be guessed one by one.
"""


FRAGILE_FROM = 0.8
"""Response rate from which betweenness, cut actors and roles are shown (Smith and Moody 2013)."""

SHARES_FROM = 0.6
"""Response rate from which more than counts is shown."""

FEWEST_ANSWERS = 5
"""With fewer organisations that answered nothing is shown: the same floor as for people."""


@dataclass(frozen=True, slots=True)
class Actor:
    """An organisation in or around an area; never a person.

    ``is_staff``: the project's own people, who leave when the money ends. ``is_paused``: no new
    ties are proposed for now. The sets hold codes that the caller gives meaning.
    """

    id: str
    sector: str | None = None
    is_staff: bool = False
    is_paused: bool = False
    areas: frozenset[str] = frozenset()
    themes: frozenset[str] = frozenset()
    target_groups: frozenset[str] = frozenset()
    days: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Network:
    """Who works with whom in one wave; made by ``build_network`` or ``from_groups``.

    ``levels`` holds the pairs that somebody answered about. ``twice`` holds both answers of the
    pairs that both sides answered about, the smaller id's first: they are private to the two, so
    only shares of them may be shown. ``groups`` is None for a roster. Where it is not None the
    network is a register of who delivered what together, complete as it stands: ``levels`` then
    holds the ties, ``shared`` how often, and every other pair is known to have none.
    """

    wave: str
    actors: tuple[Actor, ...]
    levels: Mapping[Pair, float]
    min_level: float = 1
    asked: frozenset[str] = frozenset()
    answered: frozenset[str] = frozenset()
    twice: Mapping[Pair, tuple[int, int]] = field(default_factory=dict)
    groups: tuple[frozenset[str], ...] | None = None
    min_shared: int = 2
    shared: Mapping[Pair, int] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    @cached_property
    def by_id(self) -> Mapping[str, Actor]:
        """The actors by their id, in order."""
        return MappingProxyType({actor.id: actor for actor in self.actors})

    @cached_property
    def index(self) -> Mapping[str, int]:
        """The place of each actor in the order of ids."""
        return MappingProxyType({actor.id: at for at, actor in enumerate(self.actors)})

    @property
    def is_register(self) -> bool:
        """Counted from what was delivered together, not answered by the actors."""
        return self.groups is not None

    @cached_property
    def ties(self) -> frozenset[Pair]:
        """The pairs known to reach the least level of a tie."""
        return frozenset(pair for pair, level in self.levels.items() if level >= self.min_level)

    @cached_property
    def neighbours(self) -> Mapping[str, frozenset[str]]:
        """Actor -> those it is known to have a tie with."""
        found: dict[str, set[str]] = {actor.id: set() for actor in self.actors}
        for one, other in self.ties:
            found[one].add(other)
            found[other].add(one)
        return MappingProxyType({actor: frozenset(others) for actor, others in found.items()})

    @property
    def pair_count(self) -> int:
        """All pairs there are, known or not."""
        return len(self.actors) * (len(self.actors) - 1) // 2

    @property
    def known_count(self) -> int:
        """The pairs that somebody answered about."""
        return self.pair_count if self.is_register else len(self.levels)

    @cached_property
    def known_by_actor(self) -> Mapping[str, int]:
        """Actor -> how many others it is known how it works with."""
        if self.is_register:
            return MappingProxyType(dict.fromkeys(self.by_id, len(self.actors) - 1))
        found = dict.fromkeys(self.by_id, 0)
        for pair in self.levels:
            for actor in pair:
                found[actor] += 1
        return MappingProxyType(found)

    def pairs(self) -> Iterator[Pair]:
        """All pairs, known or not, in the order of ids."""
        return combinations(self.by_id, 2)

    def unknown(self) -> Iterator[Pair]:
        """The pairs that nobody answered about."""
        if self.is_register:
            return iter(())
        return (pair for pair in self.pairs() if pair not in self.levels)

    def level(self, one: str, other: str) -> float | None:
        """The level between two actors; None where nobody answered."""
        return self.levels.get(pair_of(one, other), 0.0 if self.is_register else None)

    @property
    def response_rate(self) -> float | None:
        """Actors that answered, of those asked; None where nobody was asked."""
        return len(self.answered & self.asked) / len(self.asked) if self.asked else None

    @property
    def detail(self) -> Detail:
        """How much may be said of the network. A register has no answers that could be missing."""
        if self.is_register:
            return "all"
        rate = self.response_rate
        if rate is None or len(self.answered) < FEWEST_ANSWERS:
            return "none"
        if rate < SHARES_FROM:
            return "counts"
        return "all" if rate >= FRAGILE_FROM else "robust"

    def without(self, leaving: Iterable[str]) -> "Network":
        """The network as it would stand without some actors, and without their answers."""
        gone = frozenset(leaving)
        actors = tuple(actor for actor in self.actors if actor.id not in gone)
        if self.groups is not None:
            kept = (group - gone for group in self.groups)
            return from_groups(kept, self.min_shared, actors, self.wave)
        return replace(
            self,
            actors=actors,
            levels=_without(self.levels, gone),
            asked=self.asked - gone,
            answered=self.answered - gone,
            twice=_without(self.twice, gone),
        )

    def without_staff(self) -> "Network":
        """What is left when the project's own people have gone: the measure of what lasts."""
        return self.without(actor.id for actor in self.actors if actor.is_staff)

    def at_level(self, min_level: float) -> "Network":
        """The same answers with another least level of a tie."""
        return replace(self, min_level=min_level)


def pair_of(one: str, other: str) -> Pair:
    """Two actors as a pair.

    >>> pair_of("skole", "klub")
    ('klub', 'skole')
    """
    return (one, other) if one < other else (other, one)


def from_groups(
    groups: Iterable[frozenset[str]],
    min_shared: int = 2,
    actors: Iterable[Actor] = (),
    wave: str = "",
    exclude: Iterable[str] = (),
) -> Network:
    """The network of who delivered things together: a tie from ``min_shared`` times on.

    Each group is those who delivered one session, or the two ends of a referral. A single shared
    event would tie everybody to everybody, hence two. Without ``actors`` everybody who delivered
    something is one. Fewer than one shared group: ValueError.

    >>> net = from_groups([frozenset({"klub", "skole"}), frozenset({"klub", "skole", "politi"})])
    >>> sorted(net.ties), net.level("klub", "politi")
    ([('klub', 'skole')], 0.0)
    """
    if min_shared < 1:
        raise ValueError(f"a tie from {min_shared} shared groups on")
    gone = frozenset(exclude)
    listed = {actor.id: actor for actor in actors if actor.id not in gone}
    kept = [group - gone for group in groups]
    if not listed:
        listed = {name: Actor(name) for group in kept for name in group}
    kept = [inside for group in kept if (inside := group & listed.keys())]
    shared: dict[Pair, int] = {}
    for group in kept:
        for pair in combinations(sorted(group), 2):
            shared[pair] = shared.get(pair, 0) + 1
    return Network(
        wave,
        tuple(listed[name] for name in sorted(listed)),
        MappingProxyType({pair: 1.0 for pair, times in shared.items() if times >= min_shared}),
        groups=tuple(frozenset(group) for group in kept),
        min_shared=min_shared,
        shared=MappingProxyType(shared),
    )


def _without(values: Mapping[Pair, Value], gone: frozenset[str]) -> Mapping[Pair, Value]:
    return MappingProxyType({pair: one for pair, one in values.items() if gone.isdisjoint(pair)})
