"""Scenarios over the API: asked and saved as on the form, readable on the page, thrown away."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from brobygger.web.accounts.models import Role, User
from brobygger.web.accounts.tokens import Scope
from brobygger.web.audit.models import AuditEvent
from brobygger.web.budgets.decisions.steps import ShortForm, edit_planned_note
from brobygger.web.budgets.models import Scenario
from brobygger.web.recommendations.models import Annex
from web.api.both_ways import SCENARIO
from web.api.conftest import Caller
from web.budgets.decisions import planned

Ask = Callable[..., Caller]


@pytest.fixture
def costed(annex: Annex, a_user: Callable[..., User]) -> Annex:
    """The register with invented costs on three notes."""
    for key, kr in {"N2": 1_000_000, "N9": 1_500_000, "R3": 500_000}.items():
        costs = dict.fromkeys((2024, 2025), kr)
        edit_planned_note(
            planned(key), ShortForm(costs=costs, price_base=2024, source="prøve"), a_user()
        )
    return annex


def make(ask: Caller, annex: Annex, **changes: Any) -> Any:
    return ask.post(f"/annexes/{annex.pk}/scenarios", {**SCENARIO, **changes})


def test_a_scenario_is_saved_told_shown_and_thrown_away(
    costed: Annex, caller: Ask, signed_in: Callable[..., Client]
) -> None:
    ask = caller(Role.BUDGET)
    asked = {
        "caps": [
            {"year": 2024, "kr": 2_000_000},
            {"year": 2031, "kr": 0},
            {"year": 2025, "kr": 3_000_000, "committee": "BIU"},
            {"year": 2025, "kr": 3_000_000, "appropriation": "35.10"},
        ],
        "weights": {"9": 3, "2": 1},
        "must": ["R3"],
        "forbid": ["N2", "N2"],
        "exclusions": [["N2", "N9"]],
        "packages": [["R3", "N9"]],
    }
    answer = make(ask, costed, title=" Stramt ", **asked)
    assert answer.status_code == 201, answer.content
    made = answer.json()
    assert (made["title"], made["marked"]) == ("Stramt", "internt arbejdsdokument")
    assert [one["notes"] for one in made["answer"]["portfolio"]["ties"]] == [["N9", "R3"]]
    assert made["question"]["weights"] == {"9": 3}
    assert made["question"]["forbid"] == ["N2"]
    reader = caller(Role.STEERING, Scope.READ)
    assert reader.get(f"/annexes/{costed.pk}/scenarios").json() == [made]
    page = signed_in().get(f"/scenarier/{made['id']}/")
    assert page.status_code == 200
    assert "Højst 3.000.000 kr. i 2025 for BIU." in page.content.decode()
    assert signed_in().get(f"/scenarier/nyt/?kopi={made['id']}").status_code == 200
    path = f"/scenarios/{made['id']}"
    gone = ask.delete(path)
    assert (gone.status_code, gone.json()) == (200, made)
    assert ask.delete(path).status_code == 404
    assert not Scenario.objects.exists()
    told = AuditEvent.objects.filter(verb__startswith="scenario.").order_by("pk")
    assert [(one.verb, one.facts["title"]) for one in told] == [
        ("scenario.made", "Stramt"),
        ("scenario.deleted", "Stramt"),
    ]


def test_a_wish_that_cannot_be_kept_is_saved_and_said(
    costed: Annex, caller: Ask, signed_in: Callable[..., Client]
) -> None:
    answer = make(caller(), costed, must=["R11"])
    assert answer.status_code == 201, answer.content
    page = signed_in().get(f"/scenarier/{answer.json()['id']}/").content.decode()
    assert "Ingen har skrevet, hvad R11 koster." in page


def test_where_nothing_costs_anything_there_is_nothing_to_choose(annex: Annex, caller: Ask) -> None:
    answer = make(caller(), annex)
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["what"] == "Ingen notater har et beløb"


@pytest.mark.parametrize(
    ("changes", "where"),
    [
        ({"title": " "}, ["title"]),
        ({"purpose": ""}, ["purpose"]),
        ({"title": "010203-1234"}, ["title"]),
        ({"must": ["N99"]}, [""]),
        ({"must": ["N9"], "forbid": ["N9"]}, [""]),
        ({"exclusions": [["N9", "N9"]]}, [""]),
        ({"weights": {"99": 2}}, [""]),
        ({"caps": [{"year": 2024, "kr": 1}] * 2}, ["caps.1.kr"]),
        (
            {"caps": [{"year": 2024, "kr": 1, "committee": "BIU", "appropriation": "3"}]},
            ["caps.0.appropriation"],
        ),
    ],
)
def test_a_question_without_meaning_is_not_saved(
    costed: Annex, caller: Ask, changes: dict[str, Any], where: list[str]
) -> None:
    answer = make(caller(), costed, **changes)
    assert (answer.status_code, answer.json()["code"]) == (422, "refused")
    assert [one["where"] for one in answer.json()["errors"]] == where
    assert not Scenario.objects.exists()


@pytest.mark.parametrize(
    "changes",
    [
        {"caps": []},
        {"caps": [{"year": 2024, "kr": -1}]},
        {"caps": [{"year": 2024, "kr": 1, "committee": "B U"}]},
        {"caps": [{"year": 2024, "kr": 1, "committee": "\ud800"}]},
        {"caps": [{"year": 2024, "kr": 1, "appropriation": "BIU"}]},
        {"weights": {"9": 101}},
        {"weights": {"x": 1}},
        {"title": "x" * 121},
        {"part_weights": {"5a": 0}},
    ],
)
def test_what_the_form_could_not_send_is_out_of_shape(
    costed: Annex, caller: Ask, changes: dict[str, Any]
) -> None:
    answer = make(caller(), costed, **changes)
    assert (answer.status_code, answer.json()["code"]) == (422, "out_of_shape")
    assert not Scenario.objects.exists()
