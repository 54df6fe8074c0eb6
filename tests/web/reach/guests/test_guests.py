"""Jeres bidrag: a partner's page by its link alone, discreet, with its own week at once."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from brobygger.web.accounts.pace import Pace
from brobygger.web.activities.guests import token_of
from brobygger.web.activities.models import Activity, GuestLink, Session
from brobygger.web.audit.models import AuditEvent
from brobygger.web.reach.guests import pace
from brobygger.web.reach.models import Tally
from brobygger.web.reach.register.calendar import week_of
from web.actors.pages import words_of
from web.reach.conftest import TITLE

pytestmark = pytest.mark.django_db


@pytest.fixture
def link(cafe: Activity, a_link: Callable[..., GuestLink]) -> GuestLink:
    """The link of a partner to the cafe."""
    return a_link(cafe)


def url_of(link: GuestLink, name: str = "tally", *args: Any) -> str:
    return reverse(f"guest:{name}", args=[token_of(link), *args])


def send(client: Client, link: GuestLink, **more: Any) -> Any:
    """Send the form, and look at the page that follows."""
    given = {"day": "today", "sent_key": str(uuid4()), **more}
    return client.post(url_of(link), given, follow=True)


def test_the_page_knows_nothing_but_the_alias(link: GuestLink) -> None:
    page = Client().get(url_of(link)).content.decode()
    assert "<h1>Cafe</h1>" in page
    assert re.search("<title>(.*?)</title>", page)[1] == "Cafe – Brobygger"  # type: ignore[index]
    assert TITLE not in page
    assert "Prøveindsatsen" not in page
    assert "Bekymret for en borger?" in page


def test_the_weeks_sheet_comes_at_once_with_ones_own_numbers_alone(
    link: GuestLink, a_session: Callable[..., Session], tallied: Any, cafe: Activity
) -> None:
    tallied(cafe, 77, order=9)
    client = Client()
    page = send(client, link, heads="14", first_timers="3", order="1")
    said = words_of(page.content)
    assert "Tak." in said
    assert "I alt 14 3" in said
    assert "77" not in said
    assert Tally.objects.get(heads=14).link == link
    assert set(client.cookies) <= {"csrftoken", "django_language"}


def test_sessions_that_lack_numbers_are_offered_the_latest_first(
    link: GuestLink, a_session: Callable[..., Session], cafe: Activity
) -> None:
    old, latest = a_session(cafe, 8), a_session(cafe, 1)
    a_session(cafe, 3, state=Session.State.CANCELLED)
    page = Client().get(url_of(link)).content.decode()
    days = re.findall(r'name="day" value="([^"]+)"', page)
    assert days == [f"m{latest.pk}", f"m{old.pk}", "today", "other"]
    assert re.search(rf'value="m{latest.pk}"[^>]* checked', page)
    send(Client(), link, day=f"m{old.pk}", heads="5")
    assert Tally.objects.get().session == old


def test_a_whole_series_is_written_by_one_link(link: GuestLink) -> None:
    for back in range(5):
        on = f"{timezone.localdate() - timedelta(days=7 * back):%d-%m-%Y}"
        send(Client(), link, day="other", on=on, heads=str(back))
    assert set(Tally.objects.values_list("heads", flat=True)) == set(range(5))
    week = week_of(timezone.localdate()).before
    assert "I alt 1 " in words_of(Client().get(f"{url_of(link)}?uge={week.code}").content)


def test_undone_and_corrected_by_the_partner_itself(link: GuestLink) -> None:
    client = Client()
    page = send(client, link, heads="14").content.decode()
    proof = re.search('name="proof" value="([^"]+)"', page)
    assert proof
    back = client.post(url_of(link, "undo"), {"proof": proof[1]}, follow=True)
    assert "Tallene er taget tilbage." in words_of(back.content)
    assert not Tally.objects.exists()
    send(client, link, heads="14")
    tally = Tally.objects.get()
    page = client.post(url_of(link, "correct", tally.pk), {"heads": "13"}, follow=True)
    said = words_of(page.content)
    assert "antal: 14 → 13" in said
    assert "Birkeskolen:" in said
    assert set(client.cookies) <= {"csrftoken", "django_language"}


def test_a_colleagues_correction_is_told_without_her_name(
    link: GuestLink, signed_in: Callable[..., Client]
) -> None:
    send(Client(), link, heads="14")
    tally = Tally.objects.get()
    signed_in().post(reverse("register:correct", args=[tally.pk]), {"heads": "10"})
    said = words_of(Client().get(url_of(link, "correct", tally.pk)).content)
    assert "antal: 14 → 10" in said
    assert "u-" not in said


def test_anothers_numbers_are_neither_seen_nor_corrected(
    link: GuestLink, cafe: Activity, tallied: Any
) -> None:
    theirs = tallied(cafe, 77)
    page = send(Client(), link, heads="5")
    said = page.content.decode()
    assert "Der står allerede tal for den dag." in said
    assert "77" not in words_of(page.content)
    assert url_of(link, "correct", theirs.pk) not in said
    assert Client().get(url_of(link, "correct", theirs.pk)).status_code == 404


def test_a_closed_link_is_told_so_and_a_forged_one_nothing(link: GuestLink) -> None:
    url = url_of(link)
    forged = url.replace("/bidrag/", "/bidrag/x")
    assert Client().get(forged).status_code == 404
    GuestLink.objects.update(revoked_at=timezone.now())
    for answer in (Client().get(url), Client().post(url, {"day": "today", "heads": "3"})):
        assert answer.status_code == 410
        assert "De tal, I har skrevet, er gemt." in words_of(answer.content)
        assert "Cafe" not in answer.content.decode()
    yesterday = timezone.localdate() - timedelta(days=1)
    GuestLink.objects.update(revoked_at=None, expires_on=yesterday)
    link.refresh_from_db()
    assert Client().get(url_of(link)).status_code == 410
    assert not Tally.objects.exists()


def test_the_pace_is_limited(link: GuestLink, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pace, "OF_LINK", Pace("guest link", 3, 60))
    client = Client()
    answers = [client.get(url_of(link)).status_code for _time in range(5)]
    assert answers == [200, 200, 200, 429, 429]


def test_the_page_speaks_english(link: GuestLink) -> None:
    client = Client()
    client.cookies["django_language"] = "en"
    assert '<html lang="en">' in client.get(url_of(link)).content.decode()


def test_the_queue_is_answered_shortly_here_too(link: GuestLink) -> None:
    given = {"day": "today", "sent_key": str(uuid4()), "heads": "5"}
    asked = {"Accept": "application/json"}
    said = [Client().post(url_of(link), given, headers=asked).json() for _time in range(2)]
    assert all(one["saved"] for one in said)
    assert Tally.objects.count() == 1
    assert AuditEvent.objects.filter(verb="tally.written").count() == 1
