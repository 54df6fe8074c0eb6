"""Months are counted the way people count them, and never run backwards."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from brobygger.domain.recommendations.rhythm import add_months, months_since

DAYS = st.dates(date(2000, 1, 1), date(2080, 12, 31))


@given(DAYS, st.integers(0, 60))
def test_as_many_months_have_passed_as_were_added(day: date, months: int) -> None:
    after = add_months(day, months)
    assert months_since(day, after) == months
    if months:
        assert months_since(day, after - timedelta(days=1)) == months - 1


@given(DAYS, DAYS)
def test_a_day_to_come_is_no_month_ago(day: date, other: date) -> None:
    assert (months_since(day, other) > 0) <= (day < other)


def test_the_last_of_the_month_stays_the_last() -> None:
    assert add_months(date(2023, 12, 31), 2) == date(2024, 2, 29)
    assert add_months(date(2024, 3, 31), -1) == date(2024, 2, 29)
