"""Intervals of people: two ends in order, rounded outward, added without counting anyone as new."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brobygger.domain.figures.interval import Interval, together

intervals = st.builds(
    lambda low, more: Interval(low, None if more is None else low + more),
    st.integers(0, 500),
    st.none() | st.integers(0, 300),
)


@pytest.mark.parametrize(("low", "high"), [(-1, 4), (5, 4)])
def test_ends_out_of_order_are_a_wrong_call(low: int, high: int) -> None:
    with pytest.raises(ValueError, match="no interval"):
        Interval(low, high)


@given(intervals)
def test_rounding_never_promises_more(people: Interval) -> None:
    wide = people.rounded()
    assert wide.low <= people.low
    assert wide.low % 5 == 0
    if people.high is None:
        assert wide.high is None
    else:
        assert wide.high is not None
        assert wide.high >= people.high
        assert wide.high % 5 == 0
    assert wide.rounded() == wide


@given(st.lists(intervals, min_size=1, max_size=5))
def test_several_initiatives_may_share_all_their_people_or_none(parts: list[Interval]) -> None:
    whole = together(parts)
    assert whole.low == max(one.low for one in parts)
    assert whole == together(parts[::-1])
    assert all(one.high is None or whole.high is None or whole.high >= one.high for one in parts)


def test_nothing_counted_is_not_nobody() -> None:
    with pytest.raises(ValueError, match="no interval"):
        together([])


def test_a_share_is_at_most_the_whole() -> None:
    assert Interval(50, 300).share_of(200) == (0.25, 1.0)
    assert Interval(50, None).share_of(200) == (0.25, None)
    with pytest.raises(ValueError, match="population of 0"):
        Interval(1, 2).share_of(0)
