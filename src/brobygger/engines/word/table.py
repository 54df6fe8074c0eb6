"""A grid as a table of Word: widths, a head that is repeated, rows that stay whole."""

from typing import Any, Protocol

from docx.document import Document
from docx.shared import Cm, Emu, Length
from docx.table import _Cell, _Row
from docx.text.paragraph import Paragraph

from brobygger.domain.documents.paper import Bullets, Grid, Square, Words
from brobygger.engines.word.marks import element, mark_row

_BESIDE = Cm(4.2)
"""How wide a box beside the text is: a case number and its label fit on a line each."""


class WordsIn(Protocol):
    """Puts the words of a block, or one item of a list, into a paragraph."""

    def __call__(self, paragraph: Paragraph, block: Words | Bullets, at: int, *, end: bool) -> None:
        """See ``paper.add_words``."""


def add_grid(document: Document, grid: Grid, say: WordsIn, *, beside: bool = False) -> None:
    """Add the grid at the end of the document; ``beside``: as a box that the text runs around."""
    table: Any = document.add_table(rows=0, cols=len(grid.widths))
    table.style = "Table Grid"
    table.autofit = False
    widths = _widths(document, grid, _BESIDE if beside else None)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for squares in (grid.head, *grid.rows) if grid.head else grid.rows:
        row = table.add_row()
        mark_row(row, "w:cantSplit")
        _fill(row, squares, widths, say)
    if grid.head:
        mark_row(table.rows[0], "w:tblHeader")
    if beside:
        _float(table)


def _float(table: Any) -> None:
    """Set the table at the right margin; Word asks for this property behind that of the style."""
    place = {"horzAnchor": "margin", "tblpXSpec": "right", "vertAnchor": "text", "tblpY": "60"}
    table._tbl.tblPr.insert(1, element("w:tblpPr", leftFromText="227", **place))


def _widths(document: Document, grid: Grid, whole: Length | None) -> list[Length]:
    section = document.sections[0]
    sides = (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)
    return [Emu((whole or sides) * share // sum(grid.widths)) for share in grid.widths]


def _fill(row: _Row, squares: tuple[Square, ...], widths: list[Length], say: WordsIn) -> None:
    """One row. A cell that covers several columns is joined with those behind it."""
    cells, at = row.cells, 0
    for square in squares:
        cell = cells[at]
        if square.columns > 1:
            cell = cell.merge(cells[at + square.columns - 1])
        cell.width = Emu(sum(widths[at : at + square.columns]))
        _say(cell, square, say)
        at += square.columns


def _say(cell: _Cell, square: Square, say: WordsIn) -> None:
    paragraph: Paragraph | None = cell.paragraphs[0]
    for block in square.blocks:
        for at in range(len(block.items) if isinstance(block, Bullets) else 1):
            say(paragraph or cell.add_paragraph(), block, at, end=square.end)
            paragraph = None
