"""Takes the letters of a page up from PDFium, with their places and styles.

A call into PDFium costs about half a microsecond, and a page has 4,000 letters: so each letter
costs three calls (code, text object, box) and everything else is asked once per text object.
Digits cost one more: many fonts hold raised digits of their own, set in the size of the text,
and only the ink shows that "24 pct." does not read "124 pct.".
"""

import ctypes
from collections import Counter
from dataclasses import dataclass
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from brobygger.engines.pdf.fonts import Font, font_of
from brobygger.engines.pdf.sheet import Style

DIGITS = frozenset(range(0x30, 0x3A))
HIDDEN_MODE = 3
BOLD_MODE = 2

_text_object = ctypes.cast(
    pdfium.FPDFText_GetTextObject,
    ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int),
)
"""The same function with a plain address as its result, which compares four times as fast."""


class Glyph(NamedTuple):
    """One letter in user space: from where it starts to where the next one may; its ink."""

    code: int
    run: int
    left: float
    bottom: float
    right: float
    top: float
    ink: tuple[float, float, float, float] | None


@dataclass(frozen=True, slots=True)
class Run:
    """A text object: letters of one font on one line. ``turn``: quarter turns of its direction."""

    style: Style
    font: Font
    x: float
    y: float
    turn: int


@dataclass(slots=True)
class Letters:
    """All letters of a page and the text objects they come from; each object's address -> run."""

    glyphs: list[Glyph | None]
    runs: list[Run]
    objects: dict[int, int]

    def main_turn(self) -> int:
        """The direction in which most letters run, in quarter turns counter-clockwise."""
        if len({run.turn for run in self.runs}) <= 1:
            return self.runs[0].turn if self.runs else 0
        counts = Counter(self.runs[glyph.run].turn for glyph in self.glyphs if glyph)
        return counts.most_common(1)[0][0]


def take_letters(text_page: Any) -> Letters:
    """Every printed letter of a page; None where PDFium put a blank or line end of its own."""
    handle = text_page.raw
    address = ctypes.cast(handle, ctypes.c_void_p)
    count = max(text_page.count_chars(), 0)
    box = pdfium.FS_RECTF()
    unicode_of, box_of = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetLooseCharBox
    glyphs: list[Glyph | None] = []
    runs: list[Run] = []
    known: dict[int, int] = {}
    fonts: dict[int, Font] = {}
    for index in range(count):
        target = _text_object(address, index)
        if not target:
            glyphs.append(None)
            continue
        run = known.get(target)
        if run is None:
            run = known[target] = len(runs)
            runs.append(_run(handle, index, fonts))
        box_of(handle, index, box)
        code = unicode_of(handle, index)
        ink = _ink(handle, index) if code in DIGITS else None
        glyphs.append(Glyph(code, run, box.left, box.bottom, box.right, box.top, ink))
    return Letters(glyphs, runs, known)


def _ink(handle: Any, index: int) -> tuple[float, float, float, float]:
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    pdfium.FPDFText_GetCharBox(handle, index, left, right, bottom, top)
    return left.value, bottom.value, right.value, top.value


def _run(handle: Any, index: int, fonts: dict[int, Font]) -> Run:
    target = pdfium.FPDFText_GetTextObject(handle, index)
    font = font_of(pdfium.FPDFTextObj_GetFont(target), fonts)
    x, y, matrix = ctypes.c_double(), ctypes.c_double(), pdfium.FS_MATRIX()
    pdfium.FPDFText_GetCharOrigin(handle, index, x, y)
    pdfium.FPDFText_GetMatrix(handle, index, matrix)
    scale = (matrix.c**2 + matrix.d**2) ** 0.5 or 1.0
    size = pdfium.FPDFText_GetFontSize(handle, index) * scale
    mode = pdfium.FPDFTextObj_GetTextRenderMode(target)
    style = Style(
        size=round(max(size, 0.1), 1),
        bold=font.bold or mode == BOLD_MODE,
        italic=font.italic,
        colour=_colour(target),
        hidden=mode == HIDDEN_MODE,
    )
    return Run(style, font, x.value, y.value, _quarter(matrix.a, matrix.b))


def _quarter(a: float, b: float) -> int:
    if abs(a) >= abs(b):
        return 0 if a >= 0 else 2
    return 1 if b > 0 else 3


def _colour(target: Any) -> str:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not pdfium.FPDFPageObj_GetFillColor(target, red, green, blue, alpha):
        return "#000000"
    return f"#{red.value:02x}{green.value:02x}{blue.value:02x}"
