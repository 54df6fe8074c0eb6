"""Ruling lines and tick boxes of a scanned page, found by their ink and taken out of it.

Letters that touch a line are read better without it, and an empty box is no letter O.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np

from brobygger.engines.pdf.scan.dots import POINT, Grey
from brobygger.engines.pdf.sheet import Ruling

SHORTEST = 25.0
"""Points: stems of the largest headings are 20 high, the lowest row of a table 10 (and its
verticals run on into the next)."""
LOWEST_ROW, JOINT = 9.0, 2.5
"""Points: a table of one row has shorter lines, which end at its upper and lower edge."""
THICKEST = 4.0
PIECE, GAP = 8.0, 4.0
"""A line is broken by dust: its pieces are at least so long, and the gaps between them at most."""
BOX_SIDES = (4.2, 15.0)
"""How long the sides of a tick box are, in points."""
EDGE, CORNER = 0.85, 0.32
LONG_EDGE, ROUNDED = 0.9, 0.1
"""How much of each side is drawn, and of each corner; where all sides are drawn nearly from end to
end, corners may be worn. The sides of a round letter measure 0.7 to 0.8 and its corners nothing."""
ALONE = 0.15
"""In sides of a box: clear paper to its left and right. The letters of a word stand closer."""
EMPTY, TICKED = 0.06, 0.14
"""Ink inside a box: below the first it is empty, above the second it is ticked; between them it
cannot be told from dirt, and a person is asked."""


@dataclass(frozen=True, slots=True)
class InkBox:
    """A tick box on the picture, in dots; ``checked`` None where its ink is neither."""

    x0: int
    y0: int
    x1: int
    y1: int
    checked: bool | None


def find_rulings(ink: Grey) -> tuple[list[Ruling], Any]:
    """Lines along the page's edges in points, and where their ink is."""
    mask = np.zeros_like(ink)
    across = list(_lines(ink, mask, horizontal=True))
    found = [*across, *_lines(ink, mask, horizontal=False, ends=across)]
    return found, cv2.dilate(mask, np.ones((5, 5), np.uint8))


def _lines(
    ink: Grey, mask: Any, *, horizontal: bool, ends: Sequence[Ruling] = ()
) -> Iterator[Ruling]:
    """The lines of one direction; their ink is added to the ``mask``.

    Between two lines of the other direction (``ends``) they may be as short as a table's row.
    """
    length = (LOWEST_ROW if ends else SHORTEST) * POINT
    pieces = _along(cv2.MORPH_OPEN, ink, int(PIECE * POINT), horizontal)
    whole = _along(cv2.MORPH_CLOSE, pieces, int(GAP * POINT), horizontal)
    lines = _along(cv2.MORPH_OPEN, whole, int(length), horizontal)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(lines)
    for label, numbers in enumerate(stats):
        x, y, wide, high, area = map(int, numbers)
        long, thick = (wide, high) if horizontal else (high, wide)
        solid = area >= 0.4 * wide * high or thick <= 4 * POINT
        if label == 0 or thick > THICKEST * POINT or long < length or not solid:
            continue
        if horizontal:
            line = Ruling(True, (y + high / 2) / POINT, x / POINT, (x + wide) / POINT)
        else:
            line = Ruling(False, (x + wide / 2) / POINT, y / POINT, (y + high) / POINT)
        if long < SHORTEST * POINT and not _joins(line, ends):
            continue
        spot = slice(y, y + high), slice(x, x + wide)
        mask[spot][labels[spot] == label] = 255
        yield line


def _joins(line: Ruling, ends: Sequence[Ruling]) -> bool:
    """Does a line run from one of the ``ends`` to another?"""
    met = [end.at for end in ends if end.start - JOINT <= line.at <= end.end + JOINT]
    return all(any(abs(at - edge) <= JOINT for at in met) for edge in (line.start, line.end))


def _along(operation: int, ink: Any, length: int, horizontal: bool) -> Any:
    size = (length, 1) if horizontal else (1, length)
    return cv2.morphologyEx(ink, operation, cv2.getStructuringElement(cv2.MORPH_RECT, size))


def find_boxes(ink: Grey) -> list[InkBox]:
    """Small upright squares whose four sides are drawn, with what is inside them."""
    least, most = (round(side * POINT) for side in BOX_SIDES)
    closed = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((3, 3), np.uint8))
    _, _, stats, _ = cv2.connectedComponentsWithStats(closed)
    found: list[InkBox] = []
    for x, y, wide, high, _ in stats[1:]:
        if not (least <= wide <= most and least <= high <= most):
            continue
        if abs(int(wide) - int(high)) > 0.2 * max(wide, high):
            continue
        part = closed[y : y + high, x : x + wide] > 0
        side = _thickness(part)
        if side is None or not _is_alone(ink, *map(int, (x, y, wide, high))):
            continue
        inner = ink[y + side : y + high - side, x + side : x + wide - side] > 0
        share = float(inner.mean()) if inner.size else 1.0
        checked = False if share < EMPTY else True if share > TICKED else None
        found.append(InkBox(int(x), int(y), int(x + wide), int(y + high), checked))
    return found


def _is_alone(ink: Grey, x: int, y: int, wide: int, high: int) -> bool:
    """Is there clear paper on both sides of a square?"""
    clear = max(round(ALONE * wide), 2)
    rows = slice(y + 2, y + high - 2)
    left, right = ink[rows, max(x - clear, 0) : x - 1], ink[rows, x + wide + 1 : x + wide + clear]
    return not left.any() and not right.any()


def _thickness(part: Any) -> int | None:
    """How thick the drawn sides of a square are, in dots; None where it has not all four.

    A side is drawn where nearly each of its dots has ink within the band; a round letter's has
    none at the corners.
    """
    high, wide = int(part.shape[0]), int(part.shape[1])
    band = max(3, round(0.16 * min(high, wide)))
    sides = (
        part[:band].any(axis=0),
        part[-band:].any(axis=0),
        part[:, :band].any(axis=1),
        part[:, -band:].any(axis=1),
    )
    corners = (part[:band, :band], part[:band, -band:], part[-band:, :band], part[-band:, -band:])
    drawn = min(float(side.mean()) for side in sides)
    filled = [float(corner.mean()) for corner in corners]
    sharp_corners = drawn >= EDGE and min(filled) >= CORNER
    long_edges = drawn >= LONG_EDGE and min(filled) >= ROUNDED and sum(filled) >= 4 * CORNER
    if not sharp_corners and not long_edges:
        return None
    return band + 1
