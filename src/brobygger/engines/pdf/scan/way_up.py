"""Pages that lie on their side or on their head, which the file says nothing about.

Lines of text run along the page: where its rows of dots are fuller and emptier than its columns, it
stands. Which of the ways is up is told by how surely a part of the page is read; upside down it is
a third as sure. A page that stands and is read surely costs nothing more.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import cv2
import numpy as np

from brobygger.engines.pdf.frame import Frame
from brobygger.engines.pdf.scan.dots import Colours, Grey
from brobygger.engines.pdf.scan.letters import Letters
from brobygger.engines.pdf.scan.picture import ink_of, tilt_of, turned
from brobygger.engines.pdf.scan.sheet import read_sheet
from brobygger.engines.pdf.sheet import Sheet

LIES = 1.6
"""How much sharper columns of dots are than rows; a page of a few lines measures about 1."""
SURE = 0.7
"""The right way up words are read with 0.85 and more, upside down with 0.2 to 0.3."""
SAMPLE = 0.3
"""How much of the page's height is read to tell which way is up."""
FEWEST = 8
"""Words that are needed to judge."""


def read_page(picture: Colours, frame: Frame, letters: Letters) -> Sheet:
    """The sheet of a page, whichever way up it lies; its frame knows how it was turned."""
    if lies(picture):
        turns = way_up(picture, letters, (1, 3))
        return _read_turned(picture, frame, letters, turns)
    sheet = read_sheet(picture, frame, letters)
    sure = sureness((word.text, word.confidence or 0.0) for word in sheet.words)
    if sure is None or sure >= SURE:
        return sheet
    turns = way_up(picture, letters, (2,)) or way_up(picture, letters, (1, 3))
    return _read_turned(picture, frame, letters, turns) if turns else sheet


def _read_turned(picture: Colours, frame: Frame, letters: Letters, turns: int) -> Sheet:
    way = (frame.shown + turns) % 4
    upright = replace(frame, shown=way, upright=way, turned=turns)
    return read_sheet(_quarters(picture, turns), upright, letters)


def lies(picture: Colours) -> bool:
    """Do the lines of a page run from top to bottom?"""
    small = cv2.resize(picture, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
    grey = cv2.medianBlur(cv2.cvtColor(small, cv2.COLOR_RGB2GRAY), 3)
    ink = ink_of(np.asarray(grey, np.uint8)).astype(np.int64)
    # The root keeps one ruling line from outweighing all lines of text.
    rows, columns = (np.sqrt(ink.sum(axis=axis)) for axis in (1, 0))
    return float(np.abs(np.diff(columns)).mean()) > LIES * float(np.abs(np.diff(rows)).mean())


def way_up(picture: Colours, letters: Letters, ways: Iterable[int]) -> int:
    """By which of these quarter turns clockwise the page is read surely; 0 where by none."""
    grey = np.asarray(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY), np.uint8)
    found = {turns: _sure_of_part(_quarters(grey, turns), letters) for turns in ways}
    best = max(found, key=lambda turns: found[turns])
    return best if found[best] >= SURE else 0


def _quarters(picture: Any, turns: int) -> Any:
    return np.ascontiguousarray(np.rot90(picture, -turns))


def _sure_of_part(grey: Grey, letters: Letters) -> float:
    """How surely the part of a page with the most ink is read."""
    straight = cv2.medianBlur(turned(grey, tilt_of(grey)), 3)
    ink = ink_of(np.asarray(straight, np.uint8)).sum(axis=1, dtype=np.int64)
    high = int(SAMPLE * straight.shape[0])
    top = int(np.argmax(np.convolve(ink, np.ones(high), "valid")))
    # As one block: left to itself, Tesseract reads some pages that lie as columns of letters.
    words = letters.words(np.ascontiguousarray(straight[top : top + high]), block=True)
    return sureness((word.text, word.confidence) for word in words) or 0.0


def sureness(words: Iterable[tuple[str, float]]) -> float | None:
    """How surely words of letters are read, on average over letters; None where there are few."""
    told = [(len(text), sure) for text, sure in words if any(map(str.isalpha, text))]
    if len(told) < FEWEST:
        return None
    return sum(count * sure for count, sure in told) / sum(count for count, _ in told)
