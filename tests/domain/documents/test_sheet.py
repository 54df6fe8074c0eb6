"""A list's heads, columns and rows, and the person numbers that it must not hold."""

from hypothesis import given
from hypothesis import strategies as st

from brobygger.domain.documents.sheet import (
    Line,
    ListField,
    Sheet,
    head_line,
    person_numbers_in,
    propose_columns,
    rows_below,
    without,
)

FIELDS = (
    ListField("name", "Navn", ("organisation",), is_required=True),
    ListField("sector", "Sektor"),
    ListField("offers", "Tilbyder", ("tilbud",)),
)


def a_sheet(*rows: str) -> Sheet:
    """A sheet of rows written with bars between the cells."""
    lines = (Line(number, tuple(row.split("|"))) for number, row in enumerate(rows, 1))
    return Sheet(tuple(lines))


def test_the_heads_are_found_below_a_title() -> None:
    """The line with most known names, not the first line."""
    sheet = a_sheet("Liste over aktører", "Organisation|Sektor|Bem.", "Klub 1|Forening|x")
    assert head_line(sheet, FIELDS) == 2


def test_without_a_known_name_the_fullest_line_is_the_head() -> None:
    """A list with heads of its own is still offered to a person."""
    assert head_line(a_sheet("Titel", "a|b", "1|2"), FIELDS) == 2
    assert head_line(Sheet(()), FIELDS) == 0


def test_each_column_serves_once_and_an_exact_name_goes_first() -> None:
    """ "Navn" is the name although "Navne" comes before it."""
    assert propose_columns(["Navne", "navn", "SEKTOR"], FIELDS) == {"name": 1, "sector": 2}
    assert propose_columns(["Navn", "Navn"], FIELDS[:1]) == {"name": 0}


def test_rows_keep_their_line_and_short_rows_are_filled() -> None:
    """What a row does not reach is blank."""
    sheet = a_sheet("Navn|Sektor", "Klub 1|Forening", "Klub 2")
    rows = list(rows_below(sheet, 1, {"name": 0, "sector": 1}))
    assert rows == [
        (2, {"name": "Klub 1", "sector": "Forening"}),
        (3, {"name": "Klub 2", "sector": ""}),
    ]


def test_person_numbers_are_told_by_place_only() -> None:
    """A certain one and a doubtful one, with line and column."""
    sheet = a_sheet("Navn|Nr", "Klub|010203-1234", "Klub|0102031235")
    found = list(person_numbers_in(sheet))
    assert [(one.line, one.column, one.certainty) for one in found] == [
        (2, 2, "cpr"),
        (3, 2, "doubtful"),
    ]
    emptied = without(sheet, found)
    assert [line.cells[1] for line in emptied.lines] == ["Nr", "", ""]


@given(st.lists(st.lists(st.text("abc |;æ1", max_size=5), max_size=5), max_size=6))
def test_no_sheet_stops_the_reading(rows: list[list[str]]) -> None:
    """Whatever stands in it, heads are proposed and every other line below them is a row."""
    lines = tuple(Line(n, tuple(cells)) for n, cells in enumerate(rows, 1))
    at = head_line(Sheet(lines), FIELDS)
    below = list(rows_below(Sheet(lines), at, {"name": 0}))
    assert [number for number, _ in below] == list(range(at + 1, len(rows) + 1))
