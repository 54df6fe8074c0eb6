"""What has changed between two waves, described on the pairs that are known in both.

A pair that was answered about in only one wave says nothing about change, so the figures rest on
the same pairs before and after, and bounds say what the rest could make of them. Nothing is
inferred about causes. Source: section B3 of the design of reach and network methods.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from brobygger.domain.actors.figure import Twice
from brobygger.domain.actors.network import Network
from brobygger.domain.actors.panel import (
    FIGURES,
    UNKNOWN,
    Figure,
    Levels,
    Panel,
    Waves,
    bounds_of,
    chosen_of,
    density_of,
    waves_of,
)
from brobygger.domain.actors.roster import LEVELS

Method = Literal["jackknife", "imputation"]
"""Where an interval comes from; the wider one is shown.

jackknife: the figure again without each actor in turn. imputation: the figure of all pairs, where
an unknown level is drawn from those known between the same two sectors in the same wave.
"""

IMPUTATIONS = 20


@dataclass(frozen=True, slots=True)
class Moved:
    """One figure of change: its value on the same pairs, an interval, and bounds.

    ``low`` and ``high`` are a 95 % interval, None where it is not defined. ``least`` and ``most``
    are what the figure of all pairs can be, whatever the unknown levels are.
    """

    value: float
    low: float | None
    high: float | None
    method: Method | None
    least: float
    most: float


@dataclass(frozen=True, slots=True)
class Change:
    """What has changed between two waves, among the actors of both.

    ``transition[i][j]`` is the number of same pairs that went from level i to level j, in whole
    levels (2.5 counts as 2, so that a tie is a tie in both tables). ``density`` is the change in
    the share of pairs with a tie. A figure is None without a common pair, or where too few
    answered for it to be shown; ``transition`` is None where nothing may be shown.
    """

    actors: int
    pairs: int
    same_pairs: int
    transition: tuple[tuple[int, ...], ...] | None = None
    up: Moved | None = None
    same: Moved | None = None
    down: Moved | None = None
    jaccard: Moved | None = None
    density: Moved | None = None


def change(
    before: Network, after: Network, imputations: int = IMPUTATIONS, seed: int = 0
) -> Change:
    """What has changed from one wave to the next; the same seed gives the same intervals.

    Actors that are in only one of the two are left out. Both waves must carry shares for shares
    to be shown, and anything at all for anything. No imputation at all: ValueError.
    """
    if imputations < 1:
        raise ValueError(f"{imputations} imputations")
    waves = waves_of(before, after)
    bare = Change(waves.count, len(waves.ends), int(waves.known.sum()))
    if "none" in (before.detail, after.detail):
        return bare
    panel = chosen_of(waves.panel, waves.known)
    table = np.zeros((len(LEVELS), len(LEVELS)), dtype=int)
    np.add.at(table, panel, 1)
    transition = tuple(tuple(int(count) for count in row) for row in table)
    figures: list[Moved | None] = [None] * len(FIGURES)
    if "counts" not in (before.detail, after.detail):
        figures = _figures(waves, imputations, seed)
    return Change(waves.count, len(waves.ends), bare.same_pairs, transition, *figures)


def changes(
    before: Network, after: Network, imputations: int = IMPUTATIONS, seed: int = 0
) -> Twice[Change]:
    """The change with the project's own people, and among the others alone."""
    return Twice(
        change(before, after, imputations, seed),
        change(before.without_staff(), after.without_staff(), imputations, seed),
    )


def _figures(waves: Waves, imputations: int, seed: int) -> list[Moved | None]:
    panel = chosen_of(waves.panel, waves.known)
    drawn = _drawn(waves, imputations, seed)
    found: list[Moved | None] = []
    for figure in FIGURES:
        value = figure(waves, panel)
        if value is None:
            found.append(None)
            continue
        floor = -1.0 if figure is density_of else 0.0
        spread = _jackknife(waves, figure, value, floor)
        others = [one for full in drawn if (one := figure(waves, full)) is not None]
        imputed = (min(value, *others), max(value, *others)) if others else None
        low, high, method = _wider(spread, imputed)
        found.append(Moved(value, low, high, method, *bounds_of(waves, figure)))
    return found


def _wider(
    spread: tuple[float, float] | None, imputed: tuple[float, float] | None
) -> tuple[float | None, float | None, Method | None]:
    if imputed and (spread is None or imputed[1] - imputed[0] > spread[1] - spread[0]):
        return *imputed, "imputation"
    return (*spread, "jackknife") if spread else (None, None, None)


def _jackknife(
    waves: Waves, figure: Figure, value: float, floor: float
) -> tuple[float, float] | None:
    """A 95 % interval from the figure without each actor in turn.

    Each pair leaves with either of its two actors, so the squared distances of the n figures from
    their mean count by (n - 2) / 2n: for pairs that are independent of each other that is exactly
    the variance of a mean of pairs. Student's t with n - 1 degrees of freedom.
    """
    from scipy.special import stdtrit

    again = []
    for actor in range(waves.count):
        left = waves.known & (waves.ends != actor).all(axis=1)
        one = figure(waves, chosen_of(waves.panel, left))
        if one is None:
            return None
        again.append(one)
    n = len(again)
    if n < 3:
        return None
    error = float(np.sqrt((n - 2) / (2 * n) * np.square(np.array(again) - np.mean(again)).sum()))
    reach = error * float(stdtrit(n - 1, 0.975))
    return max(floor, value - reach), min(1.0, value + reach)


def _drawn(waves: Waves, imputations: int, seed: int) -> list[Panel]:
    """All pairs, with the unknown levels of each wave drawn from those of the same sectors.

    A draw of one wave knows nothing of the other, so it makes change look larger than it is; it
    widens the interval and never moves the figure itself. No draw where nothing is unknown.
    """
    if waves.known.all():
        return []
    rng = np.random.default_rng(seed)
    return [
        (_filled(waves, waves.panel[0], rng), _filled(waves, waves.panel[1], rng))
        for _ in range(imputations)
    ]


def _filled(waves: Waves, levels: Levels, rng: np.random.Generator) -> Levels:
    full = levels.copy()
    known = levels != UNKNOWN
    for sectors in np.unique(waves.sectors[~known]):
        inside = waves.sectors == sectors
        pool = levels[inside & known]
        if not len(pool):
            pool = levels[known]
        wanted = inside & ~known
        full[wanted] = rng.choice(pool, int(wanted.sum()))
    return full
