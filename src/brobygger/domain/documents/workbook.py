"""Tables for a spreadsheet: what stands in them and what each column means, not how they look."""

from dataclasses import dataclass
from datetime import date

CellValue = str | int | date | None
"""What a cell holds; None is an empty cell. Text is text, whatever it begins with."""


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column: its head, what stands in it in plain words, and its width in letters."""

    head: str
    meaning: str
    width: int = 14


@dataclass(frozen=True, slots=True)
class SheetOfRows:
    """One table on a sheet of its own. ``lines`` stand above it: title, date, case numbers."""

    name: str
    columns: tuple[SheetColumn, ...]
    rows: tuple[tuple[CellValue, ...], ...]
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Workbook:
    """Sheets of rows, and a last sheet that explains their columns."""

    title: str
    sheets: tuple[SheetOfRows, ...]
    dictionary: str
    """The name of the last sheet."""
    dictionary_heads: tuple[str, str, str]
    """Its own heads: sheet, column, meaning."""
