"""Does the choice hold? The facts for one sentence about the area that comes out first.

Two questions: does it stay first when each weight moves up or down by a fifth, all of them at
once; and how large a share of all weights makes it first. The first is answered exactly: the lead
over a rival is linear in the weights, so it is least in a corner of the moves.
"""

from dataclasses import dataclass
from fractions import Fraction
from itertools import product

from brobygger.domain.areas.acceptability import DRAWS, smaa
from brobygger.domain.areas.ranking import Weights, weights_in_order, wsm
from brobygger.domain.areas.sheet import ScoreSheet
from brobygger.domain.areas.triangle import THREE, smaa_exact

MOVE = Fraction(1, 5)
"""How much each weight moves up or down."""


@dataclass(frozen=True, slots=True)
class Overtaking:
    """A rival that would be ahead, at the moved weights (made 1 again) where it leads most."""

    area: str
    rival: str
    weights: dict[str, Fraction]


@dataclass(frozen=True, slots=True)
class Holding:
    """What can be said of the first area, or of several where they tie or cells are open.

    ``stays``: every one of them is first at all moved weights, ties included, whatever the open
    cells turn out to be. ``share``: of all weights, by area; exact (``is_exact``) for three
    criteria without open cells, else from ``draws`` draws with ``seed``.
    """

    first: tuple[str, ...]
    stays: bool
    overtakings: tuple[Overtaking, ...]
    share: dict[str, Fraction]
    is_exact: bool
    draws: int
    seed: int

    @property
    def is_one(self) -> bool:
        """One area is first, and no other may be."""
        return len(self.first) == 1


def holds(
    sheet: ScoreSheet,
    weights: Weights,
    *,
    move: Fraction = MOVE,
    n: int = DRAWS,
    seed: int = 0,
) -> Holding:
    """Whether the first stays first; raises ValueError for weights that are none."""
    if not 0 <= move <= 1:
        raise ValueError("a weight cannot move by more than itself")
    first = wsm(sheet, weights).first
    corners = tuple(moved(sheet, weights, move))
    found = [
        overtaking
        for area in first
        for rival in sheet.areas
        if rival != area and (overtaking := _overtaking(sheet, area, rival, corners))
    ]
    is_exact = len(sheet.keys) == THREE and not sheet.open_cells
    if is_exact:
        shares = smaa_exact(sheet).first
    else:
        drawn = smaa(sheet, "free", "intervals", n, seed)
        shares = {area: Fraction(share).limit_denominator(n) for area, share in drawn.first.items()}
    return Holding(
        first,
        not found,
        tuple(found),
        {area: shares[area] for area in first},
        is_exact,
        0 if is_exact else n,
        seed,
    )


def moved(sheet: ScoreSheet, weights: Weights, move: Fraction) -> list[tuple[Fraction, ...]]:
    """All weights moved up or down at once, each combination made 1 again."""
    in_order = weights_in_order(sheet.keys, weights)
    corners = []
    for signs in product((1 - move, 1 + move), repeat=len(in_order)):
        corner = [weight * sign for weight, sign in zip(in_order, signs, strict=True)]
        if whole := sum(corner, Fraction()):
            corners.append(tuple(weight / whole for weight in corner))
    return list(dict.fromkeys(corners))


def _overtaking(
    sheet: ScoreSheet, area: str, rival: str, corners: tuple[tuple[Fraction, ...], ...]
) -> Overtaking | None:
    """The corner where a rival may lead most; None where it leads in none."""
    leads = [
        mine.low - theirs.high
        for mine, theirs in zip(sheet.row(area), sheet.row(rival), strict=True)
    ]

    def lead(corner: tuple[Fraction, ...]) -> Fraction:
        return sum((w * each for w, each in zip(corner, leads, strict=True)), Fraction())

    worst = min(corners, key=lead)
    if lead(worst) >= 0:
        return None
    return Overtaking(area, rival, dict(zip(sheet.keys, worst, strict=True)))
