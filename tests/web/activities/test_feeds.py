"""The calendar that others follow: open activities by their names outward, off until asked for."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from brobygger.web.accounts.models import Role, User
from brobygger.web.activities import sessions, steps
from brobygger.web.activities.facts import SessionFacts, facts_of
from brobygger.web.activities.feeds import outward
from brobygger.web.activities.feeds.steps import (
    USUAL,
    last_day,
    open_feed,
    switch_off,
    switch_on,
    token_of,
)
from brobygger.web.activities.models import Activity, ActivityFeed, Session
from brobygger.web.audit.models import AuditEvent
from brobygger.web.initiatives.models import Initiative
from brobygger.web.ui.faults import Refused
from web.activities.conftest import House, today
from web.calendars import parsed

pytestmark = pytest.mark.django_db

SignedIn = Callable[..., Client]
CANARIES = ("Samtalegruppe", "mødre", "Normer", "opgangen", "Kanariehuset", "Torsdagsholdet")
"""What the closed activity is called, inward and outward, what it is about, and where it is."""


def planned(row: Activity, user: User, *facts: SessionFacts) -> list[Session]:
    return [sessions.plan_session(row, one, user) for one in facts]


def soon(days: int, **more: Any) -> SessionFacts:
    return SessionFacts(on=today() + timedelta(days=days), **more)


@pytest.fixture
def both(house: House) -> House:
    """A closed and an open activity, each with days to come and days gone."""
    closed = house.activity(alias="Torsdagsholdet", venue="Kanariehuset")
    shared = house.activity(
        "Spisning for opgangen", alias="Klubben", is_closed=False, theme=None, target_group=None
    )
    for row in (closed, shared):
        planned(row, house.user, soon(3, starts_at=time(17, 30)), soon(10), soon(-4))
    planned(closed, house.user, soon(5), soon(6))
    return house


def fetched(token: str) -> tuple[int, bytes]:
    answer = Client().get(reverse("feeds:ics", args=[token]))
    return answer.status_code, answer.content


def words_of(page: bytes) -> str:
    """What a page says to a reader."""
    main = page.decode().partition("<main")[2].partition("</main")[0]
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


def text_of(initiative: Initiative) -> str:
    feed = open_feed(initiative)
    assert feed is not None
    status, content = fetched(token_of(feed))
    assert status == 200
    parsed(content)
    return re.sub("\r\n ", "", content.decode())


def test_it_is_off_until_switched_on_and_off_is_as_if_it_never_was(both: House) -> None:
    assert open_feed(both.initiative) is None
    feed = switch_on(both.initiative, both.user)
    token = token_of(feed)
    assert fetched(token)[0] == 200
    switch_off(both.initiative, both.user)
    assert fetched(token)[0] == fetched("ukendt")[0] == 404
    assert words_of(fetched(token)[1]) == words_of(fetched("ukendt")[1])
    again = switch_on(both.initiative, both.user)
    assert fetched(token)[0] == 404
    assert fetched(token_of(again))[0] == 200


def test_it_tells_the_days_to_come_by_the_name_outward(both: House) -> None:
    feed = switch_on(both.initiative, both.user)
    events = parsed(fetched(token_of(feed))[1])
    assert [event["SUMMARY"] for event in events] == ["Klubben", "Klubben"]
    first = timezone.make_aware(datetime.combine(today() + timedelta(days=3), time(17, 30)))
    assert events[0]["DTSTART"] == f"{first.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    assert events[1]["DTSTART;VALUE=DATE"] == f"{today() + timedelta(days=10):%Y%m%d}"
    assert {event["LOCATION"] for event in events} == {"Beboerhuset, Nordhegn"}
    assert not {"URL", "DESCRIPTION"} & {name for event in events for name in event}
    assert "\r\nX-WR-CALNAME:Aktiviteter i Nordhegn\r\n" in text_of(both.initiative)


def test_no_closed_activity_and_no_word_of_the_house_is_in_any_calendar(
    both: House, signed_in: SignedIn
) -> None:
    """A canary: neither title, alias, theme, group, day, place nor number of a closed one."""
    switch_on(both.initiative, both.user)
    client = signed_in(Role.STEERING)
    page = client.get(reverse("feeds:page", args=[both.initiative.pk])).content.decode()
    main = page[page.find("<main") : page.find("</main")]
    text = text_of(both.initiative)
    days = [today() + timedelta(days=at) for at in (5, 6)]
    for told in (text, main):
        assert [word for word in CANARIES if word.lower() in told.lower()] == []
        assert [on for on in days if f"{on:%d-%m-%Y}" in told or f"{on:%Y%m%d}" in told] == []
    assert text.count("BEGIN:VEVENT") == 2
    before = re.findall("UID:.*", text)
    Session.objects.filter(activity__is_closed=True).delete()
    after = text_of(both.initiative)
    assert re.findall("UID:.*", after) == before
    assert re.sub("DTSTAMP.*", "", after) == re.sub("DTSTAMP.*", "", text)


@pytest.mark.parametrize(
    "change",
    [
        {"is_closed": True},
        {"kind": Activity.Kind.COMPETENCE},
        {"is_archived": True},
    ],
)
def test_what_stops_being_open_to_all_leaves_the_calendar(
    both: House, change: dict[str, Any]
) -> None:
    switch_on(both.initiative, both.user)
    row = Activity.objects.get(alias="Klubben")
    for name, value in change.items():
        setattr(row, name, value)
    row.save()
    assert "VEVENT" not in text_of(both.initiative)


def test_what_was_called_off_or_held_leaves_the_calendar(both: House) -> None:
    switch_on(both.initiative, both.user)
    first, second = Session.objects.filter(activity__alias="Klubben", on__gte=today()).order_by(
        "on"
    )
    sessions.cancel(first, both.user)
    assert text_of(both.initiative).count("BEGIN:VEVENT") == 1
    Session.objects.filter(pk=second.pk).update(on=today() - timedelta(days=1))
    assert "VEVENT" not in text_of(both.initiative)


def test_other_initiatives_are_not_in_it(both: House) -> None:
    other = Initiative.objects.create(title="En anden")
    feed = switch_on(other, both.user)
    assert parsed(fetched(token_of(feed))[1]) == []
    assert outward.name_of(other) == "Aktiviteter"


def test_the_name_outward_is_danish_whoever_asks(both: House) -> None:
    token = token_of(switch_on(both.initiative, both.user))
    answer = Client().get(reverse("feeds:ics", args=[token]), headers={"accept-language": "en"})
    assert "X-WR-CALNAME:Aktiviteter i Nordhegn" in answer.content.decode()
    assert answer["Cache-Control"] == "private, no-store"


def test_it_ends_with_the_initiative(both: House) -> None:
    row = both.initiative
    assert last_day(row) == today() + USUAL
    row.ends_on = today() + timedelta(days=9)
    feed = switch_on(row, both.user)
    assert feed.expires_on == row.ends_on
    token = token_of(feed)
    Initiative.objects.filter(pk=row.pk).update(state=Initiative.State.CLOSED)
    assert fetched(token)[0] == 404
    row.refresh_from_db()
    with pytest.raises(Refused, match="afsluttet"):
        switch_on(row, both.user)
    Initiative.objects.filter(pk=row.pk).update(state=Initiative.State.STARTED)
    ActivityFeed.objects.update(expires_on=date(2024, 1, 1))
    assert fetched(token)[0] == 404


def test_each_turn_is_an_event_and_off_twice_is_off(both: House) -> None:
    switch_off(both.initiative, both.user)
    switch_on(both.initiative, both.user)
    switch_on(both.initiative, both.user)
    switch_off(both.initiative, both.user)
    switch_off(both.initiative, both.user)
    told = AuditEvent.objects.filter(verb__startswith="feed.").order_by("pk")
    assert [one.verb for one in told] == ["feed.on", "feed.renewed", "feed.off"]
    assert {one.subject_id for one in told} == {str(both.initiative.pk)}
    assert all(one.facts == {} for one in told)


def test_readers_turn_nothing_and_are_not_told_the_address(
    both: House, signed_in: SignedIn, a_user: Callable[..., User]
) -> None:
    feed = switch_on(both.initiative, both.user)
    for role in (Role.STEERING, Role.EVALUATOR, Role.BUDGET):
        for step in (switch_on, switch_off):
            with pytest.raises(PermissionDenied):
                step(both.initiative, a_user(role))
    address = reverse("feeds:page", args=[both.initiative.pk])
    reader = signed_in(Role.STEERING)
    assert reader.post(address, {"state": "fra"}).status_code == 403
    page = reader.get(address).content.decode()
    assert token_of(feed) not in page
    assert "Slået til" in page


def test_the_page_turns_it_on_shows_the_address_and_turns_it_off(
    both: House, signed_in: SignedIn
) -> None:
    client = signed_in(Role.PROJECT)
    address = reverse("feeds:page", args=[both.initiative.pk])
    page = client.get(address).content.decode()
    assert "Slået fra" in page
    assert "Det ville de se" in page
    page = client.post(address, {"state": "til"}, follow=True).content.decode()
    assert "Send adressen" in page
    found = re.search(r'value="http://testserver(/aktiviteter/kalender/[^"]+\.ics)"', page)
    assert found
    assert len(parsed(Client().get(found[1]).content)) == 2
    page = client.post(address, {"state": "til"}, follow=True).content.decode()
    assert "har en ny adresse" in page
    assert Client().get(found[1]).status_code == 404
    page = client.post(address, {"state": "fra"}, follow=True).content.decode()
    assert "virker ikke mere" in page
    assert open_feed(both.initiative) is None


def test_a_calendar_with_nothing_says_what_puts_a_day_there(
    house: House, signed_in: SignedIn
) -> None:
    page = signed_in().get(reverse("feeds:page", args=[house.initiative.pk])).content.decode()
    assert "Ingen dage endnu" in page
    Initiative.objects.update(state=Initiative.State.CLOSED)
    page = signed_in().get(reverse("feeds:page", args=[house.initiative.pk])).content.decode()
    assert "kan ikke slås til" in page


def test_a_day_that_closes_goes_from_those_who_follow(both: House) -> None:
    switch_on(both.initiative, both.user)
    row = Activity.objects.get(alias="Klubben")
    steps.change_activity(row, replace(facts_of(row), is_closed=True), both.user)
    assert "Klubben" not in text_of(both.initiative)
