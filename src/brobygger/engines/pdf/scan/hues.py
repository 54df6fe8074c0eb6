"""The colour of scanned words, by the hue of their ink: in an annex the colour is the status.

A scan makes every ink paler at its edges and mixes it with the paper. What stays is which light
the ink takes away: black takes all three alike, red leaves red. So a word's colour is what its
ink takes from the paper, made full; inks whose hues lie close on a page are one ink.
"""

import colorsys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from brobygger.engines.pdf.scan.dots import Colours, Grey
from brobygger.engines.pdf.scan.letters import Read

BLACK = "#000000"
UNKNOWN = ""
"""On a page scanned in grey no colour can be seen, black neither."""
GREY = 6
"""A page whose three lights differ less than this anywhere was scanned in grey; JPEG moves them so
far apart by itself."""
LEAST_HUE = 0.14
"""How much less an ink takes of one light than of another before it has a colour. On scans of 150
to 300 dots an inch black text measures 0 to 0.06, dark green 0.2 to 0.3, red 0.5 to 0.6."""
LEAST_DOTS = 60
"""Ink of a word in dots: a comma's says nothing."""
APART = 24.0
"""Degrees between the hues of two inks on a page."""
DARKEST = 0.5
"""The share of a word's dots that is looked at: the middle of its strokes."""


@dataclass(frozen=True, slots=True)
class Ink:
    """One word's ink: hue in degrees, how full it is from 0 to 1, and how many dots were seen."""

    hue: float
    full: float
    dots: int


def colours_of(reads: Sequence[Read], picture: Colours, ink: Grey) -> list[str]:
    """The colour of each word as "#rrggbb"; black where its ink has no hue, "" on a grey page.

    ``picture`` is the straightened page in red, green and blue; ``ink`` where its ink is. A word
    too small to have a colour of its own has that of the word before it on its line.
    """
    if _is_grey(picture):
        return [UNKNOWN] * len(reads)
    paper = np.median(picture[::7, ::7].reshape(-1, 3), axis=0)
    inks = [_ink(read, picture, ink, paper) for read in reads]
    names = dict(_names([one for one in inks if one is not None and one.full >= LEAST_HUE]))
    found: list[str] = []
    for at, (read, one) in enumerate(zip(reads, inks, strict=True)):
        if one is not None:
            found.append(names.get(one, BLACK))
        else:
            follows = at > 0 and reads[at - 1].line == read.line
            found.append(found[-1] if follows else BLACK)
    return found


def _is_grey(picture: Colours) -> bool:
    red, green, blue = (picture[::3, ::3, light] for light in range(3))
    most = np.maximum(np.maximum(red, green), blue)
    return bool((most - np.minimum(np.minimum(red, green), blue)).max() < GREY)


def _ink(read: Read, picture: Colours, ink: Grey, paper: npt.NDArray[np.float64]) -> Ink | None:
    spot = slice(read.y0, read.y1), slice(read.x0, read.x1)
    dots = picture[spot][ink[spot] > 0]
    if len(dots) < LEAST_DOTS:
        return None
    taken = paper - dots.astype(float)
    darkness = taken.sum(axis=1)
    most = taken[darkness >= np.quantile(darkness, 1 - DARKEST)]
    light = np.clip(np.median(most, axis=0), 0, None)
    if light.max() < 1:
        return None
    red, green, blue = (float(1 - one) for one in light / light.max())
    hue, _, full = colorsys.rgb_to_hsv(red, green, blue)
    return Ink(hue * 360, max(red, green, blue) if full else 0.0, len(dots))


def _names(inks: Sequence[Ink]) -> Iterator[tuple[Ink, str]]:
    """Inks close in hue are one, called by the middle of their hues."""
    circle = sorted(set(inks), key=lambda one: one.hue)
    if not circle:
        return
    gaps = [(one.hue - before.hue) % 360 for before, one in pairwise([circle[-1], *circle])]
    start = circle[gaps.index(max(gaps))].hue
    group: list[Ink] = []
    for one in sorted(circle, key=lambda one: (one.hue - start) % 360):
        if group and (one.hue - group[-1].hue) % 360 > APART:
            yield from _named(group, start)
            group = []
        group.append(one)
    yield from _named(group, start)


def _named(group: Sequence[Ink], start: float) -> Iterator[tuple[Ink, str]]:
    middle = (start + float(np.median([(one.hue - start) % 360 for one in group]))) % 360
    light = colorsys.hsv_to_rgb(middle / 360, 1.0, 0.75)
    code = "#" + "".join(f"{round(255 * one):02x}" for one in light)
    for one in group:
        yield one, code
