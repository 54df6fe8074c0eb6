"""The picture of a page made fit to be read: straight, without specks, ink apart from paper."""

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np

from brobygger.engines.pdf.scan.dots import Colours, Grey

MOST_TILT = 4.0
"""Degrees a page may lie askew; more is a picture and no scan of a page."""
CORE = 0.4
_STEPS = ((0.5, MOST_TILT), (0.1, 0.5), (0.02, 0.1))


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A straightened page as it was drawn, without specks, its ink (255), and in colour.

    ``tilt`` is by how many degrees the page was turned counter-clockwise to lie straight.
    """

    straight: Grey
    grey: Grey
    ink: Grey
    colours: Colours
    tilt: float


def clean(colours: Colours) -> Cleaned:
    """Straighten a page, take specks away, and part ink from paper."""
    grey = np.asarray(cv2.cvtColor(colours, cv2.COLOR_RGB2GRAY), np.uint8)
    tilt = tilt_of(grey)
    straight = turned(grey, tilt)
    smooth: Grey = np.asarray(cv2.medianBlur(straight, 3), np.uint8)
    return Cleaned(straight, smooth, ink_of(smooth), turned(colours, tilt), tilt)


def ink_of(grey: Grey) -> Grey:
    """255 where there is ink, by the threshold that parts the two tones best (Otsu 1979)."""
    ink = cv2.threshold(grey, 0, 255, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)[1]
    return np.asarray(ink, np.uint8)


def core_of(grey: Grey) -> Grey:
    """255 in the middle of strokes alone: how thick they are shows better without their edges."""
    ink = grey[ink_of(grey) > 0]
    if not ink.size:
        return np.zeros_like(grey)
    dark, paper = _tone(ink, 0.1), _tone(grey.ravel(), 0.5)
    return np.where(grey < dark + CORE * (paper - dark), 255, 0).astype(np.uint8)


def _tone(dots: Grey, share: float) -> int:
    """The tone that a share of the dots are at most as light as; counted, for sorting is slow."""
    below = np.bincount(dots, minlength=256).cumsum()
    return int(np.searchsorted(below, share * below[-1]))


def turned(picture: Any, degrees: float) -> Any:
    """The picture turned counter-clockwise about its middle; what comes in is white."""
    if abs(degrees) < _STEPS[-1][0] / 2:
        return picture
    height, width = picture.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1)
    white = (255,) * (picture.shape[2] if picture.ndim == 3 else 1)
    return cv2.warpAffine(
        picture, matrix, (width, height), flags=cv2.INTER_CUBIC, borderValue=white
    )


def tilt_of(grey: Grey) -> float:
    """By how many degrees counter-clockwise a page must be turned to lie straight.

    Where lines of text lie straight, rows of dots are either full or empty: the sum over rows,
    and with it the difference of neighbours, is then greatest. Tried from coarse to fine.
    """
    small = cv2.resize(grey, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    ink = cv2.threshold(cv2.medianBlur(small, 3), 0, 255, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)[
        1
    ]
    height, width = ink.shape
    best = 0.0

    def sharpness(degrees: float) -> float:
        matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1)
        tried = cv2.warpAffine(ink, matrix, (width, height), flags=cv2.INTER_NEAREST)
        rows = tried.sum(axis=1, dtype=np.int64).astype(float)
        return float(((rows[1:] - rows[:-1]) ** 2).sum())

    for step, span in _STEPS:
        count = round(span / step)
        tries = [best + step * by for by in range(-count, count + 1)]
        best = max(tries, key=lambda degrees: (sharpness(degrees), -abs(degrees)))
    return best
