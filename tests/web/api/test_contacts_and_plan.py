"""The log of contacts and the half-year plan over the API."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.utils import timezone

from brobygger.web.accounts.models import Role, User
from brobygger.web.accounts.tokens import Scope
from brobygger.web.actors.facts import ActorFacts
from brobygger.web.actors.models import Actor, Contact
from brobygger.web.actors.plan.facts import PlanFacts
from brobygger.web.actors.plan.steps import add_entry
from brobygger.web.actors.steps import add_actor
from web.api.conftest import Caller

Ask = Callable[..., Caller]


@pytest.fixture
def club(a_user: Callable[..., User]) -> Actor:
    """An organisation."""
    return add_actor(ActorFacts(title="Klubben"), a_user())


def test_a_contact_is_logged_and_told_without_who_logged_it(club: Actor, caller: Ask) -> None:
    ask, today = caller(Role.PROJECT), timezone.localdate().isoformat()
    said = {"actor": club.pk, "on": today, "kind": "advice"}
    answer = ask.post("/contacts", {**said, "next_step": " Ringe ", "next_on": today})
    assert answer.status_code == 201, answer.content
    made = answer.json()
    assert (made["next_step"], made["next_done_on"]) == ("Ringe", None)
    assert "entered_by" not in made
    assert ask.get("/contacts").json() == [made]
    assert ask.get(f"/contacts?actor={club.pk}").json() == [made]
    assert ask.get(f"/contacts?actor={club.pk + 1}").json() == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"next_step": "Ring 010203-1234", "next_on": "2199-01-01"},
        {"next_step": "Ringe"},
        {"on": "2199-01-01"},
        {"kind": "party"},
        {"theme": 999},
    ],
)
def test_the_same_is_refused_as_on_the_screen(
    wrong: dict[str, Any], club: Actor, caller: Ask
) -> None:
    said = {"actor": club.pk, "on": "2026-01-05", "kind": "meeting", **wrong}
    answer = caller().post("/contacts", said)
    assert answer.status_code == 422
    assert b"1234" not in answer.content
    assert not Contact.objects.exists()


def test_readers_get_the_plan_but_no_contact(
    club: Actor, a_user: Callable[..., User], caller: Ask
) -> None:
    facts = PlanFacts(title="Fest", on=date(2027, 5, 1), actors=(club.pk,), is_paid=True)
    add_entry(facts, a_user())
    reader = caller(Role.STEERING, Scope.READ)
    assert reader.get("/contacts").status_code == 403
    [line] = reader.get("/plan?half_year=2027-1").json()
    assert (line["title"], line["who"], line["is_paid"], line["months"]) == (
        *("Fest", ["Klubben"], True, [5]),
    )
    assert reader.get("/plan").json() == []
    assert reader.get("/plan?half_year=2027-1&place=999").json() == []
    assert reader.get("/plan?half_year=2027-3").status_code == 422
