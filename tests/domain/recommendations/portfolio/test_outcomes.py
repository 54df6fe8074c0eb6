"""Each outcome of a note (section 6.1 of the domain), before, in and after its year."""

from dataclasses import replace
from datetime import date
from typing import Any, cast

import pytest

from brobygger.domain.recommendations.portfolio.outcome import (
    OUTCOMES,
    Outcome,
    OutcomeKind,
    TwoOutcomes,
)
from brobygger.domain.recommendations.portfolio.propagation import propagate, with_outcome
from brobygger.domain.recommendations.portfolio.state import State, StepKind
from domain.recommendations.portfolio.registers import (
    AFTER,
    BEFORE,
    FRAME,
    IN,
    NEED,
    ORDER,
    in_package,
    register,
    seen,
    the_part,
    via,
)

FALLS, OPEN, STANDS = State.FALLS, State.OPEN, State.STANDS
ONE = register([ORDER])
TWO = register([ORDER], [ORDER])
PACKED = register([in_package()], [ORDER])

Row = tuple[dict[str, Any], *tuple[tuple[State, StepKind], ...]]


# kind, further fields; then the state and the reason before, in and after the year 2024
YEARLY: dict[str, Row] = {
    "undecided": ({}, (OPEN, "note_undecided"), (OPEN, "note_undecided"), (OPEN, "note_undecided")),
    "funded": ({}, (OPEN, "note_not_begun"), (STANDS, "note_funded"), (FALLS, "note_ended")),
    "part_funded, covered": (
        {"covers": frozenset({"1a"})},
        (OPEN, "note_not_begun"), (STANDS, "note_part_covered"), (FALLS, "note_ended"),
    ),
    "part_funded, excluded": (
        {"excludes": frozenset({"1a"})},
        (FALLS, "note_part_excluded"), (FALLS, "note_part_excluded"), (FALLS, "note_part_excluded"),
    ),
    "part_funded, not said": (
        {}, (OPEN, "note_part_unsaid"), (OPEN, "note_part_unsaid"), (FALLS, "note_ended"),
    ),
    "left_to_committee, pending": (
        {}, (OPEN, "note_left_pending"), (OPEN, "note_left_pending"), (OPEN, "note_left_pending"),
    ),
    "left_to_committee, granted": (
        {"settled": "granted"},
        (OPEN, "note_not_begun"), (STANDS, "note_left_granted"), (FALLS, "note_ended"),
    ),
    "left_to_committee, refused": (
        {"settled": "refused"},
        (FALLS, "note_left_refused"), (FALLS, "note_left_refused"), (FALLS, "note_left_refused"),
    ),
    "within_frame": (
        {}, (OPEN, "note_not_begun"), (STANDS, "note_in_frame"), (STANDS, "note_in_frame"),
    ),
    "intent_only": ({}, (FALLS, "note_intent"), (FALLS, "note_intent"), (FALLS, "note_intent")),
    "deferred": (
        {"until": date(2024, 10, 15)},
        (OPEN, "note_deferred"), (OPEN, "note_deferred"), (FALLS, "note_deferred_passed"),
    ),
    "deferred, to no round": (
        {}, (OPEN, "note_deferred"), (OPEN, "note_deferred"), (OPEN, "note_deferred"),
    ),
    "rejected": ({}, (FALLS, "note_rejected"), (FALLS, "note_rejected"), (FALLS, "note_rejected")),
    "withdrawn": (
        {}, (FALLS, "note_withdrawn"), (FALLS, "note_withdrawn"), (FALLS, "note_withdrawn"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", YEARLY)
def test_what_an_outcome_gives_before_in_and_after_its_year(name: str) -> None:
    """Money has years. A refusal, a frame and what is not settled have not."""
    fields, *wanted = YEARLY[name]
    outcome = replace(Outcome("N1", kind_of(name), 2024), **fields)
    for day, (state, kind) in zip((BEFORE, IN, AFTER), wanted, strict=True):
        assert seen(ONE, "1a", day, outcome) == (state, [kind])


def kind_of(name: str) -> OutcomeKind:
    """The outcome that a row is about."""
    return cast(OutcomeKind, name.partition(",")[0])


def test_every_outcome_is_tried_here() -> None:
    alone = {kind_of(name) for name in YEARLY}
    assert alone | {"merged", "packaged"} == set(OUTCOMES)


@pytest.mark.parametrize(
    ("kind", "wanted"),
    [
        ("funded", STANDS), ("within_frame", STANDS), ("undecided", OPEN), ("rejected", FALLS),
    ],
)  # fmt: skip
def test_a_merged_note_is_in_the_state_of_the_other(kind: OutcomeKind, wanted: State) -> None:
    merged = Outcome("N1", "merged", other="N2", source="BR 05-10-2023, punkt 4")
    other = Outcome("N2", kind, source="BR 12-10-2023, punkt 2")
    part = the_part(TWO, "1a", IN, merged, other)
    assert part.state is wanted
    assert [step.subject for step in part.chain] == ["N1", "N2"]
    assert part.chain[0].kind == "note_merged"
    assert part.chain[0].decision == "BR 05-10-2023, punkt 4"


def test_a_note_merged_with_one_that_is_not_named_is_open() -> None:
    assert seen(ONE, "1a", IN, Outcome("N1", "merged")) == (OPEN, ["note_merged"])


def test_notes_merged_in_a_ring_are_open() -> None:
    ring = (Outcome("N1", "merged", other="N2"), Outcome("N2", "merged", other="N1"))
    assert seen(TWO, "1a", IN, *ring) == (OPEN, ["note_merged", "note_merged", "note_merged_ring"])
    itself = Outcome("N1", "merged", other="N1")
    assert seen(ONE, "1a", IN, itself) == (OPEN, ["note_merged", "note_merged_ring"])


def test_a_packaged_note_is_in_the_state_of_the_package() -> None:
    packaged = Outcome("N2", "packaged", other="ØKF")
    assert seen(PACKED, "2a", IN, packaged) == (OPEN, ["note_packaged", "note_undecided"])
    given, cut = Outcome("ØKF", "funded"), Outcome("ØKF", "rejected")
    assert seen(PACKED, "2a", IN, packaged, given)[0] is STANDS
    assert seen(PACKED, "2a", IN, packaged, cut) == (FALLS, ["note_packaged", "note_rejected"])


def test_packaged_alone_means_the_package_that_the_paper_names() -> None:
    said = (Outcome("N1", "packaged"), Outcome("ØKF", "funded"))
    assert seen(PACKED, "1a", IN, *said) == (STANDS, ["note_packaged", "note_funded"])


# Years


def test_every_year_has_its_own_outcome() -> None:
    years = (Outcome("N1", "funded", 2024), Outcome("N1", "rejected", 2025))
    assert seen(ONE, "1a", date(2024, 12, 31), *years) == (STANDS, ["note_funded"])
    assert seen(ONE, "1a", date(2025, 1, 1), *years) == (FALLS, ["note_rejected"])


def test_a_note_that_was_put_off_falls_on_the_day_its_round_is_adopted() -> None:
    put_off = Outcome("N1", "deferred", 2024, until=date(2024, 10, 15))
    eve, day = (seen(ONE, "1a", on, put_off)[0] for on in (date(2024, 10, 14), date(2024, 10, 15)))
    assert (eve, day) == (OPEN, FALLS)


def test_after_its_last_year_a_note_is_as_that_year_left_it() -> None:
    years = (Outcome("N1", "within_frame", 2024), Outcome("N1", "funded", 2025))
    assert seen(ONE, "1a", date(2026, 1, 1), *years) == (FALLS, ["note_ended"])
    turned = (Outcome("N1", "funded", 2024), Outcome("N1", "within_frame", 2025))
    assert seen(ONE, "1a", date(2026, 1, 1), *turned) == (STANDS, ["note_in_frame"])


def test_an_outcome_for_all_years_gives_way_to_that_of_a_year() -> None:
    years = (Outcome("N1", "rejected", 2025), Outcome("N1", "funded"))
    days = (date(2024, 12, 31), date(2025, 6, 1), date(2026, 1, 1))
    assert [seen(ONE, "1a", day, *years)[0] for day in days] == [STANDS, FALLS, STANDS]


def test_refused_now_and_granted_from_a_later_year_is_not_yet() -> None:
    years = (Outcome("N1", "rejected", 2024), Outcome("N1", "funded", 2026))
    assert seen(ONE, "1a", IN, *years) == (OPEN, ["note_not_begun"])
    assert the_part(ONE, "1a", IN, *years).chain[0].day == date(2026, 1, 1)


def test_in_a_year_between_of_which_nothing_is_entered_the_money_is_out() -> None:
    refused = (Outcome("N1", "funded", 2024), Outcome("N1", "rejected", 2026))
    assert seen(ONE, "1a", date(2025, 6, 1), *refused) == (FALLS, ["note_ended"])
    again = (Outcome("N1", "funded", 2024), Outcome("N1", "funded", 2026))
    assert seen(ONE, "1a", date(2025, 6, 1), *again) == (OPEN, ["note_not_begun"])
    need = (Outcome("R1", "funded", 2024), Outcome("R1", "funded", 2026))
    assert seen(register([NEED]), "1a", date(2025, 6, 1), *need)[0] is OPEN


def test_a_frame_lasts_until_something_else_is_entered() -> None:
    years = (Outcome("N1", "within_frame", 2024), Outcome("N1", "rejected", 2026))
    days = (date(2025, 12, 31), date(2026, 1, 1))
    assert [seen(ONE, "1a", day, *years)[0] for day in days] == [STANDS, FALLS]
    assert the_part(ONE, "1a", date(2026, 1, 1), *years).lapsed_on == date(2025, 12, 31)


def test_undecided_speaks_of_its_own_year_only() -> None:
    years = (Outcome("N1", "funded", 2024), Outcome("N1", "undecided", 2025))
    assert seen(ONE, "1a", date(2025, 6, 1), *years) == (OPEN, ["note_undecided"])
    assert seen(ONE, "1a", date(2026, 6, 1), *years) == (FALLS, ["note_ended"])


def test_a_need_entered_as_undecided_waits_for_the_budget_of_that_year() -> None:
    need = register([NEED])
    undecided = Outcome("R1", "undecided", 2025)
    assert seen(need, "1a", IN, Outcome("R1", "undecided")) == (FALLS, ["need_passed"])
    part = the_part(need, "1a", date(2025, 1, 1), undecided)
    assert (part.state, part.chain[0].day) == (FALLS, date(2024, 10, 15))


def test_a_decision_counts_from_the_day_it_is_taken() -> None:
    decided = Outcome("N1", "rejected", decided_on=date(2023, 10, 5))
    assert seen(ONE, "1a", date(2023, 10, 4), decided) == (OPEN, ["note_undecided"])
    assert seen(ONE, "1a", date(2023, 10, 5), decided) == (FALLS, ["note_rejected"])


def test_two_outcomes_for_the_same_year_are_refused() -> None:
    with pytest.raises(TwoOutcomes, match="N1 2024"):
        propagate(ONE, [Outcome("N1", "funded", 2024), Outcome("N1", "rejected", 2024)], IN)
    with pytest.raises(TwoOutcomes, match="N1 every year"):
        propagate(ONE, [Outcome("N1", "funded"), Outcome("N1", "rejected")], IN)


def test_to_ask_what_if_everything_said_of_a_note_is_replaced() -> None:
    said = (Outcome("N1", "funded", 2024), Outcome("N1", "rejected", 2025), Outcome("N2", "funded"))
    wish = Outcome("N1", "withdrawn")
    assert with_outcome(said, wish) == (Outcome("N2", "funded"), wish)


# Remarks


def test_an_intent_without_money_is_remarked() -> None:
    intent = Outcome("N1", "intent_only")
    assert the_part(ONE, "1a", IN, intent).remarks == ("intent_only",)
    waiting = register([ORDER], [via(1)], [FRAME])
    assert the_part(waiting, "2a", IN, intent).remarks == ()


def test_an_intent_is_no_remark_where_something_else_pays() -> None:
    order = ONE.recommendations[0].parts[0].routes[0].value
    frame = register([FRAME]).recommendations[0].parts[0].routes[0].value
    both = register([ORDER], p1a={"routes": [order, frame]})
    part = the_part(both, "1a", IN, Outcome("N1", "intent_only"))
    assert (part.state, part.remarks) == (STANDS, ())
