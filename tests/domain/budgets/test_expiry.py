"""The expiry radar: what ends when, in which budget it must be decided, and what it takes along."""

from collections.abc import Mapping
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brobygger.demo.annex import demo_annex
from brobygger.domain.budgets.expiry import STAGES, Expiry, expiry
from brobygger.domain.budgets.grants import Grant, grants_of
from brobygger.domain.budgets.lapses import Lapses
from brobygger.domain.budgets.wheel import ROUND_STEPS, RoundStep, Wheel
from brobygger.domain.recommendations.portfolio.model import Model, Note
from brobygger.domain.recommendations.portfolio.outcome import Outcome
from brobygger.messages import say

ANNEX = Model(demo_annex().recommendations, dated=date(2023, 6, 28))
FOUR_YEARS = tuple(
    Outcome("N13", "funded", year, date(2023, 10, 5), source="BR 05-10-2023")
    for year in (2024, 2025, 2026, 2027)
)
TODAY = date(2026, 5, 1)


def radar(
    *outcomes: Outcome, today: date = TODAY, wheel: Wheel | None = None, model: Model = ANNEX
) -> Mapping[str, Expiry]:
    """The radar of a register, by the name of each grant."""
    found = expiry(grants_of(model, outcomes), today, wheel or Wheel())
    return {one.grant.id: one for one in found}


def a_grant(last_day: date | None) -> Grant:
    """A grant that ends, or whose end is not known."""
    return Grant("g", "en bevilling", last_day)


def test_the_area_note_given_for_four_years_worked_out_by_hand() -> None:
    """BI08 (N13) is given for 2024-2027. Its last day is New Year's Eve of 2027, so what it pays
    on 1 January 2028 must be in budget 2028, which is adopted in October 2027. Notes for budget
    2028 are ordered in the first half of 2027; what they rest on must be evaluated in the first
    quarter of it. 24, 12, 6 and 3 months before the last day the radar speaks up.
    """
    wheel = Wheel({2028: {"ordered": date(2027, 5, 14), "adopted": date(2027, 10, 7)}})
    one = radar(*FOUR_YEARS, wheel=wheel)["note-N13-2024"]
    assert one.last_day == date(2027, 12, 31)
    assert one.decide_in == 2028
    assert one.dates is not None
    assert (one.dates.order.first, one.dates.order.last) == (date(2027, 1, 1), date(2027, 5, 14))
    assert one.dates.order.is_entered
    assert one.decide_by == date(2027, 10, 7)
    assert one.evaluate_by == date(2027, 3, 31)
    assert [alert.day for alert in one.dates.alerts] == [
        date(2025, 12, 31),
        date(2026, 12, 31),
        date(2027, 6, 30),
        date(2027, 9, 30),
    ]
    assert one.grant.parts == ("13a",)
    assert one.grant.decision == "BR 05-10-2023"


def test_without_entered_dates_the_usual_window_stands_and_says_so() -> None:
    dates = radar(*FOUR_YEARS)["note-N13-2024"].dates
    assert dates is not None
    assert (dates.order.first, dates.order.last) == (date(2027, 1, 1), date(2027, 6, 30))
    assert (dates.adopt.first, dates.adopt.last) == (date(2027, 10, 1), date(2027, 10, 15))
    assert not dates.order.is_entered
    assert not dates.adopt.is_entered


@pytest.mark.parametrize(
    ("today", "stage"),
    [
        (date(2025, 12, 30), "quiet"),
        (date(2025, 12, 31), "evaluate"),
        (date(2026, 12, 30), "evaluate"),
        (date(2026, 12, 31), "order"),
        (date(2027, 6, 30), "order"),
        (date(2027, 7, 1), "negotiate"),
        (date(2027, 10, 15), "negotiate"),
        (date(2027, 10, 16), "adopted"),
        (date(2027, 12, 31), "adopted"),
        (date(2028, 1, 1), "ended"),
    ],
)
def test_the_stage_turns_on_the_days_of_the_wheel(today: date, stage: str) -> None:
    assert radar(*FOUR_YEARS, today=today)["note-N13-2024"].stage == stage


def test_an_end_in_the_middle_of_a_year_needs_the_budget_of_that_year() -> None:
    """Money to 30 June 2026: 1 July 2026 is in budget 2026, which is adopted in October 2025.
    Counted from 30 June the last two alerts would come after that; they are counted from New
    Year's Eve of 2025.
    """
    (one,) = expiry([a_grant(date(2026, 6, 30))], TODAY, Wheel())
    assert one.decide_in == 2026
    assert (one.order_by, one.decide_by) == (date(2025, 6, 30), date(2025, 10, 15))
    assert one.evaluate_by == date(2025, 3, 31)
    assert one.dates is not None
    assert one.dates.alerts[-1].day == date(2025, 9, 30)
    assert one.stage == "adopted"


def test_the_annex_has_two_parts_on_a_plan_without_an_end_and_one_grant_to_2025() -> None:
    found = list(radar(today=date(2023, 7, 1)).values())
    assert [one.stage for one in found] == ["unknown", "quiet"]
    plan, grant = found
    assert plan.grant.parts == ("3a", "7a")
    assert plan.last_day is plan.order_by is plan.decide_in is None
    assert plan.problem is not None
    assert "nuværende Integrationshandleplan" in say(plan.problem).what
    assert plan.problem.raw
    assert (grant.grant.parts, grant.last_day) == (("8a",), date(2025, 12, 31))
    assert grant.decide_in == 2026


def test_a_grant_without_an_end_comes_first_and_never_counts_as_lasting() -> None:
    grants = [a_grant(date(2020, 12, 31)), a_grant(date(2027, 12, 31)), a_grant(None)]
    found = expiry(grants, TODAY, Wheel())
    assert [one.last_day for one in found] == [None, date(2027, 12, 31), date(2020, 12, 31)]
    assert [one.problem.code for one in found if one.problem] == ["EXPIRY-001"]


def test_money_given_for_every_year_has_no_end_that_anybody_told() -> None:
    assert radar(Outcome("N9", "funded"))["note-N9"].stage == "unknown"


def test_years_that_follow_each_other_are_one_grant_and_a_gap_makes_two() -> None:
    given = [Outcome("N9", "funded", year) for year in (2028, 2024, 2025)]
    refused = Outcome("N9", "rejected", 2026)
    ends = {
        one.grant.id: one.last_day
        for one in radar(*given, refused).values()
        if one.grant.kind == "note"
    }
    assert ends == {"note-N9-2024": date(2025, 12, 31), "note-N9-2028": date(2028, 12, 31)}


@pytest.mark.parametrize(
    ("outcome", "is_grant"),
    [
        (Outcome("N9", "part_funded", 2024), True),
        (Outcome("N9", "left_to_committee", 2024, settled="granted"), True),
        (Outcome("N9", "left_to_committee", 2024), False),
        (Outcome("N9", "left_to_committee", 2024, settled="refused"), False),
        (Outcome("N9", "within_frame", 2024), False),
        (Outcome("N9", "intent_only", 2024), False),
        (Outcome("N9", "undecided", 2024), False),
    ],
)
def test_only_money_that_was_given_ends(outcome: Outcome, is_grant: bool) -> None:
    assert ("note-N9-2024" in radar(outcome)) is is_grant


def test_a_note_joined_with_another_is_paid_by_the_other_ones_money() -> None:
    joined = Outcome("N2", "merged", 2024, other="N9")
    one = radar(joined, Outcome("N9", "funded", 2024))["note-N9-2024"]
    assert one.grant.parts == ("2a", "5a", "9a")


def test_a_package_carries_the_notes_that_were_moved_into_it() -> None:
    model = Model(ANNEX.recommendations, (Note("N13", package="ØKF"),), ANNEX.dated)
    moved = Outcome("N13", "packaged", 2024)
    one = radar(moved, Outcome("ØKF", "funded", 2024), model=model)["note-ØKF-2024"]
    assert one.grant.parts == ("13a",)


def test_what_lapses_on_the_day_after_is_what_hangs_on_the_grant() -> None:
    """8a stands on a grant to 2025. 2a has its note for 2024-2025, and 3b waits for 1 and 2: both
    go on New Year's Day of 2026, but only 2a and 3b hang on the note.
    """
    given = [Outcome("N2", "funded", year) for year in (2024, 2025)]
    found = {one.id: one for one in grants_of(ANNEX, given)}
    lapses = Lapses(ANNEX, tuple(given))
    note = lapses.of(found["note-N2-2024"])
    assert note.parts == ("2a", "3b")
    assert note.recommendations == {2: "lapsed", 3: "open"}
    grant = next(one for one in found.values() if one.kind == "past_grant")
    assert lapses.of(grant).parts == ("8a",)
    assert lapses.of(grant).recommendations == {8: "lapsed"}
    assert lapses.of(next(one for one in found.values() if one.kind == "plan")).parts == ()


def test_nothing_lapses_where_the_money_goes_on() -> None:
    """A grant that ends takes nothing along where a decision on the day after carries the part."""
    given = [*FOUR_YEARS, Outcome("N13", "within_frame", 2028)]
    found = {one.id: one for one in grants_of(ANNEX, given)}
    assert Lapses(ANNEX, tuple(given)).of(found["note-N13-2024"]).parts == ()


@pytest.mark.parametrize(
    ("step", "day"),
    [
        ("adopted", date(2026, 10, 7)),
        ("adopted", date(2027, 3, 7)),
        ("ordered", date(2027, 10, 15)),
        ("june", date(2028, 6, 10)),
    ],
)
def test_an_entered_day_that_cannot_be_right_is_told_and_not_used(
    step: RoundStep, day: date
) -> None:
    wheel = Wheel({2028: {step: day}})
    assert not wheel.window(step, 2028).is_entered
    (problem,) = wheel.problems()
    assert problem.code == "EXPIRY-002"
    assert f"{day:%d-%m-%Y}" in say(problem).what


def test_the_steps_of_a_round_stand_in_the_order_of_their_days() -> None:
    wheel = Wheel({2028: {"june": date(2027, 6, 8), "adopted": date(2027, 10, 7)}})
    steps = wheel.steps(2028)
    assert {one.step for one in steps} == set(ROUND_STEPS)
    assert [one.first for one in steps] == sorted(one.first for one in steps)
    assert [one.step for one in steps if one.is_entered] == ["june", "adopted"]
    assert wheel.problems() == ()


days = st.dates(date(2020, 1, 1), date(2040, 12, 31))
wheels = st.dictionaries(
    st.integers(2020, 2042),
    st.dictionaries(st.sampled_from(ROUND_STEPS), st.dates(date(2018, 1, 1), date(2042, 12, 31))),
).map(Wheel)


@st.composite
def near_wheels(draw: st.DrawFn, budget: int) -> Wheel:
    """A wheel whose entered days mostly lie in the right year."""
    year = st.dates(date(budget - 1, 1, 1), date(budget - 1, 12, 31))
    return Wheel({budget: draw(st.dictionaries(st.sampled_from(ROUND_STEPS), year))})


@given(last_day=days, data=st.data())
def test_one_orders_before_the_decision_and_decides_before_the_end(
    last_day: date, data: st.DataObject
) -> None:
    budget = (last_day + timedelta(days=1)).year
    wheel = data.draw(st.one_of(wheels, near_wheels(budget)))
    (one,) = expiry([a_grant(last_day)], TODAY, wheel)
    assert one.order_by is not None
    assert one.decide_by is not None
    assert one.dates is not None
    assert one.order_by < one.decide_by <= last_day
    assert one.decide_in == budget
    assert one.dates.order.first <= one.dates.order.last
    alerts = [alert.day for alert in one.dates.alerts]
    assert alerts == sorted(alerts)
    assert alerts[-1] <= last_day


@given(last_day=days, first=days, later=st.integers(0, 4000), data=st.data())
def test_a_stage_never_goes_back(
    last_day: date, first: date, later: int, data: st.DataObject
) -> None:
    wheel = data.draw(near_wheels((last_day + timedelta(days=1)).year))
    (now,) = expiry([a_grant(last_day)], first, wheel)
    (then,) = expiry([a_grant(last_day)], first + timedelta(days=later), wheel)
    assert STAGES.index(now.stage) <= STAGES.index(then.stage)
    assert (then.stage == "ended") is (first + timedelta(days=later) > last_day)


@given(st.lists(st.none() | days, max_size=8), days)
def test_nothing_is_left_out(last_days: list[date | None], today: date) -> None:
    found = expiry([a_grant(day) for day in last_days], today, Wheel())
    assert sorted(str(one.last_day) for one in found) == sorted(map(str, last_days))
    assert sum(one.problem is not None for one in found) == last_days.count(None)
