"""TOPSIS, shown for comparison only: its order depends on the normalisation, so that is named.

Source: C.-L. Hwang and K. Yoon (1981). An area's closeness is its distance from the worst values
as a share of its distances from worst and best.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from brobygger.domain.areas.ranking import Table, Weights, weights_in_order

Norm = Literal["vector", "min_max"]

NOISE = 1e-12
"""Closenesses nearer to each other than this are equal: they come of square roots."""


@dataclass(frozen=True, slots=True)
class Closeness:
    """Closeness by area, from 0 to 1, None where all areas are alike; and the normalisation."""

    of: dict[str, float | None]
    norm: Norm

    @property
    def first(self) -> tuple[str, ...]:
        """The areas that come closest; none where closeness is undefined."""
        known = {area: value for area, value in self.of.items() if value is not None}
        most = max(known.values(), default=0)
        return tuple(area for area, value in known.items() if most - value <= NOISE)


def topsis(table: Table, weights: Weights, norm: Norm) -> Closeness:
    """The closeness of each area under a named normalisation.

    "vector" divides a column by the root of its sum of squares, "min_max" brings it to 0-1. A
    column of zeros, or of one value under "min_max", tells nobody apart and counts as 0.
    """
    in_order = np.array([float(weight) for weight in weights_in_order(table.criteria, weights)])
    rows = np.array([[float(value) for value in row] for row in table.rows])
    signed = _normalised(rows, norm) * in_order * np.array(table.signs())
    to_best = np.sqrt(((signed - signed.max(axis=0)) ** 2).sum(axis=1))
    to_worst = np.sqrt(((signed - signed.min(axis=0)) ** 2).sum(axis=1))
    both = to_best + to_worst
    return Closeness(
        {
            area: float(worst / whole) if whole else None
            for area, worst, whole in zip(table.areas, to_worst, both, strict=True)
        },
        norm,
    )


def _normalised(rows: NDArray[np.float64], norm: Norm) -> NDArray[np.float64]:
    if norm == "vector":
        shift, scale = np.zeros(rows.shape[1]), np.sqrt((rows**2).sum(axis=0))
    else:
        shift, scale = rows.min(axis=0), np.ptp(rows, axis=0)
    return (rows - shift) / np.where(scale > 0, scale, 1)  # what has no scale is 0 already
