"""Do themes go with ties? The answer of shuffled names."""

import networkx as nx
import numpy as np
import pytest

from brobygger.domain.actors.qap import qap
from domain.actors.networks import register, roster


def test_ties_go_with_themselves() -> None:
    graph = nx.karate_club_graph()
    nodes = sorted(graph, key=str)
    matrix = np.array([[graph.has_edge(a, b) for b in nodes] for a in nodes])
    found = qap(register(graph), matrix, permutations=200)
    assert found.r == pytest.approx(1)
    assert found.p == pytest.approx(1 / 201)


def test_the_correlation_is_that_of_the_known_pairs() -> None:
    net = roster(nx.gnm_random_graph(9, 14, seed=2), silent=["7", "8"])
    rng = np.random.default_rng(1)
    matrix = rng.integers(0, 4, (9, 9))
    matrix = matrix + matrix.T
    known = [(one, other) for one, other in net.pairs() if net.level(one, other) is not None]
    assert len(known) == 35
    ties = [float(pair in net.ties) for pair in known]
    values = [matrix[net.index[one], net.index[other]] for one, other in known]
    found = qap(net, matrix, permutations=50, seed=1)
    assert found.r == pytest.approx(np.corrcoef(ties, values)[0, 1])
    assert found == qap(net, matrix, permutations=50, seed=1)


def test_chance_is_seldom_significant() -> None:
    """Matrices that have nothing to do with the ties: p under 0.1 in about a tenth."""
    rng, low = np.random.default_rng(3), 0
    net = register(nx.gnm_random_graph(12, 22, seed=1))
    for _ in range(60):
        matrix = rng.random((12, 12))
        low += qap(net, matrix + matrix.T, permutations=100, seed=2).p < 0.1
    assert 0 < low < 18


@pytest.mark.parametrize("matrix", [np.zeros((3, 3)), np.ones((4, 4)), np.arange(16).reshape(4, 4)])
def test_a_matrix_that_says_nothing_is_a_wrong_call(matrix: np.ndarray) -> None:
    net = register(nx.path_graph(4))
    with pytest.raises(ValueError, match=r"symmetric|difference"):
        qap(net, matrix)
