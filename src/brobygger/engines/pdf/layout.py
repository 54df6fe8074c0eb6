"""Divides a page into running text, tables in it, and boxes beside it."""

from dataclasses import dataclass, field

from brobygger.domain.documents.page import Cell, Line, Table
from brobygger.domain.kernel.place import Box, Place
from brobygger.engines.pdf.frame import Frame
from brobygger.engines.pdf.grid import Grid, find_grids
from brobygger.engines.pdf.rows import Row, line_of, rows_of
from brobygger.engines.pdf.sheet import Ruling, Sheet, Word


@dataclass(slots=True)
class Block:
    """A grid with the words of each cell, and where it stands."""

    grid: Grid
    words: list[list[Word]]

    @property
    def is_empty(self) -> bool:
        """No word in any cell: a drawing."""
        return not any(self.words)


@dataclass(slots=True)
class Draft:
    """A page divided: rows of running text, tables between them, boxes beside them."""

    number: int
    frame: Frame
    rows: list[Row]
    tables: list[Block] = field(default_factory=list)
    asides: list[Block] = field(default_factory=list)
    strays: list[Word] = field(default_factory=list)
    rules: list[Ruling] = field(default_factory=list)
    picture_share: float = 0.0
    paths: int = 0
    words: str = ""
    letters: int = 0
    hidden: bool = False
    unprinted: list[str] = field(default_factory=list)
    is_unread: bool = False
    """Something was filled in or put on the page that did not become words of it."""


def divide(sheet: Sheet, number: int) -> Draft:
    """Take the words inside grids out first; what is left is running text, built into rows.

    A grid with running text beside it is a box at the side; one without is a table.
    """
    grids, loose = find_grids(sheet.rulings, sheet.frame.upright_size)
    blocks = [Block(grid, [[] for _ in grid.cells]) for grid in grids]
    free: list[Word] = []
    for word in sheet.words:
        x, y = (word.x0 + word.x1) / 2, word.base - 0.3 * word.style.size
        for block in blocks:
            if block.grid.holds(x, y):
                block.words[block.grid.cell_at(x, y)].append(word)
                break
        else:
            free.append(word)
    rows = rows_of(free)
    draft = Draft(number, sheet.frame, rows, strays=sheet.strays, rules=loose)
    for block in blocks:
        if not block.is_empty:
            beside = any(_is_beside(row, block.grid.box) for row in rows)
            (draft.asides if beside else draft.tables).append(block)
    draft.picture_share, draft.paths = sheet.picture_share, sheet.paths
    draft.words = " ".join(word.text for word in sheet.words)
    draft.letters = sum(len(word.text) for word in sheet.words)
    hidden = sum(len(word.text) for word in sheet.words if word.style.hidden)
    draft.hidden = hidden * 2 > draft.letters
    return draft


def _is_beside(row: Row, box: Box) -> bool:
    middle = row.base - 0.3 * row.main.size
    return box.y0 < middle < box.y1


def table_of(block: Block, page: int, first_line: int, frame: Frame) -> Table:
    """A grid as a table; the lines of its cells are numbered on from ``first_line``."""
    cells: list[Cell] = []
    number = first_line
    for spot, words in zip(block.grid.cells, block.words, strict=True):
        name = f"{spot.row + 1},{spot.column + 1}"
        lines: list[Line] = []
        for row in rows_of(words):
            lines.append(line_of(row, Place(page=page, line=number, cell=name), frame))
            number += 1
        box = frame.show(block.grid.cell_box(spot))
        place = Place(page=page, line=lines[0].place.line if lines else None, box=box, cell=name)
        cells.append(Cell(spot.row, spot.column, tuple(lines), spot.rows, spot.columns, place))
    return Table(tuple(cells), Place(page=page, line=first_line, box=frame.show(block.grid.box)))


def line_count(block: Block) -> int:
    """How many lines the block's cells hold, for numbering."""
    return sum(len(rows_of(words)) for words in block.words)
