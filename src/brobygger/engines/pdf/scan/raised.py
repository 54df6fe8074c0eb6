"""Raised digits of a scanned page: footnote marks, which Tesseract reads as quotes or not at all.

They are found by their place: as high as a small digit, standing clear above the baseline, with
nothing below them. Each is read by itself, and taken out before the page is read.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

import cv2
import numpy as np

from brobygger.engines.pdf.scan.dots import Grey
from brobygger.engines.pdf.scan.letters import Letters
from brobygger.engines.pdf.scan.picture import ink_of

HEIGHTS = (0.55, 1.1)
FEET = (0.3, 1.15)
"""In x-heights: how high a raised digit is, and how far above the baseline it stands. A quote is
0.45 high, the ring of an å 0.35, and a letter stands on the line."""
NEAREST = 0.25
SCALE = 3
PADS = (1, 2, 3)
"""Dots of paper left around a mark: it is read with each, and most votes win."""
FRAME = 30


@dataclass(frozen=True, slots=True)
class Raised:
    """A mark above the line, in dots; ``base`` is the baseline of its line."""

    text: str
    x0: int
    y0: int
    x1: int
    y1: int
    base: float


Spot = tuple[int, int, int, int]
"""A piece of ink: left, top, width, height."""


def find_raised(grey: Grey, sharp: Grey, letters: Letters) -> list[Raised]:
    """The raised digits of a page, left to right within their lines.

    They are looked for where specks are gone (``grey``) and read where nothing is (``sharp``):
    what takes a speck away takes the corner of a small 4 with it.
    """
    stats: Any = cv2.connectedComponentsWithStats(ink_of(grey))[2]
    spots: list[Spot] = [(int(x), int(y), int(w), int(h)) for x, y, w, h, _ in stats[1:]]
    found: list[Raised] = []
    for x0, y0, x1, y1, base in letters.lines(grey):
        inside = [s for s in spots if x0 - 2 <= s[0] and s[0] + s[2] <= x1 + 2]
        inside = [s for s in inside if y0 - 4 <= s[1] and s[1] + s[3] <= y1 + 4]
        small = _x_height(inside, base)
        if small is None:
            continue
        groups = _groups([s for s in inside if _is_raised(s, base, small, inside)], small)
        marks = [_read(sharp, group, base, letters) for group in groups]
        found += [mark for mark in marks if mark is not None]
    return found


def _x_height(spots: Sequence[Spot], base: float) -> float | None:
    """How high small letters are: the middle of what stands on the line."""
    standing = [h for _, y, _, h in spots if abs(y + h - base) <= 3 and h > 6]
    return float(median(standing)) if len(standing) >= 8 else None


def _is_raised(spot: Spot, base: float, small: float, others: Sequence[Spot]) -> bool:
    x, y, wide, high = spot
    lifted = (base - (y + high)) / small
    if not HEIGHTS[0] <= high / small <= HEIGHTS[1] or not FEET[0] <= lifted <= FEET[1]:
        return False
    if wide > 0.9 * small:
        return False
    below = (o for o in others if o[1] >= y + high - 2 and o[0] < x + wide and x < o[0] + o[2])
    return not any(below)


def _groups(spots: Sequence[Spot], small: float) -> list[list[Spot]]:
    """Digits side by side are one mark."""
    groups: list[list[Spot]] = []
    for spot in sorted(spots):
        if groups and spot[0] - (groups[-1][-1][0] + groups[-1][-1][2]) <= NEAREST * small:
            groups[-1].append(spot)
        else:
            groups.append([spot])
    return groups


def _read(sharp: Grey, group: Sequence[Spot], base: float, letters: Letters) -> Raised | None:
    x0, y0 = min(s[0] for s in group), min(s[1] for s in group)
    x1, y1 = max(s[0] + s[2] for s in group), max(s[1] + s[3] for s in group)
    votes: Counter[str] = Counter()
    for pad in PADS:
        part = sharp[max(y0 - pad, 0) : y1 + pad, max(x0 - pad, 0) : x1 + pad]
        large = cv2.resize(part, None, fx=SCALE, fy=SCALE, interpolation=cv2.INTER_CUBIC)
        framed: Any = cv2.copyMakeBorder(
            large, FRAME, FRAME, FRAME, FRAME, cv2.BORDER_CONSTANT, value=255
        )
        votes[letters.digits(np.ascontiguousarray(framed), one=len(group) == 1)] += 1
    text, count = votes.most_common(1)[0]
    return Raised(text, x0, y0, x1, y1, base) if text and count * 2 > len(PADS) else None
