"""Planned notes follow the annex's routes, keep what a person wrote, and never lose a decision."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from brobygger.demo.annex import demo_annex
from brobygger.demo.build import PartFacts
from brobygger.demo.note import demo_note
from brobygger.domain.documents.found import Found
from brobygger.domain.recommendations.recommendation import RecommendationAnnex
from brobygger.web.accounts.models import Role, User
from brobygger.web.audit.models import AuditEvent
from brobygger.web.budgets.decisions.money import offer_of
from brobygger.web.budgets.decisions.steps import (
    ShortForm,
    edit_planned_note,
    enter_outcomes,
    take_from_note,
)
from brobygger.web.budgets.decisions.sync import sync_planned_notes
from brobygger.web.budgets.models import BudgetNote, PlannedNote
from brobygger.web.budgets.portfolio import portfolio_of
from brobygger.web.budgets.steps import decide_link
from brobygger.web.recommendations.models import Annex, Part, Route
from brobygger.web.recommendations.parts.facts import facts_of
from brobygger.web.recommendations.parts.steps import edit_part, undo_edit
from brobygger.web.ui.faults import Refused
from papers.annexes import an_annex
from web.budgets.decisions import a_decision, planned

pytestmark = pytest.mark.django_db

InRegister = Callable[..., Annex]
NoteInRegister = Callable[..., BudgetNote]
A = Callable[..., User]

FIGURES = ShortForm(
    title="Ressourcefunktion",
    costs={2024: 500_000, 2025: 600_000},
    price_base=2024,
    committee="BUU",
    appropriation="12.34",
    budget_year=2024,
    source="Budgetnotat, tabel 1",
)


def costs(key: str) -> dict[int, int]:
    """What a planned note costs, year by year."""
    return {cost.year: cost.kr for cost in planned(key).costs.all()}


def test_every_note_need_and_package_of_the_annex_is_planned(in_register: InRegister) -> None:
    annex = in_register()
    rows = {row.key: row for row in annex.planned_notes.all()}
    assert set(rows) == {"N2", "N6", "N9", "N13", "R3", "R7", "R11", "ØKF"}
    assert (rows["N13"].package, rows["N9"].package) == ("ØKF", "")
    assert {row.budget_year for row in rows.values()} == {2024}
    assert rows["N9"].title == "Kommunens fagfolk får et fælles sprog og ståsted"
    assert rows["ØKF"].called == "Budgetpakke hos ØKF"
    assert not any(row.costs.exists() for row in rows.values())
    assert all(row.history.count() == 1 for row in rows.values())
    [event] = AuditEvent.objects.filter(verb="planned.synced")
    assert "N13" in event.facts["made"]


def test_a_second_look_changes_nothing(in_register: InRegister, a_user: A) -> None:
    annex = in_register()
    assert not sync_planned_notes(annex, a_user())
    assert AuditEvent.objects.filter(verb="planned.synced").count() == 1


def test_a_route_that_is_taken_away_takes_an_empty_note_along_and_no_other(
    in_register: InRegister, a_user: A
) -> None:
    annex = in_register()
    edit_planned_note(planned("N6"), FIGURES, a_user())
    enter_outcomes(planned("N2"), a_decision(kind="rejected"), a_user())
    for number in (2, 6, 7):
        Route.objects.filter(part__recommendation__number=number).delete()
    assert sync_planned_notes(annex, a_user())
    left = set(annex.planned_notes.values_list("key", flat=True))
    assert left == {"N2", "N6", "N9", "N13", "R3", "R11", "ØKF"}
    assert portfolio_of(annex).model.notes_by_id["N6"].cost_kr == FIGURES.costs


def test_a_corrected_part_brings_its_note_along(in_register: InRegister, a_user: A) -> None:
    annex = in_register()
    part = Part.objects.get(code="3a", recommendation__annex=annex)
    facts = facts_of(part)
    [need] = [row for row in facts.routes if row.kind == "need"]
    ordered = tuple(
        replace(row, kind="note", ordered_by="BIU") if row == need else row for row in facts.routes
    )
    edit_part(part, replace(facts, routes=ordered), a_user())
    keys = set(annex.planned_notes.values_list("key", flat=True))
    assert keys == {"N2", "N3", "N6", "N9", "N13", "R7", "R11", "ØKF"}
    undo_edit(part, a_user())
    keys = set(annex.planned_notes.values_list("key", flat=True))
    assert keys == {"N2", "N6", "N9", "N13", "R3", "R7", "R11", "ØKF"}


def test_a_package_that_a_decision_names_stays(in_register: InRegister, a_user: A) -> None:
    annex = in_register()
    moved = a_decision(kind="packaged", package="SOF", kr={}, price_base=None)
    enter_outcomes(planned("N9"), moved, a_user())
    assert planned("SOF").is_package
    sync_planned_notes(annex, a_user())
    assert planned("SOF").called == "Budgetpakke hos SOF"
    portfolio_of(annex).at(annex.dated)  # type: ignore[arg-type]


def test_a_new_edition_carries_over_what_was_entered(in_register: InRegister, a_user: A) -> None:
    first = in_register()
    edit_planned_note(planned("R3"), FIGURES, a_user())
    in_part = {"kind": "part_funded", "covers": ("5a",), "residual_kr": {None: 0}}
    enter_outcomes(planned("N9"), a_decision(residual_by="BIU", **in_part), a_user())
    was = planned("R3").pk
    second = in_register(replace(_shorter(), case_numbers=demo_annex().case_numbers))
    first.refresh_from_db()
    assert first.superseded_by == second
    # R3 is in both editions and is the same row. N9 is no longer named, but was decided. N2 was
    # bare and stays with the old edition; N4 is new.
    assert set(second.planned_notes.values_list("key", flat=True)) == {"R3", "N9", "N4"}
    assert (planned("R3").pk, costs("R3")) == (was, FIGURES.costs)
    assert planned("R3").history.first().annex_id == second.pk
    assert planned("N9").outcomes.filter(is_current=True).count() == 4
    # Part 5a is not in the new edition; what was said of it weighs nothing and breaks nothing.
    outcomes = portfolio_of(second).outcomes
    assert [one.covers for one in outcomes] == [frozenset()] * 4
    [event] = AuditEvent.objects.filter(verb="planned.synced", subject_id=str(second.pk))
    assert event.facts == {"made": "N4", "carried": "N9, R3", "gone": ""}


def _shorter() -> RecommendationAnnex:
    """Four recommendations: a need under 3, an order under 4."""
    frame = [PartFacts("åbne klubber", "frame", ("BUF",))]
    need = [PartFacts("fælles vagtplan", "need", ("SOF",))]
    order = [PartFacts("fælles sprog", "note", ("BIF",), ordered_by="BIU")]
    return an_annex(frame, frame, need, order)


@pytest.mark.parametrize("role", [Role.STEERING, Role.PROJECT, Role.EVALUATOR])
def test_readers_sync_nothing(in_register: InRegister, a_user: A, role: str) -> None:
    annex = in_register()
    with pytest.raises(PermissionDenied):
        sync_planned_notes(annex, a_user(role))


def confirm(note: BudgetNote, number: int, user: Any, state: str = "confirmed") -> None:
    """Answer whether a note serves a recommendation."""
    decide_link(note.links.get(recommendation__number=number), state, user)


def test_a_confirmed_note_gives_its_figures(
    in_register: InRegister, note_in_register: NoteInRegister, a_user: A
) -> None:
    in_register()
    note = note_in_register()
    confirm(note, 13, a_user())
    row = planned("N13")
    assert row.budget_note == note
    assert costs("N13") == dict.fromkeys(range(2024, 2028), 2_000_000)
    assert (row.price_base, row.committee, row.appropriation) == (2024, "BIU", "35.10")
    assert row.source == "Budgetnotat BI08, tabel 1 og 2"
    assert row.is_taken
    [event] = AuditEvent.objects.filter(verb="link.confirmed")
    assert event.facts["planned"] == "N13"


def test_an_answer_that_is_taken_back_takes_the_figures_back(
    in_register: InRegister, note_in_register: NoteInRegister, a_user: A
) -> None:
    in_register()
    note = note_in_register()
    confirm(note, 13, a_user())
    confirm(note, 13, a_user(), "proposed")
    row = planned("N13")
    assert (row.budget_note, row.price_base, row.committee, row.source) == (None, None, "", "")
    assert costs("N13") == {}


def test_what_a_person_wrote_is_not_overwritten_but_the_note_is_offered(
    in_register: InRegister, note_in_register: NoteInRegister, a_user: A
) -> None:
    in_register()
    edit_planned_note(planned("N13"), replace(FIGURES, package="ØKF"), a_user())
    note = note_in_register()
    confirm(note, 13, a_user())
    row = planned("N13")
    assert row.budget_note == note
    assert costs("N13") == FIGURES.costs
    offer = offer_of(row)
    assert offer is not None
    assert offer.costs[2027] == 2_000_000
    assert take_from_note(row, a_user(Role.BUDGET))
    assert costs("N13")[2027] == 2_000_000
    assert offer_of(planned("N13")) is None
    assert not take_from_note(planned("N13"), a_user(Role.BUDGET))
    # Taken back, the person's own figures are not invented anew: nothing is entered.
    confirm(note, 13, a_user(), "rejected")
    assert costs("N13") == {}


def test_fictional_figures_give_way(
    in_register: InRegister, note_in_register: NoteInRegister, a_user: A
) -> None:
    in_register()
    row = planned("N13")
    edit_planned_note(row, FIGURES, a_user())
    row.refresh_from_db()
    row.is_fictional = True
    row.save()
    confirm(note_in_register(), 13, a_user())
    assert costs("N13")[2027] == 2_000_000
    assert not planned("N13").is_fictional


def test_one_note_is_one_amount(
    in_register: InRegister, note_in_register: NoteInRegister, a_user: A
) -> None:
    annex = in_register()
    note = note_in_register()
    nine = annex.recommendations.get(number=9)
    note.links.get_or_create(recommendation=nine, defaults={"strength": "possible"})
    confirm(note, 13, a_user())
    confirm(note, 9, a_user())
    assert (costs("N9"), planned("N9").budget_note) == ({}, None)
    confirm(note, 13, a_user(), "rejected")
    assert costs("N13") == {}
    assert planned("N9").budget_note == note


def test_two_price_levels_are_not_taken(
    in_register: InRegister, note_in_register: NoteInRegister, a_user: A
) -> None:
    in_register()
    note = note_in_register()
    line = note.lines.filter(table="table_1", is_total=False).first()
    assert line is not None
    line.price_base = 2023
    line.save()
    confirm(note, 13, a_user())
    row = planned("N13")
    assert costs("N13") == {}
    assert (row.price_base, row.committee) == (None, "BIU")


def test_a_note_without_a_code_of_its_own_budget_keeps_the_annexs_year(
    in_register: InRegister, note_in_register: NoteInRegister, a_user: A
) -> None:
    in_register()
    note = note_in_register(replace(demo_note(), budget_round=Found(None, "")))
    confirm(note, 13, a_user())
    assert planned("N13").budget_year == 2024


def test_the_short_form_is_saved_with_its_history(in_register: InRegister, a_user: A) -> None:
    in_register()
    assert edit_planned_note(planned("N2"), FIGURES, a_user(Role.BUDGET))
    row = planned("N2")
    assert costs("N2") == FIGURES.costs
    assert (row.title, row.committee, row.appropriation) == ("Ressourcefunktion", "BUU", "12.34")
    assert row.history.count() == 2
    assert not edit_planned_note(row, FIGURES, a_user(Role.BUDGET))
    assert AuditEvent.objects.filter(verb="planned.edited").count() == 1


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"price_base": None}, "price_base"),
        ({"source": ""}, "source"),
        ({"package": "N2"}, "package"),
        ({"title": "Fru 010190-1234"}, "title"),
    ],
)
def test_what_the_short_form_will_not_save(
    in_register: InRegister, a_user: A, changes: dict[str, Any], field: str
) -> None:
    in_register()
    with pytest.raises(Refused) as refused:
        edit_planned_note(planned("N2"), replace(FIGURES, **changes), a_user())
    assert [fault.field for fault in refused.value.faults] == [field]
    assert "010190" not in str(refused.value)
    assert costs("N2") == {}


@pytest.mark.parametrize("role", [Role.STEERING, Role.PROJECT, Role.EVALUATOR])
def test_readers_write_no_figures(in_register: InRegister, a_user: A, role: str) -> None:
    in_register()
    with pytest.raises(PermissionDenied):
        edit_planned_note(planned("N2"), FIGURES, a_user(role))
    with pytest.raises(PermissionDenied):
        take_from_note(planned("N2"), a_user(role))
    assert PlannedNote.history.filter(history_type="~").count() == 0
