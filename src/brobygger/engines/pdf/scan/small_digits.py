"""Reads digits so small that Tesseract does not see them in their line: alone, and enlarged."""

from collections import Counter
from typing import Any

import cv2
import numpy as np

from brobygger.engines.pdf.scan.dots import Grey
from brobygger.engines.pdf.scan.letters import Letters

SCALE = 3
PADS = (2, 1, 3)
"""Dots of paper left around a digit: it is read with each until two agree."""
FRAME = 30


def read_digits(
    picture: Grey, area: tuple[int, int, int, int], letters: Letters, *, one: bool
) -> str:
    """The digits in ``area`` (left, top, right, bottom, in dots); empty where they are not sure."""
    x0, y0, x1, y1 = area
    votes: Counter[str] = Counter()
    for pad in PADS:
        part = picture[max(y0 - pad, 0) : y1 + pad, max(x0 - pad, 0) : x1 + pad]
        large = cv2.resize(part, None, fx=SCALE, fy=SCALE, interpolation=cv2.INTER_CUBIC)
        framed: Any = cv2.copyMakeBorder(
            large, FRAME, FRAME, FRAME, FRAME, cv2.BORDER_CONSTANT, value=255
        )
        votes[letters.digits(np.ascontiguousarray(framed), one=one)] += 1
        text, count = votes.most_common(1)[0]
        if count * 2 > len(PADS):
            return text
    return ""
