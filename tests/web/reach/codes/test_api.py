"""Card codes over HTTP: what a program gets back never holds the code it sent."""

import json
from collections.abc import Callable

import pytest

from brobygger.domain.activities.card_code import printed
from brobygger.web.accounts.models import Role
from brobygger.web.reach.models import CheckIn, Tally
from canary import dump
from web.api.conftest import Caller, caller

from .conftest import some_codes

__all__ = ["caller"]
pytestmark = pytest.mark.django_db


def test_a_program_gives_codes_and_reasons(tally: Tally, caller: Callable[..., Caller]) -> None:
    ask = caller()
    code = some_codes(1)[0]
    at = f"/tallies/{tally.pk}"
    told = ask.post(f"{at}/codes", {"code": printed(code)})
    assert told.status_code == 201
    first = {"codes": 1, "declined": 0, "lost": 0, "unknown": 0, "is_new": True}
    assert json.loads(told.content) == first
    assert json.loads(ask.post(f"{at}/codes", {"code": code}).content)["is_new"] is False
    assert json.loads(ask.post(f"{at}/without-code", {"reason": "lost"}).content)["lost"] == 1
    less = {"reason": "lost", "less": True}
    assert json.loads(ask.post(f"{at}/without-code", less).content)["lost"] == 0
    assert json.loads(ask.post(f"{at}/codes/taken-back", {"code": code}).content)["codes"] == 0
    assert not CheckIn.objects.exists()


@pytest.mark.parametrize("more", ["", "Z", "0" * 60, "\u0000", "-x-"])
def test_a_refusal_does_not_repeat_what_was_sent(
    more: str, tally: Tally, caller: Callable[..., Caller]
) -> None:
    """Misspelt, too long, with what no text holds, under another name, in another shape."""
    wrong = some_codes(1)[0][::-1]
    ask = caller()
    for body in (
        {"code": wrong + more},
        {"kode": wrong + more},
        {"code": [wrong + more]},
        {"code": wrong, wrong: 1},
    ):
        answer = ask.post(f"/tallies/{tally.pk}/codes", body)
        assert answer.status_code == 422
        if wrong not in body:
            assert wrong not in answer.content.decode()
    assert wrong not in dump()


def test_the_decision_over_http(tally: Tally, caller: Callable[..., Caller]) -> None:
    """Ended by a worker; recorded again by nobody but an administrator."""
    initiative = tally.session.activity.initiative_id
    at = f"/initiatives/{initiative}/card-decision"
    told = json.loads(caller().post(f"{at}/end").content)
    assert (told["is_on"], told["decided_on"], told["epoch"]) == (False, None, 1)
    said = {
        "decided_on": "2026-03-02",
        "body": "Styregruppen",
        "assessment": "Analysen ligger i byens arkiv, og restrisikoen er lav.",
        "kept_months": 6,
    }
    assert caller().post(at, said).status_code == 403
    answer = caller(Role.ADMINISTRATOR).post(at, said)
    assert answer.status_code == 201
    assert json.loads(answer.content)["is_on"] is True
    again = caller(Role.ADMINISTRATOR).post(at, said)
    assert "Kortkoder er slået til allerede." in again.content.decode()
