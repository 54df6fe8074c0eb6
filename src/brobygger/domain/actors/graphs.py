"""A network as the graph libraries see it: distances, betweenness, cut actors.

networkx is the base, and rustworkx does the same faster where it is installed. The functions that
have both take an ``accelerated`` switch so that each can be held against the other.
"""

from importlib.util import find_spec
from typing import Any

import numpy as np
from numpy.typing import NDArray

from brobygger.domain.actors.network import Network

HAS_RUSTWORKX = find_spec("rustworkx") is not None
"""Whether the accelerator is installed."""

Matrix = NDArray[np.int32]


def networkx_graph(net: Network) -> Any:
    """The actors by id and the known ties; what is unknown is not in it."""
    import networkx as nx

    graph: Any = nx.Graph()
    graph.add_nodes_from(actor.id for actor in net.actors)
    graph.add_edges_from(sorted(net.ties))
    return graph


def rustworkx_graph(net: Network) -> Any:
    """The same by place in the order of ids."""
    import rustworkx as rx

    graph = rx.PyGraph(multigraph=False)
    graph.add_nodes_from(range(len(net.actors)))
    graph.add_edges_from_no_data(places(net))
    return graph


def places(net: Network) -> list[tuple[int, int]]:
    """The ties by place in the order of ids, in order."""
    return sorted((net.index[one], net.index[other]) for one, other in net.ties)


def adjacency(net: Network) -> Any:
    """The known ties as a sparse matrix of ones, by place in the order of ids."""
    from scipy.sparse import csr_array

    count = len(net.actors)
    ends = np.array(places(net), dtype=np.int32).reshape(-1, 2)
    rows = np.concatenate([ends[:, 0], ends[:, 1]])
    columns = np.concatenate([ends[:, 1], ends[:, 0]])
    return csr_array((np.ones(len(rows)), (rows, columns)), shape=(count, count))


def distances(net: Network, accelerated: bool = HAS_RUSTWORKX) -> Matrix:
    """The steps between all actors along known ties; where there is no path, their number.

    No shortest path has as many steps as there are actors, so that number can stand for none.
    """
    count = len(net.actors)
    if accelerated and count:
        import rustworkx as rx

        steps = rx.distance_matrix(rustworkx_graph(net), null_value=float(count))
        found = steps.astype(np.int32)
    else:
        found = distances_from(net, range(count))
    np.fill_diagonal(found, 0)
    return found


def distances_from(net: Network, starts: Any) -> Matrix:
    """The steps from some actors (by place) to all others, one row each."""
    from scipy.sparse.csgraph import dijkstra

    count, rows = len(net.actors), list(starts)
    if not rows:
        return np.zeros((0, count), dtype=np.int32)
    steps = dijkstra(adjacency(net), directed=False, indices=rows, unweighted=True)
    return np.where(np.isinf(steps), count, steps).astype(np.int32)


def betweenness(net: Network, accelerated: bool = HAS_RUSTWORKX) -> dict[str, float]:
    """Freeman's betweenness: on how many shortest paths between two others an actor stands."""
    if accelerated:
        import rustworkx as rx

        found = rx.betweenness_centrality(rustworkx_graph(net), normalized=False)
        return {actor.id: found[at] for at, actor in enumerate(net.actors)}
    import networkx as nx

    return dict(nx.betweenness_centrality(networkx_graph(net), normalized=False))


def cut_actors(net: Network) -> frozenset[str]:
    """Actors whose leaving breaks a part of the network in two."""
    import networkx as nx

    return frozenset(nx.articulation_points(networkx_graph(net)))


def components(net: Network) -> list[frozenset[str]]:
    """The parts that no known tie joins, largest first, then by their first actor."""
    seen: set[str] = set()
    found = []
    for actor in net.by_id:
        if actor in seen:
            continue
        part, waiting = {actor}, [actor]
        while waiting:
            new = net.neighbours[waiting.pop()] - part
            part |= new
            waiting += new
        seen |= part
        found.append(frozenset(part))
    return sorted(found, key=lambda part: (-len(part), min(part)))


def efficiency_of(steps: Matrix) -> float:
    """The mean of one over the steps of each ordered pair, where no path counts as nothing.

    ``steps`` is square, with the number of actors where there is no path. Fewer than two actors:
    ValueError.
    """
    count = len(steps)
    if count < 2:
        raise ValueError("efficiency is between two")
    return float(closeness_table(count)[steps].sum() / (count * (count - 1)))


def closeness_table(count: int) -> NDArray[np.float64]:
    """One over each number of steps that can come up; nothing for oneself and for no path.

    Two numbers of "no path" and a step may be added before they are looked up.
    """
    table = np.zeros(2 * count + 2)
    table[1:count] = 1 / np.arange(1, count)
    return table
