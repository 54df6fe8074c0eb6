"""Which two actors could be brought together, and what speaks for it before any is chosen.

Source: section B4 of the design of reach and network methods.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from brobygger.domain.actors.network import Actor, Network, Pair, pair_of

HIGHEST_LEVEL = 1
"""Pairs at level 0 or 1 are candidates: they know of each other at most."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two actors that could be brought together, with what does not depend on other proposals.

    Each is from 0 to 1: ``crosses``, two sectors; ``overlap``, the themes and target groups they
    share of all they have; ``complement``, the target groups and days that one has and the other
    lacks; ``load``, the ties that both have already, of the most that any two could have.
    """

    pair: Pair
    crosses: float
    overlap: float
    complement: float
    load: float


def candidates(net: Network, exclude: Iterable[Pair] = ()) -> list[Candidate]:
    """Every pair that may be proposed, in the order of ids.

    Both work in the same area and share a theme or a target group; it is known that they work
    together little or not; at least three steps lie between them, or no path at all; neither is
    staff or paused; and the pair has not been rejected before (``exclude``). The network is to be
    given without the project's own people.
    """
    rejected = {pair_of(*pair) for pair in exclude}
    most = max((len(others) for others in net.neighbours.values()), default=0)
    found = []
    for pair in sorted(_in_the_same_area(net)):
        one, other = (net.by_id[actor] for actor in pair)
        level = net.level(*pair)
        if (
            pair in rejected
            or level is None
            or level > HIGHEST_LEVEL
            or not _share_work(one, other)
        ):
            continue
        here, there = net.neighbours[one.id], net.neighbours[other.id]
        if pair in net.ties or not here.isdisjoint(there):
            continue
        load = (len(here) + len(there)) / (2 * most) if most else 0.0
        found.append(
            Candidate(pair, _crosses(one, other), _overlap(one, other), _lack(one, other), load)
        )
    return found


def _in_the_same_area(net: Network) -> Iterator[Pair]:
    """Pairs that meet in at least one area, each once; only they are looked at."""
    local: dict[str, list[str]] = {}
    for actor in net.actors:
        if not (actor.is_staff or actor.is_paused):
            for area in actor.areas:
                local.setdefault(area, []).append(actor.id)
    seen = {pair for actors in local.values() for pair in combinations(actors, 2)}
    return iter(seen)


def _share_work(one: Actor, other: Actor) -> bool:
    return bool(one.themes & other.themes or one.target_groups & other.target_groups)


def _crosses(one: Actor, other: Actor) -> float:
    return float(None not in (one.sector, other.sector) and one.sector != other.sector)


def _overlap(one: Actor, other: Actor) -> float:
    shared = len(one.themes & other.themes) + len(one.target_groups & other.target_groups)
    return shared / (len(one.themes | other.themes) + len(one.target_groups | other.target_groups))


def _lack(one: Actor, other: Actor) -> float:
    apart = len(one.target_groups ^ other.target_groups) + len(one.days ^ other.days)
    every = len(one.target_groups | other.target_groups) + len(one.days | other.days)
    return apart / every if every else 0.0
