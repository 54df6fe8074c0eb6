"""The same pairs in two waves, the figures of change, and the least and most they can be.

Source: section B3 of the design of reach and network methods.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from brobygger.domain.actors.network import Network, Pair
from brobygger.domain.actors.roster import LEVELS

TOP = max(LEVELS)

UNKNOWN = -1

Levels = NDArray[np.int8]

Panel = tuple[Levels, Levels]


@dataclass(frozen=True)
class Waves:
    """The levels of every pair of the common actors in both waves, and whose pairs they are."""

    panel: Panel
    ends: NDArray[np.int32]
    sectors: NDArray[np.int32]
    ties_from: tuple[float, float]
    count: int
    known: NDArray[np.bool_] = field(init=False)

    def __post_init__(self) -> None:
        before, after = self.panel
        object.__setattr__(self, "known", (before != UNKNOWN) & (after != UNKNOWN))


Figure = Callable[[Waves, Panel], float | None]


def waves_of(before: Network, after: Network) -> Waves:
    """The pairs of the actors that are in both waves, with their levels."""
    actors = [one for one in after.actors if one.id in before.by_id]
    ends = np.stack(np.triu_indices(len(actors), 1), axis=1).astype(np.int32)
    names = [actor.id for actor in actors]
    panel = (_levels(before, names, ends), _levels(after, names, ends))
    known = sorted({actor.sector or "" for actor in actors})
    own = np.array([known.index(actor.sector or "") for actor in actors], dtype=np.int32)
    both = np.sort(own[ends], axis=1) if len(ends) else ends
    sectors = both[:, 0] * max(len(known), 1) + both[:, 1]
    limits = (before.min_level, after.min_level)
    return Waves(panel, ends, sectors, limits, len(actors))


def _levels(net: Network, names: Sequence[str], ends: NDArray[np.int32]) -> Levels:
    """Whole levels by pair: a half level is not yet the next one."""
    rest = 0 if net.is_register else UNKNOWN
    found = np.full(len(ends), rest, dtype=np.int8)
    place: dict[Pair, int] = {}
    if net.levels:
        place = {(names[one], names[other]): at for at, (one, other) in enumerate(ends.tolist())}
    for pair, level in net.levels.items():
        if pair in place:
            found[place[pair]] = int(level)
    return found


def chosen_of(panel: Panel, chosen: NDArray[np.bool_]) -> Panel:
    """Some of the pairs."""
    return panel[0][chosen], panel[1][chosen]


def up_of(_: Waves, panel: Panel) -> float | None:
    """The share of pairs that rose."""
    return float((panel[1] > panel[0]).mean()) if len(panel[0]) else None


def same_of(_: Waves, panel: Panel) -> float | None:
    """The share of pairs that stayed."""
    return float((panel[1] == panel[0]).mean()) if len(panel[0]) else None


def down_of(_: Waves, panel: Panel) -> float | None:
    """The share of pairs that fell."""
    return float((panel[1] < panel[0]).mean()) if len(panel[0]) else None


def jaccard_of(waves: Waves, panel: Panel) -> float | None:
    """Ties of both waves among the ties of either; None where there are none."""
    was, now = (wave >= limit for wave, limit in zip(panel, waves.ties_from, strict=True))
    either = int((was | now).sum())
    return int((was & now).sum()) / either if either else None


def density_of(waves: Waves, panel: Panel) -> float | None:
    """The change in the share of pairs with a tie."""
    was, now = (wave >= limit for wave, limit in zip(panel, waves.ties_from, strict=True))
    return float(now.mean() - was.mean()) if len(was) else None


FIGURES: tuple[Figure, ...] = (up_of, same_of, down_of, jaccard_of, density_of)


def bounds_of(waves: Waves, figure: Figure) -> tuple[float, float]:
    """What the figure of all pairs can be: each unknown level at its least and at its most."""
    before, after = waves.panel
    lost, new = before == UNKNOWN, after == UNKNOWN
    low = (np.where(lost, 0, before), np.where(new, 0, after))
    high = (np.where(lost, TOP, before), np.where(new, TOP, after))
    if figure is up_of:
        ends = (_share_above(high[0], low[1]), _share_above(low[0], high[1]))
    elif figure is down_of:
        ends = (_share_above(high[1], low[0]), _share_above(low[1], high[0]))
    elif figure is same_of:
        never = (high[0] < low[1]) | (high[1] < low[0])
        ends = ((~lost & ~new & (before == after)).mean(), 1 - never.mean())
    elif figure is density_of:
        least, most = (
            density_of(waves, (high[0], low[1])) or 0.0,
            density_of(waves, (low[0], high[1])) or 0.0,
        )
        ends = (least, most)
    else:
        ends = _jaccard_bounds(waves, low, high)
    return float(ends[0]), float(ends[1])


def _share_above(less: Levels, more: Levels) -> float:
    """The share of pairs where the second level is above the first."""
    return float((more > less).mean())


def _jaccard_bounds(waves: Waves, low: Panel, high: Panel) -> tuple[float, float]:
    """Least: every doubtful pair a tie in one wave only. Most: in both, where it can be."""
    was, now = (wave >= limit for wave, limit in zip(low, waves.ties_from, strict=True))
    may, can = (wave >= limit for wave, limit in zip(high, waves.ties_from, strict=True))
    surely = int((was & now).sum())
    apart = int(((was & ~can) | (now & ~may)).sum())
    possible = int((may & can).sum())
    every = int((may | can).sum())
    least = surely / every if every else 0.0
    return least, possible / (possible + apart) if possible + apart else least
