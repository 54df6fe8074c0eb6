"""The days of a series: on their weekday, inside, in order, and without the weeks left out."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from brobygger.domain.activities.series import MOST, Series, days_of

DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))


@given(
    DAYS,
    st.integers(0, 900),
    st.integers(0, 6),
    st.integers(1, 8),
    st.frozensets(st.integers(1, 53), max_size=9),
)
def test_every_day_is_one_that_was_asked_for(
    first: date, length: int, weekday: int, every: int, skipped: frozenset[int]
) -> None:
    last = first + timedelta(days=length)
    days = days_of(Series(first, last, weekday, every, skipped))
    assert list(days) == sorted(set(days))
    assert all(first <= day <= last and day.weekday() == weekday for day in days)
    assert not {day.isocalendar().week for day in days} & skipped
    assert all((day - days[0]).days % (7 * every) == 0 for day in days)
    whole = days_of(Series(first, last, weekday, every))
    assert set(days) <= set(whole)
    if not skipped and len(days) < MOST:
        assert len(days) == len(whole)


def test_a_series_that_cannot_be_has_no_days() -> None:
    day = date(2027, 1, 5)
    assert days_of(Series(day, day, 7)) == ()
    assert days_of(Series(day, day, 1, 0)) == ()
    assert days_of(Series(day, day - timedelta(days=1), 1)) == ()
    assert days_of(Series(day, day, 1)) == (day,)


def test_no_series_is_endless() -> None:
    assert len(days_of(Series(date(2020, 1, 1), date(2040, 1, 1), 2))) == MOST
