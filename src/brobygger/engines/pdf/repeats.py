"""Words that PDFium leaves out because they look like a copy of words before them.

Some programs print a word twice to make it bold, and PDFium keeps one. It takes a dash in the
next cell of a table for such a copy too; then "0 that year" would be read as "not stated".
"""

import ctypes
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from brobygger.engines.pdf.fonts import font_of
from brobygger.engines.pdf.glyphs import Letters

ALIKE = 0.3
"""Points by which the sizes of two copies of a word may differ."""


class _Bounds(NamedTuple):
    left: float
    bottom: float
    right: float
    top: float


def add_repeats(page: Any, letters: Letters) -> None:
    """Give every text object without letters those of the last one of its font and size.

    One that lies upon that other is its copy indeed, and stays out.
    """
    last: dict[tuple[str, int], tuple[_Bounds, int]] = {}
    fonts: dict[int, Any] = {}
    for target in _texts(page):
        bounds = _bounds(target)
        font = font_of(pdfium.FPDFTextObj_GetFont(target), fonts).name
        key = font, round(_size(target) * 10)
        run = letters.objects.get(ctypes.cast(target, ctypes.c_void_p).value or 0)
        if run is not None:
            last[key] = bounds, run
        elif key in last and _is_elsewhere(*(pair := (last[key][0], bounds))):
            _copy(letters, last[key][1], *pair)


def _texts(page: Any) -> Iterator[Any]:
    for index in range(pdfium.FPDFPage_CountObjects(page.raw)):
        target = pdfium.FPDFPage_GetObject(page.raw, index)
        if pdfium.FPDFPageObj_GetType(target) == pdfium.FPDF_PAGEOBJ_TEXT:
            yield target


def _size(target: Any) -> float:
    size = ctypes.c_float()
    pdfium.FPDFTextObj_GetFontSize(target, size)
    return size.value


def _bounds(target: Any) -> _Bounds:
    sides = [ctypes.c_float() for _ in range(4)]
    pdfium.FPDFPageObj_GetBounds(target, *sides)
    return _Bounds(*(side.value for side in sides))


def _is_elsewhere(one: _Bounds, other: _Bounds) -> bool:
    """As large as the other word, and not upon it."""
    wide, high = one.right - one.left, one.top - one.bottom
    alike = (
        abs(other.right - other.left - wide) < ALIKE
        and abs(other.top - other.bottom - high) < ALIKE
    )
    return alike and (abs(one.left - other.left) > wide or abs(one.bottom - other.bottom) > high)


def _copy(letters: Letters, run: int, one: _Bounds, other: _Bounds) -> None:
    """The letters of a run once more, where its copy stands."""
    right, up = other.left - one.left, other.bottom - one.bottom
    letters.runs.append(
        replace(letters.runs[run], x=letters.runs[run].x + right, y=letters.runs[run].y + up)
    )
    letters.glyphs.append(None)
    letters.glyphs += [
        each._replace(
            run=len(letters.runs) - 1,
            left=each.left + right,
            right=each.right + right,
            bottom=each.bottom + up,
            top=each.top + up,
            ink=None
            if each.ink is None
            else (each.ink[0] + right, each.ink[1] + up, each.ink[2] + right, each.ink[3] + up),
        )
        for each in letters.glyphs
        if each is not None and each.run == run
    ]
