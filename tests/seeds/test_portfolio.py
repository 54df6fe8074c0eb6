"""The real annex under decisions: the tables of the golden cases, and reasons with their places."""

from datetime import date
from pathlib import Path

import pytest

from brobygger import wiring
from brobygger.domain.recommendations.portfolio.explain import explain
from brobygger.domain.recommendations.portfolio.model import Model
from brobygger.domain.recommendations.portfolio.outcome import OUTCOMES, Outcome, OutcomeKind
from brobygger.domain.recommendations.portfolio.propagation import plain_states, propagate
from brobygger.domain.recommendations.portfolio.state import State
from brobygger.domain.recommendations.recommendation import RecommendationAnnex
from domain.recommendations.portfolio.golden import CASES, DAYS, labels_on
from domain.recommendations.portfolio.oracle import LETTERS, Oracle

ORDERS = ("N2", "N6", "N9", "N13")
NEEDS = ("R3", "R7", "R11")


@pytest.fixture(scope="module")
def model(shared: Path) -> Model:
    """The annex as it stands in the seeds."""
    (file,) = (shared / "seeds").glob("004_*.txt")
    annex = wiring.read_document(file.read_bytes(), file.name).values
    assert isinstance(annex, RecommendationAnnex)
    return Model(annex.recommendations, dated=annex.date.value if annex.date else None)


def test_its_notes_are_four_orders_one_of_them_in_a_package_and_three_needs(model: Model) -> None:
    assert set(model.notes_by_id) == {*ORDERS, *NEEDS}
    assert model.packages == {"ØKF"}
    assert model.lifted_by == {
        "N2": ("2a",), "R3": ("3a",), "N9": ("5a", "9a"), "N6": ("6a",), "R7": ("7a", "7b"),
        "R11": ("11b",), "N13": ("13a",),
    }  # fmt: skip


@pytest.mark.parametrize("day", DAYS, ids=str)
@pytest.mark.parametrize("case", CASES)
def test_the_golden_cases(model: Model, case: str, day: date) -> None:
    outcomes, table = CASES[case]
    states = propagate(model, outcomes, day)
    assert states.recommendations == labels_on(table, day)
    assert states.lenient == {12: "covered"}


@pytest.mark.parametrize("kind", OUTCOMES)
def test_every_state_has_a_chain_that_ends_in_words_with_a_place(
    model: Model, kind: OutcomeKind
) -> None:
    """Whatever is decided on all notes, on every day asked about."""
    outcomes = [
        Outcome(note, kind, year, other="N9" if note != "N9" else "N2")
        for note in (*ORDERS, *NEEDS, "ØKF")
        for year in (2024, 2025)
    ]
    fallen = 0
    for day in (date(2023, 6, 28), *DAYS):
        for part, found in propagate(model, outcomes, day).parts.items():
            fallen += found.state is State.FALLS
            assert found.chain[-1].quote, (part, day)
            assert all(step.place.line is not None for step in found.chain), (part, day)
    assert fallen


def test_what_falls_away(model: Model) -> None:
    nine, two = (explain(model, note, (), date(2024, 1, 1)) for note in ("N9", "N2"))
    assert nine.became("fallen") == (5, 9)
    assert (two.became("fallen"), two.became("open")) == ((2,), (3,))
    assert explain(model, "ØKF", (), date(2024, 1, 1)).became("fallen") == (13,)


def test_every_subset_of_the_notes_equals_the_plain_rules(model: Model) -> None:
    """All 128 ways of granting some of the seven notes and refusing the rest."""
    notes = (*ORDERS, *NEEDS)
    for chosen in range(2 ** len(notes)):
        outcomes = tuple(
            Outcome(note, "funded" if chosen >> at & 1 else "rejected", 2024)
            for at, note in enumerate(notes)
        )
        for day in (date(2024, 1, 1), date(2025, 1, 1)):
            oracle = Oracle(model, outcomes, day)
            for part, state in plain_states(model, outcomes, day).items():
                assert LETTERS[state] == oracle.part(part), (part, outcomes)
