"""The size of the reachable pool: laws, edges, and what is no estimate."""

import math

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from brobygger.domain.reach.multi_occasion import multi_occasion
from brobygger.domain.reach.pool import Method, pool_size
from brobygger.domain.reach.two_list import Interval, petersen, two_list
from counts import examples

law = settings(max_examples=examples(small=100, full=5_000))
frequencies = st.dictionaries(st.integers(1, 6), st.integers(0, 60), min_size=1).filter(
    lambda freqs: sum(freqs.values()) > 0
)
methods = st.sampled_from(["chao", "chao_bc", "one_inflated", "zelterman"])


@law
@given(frequencies, methods)
def test_the_pool_holds_everyone_seen(freqs: dict[int, int], method: Method) -> None:
    found = pool_size(freqs, method)
    if found is None:
        assert method == "zelterman"
        assert not freqs.get(1) or not freqs.get(2)
        return
    seen = sum(freqs.values())
    assert found.low is not None
    assert found.high is not None
    assert found.se is not None
    assert seen <= found.low <= found.value + 1e-9
    assert found.value <= found.high + 1e-9


@law
@given(st.integers(1, 500), st.integers(1, 500), st.integers(2, 400))
def test_the_plain_variance_is_chaos_of_1987(f1: int, f2: int, others: int) -> None:
    """f2 (r^4/4 + r^3 + r^2/2) with r = f1/f2, as section A4 of the design has it."""
    ratio = f1 / f2
    found = pool_size({1: f1, 2: f2, 3: others}, convention="plain")
    assert found is not None
    assert found.se is not None
    printed = f2 * (ratio**4 / 4 + ratio**3 + ratio**2 / 2)
    assert found.se**2 == pytest.approx(printed, rel=1e-9)


def test_nobody_seen_once_leaves_nobody_unseen() -> None:
    for method in ("chao", "chao_bc"):
        found = pool_size({2: 5, 3: 4}, method)
        assert found is not None
        assert (found.value, found.se) == (9, 0.0)


def test_the_convention_is_part_of_the_answer() -> None:
    freqs = {1: 12, 2: 4, 3: 10}
    said = [
        pool_size(freqs),
        pool_size(freqs, convention="plain"),
        pool_size(freqs, convention="occasions", occasions=6),
        pool_size(freqs, "chao_bc"),
    ]
    assert [one.convention for one in said if one] == ["n", "plain", "occasions", "bias-corrected"]
    assert len({one.value for one in said if one}) == 4


@pytest.mark.parametrize("freqs", [{}, {1: 0}, {0: 3}, {1: -1, 2: 5}])
def test_nobody_and_less_are_wrong_calls(freqs: dict[int, int]) -> None:
    with pytest.raises(ValueError, match="nobody"):
        pool_size(freqs)


def test_occasions_must_be_told() -> None:
    with pytest.raises(ValueError, match="occasions"):
        pool_size({1: 3}, convention="occasions")


@law
@given(
    st.integers(0, 200),
    st.integers(0, 200),
    st.data(),
    st.sampled_from(["transformed", "hypergeometric", "normal"]),
)
def test_two_lists_never_know_of_fewer_than_they_name(
    first: int, second: int, data: st.DataObject, interval: Interval
) -> None:
    both = data.draw(st.integers(0, min(first, second)))
    found = two_list(first, second, both, interval)
    again = two_list(second, first, both, interval)
    assert found.low is not None
    assert found.high is not None
    assert found.low >= first + second - both
    assert found.value == pytest.approx(again.value)
    assert found.high == pytest.approx(again.high)
    assert found.low <= found.high or math.isclose(found.low, found.high)


def test_nobody_on_both_lists_has_no_plain_estimate() -> None:
    assert petersen(5, 6, 0) is None
    with pytest.raises(ValueError, match="7 on both"):
        two_list(5, 6, 7)


@law
@given(st.lists(st.tuples(st.integers(1, 20), st.integers(0, 20)), min_size=3, max_size=8))
def test_occasions_give_estimates_inside_their_limits(drawn: list[tuple[int, int]]) -> None:
    known, rows = 0, []
    for came, had in drawn:
        again = min(came, had, known)
        rows.append((came, again, known))
        known += came - again
    caught, seen, marked = zip(*rows, strict=True)
    found = multi_occasion(caught, seen, marked)
    assert (found.schnabel is None) == (sum(seen) == 0)
    assume(found.schnabel is not None)
    for one in (found.schnabel, found.schumacher_eschmeyer):
        if one is not None and one.low is not None:
            assert one.low <= one.value
            assert one.high is None or one.value <= one.high


def test_more_seen_again_than_came_is_a_wrong_call() -> None:
    with pytest.raises(ValueError, match="more seen again"):
        multi_occasion([3], [4], [10])
