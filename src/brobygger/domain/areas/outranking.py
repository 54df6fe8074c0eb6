"""PROMETHEE II as a second opinion: each area against each other one, criterion by criterion.

Source: J. P. Brans and Ph. Vincke (Management Science 31, 1985), with the six shapes of
preference. Published tables differ in whether flows are divided by the number of the others, so
the answer names its convention.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from typing import Literal

from brobygger.domain.areas.ranking import Table, Weights, weights_in_order

ShapeKind = Literal["usual", "u", "v", "level", "linear", "gaussian"]

Convention = Literal["per_other", "sum"]
"""per_other: flows are means over the m - 1 others. sum: they are not divided."""


@dataclass(frozen=True, slots=True)
class Shape:
    """How much a difference in favour counts, from 0 to 1.

    ``q`` is what does not matter, ``p`` what matters fully, ``s`` the turning point of the
    Gaussian. Raises ValueError where they are at odds with the shape.
    """

    kind: ShapeKind = "usual"
    q: Fraction = Fraction(0)
    p: Fraction = Fraction(0)
    s: Fraction = Fraction(0)

    def __post_init__(self) -> None:
        if self.q < 0:
            raise ValueError("q is below 0")
        if self.kind in ("level", "linear") and self.q > self.p:
            raise ValueError("q is above p")
        if self.kind == "v" and self.p <= 0:
            raise ValueError("p is not above 0")
        if self.kind == "gaussian" and self.s <= 0:
            raise ValueError("s is not above 0")

    def preference(self, lead: Fraction) -> Fraction:
        """What a difference in favour is worth; nothing where there is none.

        >>> shape = Shape("linear", q=Fraction(1), p=Fraction(3))
        >>> [str(shape.preference(Fraction(lead))) for lead in (-4, 1, 2, 3)]
        ['0', '0', '1/2', '1']
        """
        if lead <= 0:
            return Fraction(0)
        if self.kind == "usual":
            return Fraction(1)
        if self.kind == "u":
            return Fraction(lead > self.q)
        if self.kind == "v":
            return min(lead / self.p, Fraction(1))
        if self.kind == "level":
            return Fraction((lead > self.q) + (lead > self.p), 2)
        if self.kind == "gaussian":
            return Fraction(-math.expm1(-float(lead * lead / (2 * self.s * self.s))))
        if lead <= self.q:
            return Fraction(0)
        return (lead - self.q) / (self.p - self.q) if lead < self.p else Fraction(1)


USUAL = Shape()
"""Every difference counts in full: nothing more can be claimed of levels in words."""


@dataclass(frozen=True, slots=True)
class Flow:
    """An area's flows: how much it is preferred, how much others are, and the difference."""

    plus: Fraction
    minus: Fraction

    @property
    def net(self) -> Fraction:
        """What PROMETHEE II ranks by."""
        return self.plus - self.minus


@dataclass(frozen=True, slots=True)
class Flows:
    """All flows, the preference of each area over each other one, and how flows were divided."""

    of: dict[str, Flow]
    preferences: dict[tuple[str, str], Fraction]
    convention: Convention

    @property
    def first(self) -> tuple[str, ...]:
        """The areas with the highest net flow."""
        most = max(flow.net for flow in self.of.values())
        return tuple(area for area, flow in self.of.items() if flow.net == most)


def promethee2(
    table: Table,
    weights: Weights,
    shapes: Mapping[str, Shape] | None = None,
    convention: Convention = "per_other",
) -> Flows:
    """The flows of a table; a criterion without a shape has the usual one.

    Raises ValueError for less than two areas, weights that are none, and unknown criteria.
    """
    in_order = weights_in_order(table.criteria, weights)
    if len(table.areas) < 2:
        raise ValueError("there is nothing to compare with")
    given = shapes or {}
    if set(given) - set(table.criteria):
        raise ValueError("a shape is given for an unknown criterion")
    listed = [given.get(key, USUAL) for key in table.criteria]
    numbers = range(len(table.areas))
    preferences = {
        (table.areas[a], table.areas[b]): sum(
            (
                weight * shape.preference(sign * (mine - theirs))
                for weight, shape, sign, mine, theirs in zip(
                    in_order, listed, table.signs(), table.rows[a], table.rows[b], strict=True
                )
            ),
            Fraction(),
        )
        for a, b in product(numbers, numbers)
        if a != b
    }
    by = len(table.areas) - 1 if convention == "per_other" else 1
    flows = {}
    for area in table.areas:
        others = [other for other in table.areas if other != area]
        plus = sum((preferences[area, other] for other in others), Fraction())
        minus = sum((preferences[other, area] for other in others), Fraction())
        flows[area] = Flow(plus / by, minus / by)
    return Flows(flows, preferences, convention)
