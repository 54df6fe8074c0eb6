"""Bridges over the API: read, agreed, turned down with a reason, done, and taken back."""

from collections.abc import Callable
from datetime import date

import pytest

from brobygger.web.accounts.models import Role, User
from brobygger.web.accounts.tokens import Scope
from brobygger.web.actors.facts import ActorFacts
from brobygger.web.actors.models import BridgeProposal, Wave
from brobygger.web.actors.steps import add_actor
from brobygger.web.audit.models import AuditEvent
from brobygger.web.initiatives.models import Initiative
from web.api.conftest import Caller

Ask = Callable[..., Caller]


@pytest.fixture
def bridge(a_user: Callable[..., User]) -> BridgeProposal:
    """Two organisations that could meet."""
    one, other = (add_actor(ActorFacts(title=title), a_user()) for title in ("Klubben", "Skolen"))
    wave = Wave.objects.create(
        initiative=Initiative.objects.create(title="Indsats"),
        number=0,
        opened_on=date(2026, 1, 1),
        closes_on=date(2026, 2, 1),
    )
    return BridgeProposal.objects.create(
        wave=wave, one=one, other=other, score=1, confidence="high"
    )


def test_a_bridge_is_decided_step_by_step(bridge: BridgeProposal, caller: Ask) -> None:
    ask, at = caller(), f"/bridges/{bridge.pk}/decision"
    for decision, state in (("agree", "agreed"), ("finish", "done"), ("undo", "proposed")):
        answer = ask.post(at, {"decision": decision})
        assert (answer.status_code, answer.json()["state"]) == (200, state)
    answer = ask.post(at, {"decision": "reject", "reason": " De er flyttet "})
    said = answer.json()
    assert (said["state"], said["reason"], said["one"]) == ("rejected", "De er flyttet", "Klubben")
    assert said["decided_on"]
    assert ask.get(f"/waves/{bridge.wave_id}/bridges").json() == [said]
    assert AuditEvent.objects.filter(verb__startswith="bridge.").count() == 4


@pytest.mark.parametrize(
    "wrong",
    [
        {"decision": "reject"},
        {"decision": "reject", "reason": "Ring 010203-1234"},
        {"decision": "reject", "reason": "x" * 301},
        {"decision": "love"},
        {},
    ],
)
def test_what_the_screen_refuses_is_refused(
    wrong: dict[str, str], bridge: BridgeProposal, caller: Ask
) -> None:
    answer = caller().post(f"/bridges/{bridge.pk}/decision", wrong)
    assert answer.status_code == 422
    assert b"1234" not in answer.content
    bridge.refresh_from_db()
    assert bridge.state == "proposed"


def test_who_may_not_see_the_network_learns_not_even_that_there_is_a_bridge(
    bridge: BridgeProposal, caller: Ask
) -> None:
    steering = caller(Role.STEERING)
    for pk in (bridge.pk, bridge.pk + 1):
        answer = steering.post(f"/bridges/{pk}/decision", {"decision": "agree"})
        assert answer.status_code == 403
    assert (
        caller().post(f"/bridges/{bridge.pk + 1}/decision", {"decision": "agree"}).status_code
        == 404
    )
    assert caller(Role.EVALUATOR, Scope.READ).get(f"/waves/{bridge.wave_id}/bridges").json()
