"""Requests and handovers over the API: who sees what, what a step does, and where a link is."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from brobygger.web.accounts.models import Role
from brobygger.web.accounts.tokens import Scope
from brobygger.web.audit.models import AuditEvent
from brobygger.web.recommendations.models import Annex, Approach, Handover
from web.api.both_ways import APPROACH, HANDOVER, in_days, outside, part
from web.api.conftest import Caller

Ask = Callable[..., Caller]


def verbs(kind: str) -> list[str]:
    """What has happened, the oldest first."""
    rows = AuditEvent.objects.filter(verb__startswith=kind).order_by("pk")
    return [event.verb.partition(".")[2] for event in rows]


def saved(answer: Any, status: int = 200) -> Any:
    """The JSON of an answer that is none but a good one."""
    assert answer.status_code == status, answer.content
    return answer.json()


def faults(answer: Any) -> list[str]:
    """Where a refusal lies."""
    assert answer.status_code == 422, answer.content
    return [one["where"] for one in answer.json()["errors"]]


# --- requests ---------------------------------------------------------------------------------


def test_a_request_is_entered_followed_up_and_kept_once_it_is_sent(
    annex: Annex, caller: Ask
) -> None:
    ask = caller()
    row = saved(ask.post(f"/parts/{outside(annex).pk}/approaches", APPROACH), 201)
    assert (row["standing"], row["code"]) == ("undecided", outside(annex).code)
    path = f"/approaches/{row['id']}"
    sent = {**APPROACH, "committee": " BIU ", "decided_on": "2024-01-15", "sent_on": "2024-02-01"}
    now = saved(ask.put(path, sent))
    assert (now["standing"], now["committee"]) == ("waiting", "BIU")
    assert Approach.objects.get().committee == "BIU"
    answer = ask.delete(path)
    assert faults(answer) == [""]
    assert "er sendt" in answer.json()["errors"][0]["what"]
    assert saved(ask.get(path)) == now
    assert verbs("approach.") == ["added", "changed"]
    event = AuditEvent.objects.get(verb="approach.changed")
    assert (event.facts["before"], event.facts["after"]) == ("undecided", "waiting")


def test_a_request_that_was_not_sent_can_be_taken_away(annex: Annex, caller: Ask) -> None:
    ask = caller()
    row = saved(ask.post(f"/parts/{outside(annex).pk}/approaches", APPROACH), 201)
    path = f"/approaches/{row['id']}"
    assert saved(ask.delete(path)) == row
    assert not Approach.objects.exists()
    assert ask.delete(path).status_code == 404
    assert verbs("approach.") == ["added", "removed"]


def test_requests_are_refused_as_on_their_page(annex: Annex, caller: Ask) -> None:
    ask = caller()
    path = f"/parts/{outside(annex).pk}/approaches"
    assert faults(ask.post(path, {**APPROACH, "subject": "Om 010203-1234"})) == ["subject"]
    assert faults(ask.post(path, {**APPROACH, "addressed_to": "  "})) == ["addressed_to"]
    answered = {**APPROACH, "answered_on": "2024-02-01"}
    assert faults(ask.post(path, answered)) == ["sent_on"]
    ours = ask.post(f"/parts/{part(annex).pk}/approaches", APPROACH)
    assert "inden for kommunens mandat" in ours.json()["errors"][0]["what"]
    assert not Approach.objects.exists()


def test_requests_wait_in_the_order_of_their_next_date(annex: Annex, caller: Ask) -> None:
    ask = caller()
    answered = {"sent_on": "2024-02-01", "answered_on": "2024-03-01"}
    for subject, more in (
        ("besvaret", {**answered, "next_on": "2024-01-01"}),
        ("uden dato", {}),
        ("senere", {"next_on": "2024-09-01"}),
        ("snart", {"next_on": "2024-05-01"}),
    ):
        body = {**APPROACH, "subject": subject, **more}
        saved(ask.post(f"/parts/{outside(annex).pk}/approaches", body), 201)
    rows = saved(caller(Role.STEERING, Scope.READ).get(f"/annexes/{annex.pk}/approaches"))
    assert [row["subject"] for row in rows] == ["snart", "senere", "uden dato", "besvaret"]


# --- handovers --------------------------------------------------------------------------------


def hand(ask: Caller, annex: Annex, **changes: Any) -> Any:
    body = {**HANDOVER, "expires_on": str(in_days(30)), **changes}
    return ask.post(f"/parts/{part(annex).pk}/handovers", body)


def path_of(url: str) -> str:
    """The path of a link."""
    return re.sub(r"^https?://[^/]+", "", url)


def test_a_link_is_given_when_it_is_made_and_never_again(annex: Annex, caller: Ask) -> None:
    ask = caller()
    answer = hand(ask, annex)
    made = saved(answer, 201)
    assert answer["Cache-Control"] == "no-store"
    assert Client().get(path_of(made["url"])).status_code == 200
    row = f"/handovers/{made['id']}"
    for later in (ask.get(row), ask.get(f"/annexes/{annex.pk}/handovers")):
        assert saved(later)
        assert made["url"].rstrip("/").rpartition("/")[2] not in later.content.decode()
        assert Handover.objects.get().key.hex not in later.content.decode()
    assert made["url"] not in str([event.facts for event in AuditEvent.objects.all()])
    assert verbs("handover.") == ["sent"]


def test_a_new_link_closes_the_old_one_and_can_be_closed_itself(annex: Annex, caller: Ask) -> None:
    ask = caller()
    made = saved(hand(ask, annex), 201)
    row = f"/handovers/{made['id']}"
    answer = ask.post(f"{row}/renew", {"expires_on": str(in_days(60))})
    renewed = saved(answer)
    assert answer["Cache-Control"] == "no-store"
    assert renewed["expires_on"] == str(in_days(60))
    assert Client().get(path_of(made["url"])).status_code != 200
    assert Client().get(path_of(renewed["url"])).status_code == 200
    closed = saved(ask.post(f"{row}/revoke"))
    assert (closed["link"], "url" in closed) == ("closed", False)
    assert Client().get(path_of(renewed["url"])).status_code != 200
    assert saved(ask.post(f"{row}/revoke")) == closed
    assert verbs("handover.") == ["sent", "renewed", "revoked"]


def test_handovers_are_refused_as_on_their_page(annex: Annex, caller: Ask) -> None:
    ask = caller()
    assert faults(hand(ask, annex, administration="XYZ")) == ["administration"]
    assert faults(hand(ask, annex, administration=" ")) == ["administration"]
    assert faults(hand(ask, annex, asked="Om 010203-1234")) == ["asked"]
    assert faults(hand(ask, annex, expires_on=str(in_days(400)))) == ["expires_on"]
    assert not Handover.objects.exists()
    made = saved(hand(ask, annex), 201)
    Handover.objects.update(state="returned", returned_on=in_days(0), answer="Ja")
    answer = ask.post(f"/handovers/{made['id']}/renew", {"expires_on": str(in_days(9))})
    assert "sendt tilbage" in answer.json()["errors"][0]["what"]


@pytest.mark.parametrize("role", [Role.STEERING, Role.EVALUATOR])
def test_readers_get_the_lists_and_not_what_the_pages_keep_for_those_who_work(
    annex: Annex, caller: Ask, signed_in: Callable[..., Client], role: str
) -> None:
    ask = caller()
    body = {**APPROACH, "sent_on": "2024-02-01", "answered_on": "2024-03-01", "answer": "Afslag"}
    asked = saved(ask.post(f"/parts/{outside(annex).pk}/approaches", body), 201)
    handed = saved(hand(ask, annex), 201)
    reader, browser = caller(role, Scope.READ), signed_in(role)
    [one] = saved(reader.get(f"/annexes/{annex.pk}/approaches"))
    assert (one["standing"], "answer" in one) == ("answered", False)
    [row] = saved(reader.get(f"/annexes/{annex.pk}/handovers"))
    assert (row["asked"], row["link"]) == (HANDOVER["asked"], "open")
    for path, page in (
        (f"/approaches/{asked['id']}", f"/anbefalinger/henvendelser/{asked['id']}/"),
        (f"/handovers/{handed['id']}", f"/anbefalinger/overdragelser/{handed['id']}/"),
    ):
        assert reader.get(path).status_code == browser.get(page).status_code == 403
        assert caller(Role.BUDGET, Scope.READ).get(path).status_code == 200
