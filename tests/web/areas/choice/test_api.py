"""Choosing an area over HTTP: the same steps, the same secrets, the same refusals."""

from collections.abc import Callable
from typing import Any

import pytest

from brobygger.web.accounts.models import Role, User
from brobygger.web.accounts.tokens import Scope
from brobygger.web.areas.choice import score_steps
from brobygger.web.areas.choice.close_steps import close_choice
from brobygger.web.areas.models import AreaChoice, AreaScore
from web.api.conftest import Caller, caller
from web.areas.choice.conftest import CLEAR, KEYS, candidate, decision, score

__all__ = ["caller"]

pytestmark = pytest.mark.django_db

ApartOf = Callable[..., AreaChoice]
Called = Callable[..., Caller]


def test_a_program_scores_for_one_side_and_sees_that_side_alone(
    choice: AreaChoice, caller: Called, other: User
) -> None:
    score_steps.score_for(choice, "TMF", other)
    score(choice, other, {"Bakken": (1, 1, 1)})
    program = caller()
    page = f"/area-choices/{choice.pk}"
    said: dict[str, Any] = {
        "candidate": candidate(choice, "Bakken").pk,
        "criterion": KEYS[0],
        "low": 2,
        "high": 3,
        "evidence": "Mødet",
    }
    assert program.post(f"{page}/scores", said).status_code == 422
    assert program.post(f"{page}/side", {"scorer": "BIF"}).status_code == 200
    answer = program.post(f"{page}/scores", said)
    assert (answer.status_code, answer.json()["round"]) == (201, "apart")
    whole = program.get(page).json()
    assert [one["scorer"] for one in whole["scores"]] == ["BIF"]
    assert (whole["holds"], whole["decision"]) == (None, None)
    assert [one["title"] for one in whole["candidates"]][:2] == ["Bakken", "Dalen"]


def test_what_is_wrong_is_refused_and_nothing_is_saved(choice: AreaChoice, caller: Called) -> None:
    program, page = caller(), f"/area-choices/{choice.pk}"
    program.post(f"{page}/side", {"scorer": "BIF"})
    said: dict[str, Any] = {
        "candidate": candidate(choice, "Bakken").pk,
        "criterion": KEYS[0],
        "low": 2,
    }
    for wrong in ({"low": 5}, {"low": 3, "high": 2}, {"evidence": "Se 010190-1234"}):
        answer = program.post(f"{page}/scores", {**said, **wrong})
        assert answer.status_code == 422
        assert b"1234" not in answer.content
    assert program.post(f"{page}/scores", {**said, "criterion": "x"}).status_code == 422
    assert program.post(f"{page}/scores", {**said, "candidate": 10**6}).status_code == 422
    assert program.post(f"{page}/side", {"scorer": "SOF"}).status_code == 422
    assert not AreaScore.objects.exists()


def test_a_decision_is_sent_with_all_that_is_asked(scored: ApartOf, caller: Called) -> None:
    choice = scored()
    program, page = caller(Role.PROJECT), f"/area-choices/{choice.pk}"
    assert program.get(page).json()["holds"].startswith("Ja: Bakken")
    facts = decision(choice)
    said = {
        "chosen": facts.chosen,
        "decided_by": facts.decided_by,
        "decided_on": "2024-03-18",
        "reason": facts.reason,
        "conflicts": " ",
        "minutes": facts.minutes,
    }
    refused = program.post(f"{page}/decision", said)
    assert refused.status_code == 422
    assert "inhabilitet" in refused.json()["errors"][0]["what"]
    whole = program.post(f"{page}/decision", {**said, "conflicts": "Ingen"}).json()
    assert (whole["state"], whole["chosen"]) == ("closed", "P0")
    assert whole["decision"]["said"]["promethee"] == ["P0"]


def test_readers_get_the_decision_and_no_scores(
    scored: ApartOf, caller: Called, a_user: Callable[..., User]
) -> None:
    choice = scored(CLEAR)
    reader, page = caller(Role.STEERING, Scope.READ), f"/area-choices/{choice.pk}"
    assert reader.get("/area-choices").json() == []
    assert reader.get(page).status_code == 403
    close_choice(choice, decision(choice), a_user())
    assert [one["chosen"] for one in reader.get("/area-choices").json()] == ["P0"]
    whole = reader.get(page).json()
    assert (whole["scores"], whole["holds"]) == ([], None)
    assert whole["decision"]["reason"] == "Her er mest at bygge på."
    assert reader.post(f"{page}/side", {"scorer": "BIF"}).status_code == 403
