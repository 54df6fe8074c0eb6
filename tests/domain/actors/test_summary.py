"""The figures of a whole network: what they are, and what unknown pairs do to them."""

from dataclasses import replace
from itertools import combinations, product
from random import Random

import networkx as nx
import pytest
from hypothesis import given, settings

from brobygger.domain.actors.figure import Bounds
from brobygger.domain.actors.graphs import components, distances, efficiency_of
from brobygger.domain.actors.network import Actor, Network, from_groups
from brobygger.domain.actors.roster import Report, build_network
from brobygger.domain.actors.summary import Summary, indicators, summary
from counts import examples
from domain.actors.networks import a_roster, as_graph, networks, register, roster, rosters, seeds

law = settings(max_examples=examples(small=60, full=2_000))


def known_as(net: Network, value: float) -> Network:
    """The network with every unknown pair at one level."""
    return replace(net, levels={**net.levels, **dict.fromkeys(net.unknown(), value)})


def shown(net: Network) -> Network:
    """The network with enough answers for everything to be shown."""
    names = frozenset(net.by_id) | frozenset("abcdef")
    return net if net.is_register else replace(net, asked=names, answered=names)


# Against networkx


@law
@given(networks)
def test_figures_are_those_of_networkx(net: Network) -> None:
    graph = as_graph(net)
    full = shown(net)
    found = summary(full)
    assert efficiency_of(distances(net)) == pytest.approx(nx.global_efficiency(graph), abs=1e-9)
    assert found.components is not None
    assert found.isolates is not None
    assert found.components.high == nx.number_connected_components(graph)
    assert found.isolates.high == nx.number_of_isolates(graph)
    assert set(components(net)) == set(map(frozenset, nx.connected_components(graph)))
    if found.density is not None and net.known_count == net.pair_count:
        assert found.density == pytest.approx(nx.density(graph), abs=1e-12)


@law
@given(networks)
def test_both_ways_to_distances_agree(net: Network) -> None:
    assert (distances(net, accelerated=True) == distances(net, accelerated=False)).all()


# Unknown pairs


@law
@given(rosters)
def test_bounds_of_density_contain_it_and_every_filling(net: Network) -> None:
    found = summary(shown(net))
    if found.density is None or found.density_bounds is None:
        assert net.known_count == 0 or net.pair_count == 0
        return
    bounds = found.density_bounds
    assert bounds.low <= found.density <= bounds.high
    for level in (0, 5):
        filled = summary(shown(known_as(net, level))).density
        assert filled is not None
        assert bounds.low - 1e-12 <= filled <= bounds.high + 1e-12


@law
@given(rosters)
def test_an_unknown_pair_never_enters_as_nought(net: Network) -> None:
    """What leaves unknown pairs out is the same figure as of the known pairs alone."""
    found = summary(shown(net))
    known = list(net.levels.values())
    ties = sum(level >= net.min_level for level in known)
    assert found.known == len(known)
    assert found.density == (ties / len(known) if known else None)
    assert found.mean_level == (sum(known) / len(known) if known else None)
    if net.known_count < net.pair_count and found.ties:
        as_nought = summary(shown(known_as(net, 0)))
        assert as_nought.density is not None
        assert found.density is not None
        assert as_nought.density < found.density


@settings(max_examples=examples(small=30, full=300))
@given(seeds)
def test_bounds_contain_every_way_the_unknown_pairs_can_be(seed: int) -> None:
    """Small networks with each unknown pair tried both ways."""
    net = shown(a_roster(Random(seed), most=6))
    unknown = list(net.unknown())
    if len(unknown) > 9:
        return
    found = summary(net)
    lows: list[tuple[float, ...]] = []
    for tied in product((0.0, 5.0), repeat=len(unknown)):
        one = summary(replace(net, levels={**net.levels, **dict(zip(unknown, tied, strict=True))}))
        assert one.isolates is not None
        assert one.components is not None
        assert one.efficiency is not None
        assert one.isolates.value is not None
        assert one.components.value is not None
        assert one.efficiency.value is not None
        lows.append((one.isolates.value, one.components.value, one.efficiency.value))
    for at, bounds in enumerate((found.isolates, found.components, found.efficiency)):
        assert bounds is not None
        assert bounds.low == pytest.approx(min(one[at] for one in lows), abs=1e-12)
        assert bounds.high == pytest.approx(max(one[at] for one in lows), abs=1e-12)


def test_an_actor_nobody_answered_about_is_not_surely_isolated() -> None:
    net = roster(nx.star_graph(7), silent=["6", "7"])
    quiet = net.without(["0"])
    found = summary(shown(quiet))
    assert found.isolates == Bounds(5, 7)
    assert found.isolates.value is None


# Single figures


def test_a_star_is_all_centralised_and_a_ring_not_at_all() -> None:
    assert summary(roster(nx.star_graph(6))).centralisation == 1
    assert summary(roster(nx.cycle_graph(6))).centralisation == 0


@pytest.mark.parametrize("make", [nx.karate_club_graph, nx.florentine_families_graph])
def test_centralisation_is_freemans_where_all_is_known(make: object) -> None:
    graph = make()  # type: ignore[operator]
    degrees = [degree for _, degree in graph.degree]
    n = len(degrees)
    freeman = sum(max(degrees) - one for one in degrees) / ((n - 1) * (n - 2))
    assert summary(roster(graph)).centralisation == pytest.approx(freeman, abs=1e-12)


def test_sector_figures_count_ties_between_known_sectors() -> None:
    graph = nx.path_graph(6)
    found = summary(roster(graph, {0: "a", 1: "a", 2: "b", 3: "b", 4: "b"}))
    assert found.cross_sector_share == pytest.approx(1 / 4)
    assert found.ei_index == pytest.approx((1 - 3) / 4)


def answered(*sides: tuple[str, str, int]) -> Summary:
    """A summary of six actors of whom the first pairs are as told, the rest nought."""
    given_ = {(by, about): level for by, about, level in sides}
    reports = [
        Report("1", one, other, given_.get((one, other), 0))
        for pair in combinations("abcdef", 2)
        for one, other in (pair, pair[::-1])
        if given_.get((one, other), 0) >= 0
    ]
    return summary(build_network(reports, "1"))


def test_agreement_and_reciprocity_are_of_pairs_with_two_answers() -> None:
    found = answered(("a", "b", 4), ("b", "a", 3), ("a", "c", 5), ("c", "a", 0), ("d", "e", -1))
    assert found.agreement == pytest.approx(13 / 14)
    assert found.reciprocity == pytest.approx(1 / 2)


def test_figures_of_nothing_are_not_defined() -> None:
    found = summary(from_groups([], actors=[Actor("a")]))
    assert found.density is None
    assert found.centralisation is None
    assert found.efficiency is None
    assert found.cross_sector_share is None
    assert found.isolated_activity_share is None
    assert summary(from_groups([])).isolate_share is None


def test_activities_of_one_actor_are_isolated() -> None:
    found = summary(from_groups([frozenset("a"), frozenset("ab"), frozenset("bc")]))
    assert (found.isolated_activities, found.activities) == (1, 3)
    assert found.isolated_activity_share == pytest.approx(1 / 3)
    assert found.mean_level is None


# With and without the project's own people


def test_a_star_around_staff_falls_to_pieces_without_them() -> None:
    graph = nx.star_graph(6)
    actors = [Actor(str(node), is_staff=node == 0) for node in graph]
    both = indicators(register(graph, actors)).any_tie
    assert both.all_actors.efficiency is not None
    assert both.all_actors.efficiency.value is not None
    assert both.all_actors.efficiency.value > 0.6
    assert both.without_staff.efficiency == Bounds(0.0, 0.0)
    assert both.without_staff.isolates == Bounds(6, 6)


def test_strong_ties_are_those_from_coordination_on() -> None:
    found = answered(("a", "b", 3), ("b", "a", 3), ("a", "c", 2), ("c", "a", 2))
    assert found.ties == 2
    reports = [
        Report("1", one, other, 3 if {one, other} == {"a", "b"} else 2)
        for one in "abcdef"
        for other in "abcdef"
        if one != other
    ]
    strong = indicators(build_network(reports, "1")).strong
    assert strong is not None
    assert strong.all_actors.ties == 1
    assert indicators(from_groups([frozenset("ab")] * 2)).strong is None


# What may be shown


@pytest.mark.parametrize(
    ("silent", "detail"), [(0, "all"), (2, "all"), (3, "robust"), (5, "counts"), (6, "none")]
)
def test_too_few_answers_show_less(silent: int, detail: str) -> None:
    graph = nx.cycle_graph(10)
    found = summary(roster(graph, silent=map(str, range(silent))))
    assert found.detail == detail
    assert (found.density is None) == (detail in ("counts", "none"))
    assert (found.efficiency is None) == (detail in ("counts", "none"))
    assert (found.ties is None) == (detail == "none")
    assert found.answered == 10 - silent


def test_without_staff_the_answers_of_the_others_alone_count() -> None:
    graph = nx.cycle_graph(6)
    net = roster(graph)
    staffed = replace(
        net, actors=tuple(replace(one, is_staff=one.id in "01") for one in net.actors)
    )
    both = indicators(staffed).any_tie
    assert both.all_actors.detail == "all"
    assert both.without_staff.detail == "none"
    assert both.without_staff.ties is None
