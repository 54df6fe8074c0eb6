"""Opens a list: the first sheet of an Excel workbook that holds anything, or text with separators.

Values become the text that a Danish reader sees: decimals with a comma, dates as 01-12-2022, a
percentage with its sign. Formulas are never run; their last result is taken.
"""

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from decimal import Context, Decimal
from typing import Any

from openpyxl import load_workbook

from brobygger.domain.documents.sheet import (
    MOST_COLUMNS,
    MOST_LETTERS,
    MOST_ROWS,
    Line,
    Sheet,
)
from brobygger.domain.kernel.place import Place
from brobygger.domain.kernel.problem import Problem, Unreadable

_OTHER_FILES = (b"\xd0\xcf\x11\xe0", b"%PDF", b"{\\rtf", b"\x89PNG", b"\xff\xd8\xff")
_START = 4096
_SEPARATORS = (";", "\t", ",", "|")
_SAMPLE = 20
_ENCODINGS = ("utf-8-sig", "cp1252")

LARGEST_WHOLE = 128 * 2**20
"""Bytes of a workbook, unpacked. 10,000 rows of 100 columns are about 60 MB."""

DENSEST, SMALL = 300, 4 * 2**20
"""How many times its packed size a part above SMALL bytes may become: a bomb is made to reach
1,000."""

_SHOWN = Context(prec=15)
"""As many digits as Excel shows. A workbook may hold whole numbers that no float is as large as."""

Row = tuple[int, list[tuple[Any, str]]]
"""A row's number, and its cells: value and number format."""


def read_sheet(data: bytes, name: str) -> Sheet:
    """Open a list. Raises Unreadable with the reason and what to do."""
    if not data.strip(b"\x00\t\n\r \xef\xbb\xbf"):
        raise _stop("LIST-001")
    if data.startswith(b"PK"):
        return _read_workbook(data)
    has_mark = data[:2] in (b"\xff\xfe", b"\xfe\xff")
    if data.startswith(_OTHER_FILES) or (b"\x00" in data[:_START] and not has_mark):
        raise _stop("LIST-002")
    return _sheet(_separated(_decoded(data)), ())


def _decoded(data: bytes) -> str:
    """The text, whichever program saved it."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        try:
            return data.decode("utf-16").replace("\x00", "\ufffd")
        except UnicodeDecodeError:
            raise _stop("LIST-002") from None
    for encoding in _ENCODINGS:
        try:
            return data.decode(encoding).replace("\x00", "\ufffd")
        except UnicodeDecodeError:
            continue
    raise _stop("LIST-002")


def _separated(text: str) -> Iterator[tuple[int, list[str]]]:
    separator = _separator(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    begins = 1
    try:
        for cells in reader:
            yield begins, cells
            begins = reader.line_num + 1
    except csv.Error:
        raise _stop("LIST-004") from None


def _separator(text: str) -> str:
    """The sign that parts the first lines into most cells, as evenly as can be."""
    lines = [line for line in text.splitlines()[: 2 * _SAMPLE] if line.strip()][:_SAMPLE]

    def evenness(sign: str) -> tuple[int, int]:
        counts = [len(row) for row in csv.reader(lines, delimiter=sign) if row]
        usual = max(set(counts), key=lambda n: (counts.count(n), n), default=1)
        return (counts.count(usual) if usual > 1 else 0, usual)

    try:
        return max(_SEPARATORS, key=evenness)
    except csv.Error:
        return ";"


def _read_workbook(data: bytes) -> Sheet:
    pages = [(title, list(map(_line, rows))) for title, rows in _opened(data)]
    full = [(title, rows) for title, rows in pages if any(any(cells) for _, cells in rows)]
    if not full:
        raise _stop("LIST-001")
    problems = []
    if len(full) > 1:
        others = ", ".join(title for title, _ in full[1:])
        params = {"read": full[0][0], "others": others}
        problems.append(Problem("LIST-005", "warning", params=params))
    return _sheet(full[0][1], tuple(problems))


def _opened(data: bytes) -> list[tuple[str, list[Row]]]:
    """The visible sheets by title, with their rows as the workbook holds them."""
    try:
        _unpacks_to_a_list(data)
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        return [
            (page.title, list(_rows(page)))
            for page in book.worksheets
            if page.sheet_state == "visible"
        ]
    except (Unreadable, MemoryError):
        raise
    except Exception as broken:
        # The library reads a damaged workbook until something gives way, and that may be any
        # kind of error. What we make of the cells stands outside, where our faults stay faults.
        raise _stop("LIST-004") from broken


def _unpacks_to_a_list(data: bytes) -> None:
    """Stop before a bomb is unpacked: the library holds some parts in memory as a whole."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = archive.infolist()
    is_dense = any(
        entry.file_size > SMALL and entry.file_size > DENSEST * max(entry.compress_size, 1)
        for entry in entries
    )
    if is_dense or sum(entry.file_size for entry in entries) > LARGEST_WHOLE:
        raise _too_large()


def _rows(page: Any) -> Iterator[Row]:
    page.reset_dimensions()  # a sheet may say that it is as large as Excel allows
    for number, row in enumerate(page.iter_rows(), 1):
        if number > MOST_ROWS * 2:
            raise _too_large()
        cells = [(cell.value, getattr(cell, "number_format", "")) for cell in row]
        while cells and cells[-1][0] is None:
            cells.pop()
        yield number, cells


def _line(row: Row) -> tuple[int, list[str]]:
    number, cells = row
    words = [_words(value, style) for value, style in cells]
    while words and not words[-1]:
        words.pop()
    return number, words


def _words(value: Any, style: str) -> str:
    """A cell as a Danish reader sees it.

    >>> _words(0.304, "0.0%"), _words(32.4, "General"), _words(True, "")
    ('30,4 %', '32,4', 'ja')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if isinstance(value, int | float):
        is_percent = "%" in (style or "")
        number = _SHOWN.create_decimal(value) * (100 if is_percent else 1)
        return _decimal(number) + (" %" if is_percent else "")
    if isinstance(value, datetime):
        value = value.date() if value.time() == time() else value
    if isinstance(value, datetime):
        return f"{value:%d-%m-%Y %H:%M}"
    if isinstance(value, date):
        return f"{value:%d-%m-%Y}"
    return str(value).strip()


def _decimal(number: Decimal) -> str:
    text = f"{number.normalize():f}"
    return text.replace(".", ",")


def _sheet(rows: Iterable[tuple[int, list[str]]], problems: tuple[Problem, ...]) -> Sheet:
    lines: list[Line] = []
    for number, cells in rows:
        line = Line(number, tuple(cell.strip() for cell in cells))
        if line.is_blank:
            continue
        if len(lines) >= MOST_ROWS or len(cells) > MOST_COLUMNS:
            raise _too_large()
        if any(len(cell) > MOST_LETTERS for cell in cells):
            raise _stop("LIST-009", number, letters=str(MOST_LETTERS))
        lines.append(line)
    if len(lines) < 1:
        raise _stop("LIST-001")
    return Sheet(tuple(lines), problems)


def _too_large() -> Unreadable:
    return _stop("LIST-003", rows=str(MOST_ROWS), columns=str(MOST_COLUMNS))


def _stop(code: str, line: int | None = None, **params: str) -> Unreadable:
    return Unreadable(Problem(code, "error", Place(line=line), params=params))
