"""Periods and dates as Danish papers print them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brobygger.domain.kernel.period import (
    PeriodError,
    find_periods,
    last_day,
    parse_date,
    parse_period,
)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2024-27", (2024, 2027)),
        ("2024–2027", (2024, 2027)),
        ("2024 - 2027", (2024, 2027)),
        ("2024 til 2027", (2024, 2027)),
        (" 2024 ", (2024, 2024)),
        ("1999-00", None),
        ("2027-24", None),
        ("24-27", None),
        ("", None),
    ],
)
def test_a_period(text: str, period: tuple[int, int] | None) -> None:
    if period is None:
        with pytest.raises(PeriodError):
            parse_period(text)
    else:
        assert parse_period(text) == period


def test_periods_in_running_text_leave_case_numbers_alone() -> None:
    text = "sag 2023-0283605: en indsats i 2024-27, senere 2028–2031"
    assert [found[0] for found in find_periods(text)] == [(2024, 2027), (2028, 2031)]


@pytest.mark.parametrize("text", ["28-06-2023", "28.06.2023", "28/6/2023", "28. juni 2023"])
def test_a_date(text: str) -> None:
    assert parse_date(text) == date(2023, 6, 28)


@pytest.mark.parametrize("text", ["31-06-2023", "juni 2023", "28-06-23", "28. jumi 2023"])
def test_no_date_is_an_error(text: str) -> None:
    with pytest.raises(PeriodError):
        parse_date(text)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("til og med 2025", date(2025, 12, 31)),
        ("møde i 2. halvår 2024", date(2024, 12, 31)),
        ("1. halvår 2024", date(2024, 6, 30)),
        ("3. kvartal 2024", date(2024, 9, 30)),
    ],
)
def test_the_last_day_of_what_a_text_names(text: str, day: date) -> None:
    assert last_day(text) == day


def test_a_third_half_year_is_an_error() -> None:
    with pytest.raises(PeriodError):
        last_day("3. halvår 2024")


@given(day=st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_printing_then_reading_a_date_gives_the_same(day: date) -> None:
    assert parse_date(day.strftime("%d-%m-%Y")) == day
