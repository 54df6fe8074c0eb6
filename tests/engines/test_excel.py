"""A workbook opens, equals its rows, runs nothing, and prints on one page's width."""

import io
from datetime import date
from typing import Any

import openpyxl
import pytest

from brobygger.domain.documents.workbook import CellValue, SheetColumn, SheetOfRows, Workbook
from brobygger.engines.excel import write_workbook

COLUMNS = (
    SheetColumn("Nr.", "Anbefalingens nummer", 6),
    SheetColumn("Tekst", "Det, der står", 40),
    SheetColumn("Frist", "Sidste dag"),
)


def opened(*rows: tuple[CellValue, ...], lines: tuple[str, ...] = ()) -> Any:
    """The workbook, written and opened again."""
    sheet = SheetOfRows("Bilag", COLUMNS, rows, lines)
    book = Workbook("Anbefalinger", (sheet,), "Ordbog", ("Ark", "Kolonne", "Forklaring"))
    return openpyxl.load_workbook(io.BytesIO(write_workbook(book)))


def values(page: Any) -> list[tuple[Any, ...]]:
    """What stands on a sheet."""
    return list(page.iter_rows(values_only=True))


def test_the_sheet_equals_its_rows_under_lines_and_heads() -> None:
    rows = ((1, "æøå", date(2026, 6, 30)), (2, "to\nlinjer", None))
    page = opened(*rows, lines=("Anbefalinger", "F2 2023 - 11338"))["Bilag"]
    title, numbers, gap, heads, *found = values(page)
    assert (title[0], numbers[0], gap) == ("Anbefalinger", "F2 2023 - 11338", (None,) * 3)
    assert heads == ("Nr.", "Tekst", "Frist")
    assert [(nr, text, day and day.date()) for nr, text, day in found] == list(rows)
    assert page["C5"].number_format == "DD-MM-YYYY"


@pytest.mark.parametrize("text", ["=cmd|' /C calc'!A0", "=1+1", "+1", "@SUM(A1)", "-2"])
def test_a_text_that_looks_like_a_formula_stays_a_text(text: str) -> None:
    page = opened((1, text, None), lines=(text,))["Bilag"]
    assert (page["B4"].value, page["B4"].data_type) == (text, "s")
    assert (page["A1"].value, page["A1"].data_type) == (text, "s")


def test_every_column_is_explained_on_the_last_sheet() -> None:
    book = opened()
    assert book.sheetnames == ["Bilag", "Ordbog"]
    assert values(book["Ordbog"]) == [
        ("Ark", "Kolonne", "Forklaring"),
        *(("Bilag", column.head, column.meaning) for column in COLUMNS),
    ]


def test_heads_stay_on_the_screen_and_come_back_on_each_page() -> None:
    page = opened((1, "a", None), lines=("t",))["Bilag"]
    assert page.freeze_panes == "A4"
    assert page.print_title_rows == "$3:$3"
    assert page.auto_filter.ref == "A3:C4"
    assert page.page_setup.orientation == "landscape"
    assert (page.page_setup.fitToWidth, page.page_setup.fitToHeight) == (1, 0)
    assert page.sheet_properties.pageSetUpPr.fitToPage
    assert page.oddFooter.center.text == "&P/&N"
    assert page["B4"].alignment.wrap_text
    assert page.column_dimensions["B"].width == 40


def test_the_book_has_a_title_and_no_person() -> None:
    about = opened().properties
    assert (about.title, about.creator) == ("Anbefalinger", "Brobygger")
