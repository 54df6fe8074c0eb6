"""How fast bridges are proposed and a map is laid out, beside plain networkx."""

import gzip
import multiprocessing
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from importlib.metadata import version
from random import Random
from typing import Any

import networkx as nx
from run import Table

from brobygger.domain.actors.bridging.bridges import propose_bridges
from brobygger.domain.actors.bridging.candidate import Candidate, candidates
from brobygger.domain.actors.bridging.worth import DEFAULT, MOST_JOINED
from brobygger.domain.actors.layout import layout
from brobygger.domain.actors.metrics import actor_metrics
from brobygger.domain.actors.network import Actor, Network, from_groups
from brobygger.domain.actors.summary import indicators

TITLE = "The network of actors"
WHY = (
    "Registers made by chance: actors in areas of about 65, one tie and a quarter each, one in "
    "ten of the ties out of the area. *Bridges*: five proposals, at most two for an actor; up to "
    "60 actors with the swap pass, above 300 with distances from 128 pivots and at most 2,000 "
    "pairs weighed. *Plain*: the same five rounds without the swap, where networkx computes the "
    "efficiency of the whole network anew for every pair; above 60 actors it would take minutes "
    "to hours, so the pairs that five rounds look at are multiplied by the time of a few (≈). "
    "*Map*: the first one, and one that starts from it. *Drawn*: the first one with its SVG and "
    "the rows of its table, as the page makes them, and both as they are sent. *Figures*: all of "
    "a network twice, and of each actor. The goals are 60 actors' bridges below 0.5 s, 1,000 "
    "actors' below 20 s, and 500 actors' map drawn below 0.2 s and 25 KB."
)
KINDS = ("Foreningen", "Klubben", "Skolen", "Biblioteket", "Boligforeningen", "Sundhedshuset")
QUARTERS = ("Nord", "Syd", "Øst", "Vest")
SECTORS = ("Kommune", "Forening", "Bolig", "Skole")
SIZES = (15, 30, 60, 300, 500, 1_000)
PLAIN_UP_TO = 60
GOALS = {
    ("bridges", 60): 0.5,
    ("bridges", 1_000): 20.0,
    ("map", 500): 0.15,
    ("drawn", 500): 0.2,
    ("kilobytes", 500): 25.0,
}


def a_network(count: int, seed: int = 1) -> Network:
    """So many actors with what they do, and whom they delivered things with."""
    rng = Random(seed)

    def some(words: str, chance: float) -> frozenset[str]:
        return frozenset(word for word in words if rng.random() < chance)

    areas = max(1, count // 65)
    actors = [
        Actor(
            f"a{number:04}",
            rng.choice("kfbs"),
            areas=frozenset({str(rng.randrange(areas))}),
            themes=some("jstk", 0.4),
            target_groups=some("bvu", 0.4),
            days=some("1234567", 0.3),
        )
        for number in range(count)
    ]
    actors[0] = replace(actors[0], is_staff=True)
    groups: list[frozenset[str]] = []
    while len(groups) < count * 5 // 4:
        one, other = rng.sample(actors, 2)
        if one.areas == other.areas or rng.random() < 0.1 / areas:
            groups.append(frozenset({one.id, other.id}))
    return from_groups(groups * 2, actors=actors)


def plain(net: Network) -> None:
    """Five rounds in which every pair's efficiency is that of the whole network, computed anew."""
    graph: Any = nx.Graph()
    graph.add_nodes_from(net.by_id)
    graph.add_edges_from(net.ties)
    possible = candidates(net)
    largest = 0.0
    chosen: list[Candidate] = []
    for _ in range(5):
        before, parts = nx.global_efficiency(graph), nx.number_connected_components(graph)
        worths = []
        for one in possible:
            fewer = sum(1 for actor in one.pair if not graph.degree(actor))
            graph.add_edge(*one.pair)
            gain = nx.global_efficiency(graph) - before
            fewer += parts - nx.number_connected_components(graph)
            graph.remove_edge(*one.pair)
            worths.append((gain, fewer))
        largest = largest or max(gain for gain, _ in worths)
        best = max(
            range(len(possible)),
            key=lambda at: (
                DEFAULT.closer * worths[at][0] / largest
                + DEFAULT.joined * worths[at][1] / MOST_JOINED
                + DEFAULT.own(possible[at])
            ),
        )
        chosen.append(possible.pop(best))
        graph.add_edge(*chosen[-1].pair)
        ends = [actor for one in chosen for actor in one.pair]
        full = {actor for actor in ends if ends.count(actor) >= 2}
        possible = [one for one in possible if full.isdisjoint(one.pair)]


def plain_about(net: Network) -> float:
    """The seconds that five plain rounds would take, from the time of a few of their pairs."""
    graph: Any = nx.Graph()
    graph.add_nodes_from(net.by_id)
    graph.add_edges_from(net.ties)
    possible = candidates(net)
    some = Random(1).sample(possible, 3)
    start = time.perf_counter()
    for one in some:
        graph.add_edge(*one.pair)
        nx.global_efficiency(graph)
        nx.number_connected_components(graph)
        graph.remove_edge(*one.pair)
    return (time.perf_counter() - start) / len(some) * len(possible) * 5


def every_figure(net: Network) -> None:
    """The figures of the network twice over, and of each actor."""
    indicators(net)
    actor_metrics(net)


def seconds(work: Callable[[], object], rounds: int) -> float:
    """The median of some rounds by the clock, after one that warms up."""
    work()
    taken = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def draw(net: Network) -> str:
    """The map and the rows of its table, laid out anew, as the page makes them."""
    from brobygger.web.actors.models import Actor as Row
    from brobygger.web.actors.network.drawing import View, legend_of
    from brobygger.web.actors.network.mapping import OnMap, Shown, actor_table
    from brobygger.web.actors.network.networks import Reading

    sectors = [(code, title) for code, title in zip("kfbs", SECTORS, strict=True)]
    rows = {actor.id: Row(pk=int(actor.id[1:]), title=name_of(actor.id)) for actor in net.actors}
    names = {code: row.title for code, row in rows.items()} | dict(sectors)
    reading = Reading(None, net, rows, names, sectors)
    seen = OnMap(Shown(), reading, net, layout(net), legend_of(sectors), [])
    cells = (
        f'<tr id="{row.code}"><th scope="row">{row.title}</th><td>{row.sector}</td>'
        f"<td>{row.ties}</td><td>{row.unknown}</td><td>{row.proposals}</td></tr>"
        for row in actor_table(seen)
    )
    return seen.drawing(View()) + "".join(cells)


def name_of(code: str) -> str:
    """A name as long as those of organisations are."""
    number = int(code[1:])
    return f"{KINDS[number % len(KINDS)]} i {QUARTERS[number % len(QUARTERS)]}vang {number}"


def drawings(home: str) -> dict[int, tuple[float, float]]:
    """In a process of its own, with the web floor: seconds and kilobytes of the map, by size."""
    os.environ.update(DJANGO_SETTINGS_MODULE="brobygger.web.entry.settings", BROBYGGER_HOME=home)
    import django

    django.setup()
    found = {}
    for count in SIZES:
        net = a_network(count)
        size = len(gzip.compress(draw(net).encode(), 6)) / 1000
        found[count] = (seconds(partial(draw, net), 7), size)
    return found


def measure() -> Table:
    """Every size: bridges, plain bridges, maps, figures."""
    rows, found = [], {}
    with (
        tempfile.TemporaryDirectory() as home,
        multiprocessing.get_context("spawn").Pool(1) as pool,
    ):
        drawn = pool.apply(drawings, (home,))
    for count in SIZES:
        net = a_network(count)
        lasting, first = net.without_staff(), layout(net)
        rounds = 3 if count > 60 else 7
        found["bridges", count] = seconds(partial(propose_bridges, net), rounds)
        found["map", count] = seconds(partial(layout, net), rounds)
        again = seconds(partial(layout, net, first), rounds)
        figures = seconds(partial(every_figure, net), rounds)
        found["drawn", count], found["kilobytes", count] = drawn[count]
        if count <= PLAIN_UP_TO:
            slow = f"{seconds(partial(plain, lasting), 1):.2f}"
        else:
            slow = f"≈ {plain_about(lasting):,.0f}"
        rows.append(
            (
                f"{count:,}",
                f"{len(candidates(lasting)):,}",
                f"{found['bridges', count]:.3f}",
                slow,
                f"{1000 * found['map', count]:.0f}",
                f"{1000 * again:.0f}",
                f"{1000 * drawn[count][0]:.0f}",
                f"{drawn[count][1]:.1f}",
                f"{1000 * figures:.0f}",
            )
        )
    missed = [
        f"{what} of {count:,}" for (what, count), goal in GOALS.items() if found[what, count] > goal
    ]
    kept = f"missed: {', '.join(missed)}" if missed else "all goals kept"
    heads = (
        "actors",
        "pairs that could meet",
        "bridges, s",
        "plain, s",
        "map, ms",
        "map again, ms",
        "drawn, ms",
        "drawn, KB",
        "figures, ms",
    )
    libraries = ", ".join(f"{name} {version(name)}" for name in ("networkx", "rustworkx", "scipy"))
    return Table(heads, tuple(rows), f"{libraries}; median of 3 to 7 rounds after one; {kept}.")
