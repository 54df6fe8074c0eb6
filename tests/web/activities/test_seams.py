"""What activities and trials show elsewhere: thread, menu, initiative, actor, area, search, 360."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from brobygger.web.accounts.models import Role
from brobygger.web.activities import overview_360, sessions
from brobygger.web.activities.facts import SessionFacts
from brobygger.web.actors.models import Sector
from brobygger.web.audit.subjects import told_of
from web.activities.conftest import House, today
from web.actors.pages import text_of

pytestmark = pytest.mark.django_db

SignedIn = Callable[..., Client]


def held_and_planned(house: House) -> None:
    """An activity that was held once, and is planned twice."""
    row = house.activity()
    past = sessions.plan_session(row, SessionFacts(on=today()), house.user)
    sessions.hold(past, house.user)
    days = [today() + timedelta(days=at) for at in (7, 14)]
    sessions.plan_series(row, days, None, house.user)


def test_the_thread_says_how_many_were_held_and_are_planned(
    house: House, signed_in: SignedIn
) -> None:
    held_and_planned(house)
    assert "Aktiviteter 1 gang afholdt 2 planlagt" in text_of(signed_in(), "overview")


def test_the_menu_counts_trials_whose_day_has_come(house: House, signed_in: SignedIn) -> None:
    house.trial(look_in=-3)
    house.trial("Senere")
    text = text_of(signed_in(), "overview")
    assert "1 afprøvning skal ses efter" in text
    assert "skal ses efter" not in text_of(signed_in(Role.STEERING), "overview")
    only = text_of(signed_in(), "trials:list", query="?ses=nu")
    assert "Fast makker" in only
    assert "Senere" not in only


def test_the_page_of_an_initiative_shows_what_comes_next(house: House, signed_in: SignedIn) -> None:
    held_and_planned(house)
    trial = house.trial()
    text = text_of(signed_in(), "initiatives:initiative", house.initiative.pk)
    coming = f"{today() + timedelta(days=7):%d-%m-%Y}"
    assert f"Samtalegruppe for mødre næste gang {coming}" in text
    assert f"{coming} Tirsdagsholdet" in text
    assert f"Afprøvning nr. {trial.pk}: se efter" in text
    assert "Under afprøvning Fast makker" in text


def test_the_page_of_an_actor_shows_what_it_holds_and_tries_out(
    house: House, signed_in: SignedIn
) -> None:
    house.activity()
    house.trial()
    client = signed_in(Role.STEERING)
    assert "Samtalegruppe for mødre" in text_of(client, "actors:actor", house.club.pk)
    assert "Prøver af: Fast makker" in text_of(client, "actors:actor", house.school.pk)


def test_the_page_of_an_area_says_how_many(house: House, signed_in: SignedIn) -> None:
    house.activity()
    text = text_of(signed_in(), "areas:place", house.place.pk)
    assert "1 aktivitet i området" in text
    assert "Samtalegruppe" not in text


def test_a_search_finds_both(house: House, signed_in: SignedIn) -> None:
    house.activity()
    house.trial()
    client = signed_in()
    assert "Samtalegruppe for mødre" in text_of(client, "search", query="?q=tirsdagsholdet")
    assert "Fast makker" in text_of(client, "search", query="?q=medarbejder")


def test_the_360_overview_knows_sectors_that_hold_something(house: House) -> None:
    house.club.sector, _is_new = Sector.objects.get_or_create(title="Forening")
    house.club.save()
    house.activity()
    [cover] = overview_360.covers(house.initiative)
    assert (cover.sector, cover.actors) == ("Forening", 1)


def test_what_is_planned_for_later_only_covers_by_plan(house: House) -> None:
    house.activity(starts_on=today() + timedelta(days=30))
    assert [one.standing for one in overview_360.fills(house.initiative)] == ["planned"]


def test_events_are_told_by_their_names_outward(house: House, signed_in: SignedIn) -> None:
    row, trial = house.activity(), house.trial()
    numbers = {"activities.Activity": [str(row.pk)], "activities.Trial": [str(trial.pk)]}
    told = told_of(house.user, numbers)
    assert told["activities.Activity"][str(row.pk)].words == "Tirsdagsholdet"
    assert told["activities.Trial"][str(trial.pk)].url == reverse("trials:trial", args=[trial.pk])
