"""Adgange: made for oneself, shown once, kept as a fingerprint, closed for good."""

import json
import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.utils import timezone

from brobygger.web.accounts.models import Role, User
from brobygger.web.accounts.tokens import (
    AccessToken,
    Scope,
    check_token,
    issue_token,
    latest_end,
    revoke_token,
)
from brobygger.web.audit.models import AuditEvent
from brobygger.web.audit.words import sentence
from brobygger.web.entry.api import api
from web.api.conftest import Caller

PAGE = "/administration/adgange/"


def in_days(days: int) -> Any:
    return timezone.localdate() + timedelta(days=days)


def test_the_secret_is_nowhere_in_the_database(a_user: Callable[..., User]) -> None:
    issued = issue_token(a_user(), Scope.READ, "regneark", in_days(5))
    row = AccessToken.objects.get()
    assert issued.secret.startswith("brobygger_")
    assert len(issued.secret) > 40
    kept = json.dumps([str(value) for value in vars(row).values()])
    kept += json.dumps([[one.facts, one.why] for one in AuditEvent.objects.all()])
    assert issued.secret not in kept
    assert issued.secret.removeprefix("brobygger_") not in kept


@pytest.mark.parametrize(
    ("scope", "asked", "opens"),
    [
        (Scope.READ, (Scope.READ, Scope.WRITE), True),
        (Scope.WRITE, (Scope.READ, Scope.WRITE), True),
        (Scope.READ, (Scope.WRITE,), False),
        (Scope.CALENDAR, (Scope.READ, Scope.WRITE), False),
        (Scope.CALENDAR, (Scope.CALENDAR,), True),
        (Scope.WRITE, (Scope.CALENDAR,), False),
    ],
)
def test_a_token_opens_what_it_was_made_for(
    a_user: Callable[..., User], scope: str, asked: tuple[str, ...], opens: bool
) -> None:
    secret = issue_token(a_user(), scope, "prøve", in_days(5)).secret
    assert (check_token(secret, *asked) is not None) is opens


def test_a_token_ends_and_can_be_closed(a_user: Callable[..., User]) -> None:
    user = a_user()
    issued = issue_token(user, Scope.READ, "prøve", in_days(0))
    assert check_token(issued.secret, Scope.READ)
    assert issued.token.is_open(in_days(0))
    assert not issued.token.is_open(in_days(1))
    AccessToken.objects.update(expires_on=in_days(-1))
    assert check_token(issued.secret, Scope.READ) is None
    AccessToken.objects.update(expires_on=in_days(1))
    revoke_token(issued.token, user)
    revoke_token(issued.token, user)
    assert check_token(issued.secret, Scope.READ) is None
    assert [one.verb for one in AuditEvent.objects.all()] == ["token.revoked", "token.issued"]


def test_a_person_who_has_left_opens_nothing(a_user: Callable[..., User]) -> None:
    user = a_user()
    secret = issue_token(user, Scope.READ, "prøve", in_days(5)).secret
    user.is_active = False
    user.save()
    assert check_token(secret, Scope.READ) is None


def test_the_day_of_use_is_written_once_a_day(a_user: Callable[..., User]) -> None:
    secret = issue_token(a_user(), Scope.READ, "prøve", in_days(5)).secret
    assert AccessToken.objects.get().last_used_on is None
    check_token(secret, Scope.READ)
    assert AccessToken.objects.get().last_used_on == timezone.localdate()


@pytest.mark.parametrize(
    ("scope", "label", "days"),
    [
        ("all", "prøve", 5),
        (Scope.READ, "  ", 5),
        (Scope.READ, "prøve", -1),
        (Scope.READ, "prøve", 367),
    ],
)
def test_an_access_that_makes_no_sense_is_refused(
    a_user: Callable[..., User], scope: str, label: str, days: int
) -> None:
    with pytest.raises(ValueError, match=r"."):
        issue_token(a_user(), scope, label, in_days(days))
    assert not AccessToken.objects.exists()


def test_a_calendar_may_live_longer(a_user: Callable[..., User]) -> None:
    end = latest_end(Scope.CALENDAR, timezone.localdate())
    assert end > latest_end(Scope.READ, timezone.localdate())
    assert issue_token(a_user(), Scope.CALENDAR, "kalender", end).token.expires_on == end


@pytest.mark.parametrize("role", Role.values)
def test_only_who_may_write_gets_a_token_that_writes(
    a_user: Callable[..., User], role: str
) -> None:
    user = a_user(role)
    may = role in {Role.CASE_OFFICER, Role.BUDGET, Role.ADMINISTRATOR}
    if may:
        issue_token(user, Scope.WRITE, "prøve", in_days(5))
    else:
        with pytest.raises(PermissionDenied):
            issue_token(user, Scope.WRITE, "prøve", in_days(5))
    assert AccessToken.objects.exists() is may


def test_one_person_cannot_close_anothers_access(a_user: Callable[..., User]) -> None:
    issued = issue_token(a_user(), Scope.READ, "prøve", in_days(5))
    with pytest.raises(PermissionDenied):
        revoke_token(issued.token, a_user(Role.BUDGET))
    revoke_token(issued.token, a_user(Role.ADMINISTRATOR))
    assert check_token(issued.secret, Scope.READ) is None


# --- the page ---------------------------------------------------------------------------------


def test_the_page_makes_shows_once_and_closes(signed_in: Callable[..., Client]) -> None:
    client = signed_in()
    answer = client.post(
        PAGE, {"label": "Regneark", "scope": "read", "expires_on": str(in_days(30))}
    )
    text = answer.content.decode()
    found = re.search(r">(brobygger_[^<]+)<", text)
    assert found
    assert answer["Cache-Control"] == "no-store"
    assert check_token(found[1], Scope.READ)
    again = client.get(PAGE).content.decode()
    assert found[1] not in again
    assert "Regneark" in again
    row = AccessToken.objects.get()
    assert client.post(f"{PAGE}{row.pk}/luk/").status_code == 302
    assert check_token(found[1], Scope.READ) is None
    told = [sentence(event) for event in AuditEvent.objects.all()]
    assert told == [
        "lukkede adgangen »Regneark«",
        f"oprettede adgangen »Regneark« (gælder til og med {in_days(30)})",
    ]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"label": ""}, "Skriv, hvad adgangen skal bruges til."),
        ({"label": "010203-1234"}, "Det ligner et personnummer."),
        ({"expires_on": ""}, "Skriv den sidste dag"),
        ({"expires_on": "2001-01-01"}, "Dagen er gået."),
        ({"expires_on": "2999-01-01"}, "mere end et år frem"),
        ({"scope": "calendar"}, "calendar"),
    ],
)
def test_the_page_says_what_is_wrong(
    signed_in: Callable[..., Client], wrong: dict[str, str], said: str
) -> None:
    right = {"label": "Regneark", "scope": "read", "expires_on": str(in_days(30))}
    answer = signed_in().post(PAGE, {**right, **wrong})
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not AccessToken.objects.exists()


def test_readers_are_offered_reading_only(signed_in: Callable[..., Client]) -> None:
    assert 'value="write"' not in signed_in(Role.STEERING).get(PAGE).content.decode()
    assert 'value="write"' in signed_in(Role.BUDGET).get(PAGE).content.decode()


def test_one_sees_ones_own_and_an_administrator_all(
    signed_in: Callable[..., Client], a_user: Callable[..., User]
) -> None:
    issue_token(a_user(), Scope.READ, "min egen", in_days(5))
    issue_token(a_user(Role.BUDGET), Scope.READ, "en andens", in_days(5))
    own = signed_in().get(PAGE).content.decode()
    assert "min egen" in own
    assert "en andens" not in own
    everything = signed_in(Role.ADMINISTRATOR).get(PAGE).content.decode()
    assert "min egen" in everything
    assert "en andens" in everything
    assert (
        signed_in().post(f"{PAGE}{AccessToken.objects.get(label='en andens').pk}/luk/").status_code
        == 403
    )


def test_the_page_takes_few_queries(
    signed_in: Callable[..., Client],
    a_user: Callable[..., User],
    django_assert_max_num_queries: Any,
) -> None:
    for number in range(10):
        issue_token(a_user(), Scope.READ, f"nr. {number}", in_days(5))
    client = signed_in()
    with django_assert_max_num_queries(12):
        client.get(PAGE)


# --- at the door ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "header", ["", "Bearer", "Bearer x", "Bearer brobygger_x", "Basic eDp5", "brobygger_x"]
)
def test_what_is_no_token_is_told_so(db: None, header: str) -> None:
    answer = Client().get("/api/annexes", headers={"Authorization": header} if header else {})
    said = json.loads(answer.content)
    assert answer.status_code == 401
    assert answer["Content-Type"] == "application/problem+json"
    assert said["code"] == "token_missing"
    assert "Adgange" in said["remedy"]


def test_every_address_asks_for_a_token(db: None) -> None:
    """Filled with plain values, no address tells a stranger anything but the description."""
    for path, methods in api.get_openapi_schema()["paths"].items():
        filled = re.sub(r"{\w+}", "1", path)
        for method in methods:
            answer = Client().generic(method.upper(), filled, b"{}", "application/json")
            assert answer.status_code == 401, (method, filled)


def test_a_closed_token_and_a_calendars_open_nothing(
    caller: Callable[..., Caller], a_user: Callable[..., User]
) -> None:
    ask = caller()
    revoke_token(AccessToken.objects.get(), a_user())
    assert ask.get("/annexes").status_code == 401
    calendar = caller(scope=Scope.CALENDAR)
    answer = calendar.get("/annexes")
    assert (answer.status_code, json.loads(answer.content)["code"]) == (403, "scope_too_narrow")
