"""The two files of an import: records one a line, and an overview with one row for each file.

A line is written whole and safe on the disk before the next one is begun: first the record, then
its row, which names the record's line. So a kill at any moment leaves at most a torn last line, or
one record without its row; both are dropped when the import goes on, and the file is read again.
"""

import csv
import fcntl
import io
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import BinaryIO

from brobygger.domain.kernel.problem import Problem, Unreadable

BOM = b"\xef\xbb\xbf"
"""Excel takes a CSV file for UTF-8 by it."""

RECORD = b'{"contract": 1'
"""How every record begins."""

_FORMULA = ("=", "+", "-", "@")
_PIECE = 2**20


@dataclass(frozen=True, slots=True)
class Row:
    """One file of the archive in the overview.

    ``line`` is the record's line in the file of records, from 1; None for a file that could not be
    had at all. ``same_as`` is the file with the same bytes that was read in its place.
    """

    name: str
    sha256: str
    line: int | None
    template: str = ""
    values: int = 0
    errors: int = 0
    warnings: int = 0
    remarks: int = 0
    seconds: str = ""
    same_as: str = ""
    trouble: str = ""

    def cells(self) -> list[str]:
        """The row as it is written down."""
        numbers = (self.values, self.errors, self.warnings, self.remarks)
        line = "" if self.line is None else str(self.line)
        told = (self.seconds, line, self.same_as, self.trouble)
        plain = (self.name, self.sha256, self.template, *map(str, numbers), *told)
        return [_guarded(cell) for cell in plain]

    @classmethod
    def of_cells(cls, cells: list[str]) -> "Row":
        """The row that was written down. Raises ValueError where it is none."""
        name, sha256, template, *rest = (_plain(cell) for cell in cells)
        values, errors, warnings, remarks, seconds, line, same_as, trouble = rest
        counts = (int(values), int(errors), int(warnings), int(remarks))
        place = int(line) if line else None
        return cls(name, sha256, place, template, *counts, seconds, same_as, trouble)


@dataclass(slots=True)
class Results:
    """Both files, open for this import alone."""

    records: BinaryIO
    overview: Path
    heads: list[str]
    rows: list[Row] = field(default_factory=list)
    lines: int = 0
    dropped: int = 0
    """How many torn or unfinished lines a kill had left."""
    _rows: BinaryIO | None = None

    @classmethod
    def opened(cls, path: Path, heads: list[str]) -> "Results":
        """Begin, or go on where an earlier import came to.

        Raises OSError, and Unreadable where another import writes here (DOCUMENT-086) or the two
        files do not belong together (DOCUMENT-087).
        """
        path.parent.mkdir(parents=True, exist_ok=True)
        records = path.open("ab+")
        results = cls(records, overview_of(path), heads)
        try:
            fcntl.flock(records, fcntl.LOCK_EX | fcntl.LOCK_NB)
            results._go_on(path)
        except BlockingIOError:
            results.close()
            params = {"name": str(path)}
            raise Unreadable(Problem("DOCUMENT-086", "error", params=params)) from None
        except BaseException:
            results.close()
            raise
        return results

    def add(self, line: bytes, row: Row) -> None:
        """Write a record and its row, safe on the disk when this returns. ``row.line`` is next."""
        assert row.line == self.lines + 1
        _append(self.records, line + b"\n")
        self.lines += 1
        self.add_row(row)

    def add_row(self, row: Row) -> None:
        """Write the row of a file whose record is there already."""
        assert self._rows is not None
        _append(self._rows, _as_csv([row.cells()]))
        self.rows.append(row)

    def finish(self, others: Iterable[Row] = ()) -> None:
        """Put the overview in the order of the names, with files that could not be had among them.

        The old overview stands until the new one is whole.
        """
        rows = sorted((*self.rows, *others), key=lambda row: (row.name, row.line or 0))
        _replace(self.overview, self.heads, rows)

    def close(self) -> None:
        """Let go of both files."""
        self.records.close()
        if self._rows is not None:
            self._rows.close()

    def _go_on(self, path: Path) -> None:
        self._refuse_others(path)
        if not self.overview.exists():
            _replace(self.overview, self.heads, [])
        self._rows = self.overview.open("ab+")
        self.dropped = _drop_torn_end(self.records) + _drop_torn_end(self._rows)
        self.lines = _count_lines(self.records)
        try:
            self.rows = [row for row in _rows_in(self._rows) if row.line is not None]
        except (ValueError, csv.Error):
            raise _apart(path, self.overview) from None
        told = {row.line for row in self.rows}
        if told != set(range(1, len(told) + 1)) or not 0 <= self.lines - len(told) <= 1:
            raise _apart(path, self.overview)
        if self.lines > len(told):
            _drop_last_line(self.records)
            self.lines -= 1
            self.dropped += 1

    def _refuse_others(self, path: Path) -> None:
        """Somebody's own file that happens to have this name is left as it is."""
        self.records.seek(0)
        start = self.records.read(len(RECORD))
        is_ours = RECORD.startswith(start)
        if self.overview.exists():
            is_ours &= self.overview.read_bytes()[: len(BOM)] == BOM
        elif start:
            is_ours = False
        if not is_ours:
            raise _apart(path, self.overview)


def overview_of(path: Path) -> Path:
    """Where the overview stands: beside the records, with the same name."""
    return path.with_suffix(".csv")


def _apart(path: Path, overview: Path) -> Unreadable:
    params = {"name": str(path), "overview": str(overview)}
    return Unreadable(Problem("DOCUMENT-087", "error", params=params))


def _append(file: BinaryIO, data: bytes) -> None:
    file.write(data)
    file.flush()
    os.fsync(file.fileno())


def _replace(overview: Path, heads: list[str], rows: Iterable[Row]) -> None:
    new = overview.with_name(f"{overview.name}.new")
    with new.open("wb") as file:
        _append(file, BOM + _as_csv([heads, *(row.cells() for row in rows)]))
    new.replace(overview)
    folder = os.open(overview.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _as_csv(rows: Iterable[list[str]]) -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=";", lineterminator="\r\n").writerows(rows)
    return out.getvalue().encode("utf-8")


def _drop_torn_end(file: BinaryIO) -> int:
    """Cut off what stands after the last line end; 1 where there was something."""
    size = file.seek(0, os.SEEK_END)
    whole = _end_of_lines(file, size)
    if whole == size:
        return 0
    file.truncate(whole)
    os.fsync(file.fileno())
    return 1


def _drop_last_line(file: BinaryIO) -> None:
    """Cut off the last whole line."""
    file.truncate(_end_of_lines(file, file.seek(0, os.SEEK_END) - 1))
    os.fsync(file.fileno())


def _end_of_lines(file: BinaryIO, end: int) -> int:
    """The place after the last line end before ``end``."""
    while end > 0:
        begin = max(0, end - _PIECE)
        file.seek(begin)
        found = file.read(end - begin).rfind(b"\n")
        if found >= 0:
            return begin + found + 1
        end = begin
    return 0


def _count_lines(file: BinaryIO) -> int:
    file.seek(0)
    return sum(piece.count(b"\n") for piece in _pieces(file))


def _rows_in(file: BinaryIO) -> Iterator[Row]:
    """The rows below the heads. Raises ValueError or csv.Error where they are none."""
    file.seek(0)
    text = file.read().removeprefix(BOM).decode("utf-8")
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=";", strict=True)
    if len(next(lines, [])) != len(fields(Row)):
        raise ValueError("no overview")
    return map(Row.of_cells, lines)


def _pieces(file: BinaryIO) -> Iterator[bytes]:
    while piece := file.read(_PIECE):
        yield piece


def _guarded(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula.

    >>> _guarded("=1+1.pdf"), _plain(_guarded("=1+1.pdf"))
    ("'=1+1.pdf", '=1+1.pdf')
    """
    return f"'{cell}" if cell.startswith(("'", *_FORMULA)) else cell


def _plain(cell: str) -> str:
    return cell.removeprefix("'")
