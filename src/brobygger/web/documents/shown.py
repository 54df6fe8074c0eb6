"""A paper's lines as they are shown where there is no picture: headings, lists and real tables."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from brobygger.domain.documents.page import Cell, Footnote, Line, Page, Table
from brobygger.domain.documents.record import as_json

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
"""A mark of a footnote, so that "frafald.1" is not read as a figure."""

Stored = list[Any]
"""``[line, text, box]``, and a fourth for papers without pages: how the line is shown."""


def stored_lines(page: Page) -> list[Stored]:
    """Everything on a page in the order of its lines, to be kept as JSON."""
    lines: list[Stored] = []
    with_looks = page.number is None
    for block in (*page.asides, *page.blocks):
        if isinstance(block, Line):
            lines.append(_stored(block, _look(block) if with_looks else None))
            continue
        name = len(lines)
        for cell in block.cells:
            look = _cell_look(name, block, cell) if with_looks else None
            lines += [_stored(line, look and {**look, **_look(line)}) for line in cell.lines]
    lines += [_stored_note(note, with_looks=with_looks) for note in page.footnotes]
    return sorted(lines, key=lambda line: line[0] or 0)


def _stored(line: Line, look: dict[str, Any] | None) -> Stored:
    box = as_json(line.place.box)
    if look is None:
        return [line.place.line, line.text, box]
    text = "".join(
        span.text.translate(_RAISED) if span.raised else span.text for span in line.spans
    )
    return [line.place.line, text, box, look]


def _look(line: Line) -> dict[str, Any]:
    told = {
        "paragraph": line.place.paragraph,
        "heading": line.heading,
        "sign": line.bullet,
        "quiet": line.furniture,
    }
    return {name: value for name, value in told.items() if value}


def _cell_look(name: int, table: Table, cell: Cell) -> dict[str, Any]:
    at = [cell.row, cell.column, cell.rows, cell.columns]
    return {"table": name, "at": at, "number": table.place.table}


def _stored_note(note: Footnote, *, with_looks: bool) -> Stored:
    box = as_json(note.place.box)
    if not with_looks:
        return [note.place.line, f"{note.mark} {note.text}", box]
    return [note.place.line, f"{note.mark.translate(_RAISED)} {note.text}", box, {"quiet": True}]


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A line of the paper; ``is_marked`` where the value stands in it.

    ``label`` stands in the margin: the number of the line, or of the paragraph in Word.
    """

    number: int | None
    text: str
    is_marked: bool
    label: int | None = None
    heading: int = 0
    sign: str = ""
    is_quiet: bool = False


@dataclass(frozen=True, slots=True)
class ShownCell:
    """A cell with its lines."""

    lines: tuple[ShownLine, ...]
    rows: int
    columns: int


@dataclass(frozen=True, slots=True)
class ShownTable:
    """A table row by row. ``number`` is its number in a Word document."""

    rows: tuple[tuple[ShownCell, ...], ...]
    label: int | None
    number: int | None


def shown_blocks(lines: Sequence[Stored], marked: int | None) -> Iterator[ShownLine | ShownTable]:
    """Lines, and the lines of a table together."""
    for table, group in groupby(lines, key=lambda line: _how(line).get("table")):
        held = list(group)
        if table is None:
            yield from (_shown(line, marked) for line in held)
        else:
            yield _table(held, marked)


def _how(line: Stored) -> dict[str, Any]:
    return line[3] if len(line) > 3 else {}


def _shown(line: Stored, marked: int | None) -> ShownLine:
    how = _how(line)
    return ShownLine(
        line[0],
        line[1],
        marked is not None and line[0] == marked,
        how.get("paragraph", line[0]) if not how.get("quiet") else None,
        how.get("heading", 0),
        how.get("sign", ""),
        how.get("quiet", False),
    )


def _table(lines: list[Stored], marked: int | None) -> ShownTable:
    """The rows that are there. Empty cells keep their place, so that columns stay columns."""
    by_place: dict[tuple[int, int], list[Stored]] = {}
    for line in lines:
        row, column, _, _ = _how(line)["at"]
        by_place.setdefault((row, column), []).append(line)
    width = max(at[1] + _how(held[0])["at"][3] for at, held in by_place.items())
    covered: set[tuple[int, int]] = set()
    rows: list[tuple[ShownCell, ...]] = []
    for row in sorted({row for row, _ in by_place}):
        cells: list[ShownCell] = []
        for column in range(width):
            held = by_place.get((row, column), [])
            if not held and (row, column) in covered:
                continue
            high, wide = _how(held[0])["at"][2:] if held else (1, 1)
            covered |= {(row + down, column + on) for down in range(high) for on in range(wide)}
            shown = tuple(_shown(line, marked) for line in held)
            cells.append(ShownCell(shown, high, wide))
        rows.append(tuple(cells))
    first = lines[0]
    return ShownTable(tuple(rows), _shown(first, None).label, _how(first).get("number"))
