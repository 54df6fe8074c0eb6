"""Text with a row a line and cells apart by semicolon or comma, as spreadsheets save it.

What concerns the whole file raises Unreadable; what concerns one row is a Problem with its line,
and the other rows are read. A file with what may be a person number is not read at all.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from brobygger.domain.kernel.cpr import find_cpr_like
from brobygger.domain.kernel.place import Place
from brobygger.domain.kernel.problem import Problem, Unreadable

_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_GUARDED = re.compile(r"'+[=+\-@\t\r]")


@dataclass(frozen=True, slots=True)
class Columns:
    """The heads that a file must have, and those that it may have."""

    required: tuple[str, ...]
    optional: tuple[str, ...] = ()

    @property
    def known(self) -> tuple[str, ...]:
        """All of them."""
        return self.required + self.optional


@dataclass(frozen=True, slots=True)
class Line:
    """One row: the line that it begins on, and its cells by head, "" where nothing stands."""

    number: int
    cells: Mapping[str, str]

    @property
    def place(self) -> Place:
        """Where it stands."""
        return Place(line=self.number)


def text_of(data: bytes) -> str:
    """The letters of a file: UTF-8, else as older Danish spreadsheets save it; raises Unreadable.

    >>> text_of("område".encode("cp1252")), text_of("område".encode("utf-8-sig"))
    ('område', 'område')
    """
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Unreadable(Problem("FILE-006", "error"))


def refuse_person_numbers(text: str) -> None:
    """Raises Unreadable with the line of what may be a person number; never with its digits."""
    for number, line in enumerate(_lines(text), 1):
        if find_cpr_like(line):
            raise Unreadable(Problem("FILE-005", "error", Place(line=number)))


def heads_of(text: str) -> tuple[str, ...]:
    """The heads of a file in small letters; none where there is no row. Raises Unreadable."""
    return next(_heads(_rows(text)), ())


def read_lines(text: str, columns: Columns) -> tuple[list[Line], list[Problem]]:
    """The rows of a file, and what was wrong with some of them; raises Unreadable.

    A row without a required cell, or with more cells than heads, is left out and told.

    >>> lines, problems = read_lines("by;about;level\\nklub;skole;3", Columns(("by", "about")))
    >>> dict(lines[0].cells), [problem.params for problem in problems]
    ({'by': 'klub', 'about': 'skole'}, [{'column': 'level'}])
    """
    refuse_person_numbers(text)
    rows = _rows(text)
    heads = next(_heads(rows), ())
    if missing := [head for head in columns.required if head not in heads]:
        raise Unreadable(Problem("FILE-001", "error", params={"columns": ", ".join(missing)}))
    if twice := [head for head in columns.known if heads.count(head) > 1]:
        raise Unreadable(Problem("FILE-007", "error", params={"column": twice[0]}))
    problems = [
        Problem("FILE-002", "warning", Place(line=1), params={"column": head})
        for head in heads
        if head and head not in columns.known
    ]
    lines = []
    for number, cells in rows:
        if fault := _fault(number, cells, heads, columns):
            problems.append(fault)
        else:
            named = dict(zip(heads, cells, strict=False))
            lines.append(
                Line(number, {head: named.get(head, "") for head in columns.known if head in heads})
            )
    return lines, problems


def write_lines(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Rows as a file that `read_lines` reads back; a cell never begins a formula in a spreadsheet.

    >>> write_lines(["id", "sector"], [["Klub; nord", "=forening"]])
    'id;sector\\r\\n"Klub; nord";\\'=forening\\r\\n'
    """
    written = _Written()
    writer = csv.writer(written, delimiter=";", lineterminator="\r\n")
    writer.writerow(heads)
    for row in rows:
        writer.writerow([f"'{cell}" if _FORMULA.match(cell) else cell for cell in row])
    return "".join(written.parts)


class _Written:
    """What a writer has written."""

    def __init__(self) -> None:
        self.parts: list[str] = []

    def write(self, text: str) -> None:
        """Add some more."""
        self.parts.append(text)


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Each row that is not blank with the line it begins on."""
    lines = _lines(text)
    first = next((line for line in lines if line.strip()), "")
    delimiter = ";" if ";" in first else ","
    reader = csv.reader((f"{line}\n" for line in lines), delimiter=delimiter, strict=True)
    while True:
        begins = reader.line_num + 1
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as wrong:
            raise Unreadable(Problem("FILE-004", "error", Place(line=begins))) from wrong
        cells = [_cell(cell) for cell in row]
        if any(cells):
            yield begins, cells


def _lines(text: str) -> list[str]:
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _cell(text: str) -> str:
    """Without blanks around it, and without the mark that keeps a formula from being one."""
    text = text.strip()
    return text[1:] if _GUARDED.match(text) else text


def _heads(rows: Iterator[tuple[int, list[str]]]) -> Iterator[tuple[str, ...]]:
    return (tuple(head.casefold() for head in cells) for _, cells in rows)


def _fault(
    number: int, cells: Sequence[str], heads: Sequence[str], columns: Columns
) -> Problem | None:
    place = Place(line=number)
    if any(cells[len(heads) :]):
        params = {"count": str(len(cells)), "heads": str(len(heads))}
        return Problem("FILE-003", "error", place, params=params)
    named = dict(zip(heads, cells, strict=False))
    for head in columns.required:
        if not named.get(head):
            return Problem("FILE-008", "error", place, params={"column": head}, field=head)
    return None
