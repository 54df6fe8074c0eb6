"""PROMETHEE and TOPSIS beside the weighted sum: their laws, their edges, their wrong calls."""

import math
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from brobygger.domain.areas.closeness import Norm, topsis
from brobygger.domain.areas.outranking import Shape, promethee2
from brobygger.domain.areas.ranking import Table, Weights, dominance, equal_weights, table_of, wsm
from brobygger.domain.areas.sheet import ScoreSheet
from counts import examples
from domain.areas.sheets import KEYS, a_sheet, levels, rows_of, weighted, weights

law = settings(max_examples=examples(small=60, full=3_000))
two_or_more = rows_of(levels, least=2).map(a_sheet)
norms = st.sampled_from(["vector", "min_max"])
shapes = st.sampled_from(
    [
        Shape(),
        Shape("u", q=Fraction(1)),
        Shape("v", p=Fraction(3)),
        Shape("level", q=Fraction(1), p=Fraction(2)),
        Shape("linear", q=Fraction(1), p=Fraction(3)),
        Shape("linear", q=Fraction(1), p=Fraction(1)),
        Shape("gaussian", s=Fraction(2)),
    ]
)


@pytest.mark.parametrize(
    ("shape", "expected"),
    [
        (Shape(), [0, 1, 1, 1, 1]),
        (Shape("u", q=Fraction(1)), [0, 0, 1, 1, 1]),
        (Shape("v", p=Fraction(3)), [0, Fraction(1, 3), Fraction(2, 3), 1, 1]),
        (Shape("level", q=Fraction(1), p=Fraction(3)), [0, 0, Fraction(1, 2), Fraction(1, 2), 1]),
        (Shape("linear", q=Fraction(1), p=Fraction(3)), [0, 0, Fraction(1, 2), 1, 1]),
        (Shape("linear", q=Fraction(2), p=Fraction(2)), [0, 0, 0, 1, 1]),
    ],
)
def test_each_shape_at_and_around_its_bounds(shape: Shape, expected: list[Fraction]) -> None:
    assert [shape.preference(Fraction(lead)) for lead in range(5)] == expected
    assert shape.preference(Fraction(-3)) == 0


def test_the_gaussian_turns_at_s() -> None:
    found = Shape("gaussian", s=Fraction(2)).preference(Fraction(2))
    assert float(found) == pytest.approx(1 - math.exp(-0.5), abs=1e-15)


@pytest.mark.parametrize(
    ("kind", "q", "p", "s"),
    [
        ("level", 3, 2, 0),
        ("linear", 3, 2, 0),
        ("u", -1, 0, 0),
        ("v", 0, 0, 0),
        ("gaussian", 0, 0, 0),
        ("gaussian", 0, 0, -1),
    ],
)
def test_thresholds_at_odds_are_a_wrong_call(kind: str, q: int, p: int, s: int) -> None:
    with pytest.raises(ValueError, match=r"^[qps] is"):
        Shape(kind, Fraction(q), Fraction(p), Fraction(s))  # type: ignore[arg-type]


def test_wrong_calls_of_promethee() -> None:
    one = table_of(a_sheet({"A": (1, 2, 3)}))
    with pytest.raises(ValueError, match="compare"):
        promethee2(one, equal_weights(KEYS))
    two = table_of(a_sheet({"A": (1, 2, 3), "B": (3, 2, 1)}))
    with pytest.raises(ValueError, match="unknown criterion"):
        promethee2(two, equal_weights(KEYS), {"price": Shape()})
    with pytest.raises(ValueError, match="weight"):
        promethee2(two, {"trust": Fraction(1)})
    with pytest.raises(ValueError, match="weight"):
        topsis(two, {"trust": Fraction(1)}, "vector")


@law
@given(two_or_more, weights, st.tuples(shapes, shapes, shapes))
def test_flows_lie_between_0_and_1_and_nets_cancel(
    sheet: ScoreSheet, chosen: Weights, given_shapes: tuple[Shape, ...]
) -> None:
    flows = promethee2(table_of(sheet), chosen, dict(zip(KEYS, given_shapes, strict=True)))
    assert sum(flow.net for flow in flows.of.values()) == 0
    assert all(0 <= flow.plus <= 1 and 0 <= flow.minus <= 1 for flow in flows.of.values())


@law
@given(two_or_more, weights, st.tuples(shapes, shapes, shapes))
def test_who_beats_on_every_criterion_has_no_lower_net_flow(
    sheet: ScoreSheet, chosen: Weights, given_shapes: tuple[Shape, ...]
) -> None:
    flows = promethee2(table_of(sheet), chosen, dict(zip(KEYS, given_shapes, strict=True)))
    for area, better in dominance(sheet).items():
        for other in better:
            assert flows.of[other].net >= flows.of[area].net


@law
@given(two_or_more, weights)
def test_less_is_better_is_more_is_better_of_the_opposite(
    sheet: ScoreSheet, chosen: Weights
) -> None:
    table = table_of(sheet)
    opposite = Table(
        table.areas,
        table.criteria,
        tuple((-row[0], *row[1:]) for row in table.rows),
        frozenset({KEYS[0]}),
    )
    assert promethee2(opposite, chosen).of == promethee2(table, chosen).of


@law
@given(two_or_more, weights)
def test_with_one_full_step_a_v_shape_ranks_as_the_weighted_sum(
    sheet: ScoreSheet, chosen: Weights
) -> None:
    """P grows in step up to 4, so a net flow is the sum less the mean of the others' sums."""
    flows = promethee2(table_of(sheet), chosen, {key: Shape("v", p=Fraction(4)) for key in KEYS})
    sums = {each.area: each.low for each in wsm(sheet, chosen).ranked}
    count = len(sheet.areas)
    for area, flow in flows.of.items():
        others = sum(value for other, value in sums.items() if other != area)
        assert flow.net == sums[area] - others / (count - 1)


@law
@given(two_or_more, weights, norms)
def test_closeness_lies_between_0_and_1_and_the_beaten_are_no_closer(
    sheet: ScoreSheet, chosen: Weights, norm: Norm
) -> None:
    found = topsis(table_of(sheet), chosen, norm).of
    assert all(value is None or 0 <= value <= 1 for value in found.values())
    for area, better in dominance(sheet).items():
        for other in better:
            mine, theirs = found[area], found[other]
            assert mine is None or theirs is None or theirs >= mine - 1e-9


def test_where_all_are_alike_closeness_is_undefined() -> None:
    for norm in ("vector", "min_max"):
        found = topsis(
            table_of(a_sheet({"A": (2, 2, 0), "B": (2, 2, 0)})), equal_weights(KEYS), norm
        )
        assert found.of == {"A": None, "B": None}
        assert found.first == ()


def test_a_column_of_zeros_tells_nobody_apart() -> None:
    for norm in ("vector", "min_max"):
        found = topsis(table_of(a_sheet({"A": (4, 3, 0), "B": (2, 3, 0)})), weighted(1, 1, 2), norm)
        assert found.of == {"A": 1.0, "B": 0.0}


def test_the_normalisation_alone_can_turn_the_order() -> None:
    """Why TOPSIS is a comparison only: the same levels and weights, two names, two winners."""
    table = table_of(a_sheet({"A": (4, 2, 2), "B": (3, 3, 2), "C": (0, 2, 2)}))
    chosen = weighted(1, 1, 0)
    first = {norm: topsis(table, chosen, norm).first for norm in ("vector", "min_max")}
    assert first["vector"] != first["min_max"]
