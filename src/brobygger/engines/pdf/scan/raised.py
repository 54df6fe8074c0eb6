"""Raised digits of a scanned page: footnote marks, which Tesseract reads as quotes or not at all.

They are found by their place: as high as a small digit, standing clear above the baseline, with
nothing below them. Each is read by itself, and taken out before the page is read.
"""

from collections.abc import Sequence

from brobygger.engines.pdf.scan.dots import Grey
from brobygger.engines.pdf.scan.letters import Letters
from brobygger.engines.pdf.scan.sign import Area, Sign
from brobygger.engines.pdf.scan.small_digits import read_digits
from brobygger.engines.pdf.scan.text_lines import Spot, TextLine

HEIGHTS = (0.55, 1.1)
FEET = (0.3, 1.15)
"""In x-heights: how high a raised digit is, and how far above the baseline it stands. A quote is
0.45 high, the ring of an å 0.35, and a letter stands on the line."""
NEAREST = 0.25


def find_raised(
    lines: Sequence[TextLine], sharp: Grey, letters: Letters, without: Sequence[Area] = ()
) -> list[Sign]:
    """The raised digits of a page, left to right within their lines; none in areas ``without``.

    They are looked for where specks are gone (in ``lines``) and read where nothing is (``sharp``):
    what takes a speck away takes the corner of a small 4 with it.
    """
    found: list[Sign] = []
    for line in lines:
        if line.small is None:
            continue
        lifted = [s for s in line.spots if _is_raised(s, line.base, line.small, line.spots)]
        lifted = [s for s in lifted if not any(_is_in(s, area) for area in without)]
        for group in _groups(lifted, line.small):
            x0, y0 = min(s[0] for s in group), min(s[1] for s in group)
            x1, y1 = max(s[0] + s[2] for s in group), max(s[1] + s[3] for s in group)
            if text := read_digits(sharp, (x0, y0, x1, y1), letters, one=len(group) == 1):
                found.append(Sign(text, x0, y0, x1, y1, line.base))
    return found


def _is_in(spot: Spot, area: Area) -> bool:
    """Does the middle of a piece of ink lie in the area?"""
    x, y = spot[0] + spot[2] / 2, spot[1] + spot[3] / 2
    return area[0] <= x <= area[2] and area[1] <= y <= area[3]


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
