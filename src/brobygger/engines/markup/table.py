"""Where the cells of an HTML table lie when some of them span rows or columns."""

from dataclasses import dataclass, field

from brobygger.domain.documents.page import Cell
from brobygger.domain.kernel.place import Place

WIDEST_TABLE = 1000
"""Columns beyond this are damage: where they lie is no longer kept track of."""


@dataclass
class Grid:
    """A table that is being read: its cells so far, and the columns that reach down from above."""

    place: Place
    row: int = -1
    column: int = 0
    cells: list[Cell] = field(default_factory=list)
    reach: dict[int, int] = field(default_factory=dict)

    def open_row(self) -> None:
        """A new row begins."""
        self.row, self.column = self.row + 1, 0

    def open_cell(self, rows: int, columns: int, line: int | None) -> Cell:
        """The next cell, empty, right of what stands and of what reaches down into this row."""
        self.row = max(self.row, 0)
        while self.reach.get(self.column, -1) >= self.row:
            self.column += 1
        row, column = self.row, self.column
        if rows > 1:
            covered = range(column, min(column + columns, WIDEST_TABLE))
            self.reach.update(dict.fromkeys(covered, row + rows - 1))
        self.column += columns
        place = Place(line=line, cell=f"{row + 1},{column + 1}")
        return Cell(row, column, (), rows, columns, place)
