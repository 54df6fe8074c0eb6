"""Choosing notes under caps: what the solver says is what going through every subset says."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from random import Random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from brobygger.domain.documents.record import as_json
from brobygger.domain.kernel.money import MixedPriceBase
from brobygger.domain.recommendations.portfolio.choosing.choice import optimise, read_portfolio
from brobygger.domain.recommendations.portfolio.choosing.enumeration import (
    TooManyNotes,
    best_subsets,
    possible_subsets,
    subsets_of,
)
from brobygger.domain.recommendations.portfolio.choosing.frontier import frontier
from brobygger.domain.recommendations.portfolio.choosing.program import (
    Line,
    Mismatch,
    Program,
    Solved,
    Sum,
)
from brobygger.domain.recommendations.portfolio.choosing.question import (
    Cap,
    Question,
    Row,
    read_question,
)
from brobygger.domain.recommendations.portfolio.choosing.search import best_of
from brobygger.domain.recommendations.portfolio.choosing.terms import terms_of
from brobygger.domain.recommendations.portfolio.model import Model, Note, UnknownNote
from brobygger.domain.recommendations.portfolio.outcome import Outcome
from counts import examples
from domain.recommendations.portfolio.choice_models import (
    NEW_YEAR,
    annex_model,
    random_model,
    random_question,
)

DATES = [date(2023, 9, 1), NEW_YEAR, date(2026, 1, 1)]


@pytest.mark.parametrize("at", DATES, ids=str)
def test_every_subset_of_the_annex_carries_what_the_rules_say(at: date) -> None:
    """128 subsets of notes and needs, each recommendation and part told apart.

    Each has a power of two as its weight, so that one number says which of them are carried.
    """
    model = annex_model()
    recommendations = {each.number: 2**place for place, each in enumerate(model.recommendations)}
    parts = {part: 2**place for place, part in enumerate(model.nodes)}
    terms = terms_of(model, Question(at, weights=recommendations, part_weights=parts))
    program = Program(terms, terms.rows)
    tried = 0
    for notes in subsets_of(terms.free):
        fixed = [
            Line({program.columns["x", note]: 1}, low=int(note in notes), high=int(note in notes))
            for note in terms.free
        ]
        best = best_of(program, fixed)
        assert best.notes == notes
        assert (best.weight, best.part_weight) == terms.value(notes)
        assert program.best(program.whole, fixed).value == best.weight
        assert program.best(program.parts, fixed).value == best.part_weight
        tried += 1
    assert tried == 128


@pytest.mark.parametrize("tkr", [0, 500, 1_000, 2_500, 3_000, 4_000, 6_500, 9_000, 12_000])
def test_the_annex_under_a_cap_has_the_ties_that_enumeration_finds(tkr: int) -> None:
    model = annex_model()
    question = Question(NEW_YEAR, tuple(Cap(year, tkr * 1_000) for year in (2024, 2025)))
    answer = optimise(model, question)
    wanted = best_subsets(possible_subsets(model, question))
    assert answer.status == "optimal"
    assert {frozenset(one.notes) for one in answer.ties} == {one.notes for one in wanted}
    assert [one.money_kr for one in answer.ties] == [one.money_kr for one in wanted]
    assert not answer.more_ties


def said(model: Model, question: Question, outcomes: tuple[Outcome, ...]) -> object:
    """The answer in the form of the enumeration's."""
    answer = optimise(model, question, outcomes, max_ties=200)
    assert not answer.more_ties
    if answer.status == "infeasible":
        assert answer.conflict
        return "infeasible"
    assert answer.status == "optimal"
    return {
        (frozenset(one.notes), one.weight, one.part_weight, one.money_kr) for one in answer.ties
    }


@example(7)
@settings(max_examples=examples(small=60, full=1_000))
@given(st.integers(0, 10**9))
def test_random_registers_give_what_enumeration_gives(seed: int) -> None:
    """Any demand, source, package, decision and wish; all ties, and infeasible where it is."""
    rng = Random(seed)
    model, outcomes = random_model(rng)
    question = random_question(rng, model)
    best = best_subsets(possible_subsets(model, question, outcomes))
    wanted = {(one.notes, one.weight, one.part_weight, one.money_kr) for one in best}
    assert said(model, question, outcomes) == (wanted or "infeasible")


def test_equal_portfolios_are_all_named_cheapest_first() -> None:
    """N6 and N13 carry one recommendation each; nothing but money tells them apart."""
    dearer = Note("N13", {2024: 2_100_000}, 2024)
    model = annex_model(N13=dearer)
    question = Question(NEW_YEAR, (Cap(2024, 2_100_000),), forbid=("N2", "N9", "R3", "R7", "R11"))
    answer = optimise(model, question)
    assert [one.notes for one in answer.ties] == [("N13",), ("N6",)]
    assert [one.money_kr for one in answer.ties] == [2_100_000, 4_000_000]
    assert answer.selected == ("N13",)
    assert answer.states[13] == "covered"
    assert answer.cost_by_year_kr == {2024: 2_100_000}


def test_more_ties_than_are_named_are_only_said_to_exist() -> None:
    question = Question(NEW_YEAR, (Cap(2024, 2_000_000),), forbid=("N2", "N9", "R3", "R7", "R11"))
    answer = optimise(annex_model(), question, max_ties=1)
    assert len(answer.ties) == 1
    assert answer.more_ties


def test_a_note_that_carries_nothing_is_in_no_answer() -> None:
    """A superset of an equal portfolio is no other answer."""
    idle = Note("N99", {2024: 0}, 2024)
    answer = optimise(annex_model(N99=idle), Question(NEW_YEAR, (Cap(2024, 1_000_000),)))
    assert all("N99" not in one.notes for one in answer.ties)


def test_weights_turn_the_choice() -> None:
    caps = (Cap(2024, 2_000_000),)
    forbid = ("N2", "N9", "R3", "R7", "R11")
    plain = optimise(annex_model(), Question(NEW_YEAR, caps, forbid=forbid))
    assert {one.notes for one in plain.ties} == {("N6",), ("N13",)}
    weighed = optimise(annex_model(), Question(NEW_YEAR, caps, {13: 2}, forbid=forbid))
    assert [one.notes for one in weighed.ties] == [("N13",)]


def test_parts_decide_between_equal_recommendations_and_money_does_not() -> None:
    """R7 carries two parts of recommendation 7 but no more recommendations than N6 does."""
    caps = (Cap(2024, 2_500_000),)
    forbid = ("N2", "N9", "N13", "R3", "R11")
    answer = optimise(annex_model(), Question(NEW_YEAR, caps, forbid=forbid))
    assert [one.notes for one in answer.ties] == [("R7",)]
    weighed = optimise(
        annex_model(), Question(NEW_YEAR, caps, part_weights={"6a": 2}, forbid=forbid)
    )
    assert {one.notes for one in weighed.ties} == {("N6",), ("R7",)}


def test_a_cap_of_a_committee_holds_only_its_own_notes() -> None:
    caps = (Cap(2024, 0, committee="BUU"), Cap(2025, 500_000, committee="BIU"))
    answer = optimise(annex_model(), Question(NEW_YEAR, caps))
    assert answer.selected == ("R11",)


def test_a_cap_of_an_appropriation_holds_only_its_own_notes() -> None:
    note = Note("N9", {2024: 1_000_000}, 2024, appropriation="35.10")
    caps = (Cap(2024, 999_000, appropriation="35.10"),)
    answer = optimise(annex_model(N9=note), Question(NEW_YEAR, caps))
    assert set(answer.selected) == {"N2", "N6", "N13", "R3", "R7", "R11"}


def test_what_was_given_counts_and_costs_nothing_more() -> None:
    outcomes = (Outcome("N9", "funded"), Outcome("R11", "rejected"))
    answer = optimise(annex_model(), Question(NEW_YEAR, (Cap(2024, 0),)), outcomes)
    assert answer.selected == ()
    assert answer.states[9] == "covered"
    assert answer.ties[0].money_kr == 0
    assert {(one.note, one.outcome, one.is_given) for one in answer.decided} == {
        ("N9", "funded", True), ("R11", "rejected", False),
    }  # fmt: skip


def test_what_was_refused_cannot_be_chosen_and_the_conflict_says_so() -> None:
    outcomes = (Outcome("R11", "rejected"),)
    free = optimise(annex_model(), Question(NEW_YEAR), outcomes)
    assert "R11" not in free.selected
    bound = optimise(annex_model(), Question(NEW_YEAR, must=("R11",)), outcomes)
    assert bound.status == "infeasible"
    assert bound.conflict == (Row("not_given", ("R11",)), Row("must", ("R11",)))


def test_a_decision_after_the_day_leaves_the_note_free() -> None:
    outcomes = (Outcome("R11", "rejected", decided_on=date(2024, 2, 1)),)
    answer = optimise(annex_model(), Question(NEW_YEAR), outcomes)
    assert "R11" in answer.selected


def test_a_note_without_a_cost_is_listed_and_never_zero() -> None:
    answer = optimise(annex_model(N9=Note("N9")), Question(NEW_YEAR))
    assert "N9" not in answer.selected
    assert [(one.code, one.params) for one in answer.left_out] == [
        ("PORTFOLIO-005", {"note": "N9"})
    ]
    assert answer.states[9] == "open"


def test_the_conflict_names_what_is_at_odds_and_nothing_more() -> None:
    question = Question(
        NEW_YEAR,
        (Cap(2024, 4_000_000), Cap(2025, 90_000_000)),
        must=("N2", "N6", "R11"),
        forbid=("R7",),
    )
    answer = optimise(annex_model(), question)
    assert answer.status == "infeasible"
    assert answer.ties == ()
    assert answer.conflict == (
        Row("must", ("N2",)), Row("must", ("N6",)), Row("cap", cap=Cap(2024, 4_000_000)),
    )  # fmt: skip


def test_at_most_one_of_a_group_and_a_package_taken_whole() -> None:
    question = Question(
        NEW_YEAR, exclusions=(("N2", "N6"),), packages=(("N9", "R7"),), forbid=("R7", "N2")
    )
    answer = optimise(annex_model(), question)
    assert set(answer.selected) == {"N6", "N13", "R3", "R11"}


def test_a_note_goes_only_with_its_package_and_pays_for_it() -> None:
    """Alone the note is cheap; its package must be given too before it carries anything."""
    notes = {
        "N13": Note("N13", {2024: 1_000_000}, 2024, package="ØKF"),
        "ØKF": Note("ØKF", {2024: 5_000_000}, 2024),
    }
    others = ("N2", "N6", "N9", "R3", "R7", "R11")
    poor = Question(NEW_YEAR, (Cap(2024, 5_999_000),), forbid=others)
    assert optimise(annex_model(**notes), poor).selected == ()
    rich = replace(poor, caps=(Cap(2024, 6_000_000),))
    assert set(optimise(annex_model(**notes), rich).selected) == {"N13", "ØKF"}


def test_a_note_joined_with_a_free_one_stands_with_it() -> None:
    """Nobody chooses N6 any more: it follows N9, and its part is carried by N9's money."""
    outcomes = (Outcome("N6", "merged", other="N9"),)
    answer = optimise(annex_model(), Question(NEW_YEAR, (Cap(2024, 1_000_000),)), outcomes)
    assert "N9" in answer.selected
    assert answer.states[6] == "covered"


def test_odd_kroner_are_kept_to_the_krone() -> None:
    model = annex_model(N9=Note("N9", {2024: 1_000_001}, 2024))
    others = ("N2", "N6", "N13", "R3", "R7", "R11")
    short = Question(NEW_YEAR, (Cap(2024, 1_000_000),), forbid=others)
    assert optimise(model, short).selected == ()
    assert optimise(model, replace(short, caps=(Cap(2024, 1_000_001),))).selected == ("N9",)


@pytest.mark.parametrize(
    ("question", "why"),
    [
        (Question(NEW_YEAR, (Cap(2024, -1),)), "cap of -1"),
        (Question(NEW_YEAR, weights={1: -1}), "weight -1 of 1"),
        (Question(NEW_YEAR, part_weights={"1a": -1}), "weight -1 of 1a"),
        (Question(NEW_YEAR, must=("N2",), forbid=("N2",)), "both in and out: N2"),
        (Question(NEW_YEAR, exclusions=(("N2", "N2"),)), "the same note twice"),
    ],
)
def test_a_question_without_meaning_is_refused(question: Question, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        optimise(annex_model(), question)


def test_a_register_without_notes_has_an_answer_too() -> None:
    answer = optimise(Model(()), Question(NEW_YEAR, (Cap(2024, 0),)))
    assert (answer.status, answer.selected, answer.states) == ("optimal", (), {})


def test_an_unknown_note_is_refused() -> None:
    with pytest.raises(UnknownNote):
        optimise(annex_model(), Question(NEW_YEAR, must=("N77",)))


def test_two_price_bases_are_never_added() -> None:
    with pytest.raises(MixedPriceBase):
        optimise(annex_model(N9=Note("N9", {2024: 1_000_000}, 2025)), Question(NEW_YEAR))


def test_seventeen_notes_are_too_many_to_go_through() -> None:
    extra = {f"N{at}": Note(f"N{at}", {2024: 1}, 2024) for at in range(20, 30)}
    with pytest.raises(TooManyNotes):
        possible_subsets(annex_model(**extra), Question(NEW_YEAR))


@settings(max_examples=examples(small=20, full=200))
@given(st.integers(0, 10**9))
def test_question_and_answer_come_back_from_json(seed: int) -> None:
    rng = Random(seed)
    model, outcomes = random_model(rng)
    question = random_question(rng, model)
    assert read_question(as_json(question)) == question
    answer = optimise(model, question, outcomes)
    assert read_portfolio(as_json(answer)) == answer


class Impatient(Program):
    """A solver that never has the time to prove what it has found."""

    def best(self, aim: Sum, more: Sequence[Line] = (), *, least: bool = False) -> Solved:
        answer = super().best(aim, more, least=least)
        return replace(answer, is_proven=False, bound=answer.value + 2)


def test_what_is_not_proven_says_how_much_better_it_could_be() -> None:
    terms = terms_of(annex_model(), Question(NEW_YEAR, (Cap(2024, 4_000_000),)))
    best = best_of(Impatient(terms, terms.rows))
    assert (best.is_proven, best.weight, best.gap) == (False, 8, 2)


def test_without_time_there_is_no_answer_and_no_claim() -> None:
    answer = optimise(annex_model(), Question(NEW_YEAR, (Cap(2024, 4_000_000),)), limit_s=0)
    assert (answer.status, answer.ties, answer.conflict) == ("limit", (), ())
    front = frontier(annex_model(), Question(NEW_YEAR), limit_s=0)
    assert (front.points, front.is_complete) == ((), False)


class Wrong(Program):
    """A solver whose arithmetic is off by one."""

    def best(self, aim: Sum, more: Sequence[Line] = (), *, least: bool = False) -> Solved:
        answer = super().best(aim, more, least=least)
        return replace(answer, value=answer.value + 1)


def test_an_answer_that_the_rules_do_not_confirm_is_refused() -> None:
    terms = terms_of(annex_model(), Question(NEW_YEAR, (Cap(2024, 4_000_000),)))
    with pytest.raises(Mismatch, match="9 by the programme, 8 by the rules"):
        best_of(Wrong(terms, terms.rows))


def test_an_answer_that_breaks_a_condition_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """The matrices forget the cap; the exact check in kroner does not."""
    terms = terms_of(annex_model(), Question(NEW_YEAR, (Cap(2024, 4_000_000),)))
    monkeypatch.setattr(Program, "_cap", lambda program, row: Line({}))
    program = Program(terms, terms.rows)
    with pytest.raises(Mismatch, match="conditions broken"):
        program.best(program.whole)
