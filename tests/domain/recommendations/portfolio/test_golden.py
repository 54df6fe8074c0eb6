"""The demo annex under five decisions on five days, against tables worked out by hand."""

from datetime import date

import pytest

from brobygger.demo.annex import demo_annex
from brobygger.domain.recommendations.portfolio.model import Model
from brobygger.domain.recommendations.portfolio.outcome import Outcome
from brobygger.domain.recommendations.portfolio.propagation import propagate
from brobygger.domain.recommendations.portfolio.state import State
from domain.recommendations.portfolio.golden import (
    ALL_FOUR,
    CASES,
    DAYS,
    MIXED,
    NOT_N9,
    NOTHING,
    ONLY_N13,
    labels_on,
)

ANNEX = demo_annex()
MODEL = Model(ANNEX.recommendations, dated=ANNEX.date.value if ANNEX.date else None)


@pytest.mark.parametrize("day", DAYS, ids=str)
@pytest.mark.parametrize("case", CASES)
def test_the_thirteen_recommendations(case: str, day: date) -> None:
    outcomes, table = CASES[case]
    states = propagate(MODEL, outcomes, day)
    assert states.recommendations == labels_on(table, day)
    # 12 is the only one that two readings make two of: one part of 11 is enough, and 11a stands.
    assert states.lenient == {12: "covered"}


def test_every_table_names_every_recommendation_and_day() -> None:
    for _, table in CASES.values():
        assert list(labels_on(table, DAYS[0])) == list(range(1, 14))
        assert all(len(line.split()) == 1 + len(DAYS) for line in table.strip().splitlines())


def reasons(outcomes: list[Outcome], day: date, part: str) -> list[tuple[str, str]]:
    """The steps of a part's chain: kind and what each is about."""
    chain = propagate(MODEL, outcomes, day).parts[part].chain
    return [(step.kind, step.subject) for step in chain]


def test_the_reasons_behind_the_tables() -> None:
    first, last = DAYS[0], DAYS[-1]
    plan = "nuværende Integrationshandleplan"
    assert reasons(NOTHING, first, "3a") == [("plan_end_unknown", plan)]
    assert reasons(NOTHING, first, "7b") == [("need_passed", "R7")]
    assert reasons(NOTHING, first, "12a") == [("requires", "11b"), ("need_passed", "R11")]
    assert reasons(NOTHING, DAYS[2], "8a") == [("grant_ended", "budgetmidler")]
    assert reasons(ALL_FOUR, first, "3b") == [("requires", "1a"), ("frame", "1a")]
    assert reasons(ALL_FOUR, last, "3b") == [("requires", "2a"), ("note_ended", "N2")]
    assert reasons(NOT_N9, first, "5a") == [("note_rejected", "N9")]
    assert reasons(ONLY_N13, first, "9a") == [("note_deferred", "N9")]
    assert reasons(ONLY_N13, DAYS[1], "9a") == [("note_deferred_passed", "N9")]
    assert reasons(MIXED, DAYS[1], "6a") == [("note_part_covered", "N6")]
    assert reasons(MIXED, first, "2a") == [("note_left_pending", "N2")]
    assert reasons(MIXED, last, "5a") == [("note_in_frame", "N9")]
    assert reasons(MIXED, first, "13a") == [("package_stops", "N13"), ("note_rejected", "ØKF")]


@pytest.mark.parametrize(
    ("case", "lapsed"),
    [
        ("nothing entered", {"8a": 2025}),
        ("all four granted",
         {"2a": 2027, "3b": 2027, "5a": 2027, "6a": 2027, "8a": 2025, "9a": 2027, "13a": 2027}),
        ("N9 rejected", {"2a": 2027, "3b": 2027, "6a": 2027, "8a": 2025, "13a": 2027}),
        ("only N13 granted", {"8a": 2025, "13a": 2027}),
        ("decided in all ways", {"6a": 2025, "8a": 2025}),
    ],
)  # fmt: skip
def test_what_has_lapsed_in_2028_and_since_when(case: str, lapsed: dict[str, int]) -> None:
    states = propagate(MODEL, CASES[case][0], date(2028, 1, 1))
    found = {part: one.lapsed_on for part, one in states.parts.items() if one.lapsed_on}
    assert found == {part: date(year, 12, 31) for part, year in lapsed.items()}


@pytest.mark.parametrize(
    ("case", "missing"),
    [
        ("nothing entered", ["N2", "N6", "N9", "N13"]),
        ("all four granted", []),
        ("N9 rejected", []),
        ("only N13 granted", []),
        ("decided in all ways", []),  # N13 has no decision and needs none: its package is cut
    ],
)
def test_what_nobody_has_found_out(case: str, missing: list[str]) -> None:
    """The plan without an end in 3a and 7a, always; and the orders nobody has decided on."""
    problems = propagate(MODEL, CASES[case][0], DAYS[0]).problems
    found = [(one.code, one.params.get("part") or one.params["note"]) for one in problems]
    assert sorted(found) == sorted(
        [("PORTFOLIO-001", "3a"), ("PORTFOLIO-001", "7a")]
        + [("PORTFOLIO-003", note) for note in missing]
    )


def test_on_the_day_of_the_paper_the_plan_still_paid() -> None:
    """28-06-2023: no budget is adopted, the plan pays 3a and 7a, the needs are open."""
    states = propagate(MODEL, NOTHING, date(2023, 6, 28))
    assert states.parts["3a"].state is State.STANDS
    assert states.recommendations == {
        1: "covered", 2: "open", 3: "partly", 4: "covered", 5: "open", 6: "partly", 7: "partly",
        8: "covered", 9: "open", 10: "outside", 11: "partly", 12: "open", 13: "open",
    }  # fmt: skip
    assert states.problems == ()


def test_between_the_agreement_and_new_year_what_is_granted_is_open() -> None:
    """Decided on 05-10-2023, there from 01-01-2024: not there yet, and certainly not fallen."""
    labels = propagate(MODEL, ALL_FOUR, date(2023, 12, 31)).recommendations
    assert {labels[number] for number in (2, 5, 9, 13)} == {"open"}


def test_remarks() -> None:
    """8a could be strengthened by 11, of which 11a stands on every day: nothing to remark."""
    states = propagate(MODEL, ALL_FOUR, DAYS[-1])
    assert {part: one.remarks for part, one in states.parts.items() if one.remarks} == {}
