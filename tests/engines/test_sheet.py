"""Lists from real CSV and Excel files, as programs save them."""

import io
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from openpyxl import Workbook

from brobygger import wiring
from brobygger.domain.documents.sheet import MOST_COLUMNS, MOST_LETTERS, MOST_ROWS
from brobygger.domain.kernel.problem import Unreadable
from brobygger.engines.sheet import read_sheet

WORDS = "Kode;Navn;Beboere\nX1;Åbakken;1.034\n"


def a_book(
    *pages: tuple[str, list[list[Any]]], change: Callable[[Any], None] | None = None
) -> bytes:
    """A workbook with these pages."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, rows in pages:
        page = book.create_sheet(title)
        for row in rows:
            page.append(row)
    if change:
        change(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_text_is_read_whichever_program_saved_it(encoding: str, separator: str) -> None:
    """Excel in Denmark writes semicolons, others commas or tabs."""
    sheet = read_sheet(WORDS.replace(";", separator).encode(encoding), "liste.csv")
    assert [line.cells for line in sheet.lines] == [
        ("Kode", "Navn", "Beboere"),
        ("X1", "Åbakken", "1.034"),
    ]


def test_line_numbers_are_those_of_the_file() -> None:
    """A cell over two lines, and a blank line, are counted as the person's program counts them."""
    sheet = read_sheet(b'Kode;Navn\n\nX1;"to\nlinjer"\nX2;b\n', "a.csv")
    assert [line.number for line in sheet.lines] == [1, 3, 5]


def test_cells_of_a_workbook_become_what_a_danish_reader_sees() -> None:
    """Decimals, percentages, dates, yes and no."""

    def percent(book: Any) -> None:
        book.worksheets[0]["C2"].number_format = "0.0%"

    rows: list[list[Any]] = [
        ["a", "b", "c", "d", "e", "f"],
        [1034, 32.4, 0.304, date(2022, 12, 1), datetime.fromisoformat("2022-12-01T09:30"), True],
    ]
    sheet = read_sheet(a_book(("Ark1", rows), change=percent), "a.xlsx")
    assert sheet.lines[1].cells == (
        "1034",
        "32,4",
        "30,4 %",
        "01-12-2022",
        "01-12-2022 09:30",
        "ja",
    )


def test_numbers_are_shown_with_the_digits_that_excel_shows() -> None:
    """Also a whole number that no float is as large as; found by a hostile file."""
    written = a_book(("Ark1", [[0.1 + 0.2, 1 / 3, 12_345_678_901_234_567, 7777]]))
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(written)) as was, zipfile.ZipFile(out, "w") as now:
        for name in was.namelist():
            now.writestr(name, was.read(name).replace(b"<v>7777</v>", f"<v>{10**800}</v>".encode()))
    (line,) = read_sheet(out.getvalue(), "a.xlsx").lines
    shown = ("0,3", "0,333333333333333", "12345678901234600", "1" + "0" * 800)
    assert line.cells == shown


def test_only_the_first_full_sheet_is_read_and_the_others_are_named() -> None:
    """Nothing is left out in silence."""
    sheet = read_sheet(a_book(("Tomt", []), ("Aktører", [["Navn"]]), ("Andet", [["x"]])), "a.xlsx")
    assert [line.cells for line in sheet.lines] == [("Navn",)]
    (problem,) = sheet.problems
    assert (problem.code, problem.params["others"]) == ("LIST-005", "Andet")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "LIST-001"),
        (b"\n\n;;\n", "LIST-001"),
        (a_book(("Tomt", [])), "LIST-001"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old excel", "LIST-002"),
        (b"%PDF-1.7 no list", "LIST-002"),
        (b"a;b\x00c", "LIST-002"),
        (b"\xff\xfea", "LIST-002"),
        (b"PK\x03\x04 broken", "LIST-004"),
        (a_book(("A", [["x"]]))[:-60], "LIST-004"),
        (("a;" * (MOST_COLUMNS + 1)).encode(), "LIST-003"),
        (b"a\n" * (MOST_ROWS + 1), "LIST-003"),
        (b"a;" + b"b" * (MOST_LETTERS + 1), "LIST-009"),
        (b'a;"never closed' + b"b" * 200_000, "LIST-004"),
    ],
)
def test_a_file_that_is_no_list_says_why(data: bytes, code: str) -> None:
    """A sentence with a remedy, never a fault of ours."""
    with pytest.raises(Unreadable) as stop:
        wiring.open_list_apart(data, "liste.csv")
    assert stop.value.problem.code == code


def test_what_comes_apart_is_what_is_read_here() -> None:
    """The process of its own gives the same sheet."""
    assert wiring.open_list_apart(WORDS.encode(), "a.csv") == read_sheet(WORDS.encode(), "a.csv")


def test_a_formula_is_never_run() -> None:
    """Only its last result would be taken; one without a result is blank."""
    sheet = read_sheet(a_book(("A", [["Navn", "=1+1"], ["x", "=CMD()"]])), "a.xlsx")
    assert sheet.lines[1].cells == ("x",)
