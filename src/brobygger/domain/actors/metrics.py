"""Where each actor stands in the network: ties, bridges, constraint, roles.

These figures describe organisations, never people, and are shown as questions to talk about, not
as a ranking. They rest on the known ties. Source: section B2 of the design of reach and network
methods.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

import numpy as np

from brobygger.domain.actors.graphs import adjacency, betweenness, cut_actors
from brobygger.domain.actors.network import Network

Role = Literal["coordinator", "consultant", "gatekeeper", "liaison"]
"""Whom an actor connects that have no tie of their own (Gould and Fernandez 1989), by sector.

coordinator: two of its own sector. consultant: two of one other sector. gatekeeper: one of its own
and one of another (with ties that have no direction this is the representative too). liaison: two
of two other sectors.
"""

ROLES: tuple[Role, ...] = ("coordinator", "consultant", "gatekeeper", "liaison")


@dataclass(frozen=True, slots=True)
class ActorMetrics:
    """Where one actor stands; None where a figure is not defined or may not be shown.

    ``known`` is the number of others it is known how it works with. ``betweenness`` is the raw
    count of shortest paths and ``betweenness_share`` its part of the most there can be. An actor
    without ties has no constraint and no effective size: "no ties", which is neither 0 nor 1.
    """

    degree: int | None = None
    known: int | None = None
    constraint: float | None = None
    effective_size: float | None = None
    betweenness: float | None = None
    betweenness_share: float | None = None
    is_cut_actor: bool | None = None
    roles: Mapping[Role, int] | None = None


def actor_metrics(net: Network) -> dict[str, ActorMetrics]:
    """Where each actor stands, as far as the answers carry it."""
    detail = net.detail
    if detail == "none":
        return dict.fromkeys(net.by_id, ActorMetrics())
    known = net.known_by_actor
    if detail == "counts":
        return {
            actor: ActorMetrics(len(others), known[actor])
            for actor, others in net.neighbours.items()
        }
    tight, size = constraint(net), effective_size(net)
    is_all = detail == "all"
    between = betweenness(net) if is_all else {}
    cut = cut_actors(net) if is_all else frozenset()
    roles = brokerage(net) if is_all else {}
    most = (len(net.actors) - 1) * (len(net.actors) - 2) / 2
    return {
        actor: ActorMetrics(
            len(others),
            known[actor],
            tight[actor],
            size[actor],
            between.get(actor),
            between[actor] / most if is_all and most else None,
            actor in cut if is_all else None,
            roles.get(actor),
        )
        for actor, others in net.neighbours.items()
    }


def constraint(net: Network) -> dict[str, float | None]:
    """Burt's constraint: how far an actor's ties lead back to the same few others.

    The sum over its contacts j of (p_ij + sum over q of p_iq p_qj) squared, where p_ij is one over
    the number of i's ties (Burt 1992). None without ties.
    """
    ties = adjacency(net)
    degree = ties.sum(axis=1)
    weight = np.divide(1.0, degree, out=np.zeros_like(degree), where=degree > 0)
    part = ties.multiply(weight[:, None]).tocsr()
    invested = part + (part @ part).multiply(ties)
    return _where_tied(net, invested.power(2).sum(axis=1), degree)


def effective_size(net: Network) -> dict[str, float | None]:
    """How many of an actor's contacts are not reached through another: degree - 2 t / degree.

    t is the number of ties among the contacts (Borgatti 1997). None without ties.
    """
    ties = adjacency(net)
    degree = ties.sum(axis=1)
    among = (ties @ ties).multiply(ties).sum(axis=1)  # each tie among the contacts from both ends
    size = degree - np.divide(among, degree, out=np.zeros_like(degree), where=degree > 0)
    return _where_tied(net, size, degree)


def brokerage(net: Network) -> dict[str, Mapping[Role, int] | None]:
    """How many pairs of its contacts an actor connects in each role; None without a sector.

    A pair counts where it is known to have no tie of its own: not where nobody answered. Actors
    without a sector are left out.
    """
    sector = {actor.id: actor.sector for actor in net.actors}
    found: dict[str, Mapping[Role, int] | None] = {}
    for broker, others in net.neighbours.items():
        own = sector[broker]
        if own is None:
            found[broker] = None
            continue
        counted: dict[Role, int] = dict.fromkeys(ROLES, 0)
        for one, other in combinations(sorted(others), 2):
            here, there = sector[one], sector[other]
            level = net.level(one, other)
            if here and there and level is not None and level < net.min_level:
                counted[_role(own, here, there)] += 1
        found[broker] = counted
    return found


def _role(own: str, here: str, there: str) -> Role:
    if own in (here, there):
        return "coordinator" if here == there else "gatekeeper"
    return "consultant" if here == there else "liaison"


def _where_tied(net: Network, values: object, degree: object) -> dict[str, float | None]:
    figures = zip(np.asarray(values).tolist(), np.asarray(degree).tolist(), strict=True)
    return {
        actor.id: value if ties else None
        for actor, (value, ties) in zip(net.actors, figures, strict=True)
    }
