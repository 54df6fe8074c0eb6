"""Full-time equivalents: exact, over time, and never zero for what nobody has said."""

from datetime import date
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from brobygger.domain.initiatives.staffing import Change, day_to_ask, in_force, staff_on

HALF = Fraction(1, 2)
FIRST, LATER, NEVER = date(2024, 1, 1), date(2024, 6, 1), date(2023, 12, 31)


def test_two_and_a_half_is_added_up_exactly() -> None:
    posts = [[Change(FIRST, Fraction(2), Fraction(2))], [Change(FIRST, HALF, None)]]
    staff = staff_on(posts, LATER)
    assert (staff.planned, staff.filled, staff.unknown) == (Fraction(5, 2), Fraction(2), 1)
    assert staff.is_told
    assert not staff.is_full


def test_a_post_counts_from_its_first_day() -> None:
    post = [Change(FIRST, HALF), Change(LATER, Fraction(1), Fraction(1))]
    assert staff_on([post], NEVER).posts == 0
    assert staff_on([post], FIRST).planned == HALF
    assert staff_on([post], LATER).is_full


def test_what_was_written_last_of_a_day_counts() -> None:
    twice = [Change(FIRST, HALF), Change(FIRST, Fraction(1))]
    found = in_force(twice, FIRST)
    assert found is not None
    assert found.planned == 1


def test_without_a_word_nothing_is_told() -> None:
    assert not staff_on([], FIRST).is_told
    assert not staff_on([[Change(FIRST, HALF)]], FIRST).is_told


def test_a_day_outside_is_asked_as_the_nearest_inside() -> None:
    assert day_to_ask(NEVER, FIRST, LATER) == FIRST
    assert day_to_ask(date(2030, 1, 1), FIRST, LATER) == LATER
    assert day_to_ask(NEVER, None, None) == NEVER


@given(st.lists(st.fractions(0, 10, max_denominator=8), max_size=6), st.data())
def test_the_order_of_posts_does_not_matter(sizes: list[Fraction], data: st.DataObject) -> None:
    posts = [[Change(FIRST, size, size)] for size in sizes]
    shuffled = data.draw(st.permutations(posts))
    assert staff_on(shuffled, FIRST) == staff_on(posts, FIRST)
    assert staff_on(posts, FIRST).planned == sum(sizes, Fraction(0))
