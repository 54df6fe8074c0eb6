"""Points whose distances on a map follow the steps between actors, moved until they rest.

Each actor goes where the others want it, the near ones most (stress majorisation, in the iteration
of Gansner, Koren and North). Unlike springs this comes to rest.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]

STILL = 1e-4
"""A round in which nobody moves further than this, in widths of the map, is the last."""

PIVOTS = 64
"""So many actors drawn by the seed give the first outline of a map."""


def wanted_apart(steps: NDArray[np.int32]) -> Points:
    """How far apart any two should stand: their steps, and somewhat more than half the widest
    part of the network where no path joins them.
    """
    far = steps.max(initial=0, where=steps < len(steps)) * 0.6 + 1.5
    return np.where(steps >= len(steps), far, steps).astype(np.float64)


def outline(wanted: Points, seed: int) -> Points:
    """A first placing by classical scaling from some pivots, always the same way up."""
    count = len(wanted)
    rng = np.random.default_rng(seed)
    pivots = np.sort(rng.choice(count, min(count, PIVOTS), replace=False))
    squares = np.square(wanted[:, pivots])
    centred = squares.mean(0) + squares.mean(1)[:, None] - squares - squares.mean()
    _, vectors = np.linalg.eigh(centred.T @ centred)
    axes = vectors[:, ::-1][:, :2]
    points = np.zeros((count, 2))
    points[:, : axes.shape[1]] = centred @ axes
    for axis in (0, 1):
        if points[np.abs(points[:, axis]).argmax(), axis] < 0:
            points[:, axis] *= -1
    points /= max(float(np.abs(points).max()), 1e-12)
    points += rng.uniform(-0.01, 0.01, points.shape)  # those in the same position stand together
    return points / scale_of(points, wanted) if count > 1 else points


def scale_of(points: Points, wanted: Points) -> float:
    """Widths of the map for one step, so that the map as a whole would neither grow nor shrink."""
    apart = _between(points)
    ratio = np.divide(apart, wanted, out=np.zeros_like(apart), where=wanted > 0)
    return max(float(np.square(ratio).sum() / max(float(ratio.sum()), 1e-12)), 1e-9)


def at_rest(points: Points, wanted: Points, rounds: int) -> Points:
    """Move everybody to where the others want it, the near ones most, until nobody moves on."""
    if len(points) < 2:
        return points
    wanted = wanted.astype(np.float32)
    now = points.astype(np.float32)
    weight = np.divide(1, np.square(wanted), out=np.zeros_like(wanted), where=wanted > 0)
    pull = weight * wanted
    whole = weight.sum(axis=1)[:, None]
    width = max(float(np.ptp(now)), 1e-9)
    for _ in range(rounds):
        ratio = _between(now)
        np.divide(pull, np.maximum(ratio, 1e-6, out=ratio), out=ratio)
        new = (weight @ now + now * ratio.sum(axis=1)[:, None] - ratio @ now) / whole
        moved = float(np.abs(new - now).max())
        now = new
        if moved < STILL * width:
            break
    return now.astype(np.float64)


def _between(points: NDArray[Any]) -> NDArray[Any]:
    """How far apart any two stand."""
    apart = np.zeros((len(points), len(points)), dtype=points.dtype)
    for axis in (0, 1):
        apart += np.square(points[:, axis, None] - points[:, axis])
    np.sqrt(apart, out=apart)
    return apart
