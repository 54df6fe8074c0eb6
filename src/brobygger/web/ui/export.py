"""Rows as a file that a spreadsheet opens, with nothing in it that a spreadsheet would run."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from fractions import Fraction
from typing import Any

from django.http import HttpResponse
from django.utils import timezone

from brobygger.domain.kernel.money import Money

FORMATS = ("csv", "xlsx")
# A cell that starts with one of these is taken for a formula by the usual spreadsheets.
_STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def guarded(value: Any) -> Any:
    """A value that no spreadsheet takes for a formula; text only, numbers stay numbers.

    >>> guarded("=1+1"), guarded("-"), guarded(-5), guarded("2½ ÅV")
    ("'=1+1", "'-", -5, '2½ ÅV')
    """
    if isinstance(value, str) and value.startswith(_STARTS_FORMULA):
        return f"'{value}"
    return value


def plain(value: Any) -> Any:
    """A value of the domain as a spreadsheet's own kind of value; blank for None."""
    if value is None:
        return ""
    if isinstance(value, Money):
        return value.kr
    if isinstance(value, Fraction):
        if value.denominator == 1:
            return int(value)
        return guarded(_decimal(value))
    if isinstance(value, datetime):
        return timezone.localtime(value).replace(tzinfo=None) if value.tzinfo else value
    if isinstance(value, bool | int | date):
        return value
    return guarded(str(value))


def _decimal(value: Fraction) -> str:
    from brobygger.web.ui.numbers import count

    return count(value)


def as_file(
    kind: str, name: str, title: str, heads: Sequence[str], rows: Iterable[Sequence[Any]]
) -> HttpResponse:
    """The rows as an attachment named after the table and the day."""
    if kind == "csv":
        content, mime = as_csv(heads, rows), "text/csv; charset=utf-8"
    else:
        content = as_xlsx(title, heads, rows)
        mime = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    response = HttpResponse(content, content_type=mime)
    day = timezone.localdate().isoformat()
    response["Content-Disposition"] = f'attachment; filename="{name}-{day}.{kind}"'
    return response


def as_csv(heads: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    """UTF-8 with mark and semicolons: a Danish spreadsheet opens it by a double click."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([guarded(head) for head in heads])
    for row in rows:
        writer.writerow([_in_text(plain(value)) for value in row])
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8")


def _in_text(value: Any) -> Any:
    if isinstance(value, datetime):
        return f"{value:%d-%m-%Y %H:%M}"
    if isinstance(value, date):
        return f"{value:%d-%m-%Y}"
    return value


def as_xlsx(title: str, heads: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    """One sheet with a frozen, bold head row."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    book = Workbook(write_only=True)
    sheet = book.create_sheet(_sheet_name(title))
    sheet.freeze_panes = "A2"
    for number, head in enumerate(heads, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = max(12, min(50, len(head) + 4))
    bold = []
    for head in heads:
        cell = WriteOnlyCell(sheet, guarded(head))
        cell.font = Font(bold=True)
        bold.append(cell)
    sheet.append(bold)
    for row in rows:
        sheet.append([plain(value) for value in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _sheet_name(title: str) -> str:
    kept = "".join(" " if letter in "[]:*?/\\" else letter for letter in title)
    return kept[:31].strip() or "Ark"
