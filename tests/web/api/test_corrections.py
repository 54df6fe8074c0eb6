"""A program corrects a part as a person does on its page, and takes the correction back."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from brobygger.web.accounts.models import Role, User
from brobygger.web.accounts.tokens import Scope
from brobygger.web.audit.models import AuditEvent
from brobygger.web.recommendations.models import Annex, Part
from brobygger.web.recommendations.parts.facts import facts_of
from brobygger.web.recommendations.parts.steps import edit_part
from web.api.conftest import Caller

Ask = Callable[..., Caller]


def part(annex: Annex, code: str) -> Part:
    return Part.objects.get(recommendation__annex=annex, code=code)


def read(ask: Caller, row: Part) -> Any:
    """The facts of a part in the form that is sent back."""
    answer = ask.get(f"/parts/{row.pk}/facts")
    assert answer.status_code == 200, answer.content
    return answer.json()


def put(ask: Caller, row: Part, said: Any, **more: Any) -> Any:
    """Send them back."""
    body = {"version": said["version"], "facts": said["facts"], **more}
    return ask.put(f"/parts/{row.pk}/facts", body)


def faults(answer: Any) -> dict[str, str]:
    """Where -> what, of a refusal."""
    assert answer.status_code == 422, answer.content
    assert not AuditEvent.objects.filter(verb="part.edited").exists()
    return {one["where"]: one["what"] for one in answer.json()["errors"]}


def test_what_is_read_can_be_sent_back_and_changes_nothing(annex: Annex, caller: Ask) -> None:
    ask = caller()
    for row in Part.objects.filter(recommendation__annex=annex):
        said = read(ask, row)
        answer = put(ask, row, said)
        assert answer.status_code == 200, answer.content
        assert answer.json() == said
    assert not AuditEvent.objects.filter(verb="part.edited").exists()


def test_an_order_for_a_note_is_saved_told_and_taken_back(annex: Annex, caller: Ask) -> None:
    ask, row = caller(), part(annex, "3a")
    said = read(caller(Role.STEERING, Scope.READ), row)
    before = json.dumps(said["facts"])
    said["facts"]["routes"][0] |= {"kind": "note", "ordered_by": "BIU"}
    said["facts"]["owners"].append({"administration": "SUF", "reason": "Aftalt på et møde"})
    answer = put(ask, row, said, why="Bestilt på mødet")
    assert answer.status_code == 200, answer.content
    now = answer.json()
    assert now["version"] != said["version"]
    assert [one["administration"] for one in now["facts"]["owners"]][-1] == "SUF"
    shown = ask.get(f"/parts/{row.pk}").json()
    assert (shown["category"], shown["reason"]) == ("green", "note_ordered")
    event = AuditEvent.objects.get(verb="part.edited")
    assert (event.facts["before"], event.facts["after"]) == ("red", "green")
    assert (event.why, event.facts["changed"]) == ("Bestilt på mødet", "administrations, routes")
    undone = ask.post(f"/parts/{row.pk}/facts/undo").json()
    assert json.dumps(undone["facts"]) == before
    assert AuditEvent.objects.filter(verb="part.edit_undone").count() == 1
    again = ask.post(f"/parts/{row.pk}/facts/undo")
    assert (again.status_code, again.json()) == (200, undone)
    assert AuditEvent.objects.filter(verb="part.edit_undone").count() == 1


def test_a_part_that_another_has_changed_is_not_overwritten(
    annex: Annex, caller: Ask, a_user: Callable[..., User]
) -> None:
    ask, row = caller(), part(annex, "3a")
    said = read(ask, row)
    other = read(ask, row)
    other["facts"]["remark"] = "Set af en anden"
    assert put(ask, row, other).status_code == 200
    answer = put(ask, row, said)
    assert answer.status_code == 422
    assert "ændret af en anden" in answer.json()["errors"][0]["what"]
    assert part(annex, "3a").remark == "Set af en anden"
    said["facts"]["remark"] = "  Skrevet over på eget ansvar "
    assert put(ask, row, {**said, "version": None}).status_code == 200
    assert part(annex, "3a").remark == "Skrevet over på eget ansvar"


def test_every_fault_is_told_where_it_stands(annex: Annex, caller: Ask) -> None:
    ask, row = caller(), part(annex, "3a")
    said = read(ask, row)
    said["facts"]["sources"].append({"kind": "plan", "ref": "", "valid_to": None})
    said["facts"]["edges"].append(
        {"kind": "requires", "target": 99, "quantifier": "all", "reason": "en grund"}
    )
    said["facts"]["needs_money"] = "unstated"
    told = faults(put(ask, row, said))
    assert told["edges.0.target"] == "Bilaget har ingen anbefaling 99."
    assert {"sources.1.ref", "sources.1.raw", "why"} <= set(told)


def test_only_whom_the_page_offers_gets_into_the_register(annex: Annex, caller: Ask) -> None:
    ask, row = caller(), part(annex, "3a")
    said = read(ask, row)
    said["facts"]["owners"] = [{"administration": "XYZ", "reason": "en grund"}]
    said["facts"]["routes"][0] |= {"kind": "note", "ordered_by": "ABC", "package": "BIU"}
    own = read(ask, row)
    assert set(faults(put(ask, row, own, why="010203-1234"))) == {"why"}
    assert set(faults(put(ask, row, said))) == {
        "owners.0.administration",
        "routes.0.ordered_by",
        "routes.0.package",
    }


def test_a_name_that_stands_there_already_is_no_news(
    annex: Annex, caller: Ask, a_user: Callable[..., User]
) -> None:
    """A paper may name an administration that no list has; it can be kept, but not added."""
    ask, row = caller(), part(annex, "3a")
    row.responsibilities.create(administration="XYZ", is_added=True, reason="en grund")
    said = read(ask, row)
    said["facts"]["remark"] = "Set"
    assert put(ask, row, said).status_code == 200


def test_a_row_is_sent_once(annex: Annex, caller: Ask) -> None:
    ask, row = caller(), part(annex, "3a")
    said = read(ask, row)
    said["facts"]["routes"] *= 2
    assert set(faults(put(ask, row, said))) == {"routes.1.pk"}


@pytest.mark.parametrize(
    "changes",
    [
        {"needs_money": "maybe"},
        {"is_new": 1},
        {"due": 5},
        {"remark": "x" * 1001},
        {"sources": [{"kind": "plan", "ref": "Aftalen"}]},
        {"owners": [{"administration": "SUF"}] * 31},
        {"more": 1},
    ],
)
def test_what_the_page_could_not_send_is_out_of_shape(
    annex: Annex, caller: Ask, changes: dict[str, Any]
) -> None:
    ask, row = caller(), part(annex, "3a")
    said = read(ask, row)
    answer = put(ask, row, {**said, "facts": {**said["facts"], **changes}})
    assert (answer.status_code, answer.json()["code"]) == (422, "out_of_shape")


def test_a_correction_of_another_hand_can_be_taken_back(
    annex: Annex, caller: Ask, a_user: Callable[..., User]
) -> None:
    row = part(annex, "3a")
    edit_part(row, replace(facts_of(row), remark="Fra skærmen"), a_user())
    undone = caller(Role.BUDGET).post(f"/parts/{row.pk}/facts/undo").json()
    assert undone["facts"]["remark"] == ""
