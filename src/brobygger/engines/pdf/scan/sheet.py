"""One scanned page as a sheet of words and ruling lines: what the layout of any PDF works on."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import cv2
import numpy as np

from brobygger.domain.documents.ticks import UNREADABLE
from brobygger.engines.pdf.frame import Frame
from brobygger.engines.pdf.grid import find_grids
from brobygger.engines.pdf.scan.dashes import find_dashes
from brobygger.engines.pdf.scan.dots import POINT, Colours, Grey
from brobygger.engines.pdf.scan.figures import read_figures
from brobygger.engines.pdf.scan.halves import find_halves
from brobygger.engines.pdf.scan.hues import UNKNOWN, colours_of
from brobygger.engines.pdf.scan.letters import Letters, Read, version
from brobygger.engines.pdf.scan.lines import InkBox, find_boxes, find_rulings
from brobygger.engines.pdf.scan.opinion import second_opinion
from brobygger.engines.pdf.scan.picture import clean, core_of, ink_of
from brobygger.engines.pdf.scan.raised import find_raised
from brobygger.engines.pdf.scan.rings import with_rings
from brobygger.engines.pdf.scan.sign import Sign
from brobygger.engines.pdf.scan.text_lines import find_text_lines
from brobygger.engines.pdf.scan.unread import read_again
from brobygger.engines.pdf.sheet import Sheet, Style, Word

X_HEIGHT = 0.48
"""The height of small letters, in sizes: between 0.45 and 0.53 in the fonts of offices."""
TALL, ASCENDER = "bdfhkl0123456789", 1.38
"""Letters that rise above small ones, and how high at least, in x-heights."""
BOLD = 1.2
"""Strokes so much thicker than usual on the page, measured in x-heights, are bold. Headings
measure 1.35 to 1.45, running text 0.93 to 1.05."""
NARROW = 0.6
MARGIN = 3
SOFT = 2
"""Dots of a mark that are too pale to be counted as ink, and read as a point once it is gone."""
TICKS = {True: "☒", False: "☐", None: UNREADABLE}
DUST = "-–—_|~.,'`´:;\"<>=+«»"
"""What Tesseract makes of specks, and of the gap that a ruling line left behind."""
BULLET = "•"
_GLUED_DASH = re.compile(r"^—(?=\d)")
"""What Tesseract makes of a minus before a figure: it knows no such letter."""
SURE, LEAST_INK = 0.6, 0.4
BLANK = 0.14
"""In sizes: paper between a figure and its fraction that is a blank; they are set 0.02 to 0.08
apart without one, 0.25 with."""
EN_DASH = 0.42
"""In sizes: a hyphen is about 0.3 wide, a dash 0.5."""
FILLED = 0.68
"""A disc fills 0.79 of its square, the letter e about 0.5."""


@dataclass(frozen=True, slots=True)
class Inked:
    """A word with the size of its letters in points, how thick its strokes are, and its colour."""

    read: Read
    size: float
    stroke: float
    colour: str


def read_sheet(picture: Colours, frame: Frame, letters: Letters) -> Sheet:
    """The words of a page drawn at DPI dots per inch, its ruling lines and tick boxes.

    ``frame`` is the page as shown; the sheet's own frame knows how far it lay askew.
    """
    page = clean(picture)
    rulings, ruled = find_rulings(page.ink)
    boxes = find_boxes(page.ink & ~ruled)
    bare = _without(page.grey, ruled, boxes)
    sheet = Sheet(replace(frame, tilt=page.tilt), rulings=rulings)
    lines = find_text_lines(bare, letters)
    signs = find_halves(bare, page.straight, lines, letters)
    halves = [sign for sign in signs if sign.text]
    raised = find_raised(lines, page.straight, letters, without=[sign.area for sign in signs])
    sharp = _without(page.straight, ruled, boxes)
    for x0, y0, x1, y1 in [*(mark.area for mark in raised), *(half.area for half in halves)]:
        spot = slice(y0 - SOFT, y1 + SOFT), slice(x0 - 1, x1 + 1)
        bare[spot] = sharp[spot] = 255
    reads: list[Read] = []
    for part, left, top, block in _parts(bare, sheet):
        reads += [read.moved(left, top) for read in letters.words(part, block=block)]
    ink = ink_of(bare)
    reads = [_of_small_letters(read) for read in reads]
    reads += read_again(bare, ink, reads, letters)
    reads = read_figures(sharp, reads, rulings, letters, second_opinion())
    reads = with_rings(sharp, reads)
    reads = _with_bullets(reads, ink)
    reads = [read for read in reads if _is_word(read, ink)]
    reads += find_dashes(ink, reads)
    inked = _measured(reads, core_of(bare), colours_of(reads, page.colours, ink))
    sheet.words = [*_words(inked, ink), *map(_tick, boxes), *map(_mark, raised)]
    _add_blanks(sheet.words)
    for half in halves:
        _add_half(half, sheet.words)
    return sheet


def _without(grey: Grey, ruled: Any, boxes: Sequence[InkBox]) -> Grey:
    bare = grey.copy()
    bare[ruled > 0] = 255
    for box in boxes:
        rows = slice(max(box.y0 - MARGIN, 0), box.y1 + MARGIN)
        bare[rows, max(box.x0 - MARGIN, 0) : box.x1 + MARGIN] = 255
    return bare


def _parts(bare: Grey, sheet: Sheet) -> list[tuple[Grey, int, int, bool]]:
    """The page in parts that are read apart: each narrow box beside the text, and the rest.

    A line of text that runs on into the box beside it would be read as one.
    """
    width, height = sheet.frame.upright_size
    grids, _ = find_grids(sheet.rulings, (width, height))
    rest = bare.copy()
    parts: list[tuple[Grey, int, int, bool]] = []
    for grid in grids:
        if grid.box.x1 - grid.box.x0 > NARROW * width:
            continue
        x0, y0 = max(int(grid.box.x0 * POINT), 0), max(int(grid.box.y0 * POINT), 0)
        x1, y1 = int(grid.box.x1 * POINT), int(grid.box.y1 * POINT)
        if x1 - x0 < 20 or y1 - y0 < 20:
            continue
        part = np.full((y1 - y0 + 40, x1 - x0 + 40), 255, np.uint8)
        inside = rest[y0:y1, x0:x1]
        part[20 : 20 + inside.shape[0], 20 : 20 + inside.shape[1]] = inside
        rest[y0:y1, x0:x1] = 255
        parts.append((part, x0 - 20, y0 - 20, True))
    return [(rest, 0, 0, False), *parts]


def _of_small_letters(read: Read) -> Read:
    """A short line of tall letters says that small ones are as tall; its ink tells better."""
    if not any(letter.isupper() or letter in TALL for letter in read.text):
        return read
    return replace(read, x_height=max(min(read.x_height, (read.base - read.y0) / ASCENDER), 1.0))


def _is_word(read: Read, ink: Grey) -> bool:
    """Dust and wide gaps are read as dashes; one that was printed has ink, and is read surely."""
    if not all(letter in DUST for letter in read.text):
        return True
    return read.confidence >= SURE and _ink_width(read, ink) >= LEAST_INK * read.x_height


def _measured(reads: Sequence[Read], ink: Grey, colours: Sequence[str]) -> list[Inked]:
    """Words with sizes that are alike made equal, and the thickness of their strokes."""
    sizes = _settled(reads)
    black = (ink > 0).astype(np.uint8)
    inner = cv2.erode(black, cv2.getStructuringElement(cv2.MORPH_CROSS, (3, 3)))
    found: list[Inked] = []
    for read, colour in zip(reads, colours, strict=True):
        spot = slice(read.y0, read.y1), slice(read.x0, read.x1)
        area, core = int(black[spot].sum()), int(inner[spot].sum())
        stroke = 2 * area / max(area - core, 1) / read.x_height
        found.append(Inked(read, sizes[round(read.x_height)], stroke, colour))
    return found


def _settled(reads: Sequence[Read]) -> dict[int, float]:
    """Sizes in points by x-height in dots; a height one dot off a commoner one is that one."""
    counts: Counter[int] = Counter()
    for read in reads:
        counts[round(read.x_height)] += len(read.text)
    settled: dict[int, int] = {}
    for height, _ in counts.most_common():
        near = [other for other in settled.values() if abs(other - height) <= max(1, height // 20)]
        settled[height] = max(near, key=counts.__getitem__) if near else height
    return {at: round(height / POINT / X_HEIGHT * 2) / 2 for at, height in settled.items()}


def _words(inked: Sequence[Inked], ink: Grey) -> list[Word]:
    strokes = sorted(one.stroke for one in inked)
    usual = strokes[len(strokes) // 4] if strokes else 1.0
    lines: dict[int, list[Inked]] = {}
    for one in inked:
        lines.setdefault(one.read.line, []).append(one)
    return [
        _word(one, ink, bold=one.stroke >= BOLD * usual, last=one is line[-1])
        for line in lines.values()
        for one in line
    ]


def _word(one: Inked, ink: Grey, *, bold: bool, last: bool) -> Word:
    read = one.read
    text = read.text
    text = _GLUED_DASH.sub("−", text)
    if text == "-" and _ink_width(read, ink) > EN_DASH * one.size * POINT:
        text = "–"
    return Word(
        text,
        read.x0 / POINT,
        read.x1 / POINT,
        read.base / POINT,
        Style(one.size, bold=bold and text != BULLET, colour=one.colour, origin=version()),
        hyphen=last and text.endswith("-") and len(text) > 1,
        confidence=read.confidence,
        readings=read.readings,
    )


def _ink_width(read: Read, ink: Grey) -> int:
    """From the first dot of a word to its last."""
    columns = np.flatnonzero(ink[read.y0 : read.y1, read.x0 : read.x1].any(axis=0))
    return int(columns[-1] - columns[0] + 1) if columns.size else 0


def _with_bullets(reads: Sequence[Read], ink: Grey) -> list[Read]:
    """The words, with what Tesseract made of list signs put right: it knows no such letter."""
    found: list[Read] = []
    for at, read in enumerate(reads):
        first = at == 0 or reads[at - 1].line != read.line
        after = reads[at + 1] if at + 1 < len(reads) else None
        listed = first and after and after.line == read.line and _is_bullet(read, after, ink)
        found.append(replace(read, text=BULLET, confidence=1.0) if listed else read)
    return found


def _is_bullet(read: Read, after: Read, ink: Grey) -> bool:
    """A filled dot at the start of a line, well before its text."""
    if len(read.text) > 2 or after.x0 - read.x1 < read.x_height / 2:
        return False
    spot = ink[read.y0 : read.y1, read.x0 : read.x1]
    stats: Any = cv2.connectedComponentsWithStats(np.ascontiguousarray(spot))[2]
    pieces = [one for one in stats[1:] if one[4] > MARGIN * MARGIN]
    if len(pieces) != 1:
        return False
    _, _, wide, high, area = pieces[0]
    round_enough = max(wide, high) <= 1.3 * min(wide, high) and max(wide, high) <= read.x_height
    return bool(round_enough and area >= FILLED * wide * high)


def _tick(box: InkBox) -> Word:
    size = (box.y1 - box.y0) / POINT / 0.75
    style = Style(round(size, 1), colour=UNKNOWN, origin=version())
    at = box.y1 / POINT
    return Word(TICKS[box.checked], box.x0 / POINT, box.x1 / POINT, at, style, tick=True)


def _mark(mark: Sign) -> Word:
    style = Style(round((mark.y1 - mark.y0) / POINT / 0.63, 1), colour=UNKNOWN, origin=version())
    return Word(mark.text, mark.x0 / POINT, mark.x1 / POINT, mark.base / POINT, style, raised=True)


def _add_half(half: Sign, words: list[Word]) -> None:
    """A fraction set like its neighbours, and as near to them as it is printed."""
    x0, x1, base = half.x0 / POINT, half.x1 / POINT, half.base / POINT
    line = [word for word in words if abs(word.base - base) <= 1 and not word.raised]
    before = max((w for w in line if w.x1 <= x0 + 1), key=lambda w: w.x1, default=None)
    after = min((w for w in line if w.x0 >= x1 - 1), key=lambda w: w.x0, default=None)
    beside = before or after
    size = beside.style.size if beside else round((half.y1 - half.y0) / POINT / 0.63, 1)
    colour, bold = (beside.style.colour, beside.style.bold) if beside else (UNKNOWN, False)
    style = Style(size, bold=bold, colour=colour, origin=version())
    word = Word(half.text, x0, x1, base, style, blank=True)
    word.blank = before is None or x0 - before.x1 > BLANK * size
    if after is not None and after.x0 - x1 <= BLANK * size:
        after.blank = False
    words.append(word)


def _add_blanks(words: Sequence[Word]) -> None:
    """Tesseract parts words by blanks; a mark stands close to its word."""
    for word in words:
        word.blank = not word.raised
