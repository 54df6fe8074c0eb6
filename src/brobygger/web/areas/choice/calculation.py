"""What the methods say of a sheet: sums, shares of all weights, second opinions; none is stored."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from brobygger.domain.areas.acceptability import DRAWS, Acceptability, smaa
from brobygger.domain.areas.closeness import Closeness, topsis
from brobygger.domain.areas.decision import Said
from brobygger.domain.areas.outranking import Flows, promethee2
from brobygger.domain.areas.ranking import Ranking, Weights, dominance, table_of, wsm
from brobygger.domain.areas.robustness import Holding, holds
from brobygger.domain.areas.sheet import ScoreSheet
from brobygger.domain.areas.triangle import THREE, smaa_exact

SEED = 0
"""The same draws each time, so that the same scores give the same answer."""


@dataclass(frozen=True, slots=True)
class Shares:
    """How large a share of the weights makes each area first, and in the middle of which."""

    first: dict[str, Fraction]
    central: dict[str, dict[str, Fraction] | None]
    is_exact: bool
    draws: int = DRAWS
    seed: int = SEED


@dataclass(frozen=True, slots=True)
class Calculated:
    """The weighted sum of a sheet, whether its first area holds, and who is beaten everywhere."""

    sheet: ScoreSheet
    weights: Weights
    ranking: Ranking
    holding: Holding
    dominated: dict[str, tuple[str, ...]]


def calculated(sheet: ScoreSheet, weights: Weights) -> Calculated | None:
    """None where every candidate is out by a veto, or there is none."""
    if not sheet.areas:
        return None
    return Calculated(
        sheet,
        weights,
        wsm(sheet, weights),
        holds(sheet, weights, n=DRAWS, seed=SEED),
        dominance(sheet),
    )


def shares_of(sheet: ScoreSheet, order: Sequence[str] | None = None) -> Shares:
    """Exact for three criteria without open cells, else drawn."""
    if len(sheet.keys) == THREE and not sheet.open_cells:
        exact = smaa_exact(sheet, order)
        return Shares(exact.first, exact.central_weights, is_exact=True)
    drawn = drawn_ranks(sheet, order)
    return Shares(
        {area: _counted(share) for area, share in drawn.first.items()},
        {
            area: None if each is None else {key: _counted(w) for key, w in each.items()}
            for area, each in drawn.central_weights.items()
        },
        is_exact=False,
    )


def drawn_ranks(sheet: ScoreSheet, order: Sequence[str] | None = None) -> Acceptability:
    """All ranks of all areas, drawn; open cells anywhere between their ends."""
    return smaa(sheet, order or "free", "intervals", DRAWS, SEED)


def _counted(share: float) -> Fraction:
    return Fraction(share).limit_denominator(DRAWS)


@dataclass(frozen=True, slots=True)
class Opinions:
    """The second opinions; None where cells are open, or there is nothing to compare with."""

    flows: Flows | None
    closeness: Closeness | None


def opinions_of(sheet: ScoreSheet, weights: Weights) -> Opinions:
    """PROMETHEE II with the usual shape, and TOPSIS with vector normalisation."""
    if sheet.open_cells or not sheet.areas:
        return Opinions(None, None)
    table = table_of(sheet)
    flows = promethee2(table, weights) if len(sheet.areas) > 1 else None
    return Opinions(flows, topsis(table, weights, "vector"))


def what_methods_say(found: Calculated | None) -> tuple[tuple[Said, ...], tuple[str, ...]]:
    """The first areas by each method that can be used, and the names of those that cannot."""
    if found is None:
        return (), ("weighted_sum", "acceptability", "promethee", "topsis")
    shares = shares_of(found.sheet).first
    most = max(shares.values())
    said = [
        Said("weighted_sum", found.ranking.first),
        Said("acceptability", tuple(area for area, share in shares.items() if share == most)),
    ]
    silent: list[str] = []
    opinions = opinions_of(found.sheet, found.weights)
    if opinions.flows is None:
        silent.append("promethee")
    else:
        said.append(Said("promethee", opinions.flows.first))
    if opinions.closeness is None:
        silent.append("topsis")
    else:
        said.append(Said("topsis", opinions.closeness.first))
    return tuple(said), tuple(silent)
