"""The map: inside the square, the same again, and never a jump."""

from dataclasses import replace
from math import hypot
from random import Random

import networkx as nx
from hypothesis import given, settings

from brobygger.domain.actors.layout import Position, layout
from brobygger.domain.actors.network import Actor, Network, from_groups
from counts import examples
from domain.actors.networks import networks, register, seeds

law = settings(max_examples=examples(small=40, full=1_000))


def longest(before: dict[str, Position], after: dict[str, Position]) -> float:
    """The longest way anybody has gone."""
    return max(
        hypot(after[actor][0] - x, after[actor][1] - y)
        for actor, (x, y) in before.items()
        if actor in after
    )


def test_nobody_has_no_place() -> None:
    assert layout(from_groups([])) == {}


def test_one_actor_stands_in_the_middle_below_or_not() -> None:
    (place,) = layout(from_groups([], actors=[Actor("a")])).values()
    assert place == (0.5, 0.5)


@law
@given(networks, seeds)
def test_everybody_stands_inside_and_in_the_same_place_again(net: Network, seed: int) -> None:
    first = layout(net, seed=seed)
    assert set(first) == set(net.by_id)
    assert all(0 <= x <= 1 and 0 <= y <= 1 for x, y in first.values())
    assert first == layout(net, seed=seed)
    again = layout(net, first, seed)
    assert again == layout(net, first, seed)
    assert all(0 <= x <= 1 and 0 <= y <= 1 for x, y in again.values())


@law
@given(networks, seeds)
def test_nobody_moves_a_tenth_of_the_width_when_a_tie_is_added(net: Network, seed: int) -> None:
    before = layout(net)
    free = [pair for pair in net.pairs() if pair not in net.ties]
    if not free:
        return
    more = {**net.levels, Random(seed).choice(free): 5.0}
    assert longest(before, layout(replace(net, levels=more), before)) <= 0.1


def test_a_map_drawn_again_hardly_moves() -> None:
    net = register(nx.karate_club_graph())
    before = layout(net)
    assert longest(before, layout(net, before)) < 0.02


def test_a_newcomer_starts_among_those_it_works_with() -> None:
    graph = nx.karate_club_graph()
    before = layout(register(graph))
    graph.add_edges_from([(34, 0), (34, 1)])
    x, y = layout(register(graph), before)["34"]
    near = [before["0"], before["1"]]
    middle = (sum(one[0] for one in near) / 2, sum(one[1] for one in near) / 2)
    assert hypot(x - middle[0], y - middle[1]) < 0.3


def test_who_has_gone_is_not_on_the_map_and_strangers_are_a_new_map() -> None:
    graph = nx.path_graph(5)
    old = layout(register(graph))
    graph.remove_node(4)
    assert set(layout(register(graph), old)) == {"0", "1", "2", "3"}
    assert layout(register(graph), {"z": (0.1, 0.1)}) == layout(register(graph))


def test_those_who_work_together_stand_nearer_than_others() -> None:
    net = register(nx.karate_club_graph())
    at = layout(net)
    tied: list[float] = []
    others: list[float] = []
    for one, other in net.pairs():
        way = hypot(at[one][0] - at[other][0], at[one][1] - at[other][1])
        (tied if (one, other) in net.ties else others).append(way)
    assert sum(tied) / len(tied) < 0.6 * sum(others) / len(others)


def test_nobody_hides_another() -> None:
    """A star's leaves all have the same position in the network."""
    at = layout(register(nx.star_graph(40)))
    places = list(at.values())
    nearest = min(
        hypot(one[0] - other[0], one[1] - other[1])
        for number, one in enumerate(places)
        for other in places[:number]
    )
    assert nearest > 0.02


def test_actors_without_ties_stand_in_a_row_below() -> None:
    graph = nx.path_graph(4)
    graph.add_nodes_from([7, 8])
    at = layout(register(graph))
    assert at["7"][1] == at["8"][1] > max(at[str(node)][1] for node in range(4))
    assert at["7"][0] != at["8"][0]
