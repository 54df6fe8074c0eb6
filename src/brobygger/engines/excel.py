"""Writes tables as a workbook of Excel, ready to print: landscape, one page wide, heads repeated.

Nothing in it is ever run: every text is written as text, also one that looks like a formula.
"""

import io
from datetime import date
from typing import Any

from openpyxl import Workbook as Book
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from brobygger.domain.documents.workbook import (
    CellValue,
    SheetColumn,
    SheetOfRows,
    Workbook,
)

_DAY = "DD-MM-YYYY"
_BOLD = Font(bold=True)
_HEAD = PatternFill("solid", fgColor="E7EAED")
_LINE = Side(style="thin", color="8A959E")
_BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_WRAP = Alignment(wrap_text=True, vertical="top")
_A4 = 9  # the number that Excel gives this size of paper


def write_workbook(workbook: Workbook) -> bytes:
    """Write the workbook, its dictionary last."""
    book = Book()
    book.properties.title, book.properties.creator = workbook.title, "Brobygger"
    first = book.active
    if isinstance(first, Worksheet):
        book.remove(first)
    for sheet in (*workbook.sheets, _dictionary(workbook)):
        _write(book.create_sheet(sheet.name), sheet)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _dictionary(workbook: Workbook) -> SheetOfRows:
    heads = zip(workbook.dictionary_heads, (18, 30, 90), strict=True)
    columns = tuple(SheetColumn(head, "", width) for head, width in heads)
    rows = tuple(
        (sheet.name, column.head, column.meaning)
        for sheet in workbook.sheets
        for column in sheet.columns
    )
    return SheetOfRows(workbook.dictionary, columns, rows)


def _write(page: Worksheet, sheet: SheetOfRows) -> None:
    for number, text in enumerate(sheet.lines, 1):
        cell = _put(page, number, 1, text)
        cell.font = _BOLD if number == 1 else Font()
    # An empty row parts the lines from the table, so that Excel sees where the table begins.
    top = len(sheet.lines) + 2 if sheet.lines else 1
    for at, column in enumerate(sheet.columns, 1):
        head = _put(page, top, at, column.head)
        head.font, head.fill, head.border, head.alignment = _BOLD, _HEAD, _BOX, _WRAP
        page.column_dimensions[get_column_letter(at)].width = column.width
    for number, row in enumerate(sheet.rows, top + 1):
        for at, value in enumerate(row, 1):
            cell = _put(page, number, at, value)
            cell.border, cell.alignment = _BOX, _WRAP
    _prepare(page, sheet, top)


def _put(page: Worksheet, row: int, column: int, value: CellValue) -> Any:
    cell: Any = page.cell(row, column)
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"
    elif isinstance(value, date):
        cell.number_format = _DAY
    return cell


def _prepare(page: Worksheet, sheet: SheetOfRows, top: int) -> None:
    """Frozen heads and filters on the screen; on paper one page wide, heads on every page."""
    last = get_column_letter(len(sheet.columns))
    page.freeze_panes = f"A{top + 1}"
    page.auto_filter.ref = f"A{top}:{last}{top + len(sheet.rows)}"
    page.print_title_rows = f"{top}:{top}"
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", _A4
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.page_margins.left = page.page_margins.right = 0.4
    page.HeaderFooter.oddFooter = HeaderFooterItem(center=_HeaderFooterPart("&P/&N"))
