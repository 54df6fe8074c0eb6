"""Sets words side by side into printed rows, and rows into the lines of the neutral paper."""

from dataclasses import replace
from functools import cached_property
from itertools import pairwise

from brobygger.domain.documents.page import Line, Span
from brobygger.domain.kernel.place import Box, Place
from brobygger.engines.pdf.frame import Frame
from brobygger.engines.pdf.sheet import ASCENT, Style, Word
from brobygger.engines.pdf.spelling import WORD_GAP

COLUMN_GAP = 1.0
"""A gap as wide as the letters are high parts two columns; it is written as a tab. Justified
text seldom reaches half of it."""

CELL_GAP = 0.55
"""In a row that has columns already, cells can stand closer: their inner edges are all that parts
them. No word space is as wide."""

COLUMNED = 2
"""Wide gaps that make a row one of columns; running text may hold one by chance."""

RAISED_SIZE = 0.85
RAISED_BY = 0.12
BULLETS = frozenset("•●○◦▪■▫‣⁃∙·➢➤❑❖✓-–—\uf0b7o")
"""Signs that open a list item when they stand alone before the text. The small o is a sign only
in that place: it is what Word prints at the second level."""
DASHES = frozenset("-–—")
"""Of these, the signs that also stand between words."""


class Row:
    """Words on one printed line, left to right."""

    def __init__(self, words: list[Word]) -> None:
        self.words = words

    @cached_property
    def main(self) -> Style:
        """The style of most of its letters."""
        counts: dict[Style, int] = {}
        for word in self.words:
            counts[word.style] = counts.get(word.style, 0) + len(word.text)
        return max(counts, key=lambda style: (counts[style], style.size))

    @cached_property
    def base(self) -> float:
        """The line its largest words stand on."""
        return max(self.words, key=lambda word: word.style.size).base

    @property
    def box(self) -> Box:
        """The rectangle around all words."""
        box = self.words[0].box
        for word in self.words[1:]:
            box = box.joined(word.box)
        return box

    @property
    def text(self) -> str:
        """The words with single blanks, for recognising heads and captions."""
        return " ".join(word.text for word in self.words)

    @property
    def has_columns(self) -> bool:
        """Is there a gap as between columns?"""
        return any(_gap(a, b) > COLUMN_GAP * b.style.size for a, b in pairwise(self.words))


def rows_of(words: list[Word]) -> list[Row]:
    """Group words into rows from top to bottom.

    Words belong to a row when they share half of their height with its largest word: so a
    footnote mark above the line joins its line and not a line of its own.
    """
    rows: list[tuple[float, float, list[Word]]] = []
    for word in sorted(words, key=lambda word: word.base):
        low, high = word.base, word.base - ASCENT * word.style.size
        for index in range(len(rows) - 1, max(len(rows) - 4, -1), -1):
            top, bottom, members = rows[index]
            shared = min(low, bottom) - max(high, top)
            if shared >= 0.5 * min(low - high, bottom - top):
                members.append(word)
                if low - high > bottom - top:
                    rows[index] = (high, low, members)
                break
        else:
            rows.append((high, low, [word]))
    rows.sort(key=lambda row: row[1])
    for _, _, members in rows:
        members.sort(key=lambda word: word.x0)
    return [Row(members) for _, _, members in rows]


def line_of(row: Row, place: Place, frame: Frame, *, bullets: bool = False) -> Line:
    """A row as a line of spans. ``place`` gives page, line and cell; the boxes are added here."""
    words = row.words
    bullet = ""
    if bullets and len(words) > 1 and words[0].text in BULLETS and _blank(words[0], words[1]):
        bullet = "•" if words[0].text == "\uf0b7" else words[0].text
        words = words[1:]
    return Line(
        spans=tuple(_spans(words, row.base, place, frame)),
        place=replace(place, box=frame.show(row.box)),
        bullet=bullet,
        soft_hyphen=words[-1].hyphen,
    )


def _spans(words: list[Word], base: float, place: Place, frame: Frame) -> list[Span]:
    """Words of one style as one span; a tick box, a raised mark, a column are spans of their own.

    Blanks stand before the words of a span, so that a raised mark is nothing but the mark.
    """
    main = max(word.style.size for word in words)
    wide = sum(_gap(a, b) > COLUMN_GAP * _size(a, b) for a, b in pairwise(words))
    gap = CELL_GAP if wide >= COLUMNED else COLUMN_GAP
    groups: list[tuple[bool, list[Word]]] = []
    texts: list[str] = []
    previous: Word | None = None
    for word in words:
        raised, blank = is_raised(word, main, base), _blank(previous, word, gap)
        same = previous is not None and blank != "\t" and word.style == previous.style
        ticks = word.tick is not None or (previous is not None and previous.tick is not None)
        if same and not ticks and groups[-1][0] == raised:
            groups[-1][1].append(word)
            texts[-1] += blank + word.text
        elif raised and groups:
            texts[-1] += blank
            groups.append((raised, [word]))
            texts.append(word.text)
        else:
            groups.append((raised, [word]))
            texts.append(blank + word.text)
        previous = word
    return [
        _span(members, text, raised, place, frame)
        for (raised, members), text in zip(groups, texts, strict=True)
    ]


def _span(words: list[Word], text: str, raised: bool, place: Place, frame: Frame) -> Span:
    style = words[0].style
    box = frame.show(words[0].box.joined(words[-1].box))
    return Span(
        text=text,
        place=Place(place.page, place.line, box, cell=place.cell),
        size=style.size,
        bold=style.bold,
        italic=style.italic,
        raised=raised,
        colour=style.colour or None,
        origin="ocr:unknown" if style.hidden else style.origin,
        confidence=_confidence(words),
        readings=tuple(each for word in words for each in word.readings),
    )


def _confidence(words: list[Word]) -> float | None:
    """That of the least certain word."""
    known = [word.confidence for word in words if word.confidence is not None]
    return min(known) if known else None


def is_raised(word: Word, main: float, base: float) -> bool:
    """Is the word a mark above the line, by its letters or by its size and place?"""
    if word.raised:
        return True
    return word.style.size <= RAISED_SIZE * main and word.base <= base - RAISED_BY * main


def _gap(previous: Word, word: Word) -> float:
    return word.x0 - previous.x1


def _size(previous: Word, word: Word) -> float:
    return max(previous.style.size, word.style.size)


def _blank(previous: Word | None, word: Word, column_gap: float = COLUMN_GAP) -> str:
    if previous is None:
        return ""
    gap, size = _gap(previous, word), _size(previous, word)
    if gap > column_gap * size:
        return "\t"
    return " " if word.blank or gap > WORD_GAP * size else ""
