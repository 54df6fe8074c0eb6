"""What no form and no step has asked about is stopped on its way into the database."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client

from brobygger.web.accounts.models import User
from brobygger.web.areas.models import AreaList, Place
from brobygger.web.audit.models import AuditEvent
from brobygger.web.entry import screens
from brobygger.web.jobs.models import Job
from brobygger.web.steering.models import Body
from brobygger.web.ui.faults import Refused
from brobygger.web.ui.guard import holds_number, may_hold_number
from canary import a_cpr, dump

CPR = a_cpr()
ESCAPED = '"' + "".join(f"\\u{ord(sign):04x}" for sign in CPR) + '"'
"""A text of JSON in which each sign is written by its number."""

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "write",
    [
        lambda: Place.objects.create(code="B1", title=CPR),
        lambda: Place.objects.bulk_create([Place(code="B1", title=f"hos {CPR}")]),
        lambda: Place.objects.update(title=CPR),
        lambda: Body.objects.filter(pk=1).update(title=CPR),
        lambda: AuditEvent.objects.create(verb="x", facts={"deep": [{"er": CPR}]}),
        lambda: AuditEvent.objects.create(verb="x", facts={CPR: 1}),
        lambda: Job.objects.create(kind="x", key="x", payload={"a": a_cpr("\u2011")}),
        lambda: Job.objects.create(kind="x", key="x", payload={"a": a_cpr("\u00a0\u2011\u00a0")}),
        lambda: Job.objects.create(kind="x", key=f"k {a_cpr('')}"),
        lambda: Job.objects.create(kind="x", key=f'{{"no JSON: {CPR}'),
        lambda: connection.cursor().execute("INSERT INTO jobs_job (key) VALUES (%s)", [ESCAPED]),
        lambda: connection.cursor().execute("INSERT INTO areas_place (title) VALUES (%s)", [CPR]),
        lambda: connection.cursor().executemany("UPDATE areas_place SET title = %s", [[CPR]]),
    ],
)
def test_every_road_into_the_database_is_closed(write: Callable[[], Any]) -> None:
    with pytest.raises(Refused) as refused, transaction.atomic():
        write()
    assert CPR not in str(refused.value)
    assert CPR not in dump()


def test_what_only_looks_like_one_is_for_a_person_to_judge(a_user: Callable[..., User]) -> None:
    """Ten digits that fail the check, an amount, a coordinate, a day and a time are kept."""
    doubtful = f"{a_cpr('')[:-1]}{(int(a_cpr('')[-1]) + 1) % 10}"
    assert may_hold_number(doubtful)
    assert not holds_number(doubtful)
    Place.objects.create(code="B1", title=doubtful)
    Job.objects.create(kind="x", key="y", payload={"kr": int(f"31{a_cpr('')[2:]}"), "at": 12.5})
    AreaList.objects.create(kind="district", published=date(2023, 12, 1), source="01.01.1990 1234")


@pytest.mark.parametrize("value", [[CPR], {"a": {"b": (CPR,)}}, {CPR: 1}, iter([CPR]), f"«{CPR}»"])
def test_a_number_is_found_however_deep_it_lies(value: Any) -> None:
    assert holds_number(value)


@pytest.mark.parametrize("apart", [["010190", "1234"], ["010190-", "1234"], {"010190": "1234"}])
def test_two_texts_are_no_number_together(apart: Any) -> None:
    assert not may_hold_number(apart)


@pytest.mark.parametrize("value", [None, 3, b"x", "", "2023-0283605", date(1990, 1, 1), [None]])
def test_other_values_are_let_through(value: Any) -> None:
    assert not may_hold_number(value)


def test_a_screen_that_did_not_ask_tells_it_and_saves_nothing(
    signed_in: Callable[..., Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its transaction is taken back, and the reader learns why, not what was typed."""

    @transaction.atomic
    def step(user: User, words: str) -> None:
        Job.objects.create(kind=words)

    monkeypatch.setattr(screens, "find", step)
    answer = signed_in().get("/soeg/", {"q": CPR})
    assert answer.status_code == 422
    assert "personnummer" in answer.content.decode()
    assert CPR not in dump()
