"""Ink that the first reading of a page passed over: figures alone in their cells, mostly.

Tesseract looks for lines of text. A short figure far from its neighbours, in a table without
ruling lines, is often taken for no text at all; read by itself, it is read well.
"""

from collections.abc import Sequence
from dataclasses import replace
from statistics import median
from typing import Any, NamedTuple

import cv2
import numpy as np

from brobygger.engines.pdf.scan.dots import Grey
from brobygger.engines.pdf.scan.letters import Letters, Read

EDGE = 20
"""Dots of white around a piece that is read by itself."""

MARGIN = 2
LEAST_SURE = 0.5
MOST_PIECES = 120
"""A page with more of them is a drawing."""

LOWEST, HIGHEST = 0.6, 2.4
"""How high a piece of text is, in x-heights of the page."""


class Piece(NamedTuple):
    """A rectangle of ink, in dots."""

    x0: int
    y0: int
    x1: int
    y1: int


def read_again(bare: Grey, ink: Grey, reads: Sequence[Read], letters: Letters) -> list[Read]:
    """The words of the pieces of ink that lie in no word read so far.

    A piece that says nothing as a word is kept without text: it may be a figure, which is read
    among digits alone (``figures.py``). What is none there either is dropped with the dust.
    """
    found: list[Read] = []
    usual = median(each.x_height for each in reads) if reads else 1.0
    for number, piece in enumerate(find_pieces(ink, reads)):
        x0, y0, x1, y1 = piece
        part = np.full((y1 - y0 + 2 * EDGE, x1 - x0 + 2 * EDGE), 255, np.uint8)
        part[EDGE:-EDGE, EDGE:-EDGE] = bare[y0:y1, x0:x1]
        beside = [each.x_height for each in reads if each.y0 < y1 and each.y1 > y0]
        small = median(beside) if beside else usual
        line = -1 - number
        words = [read for read in letters.words(part, block=True) if read.confidence >= LEAST_SURE]
        if not words:
            found.append(Read("", x0, y0, x1, y1, y1, small, line, 0.0))
        placed = (read.moved(x0 - EDGE, y0 - EDGE) for read in words)
        found.extend(replace(read, x_height=small, line=line) for read in placed)
    return found


def find_pieces(ink: Grey, reads: Sequence[Read]) -> list[Piece]:
    """Where there is ink as high as text, and no word; empty where the page is no text at all."""
    if not reads:
        return []
    small = median(each.x_height for each in reads)
    left = ink.copy()
    for each in reads:
        left[
            max(each.y0 - MARGIN, 0) : each.y1 + MARGIN, max(each.x0 - MARGIN, 0) : each.x1 + MARGIN
        ] = 0
    reach = max(int(small * 0.7), 3)
    joined = cv2.morphologyEx(left, cv2.MORPH_CLOSE, np.ones((3, reach), np.uint8))
    stats: Any = cv2.connectedComponentsWithStats(joined)[2]
    pieces: list[Piece] = []
    for x, y, wide, high, area in stats[1:].tolist():
        tall = LOWEST * small <= high <= HIGHEST * small
        if tall and wide >= 0.3 * small and area >= 0.2 * wide * high:
            pieces.append(Piece(x, y, x + wide, y + high))
    return pieces if len(pieces) <= MOST_PIECES else []
