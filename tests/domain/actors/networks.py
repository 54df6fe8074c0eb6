"""Networks for tests: from the graphs of a library, from a picture in words, and by chance."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import permutations
from random import Random
from typing import Any

import networkx as nx
from hypothesis import strategies as st

from brobygger.domain.actors.network import Actor, Network, from_groups
from brobygger.domain.actors.roster import Report, Rule, build_network

SECTORS = ("kommune", "forening", "bolig", None)


def roster(
    graph: Any, sectors: Mapping[Any, str] | None = None, silent: Iterable[str] = ()
) -> Network:
    """A graph as a roster in which all but the silent answered about everybody, 1 or 0."""
    names = {node: str(node) for node in graph}
    quiet = set(silent)
    reports = [
        Report("1", names[one], names[other], int(graph.has_edge(one, other)))
        for one, other in permutations(graph, 2)
        if names[one] not in quiet
    ]
    known = sectors or {}
    actors = [Actor(name, known.get(node)) for node, name in names.items()]
    return build_network(reports, "1", actors=actors)


def register(graph: Any, actors: Iterable[Actor] = ()) -> Network:
    """A graph as a register: each tie delivered two things together."""
    groups = [frozenset(map(str, edge)) for edge in graph.edges] * 2
    listed = list(actors) or [Actor(str(node)) for node in graph]
    return from_groups(groups, actors=listed)


def as_graph(net: Network) -> Any:
    """The known ties as networkx has them, built without the code under test."""
    graph: Any = nx.Graph()
    graph.add_nodes_from(actor.id for actor in net.actors)
    graph.add_edges_from(pair for pair, level in net.levels.items() if level >= net.min_level)
    return graph


def an_actor(rng: Random, name: str) -> Actor:
    """An organisation with anything."""

    def some(words: str, chance: float = 0.5) -> frozenset[str]:
        return frozenset(word for word in words if rng.random() < chance)

    return Actor(
        name,
        rng.choice(SECTORS),
        is_staff=rng.random() < 0.1,
        is_paused=rng.random() < 0.1,
        areas=some("ab", 0.7),
        themes=some("jst"),
        target_groups=some("bvu"),
        days=some("1234567", 0.3),
    )


def a_roster(rng: Random, most: int = 14) -> Network:
    """A wave of answers in which some are silent and some leave lines blank."""
    names = [f"a{number:02}" for number in range(rng.randint(2, most))]
    actors = [an_actor(rng, name) for name in names]
    talk, tied = rng.choice((1.0, 0.9, 0.7, 0.4)), rng.random()
    reports = []
    for name in names:
        if rng.random() > talk:
            continue
        for other in names:
            if other != name and rng.random() < 0.9:
                level = rng.randint(1, 5) if rng.random() < tied else 0
                reports.append(Report("1", name, other, level))
    rules: tuple[Rule, ...] = ("mean", "either", "both")
    return build_network(
        reports, "1", rng.choice(rules), min_level=rng.choice((1, 1, 3)), actors=actors
    )


def a_register(rng: Random, most: int = 14) -> Network:
    """What was delivered together in a period, by chance."""
    names = [f"a{number:02}" for number in range(rng.randint(2, most))]
    actors = [an_actor(rng, name) for name in names]
    groups = [
        frozenset(rng.sample(names, min(len(names), rng.choice((1, 2, 2, 3)))))
        for _ in range(rng.randint(0, 3 * len(names)))
    ]
    return from_groups(groups, rng.choice((1, 2)), actors)


def workmates(rng: Random, names: Iterable[str]) -> list[Actor]:
    """Actors of one area who share a theme, so that any two may be brought together."""
    return [
        replace(
            an_actor(rng, name),
            is_staff=False,
            is_paused=False,
            areas=frozenset("a"),
            themes=frozenset({"j", *rng.sample("stkm", rng.randint(0, 3))}),
        )
        for name in names
    ]


seeds = st.integers(0, 10**9)
rosters = seeds.map(lambda seed: a_roster(Random(seed)))
registers = seeds.map(lambda seed: a_register(Random(seed)))
networks = st.one_of(rosters, registers)
