"""Ugens tal: many sessions in one grid, a verdict at each row; and who is told what is lacking."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from brobygger.web.accounts.models import Role
from brobygger.web.activities.models import Activity, Session
from brobygger.web.reach.models import Tally
from brobygger.web.reach.register.calendar import week_of
from web.actors.pages import words_of

pytestmark = pytest.mark.django_db
Browser = Callable[..., Client]


@pytest.fixture
def three(cafe: Activity, a_session: Callable[..., Session]) -> list[Session]:
    """Three sessions of today that lack numbers."""
    return [a_session(cafe, order=order, state="held") for order in (1, 2, 3)]


def grid(*rows: tuple[Session, str, tuple[str, str, str]], sure: bool = False) -> dict[str, str]:
    """What the grid sends: a session, what stood there, what is typed."""
    sent = {}
    for session, seen, typed in rows:
        for name, value in zip(("heads", "first_timers", "outside"), typed, strict=True):
            sent[f"{name}-{session.pk}"] = value
        sent[f"seen-{session.pk}"] = seen
        if sure:
            sent[f"sure-{session.pk}"] = "1"
    return sent


def test_each_row_is_saved_for_itself_and_gets_its_verdict(
    three: list[Session], signed_in: Browser
) -> None:
    one, two, three_ = three
    sent = grid(
        (one, "||", ("12", "3", "")), (two, "||", ("5", "6", "")), (three_, "||", ("", "", ""))
    )
    page = signed_in(Role.PROJECT).post(reverse("register:week"), sent)
    said = words_of(page.content)
    assert "1 gang er gemt. 1 gang er ikke gemt: se ved rækken." in said
    assert "6 for første gang er flere end de 5" in said
    assert 'value="6"' in page.content.decode()
    assert [(row.session, row.heads) for row in Tally.objects.all()] == [(one, 12)]


def test_sent_again_it_changes_nothing(three: list[Session], signed_in: Browser) -> None:
    sent = grid((three[0], "||", ("12", "3", "")))
    for _time in range(2):
        said = words_of(signed_in().post(reverse("register:week"), sent).content)
        assert "1 gang er gemt." in said
    tally = Tally.objects.get()
    assert (tally.heads, tally.changes.count()) == (12, 0)


def test_a_number_in_the_grid_corrects_and_keeps_the_rest(
    cafe: Activity, tallied: Any, signed_in: Browser
) -> None:
    tally = tallied(cafe, 12, first_timers=3, asked=8, line="Regn")
    sent = grid((tally.session, "12|3|", ("11", "3", "1")))
    signed_in().post(reverse("register:week"), sent)
    tally.refresh_from_db()
    assert (tally.heads, tally.outside, tally.asked, tally.line) == (11, 1, 8, "Regn")
    assert tally.changes.get().before["heads"] == 12


def test_what_another_has_written_meanwhile_is_not_overwritten(
    cafe: Activity, tallied: Any, signed_in: Browser
) -> None:
    tally = tallied(cafe, 12)
    sent = grid((tally.session, "||", ("11", "", "")))
    said = words_of(signed_in().post(reverse("register:week"), sent).content)
    assert "En anden har skrevet tal imens." in said
    tally.refresh_from_db()
    assert tally.heads == 12


def test_a_doubt_and_what_is_no_number(three: list[Session], signed_in: Browser) -> None:
    client, url = signed_in(), reverse("register:week")
    rows = (three[0], "||", ("900", "", "")), (three[1], "||", ("tolv", "", ""))
    page = client.post(url, grid(*rows)).content.decode()
    assert f'name="sure-{three[0].pk}"' in page
    assert "Skriv et helt tal, fx 12." in page
    assert not Tally.objects.exists()
    client.post(url, grid(rows[0], sure=True))
    assert Tally.objects.get().heads == 900


def test_another_week_and_all_that_lack(
    cafe: Activity, a_session: Callable[..., Session], signed_in: Browser
) -> None:
    a_session(cafe, 14)
    a_session(cafe, -7)
    client, url = signed_in(), reverse("register:week")
    assert "Cafe" not in words_of(client.get(url).content)
    code = week_of(timezone.localdate() - timedelta(days=14)).code
    assert "Cafe" in words_of(client.get(f"{url}?uge={code}").content)
    said = words_of(client.get(f"{url}?vis=mangler").content)
    assert said.count("Cafe") == 1
    assert client.get(f"{url}?uge=2026-W99").status_code == 200


def test_what_lacks_numbers_waits_for_those_who_write_them(
    cafe: Activity, three: list[Session], signed_in: Browser
) -> None:
    assert "gange mangler tal" in words_of(signed_in(Role.PROJECT).get("/").content)
    assert "gange mangler tal" not in words_of(signed_in(Role.STEERING).get("/").content)
