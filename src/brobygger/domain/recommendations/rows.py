"""The numbered rows of the annex, put together across page breaks."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from brobygger.domain.documents.found import Found, unknown
from brobygger.domain.documents.page import Cell, Document, Line, Span, Table
from brobygger.domain.kernel.fold import fold, squash
from brobygger.domain.kernel.likeness import is_like
from brobygger.domain.kernel.place import NOWHERE, Place
from brobygger.domain.recommendations.marks import without_marks
from brobygger.domain.recommendations.recommendation import ThemeArea
from brobygger.domain.recommendations.statement import cut
from brobygger.domain.recommendations.wording import AFTERWORD, COLUMN_HEADS, THEME_HEADS

COLUMNS = 3
_NUMBERED = re.compile(
    r"\s*(\d{1,3})(?:\s*(?P<sign>[.):])\s*|\s*$|\s+(?=[A-ZÆØÅ]))(?P<rest>.*)", re.DOTALL
)
_WIDE_GAP = re.compile(r" {2,}")
_SIGN = re.compile(r"([•·▪◦])\s*")
_LOOKS_LIKE_THEME = re.compile(r"\w[\w -]*omrad\w*")

Cells = tuple[tuple[Line, ...], ...]


@dataclass
class Row:
    """One recommendation as printed: number, theme area, and its three columns of lines.

    ``torn_at`` is where its second half begins when a page break has split the row.
    """

    number: int
    theme: Found[ThemeArea]
    cells: list[tuple[Line, ...]] = field(default_factory=list)
    place: Place = NOWHERE
    torn_at: Place | None = None
    torn_raw: str = ""


def read_rows(document: Document) -> list[Row]:
    """Every numbered row in printed order.

    A row whose first cell lacks its number is the rest of the row before it: a page break has
    split it. Heads of columns, also those repeated on a new page, and theme heads carry no
    number either and are known by their words.
    """
    rows: list[Row] = []
    heads = {_squashed(COLUMN_HEADS)}
    theme: Found[ThemeArea] = unknown("", NOWHERE)
    for printed, place in _printed_rows(document):
        cells = (_with_number(printed[0]), *printed[1:])
        first = _text(cells[0])
        number = _number(first, rows[-1].number if rows else 0)
        if number is not None:
            rows.append(Row(number, theme, _without_number(cells), place))
        elif not any(map(_text, cells[1:])) and (head := _theme(first, place)) is not None:
            theme = head
        elif not rows:
            heads.add(_squashed(map(_text, cells)))
        elif any(map(_text, cells)) and _squashed(map(_text, cells)) not in heads:
            _join(rows[-1], cells, place)
    for row in rows:
        row.cells[0] = without_marks(row.cells[0])
    return rows


def theme_named(text: str) -> tuple[ThemeArea, bool] | None:
    """The theme area that a head names, and whether it is spelt as it should be.

    >>> theme_named("VOKSEOMRÅDET")
    ('adult', False)
    """
    for area, heads in THEME_HEADS.items():
        if any(fold(text) == fold(head) for head in heads):
            return area, True
    for area, heads in THEME_HEADS.items():
        if any(is_like(text, head) for head in heads):
            return area, False
    return None


def _printed_rows(document: Document) -> Iterator[tuple[Cells, Place]]:
    for block in document.blocks():
        if isinstance(block, Table):
            yield from _table_rows(block)
        elif AFTERWORD.match(block.words):
            return
        elif has_columns(block) and block.place.box is None:
            yield _split_at_tabs(block), block.place
        elif theme_named(block.words) is not None:
            yield ((block,), (), ()), block.place


def unplaced_lines(document: Document) -> Iterator[Line]:
    """Lines of the table that no reader could put in its columns: those with columns of their own
    from the first number on, and all but theme heads between two numbered tables of a page.

    A format that knows no places (plain text) parts its columns by tabs; there nothing is lost.
    """
    has_rows = is_below = False
    waiting: list[Line] = []
    page: int | None = None
    for block in document.blocks():
        if block.place.page != page:
            page, waiting = block.place.page, []
            is_below = False
        if isinstance(block, Table):
            if any(_number(_text(_with_number(cells[0])), 0) for cells, _ in _table_rows(block)):
                yield from waiting
                has_rows, is_below, waiting = True, True, []
        elif AFTERWORD.match(block.words):
            return
        elif block.place.box is None or theme_named(block.words) is not None:
            continue
        elif has_columns(block) and (has_rows or _number(block.words, 0) is not None):
            has_rows = True
            yield block
        elif is_below:
            waiting.append(block)


def has_columns(line: Line) -> bool:
    """Do tabs part the line, as a reader writes the gap between columns?"""
    return "\t" in line.text.strip()


def _table_rows(table: Table) -> Iterator[tuple[Cells, Place]]:
    by_row: dict[int, list[Cell]] = defaultdict(list)
    for cell in table.cells:
        by_row[cell.row].append(cell)
    for index in sorted(by_row):
        row = sorted(by_row[index], key=lambda cell: cell.column)
        columns = {cell.column: cell.lines for cell in row}
        width = max(COLUMNS, max(columns) + 1)
        cells = [columns.get(at, ()) for at in range(width)]
        if width > COLUMNS and _text(cells[0]).strip(" .").isdecimal():
            cells[:2] = [(*cells[0], *cells[1])]
        kept = tuple(tuple(line for line in lines if not line.furniture) for lines in cells)
        yield kept[:COLUMNS], row[0].place


def _split_at_tabs(line: Line) -> Cells:
    """A row of plain text: tabs part its columns, wide gaps the lines that a cell once had."""
    cells = []
    for text in line.text.split("\t"):
        lines: list[Line] = []
        for piece in _WIDE_GAP.split(text):
            sign = _SIGN.match(piece)
            words = piece[sign.end() if sign is not None else 0 :].strip()
            if words:
                span = Span(words, line.place)
                bullet = sign[1] if sign is not None else ""
                lines.append(Line((span,), line.place, gap_before=bool(lines), bullet=bullet))
        cells.append(tuple(lines))
    return (*cells, (), (), ())[:COLUMNS]


def _text(lines: Sequence[Line]) -> str:
    return " ".join(line.words.strip() for line in lines).strip()


def _with_number(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """A number that the format counts itself (a list in Word) is put before the words again."""
    if not lines or not lines[0].bullet[:1].isdecimal():
        return lines
    first = lines[0]
    span = Span(f"{first.bullet} ", first.place)
    return (replace(first, spans=(span, *first.spans), bullet=""), *lines[1:])


def _number(text: str, last: int) -> int | None:
    """The number that a first cell begins with; "2. halvår" in the rest of a torn row is none."""
    match = _NUMBERED.match(text)
    if match is None:
        return None
    number, rest = int(match[1]), match["rest"].lstrip("*'\"»«”“ ")
    if number == last + 1:
        return number
    is_plain = not rest or not rest[0].islower()
    return number if is_plain and (match["sign"] or not rest) else None


def _without_number(cells: Cells) -> list[tuple[Line, ...]]:
    """Take "4. " off the front of the first cell; the other cells stay."""
    lines = list(cells[0])
    while lines and not lines[0].words.strip():
        lines.pop(0)
    number = re.match(r"\s*\d{1,3}\s*[.):]?\s*", lines[0].text)
    lines[0] = replace(lines[0], spans=cut(lines[0].spans, number.end() if number else 0))
    return [tuple(line for line in lines if line.text.strip()), *cells[1:]]


def _theme(text: str, place: Place) -> Found[ThemeArea] | None:
    named = theme_named(text)
    if named is not None:
        area, is_exact = named
        return Found(area, text, place, "certain" if is_exact else "likely")
    if _LOOKS_LIKE_THEME.fullmatch(fold(text)) and len(text.split()) <= COLUMNS:
        return unknown(text, place)
    return None


def _squashed(texts: Iterable[str]) -> str:
    return squash(" ".join(texts))


def _join(row: Row, cells: Cells, place: Place) -> None:
    row.torn_at, row.torn_raw = place, next(text for text in map(_text, cells) if text)
    for column, lines in enumerate(cells):
        if lines:
            before = row.cells[column]
            row.cells[column] = (*before, _as_continued(lines[0], before), *lines[1:])


def _as_continued(line: Line, before: Sequence[Line]) -> Line:
    """Behind a page break a small letter goes on with the sentence before it, and so does
    anything where a bracket is still open.
    """
    said = " ".join(one.words for one in before)
    is_open = said.count("(") > said.count(")")
    goes_on = not line.bullet and (is_open or line.words.strip()[:1].islower())
    return replace(line, gap_before=not goes_on)
