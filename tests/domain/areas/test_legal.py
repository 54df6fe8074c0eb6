"""The law's thresholds to the last resident and the last tenth, and what is unknown."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from brobygger.domain.areas.area import MEASURES, Count, ListKind, Measure, Value
from brobygger.domain.areas.legal import Assessment, Finding, Margin, assess, shown
from brobygger.domain.areas.register import YearsInARow
from brobygger.domain.areas.rules import RULES, Comparison, Rule, Threshold, rule_of
from counts import examples
from domain.areas.sheets import DECEMBER, an_area

law = settings(max_examples=examples(small=100, full=2_000))

NATIONAL = Fraction("0.71")
HALF_YES: dict[Measure, Value] = {
    "non_western": Fraction("50.1"),
    "outside_work": Fraction("40.1"),
    "basic_school": Fraction("60.1"),
    "convicted": Fraction(0),
    "income": Fraction(80),
}


def held(
    kind: ListKind, values: Mapping[Measure, Value], residents: int | None = 1_500
) -> Assessment:
    """An area with these figures held against the rule of a kind."""
    rule = rule_of(kind, DECEMBER)
    assert rule is not None
    return assess(an_area(kind=kind, values=values, residents=residents), rule, NATIONAL)


def finding(kind: ListKind, measure: Measure, value: Value) -> Finding:
    """One threshold of a kind at one figure."""
    found = held(kind, {measure: value})
    return next(
        each for each in (*found.required, *found.counted) if each.threshold.measure == measure
    )


@pytest.mark.parametrize(
    ("kind", "measure", "just_no", "just_yes"),
    [
        ("vulnerable_area", "outside_work", "40", "40.01"),
        ("vulnerable_area", "convicted", "2.12", "2.13"),
        ("vulnerable_area", "basic_school", "60", "60.01"),
        ("vulnerable_area", "income", "55", "54.99"),
        ("parallel_society_area", "non_western", "50", "50.01"),
        ("transformation_area", "non_western", "50", "50.01"),
        ("prevention_area", "non_western", "30", "30.01"),
        ("prevention_area", "outside_work", "30", "30.01"),
        ("prevention_area", "convicted", "1.41", "1.42"),
        ("prevention_area", "basic_school", "60", "60.01"),
        ("prevention_area", "income", "65", "64.99"),
    ],
)
def test_each_threshold_by_the_laws_own_word(
    kind: ListKind, measure: Measure, just_no: str, just_yes: str
) -> None:
    """ "Exceeds" and "less than" leave the bound outside, "at least" takes it in."""
    assert finding(kind, measure, Fraction(just_no)).holds is False
    assert finding(kind, measure, Fraction(just_yes)).holds is True


def test_exactly_three_times_the_national_mean_is_at_least_three_times() -> None:
    found = finding("vulnerable_area", "convicted", Fraction("2.13"))
    assert (found.bound, found.holds) == (Fraction("2.13"), True)
    assert found.margin == Margin(Fraction(0), "on", "percentage_points")


def test_a_vulnerable_area_has_no_criterion_of_origin() -> None:
    rule = rule_of("vulnerable_area", DECEMBER)
    assert rule is not None
    assert "non_western" not in {each.measure for each in (*rule.required, *rule.counted)}


@pytest.mark.parametrize(("residents", "fits", "side", "distance"), [
    (966, False, "under", 34), (999, False, "under", 1), (1_000, True, "on", 0),
    (1_001, True, "over", 1),
])  # fmt: skip
def test_residents_to_the_last_one(residents: int, fits: bool, side: str, distance: int) -> None:
    found = held("vulnerable_area", HALF_YES, residents)
    assert found.fits is fits
    assert found.residents is not None
    assert (found.residents.side, found.residents.distance) == (side, distance)
    assert found.residents.unit == "residents"


def test_two_of_four_and_the_required_one() -> None:
    assert held("parallel_society_area", HALF_YES).fits is True
    assert held("parallel_society_area", HALF_YES).held == 2
    without = {**HALF_YES, "non_western": Fraction(50)}
    assert held("parallel_society_area", without).fits is False
    assert held("vulnerable_area", without).fits is True
    one = {**HALF_YES, "basic_school": Fraction(60)}
    assert held("parallel_society_area", one).fits is False
    assert held("prevention_area", one).held == 1


def test_what_is_missing_is_unknown_and_never_no() -> None:
    found = held("prevention_area", {"non_western": Fraction(31), "outside_work": Fraction(31)})
    assert found.fits is None
    assert found.missing == ("convicted", "basic_school", "income")
    assert all(each.holds is None for each in found.counted if each.value is None)
    assert held("vulnerable_area", HALF_YES, residents=None).fits is None
    assert held("vulnerable_area", HALF_YES, residents=None).residents is None


def test_what_is_known_may_decide_all_the_same() -> None:
    without: dict[Measure, Value] = {
        "outside_work": HALF_YES["outside_work"],
        "basic_school": HALF_YES["basic_school"],
    }
    assert held("vulnerable_area", without).fits is True
    assert held("vulnerable_area", {"outside_work": Fraction(1), "basic_school": Fraction(1),
                                    "income": Fraction(90)}).fits is False  # fmt: skip
    assert held("prevention_area", {"non_western": Fraction(30)}).fits is False


def test_without_the_national_mean_convictions_are_unknown() -> None:
    rule = rule_of("vulnerable_area", DECEMBER)
    assert rule is not None
    found = assess(an_area(values={"convicted": Fraction(9)}), rule)
    convicted = next(each for each in found.counted if each.threshold.measure == "convicted")
    assert (convicted.value, convicted.bound, convicted.holds) == (9, None, None)


@pytest.mark.parametrize(("years", "fits"), [
    (YearsInARow(5, True), True), (YearsInARow(5, False), True), (YearsInARow(6, True), True),
    (YearsInARow(4, True), False), (YearsInARow(4, False), None), (None, None),
])  # fmt: skip
def test_a_transformation_area_has_stood_there_five_years(
    years: YearsInARow | None, fits: bool | None
) -> None:
    rule = rule_of("transformation_area", DECEMBER)
    assert rule is not None
    assert assess(an_area(values=HALF_YES), rule, NATIONAL, years).fits is fits


@pytest.mark.parametrize(
    ("part", "holds", "people"), [(400, False, 1), (401, True, 1), (410, True, 10)]
)
def test_how_many_people_would_turn_the_answer(part: int, holds: bool, people: int) -> None:
    found = finding("vulnerable_area", "outside_work", Count(part, 1_000))
    assert found.margin is not None
    assert (found.holds, found.margin.people) == (holds, people)
    assert finding("vulnerable_area", "income", Count(part, 1_000)).margin.people is None  # type: ignore[union-attr]


def test_margins_are_ready_for_a_sentence() -> None:
    assert finding("prevention_area", "outside_work", Fraction("30.2")).margin.shown == "0,2"  # type: ignore[union-attr]
    assert held("vulnerable_area", {}, 966).residents.shown == "34"  # type: ignore[union-attr]
    assert shown(Fraction(-1, 2)) == "-0,5"
    assert shown(Fraction(1_234)) == "1.234"
    assert shown(Fraction(0)) == "0"
    with pytest.raises(ValueError, match="too small"):
        shown(Fraction(1, 10**30))


def test_rules_are_dated() -> None:
    assert rule_of("prevention_area", date(2021, 11, 30)) is None
    assert rule_of("prevention_area", date(2021, 12, 1)) is not None
    assert rule_of("district", DECEMBER) is None
    old = Rule("district", "§ 0", "prøve", (), valid_to=date(2020, 12, 31))
    assert rule_of("district", date(2020, 12, 31), [old]) is old
    assert rule_of("district", date(2021, 1, 1), [old]) is None


def test_no_float_stands_in_a_rule_or_an_answer() -> None:
    for rule in RULES:
        for threshold in (*rule.required, *rule.counted):
            assert isinstance(threshold.bound, Fraction)
    found = held("prevention_area", {**HALF_YES, "outside_work": Count(301, 1_003)})
    assert found.counted[0].value == Fraction(30_100, 1_003)
    for each in (*found.required, *found.counted):
        assert each.margin is not None
        assert isinstance(each.margin.distance, Fraction)


shares = st.fractions(0, 100, max_denominator=1_000)
maybe = st.none() | shares


@st.composite
def tables(draw: st.DrawFn) -> dict[Measure, Any]:
    """Figures, some of them missing, as often as not on a bound."""
    near = st.sampled_from([Fraction(each) for each in (30, 40, 50, 55, 60, 65, 2, 3)])
    found = {measure: draw(maybe | near) for measure in MEASURES}
    return {measure: value for measure, value in found.items() if value is not None}


@law
@given(tables(), st.integers(0, 3_000), st.sampled_from(["vulnerable_area", "prevention_area"]),
       st.data())  # fmt: skip
def test_learning_a_figure_never_takes_back_an_answer(
    values: dict[Measure, Any], residents: int, kind: ListKind, data: st.DataObject
) -> None:
    """What is decided without a figure stays decided, whatever the figure turns out to be."""
    found = held(kind, values, residents).fits
    more = dict(values)
    for measure in MEASURES:
        if measure not in more:
            more[measure] = data.draw(shares)
    full = held(kind, more, residents).fits
    assert full is not None
    assert found is None or found == full


@law
@given(tables(), st.integers(0, 3_000))
def test_a_parallel_society_is_a_vulnerable_area_too(
    values: dict[Measure, Any], residents: int
) -> None:
    if held("parallel_society_area", values, residents).fits:
        assert held("vulnerable_area", values, residents).fits
        assert held("prevention_area", values, residents).fits


@law
@given(st.integers(0, 500), st.integers(1, 500), st.sampled_from(["exceeds", "at_least"]),
       st.fractions(0, 100, max_denominator=50))  # fmt: skip
def test_so_many_people_turn_the_answer_and_one_less_does_not(
    part: int, whole: int, comparison: Comparison, bound: Fraction
) -> None:
    rule = Rule("district", "§ 0", "prøve", (Threshold("basic_school", comparison, bound),))

    def answer(count: int) -> Finding:
        return assess(an_area(values={"basic_school": Count(count, whole)}), rule).counted[0]

    found = answer(part)
    assert found.margin is not None
    people = found.margin.people
    assert people is not None
    assert people >= 1
    step = -1 if found.holds else 1
    if part + step * people >= 0:
        assert answer(part + step * people).holds is not found.holds
    assert answer(part + step * (people - 1)).holds is found.holds
