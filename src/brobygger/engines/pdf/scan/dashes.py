"""A dash alone in the cell of a table, which stands for nought: Tesseract takes it for dust.

A cell that seems empty and one that says nought are not the same, so such dashes are found by
their ink: flat, at the height of a small letter's middle, in line with figures, and alone.
"""

from collections.abc import Iterator, Sequence
from typing import Any

import cv2
import numpy as np

from brobygger.engines.pdf.scan.dots import Grey
from brobygger.engines.pdf.scan.letters import Read
from brobygger.engines.pdf.scan.text_lines import Spot

WIDE, FLAT = (0.4, 1.4), 0.32
"""In x-heights: how wide a dash is, from a hyphen to an en dash, and how high at most."""
SOLID = 0.6
RAISED = (0.2, 0.8)
"""In x-heights: how far its middle is above the line on which the figures stand."""
CLEAR = 1.0
"""In x-heights: paper to its left and right; the sign of a list has its text closer."""
ALONE = 2.0
"""In x-heights: how far the next word of its line is."""
SURE = 0.9


def find_dashes(ink: Grey, reads: Sequence[Read]) -> list[Read]:
    """Dashes in line with the figures of a page, none of which is part of a word."""
    figures = [read for read in reads if any(letter.isdigit() for letter in read.text)]
    if not figures:
        return []
    left = ink.copy()
    for read in reads:
        left[max(read.y0 - 2, 0) : read.y1 + 2, max(read.x0 - 2, 0) : read.x1 + 2] = 0
    stats: Any = cv2.connectedComponentsWithStats(left)[2]
    flat = stats[
        (stats[:, 2] >= 2 * stats[:, 3]) & (stats[:, 4] >= SOLID * stats[:, 2] * stats[:, 3])
    ]
    return list(_dashes(flat.tolist(), ink, reads, figures))


def _dashes(
    pieces: Sequence[Sequence[int]], ink: Grey, reads: Sequence[Read], figures: Sequence[Read]
) -> Iterator[Read]:
    for number, (x, y, wide, high, _) in enumerate(pieces):
        middle = y + high / 2
        line = [one for one in figures if _is_level(one, middle)]
        if not line:
            continue
        beside = min(line, key=lambda one: abs(one.x0 - x))
        small = beside.x_height
        if not WIDE[0] * small <= wide <= WIDE[1] * small or high > FLAT * small:
            continue
        if _is_alone(ink, (x, y, wide, high), small) and _is_far(reads, x, wide, middle, small):
            yield Read("-", x, y, x + wide, y + high, beside.base, small, -10_000 - number, SURE)


def _is_level(figure: Read, middle: float) -> bool:
    above = (figure.base - middle) / figure.x_height
    return RAISED[0] <= above <= RAISED[1]


def _is_alone(ink: Grey, spot: Spot, small: float) -> bool:
    """Is there nothing but paper around it?"""
    x, y, wide, high = spot
    side, over = round(CLEAR * small), round(0.5 * small)
    rows = slice(max(y - over, 0), y + high + over)
    around = ink[rows, max(x - side, 0) : x + wide + side]
    own = ink[y : y + high, x : x + wide]
    return int(np.count_nonzero(around)) <= int(np.count_nonzero(own)) + small / 2


def _is_far(reads: Sequence[Read], x: int, wide: int, middle: float, small: float) -> bool:
    """Is the next word of its line in another cell?"""
    near = (one for one in reads if one.y0 <= middle <= one.y1)
    return all(one.x0 - (x + wide) >= ALONE * small or x - one.x1 >= ALONE * small for one in near)
