"""Meetings over the API: who meets, when, and a part that a meeting is owed."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from brobygger.demo.annex import demo_annex
from brobygger.web.accounts.models import Role, User
from brobygger.web.accounts.tokens import Scope
from brobygger.web.audit.models import AuditEvent
from brobygger.web.recommendations.models import Annex, Part
from brobygger.web.steering.days import due_days
from brobygger.web.steering.models import Body, Due, Meeting
from brobygger.web.steering.steps import BodyFacts, add_body
from web.api.both_ways import part
from web.api.conftest import Caller

Ask = Callable[..., Caller]


@pytest.fixture
def group(a_user: Callable[..., User]) -> Body:
    """The expert group."""
    return add_body(BodyFacts(title="Ekspertgruppen", kind="expert_group"), a_user())


def saved(answer: Any, status: int = 200) -> Any:
    """The JSON of an answer that is none but a good one."""
    assert answer.status_code == status, answer.content
    return answer.json()


def test_a_meeting_is_entered_and_told(
    group: Body, a_user: Callable[..., User], caller: Ask
) -> None:
    ask, reader = caller(), caller(Role.STEERING, Scope.READ)
    other = add_body(BodyFacts(title="Et udvalg", kind="committee"), a_user())
    assert [row["title"] for row in saved(reader.get("/bodies"))] == ["Ekspertgruppen", "Et udvalg"]
    body = {"on": "2024-11-15", "subject": " Status ", "source": "Kommissoriet"}
    made = saved(ask.post(f"/bodies/{group.pk}/meetings", body), 201)
    assert (made["subject"], made["is_day_known"], made["dues"]) == ("Status", True, [])
    half = {"on": "2024-12-31", "is_day_known": False}
    later = saved(ask.post(f"/bodies/{other.pk}/meetings", half), 201)
    assert saved(reader.get("/meetings")) == [later, made]
    assert saved(reader.get(f"/meetings?body={group.pk}")) == [made]
    assert saved(reader.get(f"/meetings/{made['id']}")) == made
    events = AuditEvent.objects.filter(verb="meeting.added").order_by("pk")
    assert [event.facts["on"] for event in events] == ["2024-11-15", "2024-12-31"]


def test_a_meeting_without_a_day_stands_on_the_last_of_the_half_year(
    group: Body, caller: Ask
) -> None:
    body = {"on": "2024-12-30", "is_day_known": False}
    answer = caller().post(f"/bodies/{group.pk}/meetings", body)
    assert answer.status_code == 422
    [fault] = answer.json()["errors"]
    assert fault["what"] == "Et møde uden dag står på halvårets sidste dag."
    slip = caller().post(f"/bodies/{group.pk}/meetings", {"on": "0023-06-28"})
    assert (slip.status_code, slip.json()["code"]) == (422, "out_of_shape")
    assert not Meeting.objects.exists()


def test_a_part_is_due_to_a_meeting_from_then_on(annex: Annex, group: Body, caller: Ask) -> None:
    ask = caller()
    meeting = saved(ask.post(f"/bodies/{group.pk}/meetings", {"on": "2024-11-15"}), 201)
    path = f"/meetings/{meeting['id']}/dues"
    due = saved(ask.post(path, {"part": part(annex).pk, "asked": "Et overblik"}), 201)
    assert (due["code"], due["meeting"], due["delivered_on"]) == ("3a", meeting["id"], None)
    assert saved(ask.get(f"/meetings/{meeting['id']}"))["dues"] == [due]
    assert due_days(Part.objects.all())[part(annex).pk].on == date(2024, 11, 15)
    event = AuditEvent.objects.get(verb="due.linked")
    assert (event.facts["part"], event.facts["body"]) == ("3a", "Ekspertgruppen")


def test_only_a_part_in_force_and_words_that_say_something(
    annex: Annex, in_register: Callable[..., Annex], group: Body, caller: Ask
) -> None:
    ask = caller()
    meeting = saved(ask.post(f"/bodies/{group.pk}/meetings", {"on": "2024-11-15"}), 201)
    path = f"/meetings/{meeting['id']}/dues"
    old = part(annex).pk
    newer = in_register(demo_annex())
    Annex.objects.filter(pk=annex.pk).update(superseded_by=newer)
    for pk, asked, where in (
        (old, "Et overblik", "part"),
        (2**31 - 1, "Et overblik", "part"),
        (part(newer).pk, " ", "asked"),
    ):
        answer = ask.post(path, {"part": pk, "asked": asked})
        assert answer.status_code == 422
        assert [one["where"] for one in answer.json()["errors"]] == [where]
    assert not Due.objects.exists()


def test_the_list_takes_few_queries(
    annex: Annex, group: Body, caller: Ask, django_assert_max_num_queries: Any
) -> None:
    ask = caller()
    for day in range(1, 9):
        meeting = saved(ask.post(f"/bodies/{group.pk}/meetings", {"on": f"2024-11-0{day}"}), 201)
        body = {"part": part(annex).pk, "asked": "Et overblik"}
        saved(ask.post(f"/meetings/{meeting['id']}/dues", body), 201)
    with django_assert_max_num_queries(6):
        assert len(saved(ask.get("/meetings"))) == 8
