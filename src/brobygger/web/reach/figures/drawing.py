"""Interval bars on the server: one bar a row from the least to the most, its numbers beside it."""

from collections.abc import Sequence
from dataclasses import dataclass

from brobygger.domain.figures.published import Published

WIDTH, ROW, BAR = 640, 60, 12
"""The drawing, a row of it with its words, and the bar below them."""

THINNEST = 4
"""An interval of one number is still seen."""

LEAST_ARROW = 20
"""An interval that nothing limits ends in an arrow of 12."""

STEPS = (1, 2, 5)


@dataclass(frozen=True, slots=True)
class Bar:
    """A row as drawn; without ``x`` it is hidden. ``is_open``: nothing limits it from above."""

    label: str
    words: str
    y: int
    bar_y: int
    x: int | None = None
    width: int = 0
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Bars:
    """The drawing: its size, its bars and the numbers of its scale."""

    width: int
    height: int
    bars: tuple[Bar, ...]
    scale: tuple[tuple[int, int], ...]
    foot: int


def bars_of(rows: Sequence[tuple[str, str, Published]]) -> Bars:
    """The rows (label, number in words, figure) over one scale from nought."""
    ends = [
        end
        for _label, _words, figure in rows
        if figure.interval is not None
        for end in (figure.interval.low, figure.interval.high or 0)
    ]
    most = _round(max([*ends, 1]))
    is_open = any(f.interval is not None and f.interval.high is None for _l, _w, f in rows)
    reach = WIDTH * 9 // 10 if is_open else WIDTH
    bars = tuple(_bar(at, row, reach, most) for at, row in enumerate(rows))
    foot = len(rows) * ROW
    scale = tuple((round(reach * part / 2), most * part // 2) for part in range(3))
    return Bars(WIDTH, foot + 34, bars, scale, foot)


def _bar(at: int, row: tuple[str, str, Published], reach: int, most: int) -> Bar:
    label, words, figure = row
    y, bar_y = at * ROW + 20, at * ROW + 30
    people = figure.interval
    if people is None:
        return Bar(label, words, y, bar_y)
    x = min(round(reach * people.low / most), WIDTH - LEAST_ARROW)
    if people.high is None:
        return Bar(label, words, y, bar_y, x, WIDTH - x, is_open=True)
    width = max(round(reach * people.high / most) - x, THINNEST)
    return Bar(label, words, y, bar_y, min(x, WIDTH - THINNEST), width)


def _round(number: int) -> int:
    """The next even number of a scale that people read easily: 10, 20, 40, 50, 100 ..."""
    size = 10
    while True:
        for step in STEPS:
            if size * step >= number:
                return size * step
        size *= 10
