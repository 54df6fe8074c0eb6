"""Where each actor stands on the map: as near to others as the ties between them say.

The map of a wave starts from the one before and no actor moves far, so that whoever knows the old
map finds everybody again. Distances on the map follow the steps between actors (stress, by
Gansner, Koren and North's iteration) instead of springs: springs do not come to rest, and a map
that is drawn again would then move without a reason. Source: section D of the design of reach and
network methods.
"""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from brobygger.domain.actors.graphs import distances
from brobygger.domain.actors.network import Network
from brobygger.domain.actors.stress import Points, at_rest, outline, scale_of, wanted_apart

Position = tuple[float, float]

LONGEST_MOVE = 0.09
"""No actor moves further from one map to the next, in widths of the map; the goal is 10 %."""

ROUNDS_AGAIN, FEWEST_ROUNDS, MOST_ROUNDS, WORK = 10, 40, 400, 10_000_000
"""Rounds for a map that continues; for a first one as many as ``WORK`` pairs allow, within bounds:
all that a small map needs to come to rest, and few enough for 500 actors in a tenth of a second.
"""


SHELF, FLOOR = 0.96, 0.9
"""Where actors without ties stand in a row, and how far down those with ties may stand."""


def layout(
    net: Network, previous: Mapping[str, Position] | None = None, seed: int = 0
) -> dict[str, Position]:
    """A place for each actor in a square of width 1, the origin at its upper left corner.

    Without ``previous``, actors without ties stand in a row below the others. With it, everybody
    starts where it stood and moves at most 9 % of the width; a newcomer starts among those it
    works with. The same seed gives the same map. An empty network: {}.
    """
    ids = list(net.by_id)
    if not ids:
        return {}
    if not previous or not any(actor in previous for actor in ids):
        points = _first(net, seed)
    else:
        points = _next(net, previous, seed)
    return {actor: (float(x), float(y)) for actor, (x, y) in zip(ids, points.tolist(), strict=True)}


def _first(net: Network, seed: int) -> Points:
    """A map without a past: those with ties above the shelf, the others on it."""
    alone = _alone(net)
    points = np.zeros((len(alone), 2))
    tied, shelf = np.flatnonzero(~alone), np.flatnonzero(alone)
    if len(tied):
        wanted = wanted_apart(distances(net)[np.ix_(tied, tied)])
        drawn = at_rest(outline(wanted, seed), wanted, _rounds(len(tied)))
        points[tied] = _apart(_fitted(drawn, FLOOR), FLOOR)
    points[shelf, 0] = (np.arange(len(shelf)) + 0.5) / max(len(shelf), 1)
    points[shelf, 1] = SHELF if len(tied) else 0.5
    return points


def _next(net: Network, previous: Mapping[str, Position], seed: int) -> Points:
    """A map that starts from the one before it; who has no tie stays where it stood."""
    start, is_old = _started(net, previous, seed)
    tied = np.flatnonzero(~_alone(net))
    aim = start.copy()
    if len(tied) > 1:
        wanted = wanted_apart(distances(net)[np.ix_(tied, tied)])
        aim[tied] = at_rest(start[tied], wanted * scale_of(start[tied], wanted), ROUNDS_AGAIN)
        aim = _apart(np.clip(aim, 0.0, 1.0), 1.0)
    way = aim - start
    length = np.hypot(way[:, 0], way[:, 1])
    kept = np.minimum(1.0, LONGEST_MOVE / np.maximum(length, 1e-12))
    return np.clip(start + way * np.where(is_old, kept, 1.0)[:, None], 0.0, 1.0)


def _rounds(count: int) -> int:
    return max(FEWEST_ROUNDS, min(MOST_ROUNDS, WORK // (count * count)))


def _alone(net: Network) -> NDArray[np.bool_]:
    return np.array([not others for others in net.neighbours.values()])


def _started(
    net: Network, previous: Mapping[str, Position], seed: int
) -> tuple[Points, NDArray[np.bool_]]:
    """Where everybody starts, and who has stood on a map before."""
    rng = np.random.default_rng(seed)
    ids = list(net.by_id)
    new = [actor for actor in ids if actor not in previous]
    start = np.zeros((len(ids), 2))
    for at, actor in enumerate(ids):
        near = [previous[one] for one in sorted(net.neighbours[actor]) if one in previous]
        if actor in previous:
            start[at] = previous[actor]
        elif near:
            # A little aside, so that newcomers with the same contacts do not hide each other.
            start[at] = np.mean(near, axis=0) + rng.uniform(-0.03, 0.03, 2)
        else:
            start[at] = ((new.index(actor) + 0.5) / len(new), SHELF)
    return np.clip(start, 0.0, 1.0), np.array([actor in previous for actor in ids])


def _fitted(points: Points, height: float) -> Points:
    """The same picture in the square, as large as it goes with a margin of 3 %, in the middle."""
    low, high = points.min(axis=0), points.max(axis=0)
    room = np.array([1.0, height]) - 0.06
    size = np.maximum(high - low, 1e-9)
    scale = float((room / size).min()) if len(points) > 1 else 0.0
    fitted: Points = np.array([0.5, height / 2]) + (points - (low + high) / 2) * scale
    return fitted


def _apart(points: Points, height: float) -> Points:
    """Push actors that hide each other a little apart, a few times over."""
    from scipy.spatial import cKDTree

    room = 0.35 / np.sqrt(max(len(points), 4))
    points = points.copy()
    for _ in range(8):
        close = cKDTree(points).query_pairs(room, output_type="ndarray")
        if not len(close):
            break
        one, other = close[:, 0], close[:, 1]
        way = points[one] - points[other]
        length = np.hypot(way[:, 0], way[:, 1])
        angle = np.arange(len(close), dtype=float)  # for two that stand on the very same spot
        aside = np.stack([np.cos(angle), np.sin(angle)], axis=1)
        way = np.where(length[:, None] > 1e-9, way / np.maximum(length, 1e-9)[:, None], aside)
        push = way * ((room - length) / 2)[:, None]
        np.add.at(points, one, push)
        np.subtract.at(points, other, push)
        points = np.clip(points, (0.0, 0.0), (1.0, height))
    return points
