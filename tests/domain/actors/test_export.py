"""Exports: what comes back when they are read, and unknown pairs that are told as such."""

import csv
from itertools import combinations
from typing import Any

import networkx as nx
import pytest
from hypothesis import given

from brobygger.domain.actors.export import TooFewAnswers, edge_csv, gexf, graphml
from brobygger.domain.actors.network import Actor, Network, Pair, from_groups
from brobygger.domain.actors.roster import Report, build_network
from domain.actors.networks import networks

NAMES = "abcdefg"


def with_gaps() -> Network:
    """Seven actors, five of whom answered; nobody knows of the other two."""
    reports = [
        Report("2026-1", one, other, 3 if {one, other} == {"a", "b"} else 0)
        for one in "abcde"
        for other in NAMES
        if one != other
    ]
    actors = [Actor(name, "forening" if name < "d" else None) for name in NAMES]
    return build_network(reports, "2026-1", actors=actors)


def rows(text: str) -> list[dict[str, str]]:
    """The lines of a list of pairs."""
    return list(csv.DictReader(text.splitlines(), delimiter=";"))


def test_every_pair_of_a_roster_is_listed_and_the_unknown_one_in_words() -> None:
    found = rows(edge_csv(with_gaps()))
    assert [(row["actor_a"], row["actor_b"]) for row in found] == list(combinations(NAMES, 2))
    by_pair = {row["actor_a"] + row["actor_b"]: row for row in found}
    assert (by_pair["ab"]["status"], by_pair["ab"]["level"]) == ("tie", "3")
    assert (by_pair["ac"]["status"], by_pair["ac"]["level"]) == ("no tie", "0")
    assert (by_pair["fg"]["status"], by_pair["fg"]["level"]) == ("unknown", "unknown")
    assert by_pair["ab"]["wave"] == "2026-1"
    assert (by_pair["ad"]["sector_a"], by_pair["ad"]["sector_b"]) == ("forening", "")


def test_a_register_lists_who_met_and_how_often() -> None:
    net = from_groups([frozenset("ab"), frozenset("ab"), frozenset("bc")])
    found = {row["actor_a"] + row["actor_b"]: row for row in rows(edge_csv(net))}
    assert {pair: row["times_together"] for pair, row in found.items()} == {"ab": "2", "bc": "1"}
    assert [row["status"] for row in found.values()] == ["tie", "no tie"]


def test_names_are_quoted_and_never_a_formula() -> None:
    net = from_groups([frozenset("ab")] * 2)
    text = edge_csv(net, {"a": '=1+1;"x"', "b": "Klub; nord"})
    (row,) = rows(text)
    assert row["name_a"] == '\'=1+1;"x"'
    assert row["name_b"] == "Klub; nord"


def test_graphml_comes_back_with_the_unknown_pair_marked() -> None:
    graph = nx.parse_graphml(graphml(with_gaps(), {"a": "Åben klub & café"}))
    assert graph.nodes["a"]["label"] == "Åben klub & café"
    assert graph.nodes["f"]["answered"] == 0
    assert graph.graph["absent_pair"] == "no tie"
    assert graph.edges["a", "b"] == {"status": "tie", "level": 3.0}
    assert graph.edges["f", "g"] == {"status": "unknown"}
    assert set(graph.edges) == {("a", "b"), ("f", "g")}


def test_gexf_says_the_same_and_no_day() -> None:
    text = gexf(with_gaps())
    assert "lastmodified" not in text
    assert text.count("<edge ") == 2
    assert 'value="unknown"' in text
    assert text == gexf(with_gaps())


@pytest.mark.parametrize("write", [edge_csv, graphml, gexf])
def test_too_few_answers_are_not_exported(write: object) -> None:
    net = build_network([Report("1", "a", "b", 2)], "1")
    with pytest.raises(TooFewAnswers):
        write(net)  # type: ignore[operator]


@given(networks)
def test_graphml_holds_what_is_known_and_what_is_not(net: Network) -> None:
    if net.detail == "none":
        return
    graph = nx.parse_graphml(graphml(net))
    assert set(graph) == set(net.by_id)
    marked: dict[str, set[Pair]] = {status: set() for status in ("tie", "no tie", "unknown")}
    edges: Any = graph.edges(data="status")
    for one, other, status in edges:
        marked[status].add((min(one, other), max(one, other)))
    assert marked["tie"] == net.ties
    assert marked["unknown"] == set(net.unknown())
    assert all(net.level(*pair) is not None for pair in marked["no tie"])
