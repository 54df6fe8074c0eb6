"""HTML, and HTML inside Markdown, as lines and tables."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import cast

from lxml import etree

from brobygger.domain.documents.page import Cell, Line, Span, Table
from brobygger.domain.kernel.place import Place
from brobygger.domain.kernel.problem import Problem, Unreadable
from brobygger.engines.markup.spans import LIST_SIGNS, SIGNS, take_sign, trimmed
from brobygger.engines.markup.style import Style, restyled
from brobygger.engines.markup.table import Grid

Block = Line | Table

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_PARAGRAPHS = frozenset({"p", "ul", "ol", "dl", "blockquote", "pre", "table", "hr", *_HEADINGS})
_BREAKS = _PARAGRAPHS | {
    *("li", "dt", "dd", "br", "div", "section", "article", "header", "footer", "main", "aside"),
    *("nav", "form", "fieldset", "body", "figure", "figcaption", "address"),
    *("tr", "td", "th", "caption", "thead", "tbody", "tfoot"),
}
_SILENT = frozenset(
    {"head", "script", "style", "template", "noscript", "iframe", "object", "svg", "math"}
)
_CELLS = frozenset({"td", "th"})
_BLANKS = re.compile(r"[ \t\r\n\f]+")
WIDEST_SPAN = 100
"""A cell that claims more rows or columns than this is damage, not a table."""


def read_html_blocks(text: str) -> list[Block]:
    """The lines and tables of an HTML file, in reading order."""
    return _walk(text.encode(), _Flow())


def read_fragment(
    text: str, place: Place | None, *, is_cell: bool = False, first_line: int = 1
) -> list[Block]:
    """The lines and tables of a piece of HTML that stands inside another file.

    On one line of the file every line has that ``place``, and blanks are kept as they are: two
    blanks in a row may be all that parts two statements. With ``is_cell`` a table inside is
    flattened into lines. Without ``place`` lines are counted from ``first_line``.
    """
    flow = _Flow(
        fixed=place, keeps_blanks=place is not None, depth=int(is_cell), first_line=first_line
    )
    return _walk(b"<html><body><div>" + text.encode() + b"</div></body></html>", flow)


@dataclass
class _Flow:
    """Turns the stream of tags and text into lines; tables gather their own."""

    fixed: Place | None = None
    keeps_blanks: bool = False
    depth: int = 0
    first_line: int = 1
    blocks: list[Block] = field(default_factory=list)
    styles: list[Style] = field(default_factory=lambda: [Style()])
    spans: list[Span] = field(default_factory=list)
    heading: int = 0
    bullet: str = ""
    gap: bool = False
    grid: Grid | None = None
    cell: Cell | None = None
    lines: list[Line] = field(default_factory=list)
    line: int | None = None

    def say(self, text: str | None) -> None:
        """Text inside the open tags."""
        style = self.styles[-1]
        if not text or style.hidden:
            return
        words = text if self.keeps_blanks else _BLANKS.sub(" ", text)
        self.spans.append(
            Span(
                words,
                self._place(),
                bold=style.bold,
                italic=style.italic,
                raised=style.raised,
                colour=style.colour,
                origin="xml",
            )
        )

    def open(self, tag: str, element: "etree._Element") -> None:
        """A tag begins."""
        if tag in _BREAKS:
            self.end_line(gap=tag in _PARAGRAPHS)
        self.line = int(cast("int | None", element.sourceline) or 1) + self.first_line - 1
        attributes = {str(key): str(value) for key, value in element.attrib.items()}
        style = restyled(self.styles[-1], tag, attributes)
        self.styles.append(replace(style, hidden=True) if tag in _SILENT else style)
        self.heading = _HEADINGS.get(tag, self.heading)
        if tag == "li":
            self.bullet = "•"
        if tag == "table":
            self.depth += 1
            if self.depth == 1:
                self.grid = Grid(Place(line=self.line))
        elif self.grid is not None and self.depth == 1:
            if tag == "tr":
                self.grid.open_row()
            elif tag in _CELLS:
                self.end_cell()
                rows, columns = _span(attributes, "rowspan"), _span(attributes, "colspan")
                self.cell = self.grid.open_cell(rows, columns, self.line)

    def close(self, tag: str) -> None:
        """A tag ends."""
        if tag in _BREAKS:
            self.end_line(gap=tag in _PARAGRAPHS)
        self.styles.pop()
        if tag in _HEADINGS:
            self.heading = 0
        if tag == "li":
            self.bullet = ""
        if tag in _CELLS and self.depth == 1:
            self.end_cell()
        if tag == "table":
            self.depth -= 1
            if self.depth == 0 and self.grid is not None:
                self.end_cell()
                self.blocks.append(Table(tuple(self.grid.cells), self.grid.place))
                self.grid, self.gap = None, True

    def end_cell(self) -> None:
        """Put the lines gathered so far into their cell."""
        if self.cell is not None and self.grid is not None:
            self.grid.cells.append(replace(self.cell, lines=tuple(self.lines)))
            self.cell, self.lines, self.gap = None, [], False

    def end_line(self, *, gap: bool) -> None:
        """Close the line that is being read; blank ones are dropped."""
        spans = trimmed(self.spans)
        sign, spans = take_sign(spans, LIST_SIGNS if self.bullet else SIGNS)
        self.spans = []
        if spans:
            target = self.lines if self.cell is not None else self.blocks
            line = Line(
                tuple(spans),
                spans[0].place,
                gap_before=self.gap and bool(target),
                heading=self.heading,
                bullet=sign or self.bullet,
            )
            self.lines.append(line) if self.cell is not None else self.blocks.append(line)
            self.bullet, self.gap = "", False
        self.gap = self.gap or gap

    def _place(self) -> Place:
        if self.fixed is not None:
            return self.fixed
        cell = self.cell.place.cell if self.cell is not None else None
        return Place(line=self.line, cell=cell)


def _span(attributes: dict[str, str], name: str) -> int:
    text = attributes.get(name, "1").strip()
    return min(max(int(text), 1), WIDEST_SPAN) if text.isascii() and text.isdecimal() else 1


def _walk(data: bytes, flow: _Flow) -> list[Block]:
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=False, remove_pis=True, remove_comments=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.ParserError:
        root = None
    except etree.XMLSyntaxError:
        root = None
    if any("depth" in entry.message.lower() for entry in parser.error_log):
        # What lies deeper than the parser goes would be lost without a word.
        raise Unreadable(Problem("DOCUMENT-062", "error"))
    if root is not None:
        for event, element in _events(root):
            tag = str(element.tag).lower()
            if event == "start":
                flow.open(tag, element)
                flow.say(element.text)
            else:
                flow.close(tag)
                flow.say(element.tail)
    flow.end_line(gap=False)
    return flow.blocks


def _events(root: "etree._Element") -> Iterator[tuple[str, "etree._Element"]]:
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if isinstance(element.tag, str):
            yield event, element
