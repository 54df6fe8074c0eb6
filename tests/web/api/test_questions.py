"""What a program can ask: the register, the states at a date, what falls away, what to choose."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from brobygger.cli import main
from brobygger.domain.recommendations.portfolio.file import read_register
from brobygger.web.accounts.models import Role
from brobygger.web.accounts.tokens import Scope
from brobygger.web.budgets.decisions.steps import ShortForm, edit_planned_note, enter_outcomes
from brobygger.web.budgets.models import BudgetNote, Outcome
from brobygger.web.budgets.portfolio import portfolio_of
from brobygger.web.recommendations.models import Annex
from cli.test_schemas import check
from web.api.conftest import Caller
from web.budgets.decisions import a_decision, planned

COSTS = {"N2": 1_000_000, "N9": 1_500_000, "R3": 500_000}


@pytest.fixture
def costed(annex: Annex, a_user: Callable[..., Any]) -> Annex:
    """The register with costs for three notes."""
    for key, kr in COSTS.items():
        said = ShortForm(
            costs=dict.fromkeys(range(2024, 2028), kr), price_base=2024, source="prøve"
        )
        edit_planned_note(planned(key), said, a_user())
    return annex


def answered(answer: Any) -> Any:
    """The JSON of an answer that is none but a good one."""
    assert answer.status_code == 200, answer.content
    return json.loads(answer.content)


def test_the_register_can_be_read_as_rows(
    caller: Callable[..., Caller], annex: Annex, note_in_register: Callable[..., BudgetNote]
) -> None:
    note_in_register()
    ask = caller(Role.STEERING, Scope.READ)
    [row] = answered(ask.get("/annexes"))
    assert (row["id"], row["dated"], row["superseded_by"]) == (annex.pk, "2023-06-28", None)
    recommendations = answered(ask.get(f"/annexes/{annex.pk}/recommendations"))
    assert [each["number"] for each in recommendations] == list(range(1, 14))
    assert recommendations[5]["headline"] == "green"
    assert recommendations[5]["categories"] == ["green", "black"]
    parts = answered(ask.get(f"/annexes/{annex.pk}/parts"))
    by_code = {part["code"]: part for part in parts}
    assert by_code["3b"]["requires"] == [1, 2]
    assert by_code["10a"]["administrations"] == []
    assert answered(ask.get(f"/parts/{by_code['3b']['id']}")) == by_code["3b"]
    notes = answered(ask.get(f"/annexes/{annex.pk}/notes"))
    assert {note["key"] for note in notes} >= {"N2", "N6", "N9", "N13", "R3", "ØKF"}
    assert all(note["price_base"] is None for note in notes if not note["costs"])
    [read] = answered(ask.get("/budget-notes"))
    assert read["links"]
    assert answered(ask.get(f"/annexes/{annex.pk}/scenarios")) == []


def test_a_note_is_put_off_to_a_round_and_one_that_is_not_is_told(
    caller: Callable[..., Caller], annex: Annex, a_user: Callable[..., Any]
) -> None:
    ask = caller(scope=Scope.WRITE)
    put_off = {
        "kind": "deferred",
        "year_from": 2024,
        "decided_on": "2023-10-05",
        "committee": "BR",
    }
    refused = ask.post(f"/annexes/{annex.pk}/notes/N9/outcomes", put_off)
    assert refused.status_code == 422
    assert "until_year" in refused.content.decode()
    enter_outcomes(planned("N9"), a_decision(kind="deferred", until_year=2025), a_user())
    Outcome.objects.update(until_year=None)
    states = answered(ask.get(f"/annexes/{annex.pk}/states?at=2026-01-01"))
    [told] = [each for each in states["problems"] if each["code"] == "PORTFOLIO-006"]
    assert "N9" in told["what"]
    assert told["remedy"]
    assert told["where"]["page"]


def test_the_answers_are_those_of_the_command_line(
    caller: Callable[..., Caller],
    costed: Annex,
    a_user: Callable[..., Any],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    enter_outcomes(planned("N2"), a_decision(), a_user())
    ask = caller(scope=Scope.READ)
    place = f"/annexes/{costed.pk}"
    record = answered(ask.get(f"{place}/register"))
    check("register", record)
    assert read_register(record).model == portfolio_of(costed).model
    file = tmp_path / "register.json"
    file.write_text(json.dumps(record), encoding="utf-8")

    def printed(*words: str) -> Any:
        assert main(["portfolio", words[0], *words[1:], "--json"]) == 0
        return json.loads(capsys.readouterr().out)

    day = ("--at", "2026-01-01")
    asked = {
        "colour": (printed("colour", str(file), *day), ask.get(f"{place}/colour?at=2026-01-01")),
        "propagate": (
            printed("propagate", str(file), *day),
            ask.get(f"{place}/states?at=2026-01-01"),
        ),
        "explain": (
            printed("explain", "N9", str(file), *day),
            ask.get(f"{place}/notes/N9/explain?at=2026-01-01"),
        ),
        "choose": (
            printed("choose", str(file), "--cap", "2024=2000000", "--worth"),
            ask.post(
                f"{place}/choose", {"caps": [{"year": 2024, "kr": 2_000_000}], "with_worth": True}
            ),
        ),
        "front": (printed("front", str(file)), ask.post(f"{place}/front", {})),
    }
    for question, (command, answer) in asked.items():
        assert answered(answer) == command, question
        check(f"portfolio_{question}", command)
    assert asked["choose"][0]["ties"]


def test_wishes_come_through(caller: Callable[..., Caller], costed: Annex) -> None:
    ask = caller(scope=Scope.READ)
    body = {
        "at": "2024-01-01",
        "caps": [{"year": 2024, "kr": 3_000_000}],
        "weights": {"9": 3},
        "part_weights": {"5a": 0},
        "must": ["R3"],
        "forbid": ["N2"],
        "exclusions": [["N2", "N9"]],
        "packages": [["R3", "N9"]],
    }
    answer = answered(ask.post(f"/annexes/{costed.pk}/choose", body))
    assert [one["notes"] for one in answer["ties"]] == [["N9", "R3"]]
    # R7, R11 and the notes that nobody has entered a cost for are told, never weighed as zero.
    assert all(problem["code"] == "PORTFOLIO-005" for problem in answer["left_out"])
    assert answer["left_out"]


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"weights": {"99": 1}}, "REGISTER-007"),
        ({"weights": {"x": 1}}, "REGISTER-007"),
        ({"must": ["N99"]}, "REGISTER-006"),
        ({"must": ["N9"], "forbid": ["N9"]}, "REGISTER-013"),
        ({"exclusions": [["N9", "N9"]]}, "REGISTER-014"),
        ({"caps": [{"year": 2024, "kr": -1}]}, "out_of_shape"),
        ({"at": 5}, "out_of_shape"),
        ({"at": "i morgen"}, "out_of_shape"),
        ({"more": 1}, "out_of_shape"),
    ],
)
def test_a_question_without_meaning_is_a_problem(
    caller: Callable[..., Caller], costed: Annex, body: Any, code: str
) -> None:
    for question in ("choose", "front"):
        answer = caller(scope=Scope.READ).post(f"/annexes/{costed.pk}/{question}", body)
        said = json.loads(answer.content)
        assert answer.status_code == 422
        assert (said["status"], said["code"]) == (422, code)
        assert said["detail"]
        assert said["remedy"]
        assert answer["Content-Type"] == "application/problem+json"


def test_amounts_in_two_price_bases_are_refused(
    caller: Callable[..., Caller], costed: Annex, a_user: Callable[..., Any]
) -> None:
    said = ShortForm(costs={2025: 10}, price_base=2025, source="prøve")
    edit_planned_note(planned("N6"), said, a_user())
    for question in ("choose", "front"):
        answer = caller(scope=Scope.READ).post(f"/annexes/{costed.pk}/{question}", {})
        assert json.loads(answer.content)["code"] == "REGISTER-009"


def test_an_unknown_note_or_annex_is_told(caller: Callable[..., Caller], annex: Annex) -> None:
    ask = caller(scope=Scope.READ)
    answer = ask.get(f"/annexes/{annex.pk}/notes/N99/explain")
    assert json.loads(answer.content)["code"] == "REGISTER-006"
    for path in ("/annexes/99/parts", "/parts/99", "/annexes/99/states", "/nowhere"):
        answer = ask.get(path)
        assert answer.status_code == 404
        assert json.loads(answer.content)["title"] == "Det findes ikke"


def test_no_body_breaks_the_reader(caller: Callable[..., Caller], annex: Annex) -> None:
    ask = caller()
    client, secret = ask.client, ask.secret
    for body in (b"", b"{", b"\xff\xfe", b"[]", b'"x"', b"[" * 20_000):
        answer = client.post(
            f"/api/annexes/{annex.pk}/choose",
            body,
            "application/json",
            headers={"Authorization": f"Bearer {secret}"},
        )
        assert answer.status_code in {400, 422}
        assert answer["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize(
    "path", ["recommendations", "parts", "notes", "outcomes", "colour", "states", "register"]
)
def test_a_list_takes_few_queries(
    caller: Callable[..., Caller], costed: Annex, a_user: Callable[..., Any], path: str
) -> None:
    for key in ("N2", "N9"):
        enter_outcomes(planned(key), a_decision(), a_user())
    ask = caller(scope=Scope.READ)
    ask.get("/annexes")  # the token's day of use is written once
    with CaptureQueriesContext(
        connection,
    ) as seen:
        answered(ask.get(f"/annexes/{costed.pk}/{path}"))
    assert len(seen) <= 14


def test_a_fault_of_ours_has_a_number_and_keeps_its_words(
    caller: Callable[..., Caller],
    annex: Annex,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    from brobygger.web.budgets import api_portfolio

    def broken(annex: int) -> None:
        raise RuntimeError("secret words")

    monkeypatch.setattr(api_portfolio, "_portfolio", broken)
    answer = caller().get(f"/annexes/{annex.pk}/states")
    said = json.loads(answer.content)
    assert (answer.status_code, said["title"]) == (500, "Fejl i Brobygger")
    number = said["code"].removeprefix("fault_")
    assert number in caplog.text
    assert "secret words" not in caplog.text + answer.content.decode()


def test_a_browser_that_is_signed_in_opens_nothing(
    signed_in: Callable[..., Client], annex: Annex
) -> None:
    answer = signed_in().get("/api/annexes")
    assert answer.status_code == 401
    assert answer["WWW-Authenticate"].startswith("Bearer")
    assert json.loads(answer.content)["code"] == "token_missing"
