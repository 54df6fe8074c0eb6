"""*Overtag registret*: what a new project worker must know of an area."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from brobygger.web.accounts.models import Role
from brobygger.web.actors.models import Sector
from web.actors.conftest import World
from web.actors.pages import cost, text_of

pytestmark = pytest.mark.django_db

SignedIn = Callable[..., Client]


def test_an_empty_register_says_what_will_be_here(signed_in: SignedIn) -> None:
    assert "Intet at overtage endnu" in text_of(signed_in(), "actors:takeover")


def test_the_page_tells_it_in_the_order_of_reading(world: World, signed_in: SignedIn) -> None:
    today = timezone.localdate()
    sector = Sector.objects.create(title="Aftenskole", order=500)
    here = {"places": (world.place.pk,)}
    klub = world.actor("Klub Nord", sector=sector.pk, offers="Åben klub", **here)
    world.actor("Strikkeklubben", **here)
    world.actor("Et andet sted")
    world.contact(klub, today, next_step="Send program", next_on=today - timedelta(days=3))
    world.contact(klub, today, next_step="Gjort", next_on=today, next_done_on=today)
    world.agreement(klub, renewal_on=today + timedelta(days=100))
    world.effort("Sommerfest", klub, standing="planned")
    text = text_of(signed_in(Role.PROJECT), "actors:takeover")
    order = [
        "Det skal du vide om Nordhegn",
        "1. Hvem er her? Aftenskole Klub Nord står alene Åben klub",
        "Sektor ikke valgt Strikkeklubben",
        "2. Hvem har vi ikke talt med i 3 måneder? Strikkeklubben aldrig",
        "3. Hvad er lovet og ikke gjort? Send program dagen er passeret Klub Nord",
        "4. Hvilke aftaler skal fornys inden for et halvt år? Lokaler om aftenen gælder Klub Nord",
        "5. Hvad er på vej? Sommerfest Klub Nord",
    ]
    places = [text.index(words) for words in order]
    assert places == sorted(places)
    assert "Gjort" not in text
    assert "Et andet sted" not in text
    nowhere = text_of(signed_in(), "actors:takeover", query="?omraade=ingen")
    assert "Et andet sted" in nowhere


def test_the_page_costs_the_same_however_many_rows(world: World, signed_in: SignedIn) -> None:
    client = signed_in()
    world.actor("Klub Nord", places=(world.place.pk,))
    few = cost(client, reverse("actors:takeover"))
    for number in range(9):
        actor = world.actor(f"Forening {number * 111}", places=(world.place.pk,))
        world.effort(f"Nr. {number}", actor, standing="planned")
    assert cost(client, reverse("actors:takeover")) == few <= 10


def test_a_reader_learns_how_many_steps_wait_and_not_which(
    world: World, signed_in: SignedIn
) -> None:
    actor = world.actor("Klub Nord", places=(world.place.pk,))
    on = timezone.localdate()
    world.contact(actor, on, next_step="Sende et oplæg", next_on=on)
    url = reverse("actors:takeover")
    assert "Sende et oplæg" in signed_in().get(url).content.decode()
    page = signed_in(Role.STEERING).get(url).content.decode()
    assert "Sende et oplæg" not in page
    assert "Næste skridt: 1" in page
