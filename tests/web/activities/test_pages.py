"""Every page of activities, trials and help opens, for those who may, at a small price."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from brobygger.web.accounts.models import Role
from brobygger.web.activities import guests, sessions
from brobygger.web.activities.facts import SessionFacts
from brobygger.web.activities.models import HeadGroup
from brobygger.web.activities.worry.steps import HelpFacts, save_contact
from web.activities.conftest import House, today
from web.actors.pages import cost

pytestmark = pytest.mark.django_db

MOST = 10
"""Two fewer than a page may cost: later links show panels on some of them."""


def addresses(house: House) -> dict[str, list[int]]:
    """Every page with a row to open it on."""
    row, trial = house.activity(), house.trial()
    past = sessions.plan_session(row, SessionFacts(on=today() - timedelta(days=7)), house.user)
    sessions.hold(past, house.user)
    coming = sessions.plan_session(row, SessionFacts(on=today() + timedelta(days=7)), house.user)
    guests.make_link(row, house.club, house.user)
    group = HeadGroup.objects.create(title="unge 13-17 år")
    said = HelpFacts(kind="acute", title="Døgnvagten", number="00 00 00 00", checked_on=today())
    contact = save_contact(house.initiative, said, house.user)
    return {
        "activities:list": [],
        "activities:add": [house.initiative.pk],
        "activities:activity": [row.pk],
        "activities:change": [row.pk],
        "activities:plan": [row.pk],
        "activities:session": [coming.pk],
        "activities:groups": [],
        "activities:group": [group.pk],
        "trials:list": [],
        "trials:add": [house.initiative.pk],
        "trials:trial": [trial.pk],
        "trials:change": [trial.pk],
        "trials:adjust": [trial.pk],
        "trials:look": [trial.pk],
        "worry:help": [house.initiative.pk],
        "worry:add": [house.initiative.pk],
        "worry:change": [contact.pk],
        "initiatives:initiative": [house.initiative.pk],
        "initiatives:all_round": [house.initiative.pk],
        "actors:actor": [house.club.pk],
        "areas:place": [house.place.pk],
    }


def test_every_page_opens_and_costs_little(house: House, signed_in: Callable[..., Client]) -> None:
    client = signed_in()
    spent = {
        name: cost(client, reverse(name, args=args)) for name, args in addresses(house).items()
    }
    elsewhere = ("initiatives:", "actors:", "areas:")
    dear = {
        name: n for name, n in spent.items() if n > (12 if name.startswith(elsewhere) else MOST)
    }
    assert dear == {}, spent


def test_readers_open_what_is_read_and_nothing_that_writes(
    house: House, signed_in: Callable[..., Client]
) -> None:
    client = signed_in(Role.STEERING)
    given = {
        name: client.get(reverse(name, args=args)).status_code
        for name, args in addresses(house).items()
    }
    read = {
        "activities:list",
        "activities:activity",
        "activities:groups",
        "trials:list",
        "trials:trial",
        "worry:help",
        "initiatives:initiative",
        "initiatives:all_round",
        "actors:actor",
        "areas:place",
    }
    assert {name for name, status in given.items() if status == 200} == read
    assert {status for name, status in given.items() if name not in read} == {403}


def test_the_empty_lists_teach(signed_in: Callable[..., Client]) -> None:
    client = signed_in()
    assert "En aktivitet hører til en indsats" in client.get("/aktiviteter/").content.decode()
    assert "tre spørgsmål" in client.get("/aktiviteter/afproevning/").content.decode()
