"""Actors, efforts and agreements over the API."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.utils import timezone

from brobygger.web.accounts.models import Role, User
from brobygger.web.accounts.tokens import Scope
from brobygger.web.actors.contact import set_contact
from brobygger.web.actors.facts import ContactFacts
from brobygger.web.actors.models import Actor, Agreement, Effort, Sector
from brobygger.web.areas.models import Place
from web.api.conftest import Caller

pytestmark = pytest.mark.django_db

Ask = Callable[..., Caller]


def saved(answer: Any, status: int = 200) -> Any:
    """The JSON of an answer that is none but a good one."""
    assert answer.status_code == status, answer.content
    return answer.json()


def test_an_actor_is_entered_changed_and_told(caller: Ask) -> None:
    ask, reader = caller(Role.PROJECT), caller(Role.STEERING, Scope.READ)
    place = Place.objects.create(code="OPD-9", title="Nordhegn")
    sector = Sector.objects.order_by("order")[0]
    body = {"title": " Klub Nord ", "sector": sector.pk, "places": [place.pk], "weekdays": [5, 1]}
    made = saved(ask.post("/actors", body), 201)
    assert (made["title"], made["weekdays"], made["places"]) == ("Klub Nord", [1, 5], [place.pk])
    other = saved(ask.post("/actors", {"title": "Skolen"}), 201)
    assert saved(reader.get("/actors")) == [made, other]
    assert saved(reader.get(f"/actors?place={place.pk}")) == [made]
    changed = saved(ask.put(f"/actors/{made['id']}", {**body, "offers": "Åben klub"}))
    assert changed == {**made, "offers": "Åben klub"}
    assert saved(reader.get(f"/actors/{made['id']}")) == changed
    assert saved(reader.get("/sectors"))[0]["title"] == sector.title


def test_one_that_looks_like_another_is_refused_unless_it_is_said(caller: Ask) -> None:
    ask = caller()
    saved(ask.post("/actors", {"title": "Boligforeningen Eksempelhaven"}), 201)
    twin = {"title": "Boligforenigen Eksempelhaven"}
    answer = ask.post("/actors", twin)
    assert answer.status_code == 422
    [fault] = answer.json()["errors"]
    assert (fault["where"], "Boligforeningen Eksempelhaven" in fault["what"]) == ("title", True)
    saved(ask.post("/actors", {**twin, "is_another": True}), 201)
    assert Actor.objects.count() == 2


def test_a_contacts_name_and_number_are_never_told(
    a_user: Callable[..., User], caller: Ask
) -> None:
    ask = caller()
    made = saved(ask.post("/actors", {"title": "Klub Nord"}), 201)
    said = ContactFacts(function="Leder", work_name="Kim Eksempel", agreed_on=timezone.localdate())
    set_contact(Actor.objects.get(), said, a_user())
    told = ask.get(f"/actors/{made['id']}")
    assert "Kim" not in told.content.decode()
    body = {"title": "Klub Nord", "contact_function": "Leder"}
    assert saved(ask.put(f"/actors/{made['id']}", body))["contact_function"] == "Leder"
    assert Actor.objects.get().contact_work_name == "Kim Eksempel"


def test_efforts_and_agreements_are_entered_and_changed(caller: Ask) -> None:
    ask = caller()
    actor = saved(ask.post("/actors", {"title": "Klub Nord"}), 201)["id"]
    body = {"title": "Lektiecafé", "actors": [actor], "standing": "existing", "level": "group"}
    effort = saved(ask.post("/efforts", body), 201)
    assert saved(ask.get(f"/efforts?actor={actor}")) == [effort]
    later = saved(ask.put(f"/efforts/{effort['id']}", {**body, "starts_on": "2026-03-01"}))
    assert (
        later == {**effort, "starts_on": "2026-03-01"} == saved(ask.get(f"/efforts/{effort['id']}"))
    )
    assert saved(ask.get(f"/actors/{actor}"))["efforts"] == [effort["id"]]
    said = {"purpose": "Lokaler", "starts_on": "2026-01-01"}
    agreement = saved(ask.post(f"/actors/{actor}/agreements", said), 201)
    renewed = {**said, "renewal_on": "2027-01-01"}
    assert saved(ask.put(f"/agreements/{agreement['id']}", renewed))["renewal_on"] == "2027-01-01"
    assert [row["id"] for row in saved(ask.get("/agreements"))] == [agreement["id"]]
    assert Agreement.objects.get().renewal_on == date(2027, 1, 1)
    assert Effort.objects.count() == 1


@pytest.mark.parametrize(
    "body",
    [
        {"title": "010190-1234"},
        {"title": ""},
        {"title": "Klub", "weekdays": [8]},
        {"title": "Klub", "places": [999]},
        {"title": "Klub", "contact_work_name": "Kim"},
    ],
)
def test_what_cannot_be_an_actor_is_refused(body: dict[str, Any], caller: Ask) -> None:
    assert caller().post("/actors", body).status_code == 422
    assert not Actor.objects.exists()


def test_a_role_may_do_the_same_here_as_on_screen(caller: Ask) -> None:
    assert caller(Role.STEERING).post("/actors", {"title": "Klub"}).status_code == 403
    assert caller(Role.BUDGET).post("/actors", {"title": "Klub"}).status_code == 403
    assert not Actor.objects.exists()
