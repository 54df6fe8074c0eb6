"""Phases: where each stands, how they lie on a line, and their order."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brobygger.domain.initiatives.phases import (
    Bar,
    Phase,
    bar_of,
    is_between_phases,
    moved,
    share_of,
    span_of,
)

A, B, C = date(2024, 1, 1), date(2024, 7, 1), date(2024, 12, 31)


@pytest.mark.parametrize(
    ("phase", "standing"),
    [
        (Phase(), "undated"),
        (Phase(C), "coming"),
        (Phase(A, C), "running"),
        (Phase(None, B), "running"),
        (Phase(A), "running"),
        (Phase(A, A), "over"),
    ],
)
def test_where_a_phase_stands(phase: Phase, standing: str) -> None:
    assert phase.standing(B) == standing


def test_a_phase_outside_the_initiative_is_noticed() -> None:
    assert Phase(A, C).is_outside(B, None)
    assert Phase(A, C).is_outside(A, B)
    assert not Phase(A, C).is_outside(A, C)
    assert not Phase(A, C).is_outside(None, None)


def test_the_line_holds_the_initiative_and_all_its_phases() -> None:
    assert span_of([Phase(A, B), Phase()], B, C) == (A, C)
    assert span_of([Phase()], None, None) is None


def test_an_open_end_reaches_the_edge() -> None:
    assert bar_of(Phase(), (A, C)) is None
    whole = bar_of(Phase(A, None), (A, C))
    assert whole == Bar(Fraction(0), Fraction(1))


def test_a_day_outside_the_line_has_no_place_on_it() -> None:
    assert share_of(A - timedelta(days=1), (A, C)) is None
    assert share_of(A, (A, C)) == 0


@given(st.integers(0, 400), st.integers(0, 400))
def test_a_bar_never_leaves_the_line(start: int, length: int) -> None:
    first = A + timedelta(days=start)
    phase = Phase(first, first + timedelta(days=length))
    span = span_of([phase], A, C)
    assert span is not None
    bar = bar_of(phase, span)
    assert bar is not None
    assert bar.left >= 0
    assert bar.width > 0
    assert bar.left + bar.width <= 1


def test_between_two_phases_none_runs() -> None:
    over, coming = Phase(A, A), Phase(C)
    assert is_between_phases([over, coming], B)
    assert is_between_phases([over], B)
    assert not is_between_phases([over, Phase(A, C)], B)
    assert not is_between_phases([coming, Phase()], B)
    assert not is_between_phases([], B)


@given(st.lists(st.integers(), min_size=1, max_size=8, unique=True), st.data(), st.integers(-9, 9))
def test_moving_keeps_all_and_the_order_of_the_others(
    keys: list[int], data: st.DataObject, by: int
) -> None:
    key = data.draw(st.sampled_from(keys))
    after = moved(keys, key, by)
    assert sorted(after) == sorted(keys)
    assert [one for one in after if one != key] == [one for one in keys if one != key]
