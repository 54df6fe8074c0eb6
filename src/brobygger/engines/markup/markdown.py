"""Markdown with tab-separated rows, pipe tables and inline HTML, as lines and tables."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from brobygger.domain.documents.page import Cell, Line, Span, Table
from brobygger.domain.kernel.place import Place
from brobygger.engines.markup.emphasis import has_markup, to_html
from brobygger.engines.markup.html import Block, read_fragment
from brobygger.engines.markup.spans import take_sign, trimmed

_LINE_END = re.compile(r"\r\n|\r|\n")
_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+(\S.*)")
_ITEM = re.compile(r"\s*([-*+•]|\d{1,3}[.)])\s+(?=\S)")
_RULE = re.compile(r" {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*")
_UNDERLINE = re.compile(r" {0,3}(?:(=)=*|--+)[ \t]*")
_PIPE_RULE = re.compile(r"[ \t]*\|?(?:[ \t]*:?-+:?[ \t]*\|)*(?:[ \t]*:?-+:?[ \t]*)?")
_PIPE = re.compile(r"(?<!\\)\|")


def read_markdown_blocks(text: str) -> list[Block]:
    """The lines and tables of a Markdown file, in reading order.

    Rows with tabs that follow each other are one table; a blank line ends it. What a page
    foot has torn apart stays apart here: joining it is for the reader of the template.
    """
    blocks: list[Block] = []
    gap = False
    for first, rows, make in _groups(_LINE_END.split(text)):
        new = make(first, rows)
        if new and isinstance(new[0], Line) and gap:
            new[0] = replace(new[0], gap_before=True)
        blocks += new
        gap = not new or isinstance(new[-1], Table) or new[-1].heading > 0
    return blocks


Maker = Callable[[int, Sequence[str]], list[Block]]


def _groups(rows: Sequence[str]) -> Iterator[tuple[int, Sequence[str], Maker]]:
    """Cut the file into what belongs together, each with its first line number and its maker."""
    at = 0
    while at < len(rows):
        end, make = _next_group(rows, at)
        yield at + 1, rows[at:end], make
        at = end


def _next_group(rows: Sequence[str], at: int) -> tuple[int, Maker]:
    row = rows[at]
    below = rows[at + 1] if at + 1 < len(rows) else ""
    if not row.strip() or _RULE.fullmatch(row):
        return at + 1, _nothing
    if _is_tab_row(row):
        return _end(rows, at, _is_tab_row), _tab_table
    if "|" in row and "|" in below and "-" in below and _PIPE_RULE.fullmatch(below):
        return _end(rows, at, lambda text: "|" in text), _pipe_table
    if row.lstrip().lower().startswith("<table"):
        end = _end(rows, at, lambda text: "</table" not in text.lower())
        return min(end + 1, len(rows)), _html_table
    if _UNDERLINE.fullmatch(below) and not _HEADING.fullmatch(row) and not _ITEM.match(row):
        return at + 2, _text
    return at + 1, _text


def _end(rows: Sequence[str], at: int, belongs: Callable[[str], bool]) -> int:
    return next((i for i in range(at, len(rows)) if not belongs(rows[i])), len(rows))


def _is_tab_row(row: str) -> bool:
    return bool(row.strip()) and ("\t" in row.strip() or row.count("\t") > 1)


def _nothing(first: int, rows: Sequence[str]) -> list[Block]:
    return []


def _tab_table(first: int, rows: Sequence[str]) -> list[Block]:
    return _table((first + i, row.split("\t")) for i, row in enumerate(rows))


def _pipe_table(first: int, rows: Sequence[str]) -> list[Block]:
    numbered = [(first + i, row) for i, row in enumerate(rows) if i != 1]
    return _table((number, _pipe_cells(row)) for number, row in numbered)


def _pipe_cells(row: str) -> list[str]:
    inner = row.strip().removeprefix("|")
    if inner.endswith("|") and not inner.endswith("\\|"):
        inner = inner[:-1]
    return [cell.strip().replace("\\|", "|") for cell in _PIPE.split(inner)]


def _table(rows: Iterator[tuple[int, list[str]]]) -> list[Block]:
    cells = []
    first = None
    for r, (number, texts) in enumerate(rows):
        first = number if first is None else first
        for c, text in enumerate(texts):
            place = Place(line=number, cell=f"{r + 1},{c + 1}")
            lines = tuple(block for block in _read(text, place) if isinstance(block, Line))
            cells.append(Cell(r, c, lines, place=place))
    return [Table(tuple(cells), Place(line=first))]


def _html_table(first: int, rows: Sequence[str]) -> list[Block]:
    return read_fragment("\n".join(rows), None, first_line=first)


def _text(first: int, rows: Sequence[str]) -> list[Block]:
    row, place = rows[0], Place(line=first)
    heading, bullet = 0, ""
    if (head := _HEADING.fullmatch(row)) is not None:
        heading, row = len(head[1]), head[2].rstrip().rstrip("#")
    elif len(rows) == 2:
        heading = 1 if "=" in rows[1] else 2
    elif (item := _ITEM.match(row)) is not None:
        bullet, row = item[1], row[item.end() :]
    return [
        replace(block, heading=block.heading or heading, bullet=block.bullet or bullet)
        if isinstance(block, Line)
        else block
        for block in _read(row, place)
    ]


def _read(text: str, place: Place) -> list[Block]:
    if has_markup(text):
        return read_fragment(to_html(text), place, is_cell=place.cell is not None)
    sign, spans = take_sign(trimmed([Span(text, place)]))
    return [Line(tuple(spans), place, bullet=sign)] if spans else []
