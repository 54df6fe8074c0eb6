"""Makes tables of ruling lines: lines that meet are one grid, and a missing line joins cells."""

from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise

from brobygger.domain.kernel.place import Box
from brobygger.engines.pdf.sheet import Ruling

NEAR = 3.0
"""Lines closer than this (points) are one line, and ends this close meet: double borders lie
2 points apart, printed rows at least 8."""
COVERED = 0.6
FRAME_SHARE = 0.7


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell of a grid, from 0, spanning rows and columns."""

    row: int
    column: int
    rows: int
    columns: int


@dataclass(frozen=True, slots=True)
class Grid:
    """The lines of one table: row edges ``ys``, column edges ``xs``, and its cells.

    ``owners`` says for every meeting of a row and a column which cell covers it.
    """

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: tuple[GridCell, ...]
    owners: list[list[int]]

    @property
    def box(self) -> Box:
        """The grid's outer edge."""
        return Box(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])

    def holds(self, x: float, y: float) -> bool:
        """Is the point inside the grid?"""
        box = self.box
        return box.x0 <= x <= box.x1 and box.y0 <= y <= box.y1

    def cell_box(self, cell: GridCell) -> Box:
        """A cell's rectangle."""
        return Box(
            self.xs[cell.column],
            self.ys[cell.row],
            self.xs[cell.column + cell.columns],
            self.ys[cell.row + cell.rows],
        )

    def cell_at(self, x: float, y: float) -> int:
        """The number in ``cells`` of the cell at a point of the grid."""
        row = min(max(bisect_right(self.ys, y) - 1, 0), len(self.ys) - 2)
        column = min(max(bisect_right(self.xs, x) - 1, 0), len(self.xs) - 2)
        return self.owners[row][column]


def find_grids(rulings: list[Ruling], size: tuple[float, float]) -> tuple[list[Grid], list[Ruling]]:
    """The grids of a page from top to bottom, and the lines that belong to none.

    Lines belong together where they meet. A border round the whole page is no table.
    """
    grids: list[Grid] = []
    loose: list[Ruling] = []
    for group in _groups(rulings):
        passing = _passing(group)
        if passing:
            loose.extend(passing)
            left = [line for line in group if line not in passing]
            inner, others = find_grids(left, size)
            grids.extend(inner)
            loose.extend(others)
            continue
        grid = _grid(group)
        if grid is None:
            loose.extend(group)
        elif not (len(grid.cells) == 1 and _fills_page(grid.box, size)):
            grids.append(grid)
    grids.sort(key=lambda grid: (grid.ys[0], grid.xs[0]))
    return grids, loose


def _fills_page(box: Box, size: tuple[float, float]) -> bool:
    return (box.x1 - box.x0) * (box.y1 - box.y0) > FRAME_SHARE * size[0] * size[1]


def _groups(rulings: list[Ruling]) -> list[list[Ruling]]:
    """Sort lines into groups that meet; horizontal ones are tried by a vertical's height only."""
    across = sorted((line for line in rulings if line.horizontal), key=lambda line: line.at)
    heights = [line.at for line in across]
    leader = list(range(len(rulings)))
    order = {id(line): index for index, line in enumerate(rulings)}

    def head(index: int) -> int:
        while leader[index] != index:
            leader[index] = leader[leader[index]]
            index = leader[index]
        return index

    for down in rulings:
        if down.horizontal:
            continue
        first = bisect_right(heights, down.start - NEAR)
        last = bisect_right(heights, down.end + NEAR)
        for line in across[first:last]:
            if line.start - NEAR <= down.at <= line.end + NEAR:
                leader[head(order[id(line)])] = head(order[id(down)])
    groups: dict[int, list[Ruling]] = {}
    for index, line in enumerate(rulings):
        groups.setdefault(head(index), []).append(line)
    return list(groups.values())


def _passing(group: list[Ruling]) -> list[Ruling]:
    """Lines that only run past a grid: they end outside it, where no second line ends.

    The rule below a title may touch the box beside it. Two lines that end at the same place
    outside are the open side of a table instead.
    """
    found: list[Ruling] = []
    for lines, crossing in (
        ([line for line in group if line.horizontal], [a for a in group if not a.horizontal]),
        ([line for line in group if not line.horizontal], [a for a in group if a.horizontal]),
    ):
        if not crossing:
            continue
        first = min(line.at for line in crossing) - NEAR
        last = max(line.at for line in crossing) + NEAR
        for line in lines:
            others = [other for other in lines if abs(other.at - line.at) > NEAR]
            if not others:
                continue
            early = line.start < first and all(abs(o.start - line.start) > NEAR for o in others)
            late = line.end > last and all(abs(o.end - line.end) > NEAR for o in others)
            if early or late:
                found.append(line)
    return found


def _grid(group: list[Ruling]) -> Grid | None:
    """A group of lines as a grid. Where a table is open at its sides, its edge is implied."""
    across = [line for line in group if line.horizontal]
    down = [line for line in group if not line.horizontal]
    if not across or not down or len(group) < 3:
        return None
    ys = _merged([line.at for line in across] + [end for d in down for end in (d.start, d.end)])
    xs = _merged([line.at for line in down] + [end for a in across for end in (a.start, a.end)])
    if len(xs) < 2 or len(ys) < 2:
        return None
    return Grid(tuple(xs), tuple(ys), *_cells(xs, ys, across, down))


def _merged(values: list[float]) -> list[float]:
    """Positions closer than NEAR as one, at their middle."""
    values.sort()
    bundles = [[values[0]]]
    for value in values[1:]:
        if value - bundles[-1][0] <= NEAR:
            bundles[-1].append(value)
        else:
            bundles.append([value])
    return [(bundle[0] + bundle[-1]) / 2 for bundle in bundles]


def _cells(
    xs: list[float], ys: list[float], across: list[Ruling], down: list[Ruling]
) -> tuple[tuple[GridCell, ...], list[list[int]]]:
    """Grow each cell to the right, then down, as long as no line stands in between."""
    rows, columns = len(ys) - 1, len(xs) - 1
    walls = [_drawn(x, ys, down) for x in xs]
    floors = [_drawn(y, xs, across) for y in ys]
    owners = [[-1] * columns for _ in range(rows)]
    cells: list[GridCell] = []
    for row in range(rows):
        for column in range(columns):
            if owners[row][column] >= 0:
                continue
            right = column + 1
            while right < columns and not walls[right][row] and owners[row][right] < 0:
                right += 1
            low = row + 1
            while low < rows and _is_open(low, column, right, walls, floors):
                low += 1
            for line in owners[row:low]:
                line[column:right] = [len(cells)] * (right - column)
            cells.append(GridCell(row, column, low - row, right - column))
    return tuple(cells), owners


def _is_open(
    row: int, left: int, right: int, walls: list[list[bool]], floors: list[list[bool]]
) -> bool:
    """Does the cell above go on into this row: no floor below it, no wall within it?"""
    no_floor = not any(floors[row][column] for column in range(left, right))
    no_wall = not any(walls[column][row] for column in range(left + 1, right))
    return no_floor and no_wall


def _drawn(at: float, edges: list[float], lines: list[Ruling]) -> list[bool]:
    """For each stretch between two edges: is a line printed along it at this position?"""
    near = [line for line in lines if abs(line.at - at) <= NEAR]
    found: list[bool] = []
    for start, end in pairwise(edges):
        covered = sum(max(0.0, min(end, a.end) - max(start, a.start)) for a in near)
        found.append(covered >= COVERED * (end - start))
    return found
