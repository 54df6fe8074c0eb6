"""Rows of a list as text: Danish figures exactly, blanks unknown, and nothing guessed."""

from datetime import date
from fractions import Fraction

import pytest

from brobygger.domain.areas.reading import Listing, read_area
from brobygger.messages import say

LISTING = Listing(date(2022, 12, 1), "prevention_area", "prøve")
ROW = {"code": "X1", "name": "Åbakken"}


def test_a_whole_row_is_read_exactly() -> None:
    row = {
        **ROW,
        "aliases": "Bakken; Bakkehusene ;",
        "residents": "1.034",
        "non_western": "50,1",
        "outside_work": "30,2 %",
        "convicted": "2,10",
        "basic_school": "60",
        "income": "101,5",
        "successor": "X2",
    }
    area, problems = read_area(LISTING, row, 3)
    assert problems == []
    assert area is not None
    assert (area.residents, area.aliases, area.successor) == (
        1_034,
        ("Bakken", "Bakkehusene"),
        "X2",
    )
    assert area.values == {
        "non_western": Fraction("50.1"),
        "outside_work": Fraction("30.2"),
        "convicted": Fraction("2.1"),
        "basic_school": 60,
        "income": Fraction("101.5"),
    }


def test_blank_and_no_figure_are_unknown() -> None:
    area, problems = read_area(LISTING, {**ROW, "residents": "", "outside_work": "i.r."}, 3)
    assert problems == []
    assert area is not None
    assert (area.residents, area.values, area.successor) == (None, {}, None)


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("residents", "1034,5"),
        ("residents", "-3"),
        ("residents", "ca. 1000"),
        ("outside_work", "30.2"),
        ("outside_work", "-1"),
        ("non_western", "100,1"),
        ("convicted", "2½"),
    ],
)
def test_what_cannot_be_read_is_said_and_left_unknown(column: str, cell: str) -> None:
    area, problems = read_area(LISTING, {**ROW, column: cell}, 7)
    assert area is not None
    assert area.residents is None
    assert area.values == {}
    assert [(each.code, each.where.line, each.raw, each.field) for each in problems] == [
        ("AREA-003", 7, cell, column)
    ]
    assert cell in say(problems[0]).what


def test_a_row_without_name_or_code_is_no_area() -> None:
    for row in ({"code": "X1"}, {"name": "Åbakken"}, {"code": " ", "name": "Åbakken"}):
        area, problems = read_area(LISTING, row, 1)
        assert area is None
        assert [each.code for each in problems] == ["AREA-004"]


def test_a_row_with_a_person_number_is_refused_by_place_only() -> None:
    area, problems = read_area(LISTING, {**ROW, "aliases": "se 311299-5001"}, 4)
    assert area is None
    assert [(each.code, each.where.line, each.field) for each in problems] == [
        ("AREA-008", 4, "aliases")
    ]
    assert problems[0].params == {"start": "4", "end": "14"}
    assert "5001" not in str(problems) + say(problems[0]).what
