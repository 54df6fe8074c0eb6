"""Where the cells of a table lie: columns they cover, and rows that they reach down over."""

from dataclasses import dataclass, field, replace

from brobygger.domain.documents.page import Cell, Line, Table
from brobygger.domain.kernel.place import Place
from brobygger.engines.docx.names import Element, W, number, value

WIDEST = 100
"""Columns that a cell may claim. Word allows 63 in a whole table."""


@dataclass(slots=True)
class Grid:
    """A table in the making. ``reach`` names the cell that each column may go on downwards.

    ``below`` and ``lowest`` are the lines and the last row that cells got further down: they are
    put in once, for a cell may go on through ten thousand rows.
    """

    place: Place
    row: int = -1
    column: int = 0
    cells: list[Cell] = field(default_factory=list)
    reach: dict[int, int] = field(default_factory=dict)
    taken: set[int] = field(default_factory=set)
    below: dict[int, list[Line]] = field(default_factory=dict)
    lowest: dict[int, int] = field(default_factory=dict)

    def open_row(self, properties: Element | None) -> None:
        """A new row; it may begin some columns further in."""
        self.row += 1
        before = None if properties is None else number(properties.find(W + "gridBefore"))
        self.column = min(max(before or 0, 0), WIDEST)
        self.reach = {column: at for column, at in self.reach.items() if column in self.taken}
        self.taken = set()

    def next_place(self) -> str:
        """Row and column of the cell that comes next, from 1."""
        return f"{self.row + 1},{self.column + 1}"

    def add(
        self, properties: Element | None, lines: list[Line], place: Place, shade: str | None
    ) -> None:
        """The next cell of the row; one that goes on the cell above it makes that one higher."""
        columns = None if properties is None else number(properties.find(W + "gridSpan"))
        columns = min(max(columns or 1, 1), WIDEST)
        merge = None if properties is None else properties.find(W + "vMerge")
        goes_on = merge is not None and value(merge) != "restart"
        above = self.reach.get(self.column) if goes_on else None
        if above is not None:
            self.below.setdefault(above, []).extend(lines)
            self.lowest[above] = self.row
        else:
            above = len(self.cells)
            self.cells.append(Cell(self.row, self.column, tuple(lines), 1, columns, place, shade))
        if merge is not None:
            self.reach[self.column] = above
            self.taken.add(self.column)
        self.column += columns

    @property
    def table(self) -> Table:
        """The table as it stands, each cell with what goes on it further down."""
        cells = list(self.cells)
        for at, lines in self.below.items():
            rows = self.lowest[at] - cells[at].row + 1
            cells[at] = replace(cells[at], rows=rows, lines=(*cells[at].lines, *lines))
        return Table(tuple(cells), self.place)
