"""Joins letters into words: by where they stand, for files hold no words and few blanks."""

from brobygger.domain.documents.ticks import TICKS
from brobygger.engines.pdf.fonts import Font
from brobygger.engines.pdf.frame import Frame
from brobygger.engines.pdf.glyphs import Glyph, Run
from brobygger.engines.pdf.sheet import Style, Word

WORD_GAP = 0.15
"""A gap wider than this share of the size parts two words: kerning stays below 0.1, and the
narrowest word space that typesetters allow is about 0.2."""

SAME_LINE = 0.05
RAISED_INK = 0.2
"""A digit whose ink begins this share of the size above the line is raised; others stand on it."""

LINE_END_HYPHEN = 0x02
SOFT_HYPHEN = 0xAD
UNSEEN_HYPHEN = "\u00ad"
"""A place where a word may be broken: printed at a line's end only, nothing inside a line."""

BLANKS = frozenset({0x09, 0x0A, 0x0D, 0x20, 0xA0, 0x2002, 0x2003, 0x2007, 0x2009, 0x200A, 0x202F})
NOTHING = frozenset({0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF})
RAISED_DIGITS = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹")


class WordMaker:
    """Joins letters into words on the upright page, in the order in which they were drawn."""

    def __init__(self, frame: Frame, runs: list[Run], turn: int) -> None:
        self.frame = frame
        self.runs = runs
        self.turn = turn
        self.words: list[Word] = []
        self.strays: dict[int, Word] = {}
        self._bases = [frame.lift(run.x, run.y)[1] for run in runs]
        self._open: Word | None = None
        self._letters: list[str] = []
        self._blank = False

    def make(self, glyphs: list[Glyph | None]) -> None:
        """Work through all letters of a page."""
        for glyph in glyphs:
            if glyph is None:
                self._close()
            elif glyph.code in BLANKS:
                self._close()
                self._blank = True
                if glyph.run in self.strays:
                    self.strays[glyph.run].text += " "
            elif glyph.code not in NOTHING:
                run = self.runs[glyph.run]
                if run.turn == self.turn:
                    self._add(glyph, run)
                else:
                    self._close()
                    self._add_stray(glyph, run)
        self._close()

    def _add(self, glyph: Glyph, run: Run) -> None:
        letter, hyphen = _letter(glyph.code, run.font)
        if not letter:
            return
        x0, x1 = self.frame.lift_width(glyph.left, glyph.bottom, glyph.right, glyph.top)
        base = self._bases[glyph.run]
        style, tick = run.style, TICKS.get(letter)
        raised = letter in RAISED_DIGITS or self._is_raised(glyph, base, style)
        if self._open and (tick is not None or not self._continues(x0, base, style, raised)):
            self._close()
        if self._open is None:
            self._open = Word("", x0, x1, base, style, self._blank, tick=tick)
            self._open.raised = raised
            self._blank = False
        if self._letters and self._letters[-1] == UNSEEN_HYPHEN:
            self._letters.pop()
        self._letters.append(letter)
        self._open.x1 = max(self._open.x1, x1)
        self._open.hyphen = hyphen

    def _is_raised(self, glyph: Glyph, base: float, style: Style) -> bool:
        if glyph.ink is None:
            return False
        ink = self.frame.lift_box(*glyph.ink)
        return ink.y1 > ink.y0 and ink.y1 < base - RAISED_INK * style.size

    def _continues(self, x0: float, base: float, style: Style, raised: bool) -> bool:
        word = self._open
        if word is None or word.tick is not None:
            return False
        gap = x0 - word.x1
        return (
            word.style == style
            and word.raised == raised
            and abs(base - word.base) <= SAME_LINE * style.size
            and -style.size < gap <= WORD_GAP * style.size
        )

    def _close(self) -> None:
        if self._open is not None:
            self._open.text = "".join(self._letters).replace(UNSEEN_HYPHEN, "-")
            self.words.append(self._open)
        self._open, self._letters, self._blank = None, [], False

    def _add_stray(self, glyph: Glyph, run: Run) -> None:
        letter, _ = _letter(glyph.code, run.font)
        box = self.frame.lift_box(glyph.left, glyph.bottom, glyph.right, glyph.top)
        word = self.strays.get(glyph.run)
        if word is None:
            word = self.strays[glyph.run] = Word("", 0, 0, 0, run.style, area=box)
        word.text += letter
        word.area = box if word.area is None else word.area.joined(box)
        word.x0, word.x1, word.base = word.area.x0, word.area.x1, word.area.y1


def _letter(code: int, font: Font) -> tuple[str, bool]:
    """The letter of a code in a font, and whether it is a hyphen that broke a line."""
    if code == LINE_END_HYPHEN:
        return "-", True
    if code == SOFT_HYPHEN:
        return UNSEEN_HYPHEN, True
    if font.signs:
        sign = font.signs.get(code & 0xFF if 0xF000 <= code <= 0xF0FF else code)
        if sign:
            return sign, False
    if code < 0x20 or 0xD800 <= code <= 0xDFFF or code > 0x10FFFF or code == 0xFFFE:
        return ("\ufffd" if code == 0 or code >= 0xD800 else ""), False
    if code in (0xF0B7, 0xF0A7):
        return "•", False
    return chr(code), False
