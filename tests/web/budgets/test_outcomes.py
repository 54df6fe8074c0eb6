"""Decisions by note and year: what each kind must record, corrections that supersede, undo."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from brobygger.domain.recommendations.portfolio.outcome import OUTCOMES
from brobygger.web.accounts.models import Role, User
from brobygger.web.audit.models import AuditEvent
from brobygger.web.budgets.decisions.rules import REQUIRED
from brobygger.web.budgets.decisions.steps import (
    ShortForm,
    edit_planned_note,
    enter_outcomes,
    newest_id,
    undo_last_entry,
)
from brobygger.web.budgets.models import Outcome
from brobygger.web.budgets.portfolio import portfolio_of
from brobygger.web.recommendations.models import Annex
from brobygger.web.ui.faults import Refused
from web.budgets.decisions import a_decision, in_force, planned

pytestmark = pytest.mark.django_db

A = Callable[..., User]

# What each kind must record (domain description, 6.1), filled in.
FULL: dict[str, dict[str, Any]] = {
    "undecided": {},
    "funded": {"kr": {None: 2_000_000}, "price_base": 2024},
    "part_funded": {
        "kr": {None: 1_000_000},
        "price_base": 2024,
        "covers": ("9a",),
        "excludes": ("5a",),
        "residual_kr": {None: 1_000_000},
        "residual_by": "BIU",
    },
    "left_to_committee": {"settled": "pending"},
    "within_frame": {"frame": "Uddannelse af personale"},
    "merged": {"merged_with": "N6"},
    "packaged": {"package": "SOF"},
    "intent_only": {"remark": "Parterne er enige om retningen.", "lead": "BIF"},
    "deferred": {"until_year": 2025},
    "rejected": {},
    "withdrawn": {},
}
PLAIN: dict[str, Any] = {"kr": {}, "price_base": None}


@pytest.fixture(autouse=True)
def annex(in_register: Callable[..., Annex]) -> Annex:
    """The demo's annex in the register."""
    return in_register()


def enter(user: User, key: str = "N9", **changes: Any) -> list[Outcome]:
    """Enter a decision about a note."""
    return enter_outcomes(planned(key), a_decision(**changes), user)


def refused_fields(user: User, key: str = "N9", **changes: Any) -> list[str]:
    """The fields at fault when a decision is not saved."""
    with pytest.raises(Refused) as refused:
        enter(user, key, **changes)
    assert not Outcome.objects.exists()
    return [fault.field for fault in refused.value.faults]


def test_all_eleven_are_on_the_list_here() -> None:
    assert set(FULL) == set(OUTCOMES)


@pytest.mark.parametrize("kind", OUTCOMES)
def test_each_kind_is_saved_one_row_a_year(kind: str, a_user: A, annex: Annex) -> None:
    enter(a_user(), kind=kind, **{**PLAIN, **FULL[kind]})
    assert in_force("N9") == [(year, kind) for year in range(2024, 2028)]
    [event] = AuditEvent.objects.filter(verb="outcome.entered")
    assert event.facts == {"key": "N9", "kind": kind, "years": "2024-27"}
    outcomes = portfolio_of(annex).outcomes
    assert {one.kind for one in outcomes} == {kind}
    portfolio_of(annex).at(date(2024, 6, 1))


def test_what_was_recorded_reaches_the_rules(a_user: A, annex: Annex) -> None:
    enter(a_user(), kind="part_funded", **FULL["part_funded"])
    [first, *_] = portfolio_of(annex).outcomes
    assert (first.covers, first.excludes) == ({"9a"}, {"5a"})
    assert first.source == "BR 05-10-2023, punkt 4"
    states = portfolio_of(annex).at(date(2024, 6, 1))
    assert states.recommendations[9] == "covered"
    assert states.recommendations[5] == "fallen"


def test_a_note_put_off_to_the_spring_falls_when_spring_is_over(a_user: A, annex: Annex) -> None:
    enter(a_user(), kind="deferred", until_year=2024, is_until_carry_over=True, **PLAIN)
    portfolio = portfolio_of(annex)
    assert portfolio.at(date(2024, 4, 29)).recommendations[9] == "open"
    assert portfolio.at(date(2024, 5, 1)).recommendations[9] == "fallen"


@pytest.mark.parametrize(
    ("kind", "name"), [(kind, name) for kind, names in REQUIRED.items() for name in names]
)
def test_what_a_kind_must_record_is_missed(kind: str, name: str, a_user: A) -> None:
    empty: Any = {} if name == "residual_kr" else None if name == "until_year" else ""
    facts = {**PLAIN, **FULL[kind], name: empty}
    assert refused_fields(a_user(), kind=kind, **facts) == [name]


@pytest.mark.parametrize("kind", ["funded", "rejected", "withdrawn"])
def test_a_decision_says_where_it_stands(kind: str, a_user: A) -> None:
    assert refused_fields(a_user(), kind=kind, item="") == ["item"]
    enter(a_user(), kind=kind, item="", paper="Referat af mødet")


def test_who_and_when_is_always_asked(a_user: A) -> None:
    assert refused_fields(a_user(), committee="", decided_on=None) == ["decided_on", "committee"]


def test_a_day_to_come_is_no_decision(a_user: A) -> None:
    tomorrow = timezone.localdate() + timedelta(days=1)
    assert refused_fields(a_user(), decided_on=tomorrow) == ["decided_on"]


def test_a_grant_without_an_amount_takes_the_notes_own(a_user: A) -> None:
    assert refused_fields(a_user(), **PLAIN) == ["kr", "price_base"]
    costs = {2024: 500_000, 2025: 600_000}
    short = ShortForm(costs=costs, price_base=2023, source="tabel 1", budget_year=2024)
    edit_planned_note(planned("N9"), short, a_user())
    assert refused_fields(a_user(), **PLAIN) == ["kr"]  # nothing is known of 2026-27
    rows = enter(a_user(), year_to=2025, **PLAIN)
    assert [(row.year, row.kr, row.price_base) for row in rows] == [
        (2024, 500_000, 2023),
        (2025, 600_000, 2023),
    ]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"year_from": None, "year_to": 2027}, "year_from"),
        ({"year_from": 24}, "year_from"),
        ({"year_to": 2023}, "year_to"),
        ({"year_to": 2099}, "year_to"),
        ({"kr": {2024: 1, 2030: 2}}, "kr"),
        ({"committee": "Fru 010190-1234"}, "committee"),
    ],
)
def test_what_cannot_be_right(changes: dict[str, Any], field: str, a_user: A) -> None:
    assert field in refused_fields(a_user(), **changes)


@pytest.mark.parametrize(
    ("kind", "changes", "field"),
    [
        ("merged", {"merged_with": "N9"}, "merged_with"),
        ("merged", {"merged_with": "N99"}, "merged_with"),
        ("packaged", {"package": "N6"}, "package"),
        ("part_funded", {"covers": ("1a",)}, "covers"),
        ("part_funded", {"covers": ("5a",)}, "excludes"),
        ("deferred", {"until_year": 25}, "until_year"),
    ],
)
def test_what_cannot_be_meant(kind: str, changes: dict[str, Any], field: str, a_user: A) -> None:
    facts = {**PLAIN, **FULL[kind], **changes}
    assert refused_fields(a_user(), kind=kind, **facts) == [field]


def test_a_correction_supersedes_and_never_overwrites(a_user: A) -> None:
    first = enter(a_user(), year_to=None)[0]
    with pytest.raises(Refused) as refused:
        enter(a_user(), kind="rejected", year_to=None)
    assert [fault.field for fault in refused.value.faults] == ["why"]
    budget = a_user(Role.BUDGET)
    second = enter(budget, kind="rejected", year_to=None, why="Slået forkert op.")[0]
    kept = Outcome.objects.get(pk=first.pk)
    assert (kept.kind, kept.kr, kept.entered_by, kept.is_current) == (
        "funded",
        2_000_000,
        a_user(),
        False,
    )
    assert second.supersedes == kept
    assert (second.why, second.entered_by) == ("Slået forkert op.", budget)
    assert in_force("N9") == [(2024, "rejected")]
    [event] = AuditEvent.objects.filter(verb="outcome.corrected")
    assert event.why == "Slået forkert op."


def test_undo_puts_the_earlier_back_as_a_new_row(a_user: A) -> None:
    enter(a_user())
    enter(a_user(), kind="rejected", why="Slået forkert op.")
    assert undo_last_entry(planned("N9"), a_user())
    assert in_force("N9") == [(year, "funded") for year in range(2024, 2028)]
    rows = Outcome.objects.filter(planned_note=planned("N9"))
    assert rows.count() == 12
    assert set(rows.filter(is_current=True).values_list("kr", flat=True)) == {2_000_000}
    assert AuditEvent.objects.filter(verb="outcome.undone").count() == 1
    # To undo the undoing puts the correction back.
    assert undo_last_entry(planned("N9"), a_user())
    assert in_force("N9") == [(year, "rejected") for year in range(2024, 2028)]


def test_undo_of_the_first_entry_leaves_the_year_open(a_user: A, annex: Annex) -> None:
    enter(a_user(), year_from=None, year_to=None)
    enter(a_user(), kind="rejected", year_from=2025, year_to=None)
    assert undo_last_entry(planned("N9"), a_user())
    assert in_force("N9") == [(None, "funded")]
    # The year is again what is said of every year, and not held open by what was undone.
    assert portfolio_of(annex).at(date(2025, 6, 1)).recommendations[9] == "covered"
    assert Outcome.objects.count() == 3
    enter(a_user(), kind="withdrawn", year_from=2025, year_to=None)
    assert in_force("N9") == [(None, "funded"), (2025, "withdrawn")]


def test_nothing_to_undo(a_user: A) -> None:
    assert not undo_last_entry(planned("N9"), a_user())
    assert not AuditEvent.objects.filter(verb="outcome.undone").exists()


def test_somebody_elses_entry_meanwhile_is_not_overwritten(a_user: A) -> None:
    seen = newest_id(planned("N9"))
    enter(a_user())
    with pytest.raises(Refused, match="En anden har indtastet"):
        enter_outcomes(planned("N9"), a_decision(why="Rettet."), a_user(Role.BUDGET), seen=seen)
    assert Outcome.objects.count() == 4


ROLES = {
    Role.CASE_OFFICER: True,
    Role.BUDGET: True,
    Role.ADMINISTRATOR: True,
    Role.STEERING: False,
    Role.PROJECT: False,
    Role.EVALUATOR: False,
}


@pytest.mark.parametrize(("role", "may"), ROLES.items())
def test_who_enters_decisions(role: str, may: bool, a_user: A) -> None:
    user = a_user(role)
    if may:
        enter(user)
        assert undo_last_entry(planned("N9"), user)
        return
    with pytest.raises(PermissionDenied):
        enter(user)
    enter(a_user())
    with pytest.raises(PermissionDenied):
        undo_last_entry(planned("N9"), user)
    assert len(in_force("N9")) == 4
