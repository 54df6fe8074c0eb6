"""Lines of text on a scanned page, before they are read: where they stand, and their ink."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import cv2

from brobygger.engines.pdf.scan.dots import Grey
from brobygger.engines.pdf.scan.letters import Letters
from brobygger.engines.pdf.scan.picture import ink_of

FEWEST = 8
"""Letters that must stand on a line before their height says how high its small letters are."""

Spot = tuple[int, int, int, int]
"""A piece of ink: left, top, width, height."""


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line in dots; ``small`` is how high its small letters are, None on a short line."""

    x0: int
    x1: int
    base: float
    small: float | None
    spots: tuple[Spot, ...]


def find_text_lines(grey: Grey, letters: Letters) -> list[TextLine]:
    """The lines of a page, with every piece of ink that lies in them."""
    stats: Any = cv2.connectedComponentsWithStats(ink_of(grey))[2]
    spots: list[Spot] = [(int(x), int(y), int(w), int(h)) for x, y, w, h, _ in stats[1:]]
    found: list[TextLine] = []
    for x0, y0, x1, y1, base in letters.lines(grey):
        inside = [s for s in spots if x0 - 2 <= s[0] and s[0] + s[2] <= x1 + 2]
        inside = [s for s in inside if y0 - 4 <= s[1] and s[1] + s[3] <= y1 + 4]
        found.append(TextLine(x0, x1, base, _x_height(inside, base), tuple(inside)))
    return found


def usual_x_height(lines: Sequence[TextLine]) -> float | None:
    """The height of small letters on the page. A line of figures alone says how high those are."""
    known = sorted(line.small for line in lines if line.small is not None)
    return known[len(known) // 4] if known else None


def _x_height(spots: Sequence[Spot], base: float) -> float | None:
    """How high small letters are: a third of what stands on the line is at most so high.

    In a line of names and years the middle would be a capital or a digit.
    """
    standing = sorted(h for _, y, _, h in spots if abs(y + h - base) <= 3 and h > 6)
    return float(standing[len(standing) // 3]) if len(standing) >= FEWEST else None
