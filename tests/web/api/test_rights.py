"""A role may do the same in the screens, over the API and by import: one table of all steps."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from brobygger.demo.annex import demo_annex
from brobygger.demo.note import demo_note
from brobygger.domain.documents.record import as_json
from brobygger.web.accounts.models import Role, User
from brobygger.web.accounts.tokens import Scope
from brobygger.web.audit.models import AuditEvent
from brobygger.web.budgets.models import BudgetNote, NoteLink, Outcome, PlannedNote, Scenario
from brobygger.web.budgets.steps import accept_note, annex_accepted
from brobygger.web.documents.models import Document
from brobygger.web.entry.api import api
from brobygger.web.reach.models import CheckIn, CodeSheet
from brobygger.web.recommendations.models import Annex, Approach, Handover, Part, Upkeep
from brobygger.web.recommendations.steps import accept_annex
from brobygger.web.steering.models import Meeting
from web.api.both_ways import OFFICERS, OUTCOME, Step, fill, part
from web.api.both_ways import STEPS as REGISTER_STEPS
from web.api.cards_both_ways import CARD_STEPS, fill_cards
from web.api.choices_both_ways import CHOICE_STEPS, fill_choices
from web.api.conftest import Caller
from web.api.places_both_ways import PLACE_STEPS, fill_places
from web.budgets.conftest import annex_in_register, note_taken_in
from web.budgets.decisions import planned

STEPS = [*REGISTER_STEPS, *CHOICE_STEPS, *PLACE_STEPS, *CARD_STEPS]
ONCE = {"take_figures", "undo_part_facts", "delete_activity_feed"}
"""Steps that leave nothing to be done by the second way."""


@pytest.fixture(scope="module")
def filled(laid_once: Callable[..., Any]) -> Iterator[int]:
    """The register below, made once for all tests of this file; each leaves it as it was."""

    def lay() -> int:
        user = User.objects.create_user("u-laid", "a long password", role=Role.CASE_OFFICER)
        annex = annex_in_register(user)
        note_taken_in(user)
        fill(annex, user)
        fill_choices(user)
        fill_places(user)
        fill_cards(user)
        return annex.pk

    with laid_once(lay) as number:
        yield number


@pytest.fixture
def register(filled: int, db: None) -> Annex:
    """An annex with a note that may serve it, and something of everything."""
    return Annex.objects.get(pk=filled)


@pytest.mark.parametrize("role", Role.values)
@pytest.mark.parametrize("step", STEPS, ids=str)
def test_a_role_may_do_the_same_in_both_ways(
    step: Step,
    role: str,
    register: Annex,
    signed_in: Callable[..., Client],
    caller: Callable[..., Caller],
) -> None:
    expected = "done" if role in step.who else "refused"
    before = state_of(register)
    assert verdict(step.program(caller(role), register), 200, 201) == expected
    between = state_of(register)
    assert verdict(step.screen(signed_in(role), register), 302) == expected
    after = state_of(register)
    if expected == "refused":
        assert after == between == before
    else:
        assert between != before
        assert after != between or step.name in ONCE


def verdict(answer: Any, *done: int) -> str:
    """What became of it; anything else is told as it came."""
    known = {**dict.fromkeys(done, "done"), 403: "refused"}
    return known.get(answer.status_code, f"{answer.status_code} {answer.content[:2000]!r}")


def state_of(annex: Annex) -> Any:
    """All that the steps could change, and the log of them."""
    parts = list(Part.objects.values_list("code", "shown_category", "chosen_reason"))
    outcomes = list(Outcome.objects.values_list("pk", "is_current"))
    links = list(NoteLink.objects.values_list("pk", "state"))
    events = AuditEvent.objects.exclude(verb__startswith="token.").count()
    return (
        parts,
        outcomes,
        links,
        list(planned("N9").costs.values()),
        Upkeep.objects.count(),
        list(Part.objects.order_by("pk").values_list("code", "remark")),
        list(Approach.objects.order_by("pk").values()),
        list(Handover.objects.order_by("pk").values()),
        list(Meeting.objects.order_by("pk").values_list("pk", "on", "dues")),
        list(Scenario.objects.order_by("pk").values_list("pk", "title")),
        CheckIn.objects.count(),
        list(CodeSheet.objects.order_by("pk").values()),
        events,
    )


def writing() -> dict[str, Any]:
    """The questions of the API that ask for a token that writes."""
    found = {}
    for methods in api.get_openapi_schema()["paths"].values():
        for method, operation in methods.items():
            if method != "get":
                found[operation["operationId"]] = operation
    return {name: operation for name, operation in found.items() if name not in {"choose", "front"}}


def test_the_table_holds_every_step_of_the_api() -> None:
    assert {step.name for step in STEPS} == set(writing())


@pytest.mark.parametrize("step", STEPS, ids=str)
def test_a_token_that_reads_writes_nothing(
    step: Step, register: Annex, caller: Callable[..., Caller]
) -> None:
    before = state_of(register)
    answer = step.program(caller(scope=Scope.READ), register)
    assert (answer.status_code, json.loads(answer.content)["code"]) == (403, "scope_too_narrow")
    stranger = step.program(Caller("brobygger_nobody", Client()), register)
    assert stranger.status_code == 401
    assert state_of(register) == before


@pytest.mark.parametrize("role", Role.values)
def test_import_asks_the_same(role: str, a_user: Callable[..., User]) -> None:
    """Papers come into the register by steps of their own, which ask who it is themselves."""
    user = a_user(role)
    annex_paper, note_paper = (
        Document.objects.create(owner=user, state="review", template=template, file_name="p.pdf")
        for template in ("recommendation_annex", "budget_note")
    )
    steps = (
        lambda: accept_annex(annex_paper, as_json(demo_annex()), user),
        lambda: annex_accepted(annex_paper, as_json(demo_annex()), user),
        lambda: accept_note(note_paper, as_json(demo_note()), user),
    )
    for step in steps:
        if role in OFFICERS:
            step()
        else:
            with pytest.raises(PermissionDenied):
                step()
    assert Annex.objects.filter(document=annex_paper).exists() is (role in OFFICERS)
    assert BudgetNote.objects.filter(document=note_paper).exists() is (role in OFFICERS)


# --- what the steps say over the API ----------------------------------------------------------


def test_a_category_needs_its_reason_and_can_be_taken_back(
    register: Annex, caller: Callable[..., Caller]
) -> None:
    ask, path = caller(), f"/parts/{part(register).pk}/category"
    answer = ask.put(path, {"category": "blue"})
    assert answer.status_code == 422
    [fault] = json.loads(answer.content)["errors"]
    assert (fault["where"], fault["what"]) == (
        "reason", "Skriv, hvorfor kategorien skal være en anden.",
    )  # fmt: skip
    answer = ask.put(path, {"category": "blue", "reason": "borger 010203-1234"})
    assert "010203" not in answer.content.decode()
    assert json.loads(answer.content)["errors"][0]["where"] == "reason"
    chosen = json.loads(ask.put(path, {"category": "blue", "reason": "en grund"}).content)
    assert (chosen["category"], chosen["shown_category"]) == ("red", "blue")
    back = json.loads(ask.put(path, {"category": None}).content)
    assert (back["shown_category"], back["chosen_reason"]) == ("red", "")


def test_an_outcome_is_superseded_and_never_overwritten(
    register: Annex, caller: Callable[..., Caller]
) -> None:
    ask, place = caller(), f"/annexes/{register.pk}"
    again = {**OUTCOME, "year_from": 2024}
    answer = ask.post(f"{place}/notes/N9/outcomes", again)
    [fault] = json.loads(answer.content)["errors"]
    assert fault["where"] == "why"
    [saved] = json.loads(ask.post(f"{place}/notes/N9/outcomes", {**again, "why": "fejl"}).content)
    assert (saved["kind"], saved["year"], saved["is_current"]) == ("rejected", 2024, True)
    everything = json.loads(ask.get(f"{place}/outcomes?superseded=true").content)
    old = next(one for one in everything if one["id"] == saved["supersedes"])
    assert (old["kind"], old["is_current"]) == ("funded", False)
    current = json.loads(ask.get(f"{place}/outcomes").content)
    assert {(one["year"], one["kind"]) for one in current} == {
        (2024, "rejected"), (2025, "funded"),
    }  # fmt: skip
    states = json.loads(ask.get(f"{place}/states?at=2024-01-01").content)
    # Nothing in 2024 and money from 2025: that year it is open, no longer covered.
    assert {one["number"]: one["label"] for one in states["recommendations"]}[9] == "open"


def test_two_programs_do_not_overwrite_each_other_unseen(
    register: Annex, caller: Callable[..., Caller]
) -> None:
    ask = caller()
    answer = ask.post(f"/annexes/{register.pk}/notes/N9/outcomes", {**OUTCOME, "newest": 0})
    assert answer.status_code == 422
    assert "En anden har indtastet" in json.loads(answer.content)["errors"][0]["what"]


def test_a_cost_needs_its_price_base_and_source(
    register: Annex, caller: Callable[..., Caller]
) -> None:
    ask, path = caller(), f"/annexes/{register.pk}/notes/N6"
    answer = ask.put(path, {"costs": [{"year": 2024, "kr": 5}]})
    assert {one["where"] for one in json.loads(answer.content)["errors"]} == {
        "price_base", "source",
    }  # fmt: skip
    body = {"costs": [{"year": 2024, "kr": 5}], "price_base": "current", "source": "BI06"}
    saved = json.loads(ask.put(path, body).content)
    assert saved["costs"] == [{"year": 2024, "kr": 5}]
    assert saved["price_base"] == "current"
    assert planned("N6").price_base == 0


def test_only_administrations_that_are_known_get_into_the_register(
    register: Annex, caller: Callable[..., Caller]
) -> None:
    ask, path = caller(), f"/annexes/{register.pk}/notes/N6"
    packaged = {**OUTCOME, "kind": "packaged", "package": "XYZ"}
    for answer in (ask.put(path, {"package": "XYZ"}), ask.post(f"{path}/outcomes", packaged)):
        assert answer.status_code == 422
        assert [one["where"] for one in json.loads(answer.content)["errors"]] == ["package"]
    assert not PlannedNote.objects.filter(key="XYZ").exists()
    assert ask.post(f"{path}/outcomes", {**packaged, "package": "ØKF"}).status_code == 201


@pytest.mark.parametrize(
    "body",
    [
        {**OUTCOME, "committee": "x" * 61},
        {**OUTCOME, "committee": "nul \x00"},
        {**OUTCOME, "committee": "\ud800"},
        {**OUTCOME, "kr": [{"year": 2024, "kr": 10**14}]},
        {**OUTCOME, "kr": [{"year": 2024, "kr": 1.5}]},
        {**OUTCOME, "kr": [{"year": 2024, "kr": "8"}]},
        {**OUTCOME, "year_from": 1},
        {**OUTCOME, "kind": "given"},
        {**OUTCOME, "decided_on": 1_700_000_000},
        {**OUTCOME, "covers": ["9a"] * 51},
        {**OUTCOME, "more": True},
    ],
)
def test_what_the_database_could_not_hold_is_refused_before_it(
    register: Annex, caller: Callable[..., Caller], body: Any
) -> None:
    answer = caller().post(f"/annexes/{register.pk}/notes/N9/outcomes", body)
    assert answer.status_code == 422
    assert json.loads(answer.content)["code"] == "out_of_shape"
