"""Rows of a file: encodings, quotes, heads, and what is told."""

import pytest

from brobygger.domain.kernel.delimited import Columns, heads_of, read_lines, text_of, write_lines
from brobygger.domain.kernel.problem import Unreadable

COLUMNS = Columns(("id",), ("sector",))


def test_letters_are_read_as_spreadsheets_save_them() -> None:
    for encoding in ("utf-8", "utf-8-sig", "cp1252"):
        assert text_of("æøå – §".encode(encoding)) == "æøå – §"
    with pytest.raises(Unreadable, match="FILE-006"):
        text_of(b"\x81\x8d\xff")


def test_heads_are_known_in_any_order_and_case_and_with_a_mark_before_them() -> None:
    assert heads_of("\ufeff\n Sector , ID\n") == ("sector", "id")
    assert heads_of("") == ()
    lines, problems = read_lines("\ufeffSector,ID\nx,klub\n", COLUMNS)
    assert (dict(lines[0].cells), problems) == ({"id": "klub", "sector": "x"}, [])


def test_a_cell_may_hold_the_delimiter_and_lines() -> None:
    lines, _ = read_lines('id;sector\r\n"a;b";"x\r\ny"\r\nc;z\r\n', COLUMNS)
    assert [(line.number, line.cells["id"], line.cells["sector"]) for line in lines] == [
        (2, "a;b", "x\ny"), (4, "c", "z"),
    ]  # fmt: skip


def test_a_short_row_and_blank_cells_after_the_heads_are_fine() -> None:
    lines, problems = read_lines("id;sector\na\nb;x;;\n;;\n", COLUMNS)
    assert [line.cells for line in lines] == [
        {"id": "a", "sector": ""}, {"id": "b", "sector": "x"},
    ]  # fmt: skip
    assert problems == []


def test_a_column_of_ones_own_is_named_and_not_read() -> None:
    lines, problems = read_lines("id;note\na;b", COLUMNS)
    assert lines[0].cells == {"id": "a"}
    assert [(one.code, one.severity, one.params) for one in problems] == [
        ("FILE-002", "warning", {"column": "note"})
    ]


def test_a_quotation_mark_that_is_never_closed_swallows_no_rows() -> None:
    with pytest.raises(Unreadable) as refusal:
        read_lines('id;sector\na;x\n"b;y\nc;z\n', COLUMNS)
    assert refusal.value.problem.where.line == 3


def test_a_cell_without_end_is_refused() -> None:
    with pytest.raises(Unreadable, match="FILE-004"):
        read_lines("id\n" + "x" * 200_000, COLUMNS)


def test_what_is_written_never_begins_a_formula() -> None:
    text = write_lines(["id"], [["=1+1"], ["@x"], ["'-x"], ["it's"]])
    assert text == "id\r\n'=1+1\r\n'@x\r\n''-x\r\nit's\r\n"
    lines, _ = read_lines(text, COLUMNS)
    assert [line.cells["id"] for line in lines] == ["=1+1", "@x", "'-x", "it's"]
