"""Printed fractions of a scanned page: ½, ¼ and ¾, which are in none of Tesseract's letters.

It reads "2½" as "2%" or "22", and is sure of it. A fraction is found by its shape: a thin stroke
that rises to the right from the line, a small digit above it on the left, one below it on the
right, and nothing else. The digits are read by themselves; a "%" has rings there and is left alone.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from brobygger.engines.pdf.scan.dots import Grey
from brobygger.engines.pdf.scan.letters import Letters
from brobygger.engines.pdf.scan.picture import ink_of
from brobygger.engines.pdf.scan.sign import Sign
from brobygger.engines.pdf.scan.small_digits import read_digits
from brobygger.engines.pdf.scan.text_lines import TextLine, usual_x_height

SIGNS = {("1", "2"): "½", ("1", "4"): "¼", ("3", "4"): "¾"}
LOWER_DIGITS = {below for _, below in SIGNS}
LEANS = tuple(step / 20 for step in range(9, 21))
"""How far the stroke leans: dots to the right for each dot up."""
LENGTHS = (1.15, 1.9)
"""How high the stroke is, in heights of small letters: a digit is 1.25 to 1.5. The stroke of a
v or a y is 0.95 to 1."""
TITLE = 1.6
ALIKE, OVERLAP = 1.3, 0.35
HALF_STROKE = 2.5
LEAST = 0.3
WIDEST = 0.62
NEAREST = 0.55
NARROW = 0.62
"""How wide a 1 is at most, in its own height; a 3 is 0.65 to 0.75, the ring of a % more."""
UPPER_TOP, UPPER_FOOT = (0.8, 1.25), 0.28
LOWER_TOP, LOWER_FOOT = (0.3, 0.72), 0.22
"""All in heights of the stroke: how high and wide a small digit is, how near the stroke, and where
its top and foot are above the line."""
PAPER = 6
GAPS = (1, 5)
"""In dots: a digit is taken as it stands, then with its gaps closed. The thin slant of a serif's 2
is often lost in a scan, and parts its head from its foot."""

Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight stroke that rises to the right from ``foot`` on the line ``base``, in dots."""

    foot: int
    base: int
    height: int
    lean: float

    def at(self, y: float) -> float:
        """Where it is at the height ``y`` of the picture."""
        return self.foot + (self.base - 1 - y) * self.lean


@dataclass(frozen=True, slots=True)
class Digit:
    """A piece of ink beside a stroke: its rectangle in dots, and its dots there."""

    x0: int
    y0: int
    x1: int
    y1: int
    ink: Mask


def find_halves(grey: Grey, sharp: Grey, lines: Sequence[TextLine], letters: Letters) -> list[Sign]:
    """The fractions of a page, and what is built like one (most often a "%", without ``text``).

    They are looked for in ``grey`` and read in ``sharp``, which keeps specks.
    """
    usual = usual_x_height(lines)
    if usual is None:
        return []
    ink = ink_of(grey)
    strokes = (stroke for line in lines for stroke in _strokes(ink, line, _small_of(line, usual)))
    read = (_read(ink, sharp, stroke, letters) for stroke in strokes)
    return [half for half in read if half is not None]


def _small_of(line: TextLine, usual: float) -> float:
    """How high small letters are in a line's font. A line of figures alone says how high those
    are, half as much again; a title's letters are larger than that.
    """
    own = line.small or usual
    return own if own > TITLE * usual else min(own, usual)


def _strokes(ink: Grey, line: TextLine, small: float) -> Iterator[Stroke]:
    """Straight strokes from the line to the height of a digit; of those side by side, the longest.

    For each lean the rows are moved so that such a stroke stands upright; then the ink above a
    foot is counted up to its first gap.
    """
    base = round(line.base)
    high = int((LENGTHS[1] + 0.1) * small)
    if base - high < 0:
        return
    strip = ink[base - high : base, line.x0 : line.x1 + 1] > 0
    strip = (strip | np.roll(strip, 1, axis=0))[::-1]
    best: dict[int, tuple[int, float]] = {}
    for lean in LEANS:
        moves = [round(up * lean) for up in range(high)]
        width = strip.shape[1] - moves[-1]
        if width <= 0:
            continue
        upright = np.stack([row[by : by + width] for row, by in zip(strip, moves, strict=True)])
        runs = np.where(upright.all(axis=0), high, np.argmin(upright, axis=0))
        long_enough = (runs >= LENGTHS[0] * small) & (runs <= LENGTHS[1] * small)
        for foot in map(int, np.flatnonzero(long_enough)):
            at = foot + line.x0
            best[at] = max(best.get(at, (0, 0.0)), (int(runs[foot]), lean))
    for group in _neighbours(sorted(best)):
        foot = max(group, key=best.__getitem__)
        yield Stroke(foot, base, *best[foot])


def _neighbours(feet: Sequence[int]) -> Iterator[list[int]]:
    group: list[int] = []
    for foot in feet:
        if group and foot - group[-1] > 2:
            yield group
            group = []
        group.append(foot)
    if group:
        yield group


def _read(ink: Grey, sharp: Grey, stroke: Stroke, letters: Letters) -> Sign | None:
    """The fraction around a stroke, where it is one: with digits that are whole, else torn ones."""
    first = None
    for gap in GAPS:
        sign = _read_with(_beside(ink, stroke, gap), sharp, stroke, letters)
        if sign is not None and sign.text:
            return sign
        first = first or sign
    return first


def _read_with(
    pieces: Sequence[Digit], sharp: Grey, stroke: Stroke, letters: Letters
) -> Sign | None:
    upper = _nearest([piece for piece in pieces if _is_upper(piece, stroke)], stroke)
    lower = _nearest([piece for piece in pieces if _is_lower(piece, stroke)], stroke)
    if upper is None or lower is None or not _alike(upper, lower):
        return None
    below = _alone(sharp, lower, letters)
    above = _upper_digit(sharp, upper, letters) if below in LOWER_DIGITS else ""
    sign = SIGNS.get((above, below), "")
    top = min(upper.y0, stroke.base - stroke.height)
    right = max(lower.x1, round(stroke.at(top)) + 2)
    foot = max(lower.y1, stroke.base + 1)
    return Sign(sign, min(upper.x0, stroke.foot - 2), top, right, foot, stroke.base)


def _alike(upper: Digit, lower: Digit) -> bool:
    """Both digits of a fraction are set in one size, one above the other."""
    above, below = upper.y1 - upper.y0, lower.y1 - lower.y0
    apart = upper.y1 - lower.y0 <= OVERLAP * above
    return apart and max(above, below) <= ALIKE * min(above, below)


def _upper_digit(sharp: Grey, piece: Digit, letters: Letters) -> str:
    """A 1 is told by its shape: alone, Tesseract takes many for a mark and says nothing."""
    wide, high = piece.x1 - piece.x0, piece.y1 - piece.y0
    return "1" if wide <= NARROW * high else _alone(sharp, piece, letters)


def _beside(ink: Grey, stroke: Stroke, gap: int) -> list[Digit]:
    """The pieces of ink around a stroke once it is taken out; those with less than ``gap`` dots of
    paper between them are one.
    """
    left = max(stroke.foot - round(0.7 * stroke.height), 0)
    top = max(stroke.base - round(1.3 * stroke.height), 0)
    right = stroke.foot + round(1.8 * stroke.height)
    window = np.ascontiguousarray(ink[top : stroke.base + 4, left:right])
    for row in range(window.shape[0]):
        at = stroke.at(row + top) - left
        window[row, max(round(at - HALF_STROKE), 0) : max(round(at + HALF_STROKE) + 1, 0)] = 0
    joined = cv2.morphologyEx(window, cv2.MORPH_CLOSE, np.ones((gap, gap), np.uint8))
    _, labels, stats, _ = cv2.connectedComponentsWithStats(joined)
    found: list[Digit] = []
    for label, (x, y, wide, high, _) in enumerate(stats):
        if label and high >= LEAST * stroke.height and wide <= WIDEST * stroke.height:
            spot = slice(y, y + high), slice(x, x + wide)
            own: Any = (labels[spot] == label) & (window[spot] > 0)
            box = int(x) + left, int(y) + top, int(x + wide) + left, int(y + high) + top
            found.append(Digit(*box, own))
    return found


def _is_upper(piece: Digit, stroke: Stroke) -> bool:
    top, foot = ((stroke.base - y) / stroke.height for y in (piece.y0, piece.y1))
    standing = UPPER_TOP[0] <= top <= UPPER_TOP[1] and foot >= UPPER_FOOT
    return standing and 0 < _clear(piece, stroke, left=True) + stroke.height / 4


def _is_lower(piece: Digit, stroke: Stroke) -> bool:
    top, foot = ((stroke.base - y) / stroke.height for y in (piece.y0, piece.y1))
    standing = LOWER_TOP[0] <= top <= LOWER_TOP[1] and abs(foot) <= LOWER_FOOT
    return standing and 0 < _clear(piece, stroke, left=False) + stroke.height / 4


def _clear(piece: Digit, stroke: Stroke, *, left: bool) -> float:
    """Dots of paper between a piece and the stroke at the piece's middle."""
    at = stroke.at((piece.y0 + piece.y1) / 2)
    return at - piece.x1 if left else piece.x0 - at


def _nearest(pieces: Sequence[Digit], stroke: Stroke) -> Digit | None:
    """The one next to the stroke, where one is near enough."""

    def gap(piece: Digit) -> float:
        return max(_clear(piece, stroke, left=True), _clear(piece, stroke, left=False))

    near = [piece for piece in pieces if gap(piece) <= NEAREST * stroke.height]
    return min(near, key=gap, default=None)


def _alone(sharp: Grey, piece: Digit, letters: Letters) -> str:
    """What a digit says with all other ink taken away."""
    own: Any = cv2.dilate(np.pad(piece.ink.astype(np.uint8), PAPER), np.ones((5, 5), np.uint8))
    part = sharp[max(piece.y0 - PAPER, 0) : piece.y1 + PAPER]
    part = part[:, max(piece.x0 - PAPER, 0) : piece.x1 + PAPER]
    if part.shape != own.shape:
        return ""  # at the very edge of the page no fraction is printed
    alone = np.asarray(np.where(own > 0, part, 255), np.uint8)
    high, wide = alone.shape
    return read_digits(alone, (PAPER, PAPER, wide - PAPER, high - PAPER), letters, one=True)
