"""Each rule of section A4 by itself: what pays, what requires what, and what it is then called."""

from dataclasses import replace
from datetime import date

import pytest

from brobygger.domain.recommendations.portfolio.model import (
    CycleError,
    Note,
    UnknownNote,
    UnknownPart,
)
from brobygger.domain.recommendations.portfolio.outcome import Outcome
from brobygger.domain.recommendations.portfolio.propagation import (
    day_after,
    propagate,
)
from brobygger.domain.recommendations.portfolio.state import State
from brobygger.domain.recommendations.recommendation import MoneySource, Requirement, Route
from domain.recommendations.portfolio.registers import (
    ADOPTED,
    FRAME,
    NEED,
    ORDER,
    OUTSIDE,
    PAPER,
    at,
    paid,
    register,
    the_part,
    via,
    why,
)

FALLS, OPEN, STANDS, OUT = State.FALLS, State.OPEN, State.STANDS, State.OUTSIDE
NEW_YEAR = date(2024, 1, 1)


# What pays


def test_a_frame_stands_on_every_day() -> None:
    model = register([FRAME])
    assert {the_part(model, "1a", date(year, 1, 1)).state for year in (2020, 2024, 2050)} == {
        STANDS
    }
    assert why(the_part(model, "1a", NEW_YEAR)) == ["frame"]


def test_a_frame_that_stands_on_a_dated_grant_ends_with_it() -> None:
    """ "Til og med 2025" is there on 31 December and gone on New Year's Day."""
    model = register([paid("budgetmidler", 2025)])
    last, after = (the_part(model, "1a", day) for day in (date(2025, 12, 31), date(2026, 1, 1)))
    assert (last.state, why(last), last.lapsed_on) == (STANDS, ["grant_pays"], None)
    assert (after.state, why(after)) == (FALLS, ["grant_ended"])
    assert after.lapsed_on == date(2025, 12, 31)
    assert day_after(date(2025, 12, 31)) == date(2026, 1, 1)


def test_an_end_that_nobody_knows_is_believed_up_to_the_paper_and_never_for_ever() -> None:
    model = register([paid("nuværende plan", None)])
    told, later = (the_part(model, "1a", day) for day in (PAPER, day_after(PAPER)))
    assert (told.state, why(told)) == (STANDS, ["plan_end_unknown"])
    assert (later.state, why(later), later.lapsed_on) == (OPEN, ["plan_end_unknown"], None)
    assert later.chain[0].day == PAPER


def test_the_latest_paper_that_confirms_the_money_counts() -> None:
    heard = MoneySource("plan", "nuværende plan", confirmed_on=date(2024, 5, 1))
    model = register([FRAME], p1a={"sources": [heard]})
    assert the_part(model, "1a", date(2024, 5, 1)).state is STANDS
    assert the_part(model, "1a", date(2024, 5, 2)).state is OPEN


def test_an_end_that_is_only_guessed_is_not_known() -> None:
    guessed = MoneySource("plan", "nuværende plan", valid_to=date(2026, 12, 31), to_known=False)
    model = register([FRAME], p1a={"sources": [guessed]})
    assert the_part(model, "1a", NEW_YEAR).state is OPEN


def test_money_that_has_not_begun_is_open_and_not_fallen() -> None:
    later = MoneySource("past_grant", "en pulje", date(2025, 1, 1), date(2025, 12, 31), True)
    model = register([FRAME], p1a={"sources": [later]})
    before = the_part(model, "1a", date(2024, 12, 31))
    assert (before.state, why(before)) == (OPEN, ["grant_not_begun"])
    assert the_part(model, "1a", date(2025, 1, 1)).state is STANDS


def test_a_need_falls_on_the_day_the_budget_that_could_carry_it_is_adopted() -> None:
    model = register([NEED])
    eve, day = (the_part(model, "1a", on) for on in (date(2023, 10, 14), ADOPTED))
    assert (eve.state, why(eve), eve.chain[0].day) == (OPEN, ["need_open"], ADOPTED)
    assert (day.state, why(day), day.lapsed_on) == (FALLS, ["need_passed"], None)


def test_a_paper_written_after_the_adoption_asks_for_the_budget_after_next() -> None:
    late = replace(register([NEED]), dated=date(2023, 12, 1))
    assert the_part(late, "1a", date(2024, 10, 14)).state is OPEN
    assert the_part(late, "1a", date(2024, 10, 15)).state is FALLS


def test_the_rounds_own_date_and_the_needs_own_year_count_before_the_usual_ones() -> None:
    entered = register([NEED], adopted={2024: date(2023, 10, 5)})
    assert the_part(entered, "1a", date(2023, 10, 5)).state is FALLS
    later = register([NEED], notes=[Note("R1", budget_year=2025)])
    assert the_part(later, "1a", NEW_YEAR).state is OPEN
    assert the_part(later, "1a", date(2024, 10, 15)).state is FALLS


def test_a_need_that_somebody_has_decided_on_is_as_decided() -> None:
    model = register([NEED])
    assert the_part(model, "1a", NEW_YEAR, Outcome("R1", "funded", 2024)).state is STANDS


def test_an_order_alone_is_never_handled() -> None:
    model = register([ORDER])
    ordered = the_part(model, "1a", NEW_YEAR)
    assert (ordered.state, why(ordered)) == (OPEN, ["note_undecided"])


def test_one_source_is_enough_and_the_strongest_is_told() -> None:
    """A part that lacks money but is paid today by what is left of a grant."""
    model = register([paid("budgetmidler", 2025, "need")])
    paying, ended = (the_part(model, "1a", day) for day in (NEW_YEAR, date(2026, 1, 1)))
    assert (paying.state, why(paying)) == (STANDS, ["grant_pays"])
    # Both have fallen; what ended last is the reason, not the budget of two years before.
    assert (ended.state, why(ended)) == (FALLS, ["grant_ended"])
    assert ended.lapsed_on == date(2025, 12, 31)


def test_what_is_outside_the_mandate_is_counted_apart_and_never_fallen() -> None:
    states = at(register([OUTSIDE], [OUTSIDE, FRAME]), NEW_YEAR)
    assert (states.parts["1a"].state, why(states.parts["1a"])) == (OUT, ["outside"])
    assert states.recommendations == {1: "outside", 2: "covered"}


def test_what_is_outside_and_has_a_note_too_is_as_the_note() -> None:
    both = {"routes": [Route("outside"), Route("note", "N1")]}
    model = register([ORDER], p1a=both)
    assert the_part(model, "1a", NEW_YEAR).state is OPEN
    assert the_part(model, "1a", NEW_YEAR, Outcome("N1", "rejected")).state is FALLS


def test_a_part_without_source_and_requirement_is_open_and_a_finding() -> None:
    model = register([FRAME], p1a={"routes": []})
    assert (the_part(model, "1a", NEW_YEAR).state, why(the_part(model, "1a", NEW_YEAR))) == (
        OPEN,
        ["no_source"],
    )


# What requires what

REJECTED = Outcome("N1", "rejected")
FUNDED = Outcome("N1", "funded")


@pytest.mark.parametrize(
    ("quantifier", "strict", "lenient"),
    [("all", FALLS, None), ("any", STANDS, None), ("unstated", FALLS, STANDS)],
)
def test_how_much_of_another_recommendation_is_required(
    quantifier: str, strict: State, lenient: State | None
) -> None:
    """1a falls and 1b stands; where the paper does not say which, both readings are told."""
    states = at(register([ORDER, FRAME], [via(1, quantifier=quantifier)]), NEW_YEAR, REJECTED)
    assert (states.parts["2a"].state, states.parts["2a"].lenient) == (strict, lenient)
    assert states.lenient == ({2: "covered"} if lenient else {})


@pytest.mark.parametrize(("named", "wanted"), [("1a", FALLS), ("1b", STANDS)])
def test_only_the_named_part_is_required(named: str, wanted: State) -> None:
    need = Requirement(1, "named", (named,))
    model = register([ORDER, FRAME], [via(1)], p2a={"requires": [need]})
    assert the_part(model, "2a", NEW_YEAR, REJECTED).state is wanted


def test_every_recommendation_that_is_required_must_stand() -> None:
    model = register([ORDER], [FRAME], [via(1, 2)])
    waiting = the_part(model, "3a", NEW_YEAR)
    assert (waiting.state, why(waiting)) == (OPEN, ["requires", "note_undecided"])
    stands = the_part(model, "3a", NEW_YEAR, FUNDED)
    assert (stands.state, why(stands)) == (STANDS, ["requires", "note_funded"])


def test_a_chain_leads_through_all_that_is_waited_for_to_words_of_the_paper() -> None:
    model = register([ORDER], [via(1)], [via(2)])
    part = the_part(model, "3a", NEW_YEAR, REJECTED)
    assert [(step.kind, step.subject, step.state) for step in part.chain] == [
        ("requires", "2a", FALLS),
        ("requires", "1a", FALLS),
        ("note_rejected", "N1", FALLS),
    ]
    assert all(step.quote for step in part.chain)


def test_own_money_does_not_help_while_something_required_is_missing() -> None:
    model = register([ORDER], [FRAME], p2a={"requires": [Requirement(1, "all")]})
    part = the_part(model, "2a", NEW_YEAR, REJECTED)
    assert (part.state, why(part)) == (FALLS, ["requires", "note_rejected"])


def test_what_waits_for_another_authority_is_open_with_a_remark() -> None:
    part = the_part(register([OUTSIDE], [via(1)]), "2a", NEW_YEAR)
    assert (part.state, part.remarks) == (OPEN, ("waits_for_other_authority",))
    assert why(part) == ["requires_other_authority", "outside"]
    assert part.chain[0].state is OPEN


def test_nothing_waits_for_another_authority_where_the_citys_own_part_is_enough() -> None:
    part = the_part(register([OUTSIDE, FRAME], [via(1, quantifier="any")]), "2a", NEW_YEAR)
    assert (part.state, part.remarks) == (STANDS, ())


def test_support_never_changes_a_state_but_its_loss_is_remarked() -> None:
    helped = {"strengthened_by": [1, 3]}
    model = register([ORDER], [FRAME], [OUTSIDE], p2a=helped)
    assert the_part(model, "2a", NEW_YEAR).remarks == ()
    part = the_part(model, "2a", NEW_YEAR, REJECTED)
    assert (part.state, part.remarks) == (STANDS, ("not_strengthened:1",))


def test_support_has_fallen_where_only_another_authoritys_part_is_left() -> None:
    model = register([ORDER, OUTSIDE], [FRAME], p2a={"strengthened_by": [1]})
    assert the_part(model, "2a", NEW_YEAR, REJECTED).remarks == ("not_strengthened:1",)


def test_a_ring_is_refused_and_told_from_the_part_printed_first() -> None:
    model = register([via(3)], [via(1)], [via(2)], [FRAME])
    with pytest.raises(CycleError, match=r"^1a -> 3a -> 2a -> 1a$") as refused:
        propagate(model, (), NEW_YEAR)
    assert refused.value.path == ("1a", "3a", "2a", "1a")


def test_a_part_does_not_wait_for_itself() -> None:
    model = register([FRAME, via(1)])
    assert why(the_part(model, "1b", NEW_YEAR)) == ["requires", "frame"]


def test_unknown_notes_and_parts_are_refused() -> None:
    model = register([ORDER])
    with pytest.raises(UnknownNote, match="N7"):
        propagate(model, [Outcome("N7", "funded")], NEW_YEAR)
    with pytest.raises(UnknownNote, match="BUF"):
        propagate(model, [Outcome("N1", "packaged", other="BUF")], NEW_YEAR)
    with pytest.raises(UnknownPart, match="8a"):
        propagate(model, [Outcome("N1", "part_funded", covers=frozenset({"8a"}))], NEW_YEAR)
    with pytest.raises(UnknownPart, match="9"):
        propagate(register([via(9)]), (), NEW_YEAR)
    gone = {"requires": [Requirement(1, "named", ("1c",))]}
    with pytest.raises(UnknownPart, match="1c"):
        propagate(register([FRAME], [via(1)], p2a=gone), (), NEW_YEAR)
