"""Classic networks with figures that others have printed, to the digit they print."""

from typing import Any

import networkx as nx
import pytest

from brobygger.domain.actors.key_players import fragmentation, key_players
from brobygger.domain.actors.metrics import actor_metrics, brokerage
from brobygger.domain.actors.network import from_groups
from brobygger.domain.actors.summary import summary
from domain.actors.networks import register, roster

# D. Krackhardt's kite (Administrative Science Quarterly 35, 1990). Betweenness over ordered pairs
# and its share, as printed in the tests of networkx 3.6.1 (algorithms/centrality/tests/
# test_betweenness_centrality.py); the graph is that of the package.
KITE = {
    0: (1.667, 0.023),
    1: (1.667, 0.023),
    2: (0.000, 0.000),
    3: (7.333, 0.102),
    4: (0.000, 0.000),
    5: (16.667, 0.231),
    6: (16.667, 0.231),
    7: (28.000, 0.389),
    8: (16.000, 0.222),
    9: (0.000, 0.000),
}

# J. F. Padgett's Florentine families, marriages among 15 of them. Share of betweenness as printed
# in the same file of networkx 3.6.1.
FLORENCE = {
    "Acciaiuoli": 0.000,
    "Albizzi": 0.212,
    "Barbadori": 0.093,
    "Bischeri": 0.104,
    "Castellani": 0.055,
    "Ginori": 0.000,
    "Guadagni": 0.255,
    "Lamberteschi": 0.000,
    "Medici": 0.522,
    "Pazzi": 0.000,
    "Peruzzi": 0.022,
    "Ridolfi": 0.114,
    "Salviati": 0.143,
    "Strozzi": 0.103,
    "Tornabuoni": 0.092,
}

# W. W. Zachary's karate club (Journal of Anthropological Research 33, 1977). Share of betweenness
# and degree as stored in the repository IFISC/Complex_Networks_Master, file
# results/karate_with_attributes.gml.
KARATE = {
    0: (0.43763528138528146, 16),
    1: (0.053936688311688304, 9),
    2: (0.14365680615680618, 10),
    5: (0.02998737373737374, 4),
    7: (0.0, 4),
    8: (0.05592682780182781, 5),
    11: (0.0, 1),
    13: (0.04586339586339586, 5),
    19: (0.03247504810004811, 3),
    31: (0.13827561327561325, 6),
    32: (0.145247113997114, 12),
    33: (0.30407497594997596, 17),
}

# R. Burt's measures on the example of S. P. Borgatti, "Structural holes: unpacking Burt's
# redundancy measures" (Connections 20(1), 1997), with the figures printed in the tests of networkx
# 3.6.1 (algorithms/tests/test_structuralholes.py; from UCINET, igraph and by hand).
HOLES = ("AB", "AF", "AG", "AE", "EG", "FG", "BG", "BD", "DG", "GC")
CONSTRAINT = {"G": 0.400, "A": 0.595, "C": 1.000}
EFFECTIVE_SIZE = {"G": 4.67, "A": 2.50, "C": 1.00}

# A. Davis, B. B. and M. R. Gardner, Deep South (1941): 18 women at 14 events. Events shared by
# each two of the first nine, printed in O. Lizardo's course SOCIOL208 (repository
# olizardo/SOCIOL208, file _freeze/backbone/execute-results/html.json).
WOMEN = (
    *("Evelyn Jefferson", "Laura Mandeville", "Theresa Anderson", "Brenda Rogers"),
    *("Charlotte McDowd", "Frances Anderson", "Eleanor Nye", "Pearl Oglethorpe", "Ruth DeSand"),
)
SHARED = (
    (0, 6, 7, 6, 3, 4, 3, 3, 3),
    (6, 0, 6, 6, 3, 4, 4, 2, 3),
    (7, 6, 0, 6, 4, 4, 4, 3, 4),
    (6, 6, 6, 0, 4, 4, 4, 2, 3),
    (3, 3, 4, 4, 0, 2, 2, 0, 2),
    (4, 4, 4, 4, 2, 0, 3, 2, 2),
    (3, 4, 4, 4, 2, 3, 0, 2, 3),
    (3, 2, 3, 2, 0, 2, 2, 0, 2),
    (3, 3, 4, 3, 2, 2, 3, 2, 0),
)


def test_krackhardts_kite_has_the_betweenness_printed() -> None:
    metrics = actor_metrics(roster(nx.krackhardt_kite_graph()))
    for actor, (ordered, share) in KITE.items():
        one = metrics[str(actor)]
        assert one.betweenness is not None
        assert round(2 * one.betweenness, 3) == ordered
        assert round(one.betweenness_share or 0, 3) == share
    assert {actor for actor, one in metrics.items() if one.is_cut_actor} == {"7", "8"}


def test_removing_the_kites_bridge_leaves_two_parts() -> None:
    """Actor 7 parts seven from two: 1 - (7 x 6 + 2 x 1) / (9 x 8), which is 28/72."""
    found = key_players(roster(nx.krackhardt_kite_graph()))
    assert found is not None
    assert found.actors == ("7",)
    assert found.fragmentation == pytest.approx(28 / 72, abs=1e-12)
    assert fragmentation([7, 2]) == pytest.approx(28 / 72, abs=1e-12)


def test_the_florentine_families_have_the_betweenness_printed() -> None:
    metrics = actor_metrics(roster(nx.florentine_families_graph()))
    printed = {family: round(one.betweenness_share or 0, 3) for family, one in metrics.items()}
    assert printed == FLORENCE


def test_sixteen_florentine_families_are_counted_as_printed() -> None:
    """With the family that married into none of the others: 20 ties, 100 pairs without one, parts
    of 15 and 1, as printed of "flo" (R's network package) at
    dacss.github.io/NetworksSpring2022/posts/httpsrpubscomlbateshaus867200.
    """
    graph = nx.florentine_families_graph()
    graph.add_node("Pucci")
    found = summary(roster(graph))
    assert (found.actors, found.ties, found.pairs - (found.ties or 0)) == (16, 20, 100)
    assert found.components is not None
    assert found.isolates is not None
    assert (found.components.value, found.isolates.value) == (2, 1)


def test_the_karate_club_has_the_betweenness_and_degrees_stored() -> None:
    metrics = actor_metrics(roster(nx.karate_club_graph()))
    for actor, (share, degree) in KARATE.items():
        assert metrics[str(actor)].betweenness_share == pytest.approx(share, abs=1e-12)
        assert metrics[str(actor)].degree == degree


def test_the_karate_club_is_as_dense_as_printed() -> None:
    """n = 34, m = 78, fill 0.139037 (konect.cc/networks/ucidata-zachary)."""
    found = summary(roster(nx.karate_club_graph()))
    assert (found.actors, found.ties) == (34, 78)
    assert found.density is not None
    assert round(found.density, 6) == 0.139037


def test_burts_measures_are_as_printed_for_borgattis_example() -> None:
    graph: Any = nx.Graph((pair[0], pair[1]) for pair in HOLES)
    graph.add_node("Z")
    metrics = actor_metrics(roster(graph))
    for actor, printed in CONSTRAINT.items():
        assert round(metrics[actor].constraint or 0, 3) == printed
    for actor, printed in EFFECTIVE_SIZE.items():
        assert round(metrics[actor].effective_size or 0, 2) == printed
    assert metrics["Z"].constraint is None
    assert metrics["Z"].effective_size is None


def test_the_southern_women_share_the_events_printed() -> None:
    graph = nx.davis_southern_women_graph()
    events = [frozenset(graph[node]) for node, side in graph.nodes("bipartite") if side == 1]
    net = from_groups(events, min_shared=4)
    found = tuple(
        tuple(net.shared.get((min(one, other), max(one, other)), 0) for other in WOMEN)
        for one in WOMEN
    )
    assert found == SHARED
    tied = {(one, other) for one, other in net.ties if one in WOMEN and other in WOMEN}
    assert len(tied) == sum(times >= 4 for row in SHARED for times in row) // 2


def test_brokers_are_counted_as_in_gould_and_fernandez() -> None:
    """The five roles as UCINET's help defines them (analytictech.com/ucinet/help/hs4157.htm), on
    a broker with two of its own sector, two of another and one of a third, none of them tied.
    """
    star: Any = nx.star_graph(5)
    sectors = {0: "a", 1: "a", 2: "a", 3: "b", 4: "b", 5: "c"}
    assert brokerage(roster(star, sectors))["0"] == {
        "coordinator": 1,
        "consultant": 1,
        "gatekeeper": 6,
        "liaison": 2,
    }


def test_a_register_of_the_same_ties_has_the_same_figures() -> None:
    graph = nx.krackhardt_kite_graph()
    asked, counted = actor_metrics(roster(graph)), actor_metrics(register(graph))
    assert asked == counted
