"""A note in another administration's package: cut, put off, granted, or not decided at all."""

from datetime import date

import pytest

from brobygger.domain.recommendations.portfolio.model import Note
from brobygger.domain.recommendations.portfolio.outcome import Outcome, OutcomeKind
from brobygger.domain.recommendations.portfolio.state import State
from domain.recommendations.portfolio.registers import (
    AFTER,
    BEFORE,
    IN,
    ORDER,
    in_package,
    register,
    seen,
    the_part,
    why,
)

FALLS, OPEN, STANDS = State.FALLS, State.OPEN, State.STANDS
PACKED = register([in_package()], [ORDER])


def test_a_note_in_a_package_is_cut_with_it() -> None:
    given, cut = Outcome("N1", "funded"), Outcome("ØKF", "rejected", source="BR 05-10-2023")
    part = the_part(PACKED, "1a", IN, given, cut)
    assert (part.state, why(part)) == (FALLS, ["package_stops", "note_rejected"])
    assert [step.subject for step in part.chain] == ["N1", "ØKF"]
    assert {step.decision for step in part.chain} == {"BR 05-10-2023"}


def test_a_package_that_is_put_off_keeps_its_notes_open() -> None:
    put_off = Outcome("ØKF", "deferred", until=date(2024, 10, 15))
    given = Outcome("N1", "funded")
    assert seen(PACKED, "1a", IN, given, put_off) == (OPEN, ["package_open", "note_deferred"])
    assert seen(PACKED, "1a", AFTER, given, put_off)[0] is FALLS


def test_a_package_that_is_granted_does_not_grant_a_note_by_itself() -> None:
    assert seen(PACKED, "1a", IN, Outcome("ØKF", "funded")) == (OPEN, ["note_undecided"])


@pytest.mark.parametrize(
    "package",
    [
        None,
        Outcome("ØKF", "undecided"),
        Outcome("ØKF", "undecided", 2024),
        Outcome("ØKF", "rejected", decided_on=AFTER),
        Outcome("ØKF", "funded", 2025),
        Outcome("ØKF", "rejected", 2025),
    ],
    ids=["nothing", "undecided", "undecided 2024", "cut later", "given later", "cut from 2025"],
)
def test_a_package_of_which_nothing_is_decided_yet_holds_nothing_back(
    package: Outcome | None,
) -> None:
    """What was decided on the note itself is the more exact decision."""
    outcomes = [Outcome("N1", "funded", 2024), *([package] if package else [])]
    assert seen(PACKED, "1a", IN, *outcomes) == (STANDS, ["note_funded"])


def test_a_package_that_is_cut_takes_an_undecided_note_along_at_once() -> None:
    cut = Outcome("ØKF", "rejected", 2024)
    assert seen(PACKED, "1a", BEFORE, cut) == (FALLS, ["package_stops", "note_rejected"])


def test_what_is_still_to_come_does_not_come_in_a_package_that_is_cut_from_later_on() -> None:
    cut = Outcome("ØKF", "rejected", 2025)
    kinds: tuple[OutcomeKind, ...] = ("undecided", "rejected", "left_to_committee")
    for now in kinds:
        said = (Outcome("N1", now, 2024), Outcome("N1", "funded", 2026))
        assert seen(PACKED, "1a", IN, cut, *said)[0] is FALLS, now


def test_a_package_cut_this_year_and_given_from_the_next_keeps_its_notes_open() -> None:
    package = (Outcome("ØKF", "rejected", 2024), Outcome("ØKF", "funded", 2025))
    given = Outcome("N1", "funded", 2024)
    assert seen(PACKED, "1a", IN, given, *package) == (OPEN, ["package_open", "note_not_begun"])


def test_a_note_that_moved_elsewhere_does_not_fall_with_its_package() -> None:
    """Re-routed: it is carried by the note it was joined with, or by another package."""
    cut = Outcome("ØKF", "rejected")
    merged = (Outcome("N1", "merged", other="N2"), Outcome("N2", "funded"))
    assert seen(PACKED, "1a", IN, cut, *merged) == (STANDS, ["note_merged", "note_funded"])
    two = register([in_package()], [in_package("BUF")])
    moved = (Outcome("N1", "packaged", other="BUF"), Outcome("BUF", "funded"))
    assert seen(two, "1a", IN, cut, *moved)[0] is STANDS


def test_a_note_that_is_to_move_later_is_still_in_its_package() -> None:
    cut = Outcome("ØKF", "rejected")
    later = (Outcome("N1", "merged", 2025, other="N2"), Outcome("N2", "funded"))
    assert seen(PACKED, "1a", IN, cut, *later) == (FALLS, ["package_stops", "note_rejected"])
    assert seen(PACKED, "1a", date(2025, 1, 1), cut, *later)[0] is STANDS


def test_a_package_joined_with_an_undecided_note_holds_nothing_back() -> None:
    joined = Outcome("ØKF", "merged", other="N2")
    given = Outcome("N1", "funded")
    assert seen(PACKED, "1a", IN, given, joined) == (STANDS, ["note_funded"])
    ring = (given, joined, Outcome("N2", "merged", other="ØKF"))
    assert seen(PACKED, "1a", IN, *ring) == (STANDS, ["note_funded"])
    refused = Outcome("N2", "rejected")
    assert seen(PACKED, "1a", IN, given, joined, refused) == (
        FALLS, ["package_stops", "note_merged", "note_rejected"],
    )  # fmt: skip


def test_a_package_that_follows_a_note_is_held_back_by_that_notes_own_package() -> None:
    """Granting N1 gives no more than leaving it undecided, and must not take anything either."""
    model = register([in_package()], [in_package("BUF")])
    said = (
        Outcome("ØKF", "deferred"),
        Outcome("BUF", "packaged", other="N1"),
        Outcome("N2", "within_frame"),
    )
    kinds: tuple[OutcomeKind, ...] = ("rejected", "undecided", "funded")
    states = [seen(model, "2a", IN, *said, Outcome("N1", kind))[0] for kind in kinds]
    assert states == [FALLS, OPEN, OPEN]


def test_a_package_may_cover_only_some_of_its_parts() -> None:
    model = register([in_package(), in_package()])
    some = Outcome("ØKF", "part_funded", covers=frozenset({"1a"}), excludes=frozenset({"1b"}))
    given = Outcome("N1", "funded")
    assert seen(model, "1a", IN, given, some)[0] is STANDS
    assert seen(model, "1b", IN, given, some) == (FALLS, ["package_stops", "note_part_excluded"])


def test_the_package_a_person_has_entered_counts_before_the_papers() -> None:
    model = register([in_package()], [in_package("BUF")], notes=[Note("N1", package="BUF")])
    cut, given = Outcome("BUF", "rejected"), Outcome("N1", "funded")
    assert seen(model, "1a", IN, given, cut)[0] is FALLS
