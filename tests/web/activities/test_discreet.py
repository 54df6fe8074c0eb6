"""Discreet by default: what can leave the house says nothing of what a closed activity is about.

Titles of pages, links, the calendar and its feed, files, the printed overview, events of the log.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from brobygger.web.accounts.models import Role
from brobygger.web.accounts.tokens import Scope, issue_token
from brobygger.web.activities import guests, overview_360, panels, sessions, steps
from brobygger.web.activities.facts import SessionFacts, facts_of
from brobygger.web.activities.models import Activity
from brobygger.web.audit.models import AuditEvent
from brobygger.web.ui import assets
from web.activities.conftest import House, today

pytestmark = pytest.mark.django_db

SignedIn = Callable[..., Client]
TELLING = ("Samtalegruppe", "mødre", "Normer", "opgangen", "Beboerhuset")
"""Words of the title, the theme, the target group and the place of the closed activity."""

MANIFEST = "manifest"


def tells(text: str) -> list[str]:
    """What a text gives away, however it is spelled."""
    return [word for word in TELLING if word.lower() in text.lower()]


@pytest.fixture
def closed(house: House) -> Activity:
    """A closed activity with a day that was held, one that comes, a link and a change."""
    row = house.activity()
    past = sessions.plan_session(row, SessionFacts(on=today() - timedelta(days=7)), house.user)
    sessions.hold(past, house.user)
    sessions.plan_session(row, SessionFacts(on=today() + timedelta(days=7)), house.user)
    guests.make_link(row, house.club, house.user)
    steps.change_activity(row, replace(facts_of(row), plan="Samtaler"), house.user)
    return row


def titles(page: str) -> str:
    """What the window, the tab and the history of a browser say."""
    found = re.findall(r"<title>(.*?)</title>|<meta[^>]*content=\"([^\"]*)\"", page, re.S)
    return " ".join(" ".join(one) for one in found)


def test_no_page_says_it_in_the_window(closed: Activity, signed_in: SignedIn) -> None:
    client = signed_in()
    session = closed.sessions.order_by("pk")[0]
    for name, pk in (
        ("activities:activity", closed.pk),
        ("activities:change", closed.pk),
        ("activities:plan", closed.pk),
        ("activities:session", session.pk),
    ):
        page = client.get(reverse(name, args=[pk])).content.decode()
        assert tells(titles(page)) == [], name


def test_no_address_says_it(closed: Activity, signed_in: SignedIn) -> None:
    page = signed_in().get(reverse("activities:activity", args=[closed.pk])).content.decode()
    assert tells(" ".join(re.findall(r'(?:href|action|src)="([^"]*)"', page))) == []
    assert tells(guests.token_of(closed.guest_links.get())) == []


def test_the_calendar_and_its_feed_know_no_session(
    closed: Activity, house: House, signed_in: SignedIn
) -> None:
    open_one = house.activity("Fællesspisning", alias="Klubben", is_closed=False, theme=None)
    sessions.plan_session(open_one, SessionFacts(on=today() + timedelta(days=8)), house.user)
    trial = house.trial("Samtaler i opgangen")
    client = signed_in()
    end = timezone.localdate() + timedelta(days=30)
    secret = issue_token(house.user, Scope.CALENDAR, "kalender", end).secret
    feed = client.get(reverse("calendar:feed", args=[secret])).content.decode()
    years = {today().year, (today() + timedelta(days=40)).year}
    pages = [client.get(reverse("calendar:year", args=[year])).content.decode() for year in years]
    for text in (feed, *pages):
        main = text[text.find("<main") :]
        assert tells(main) == []
        assert closed.alias not in main
        assert open_one.alias not in main
    assert f"Afprøvning nr. {trial.pk}" in feed


@pytest.mark.parametrize("kind", ["csv", "json", "xlsx"])
def test_a_file_of_the_list_holds_the_alias_alone(
    closed: Activity, signed_in: SignedIn, kind: str
) -> None:
    answer = signed_in().get(reverse("activities:list") + f"?format={kind}")
    if answer.status_code != 200 or "text/html" in answer["Content-Type"]:
        assert kind == "json"
        return
    assert tells(answer["Content-Disposition"]) == []
    if kind == "csv":
        text = b"".join(answer).decode() if answer.streaming else answer.content.decode()
        coming = closed.sessions.order_by("-on")[0].on
        assert tells(text) == []
        assert f"{coming:%d-%m-%Y}" not in text
        assert coming.isoformat() not in text
        assert "Nordhegn" not in text.replace("Indsatsen i Nordhegn", "")
        assert closed.alias in text
        assert "vises ikke" in text


def test_the_printed_overview_says_only_that_there_is_one(closed: Activity, house: House) -> None:
    [fill] = overview_360.fills(house.initiative)
    assert tells(fill.words) == []
    assert closed.alias not in fill.words
    assert str(closed.pk) not in fill.url
    assert (fill.theme_id, fill.target_group_id) == (house.theme.pk, house.group.pk)
    house.activity("Fællesspisning", alias="Klubben", is_closed=False)
    assert "Fællesspisning" in {one.words for one in overview_360.fills(house.initiative)}


def test_the_log_knows_the_alias_alone(closed: Activity, house: House) -> None:
    steps.archive_activity(closed, house.user)
    facts = AuditEvent.objects.filter(subject_type="activities.Activity").values_list(
        "facts", "why"
    )
    assert len(facts) >= 5
    assert tells(str(list(facts))) == []
    told = panels.activities_told(house.user, [str(closed.pk)])
    assert told.about(closed.pk, closed.alias).words == closed.alias
    assert list(told.fields) == ["alias"]


def test_readers_are_told_neither_when_nor_where(
    closed: Activity, house: House, signed_in: SignedIn
) -> None:
    client = signed_in(Role.STEERING)
    days = [f"{one:%d-%m-%Y}" for one in closed.sessions.values_list("on", flat=True)]
    for path in (
        reverse("activities:activity", args=[closed.pk]),
        reverse("activities:list"),
        reverse("initiatives:initiative", args=[house.initiative.pk]),
        reverse("actors:actor", args=[house.club.pk]),
    ):
        page = client.get(path).content.decode()
        assert "Beboerhuset" not in page
        assert not [day for day in days if day in page], path
    session = closed.sessions.order_by("pk")[0]
    assert client.get(reverse("activities:session", args=[session.pk])).status_code == 403


def test_programs_of_readers_are_told_neither(
    closed: Activity, house: House, signed_in: SignedIn
) -> None:
    from brobygger.web.activities import api

    reader = signed_in(Role.EVALUATOR).get("/").wsgi_request.user
    row = api._activity(closed, reader)
    assert (row.venue, row.place, row.starts_on, row.plan) == (None, None, None, "")
    assert api._activity(closed, house.user).venue == "Beboerhuset"
    session = closed.sessions.order_by("pk")[0]
    assert api._session(session, closed, reader).on is None
    assert api._session(session, closed, house.user).on == session.on


def test_icons_and_manifest_are_one_for_all() -> None:
    """Nothing that a telephone shows is made of an activity's words."""
    static = Path(assets.__file__).parent / "static"
    found = [one for one in static.rglob("*") if one.is_file() and MANIFEST in one.name]
    assert [one.name for one in found if tells(one.read_text(encoding="utf-8"))] == []
