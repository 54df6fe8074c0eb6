"""What keeps an answer from being sure: ends, decisions and sources that nobody has entered."""

from dataclasses import replace
from datetime import date

import pytest

from brobygger.domain.recommendations.portfolio.model import Model, Note
from brobygger.domain.recommendations.portfolio.outcome import Outcome, OutcomeKind
from brobygger.domain.recommendations.recommendation import MoneySource
from domain.recommendations.portfolio.registers import (
    ADOPTED,
    FRAME,
    NEED,
    ORDER,
    PAPER,
    at,
    in_package,
    paid,
    register,
)


def findings(model: Model, day: date, *outcomes: Outcome) -> list[tuple[str, str]]:
    """The codes, and what each is about."""
    return [
        (each.code, each.params.get("part") or each.params["note"])
        for each in at(model, day, *outcomes).problems
    ]


def test_money_whose_end_nobody_knows_is_a_finding_once_the_paper_is_old() -> None:
    model = register([paid("nuværende plan", None)])
    assert findings(model, PAPER) == []
    (problem,) = at(model, date(2024, 1, 1)).problems
    assert (problem.code, problem.severity) == ("PORTFOLIO-001", "warning")
    assert problem.params == {"part": "1a", "source": "nuværende plan"}
    assert problem.raw


def test_money_that_ends_on_a_known_day_is_none() -> None:
    assert findings(register([paid("budgetmidler", 2025)]), date(2030, 1, 1)) == []


def test_a_guessed_end_is_a_finding() -> None:
    guessed = MoneySource("plan", "en plan", valid_to=date(2026, 12, 31), to_known=False)
    model = register([FRAME], p1a={"sources": [guessed]})
    assert findings(model, date(2024, 1, 1)) == [("PORTFOLIO-001", "1a")]


def test_a_part_of_which_the_paper_says_nothing_is_a_finding() -> None:
    model = register([FRAME], p1a={"routes": []})
    assert findings(model, PAPER) == [("PORTFOLIO-002", "1a")]


def test_an_order_without_a_decision_is_a_finding_once_its_budget_is_adopted() -> None:
    model = register([ORDER], [NEED])
    assert findings(model, date(2023, 10, 14)) == []
    assert findings(model, ADOPTED) == [("PORTFOLIO-003", "N1")]
    (problem,) = at(model, ADOPTED).problems
    assert problem.params["year"] == "2024"
    assert findings(model, ADOPTED, Outcome("N1", "undecided")) == [("PORTFOLIO-003", "N1")]


@pytest.mark.parametrize("kind", ["funded", "rejected", "left_to_committee"])
def test_whatever_was_decided_it_is_no_longer_a_finding(kind: OutcomeKind) -> None:
    outcome = Outcome("N1", kind)
    assert findings(register([ORDER]), ADOPTED, outcome) == []


def test_a_cut_package_has_decided_on_its_notes_and_a_granted_one_has_not() -> None:
    model = register([in_package()])
    assert findings(model, ADOPTED, Outcome("ØKF", "rejected")) == []
    assert findings(model, ADOPTED, Outcome("ØKF", "funded")) == [("PORTFOLIO-003", "N1")]


def test_a_package_whose_notes_are_decided_one_by_one_needs_no_decision_of_its_own() -> None:
    model = register([in_package()], notes=[Note("ØKF"), Note("N1", package="ØKF")])
    assert findings(model, ADOPTED) == [("PORTFOLIO-003", "ØKF"), ("PORTFOLIO-003", "N1")]
    assert findings(model, ADOPTED, Outcome("N1", "funded")) == []


def test_only_the_notes_of_the_ring_are_told_to_be_in_one() -> None:
    model = register([ORDER], [ORDER], [ORDER])
    merged = [Outcome(note, "merged", other=to) for note, to in (("N1", "N2"), ("N2", "N1"))]
    outside = Outcome("N3", "merged", other="N1")
    assert findings(model, PAPER, *merged, outside) == [
        ("PORTFOLIO-004", "N1"), ("PORTFOLIO-004", "N2"),
    ]  # fmt: skip


PUT_OFF = Outcome("N1", "deferred", decided_on=date(2023, 10, 5))
NEXT = date(2024, 10, 15)


def test_a_note_put_off_to_no_round_is_a_finding_at_the_words_that_order_it() -> None:
    model = register([ORDER])
    assert findings(model, date(2023, 10, 4), PUT_OFF) == []
    (problem,) = at(model, ADOPTED, PUT_OFF).problems
    assert (problem.code, problem.severity) == ("PORTFOLIO-006", "warning")
    route = model.recommendations[0].parts[0].routes[0]
    assert (problem.where, problem.raw) == (route.source, route.raw)
    assert problem.raw
    assert findings(model, date(2040, 1, 1), PUT_OFF) == [("PORTFOLIO-006", "N1")]


@pytest.mark.parametrize("day", [ADOPTED, NEXT, date(2040, 1, 1)])
def test_a_note_put_off_to_a_round_is_none_before_it_nor_after(day: date) -> None:
    assert findings(register([ORDER]), day, replace(PUT_OFF, until=NEXT)) == []


def test_a_round_is_asked_for_only_while_the_deferral_counts() -> None:
    model = register([ORDER])
    put_off = replace(PUT_OFF, year=2024)
    given = Outcome("N1", "funded", 2025, decided_on=date(2024, 10, 3))
    assert findings(model, date(2024, 5, 1), put_off, given) == [("PORTFOLIO-006", "N1")]
    assert findings(model, date(2025, 1, 1), put_off, given) == []


def test_the_note_that_was_put_off_is_told_and_not_the_one_that_was_joined_with_it() -> None:
    joined = Outcome("N2", "merged", other="N1")
    model = register([ORDER], [ORDER])
    assert findings(model, ADOPTED, joined, PUT_OFF) == [("PORTFOLIO-006", "N1")]


def test_a_package_put_off_to_no_round_is_told_once() -> None:
    put_off = replace(PUT_OFF, note="ØKF")
    model = register([in_package()])
    (problem,) = at(model, ADOPTED, put_off, Outcome("N1", "funded")).problems
    assert (problem.code, dict(problem.params)) == ("PORTFOLIO-006", {"note": "ØKF"})
    assert problem.raw
