"""The log of contacts: logged in few presses, corrected, deleted and put back, and its steps."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from brobygger.web.accounts.models import Role, User
from brobygger.web.actors.facts import ActorFacts
from brobygger.web.actors.log import steps
from brobygger.web.actors.log.facts import LogFacts
from brobygger.web.actors.models import Actor, Contact
from brobygger.web.actors.steps import add_actor
from brobygger.web.areas.models import Place
from brobygger.web.audit.models import AuditEvent
from brobygger.web.initiatives.models import Initiative, Theme
from brobygger.web.ui.faults import Refused

pytestmark = pytest.mark.django_db
People = Callable[..., User]
Browser = Callable[..., Client]


@pytest.fixture
def club(place: Place, a_user: People) -> Actor:
    """An organisation."""
    return add_actor(ActorFacts(title="Klubben", places=(place.pk,)), a_user())


@pytest.fixture
def school(place: Place, a_user: People) -> Actor:
    """Another one."""
    return add_actor(ActorFacts(title="Skolen", places=(place.pk,)), a_user())


def logged(club: Actor, user: User, **more: Any) -> Contact:
    """A meeting of today, with what else is said of it."""
    facts: dict[str, Any] = {"actor": club.pk, "on": timezone.localdate(), "kind": "meeting"}
    return steps.log_contact(LogFacts(**facts | more), user)


def body(client: Client, name: str, *args: Any, query: str = "") -> str:
    """A page as text."""
    return client.get(reverse(name, args=args) + query).content.decode()


def test_two_choices_are_enough(club: Actor, signed_in: Browser) -> None:
    """The organisation and what it was: the day is today, and it can be undone at once."""
    client = signed_in(Role.PROJECT)
    given = {"actor": club.pk, "day": "today", "kind": "advice"}
    page = client.post(reverse("contacts:list"), given, follow=True).content.decode()
    row = Contact.objects.get()
    assert (row.actor, row.on, row.kind) == (club, timezone.localdate(), "advice")
    assert "Gemt: Klubben." in page
    client.post(reverse("contacts:undo", args=[row.pk]))
    assert not Contact.objects.exists()
    page = body(client, "contacts:list", query="?fortryd=1")
    assert "Sæt den tilbage" in page
    client.post(reverse("contacts:put_back"))
    assert Contact.objects.get().kind == "advice"


def test_an_organisation_is_typed_and_a_next_step_gets_its_day(
    club: Actor, school: Actor, theme: Theme, signed_in: Browser
) -> None:
    """However the name is spelled; a week ahead by the quick button."""
    given = {
        "other": "KLUBBEN",
        "day": "yesterday",
        "kind": "meeting",
        "theme": theme.pk,
        "met_with": "Skolen",
        "next_step": "Sende et oplæg",
        "due": "week",
    }
    signed_in().post(reverse("contacts:list"), given)
    row = Contact.objects.get()
    today = timezone.localdate()
    assert (row.actor, row.met_with, row.theme) == (club, school, theme)
    assert (row.on, row.next_on) == (today - timedelta(days=1), today + timedelta(days=7))


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"day": "today", "kind": "meeting"}, "Vælg den organisation"),
        ({"other": "Ukendt", "day": "today", "kind": "meeting"}, "Vælg fra listen"),
        ({"other": "Klubben", "day": "today"}, "Vælg, hvad det var."),
        ({"other": "Klubben", "day": "other", "kind": "meeting"}, "Skriv datoen"),
    ],
)
def test_what_is_missing_is_said(
    given: dict[str, str], words: str, club: Actor, signed_in: Browser
) -> None:
    """At its field, and nothing is saved."""
    page = signed_in().post(reverse("contacts:list"), given).content.decode()
    assert words in page
    assert not Contact.objects.exists()


def test_a_person_number_is_refused(club: Actor, a_user: People, signed_in: Browser) -> None:
    """In the form and in the step; its digits are not repeated by the step."""
    with pytest.raises(Refused) as refused:
        logged(club, a_user(), next_step="Ring 010203-1234", next_on=timezone.localdate())
    assert "010203" not in str(refused.value)
    given = {"actor": club.pk, "day": "today", "kind": "meeting", "next_step": "010203-1234"}
    assert signed_in().post(reverse("contacts:list"), given).status_code == 200
    assert not Contact.objects.exists()


def test_a_contact_is_corrected_and_deleted(
    club: Actor, a_user: People, signed_in: Browser
) -> None:
    """The log of events names the organisation, never the words of a next step."""
    row = logged(club, a_user(), next_step="Hemmeligt", next_on=timezone.localdate())
    client = signed_in()
    page = reverse("contacts:correct", args=[row.pk])
    assert "Hemmeligt" in client.get(page).content.decode()
    given = {"actor": club.pk, "day": "today", "on": "", "kind": "advice", "next_step": ""}
    assert client.post(page, given).status_code == 302
    row.refresh_from_db()
    assert (row.kind, row.next_step) == ("advice", "")
    assert "rettede kontakten" in body(client, "contacts:contact", row.pk)
    client.post(reverse("contacts:remove", args=[row.pk]))
    assert not Contact.objects.exists()
    said = str(list(AuditEvent.objects.filter(verb__startswith="contact.").values("facts")))
    assert "Hemmeligt" not in said


def test_next_steps_wait_until_they_are_taken(
    club: Actor, a_user: People, signed_in: Browser
) -> None:
    """The late ones first, in the menu and in the calendar; done, open again, moved."""
    today = timezone.localdate()
    was, due = today - timedelta(days=5), today - timedelta(days=2)
    row = logged(club, a_user(), on=was, next_step="Ringe", next_on=due)
    client = signed_in(Role.PROJECT)
    page = body(client, "contacts:next")
    assert "2 dage for sent" in page
    assert "næste skridt er for sent" in body(client, "overview")
    assert "Næste skridt i samarbejdsloggen" in body(client, "calendar:year", today.year)
    client.post(reverse("contacts:move", args=[row.pk]), {"due": "week", "next_on": ""})
    row.refresh_from_db()
    assert row.next_on == today + timedelta(days=7)
    client.post(reverse("contacts:finish", args=[row.pk]))
    assert "Ringe" not in body(client, "contacts:next")
    assert "Ringe" in body(client, "contacts:next", query="?vis=taget")
    client.post(reverse("contacts:reopen", args=[row.pk]))
    assert "Ringe" in body(client, "contacts:next")


def test_the_actor_and_the_initiative_know_their_contacts(
    club: Actor, school: Actor, initiative: Initiative, a_user: People, signed_in: Browser
) -> None:
    """Last talked to, advice given, and a bridge that was made outside the proposals."""
    logged(club, a_user(), kind="advice", initiative=initiative.pk, met_with=school.pk)
    page = body(signed_in(), "actors:actor", club.pk)
    assert "Sidst i kontakt" in page
    assert "1 gang sparring" in page
    assert "Sidst i kontakt" in body(signed_in(), "actors:actor", school.pk)
    page = body(signed_in(), "initiatives:initiative", initiative.pk)
    assert "1</a>" in page or "1 kontakt i halvåret" in page
    assert "1 gang mødtes to organisationer" in page


def test_next_steps_stand_among_the_dates_of_their_initiative_for_those_who_take_them(
    club: Actor, initiative: Initiative, a_user: People, signed_in: Browser
) -> None:
    today = timezone.localdate()
    was, due = today - timedelta(days=5), today + timedelta(days=6)
    row = logged(
        club, a_user(), on=was, initiative=initiative.pk, next_step="Ringe om lokaler", next_on=due
    )
    logged(club, a_user(), on=was, next_step="Uden indsats", next_on=due)
    page = body(signed_in(Role.PROJECT), "initiatives:initiative", initiative.pk)
    assert f"Næste skridt med {club.title}: Ringe om lokaler" in page
    assert reverse("contacts:contact", args=[row.pk]) in page
    assert "Uden indsats" not in page
    assert "lokaler" not in body(signed_in(Role.STEERING), "initiatives:initiative", initiative.pk)
    steps.finish_step(row, a_user())
    page = body(signed_in(Role.PROJECT), "initiatives:initiative", initiative.pk)
    assert "Ringe om lokaler" not in page


def test_readers_see_no_single_contact(club: Actor, a_user: People, signed_in: Browser) -> None:
    """Neither the list, the contact, the panel nor the export."""
    row = logged(club, a_user())
    reader = signed_in(Role.STEERING)
    for name, args in (("list", ()), ("next", ()), ("contact", (row.pk,))):
        assert reader.get(reverse(f"contacts:{name}", args=args)).status_code == 403
    assert "Log en kontakt" not in body(reader, "actors:actor", club.pk)
    with pytest.raises(PermissionDenied):
        logged(club, a_user(Role.STEERING))


def test_the_list_is_filtered_and_taken_as_a_file(
    club: Actor, a_user: People, signed_in: Browser
) -> None:
    """By kind, and in the reader's language; without organisations it teaches."""
    logged(club, a_user())
    found = reverse("contacts:list") + "?format=csv&slags="
    assert "Klubben" not in signed_in().get(f"{found}advice").content.decode()
    assert "Klubben" in signed_in().get(f"{found}meeting").content.decode()
    answer = signed_in().get(reverse("contacts:list") + "?format=csv")
    assert "Klubben" in answer.content.decode()
    client = signed_in(Role.PROJECT)
    client.post(reverse("set_language"), {"language": "en"})
    assert "Whom have you talked to?" in body(client, "contacts:list")


def test_without_organisations_the_log_teaches(signed_in: Browser, place: Place) -> None:
    """And leads to the first one."""
    assert "Ingen organisationer endnu" in body(signed_in(), "contacts:list")
