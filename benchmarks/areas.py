"""How fast the whole sensitivity report of a choice among areas is made."""

import statistics
import time
from collections.abc import Callable
from fractions import Fraction
from random import Random

import numpy as np
from run import Table

from brobygger.domain.areas.acceptability import DRAWS, Scores, smaa
from brobygger.domain.areas.closeness import topsis
from brobygger.domain.areas.criteria import CRITERIA, HIGHEST
from brobygger.domain.areas.outranking import promethee2
from brobygger.domain.areas.ranking import dominance, equal_weights, order_weights, table_of, wsm
from brobygger.domain.areas.robustness import holds
from brobygger.domain.areas.sheet import Interval, ScoreSheet
from brobygger.domain.areas.triangle import smaa_exact

TITLE = "Choosing an area"
WHY = (
    "Sheets made by chance: levels 0-4 on three criteria, as many fictional areas as the row says. "
    "*Exact*: dominance, weighted sum, the exact triangle free and along an order, the weights "
    "moved by a fifth, PROMETHEE II, and TOPSIS by both normalisations. *Free*, *order*, *±1*, "
    "*intervals*: one simulation each of 100,000 draws, the last with one cell in four open. The "
    "goal is the full report of 13 areas below 2 s. The floor of the same run is drawing the "
    "weights and multiplying them with the levels, and nothing more."
)
ROUNDS = 5
GOAL_S = 2.0


def a_sheet(areas: int, *, is_open: bool = False, seed: int = 1) -> ScoreSheet:
    """So many areas with levels by chance; with ``is_open`` one cell in four is an interval."""
    rng = Random(seed)
    names = tuple(f"X{number}" for number in range(1, areas + 1))
    cells = {}
    for name in names:
        for criterion in CRITERIA:
            level = rng.randint(0, HIGHEST)
            high = min(HIGHEST, level + 2) if is_open and rng.random() < 0.25 else level
            cells[name, criterion.key] = Interval(level, high)
    return ScoreSheet(names, CRITERIA, cells)


def exact(sheet: ScoreSheet) -> None:
    """Everything that needs no draw."""
    chosen = order_weights(sheet.keys)
    dominance(sheet)
    wsm(sheet, chosen)
    assert sum(smaa_exact(sheet).first.values()) == 1
    assert sum(smaa_exact(sheet, sheet.keys).first.values()) == 1
    holds(sheet, equal_weights(sheet.keys))
    promethee2(table_of(sheet), chosen)
    topsis(table_of(sheet), chosen, "vector")
    topsis(table_of(sheet), chosen, "min_max")


def floor(sheet: ScoreSheet) -> None:
    """Draws of weights times levels: what no simulation of these sheets can do without."""
    rng = np.random.default_rng(0)
    levels = np.array(sheet.fixed_rows(), dtype=Fraction).astype(float)
    assert (rng.dirichlet(np.ones(len(CRITERIA)), DRAWS) @ levels.T).shape[0] == DRAWS


def seconds(work: Callable[[], object]) -> float:
    """The median of some rounds by the clock."""
    taken = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def timed(areas: int) -> dict[str, float]:
    """Seconds for each part of the report, and for all of it."""
    fixed, opened = a_sheet(areas), a_sheet(areas, is_open=True)
    runs: dict[str, tuple[ScoreSheet, bool, Scores]] = {
        "free": (fixed, False, "fixed"),
        "order": (fixed, True, "fixed"),
        "±1": (fixed, False, "plus_minus_1"),
        "intervals": (opened, False, "intervals"),
    }
    took = {"exact": seconds(lambda: exact(fixed))}
    for name, (sheet, is_ordered, scores) in runs.items():
        weights = sheet.keys if is_ordered else "free"
        took[name] = seconds(lambda s=sheet, w=weights, how=scores: smaa(s, w, how))  # type: ignore[misc]
    took["full report"] = sum(took.values())
    took["floor"] = seconds(lambda: floor(fixed))
    return took


def measure() -> Table:
    """Seconds for each number of areas."""
    rows = []
    kept = True
    heads: tuple[str, ...] = ()
    for areas in (3, 13, 50):
        took = timed(areas)
        heads = tuple(took)
        kept &= areas != 13 or took["full report"] < GOAL_S
        rows.append((str(areas), *(f"{each:.3f}" for each in took.values())))
    basis = (
        f"Seconds by the clock, median of {ROUNDS} rounds; numpy {np.__version__}; "
        f"the goal is {'kept' if kept else '**not kept**'}."
    )
    return Table(("areas", *heads), tuple(rows), basis)
