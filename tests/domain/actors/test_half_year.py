"""Half years: their days, their neighbours, and what falls into one."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brobygger.domain.actors.half_year import (
    HalfYear,
    Stretch,
    half_year_of,
    month_later,
    parse_half_year,
    stretch,
)

DAYS = st.dates(date(1901, 1, 1), date(2199, 12, 31))
FIRST = HalfYear(2027, 1)


@given(DAYS)
def test_every_day_lies_in_one_half_year_and_its_neighbours_touch(day: date) -> None:
    half = half_year_of(day)
    assert half.holds(day)
    assert parse_half_year(half.code) == half
    assert (half.before.after, half.after.before) == (half, half)
    assert half.after.first - half.last == timedelta(days=1)
    assert len(half.months) == 6
    assert all(half.holds(month) for month in half.months)


@pytest.mark.parametrize("code", ["", "2027", "2027-3", "27-1", "2027-1-1", "2027-12", "x"])
def test_what_is_no_half_year_is_refused(code: str) -> None:
    with pytest.raises(ValueError, match="no half year"):
        parse_half_year(code)


def test_a_half_year_has_two_halves() -> None:
    with pytest.raises(ValueError, match="no half year"):
        HalfYear(2027, 3)


@pytest.mark.parametrize(
    ("starts", "ends", "wanted"),
    [
        (None, None, Stretch(0, 5, True, True)),
        (date(2026, 5, 1), date(2028, 1, 1), Stretch(0, 5, True, True)),
        (date(2027, 1, 1), date(2027, 6, 30), Stretch(0, 5, False, False)),
        (date(2027, 3, 31), date(2027, 3, 31), Stretch(2, 2, False, False)),
        (date(2027, 6, 30), None, Stretch(5, 5, False, True)),
        (None, date(2027, 1, 1), Stretch(0, 0, True, False)),
        (date(2027, 7, 1), None, None),
        (None, date(2026, 12, 31), None),
    ],
)
def test_a_period_lies_in_these_months(
    starts: date | None, ends: date | None, wanted: Stretch | None
) -> None:
    assert stretch(FIRST, starts, ends) == wanted


@given(DAYS, DAYS, DAYS)
def test_a_month_is_filled_where_a_day_of_it_is_in_the_period(
    one: date, other: date, seen: date
) -> None:
    starts, ends = sorted((one, other))
    half = half_year_of(seen)
    found = stretch(half, starts, ends)
    filled = {
        at
        for at, month in enumerate(half.months)
        if starts <= month_later(month) - timedelta(days=1) and ends >= month
    }
    assert filled == (set(range(found.first, found.last + 1)) if found else set())
    assert found is None or found.length == len(filled)


@given(DAYS)
def test_a_month_later_is_in_the_next_month(day: date) -> None:
    later = month_later(day)
    assert 28 <= (later - day).days <= 31
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == 1
