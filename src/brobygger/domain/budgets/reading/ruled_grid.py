"""Budget tables that the format knows as tables: PDF rulings, HTML, Markdown, Word."""

from collections.abc import Iterable, Sequence

from brobygger.domain.budgets.reading.grid import (
    CAPTION,
    UNIT,
    Amount,
    Grid,
    GridRow,
    Head,
    Piece,
    are_years,
    head_of,
    role_of,
)
from brobygger.domain.budgets.reading.template import EARLIER, Role, heading_of
from brobygger.domain.documents.flow import join_lines
from brobygger.domain.documents.page import Cell, Line, Table
from brobygger.domain.kernel.amounts import CellError, parse_cell

_Matrix = list[dict[int, Cell]]


def take_ruled_grids(blocks: Sequence[Line | Table]) -> tuple[Line | Table | Grid, ...]:
    """Turn budget tables into grids; a table that a page break has split becomes whole again.

    Other tables stay as they are.
    """
    taken: list[Line | Table | Grid] = []
    matrix: _Matrix = []
    for block in blocks:
        if not isinstance(block, Table):
            taken.append(block)
            continue
        before = taken[-1] if taken else None
        if isinstance(before, Grid) and (rest := _rest(matrix, block)):
            matrix = matrix + rest
            taken[-1] = _grid(matrix, before.caption, block) or before
            continue
        matrix = _matrix(block)
        caption = _caption(taken)
        grid = _grid(matrix, caption, block) if _is_budget(matrix, caption, taken) else None
        if grid is not None and caption is not None:
            taken = taken[: -_caption_length(taken)]
        taken.append(grid or block)
    return tuple(taken)


def _matrix(table: Table) -> _Matrix:
    rows: _Matrix = [{} for _ in range(table.height)]
    for cell in sorted(table.cells, key=lambda cell: (cell.row, cell.column)):
        rows[cell.row][cell.column] = cell
    return rows


def _rest(matrix: _Matrix, table: Table) -> _Matrix:
    """The rows of the second half of a table: as wide, with the same head again or none.

    Empty where it is another table.
    """
    rows = _matrix(table)
    width = max((column for row in matrix for column in row), default=-1) + 1
    if not rows or table.width != width:
        return []
    count = _head_length(rows)
    if count and _years(rows[:count]) != _years(matrix[: _head_length(matrix)]):
        return []
    return rows[count:]


def _head_length(matrix: _Matrix) -> int:
    """How many rows are the head: one of them holds the years, so a second with years is none."""
    years = False
    for at, row in enumerate(matrix):
        has_years = any((head := head_of(_text(cell))) and head.year for cell in row.values())
        if not _is_head(row) or (years and has_years):
            return at
        years = years or has_years
    return len(matrix)


def _years(rows: _Matrix) -> dict[int, Head]:
    """The years of a head and "I alt" by column: what it is known by on the next page."""
    return {
        column: head
        for row in rows
        for column, cell in row.items()
        if (head := head_of(_text(cell))) is not None
    }


def _text(cell: Cell | None) -> str:
    return join_lines(cell.lines) if cell else ""


def _is_head(row: dict[int, Cell]) -> bool:
    """Half or more of the row's cells are years, "I alt", names of columns or the unit."""
    texts = [text for cell in row.values() if (text := _text(cell))]
    known = [text for text in texts if head_of(text) or role_of(text) or UNIT.match(text)]
    return bool(known) and len(known) * 2 >= len(texts) and are_years(texts)


def _caption_length(before: Sequence[object]) -> int:
    """How many lines above make up the caption: the last "Tabel n" and what it runs on to."""
    for count, block in enumerate(reversed(before[-3:]), 1):
        if not isinstance(block, Line) or heading_of(block.words) is not None:
            return 0
        if CAPTION.match(block.words):
            return count
    return 0


def _caption(before: Sequence[object]) -> Piece | None:
    count = _caption_length(before)
    lines = [block for block in before[len(before) - count :] if isinstance(block, Line)]
    return Piece(join_lines(lines), lines[0].place) if lines else None


def _is_budget(matrix: _Matrix, caption: Piece | None, before: Sequence[object]) -> bool:
    """A head with years or a unit; or figures under a caption or under that one heading."""
    texts = [_text(cell) for row in matrix[:3] for cell in row.values()]
    if any(UNIT.match(text) for text in texts) or any(h.year for t in texts if (h := head_of(t))):
        return True
    last = before[-1] if before else None
    below = isinstance(last, Line) and heading_of(last.words) == EARLIER
    return (caption is not None or below) and any(
        _is_figure(_text(cell)) for row in matrix for column, cell in row.items() if column
    )


def _is_figure(text: str) -> bool:
    try:
        return bool(text.strip()) and parse_cell(text).kind == "number"
    except CellError:
        return False


def _grid(matrix: _Matrix, caption: Piece | None, table: Table) -> Grid | None:
    count = _head_length(matrix)
    width = max((c.column + c.columns for row in matrix for c in row.values()), default=0)
    heads: dict[int, Head] = {}
    roles: dict[int, Role] = {}
    unit: Piece | None = None
    for column in range(width):
        cells = [row[column] for row in matrix[:count] if column in row]
        text = _text_of_all(cells)
        head, role = head_of(text), role_of(text)
        if head is not None:
            heads[column] = head
        elif role is not None:
            roles[column] = role
        elif unit is None and UNIT.match(text):
            unit = Piece(text, cells[0].place)
        elif column and _holds_figures(matrix[count:], column):
            heads[column] = Head()
    if not heads:
        return None
    columns = sorted(heads)
    rows = tuple(
        _row(row, columns, roles)
        for row in matrix[count:]
        if any(cell.text.strip() for cell in row.values())
    )
    lost = all(head == Head() for head in heads.values())
    return Grid(
        caption,
        unit,
        () if lost else tuple(heads[column] for column in columns),
        rows,
        tuple(roles[column] for column in sorted(roles)),
        table.place,
    )


def _text_of_all(cells: Iterable[Cell]) -> str:
    return join_lines([line for cell in cells for line in cell.lines])


def _holds_figures(rows: _Matrix, column: int) -> bool:
    texts = [text for row in rows if column in row and (text := _text(row[column]))]
    return bool(texts) and sum(map(_is_figure, texts)) * 2 >= len(texts)


def _row(row: dict[int, Cell], columns: list[int], roles: dict[int, Role]) -> GridRow:
    label = next((row[c] for c in sorted(row) if c not in columns and c not in roles), None)
    first = row[min(row)]
    return GridRow(
        Piece(_text(label), label.place if label else first.place),
        tuple(
            Amount(Piece(_text(row[c]), row[c].place) if c in row else _empty(first), index)
            for index, c in enumerate(columns)
        ),
        {
            role: Piece(_text(row[c]), row[c].place)
            for c, role in roles.items()
            if c in row and _text(row[c])
        },
    )


def _empty(first: Cell) -> Piece:
    """A cell that the format leaves out is as blank as an empty one."""
    return Piece("", first.place)
