"""What areas show elsewhere: the thread, the search, the log; and what others show on a place."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from brobygger.web.accounts.demo import load as load_people
from brobygger.web.accounts.models import Role, User
from brobygger.web.areas.demo import SECOND
from brobygger.web.areas.demo import load as load_demo
from brobygger.web.areas.models import AreaList, Place
from brobygger.web.areas.panels import find
from brobygger.web.areas.steps import remove_list
from brobygger.web.initiatives.models import Initiative
from web.actors.pages import text_of
from web.areas.conftest import BAKKEN, DALEN

pytestmark = pytest.mark.django_db

SignedIn = Callable[..., Client]
Load = Callable[..., AreaList]


def test_the_thread_counts_the_areas_of_the_latest_list(signed_in: SignedIn, loaded: Load) -> None:
    loaded()
    loaded(BAKKEN, published=date(2024, 12, 1))
    page = text_of(signed_in(), "overview")
    assert "Områder 1 område på nyeste liste 2 kendt i alt" in page


@pytest.mark.parametrize("text", ["bakk", "P1", "p1", "Højbakken", "Højen"])
def test_a_place_is_found_by_any_of_its_names_once(
    text: str, loaded: Load, a_user: Callable[..., User]
) -> None:
    loaded()
    loaded(replace(BAKKEN, name="Højen"), published=date(2022, 12, 1))
    [hit] = find(a_user(Role.STEERING), text)
    place = Place.objects.get(code="P1")
    assert (hit.title, hit.code, hit.url) == (
        "Bakken",
        "P1",
        reverse("areas:place", args=[place.pk]),
    )


def test_places_are_found_by_name_and_not_by_figures(
    loaded: Load, a_user: Callable[..., User]
) -> None:
    loaded(DALEN, BAKKEN)
    assert [hit.title for hit in find(a_user(), "a")] == ["Bakken", "Dalen"]
    assert list(find(a_user(), "1001")) == []


def test_the_log_says_which_list_was_loaded_and_which_is_gone(
    signed_in: SignedIn, loaded: Load, a_user: Callable[..., User]
) -> None:
    kept = loaded()
    page = text_of(signed_in(), "overview")
    assert "indlæste listen forebyggelsesområde 01-12-2023 (2 områder)" in page
    remove_list(kept, a_user())
    assert "slettede listen forebyggelsesområde 01-12-2023" in text_of(signed_in(), "overview")


def test_an_initiative_of_the_place_stands_on_its_page(signed_in: SignedIn, loaded: Load) -> None:
    loaded()
    place = Place.objects.get(code="P1")
    row = Initiative.objects.create(title="Indsats på Bakken", place=place)
    page = signed_in().get(reverse("areas:place", args=[place.pk])).content.decode()
    assert reverse("initiatives:initiative", args=[row.pk]) in page
    assert "Indsats på Bakken" in page


@pytest.fixture
def demo(settings: Settings) -> None:
    """The demo's lists, and the choices on them."""
    settings.DEMO = True
    load_people()
    load_demo()


def test_the_demos_areas_say_that_they_are_invented(signed_in: SignedIn, demo: None) -> None:
    assert set(AreaList.objects.values_list("is_fictional", flat=True)) == {True}
    client = signed_in()
    assert "Listen er opdigtet." in text_of(client, "areas:list")
    for place in Place.objects.all():
        assert "Området er opdigtet." in text_of(client, "areas:place", place.pk)


def test_the_demos_lists_show_what_a_hair_does(signed_in: SignedIn, demo: None) -> None:
    client = signed_in()
    page = text_of(client, "areas:list")
    assert "ikke-vestlige lande: lige på grænsen" in page
    assert "Beboere: 1 over grænsen" in text_of(
        client,
        "areas:one_list",
        AreaList.objects.get(kind="prevention_area", published__lt=SECOND).pk,
    )
    gone = text_of(client, "areas:place", Place.objects.get(code="OPD-3").pk)
    assert "01-12-2023 står ikke på listen" in gone
    assert "kalder Skitsebakken forebyggelsesområde, men tallene giver det ikke" in page


def test_the_demo_is_loaded_once(demo: None) -> None:
    before = list(AreaList.objects.values_list("pk", flat=True))
    load_demo()
    assert list(AreaList.objects.values_list("pk", flat=True)) == before
