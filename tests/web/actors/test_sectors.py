"""The sectors that actors are sorted by: the city's own words."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from brobygger.web.accounts.models import Role
from brobygger.web.actors.models import Actor, Sector
from web.actors.pages import text_of, words_of

pytestmark = pytest.mark.django_db

SignedIn = Callable[..., Client]


@pytest.fixture
def sector() -> Sector:
    """A sector of the city's own."""
    return Sector.objects.create(title="Aftenskole", order=40)


def test_a_new_installation_has_some_to_begin_with(signed_in: SignedIn) -> None:
    text = text_of(signed_in(), "actors:sectors")
    for title in ("Boligorganisation", "Forening", "Politi og SSP", "Privat virksomhed"):
        assert title in text


def test_a_sector_is_added_last_and_renamed(signed_in: SignedIn) -> None:
    client = signed_in()
    client.post(reverse("actors:sectors"), {"title": "Museum", "is_in_use": "on"})
    row = Sector.objects.get(title="Museum")
    assert row.order == max(Sector.objects.values_list("order", flat=True))
    path = reverse("actors:sector", args=[row.pk])
    client.post(path, {"title": "Museer", "order": row.order, "is_in_use": "on"})
    row.refresh_from_db()
    assert row.title == "Museer"


@pytest.mark.parametrize("title", ["AFTENSKOLE", "010190-1234", " "])
def test_what_cannot_be_a_sector_is_refused(
    title: str, sector: Sector, signed_in: SignedIn
) -> None:
    before = Sector.objects.count()
    page = signed_in().post(reverse("actors:sectors"), {"title": title})
    assert page.status_code == 200
    assert Sector.objects.count() == before


def test_a_sector_with_actors_is_taken_out_of_use_instead_of_deleted(
    sector: Sector, an_actor: Callable[..., Actor], signed_in: SignedIn
) -> None:
    actor = an_actor("Klub Nord", sector=sector.pk)
    client = signed_in()
    page = client.post(reverse("actors:remove_sector", args=[sector.pk]), follow=True)
    assert "Tag den ud af brug i stedet" in words_of(page.content)
    path = reverse("actors:sector", args=[sector.pk])
    client.post(path, {"title": "Aftenskole", "order": 1})
    new = client.get(reverse("actors:add")).context["form"]
    assert "Aftenskole" not in dict(new.fields["sector"].choices).values()
    own = client.get(reverse("actors:change", args=[actor.pk])).context["form"]
    assert "Aftenskole" in dict(own.fields["sector"].choices).values()


def test_a_deleted_sector_is_put_back(sector: Sector, signed_in: SignedIn) -> None:
    client = signed_in()
    page = client.post(reverse("actors:remove_sector", args=[sector.pk]), follow=True)
    assert "Fortryd" in words_of(page.content)
    assert not Sector.objects.filter(title="Aftenskole").exists()
    client.post(reverse("actors:put_back_sector"))
    assert Sector.objects.get(title="Aftenskole").order == 40


def test_those_who_read_change_nothing(sector: Sector, signed_in: SignedIn) -> None:
    reader = signed_in(Role.STEERING)
    assert "Tilføj en sektor" not in text_of(reader, "actors:sectors")
    assert reader.post(reverse("actors:sectors"), {"title": "Museum"}).status_code == 403
    assert reader.get(reverse("actors:sector", args=[sector.pk])).status_code == 403
    assert reader.post(reverse("actors:remove_sector", args=[sector.pk])).status_code == 403
