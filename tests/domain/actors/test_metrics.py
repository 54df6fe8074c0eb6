"""Where each actor stands, against networkx and against the definitions counted out."""

from dataclasses import replace
from itertools import combinations
from math import isnan

import networkx as nx
import pytest
from hypothesis import given, settings

from brobygger.domain.actors.graphs import betweenness, cut_actors
from brobygger.domain.actors.key_players import fragmentation, key_players
from brobygger.domain.actors.metrics import actor_metrics, brokerage, constraint, effective_size
from brobygger.domain.actors.network import Network
from counts import examples
from domain.actors.networks import as_graph, networks, roster

law = settings(max_examples=examples(small=60, full=2_000))


@law
@given(networks)
def test_metrics_are_those_of_networkx(net: Network) -> None:
    graph = as_graph(net)
    between = nx.betweenness_centrality(graph, normalized=False)
    assert cut_actors(net) == set(nx.articulation_points(graph))
    for accelerated in (True, False):
        found = betweenness(net, accelerated)
        assert found == pytest.approx(between, abs=1e-6)
    for ours, theirs in (
        (constraint(net), nx.constraint(graph)),
        (effective_size(net), nx.effective_size(graph)),
    ):
        for actor, value in theirs.items():
            if isnan(value):
                assert ours[actor] is None
            else:
                assert ours[actor] == pytest.approx(value, abs=1e-6)


@law
@given(networks)
def test_no_ties_is_neither_nought_nor_one(net: Network) -> None:
    for actor, others in net.neighbours.items():
        assert (constraint(net)[actor] is None) == (not others)
        assert (effective_size(net)[actor] is None) == (not others)


@law
@given(networks)
def test_roles_are_counted_pair_by_pair(net: Network) -> None:
    """Every open pair around every broker, by the definition."""
    for broker, counted in brokerage(net).items():
        own = net.by_id[broker].sector
        if own is None:
            assert counted is None
            continue
        wanted = {"coordinator": 0, "consultant": 0, "gatekeeper": 0, "liaison": 0}
        for one, other in combinations(net.by_id, 2):
            ends = {net.by_id[one].sector, net.by_id[other].sector}
            level = net.level(one, other)
            if None in ends or level is None or level >= net.min_level:
                continue
            if not {one, other} <= net.neighbours[broker]:
                continue
            if ends == {own}:
                wanted["coordinator"] += 1
            elif own in ends:
                wanted["gatekeeper"] += 1
            else:
                wanted["consultant" if len(ends) == 1 else "liaison"] += 1
        assert counted == wanted


def test_a_broker_between_two_of_whom_nobody_knows_is_not_counted() -> None:
    """The contacts of a star whose two leaves did not answer might know each other."""
    net = roster(nx.star_graph(8), dict.fromkeys(range(9), "a"), silent=["7", "8"])
    counted = brokerage(net)["0"]
    assert counted is not None
    assert counted["coordinator"] == 8 * 7 // 2 - 1


@settings(max_examples=examples(small=40, full=1_000))
@given(networks)
def test_key_players_are_those_of_every_choice_tried(net: Network) -> None:
    names = frozenset(net.by_id)
    full = net if net.is_register else replace(net, asked=names, answered=names)
    if full.detail != "all":
        return
    graph = as_graph(net)
    for count in (1, 2):
        found = key_players(full, count)
        if len(names) < count + 2:
            assert found is None
            continue
        tried = []
        for team in combinations(sorted(names), count):
            left = graph.subgraph(names - set(team))
            sizes = [len(part) for part in nx.connected_components(left)]
            tried.append((-(fragmentation(sizes) or 0), team))
        worst, team = min(tried, key=lambda one: (round(one[0], 9), one[1]))
        assert found is not None
        assert found.fragmentation == pytest.approx(-worst, abs=1e-9)
        assert found.actors == team


def test_three_key_players_are_a_wrong_call() -> None:
    with pytest.raises(ValueError, match="3 key players"):
        key_players(roster(nx.path_graph(6)), 3)


@pytest.mark.parametrize(
    ("silent", "has_constraint", "has_betweenness", "has_degree"),
    [
        (0, True, True, True),
        (2, True, True, True),
        (3, True, False, True),
        (5, False, False, True),
        (6, False, False, False),
    ],
)
def test_too_few_answers_show_less_of_each(
    silent: int, has_constraint: bool, has_betweenness: bool, has_degree: bool
) -> None:
    graph = nx.cycle_graph(10)
    net = roster(graph, dict.fromkeys(graph, "a"), map(str, range(silent)))
    one = actor_metrics(net)["8"]
    assert (one.constraint is not None) == has_constraint
    assert (one.effective_size is not None) == has_constraint
    for fragile in (one.betweenness, one.betweenness_share, one.is_cut_actor, one.roles):
        assert (fragile is not None) == has_betweenness
    assert (one.degree is not None) == (one.known is not None) == has_degree
    assert (key_players(net) is not None) == has_betweenness
