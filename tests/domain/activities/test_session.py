"""Sessions: which came first, and in which slices they count."""

from datetime import date

import pytest

from brobygger.domain.activities.session import Session, slices

DAY, NEXT = date(2025, 3, 4), date(2025, 3, 5)


def test_a_later_day_is_later() -> None:
    assert Session("a", NEXT).is_surely_after(Session("b", DAY))
    assert not Session("a", DAY).is_surely_after(Session("b", NEXT))


def test_one_day_needs_an_order() -> None:
    assert not Session("b", DAY).is_surely_after(Session("a", DAY))
    assert not Session("b", DAY, 2).is_surely_after(Session("a", DAY))
    assert Session("b", DAY, 2).is_surely_after(Session("a", DAY, 1))


def test_a_session_counts_once_in_a_slice_and_once_for_each_actor() -> None:
    one = Session("a", DAY, area="Nord", theme="job", actors=frozenset({"klub", "skole"}))
    assert slices(one, ()) == [()]
    assert slices(one, ("area", "month")) == [("Nord", "2025-03")]
    assert slices(one, ("actor", "year")) == [("klub", "2025"), ("skole", "2025")]
    with pytest.raises(ValueError, match="no dimension weather"):
        slices(one, ("weather",))
