"""Registrér in a browser without script: preselected, saved, undone, corrected; and its queue."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from brobygger.web.accounts.models import Role
from brobygger.web.activities.models import Activity, HeadGroup, HelpContact, Session
from brobygger.web.reach.models import Tally
from web.actors.pages import words_of
from web.reach.conftest import TITLE

pytestmark = pytest.mark.django_db
Browser = Callable[..., Client]
START = "register:start"


def typed(activity: Activity, **more: Any) -> dict[str, Any]:
    """What the form sends."""
    return {"activity": activity.pk, "day": "today", "sent_key": str(uuid4()), **more}


def chosen(page: str) -> str:
    """The activity that is preselected."""
    found = re.search(r'name="activity" value="(\d+)"[^>]* checked', page)
    assert found
    return found[1]


def test_todays_activity_is_preselected_and_one_number_is_enough(
    an_activity: Callable[..., Activity], a_session: Callable[..., Session], signed_in: Browser
) -> None:
    an_activity("Aaa")
    cafe = an_activity("Cafe")
    a_session(cafe)
    client = signed_in(Role.PROJECT)
    page = client.get(reverse(START)).content.decode()
    assert chosen(page) == str(cafe.pk)
    assert TITLE not in page
    assert re.search("<title>(.*?)</title>", page)[1] == "Registrér – Brobygger"  # type: ignore[index]
    saved = client.post(reverse(START), typed(cafe, heads="14"), follow=True)
    assert "Gemt: Cafe" in words_of(saved.content)
    tally = Tally.objects.get()
    assert (tally.heads, tally.first_timers, tally.outside) == (14, None, None)


def test_the_last_one_is_preselected_where_nothing_is_planned(
    an_activity: Callable[..., Activity], tallied: Any, signed_in: Browser
) -> None:
    an_activity("Aaa")
    cafe = an_activity("Cafe")
    tallied(cafe, on=timezone.localdate() - timedelta(days=7))
    assert chosen(signed_in().get(reverse(START)).content.decode()) == str(cafe.pk)


def test_saved_can_be_undone_in_the_page(cafe: Activity, signed_in: Browser) -> None:
    client = signed_in()
    page = client.post(reverse(START), typed(cafe, heads="14"), follow=True).content.decode()
    proof = re.search('name="proof" value="([^"]+)"', page)
    assert proof
    again = client.post(reverse("register:undo"), {"proof": proof[1]}, follow=True)
    assert "Tallene er taget tilbage." in again.content.decode()
    assert not Tally.objects.exists()
    assert not Session.objects.exists()
    client.post(reverse("register:undo"), {"proof": proof[1] + "x"})


def test_numbers_that_stand_there_are_offered_for_correction(
    cafe: Activity, tallied: Any, signed_in: Browser
) -> None:
    there = tallied(cafe)
    page = signed_in(Role.PROJECT).post(reverse(START), typed(cafe, heads="15")).content.decode()
    assert "Der står allerede tal for den dag." in page
    assert reverse("register:correct", args=[there.pk]) in page


def test_a_correction_stands_with_what_was_before(
    cafe: Activity, tallied: Any, signed_in: Browser
) -> None:
    url = reverse("register:correct", args=[tallied(cafe, 12, first_timers=3).pk])
    client = signed_in()
    assert 'value="12"' in client.get(url).content.decode()
    page = client.post(url, {"heads": "11", "first_timers": ""}, follow=True)
    said = words_of(page.content)
    assert "antal: 12 → 11" in said
    assert "første gang: 3 → ikke oplyst" in said


def test_a_doubt_is_answered_in_the_page(cafe: Activity, signed_in: Browser) -> None:
    client, given = signed_in(), typed(cafe, heads="812")
    page = client.post(reverse(START), given).content.decode()
    assert "812 personer: er det rigtigt?" in page
    assert 'name="is_sure"' in page
    client.post(reverse(START), {**given, "is_sure": "on"})
    assert Tally.objects.get().heads == 812


def test_a_person_number_is_refused_and_not_said_again(cafe: Activity, signed_in: Browser) -> None:
    page = signed_in().post(reverse(START), typed(cafe, heads="3", line="010203-1234"))
    assert "personnummer" in page.content.decode()
    assert not Tally.objects.exists()


def test_broad_groups_are_counted_one_by_one(cafe: Activity, signed_in: Browser) -> None:
    young, old = (HeadGroup.objects.create(title=title) for title in ("unge", "voksne"))
    client = signed_in()
    assert "unge" in words_of(client.get(reverse(START)).content)
    client.post(reverse(START), typed(cafe, **{f"group-{young.pk}": "4", f"group-{old.pk}": ""}))
    tally = Tally.objects.get()
    assert tally.heads == 4
    assert [row.group for row in tally.groups.all()] == [young]


def test_another_day_and_another_activity_are_chosen(
    an_activity: Callable[..., Activity], signed_in: Browser
) -> None:
    rows = [an_activity(f"Hold {number}") for number in range(9)]
    given = typed(rows[0], other=rows[8].pk, day="other", on="01-06-2026", heads="3")
    signed_in().post(reverse(START), given)
    session = Session.objects.get()
    assert (session.activity, f"{session.on}") == (rows[8], "2026-06-01")


def test_help_stands_on_the_page(cafe: Activity, signed_in: Browser) -> None:
    HelpContact.objects.create(
        initiative=cafe.initiative,
        kind="acute",
        title="Vagten",
        number="70 00 00 00",
        checked_on=timezone.localdate(),
    )
    said = words_of(signed_in().get(reverse(START)).content)
    assert "Bekymret for en borger?" in said


def test_without_activities_the_page_says_what_will_be_here(db: None, signed_in: Browser) -> None:
    assert "Ingen aktiviteter endnu" in words_of(signed_in().get(reverse(START)).content)


class TestTheQueue:
    """The browser's script asks for a short answer; it may ask twice."""

    def ask(self, client: Client, given: dict[str, Any]) -> Any:
        return client.post(reverse(START), given, headers={"Accept": "application/json"})

    def test_is_answered_the_same_twice(self, cafe: Activity, signed_in: Browser) -> None:
        client, given = signed_in(), typed(cafe, heads="14")
        for _time in range(2):
            said = self.ask(client, given).json()
            assert said["saved"]
            assert said["url"].startswith("/registrer/?gemt=")
        assert Tally.objects.count() == 1

    def test_is_told_why_numbers_are_refused(self, cafe: Activity, signed_in: Browser) -> None:
        said = self.ask(signed_in(), typed(cafe, heads="3", first_timers="4")).json()
        assert not said["saved"]
        assert "flere end de 3" in said["words"]

    def test_is_sent_to_sign_in_and_loses_nothing(self, cafe: Activity, db: None) -> None:
        assert self.ask(Client(), typed(cafe, heads="3")).status_code == 302
