"""All weights at once: the exact triangle, the simulation beside it, and whether a choice holds."""

from fractions import Fraction
from itertools import product

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from brobygger.domain.areas.acceptability import Scores, bounds, smaa
from brobygger.domain.areas.ranking import Weights, dominance, equal_weights, order_weights, wsm
from brobygger.domain.areas.robustness import holds, moved
from brobygger.domain.areas.sheet import NotFixed, ScoreSheet
from brobygger.domain.areas.triangle import smaa_exact
from counts import examples
from domain.areas.sheets import (
    KEYS,
    a_sheet,
    fixed_sheets,
    levels,
    open_sheets,
    rows_of,
    weighted,
    weights,
)

law = settings(max_examples=examples(small=40, full=2_000))
simulated = settings(max_examples=examples(small=12, full=400))
orders = st.none() | st.permutations(KEYS)

CLOSE = 0.005
DRAWS = 200_000
"""A share of one half is then within 0.005 in all but one of some 100,000 simulations."""

THREE_CORNERS = {"A": (4, 0, 0), "B": (0, 4, 0), "C": (0, 0, 4)}


# The exact triangle


def test_three_specialists_share_the_triangle() -> None:
    found = smaa_exact(a_sheet(THREE_CORNERS))
    assert found.first == {"A": Fraction(1, 3), "B": Fraction(1, 3), "C": Fraction(1, 3)}
    assert found.central_weights["A"] == {
        "trust": Fraction(11, 18), "actors": Fraction(7, 36), "need": Fraction(7, 36),
    }  # fmt: skip


def test_along_an_order_the_most_important_wins_all() -> None:
    found = smaa_exact(a_sheet(THREE_CORNERS), order=("need", "trust", "actors"))
    assert found.first == {"A": 0, "B": 0, "C": 1}
    assert found.central_weights["C"] == order_weights(("need", "trust", "actors"))
    assert found.central_weights["A"] is None


def test_a_line_cuts_the_triangle_where_the_sums_are_equal() -> None:
    """A leads where w_trust >= 3 w_actors: a triangle with a quarter of the base."""
    found = smaa_exact(a_sheet({"A": (1, 0, 2), "B": (0, 3, 2)}))
    assert found.first == {"A": Fraction(1, 4), "B": Fraction(3, 4)}


def test_equal_areas_share_what_they_win_together() -> None:
    found = smaa_exact(a_sheet({"A": (4, 0, 0), "B": (4, 0, 0), "C": (0, 4, 4)}))
    assert found.first["A"] == found.first["B"] == Fraction(1, 8)
    assert found.first["C"] == Fraction(3, 4)


def test_wrong_calls_of_the_triangle() -> None:
    with pytest.raises(ValueError, match="2 criteria"):
        smaa_exact(a_sheet({"A": (1, 2)}))
    with pytest.raises(NotFixed):
        smaa_exact(a_sheet({"A": (1, 2, (3, 4))}))
    with pytest.raises(ValueError, match="order"):
        smaa_exact(a_sheet({"A": (1, 2, 3)}), order=("trust", "need"))


@law
@given(fixed_sheets, orders)
def test_the_shares_make_1_and_the_beaten_win_nothing(sheet: ScoreSheet, order: object) -> None:
    found = smaa_exact(sheet, order)  # type: ignore[arg-type]
    assert sum(found.first.values()) == 1
    if order is None:
        assert all(found.first[area] == 0 for area in dominance(sheet))


@law
@given(fixed_sheets, orders)
def test_the_central_weights_of_an_area_make_it_first(sheet: ScoreSheet, order: object) -> None:
    for area, central in smaa_exact(sheet, order).central_weights.items():  # type: ignore[arg-type]
        if central is not None:
            assert sum(central.values()) == 1
            assert area in wsm(sheet, central).first


@law
@given(fixed_sheets)
def test_all_weights_are_the_six_orders_together(sheet: ScoreSheet) -> None:
    orders_of = [(a, b, c) for a, b, c in product(KEYS, repeat=3) if len({a, b, c}) == 3]
    parts = [smaa_exact(sheet, order).first for order in orders_of]
    whole = smaa_exact(sheet).first
    for area in sheet.areas:
        assert sum(part[area] for part in parts) / 6 == whole[area]


# The simulation


@simulated
@given(fixed_sheets, orders, st.integers(0, 9))
def test_the_simulation_is_near_the_exact_share(
    sheet: ScoreSheet, order: list[str] | None, seed: int
) -> None:
    exact = smaa_exact(sheet, order)
    drawn = smaa(sheet, order or "free", n=DRAWS, seed=seed)
    for area, share in exact.first.items():
        assert abs(drawn.first[area] - float(share)) < CLOSE, area
        middle, mean = exact.central_weights[area], drawn.central_weights[area]
        if middle is not None and share > Fraction(1, 20):
            assert mean is not None
            assert all(abs(mean[key] - float(middle[key])) < 0.015 for key in KEYS)


@law
@given(open_sheets, orders, st.sampled_from(["fixed", "plus_minus_1", "intervals"]))
def test_ranks_are_shares_of_areas_and_of_ranks(
    sheet: ScoreSheet, order: list[str] | None, scores: Scores
) -> None:
    assume(scores == "intervals" or not sheet.open_cells)
    drawn = smaa(sheet, order or "free", scores, n=500)
    table = np.array(list(drawn.ranks.values()))
    assert (table > -1e-12).all()
    assert np.allclose(table.sum(axis=0), 1)
    assert np.allclose(table.sum(axis=1), 1)
    for area, confidence in drawn.confidence.items():
        assert (confidence is None) == (drawn.first[area] == 0)
        assert confidence is None or 0 <= confidence <= 1


@law
@given(rows_of(levels, least=2))
def test_equal_areas_have_equal_ranks(rows: dict) -> None:
    rows["Z"] = rows["A"]
    drawn = smaa(a_sheet(rows), n=500)
    assert drawn.ranks["A"] == drawn.ranks["Z"]
    assert drawn.confidence["A"] == drawn.confidence["Z"]


def test_the_same_seed_gives_the_same_answer_and_another_one_a_near_one() -> None:
    sheet = a_sheet({"A": (4, 1, (0, 4)), "B": (1, (2, 4), 2), "C": (2, 2, 2)})
    first = smaa(sheet, scores="intervals", seed=7)
    assert smaa(sheet, scores="intervals", seed=7) == first
    other = smaa(sheet, scores="intervals", seed=8)
    assert other.ranks != first.ranks
    for area in sheet.areas:
        assert np.allclose(first.ranks[area], other.ranks[area], atol=0.01)


def test_confidence_falls_where_scores_are_open() -> None:
    """With w at the middle, A's one open criterion decides: 2 against 0 to 4, half the draws."""
    sheet = a_sheet({"A": ((0, 4), 2, 2), "B": (2, 2, 2)})
    drawn = smaa(sheet, scores="intervals", n=50_000)
    assert drawn.confidence["A"] == pytest.approx(0.5, abs=0.01)
    fixed = smaa(a_sheet({"A": (4, 0, 0), "B": (0, 4, 4)}), n=5_000)
    assert fixed.confidence == {"A": 1.0, "B": 1.0}


def test_one_level_up_or_down_stays_inside_0_to_4() -> None:
    """A at 4 cannot rise and B at 0 cannot fall: A's draws are 3 to 4, B's 0 to 1."""
    drawn = smaa(a_sheet({"A": (4, 4, 4), "B": (0, 0, 0)}), scores="plus_minus_1", n=2_000)
    assert drawn.first == {"A": 1.0, "B": 0.0}
    assert drawn.confidence == {"A": 1.0, "B": None}


def test_no_level_is_drawn_outside_0_to_4() -> None:
    low, high = bounds(a_sheet({"A": (0, 2, 4)}), "plus_minus_1")
    assert (low.ravel().tolist(), high.ravel().tolist()) == ([0, 1, 3], [1, 3, 4])


def test_wrong_calls_of_the_simulation() -> None:
    open_sheet = a_sheet({"A": (1, 2, (3, 4))})
    for scores in ("fixed", "plus_minus_1"):
        with pytest.raises(NotFixed):
            smaa(open_sheet, scores=scores)
    with pytest.raises(ValueError, match="order"):
        smaa(open_sheet, ("trust", "actors"), "intervals")
    with pytest.raises(ValueError, match="drawn"):
        smaa(open_sheet, scores="intervals", n=0)
    with pytest.raises(ValueError, match="candidate"):
        smaa(a_sheet({}))


# Does the choice hold?


def test_a_wide_lead_holds() -> None:
    found = holds(a_sheet({"A": (4, 4, 3), "B": (1, 1, 4)}), equal_weights(KEYS))
    assert (found.first, found.is_one, found.stays, found.overtakings) == (("A",), True, True, ())
    assert found.is_exact
    # B leads where w_need > 3 w_trust + 3 w_actors, above three quarters of the height.
    assert found.share == {"A": Fraction(15, 16)}


def test_a_narrow_lead_falls_and_the_weights_that_fell_it_are_shown() -> None:
    """A leads by w_trust - w_actors = 1/30, and a fifth of 11/30 and 10/30 is more than that."""
    found = holds(a_sheet({"A": (1, 0, 0), "B": (0, 1, 0)}), weighted(11, 10, 9))
    assert (found.first, found.stays) == (("A",), False)
    (overtaking,) = found.overtakings
    assert (overtaking.area, overtaking.rival) == ("A", "B")
    assert sum(overtaking.weights.values()) == 1
    assert wsm(a_sheet({"A": (1, 0, 0), "B": (0, 1, 0)}), overtaking.weights).first == ("B",)
    assert found.share == {"A": Fraction(1, 2)}


def test_a_tie_holds_only_where_the_areas_are_alike() -> None:
    alike = holds(a_sheet({"A": (2, 2, 2), "B": (2, 2, 2), "C": (1, 1, 1)}), equal_weights(KEYS))
    assert (alike.first, alike.is_one, alike.stays) == (("A", "B"), False, True)
    unlike = holds(a_sheet({"A": (3, 2, 1), "B": (1, 2, 3)}), equal_weights(KEYS))
    assert (unlike.first, unlike.stays, len(unlike.overtakings)) == (("A", "B"), False, 2)


def test_open_cells_count_against_the_first_and_the_share_is_drawn() -> None:
    sheet = a_sheet({"A": ((3, 4), 4, 4), "B": (0, 1, 1)})
    found = holds(sheet, equal_weights(KEYS), n=2_000, seed=3)
    assert (found.stays, found.is_exact, found.draws, found.seed) == (True, False, 2_000, 3)
    assert found.share == {"A": 1}
    doubt = holds(a_sheet({"A": ((0, 4), 2, 2), "B": (1, 2, 2)}), equal_weights(KEYS), n=2_000)
    assert (doubt.first, doubt.stays) == (("A", "B"), False)


def test_the_first_holds_only_where_its_lowest_levels_do() -> None:
    """Moved weights fell A at 2 2 0 (8/10 of 4 against 12/10 of 3), and would not at 3 2 0."""
    rivals = {"B": (0, 0, 3)}
    assert holds(a_sheet({"A": (3, 2, 0), **rivals}), equal_weights(KEYS)).stays
    found = holds(a_sheet({"A": ((2, 3), 2, 0), **rivals}), equal_weights(KEYS), n=1_000)
    assert (found.first, found.stays) == (("A",), False)


def test_other_numbers_of_criteria_are_drawn() -> None:
    found = holds(a_sheet({"A": (4, 0, 1, 1), "B": (0, 1, 1, 1)}), weighted(1, 1, 1, 1), n=20_000)
    assert not found.is_exact
    assert float(found.share["A"]) == pytest.approx(0.8, abs=0.02)


def test_no_weight_moves_by_more_than_itself() -> None:
    with pytest.raises(ValueError, match="itself"):
        holds(a_sheet({"A": (1, 2, 3)}), equal_weights(KEYS), move=Fraction(2))


@law
@given(fixed_sheets, weights, st.integers(0, 5))
def test_the_corners_decide_for_every_move_between_them(
    sheet: ScoreSheet, chosen: Weights, tenths: int
) -> None:
    """On a grid of moves inside the box: no first area is overtaken unless a corner says so."""
    move = Fraction(tenths, 10)
    found = holds(sheet, chosen, move=move)
    overtaken = {(each.area, each.rival) for each in found.overtakings}
    for steps in product((-move, Fraction(0), move / 2, move), repeat=3):
        raw = {key: chosen[key] * (1 + step) for key, step in zip(KEYS, steps, strict=True)}
        whole = sum(raw.values())
        if not whole:
            continue
        now = {each.area: each.low for each in
               wsm(sheet, {key: each / whole for key, each in raw.items()}).ranked}  # fmt: skip
        for area in found.first:
            for rival in sheet.areas:
                assert now[rival] <= now[area] or (area, rival) in overtaken


@law
@given(fixed_sheets, weights)
def test_where_nothing_moves_the_first_stays(sheet: ScoreSheet, chosen: Weights) -> None:
    found = holds(sheet, chosen, move=Fraction(0))
    assert found.stays
    assert moved(sheet, chosen, Fraction(0)) == [tuple(chosen[key] for key in KEYS)]
    assert found.first == wsm(sheet, chosen).first
