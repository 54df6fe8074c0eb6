"""Walks through one part of a Word file: paragraphs and tables become lines and tables."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from brobygger.domain.documents.limits import MOST_LINES
from brobygger.domain.documents.page import Cell, Line, Span, Table
from brobygger.domain.kernel.place import Place
from brobygger.engines.docx.draft import Draft, spans_of, take_sign
from brobygger.engines.docx.grid import Grid
from brobygger.engines.docx.inline import Inline
from brobygger.engines.docx.look import Look
from brobygger.engines.docx.names import MC, Element, W, number, value
from brobygger.engines.docx.notes import Notes
from brobygger.engines.docx.numbering import Numbering, indent_of
from brobygger.engines.docx.package import too_large
from brobygger.engines.docx.remarks import Remarks
from brobygger.engines.docx.styles import BODY_LEVEL, TITLE, Style, Styles
from brobygger.engines.docx.theme import hex_code

Block = Line | Table
Depth = tuple[int, int]
"""How far in a list item stands, and its level in the list."""

TITLE_LEVEL = -1
"""A title on its way to level 1; other headings carry their outline level, from 1."""

_USUAL_WIDTH = 9638
"""Width of the text on an A4 page with Word's Danish margins, in twentieths of a point."""


@dataclass(slots=True)
class Common:
    """What all parts of one file share. ``width`` is the text's, in twentieths of a point."""

    styles: Styles
    numbering: Numbering
    notes: Notes = field(default_factory=Notes)
    remarks: Remarks = field(default_factory=Remarks)
    width: int = _USUAL_WIDTH
    line: int = 0

    def next_line(self) -> int:
        """The number of the next line, or of an empty paragraph."""
        self.line += 1
        if self.line > MOST_LINES:
            too_large()
        return self.line


class Walk:
    """Reads one part. ``asides`` are boxes beside the text, taken out of it."""

    def __init__(self, common: Common, part: str) -> None:
        self.common, self.part = common, part
        self.inline = Inline(common.styles, common.notes, common.remarks)
        self.asides: list[Table] = []
        self._sink: list[Block] = []
        self._paragraph = self._table = 0
        self._in_table: int | None = None
        self._cell: str | None = None
        self._left: Draft | None = None
        self._item: Depth | None = None
        self._does: dict[str, Callable[[Element], None]] = {
            W + "p": self._read_paragraph,
            W + "tbl": self._read_table,
            W + "sdt": lambda each: self.inline.control(each, self._walk),
            W + "del": lambda each: self.inline.deleted(each, self._walk),
            W + "moveFrom": lambda each: self.inline.deleted(each, self._walk),
            MC + "AlternateContent": lambda each: self.inline.alternate(each, self._walk),
            W + "altChunk": lambda _: common.remarks.objects.add(self._here(0)),
            **{W + name: lambda _: None for name in ("sectPr", "tcPr", "sdtPr", "sdtEndPr")},
        }

    def read(self, parent: Element) -> list[Block]:
        """The lines and tables inside an element, in reading order."""
        outer, self._sink = self._sink, []
        self._walk(parent)
        self._flush()
        found, self._sink = self._sink, outer
        return found

    def _walk(self, parent: Element) -> None:
        for child in parent:
            (self._does.get(child.tag) or self._walk)(child)

    def _flush(self) -> None:
        """Words left to a paragraph that never came are a paragraph of their own."""
        if self._left is not None:
            draft, self._left = self._left, None
            self._print(draft, self.common.styles.paragraph(None), "", None)

    def _here(self, ahead: int) -> Place:
        """Where the next line stands: in the paragraph that is read, or some paragraphs ahead."""
        line, paragraph = self.common.line + 1, self._paragraph + ahead
        return Place(None, line, None, self.part, paragraph, self._in_table, self._cell)

    # Paragraphs -----------------------------------------------------------------------------

    def _read_paragraph(self, element: Element) -> None:
        self._paragraph += 1
        properties = element.find(W + "pPr")
        name = None if properties is None else value(properties.find(W + "pStyle"))
        style = self.common.styles.paragraph(name)
        left, self._left = self._left, None
        self.inline.begin(style, self._here(0), left)
        self.inline.read(element)
        self.inline.end()
        boxes, draft = self.inline.boxes, self.inline.draft
        if properties is not None and _goes_on(properties):
            self._left = draft
        else:
            mark, depth = self._mark(properties, style)
            self._print(draft, style, mark, depth, properties)
        for box in boxes:
            self._read_box(box)

    def _mark(self, properties: Element | None, style: Style) -> tuple[str, Depth | None]:
        """The printed number or sign of a list item, and its depth; None where it is no item."""
        own = None if properties is None else properties.find(W + "numPr")
        list_ = None if own is None else number(own.find(W + "numId"))
        list_ = style.list_ if list_ is None else list_
        if not list_:
            return "", None
        depth = None if own is None else number(own.find(W + "ilvl"))
        if depth is None:
            depth = style.depth
        if depth is None:
            depth = self.common.numbering.depth_of_style(list_, style.id)
        numbering = self.common.numbering
        steps = (indent_of(properties), numbering.indent(list_, depth), style.indent)
        indent = next((step for step in steps if step is not None), 0)
        return numbering.next_mark(list_, depth), (indent, depth)

    def _print(
        self,
        draft: Draft,
        style: Style,
        mark: str,
        depth: Depth | None,
        properties: Element | None = None,
    ) -> None:
        """A finished paragraph as lines."""
        place = self.inline.place
        remarks = self.common.remarks
        if draft.unseen:
            # Also by themselves: behind a printed letter the digits of a person are no number.
            remarks.keep_unprinted("".join(draft.before), place)
            remarks.keep_unprinted("".join(draft.unseen), place)
        if draft.gone or draft.new:
            before = "".join(draft.before)
            remarks.change("".join(draft.gone), "".join(draft.new), before, place)
        if struck := draft.struck:
            remarks.struck.append((place, struck))
        heading = 0 if self._cell else _level(properties, style)
        has_gap = self._has_gap(depth)
        start = len(self._sink)
        for pieces in draft.lines:
            here = self._here(0)
            spans = spans_of(pieces, here)
            is_first = len(self._sink) == start
            sign = mark if is_first else ""
            if is_first and not mark and not heading:
                sign, spans = take_sign(spans)
            if spans:
                self.common.next_line()
                gap = is_first and has_gap
                self._sink.append(Line(tuple(spans), here, gap, heading, bullet=sign))
        if len(self._sink) == start:
            self._print_number(mark, self._here(0))
            self.common.next_line()
        if len(self._sink) > start:
            self._item = depth

    def _print_number(self, mark: str, place: Place) -> None:
        """A numbered paragraph without words prints its number: a column of numbers."""
        if any(sign.isalnum() for sign in mark) and mark != "o":
            span = Span(mark, place, colour=Look().colour, origin="xml")
            self._sink.append(Line((span,), place, bool(self._sink)))

    def _has_gap(self, depth: Depth | None) -> bool:
        """A paragraph begins anew; items of one list follow each other, an inner list begins."""
        if not self._sink:
            return False
        if depth is None or self._item is None or isinstance(self._sink[-1], Table):
            return True
        return depth > self._item

    # Tables and boxes -----------------------------------------------------------------------

    def _read_table(self, element: Element) -> None:
        rows = list(_rows(element))
        if self._cell or self._is_layout(element, rows):
            for row in rows:
                for cell in _cells(row):
                    self._walk_row(row, cell)
            return
        self._flush()
        self._table += 1
        self._in_table = self._table
        grid = Grid(self._here(1))
        for row in rows:
            if self._is_deleted(row):
                for cell in _cells(row):
                    self._walk_row(row, cell)
                continue
            grid.open_row(row.find(W + "trPr"))
            for cell in _cells(row):
                self._read_cell(grid, cell)
        self._in_table = self._item = None
        if grid.cells:
            (self.asides if self._is_beside(element) else self._sink).append(grid.table)

    def _read_cell(self, grid: Grid, element: Element) -> None:
        properties = element.find(W + "tcPr")
        self._cell, self._item = grid.next_place(), None
        place = self._here(1)
        found = self.read(element)
        lines = [block for block in found if isinstance(block, Line)]
        fill = None if properties is None else properties.find(W + "shd")
        grid.add(properties, lines, place, hex_code(value(fill, "fill") or ""))
        self._cell = None

    def _walk_row(self, row: Element, cell: Element) -> None:
        """A cell of a table that is no table here: its paragraphs follow each other."""
        if self._is_deleted(row):
            self.inline.deleted(cell, self._walk)
        else:
            self._walk(cell)

    @staticmethod
    def _is_deleted(row: Element) -> bool:
        return row.find(f"{W}trPr/{W}del") is not None

    @staticmethod
    def _is_layout(element: Element, rows: list[Element]) -> bool:
        """A table of one row or one column around other tables only arranges them."""
        if next(element.iterdescendants(W + "tbl"), None) is None:
            return False
        return len(rows) == 1 or max((len(list(_cells(row))) for row in rows), default=0) == 1

    def _is_beside(self, element: Element) -> bool:
        """The text runs around it, and it leaves half of the line for that."""
        properties = element.find(W + "tblPr")
        if properties is None or properties.find(W + "tblpPr") is None:
            return False
        columns = [number(each, "w") or 0 for each in element.iterfind(f"{W}tblGrid/{W}gridCol")]
        width = sum(columns) or number(properties.find(W + "tblW"), "w") or self.common.width
        return width * 2 <= self.common.width

    def _read_box(self, element: Element) -> None:
        """A text box: its words and tables stand beside the text."""
        kept = self._in_table, self._cell, self._item, self._left
        self._in_table = self._cell = self._item = self._left = None
        found = self.read(element)
        lines = tuple(block for block in found if isinstance(block, Line))
        if lines:
            self.asides.append(Table((Cell(0, 0, lines, place=lines[0].place),), lines[0].place))
        self.asides += [block for block in found if isinstance(block, Table)]
        self._in_table, self._cell, self._item, self._left = kept


def _goes_on(properties: Element) -> bool:
    """The next paragraph goes on in the same one: the mark between is deleted, or it is a large
    first letter.
    """
    mark = properties.find(W + "rPr")
    ends = ("del", "moveFrom")
    if mark is not None and any(mark.find(W + name) is not None for name in ends):
        return True
    return (value(properties.find(W + "framePr"), "dropCap") or "none") != "none"


def _level(properties: Element | None, style: Style) -> int:
    own = None if properties is None else number(properties.find(W + "outlineLvl"))
    level = style.level if own is None else own
    if style.name == TITLE:
        return TITLE_LEVEL
    return level + 1 if level is not None and 0 <= level < BODY_LEVEL else 0


def _rows(table: Element) -> Iterator[Element]:
    """The rows of a table, whatever they are wrapped in."""
    return _inside(table, W + "tr")


def _cells(row: Element) -> Iterator[Element]:
    return (cell for cell in _inside(row, W + "tc") if cell.find(f"{W}tcPr/{W}cellDel") is None)


def _inside(parent: Element, tag: str) -> Iterator[Element]:
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag not in (W + "tr", W + "tc", W + "tblPr", W + "tblGrid", W + "sdtPr"):
            yield from _inside(child, tag)
