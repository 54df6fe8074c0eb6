"""Capitals with a ring: Tesseract reads "ÅV" as "AV", in every size, and is sure of it.

The ring is found by its ink: a small piece over the A, or an A that rises above its neighbour.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import cv2
import numpy as np

from brobygger.engines.pdf.scan.dots import Grey
from brobygger.engines.pdf.scan.letters import Read
from brobygger.engines.pdf.scan.picture import ink_of

LEAST_INK = 12
"""Dots: a ring of 8 points has 30, a speck nine."""
OVER = 0.6
"""How far above a word a ring can reach, in heights of the word."""
RING = (0.15, 0.5)
"""How high a ring is, in heights of the A below it."""
WIDE = (0.2, 0.75)
OFF_MIDDLE = 0.25
NEAR = 0.2
RISES = 1.12
"""An A with its ring, measured against the capital after it."""

Piece = tuple[int, int, int, int]
"""Left, top, right, bottom."""


def with_rings(sharp: Grey, reads: Sequence[Read]) -> list[Read]:
    """The words, capital A put right where a ring is printed over it."""
    return [_ringed(sharp, read) for read in reads]


def _ringed(sharp: Grey, read: Read) -> Read:
    lead = len(read.text) - len(read.text.lstrip("(\"'"))
    if read.text[lead : lead + 1] != "A" or not read.text[lead + 1 : lead + 2].isalpha():
        return read
    if not _has_ring(_pieces(sharp, read)[lead:], capitals=read.text[lead + 1].isupper()):
        return read
    return replace(read, text=f"{read.text[:lead]}Å{read.text[lead + 1 :]}")


def _pieces(sharp: Grey, read: Read) -> list[Piece]:
    """The ink of a word and above it, from the left; what is small and low is left out."""
    top = max(read.y0 - int(OVER * (read.y1 - read.y0)), 0)
    part = np.ascontiguousarray(sharp[top : read.y1 + 1, max(read.x0 - 1, 0) : read.x1 + 1])
    stats: Any = cv2.connectedComponentsWithStats(ink_of(part))[2]
    return sorted(
        (x, y, x + wide, y + high)
        for x, y, wide, high, area in stats[1:].tolist()
        if area >= LEAST_INK
    )


def _has_ring(pieces: Sequence[Piece], *, capitals: bool) -> bool:
    """Is the first letter of these pieces an A with a ring over it?"""
    if not pieces:
        return False
    tallest = max(bottom - top for _, top, _, bottom in pieces)
    letters = [one for one in pieces if one[3] - one[1] >= 0.6 * tallest]
    first = letters[0]
    if any(_is_ring(one, first) for one in pieces):
        return True
    if not capitals:
        return False
    after = next((one for one in letters[1:] if one[0] >= (first[0] + first[2]) / 2), None)
    return after is not None and first[3] - first[1] >= RISES * (after[3] - after[1])


def _is_ring(piece: Piece, letter: Piece) -> bool:
    high, wide = letter[3] - letter[1], letter[2] - letter[0]
    tall, across = piece[3] - piece[1], piece[2] - piece[0]
    middle = (piece[0] + piece[2]) / 2 - (letter[0] + letter[2]) / 2
    return (
        RING[0] * high <= tall <= RING[1] * high
        and WIDE[0] * high <= across <= WIDE[1] * high
        and abs(middle) <= OFF_MIDDLE * wide
        and abs(letter[1] - piece[3]) <= NEAR * high
    )
