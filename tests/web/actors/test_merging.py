"""Two rows that are one organisation: merged, and parted again."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from brobygger.web.accounts.models import User
from brobygger.web.actors.contact import set_contact
from brobygger.web.actors.facts import ContactFacts
from brobygger.web.actors.merging import merge_actors, part_actors
from brobygger.web.actors.models import Actor
from brobygger.web.areas.models import Place
from brobygger.web.audit.models import AuditEvent
from brobygger.web.initiatives.models import Theme
from brobygger.web.ui.faults import Refused
from web.actors.conftest import World
from web.actors.pages import text_of, words_of

pytestmark = pytest.mark.django_db

DAY = date(2026, 3, 2)


@pytest.fixture
def two(an_actor: Callable[..., Actor], place: Place, theme: Theme) -> tuple[Actor, Actor]:
    """The one that stays, and the one that goes and knows more."""
    stays = an_actor("Klub Nord", places=(place.pk,))
    goes = an_actor("Klubben Nord", places=(place.pk,), themes=(theme.pk,), offers="Åben klub")
    return stays, goes


def test_all_that_hangs_on_one_moves_to_the_other_and_back(
    two: tuple[Actor, Actor], world: World, a_user: Callable[..., User]
) -> None:
    stays, goes = two
    third = world.actor("Skolen")
    shared = world.effort("Begge", stays, goes)
    own = world.effort("Kun den ene", goes, third)
    agreement = world.agreement(goes)
    contact = world.contact(goes, DAY)
    met = world.contact(third, DAY, met_with=goes)
    between = world.contact(stays, DAY, met_with=goes)
    back = world.contact(goes, DAY, met_with=stays)

    merge_actors(stays, goes, a_user())

    assert set(stays.efforts.all()) == {shared, own}
    assert not goes.efforts.exists()
    assert list(stays.agreements.all()) == [agreement]
    assert set(stays.contacts.all()) == {contact, between, back}
    for row, other in ((met, stays), (between, None), (back, None)):
        row.refresh_from_db()
        assert row.met_with == other
    assert list(stays.themes.all()) == [world.theme]
    stays.refresh_from_db()
    assert stays.offers == "Åben klub"
    goes.refresh_from_db()
    assert (goes.is_archived, goes.merged_into) == (True, stays)

    part_actors(goes, a_user())

    assert set(goes.efforts.all()) == {shared, own}
    assert set(stays.efforts.all()) == {shared}
    assert list(goes.agreements.all()) == [agreement]
    assert set(goes.contacts.all()) == {contact, back}
    for row, other in ((met, goes), (between, goes), (back, stays)):
        row.refresh_from_db()
        assert row.met_with == other
    assert not stays.themes.exists()
    goes.refresh_from_db()
    assert (goes.is_archived, goes.merged_into, goes.merged) == (False, None, {})
    verbs = AuditEvent.objects.filter(subject_id=str(stays.pk)).values_list("verb", flat=True)
    assert {"actor.merged", "actor.parted"} <= set(verbs)


def test_the_screen_proposes_the_one_that_looks_alike(
    two: tuple[Actor, Actor], signed_in: Callable[..., Client]
) -> None:
    stays, goes = two
    Actor.objects.filter(pk=goes.pk).update(title="Klub Nordd", folded="klub nordd")
    client = signed_in()
    path = reverse("actors:merge", args=[goes.pk])
    page = client.get(path)
    assert page.context["form"].initial["other"] == stays.pk
    assert "Ligner: Klub Nord" in words_of(page.content)
    answer = client.post(path, {"other": stays.pk})
    assert answer["Location"] == reverse("actors:actor", args=[stays.pk])
    old = client.get(reverse("actors:actor", args=[goes.pk]))
    assert old["Location"] == reverse("actors:actor", args=[stays.pk])
    text = text_of(client, "actors:actor", stays.pk)
    assert "»Klub Nordd« er lagt sammen med denne" in text
    assert "Klub Nordd" not in text_of(client, "actors:list")
    client.post(reverse("actors:part", args=[goes.pk]))
    assert "Klub Nordd" in text_of(client, "actors:list")


def test_an_agreed_contact_goes_along_and_is_nowhere_twice(
    two: tuple[Actor, Actor], a_user: Callable[..., User]
) -> None:
    stays, goes = two
    said = ContactFacts(work_name="Kim Eksempel", agreed_on=timezone.localdate())
    set_contact(goes, said, a_user())
    merge_actors(stays, goes, a_user())
    stays.refresh_from_db()
    goes.refresh_from_db()
    assert (stays.contact_work_name, goes.contact_work_name) == ("Kim Eksempel", "")


def test_an_actor_is_not_merged_with_itself_or_twice(
    two: tuple[Actor, Actor], an_actor: Callable[..., Actor], a_user: Callable[..., User]
) -> None:
    stays, goes = two
    with pytest.raises(Refused):
        merge_actors(stays, stays, a_user())
    merge_actors(stays, goes, a_user())
    with pytest.raises(Refused):
        merge_actors(an_actor("Tredje"), goes, a_user())


def test_parting_is_refused_where_the_name_was_taken(
    two: tuple[Actor, Actor],
    an_actor: Callable[..., Actor],
    a_user: Callable[..., User],
) -> None:
    stays, goes = two
    merge_actors(stays, goes, a_user())
    an_actor("Klubben Nord")
    with pytest.raises(Refused, match="står her nu"):
        part_actors(goes, a_user())
