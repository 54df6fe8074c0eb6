"""The steps of money against recommendations, and what each note is worth, against enumeration."""

from dataclasses import replace
from random import Random
from typing import Literal

from hypothesis import given, settings
from hypothesis import strategies as st

from brobygger.domain.documents.record import as_json
from brobygger.domain.recommendations.portfolio.choosing.enumeration import (
    front_of,
    possible_subsets,
)
from brobygger.domain.recommendations.portfolio.choosing.frontier import (
    MOST_POINTS,
    Measure,
    Point,
    frontier,
    read_front,
)
from brobygger.domain.recommendations.portfolio.choosing.question import Cap, Question
from brobygger.domain.recommendations.portfolio.choosing.worth import Loss, Worth, read_worth, worth
from counts import examples
from domain.recommendations.portfolio.choice_models import (
    NEW_YEAR,
    annex_model,
    random_model,
    random_question,
)

MEASURES: tuple[tuple[Measure, Literal["weight", "part_weight"]], ...] = (
    ("recommendations", "weight"),
    ("parts", "part_weight"),
)


def test_the_front_of_the_annex_step_by_step() -> None:
    """Three recommendations need no note; R11 brings two at once, because 12 waits for 11."""
    front = frontier(annex_model(), Question(NEW_YEAR, (Cap(2024, 0),)), max_ties=20)
    assert front.is_complete
    assert [(one.money_kr, one.value) for one in front.points] == [
        (0, 3),
        (1_000_000, 5),
        (3_000_000, 7),
        (7_000_000, 8),
        (11_000_000, 9),
        (15_000_000, 10),
        (19_000_000, 11),
        (24_000_000, 12),
    ]
    assert front.points[3].portfolios == (("N6", "N9", "R11"), ("N9", "N13", "R11"))
    assert not any(one.more for one in front.points)


@settings(max_examples=examples(small=40, full=500))
@given(st.integers(0, 10**9))
def test_random_fronts_are_those_of_enumeration(seed: int) -> None:
    """Recommendations and parts, every step, and every equal portfolio of each step."""
    rng = Random(seed)
    model, outcomes = random_model(rng)
    question = random_question(rng, model)
    subsets = possible_subsets(model, replace(question, caps=()), outcomes)
    for measure, key in MEASURES:
        front = frontier(model, question, outcomes, measure=measure, max_ties=50, most=10**6)
        assert front.is_complete
        steps = front_of(subsets, key)
        assert tuple((one.money_kr, one.value) for one in front.points) == steps
        for point in front.points:
            same = [
                one.notes
                for one in subsets
                if (one.money_kr, getattr(one, key)) == (point.money_kr, point.value)
            ]
            least = {notes for notes in same if not any(other < notes for other in same)}
            assert set(map(frozenset, point.portfolios)) == least


def test_a_long_front_is_thinned_and_says_so() -> None:
    """Weights of a hundred make many values; each point kept is still the least money for it."""
    model = annex_model()
    weights = {each.number: 100 + each.number for each in model.recommendations}
    question = Question(NEW_YEAR, weights=weights)
    whole = frontier(model, question, most=10**6)
    some = frontier(model, question, most=5)
    assert whole.is_complete
    assert not some.is_complete
    assert len(some.points) <= 5 < len(whole.points) < MOST_POINTS
    assert set(point(some.points)) <= set(point(whole.points))


def point(points: tuple[Point, ...]) -> list[tuple[int, int]]:
    """Money and value alone."""
    return [(one.money_kr, one.value) for one in points]


def test_the_front_is_empty_where_wishes_are_at_odds() -> None:
    question = Question(NEW_YEAR, must=("N2", "N6"), exclusions=(("N2", "N6"),))
    front = frontier(annex_model(), question)
    assert front.points == ()
    assert front.is_complete
    assert worth(annex_model(), question) == ()


def test_what_is_lost_without_a_note_and_what_keeping_it_costs() -> None:
    """4 million in 2024: N9, R7 and R11 carry eight recommendations, R7 only for its two parts."""
    question = Question(NEW_YEAR, (Cap(2024, 4_000_000), Cap(2025, 5_000_000)))
    found = {one.note: one for one in worth(annex_model(), question)}
    assert found["R11"] == Worth("R11", 1_000_000, Loss(2, 2), Loss(0, 0))
    assert found["N2"] == Worth("N2", 6_000_000, Loss(0, 0), Loss(2, 2))
    assert found["R7"].without == Loss(0, 1)


def test_keeping_what_the_caps_do_not_reach_has_no_price() -> None:
    question = Question(NEW_YEAR, (Cap(2024, 2_500_000),), forbid=("R3",))
    found = {one.note: one for one in worth(annex_model(), question)}
    assert found["N2"].keeping is None
    assert found["R3"].keeping is None
    assert found["R3"].without == Loss(0, 0)


@settings(max_examples=examples(small=25, full=300))
@given(st.integers(0, 10**9))
def test_random_worths_are_those_of_enumeration(seed: int) -> None:
    rng = Random(seed)
    model, outcomes = random_model(rng)
    question = random_question(rng, model)
    subsets = possible_subsets(model, question, outcomes)
    best = max(((one.weight, one.part_weight) for one in subsets), default=(0, 0))
    for one in worth(model, question, outcomes):
        for is_in, loss in ((False, one.without), (True, one.keeping)):
            rest = [
                (each.weight, each.part_weight)
                for each in subsets
                if (one.note in each.notes) == is_in
            ]
            if not rest:
                assert loss is None
            else:
                assert loss == Loss(best[0] - max(rest)[0], best[1] - max(rest)[1])


def test_front_and_worth_come_back_from_json() -> None:
    question = Question(NEW_YEAR, (Cap(2024, 4_000_000),))
    front = frontier(annex_model(), question, max_ties=20)
    assert read_front(as_json(front)) == front
    values = worth(annex_model(), question)
    assert read_worth(as_json(values)) == values
