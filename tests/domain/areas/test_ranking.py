"""Dominance and the weighted sum: exact, with ties shown as ties and open cells kept open."""

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from brobygger.domain.areas.ranking import (
    Weights,
    dominance,
    equal_weights,
    order_weights,
    table_of,
    weights_in_order,
    wsm,
)
from brobygger.domain.areas.sheet import NotFixed, ScoreSheet
from counts import examples
from domain.areas.sheets import KEYS, a_sheet, fixed_sheets, intervals, rows_of, weighted, weights

law = settings(max_examples=examples(small=60, full=3_000))


def test_a_dominated_area_is_listed_with_all_that_beat_it() -> None:
    sheet = a_sheet(
        {"A": (3, 3, 3), "B": (3, 2, 3), "C": (4, 3, 3), "D": (0, 0, 4), "E": (3, 3, 3)}
    )
    assert dominance(sheet) == {"A": ("C",), "B": ("A", "C", "E"), "E": ("C",)}


def test_an_area_not_beaten_need_not_be_best_under_any_weights() -> None:
    """Both facts are shown: B lies below the line between A and C."""
    sheet = a_sheet({"A": (4, 0, 0), "B": (1, 1, 0), "C": (0, 4, 0)})
    assert dominance(sheet) == {}
    for parts in product(range(6), repeat=3):
        if any(parts):
            assert wsm(sheet, weighted(*parts)).first != ("B",)


def test_with_open_cells_only_what_is_certain_beats() -> None:
    sheet = a_sheet({"A": (3, 3, (2, 4)), "B": (2, 3, (0, 2)), "C": (2, 3, (0, 3))})
    assert dominance(sheet) == {"B": ("A",)}


def test_the_weighted_sum_is_exact_and_ties_are_ties() -> None:
    """3/10 and 1/10 + 2/10 are not the same in floating point."""
    sheet = a_sheet({"A": (3, 0, 0), "B": (0, 1, 0), "C": (0, 0, 4), "D": (1, 1, 1)})
    ranking = wsm(sheet, weighted(1, 3, 6))
    assert [(each.area, each.low, each.best_rank) for each in ranking.ranked] == [
        ("C", Fraction(3, 5), 1),
        ("D", Fraction(1, 4), 2),
        ("A", Fraction(3, 40), 3),
        ("B", Fraction(3, 40), 3),
    ]
    assert ranking.first == ("C",)
    assert ranking.ties == (("A", "B"),)
    assert all(each.is_certain for each in ranking.ranked)


def test_open_cells_give_every_rank_that_is_possible() -> None:
    sheet = a_sheet({"A": (2, 2, 2), "B": ((0, 4), (0, 4), (0, 4)), "C": (1, 1, 1)})
    ranks = {e.area: (e.best_rank, e.worst_rank) for e in wsm(sheet, weighted(1, 1, 1)).ranked}
    assert ranks == {"A": (1, 2), "B": (1, 3), "C": (2, 3)}
    assert set(wsm(sheet, weighted(1, 1, 1)).first) == {"A", "B"}


@pytest.mark.parametrize(
    "wrong",
    [
        {"trust": Fraction(1)},
        {**weighted(1, 1, 1), "price": Fraction(0)},
        {"trust": Fraction(-1), "actors": Fraction(1), "need": Fraction(1)},
        {"trust": Fraction(1, 3), "actors": Fraction(1, 3), "need": Fraction(1, 4)},
    ],
)
def test_weights_that_are_none_are_a_wrong_call(wrong: Weights) -> None:
    with pytest.raises(ValueError, match="weight"):
        wsm(a_sheet({"A": (1, 2, 3)}), wrong)


def test_equal_and_ordered_weights_make_1() -> None:
    assert weights_in_order(KEYS, equal_weights(KEYS)) == (Fraction(1, 3),) * 3
    assert sum(order_weights(KEYS).values()) == 1
    assert list(order_weights(KEYS).values()) == [Fraction(11, 18), Fraction(5, 18), Fraction(1, 9)]


def test_a_table_has_no_open_cells() -> None:
    with pytest.raises(NotFixed):
        table_of(a_sheet({"A": (1, 2, (3, 4))}))
    assert table_of(a_sheet({"A": (1, 2, 3)})).signs() == (1, 1, 1)


@law
@given(fixed_sheets, weights)
def test_who_beats_on_every_criterion_is_never_behind(sheet: ScoreSheet, chosen: Weights) -> None:
    rank = {each.area: each.best_rank for each in wsm(sheet, chosen).ranked}
    for area, better in dominance(sheet).items():
        for other in better:
            assert rank[other] <= rank[area]


@law
@given(fixed_sheets, weights, st.data())
def test_leaving_one_out_turns_no_two_others_round(
    sheet: ScoreSheet, chosen: Weights, data: st.DataObject
) -> None:
    """The sum rests on the area's own levels only."""
    gone = data.draw(st.sampled_from(sheet.areas))
    rows = {area: [cell.low for cell in sheet.row(area)] for area in sheet.areas if area != gone}
    if not rows:
        return
    before = [e.area for e in wsm(sheet, chosen).ranked if e.area != gone]
    assert [each.area for each in wsm(a_sheet(rows), chosen).ranked] == before


@law
@given(rows_of(intervals, most=3), weights, st.data())
def test_ranks_of_open_cells_hold_for_every_way_to_fill_them(
    rows: dict, chosen: Weights, data: st.DataObject
) -> None:
    sheet = a_sheet(rows)
    filled = {
        area: [data.draw(st.integers(low, high)) for low, high in row] for area, row in rows.items()
    }
    possible = {e.area: (e.best_rank, e.worst_rank) for e in wsm(sheet, chosen).ranked}
    for each in wsm(a_sheet(filled), chosen).ranked:
        best, worst = possible[each.area]
        assert best <= each.best_rank <= worst


@law
@given(fixed_sheets, weights)
def test_dominance_runs_in_no_ring(sheet: ScoreSheet, chosen: Weights) -> None:
    found = dominance(sheet)
    for area, better in found.items():
        for other in better:
            assert area not in found.get(other, ())
            assert set(found.get(other, ())) <= set(better)
