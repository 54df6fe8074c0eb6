"""A list as it comes from a spreadsheet: lines of cells, which line holds the heads, which is what.

Cells are text as a person reads them ("1.034", "30,2 %", "01-12-2022"): what they mean is for the
link that the list is for. Nothing is left out in silence; the number of each line is kept.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from brobygger.domain.kernel.cpr import CprCertainty, find_cpr_like
from brobygger.domain.kernel.fold import fold
from brobygger.domain.kernel.likeness import is_like
from brobygger.domain.kernel.problem import Problem

MOST_ROWS = 10_000
"""The most lines: ten times the organisations of a large city."""

MOST_COLUMNS = 100

MOST_LETTERS = 2_000
"""The most letters in a cell: longer texts are no entry of a list."""

HEADS_WITHIN = 15
"""The heads stand within so many lines: above them only a title and a date."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the sheet: its number as the person's program shows it, and its cells."""

    number: int
    cells: tuple[str, ...]

    @property
    def is_blank(self) -> bool:
        """Nothing stands in it."""
        return not any(cell.strip() for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Sheet:
    """The lines of one sheet that hold anything, and what is to be said of the file."""

    lines: tuple[Line, ...]
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class ListField:
    """One thing that a link wants to know of each row, and what its column may be called."""

    key: str
    title: str
    called: tuple[str, ...] = ()
    is_required: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """Everything that the column may be called."""
        return (self.title, self.key.replace("_", " "), *self.called)


@dataclass(frozen=True, slots=True)
class PersonNumber:
    """A cell that holds what looks like a person number; never its digits."""

    line: int
    column: int
    certainty: CprCertainty


def head_line(sheet: Sheet, fields: Sequence[ListField]) -> int:
    """The number of the line that holds the heads: the one with most names that are known.

    Where no name is known it is the first line with as many cells as any of the first lines; 0
    for a sheet without lines.
    """
    first = sheet.lines[:HEADS_WITHIN]
    if not first:
        return 0
    known = {line.number: len(propose_columns(line.cells, fields)) for line in first}
    if best := max(known.values()):
        return next(number for number, count in known.items() if count == best)
    filled = {line.number: sum(bool(cell.strip()) for cell in line.cells) for line in first}
    most = max(filled.values())
    return next(number for number, count in filled.items() if count == most)


def propose_columns(heads: Sequence[str], fields: Sequence[ListField]) -> dict[str, int]:
    """Which column (from 0) holds which field, by its head; each column serves once.

    >>> propose_columns(["Kode", "Områdets navn"], [ListField("name", "Navn", ("områdets navn",))])
    {'name': 1}
    """
    found: dict[str, int] = {}
    for is_named in (_is_same, is_like):
        for field in fields:
            for at, head in enumerate(heads):
                is_free = field.key not in found and at not in found.values()
                if is_free and head.strip() and any(is_named(head, one) for one in field.names):
                    found[field.key] = at
    return found


def _is_same(head: str, name: str) -> bool:
    return fold(head) == fold(name)


def rows_below(
    sheet: Sheet, heads_at: int, columns: Mapping[str, int]
) -> Iterator[tuple[int, dict[str, str]]]:
    """Every line below the heads: its number, and the text of each field that has a column."""
    for line in sheet.lines:
        if line.number > heads_at:
            yield (
                line.number,
                {
                    key: line.cells[at].strip() if at < len(line.cells) else ""
                    for key, at in columns.items()
                },
            )


def person_numbers_in(sheet: Sheet) -> Iterator[PersonNumber]:
    """Every cell with what may be a person number (columns counted from 1)."""
    for line in sheet.lines:
        for at, cell in enumerate(line.cells, 1):
            hits = find_cpr_like(cell)
            if hits:
                is_certain = any(hit.certainty == "cpr" for hit in hits)
                yield PersonNumber(line.number, at, "cpr" if is_certain else "doubtful")


def without(sheet: Sheet, emptied: Iterable[PersonNumber]) -> Sheet:
    """The sheet with these cells empty."""
    places = {(one.line, one.column) for one in emptied}
    lines = tuple(
        Line(
            line.number,
            tuple(
                "" if (line.number, at) in places else cell for at, cell in enumerate(line.cells, 1)
            ),
        )
        for line in sheet.lines
    )
    return Sheet(lines, sheet.problems)
