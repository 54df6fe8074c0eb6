"""Sheets and areas for the tests: fictional places, scores made by chance."""

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction

from hypothesis import strategies as st

from brobygger.domain.areas.area import Area, ListKind, Measure, Value
from brobygger.domain.areas.criteria import Criterion
from brobygger.domain.areas.ranking import Weights
from brobygger.domain.areas.scoring import Score, score_sheet
from brobygger.domain.areas.sheet import Interval, ScoreSheet

DECEMBER = date(2022, 12, 1)
KEYS = ("trust", "actors", "need")
Levels = tuple[int, ...]


def a_criterion(key: str) -> Criterion:
    """A criterion with plain level texts."""
    return Criterion(key, key, tuple(f"trin {level}" for level in range(5)), "prøve")


CRITERIA = tuple(a_criterion(key) for key in KEYS)


def a_sheet(rows: Mapping[str, Sequence[int | tuple[int, int]]]) -> ScoreSheet:
    """A sheet of levels (3) and intervals (1, 3), with as many criteria as a row has cells."""
    count = len(next(iter(rows.values()), KEYS))
    criteria = tuple(a_criterion(key) for key in (*KEYS, "fourth", "fifth")[:count])
    cells = {
        (area, criterion.key): Interval(*(cell if isinstance(cell, tuple) else (cell, cell)))
        for area, row in rows.items()
        for criterion, cell in zip(criteria, row, strict=True)
    }
    return ScoreSheet(tuple(rows), criteria, cells)


def scored(*scores: Score) -> ScoreSheet:
    """The sheet of some scores, whatever their problems."""
    return score_sheet(scores, CRITERIA)[0]


def weighted(*parts: int) -> Weights:
    """Weights in the proportion of whole numbers."""
    keys = (*KEYS, "fourth", "fifth")[: len(parts)]
    return {key: Fraction(part, sum(parts)) for key, part in zip(keys, parts, strict=True)}


def an_area(
    code: str = "X1",
    kind: ListKind = "prevention_area",
    published: date = DECEMBER,
    *,
    residents: int | None = 1_500,
    values: Mapping[Measure, Value] | None = None,
    successor: str | None = None,
    name: str = "",
) -> Area:
    """A fictional area on a list."""
    return Area(
        code, name or f"Bakken {code}", published, kind, "prøve", residents, values or {},
        successor=successor,
    )  # fmt: skip


def rows_of(cells: st.SearchStrategy, least: int = 1, most: int = 6) -> st.SearchStrategy:
    """Rows of three cells for areas called A, B, C ..."""
    return st.lists(st.tuples(cells, cells, cells), min_size=least, max_size=most).map(
        lambda rows: dict(zip("ABCDEFGHIJKLM", rows, strict=False))
    )


levels = st.integers(0, 4)
intervals = st.tuples(levels, levels).map(lambda pair: (min(pair), max(pair)))
fixed_sheets = rows_of(levels).map(a_sheet)
open_sheets = rows_of(intervals).map(a_sheet)
weights = (
    st.tuples(st.integers(0, 12), st.integers(0, 12), st.integers(0, 12))
    .filter(any)
    .map(lambda parts: weighted(*parts))
)
