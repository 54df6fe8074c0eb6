"""What we have asked others for: entered, followed, listed, and missed where it is missing."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from brobygger.demo.annex import demo_annex
from brobygger.web.accounts.models import Role, User
from brobygger.web.audit.models import AuditEvent
from brobygger.web.recommendations.approaches.standing import standing_of
from brobygger.web.recommendations.approaches.steps import (
    ApproachFacts,
    add_approach,
    change_approach,
    remove_approach,
)
from brobygger.web.recommendations.models import Annex, Approach, Part
from brobygger.web.ui.faults import Refused

pytestmark = pytest.mark.django_db
LIST = "recommendations:approaches"
ASK = ApproachFacts(addressed_to="Et ministerium", subject="At reglen bliver ændret")
DAY = date(2026, 2, 1)


@pytest.fixture
def part(accept: Callable[..., Annex]) -> Part:
    """The part of the demo that is outside the city's mandate."""
    accept(demo_annex())
    return Part.objects.select_related("recommendation__annex").get(code="10a")


def test_step_by_step(part: Part, a_user: Callable[..., User]) -> None:
    user = a_user()
    row = add_approach(part, ASK, user)
    said = [standing_of(row)]
    for change in (
        {"decided_on": DAY, "committee": "BIU"},
        {"sent_on": DAY + timedelta(9), "document_number": "3507324"},
        {"answered_on": DAY + timedelta(40), "answer": "Ikke nu"},
    ):
        facts = ApproachFacts(
            **{name: getattr(row, name) for name in ApproachFacts.__dataclass_fields__} | change
        )
        assert change_approach(row, facts, user)
        assert not change_approach(row, facts, user)
        said.append(standing_of(row))
    assert said == ["undecided", "decided", "waiting", "answered"]
    assert row.history.count() == 4
    events = AuditEvent.objects.filter(verb__startswith="approach.").order_by("pk")
    assert [(one.facts["before"], one.facts["after"]) for one in events] == [
        ("", "undecided"),
        ("undecided", "decided"),
        ("decided", "waiting"),
        ("waiting", "answered"),
    ]
    assert "ministerium" not in str([one.facts for one in events])


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"addressed_to": " "}, "addressed_to"),
        ({"subject": ""}, "subject"),
        ({"answered_on": DAY}, "sent_on"),
        ({"decided_on": DAY, "sent_on": DAY - timedelta(1)}, "sent_on"),
        ({"sent_on": DAY, "answered_on": DAY - timedelta(1)}, "answered_on"),
        ({"answer": "010190-1234", "sent_on": DAY}, "answer"),
        ({"document_number": "010190-1234"}, "document_number"),
    ],
)
def test_what_cannot_be_right_is_refused(
    part: Part, a_user: Callable[..., User], change: dict[str, Any], field: str
) -> None:
    with pytest.raises(Refused) as said:
        add_approach(part, replace(ASK, **change), a_user())
    assert field in [fault.field for fault in said.value.faults]
    assert "010190" not in str(said.value)
    assert not Approach.objects.exists()


def test_a_part_that_is_ours_alone_asks_nobody(
    part: Part, a_user: Callable[..., User], signed_in: Callable[..., Client]
) -> None:
    ours = Part.objects.get(code="2a")
    with pytest.raises(Refused, match="inden for kommunens mandat"):
        add_approach(ours, ASK, a_user())
    url = reverse("recommendations:add_approach", args=[ours.pk])
    page = signed_in().post(url, {"addressed_to": "X", "subject": "Y"}).content.decode()
    assert "inden for kommunens mandat" in page
    remarked = Part.objects.get(code="4a")
    assert remarked.remark
    add_approach(remarked, ASK, a_user())


def test_only_what_was_never_sent_can_be_taken_away(
    part: Part, a_user: Callable[..., User], signed_in: Callable[..., Client]
) -> None:
    sent = add_approach(part, replace(ASK, sent_on=DAY), a_user())
    with pytest.raises(Refused, match="kan ikke slettes"):
        remove_approach(sent, a_user())
    mistake = add_approach(part, ASK, a_user())
    client = signed_in()
    page = client.get(reverse("recommendations:approach", args=[mistake.pk])).content.decode()
    assert "Slet henvendelsen" in page
    page = client.get(reverse("recommendations:approach", args=[sent.pk])).content.decode()
    assert "Slet henvendelsen" not in page
    url = reverse("recommendations:remove_approach", args=[mistake.pk])
    assert "Henvendelsen er slettet." in client.post(url, follow=True).content.decode()
    url = reverse("recommendations:remove_approach", args=[sent.pk])
    assert "kan ikke slettes" in client.post(url, follow=True).content.decode()
    assert list(Approach.objects.all()) == [sent]


def test_the_page_keeps_what_was_typed_and_the_card_shows_how_far_it_is(
    part: Part, signed_in: Callable[..., Client]
) -> None:
    client = signed_in()
    card = reverse("recommendations:recommendation", args=[part.recommendation_id])
    assert "mangler henvendelse" in client.get(card).content.decode()
    url = reverse("recommendations:add_approach", args=[part.pk])
    typed = {"addressed_to": "Et ministerium", "subject": "Reglen", "answered_on": "01.02.2026"}
    page = client.post(url, typed).content.decode()
    assert "hvornår henvendelsen blev sendt" in page
    assert "Et ministerium" in page
    answer = client.post(url, {**typed, "sent_on": "2026-01-05", "answered_on": ""}, follow=True)
    page = answer.content.decode()
    assert "sendt, afventer svar" in page
    assert "mangler henvendelse" not in page
    assert "skrev en henvendelse om del 10a ind" in page


def test_filters_and_counts(
    part: Part, a_user: Callable[..., User], signed_in: Callable[..., Client]
) -> None:
    today = timezone.localdate()
    user = a_user()
    late, soon = today - timedelta(1), today + timedelta(30)
    kinds = {
        "ny": ASK,
        "sent": replace(ASK, subject="sendt", sent_on=DAY, next_on=late),
        "frist": replace(ASK, subject="frist", sent_on=DAY, next_on=soon),
        "svar": replace(ASK, subject="svar", sent_on=DAY, answered_on=DAY, next_on=late),
    }
    rows = {name: add_approach(part, facts, user) for name, facts in kinds.items()}
    client = signed_in()

    def found(query: str) -> set[str]:
        table = client.get(reverse(LIST) + query).context["table"]
        return {name for name, row in rows.items() if row in list(table.page)}

    assert found("") == set(rows)
    assert found("?stand=ikke-sendt") == {"ny"}
    assert found("?stand=afventer") == {"sent", "frist"}
    assert found("?stand=besvaret") == {"svar"}
    assert found("?naeste=passeret") == {"sent"}
    assert found("?naeste=ingen") == {"ny"}


def test_parts_outside_the_mandate_that_nobody_was_asked_about_are_named(
    part: Part, a_user: Callable[..., User], signed_in: Callable[..., Client]
) -> None:
    client = signed_in()
    assert [one.code for one in client.get(reverse(LIST)).context["missing"]] == ["10a"]
    add_approach(part, ASK, a_user())
    assert client.get(reverse(LIST)).context["missing"] == []


def test_the_list_is_of_the_annex_in_force(
    part: Part, a_user: Callable[..., User], signed_in: Callable[..., Client]
) -> None:
    add_approach(part, ASK, a_user())
    annex = part.recommendation.annex
    annex.superseded_by = annex
    annex.save()
    page = signed_in().get(reverse(LIST))
    assert page.context["table"].count == 0
    assert page.context["missing"] == []


def test_the_list_costs_the_same_whatever_the_rows(
    part: Part, a_user: Callable[..., User], signed_in: Callable[..., Client]
) -> None:
    client = signed_in()
    costs = []
    for more in (1, 20):
        for _each in range(more):
            add_approach(part, ASK, a_user())
        with CaptureQueriesContext(connection) as seen:
            client.get(reverse(LIST))
        costs.append(len(seen))
    assert costs[0] == costs[1] <= 12


def test_a_passed_date_waits_on_the_overview(
    part: Part, a_user: Callable[..., User], signed_in: Callable[..., Client]
) -> None:
    late = timezone.localdate() - timedelta(1)
    add_approach(part, replace(ASK, sent_on=DAY, next_on=late), a_user())
    assert "henvendelse har passeret sin næste dato" in signed_in().get("/").content.decode()
    page = signed_in(Role.STEERING).get("/").content.decode()
    assert "har passeret" not in page


def test_export_has_the_words(
    part: Part, a_user: Callable[..., User], signed_in: Callable[..., Client]
) -> None:
    add_approach(part, replace(ASK, sent_on=DAY), a_user())
    answer: Any = signed_in().get(reverse(LIST) + "?format=csv")
    lines = answer.content.decode("utf-8-sig").splitlines()
    assert "sendt, afventer svar" in lines[1]


@pytest.mark.parametrize("role", [Role.STEERING, Role.PROJECT, Role.EVALUATOR])
def test_readers_read_and_change_nothing(
    part: Part, a_user: Callable[..., User], signed_in: Callable[..., Client], role: str
) -> None:
    row = add_approach(part, ASK, a_user())
    client = signed_in(role)
    assert client.get(reverse(LIST)).status_code == 200
    card = reverse("recommendations:recommendation", args=[part.recommendation_id])
    page = client.get(card).content.decode()
    assert "Et ministerium" in page
    assert reverse("recommendations:approach", args=[row.pk]) not in page
    for name, pk in (("add_approach", part.pk), ("approach", row.pk)):
        url = reverse(f"recommendations:{name}", args=[pk])
        assert client.get(url).status_code == client.post(url, {}).status_code == 403
    url = reverse("recommendations:remove_approach", args=[row.pk])
    assert client.post(url).status_code == 403
    user = a_user(role)
    for refuse in (
        lambda: add_approach(part, ASK, user),
        lambda: change_approach(row, ASK, user),
        lambda: remove_approach(row, user),
    ):
        with pytest.raises(PermissionDenied):
            refuse()
    assert Approach.objects.get() == row
