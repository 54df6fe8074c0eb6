"""Budget tables without ruling lines: cells found by the columns that the heads stand over.

Where a format knows where words stand (PDF, scans), the years of a head are anchors: a figure
belongs to the year above it, so an empty cell stays empty and no amount is placed by its order.
Lines become a table here, and from then on it is read as if its lines had been drawn.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from brobygger.domain.budgets.reading.grid import (
    CAPTION,
    UNIT,
    Head,
    are_years,
    head_of,
    is_part_of_role,
)
from brobygger.domain.budgets.reading.template import heading_of
from brobygger.domain.documents.page import Cell, Line, Span, Table
from brobygger.domain.kernel.place import Box, Place

NEAR = 3.0
"""Points by which a figure's edge may miss the edge of its head."""

FAR = 30.0
"""Points from every edge and middle of a head: what stands farther off is in no column."""

_FIGURES = re.compile(r"[(\-−–]*\d[\d.,()\s\-−–]*")

_Row = dict[int, list[Line]]


@dataclass(frozen=True, slots=True)
class _Column:
    """A column by its head; ``figures`` where that is a year or "I alt"."""

    box: Box
    figures: bool


@dataclass(frozen=True, slots=True)
class _Strip:
    """A line below a head, cut in columns; ``order`` among the blocks there."""

    line: Line
    order: int
    cells: _Row
    figures: bool


@dataclass(frozen=True, slots=True)
class _Head:
    """The line of the years, cut in columns: the first holds the labels of the rows."""

    pieces: tuple[Line, ...]
    columns: tuple[_Column, ...]

    @property
    def heads(self) -> list[Head | None]:
        """Its years, to know it again on the next page."""
        return [head_of(piece.words) for piece in self.pieces]


def take_anchored_tables(blocks: Sequence[Line | Table]) -> tuple[Line | Table, ...]:
    """Turn lines below a head of years into tables; the rest stays as it is."""
    taken: list[Line | Table] = []
    index = 0
    while index < len(blocks):
        block = blocks[index]
        head = _head(block) if isinstance(block, Line) else None
        rows, used = _rows(blocks, index + 1, head) if head else ([], 0)
        if head is None or not rows:
            taken.append(block)
            index += 1
            continue
        first = _spread(head.pieces, head) or {}
        while taken and (above := _above(taken[-1], head)):
            taken.pop()
            first = {n: [*above.get(n, []), *first.get(n, [])] for n in {**above, **first}}
        taken.append(_table([_merged(first, rows[0]), *rows[1:]]))
        index += 1 + used
    return tuple(taken)


def _head(line: Line) -> _Head | None:
    """The line as a head: years and "I alt" apart from each other, with a unit or names of columns
    before them. None for every other line.
    """
    pieces = _pieces(line)
    heads = [piece for piece in pieces if head_of(piece.words) is not None]
    has_unit = bool(pieces) and UNIT.match(pieces[0].words.strip()) is not None
    texts = [piece.words for piece in heads]
    if len(heads) < 2 - has_unit or not any(map(_year, heads)) or not are_years(texts):
        return None
    start = 1 if head_of(pieces[0].words) is None else 0
    rest = pieces[start:]
    named = (head_of(piece.words) or is_part_of_role(piece.words) for piece in rest)
    if not has_unit and not all(named):
        return None
    boxes = [piece.place.box for piece in pieces]
    columns = [
        _Column(box, head_of(piece.words) is not None)
        for piece, box in zip(rest, boxes[start:], strict=True)
        if box is not None
    ]
    first = boxes[0]
    if first is None or len(columns) < len(rest):
        return None
    left = first if start else Box(0.0, first.y0, first.x0 - NEAR, first.y1)
    return _Head(tuple(pieces), (_Column(left, figures=False), *columns))


def _year(piece: Line) -> bool:
    head = head_of(piece.words)
    return head is not None and head.year is not None


def _pieces(line: Line) -> list[Line]:
    """A line cut where its columns part; empty where nobody knows where its words stand."""
    if line.bullet or line.heading or any(span.place.box is None for span in line.spans):
        return []
    groups: list[list[Span]] = []
    for span in line.spans:
        if span.text.startswith("\t") or not groups:
            groups.append([])
        groups[-1].append(replace(span, text=span.text.removeprefix("\t")))
    return [
        replace(line, spans=tuple(spans), place=_place(line.place, spans), gap_before=False)
        for spans in groups
    ]


def _place(line: Place, spans: Sequence[Span]) -> Place:
    boxes = [span.place.box for span in spans if span.place.box is not None]
    whole = Box(
        min(box.x0 for box in boxes),
        min(box.y0 for box in boxes),
        max(box.x1 for box in boxes),
        max(box.y1 for box in boxes),
    )
    return replace(line, box=whole)


def _rows(blocks: Sequence[Line | Table], start: int, head: _Head) -> tuple[list[_Row], int]:
    """What runs on below the head, then the rows; and how many blocks that are."""
    below = _below(blocks[start:], head)
    last = max((at for at, each in enumerate(below) if each.figures), default=-1)
    while last + 1 < len(below) and _closes(below[last], below[last + 1]):
        last += 1
    rows = _grouped(below[: last + 1], head)
    return (rows if len(rows) > 1 else []), (below[last].order + 1 if last >= 0 else 0)


def _below(blocks: Sequence[Line | Table], head: _Head) -> list[_Strip]:
    """The lines whose words stand in the columns, up to the first that is something else.

    On a new page the head may be printed again; it is left out.
    """
    strips: list[_Strip] = []
    page = head.pieces[0].place.page
    again: list[str] = []
    for order, block in enumerate(blocks):
        if not isinstance(block, Line) or _ends(block):
            break
        other = _head(block)
        if other is not None:
            if block.place.page == page or other.heads != head.heads:
                break
            page = block.place.page
            again = [each.line.words for each in _opening(strips)]
            continue
        if again and block.words == again[0]:
            again.pop(0)
            continue
        cells = _spread(_pieces(block), head)
        if cells is None:
            break
        figures = any(head.columns[number].figures for number in cells)
        strips.append(_Strip(block, order, cells, figures))
        page = block.place.page
    return strips


def _opening(strips: Sequence[_Strip]) -> Sequence[_Strip]:
    """The strips before the first figures: what the head runs on to."""
    end = next((at for at, each in enumerate(strips) if each.figures), len(strips))
    return strips[:end]


def _closes(row: _Strip, below: _Strip) -> bool:
    """The rest of the last row's label: an open bracket or a broken word wants one."""
    label = " ".join(line.words for line in row.cells.get(0, ()))
    opened = label.count("(") > label.count(")") or row.line.soft_hyphen
    return opened or below.line.words.strip().startswith("(")


def _grouped(strips: Sequence[_Strip], head: _Head) -> list[_Row]:
    """Rows begin with their figures; a line without is the rest of the row above it.

    It opens the row below it only where it stands a row's step below the figures above it and
    closer to those below (labels that end beside their figures).
    """
    tops = [_top(each.line) for each in strips]
    pages = [each.line.place.page for each in strips]
    steps = [
        tops[at] - tops[at - 1]
        for at in range(1, len(strips))
        if strips[at].figures and strips[at - 1].figures and pages[at] == pages[at - 1]
    ]
    step = sorted(steps)[len(steps) // 2] if steps else None
    rows: list[_Row] = [{}]
    waiting: _Row = {}
    for at, strip in enumerate(strips):
        if strip.figures:
            rows.append(_merged(waiting, strip.cells))
            waiting = {}
            continue
        above = tops[at] - (tops[at - 1] if at else _top(head.pieces[0]))
        below = tops[at + 1] - tops[at] if at + 1 < len(strips) else above
        opens = step is not None and abs(above - step) < NEAR / 4 < abs(below - step)
        if opens and 0 in strip.cells:
            waiting = _merged(waiting, strip.cells)
        else:
            rows[-1] = _merged(rows[-1], strip.cells)
    return rows


def _top(line: Line) -> float:
    return line.place.box.y0 if line.place.box is not None else 0.0


def _ends(line: Line) -> bool:
    return bool(line.bullet or line.heading or heading_of(line.words) or CAPTION.match(line.words))


def _spread(pieces: Sequence[Line], head: _Head) -> _Row | None:
    """Each piece in its column; None where one stands in none, or over several."""
    cells: _Row = {}
    lost: list[Line] = []
    for piece in _parted(pieces, head):
        box = piece.place.box
        number = _column(box, head.columns) if box is not None else None
        if number is None:
            lost.append(piece)
        else:
            cells.setdefault(number, []).append(piece)
    if not lost or not _is_row(cells, lost, head):
        return None if lost else cells or None
    for piece in lost:
        over = [at for at, each in enumerate(head.columns) if _is_over(piece.place.box, each.box)]
        cells.setdefault(over[0] if over else len(head.columns) - 1, []).append(piece)
    return cells


def _is_row(cells: _Row, lost: Sequence[Line], head: _Head) -> bool:
    """Whether a line with pieces that stand in no one column is still a row: dirt of a scan joins
    figures, but most stand where they should. Its cells then say so by what they print.
    """
    figures = [number for number in cells if head.columns[number].figures]
    return len(lost) == 1 and 0 in cells and len(figures) >= 2


def _parted(pieces: Sequence[Line], head: _Head) -> Iterator[Line]:
    """The pieces, with figures that stand too close to be told apart by their gaps cut where the
    heads' columns end. Their words are placed by their share of the letters.
    """
    for piece in pieces:
        box, text = piece.place.box, piece.words.strip()
        columns = [each.box for each in head.columns if each.figures]
        over = [each for each in columns if _is_over(box, each)]
        if box is None or len(over) < 2 or not _FIGURES.fullmatch(text):
            yield piece
            continue
        words: dict[float, list[re.Match[str]]] = {}
        for match in re.finditer(r"\S+", text):
            middle = box.x0 + (box.x1 - box.x0) * (match.start() + match.end()) / 2 / len(text)
            end = next((each.x1 for each in columns if middle <= each.x1 + NEAR), columns[-1].x1)
            words.setdefault(end, []).append(match)
        for end, matches in words.items():
            span = replace(piece.spans[0], text=text[matches[0].start() : matches[-1].end()])
            place = replace(piece.place, box=Box(end - NEAR, box.y0, end, box.y1))
            yield replace(piece, spans=(span,), place=place)


def _is_over(box: Box | None, head: Box) -> bool:
    return box is not None and box.x0 < head.x1 - NEAR and box.x1 > head.x0 + NEAR


def _column(box: Box, columns: Sequence[_Column]) -> int | None:
    """The column whose head's left edge, right edge or middle is nearest to the piece's own."""
    covered = [number for number, each in enumerate(columns) if _is_over(box, each.box)]
    if len(covered) > 1:
        return None
    if box.x1 <= columns[1].box.x0 or box.x0 <= columns[0].box.x0 + NEAR:
        return 0
    distances = [(_distance(box, each.box), number) for number, each in enumerate(columns)]
    nearest, number = min(distances)
    if covered and nearest > NEAR:
        return covered[0]
    return number if nearest <= FAR else None


def _distance(one: Box, other: Box) -> float:
    return min(
        abs(one.x0 - other.x0),
        abs(one.x1 - other.x1),
        abs((one.x0 + one.x1) - (other.x0 + other.x1)) / 2,
    )


def _above(block: Line | Table, head: _Head) -> _Row | None:
    """A line above the years that still belongs to the head: torn names of columns, the unit."""
    if not isinstance(block, Line) or _ends(block):
        return None
    pieces = _pieces(block)
    known = [
        is_part_of_role(piece.words) is not None or UNIT.match(piece.words.strip()) is not None
        for piece in pieces
    ]
    return _spread(pieces, head) if known and all(known) else None


def _merged(above: _Row, below: _Row) -> _Row:
    return {n: [*above.get(n, []), *below.get(n, [])] for n in sorted({**above, **below})}


def _table(rows: Sequence[_Row]) -> Table:
    cells = [
        Cell(row, column, tuple(lines), place=lines[0].place)
        for row, columns in enumerate(rows)
        for column, lines in sorted(columns.items())
    ]
    return Table(tuple(cells), cells[0].place)
