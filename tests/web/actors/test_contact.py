"""The contact of an actor: a function always, a name and number only while it agrees."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from brobygger.web.accounts.models import Role
from brobygger.web.actors.models import Actor
from brobygger.web.audit.models import AuditEvent
from web.actors.pages import text_of, words_of

pytestmark = pytest.mark.django_db

SignedIn = Callable[..., Client]
PERSON = {"function": "Leder", "work_name": "Kim Eksempel", "work_number": "12 34 56 78"}


@pytest.fixture
def actor(an_actor: Callable[..., Actor]) -> Actor:
    """An actor whose contact is asked for."""
    return an_actor("Klub Nord")


def test_a_name_needs_the_day_on_which_the_organisation_agreed(
    actor: Actor, signed_in: SignedIn
) -> None:
    client = signed_in()
    path = reverse("actors:contact", args=[actor.pk])
    text = words_of(client.post(path, PERSON).content)
    assert "når organisationen har sagt ja" in text
    later = timezone.localdate() + timedelta(days=1)
    text = words_of(client.post(path, {**PERSON, "agreed_on": f"{later:%d-%m-%Y}"}).content)
    assert "Den dag er ikke kommet endnu" in text
    actor.refresh_from_db()
    assert actor.contact_work_name == ""
    assert client.post(path, {**PERSON, "agreed_on": "02-01-2026"}).status_code == 302
    text = text_of(client, "actors:actor", actor.pk)
    assert "Kim Eksempel, 12 34 56 78 organisationen har sagt ja den 02-01-2026" in text


def test_those_who_only_read_see_the_function_alone(actor: Actor, signed_in: SignedIn) -> None:
    path = reverse("actors:contact", args=[actor.pk])
    signed_in().post(path, {**PERSON, "agreed_on": "02-01-2026"})
    text = text_of(signed_in(Role.STEERING), "actors:actor", actor.pk)
    assert "Leder" in text
    assert "Kim" not in text


def test_one_press_deletes_the_person_and_the_log_never_names_it(
    actor: Actor, signed_in: SignedIn
) -> None:
    client = signed_in()
    client.post(reverse("actors:contact", args=[actor.pk]), {**PERSON, "agreed_on": "02-01-2026"})
    page = client.post(reverse("actors:delete_contact", args=[actor.pk]), follow=True)
    text = words_of(page.content)
    assert "Navn og nummer er slettet" in text
    assert "aftalt 02-01-2026" in text
    assert "Kim" not in text
    actor.refresh_from_db()
    assert (actor.contact_function, actor.contact_work_name, actor.contact_work_number) == (
        "Leder",
        "",
        "",
    )
    events = AuditEvent.objects.filter(subject_type="actors.Actor")
    assert {event.verb for event in events} >= {"contact.agreed", "contact.deleted"}
    assert not any("Kim" in f"{event.facts} {event.why}" for event in events)
    assert not any("12 34" in f"{event.facts} {event.why}" for event in events)


def test_a_function_needs_no_day(actor: Actor, signed_in: SignedIn) -> None:
    path = reverse("actors:contact", args=[actor.pk])
    assert signed_in().post(path, {"function": "Leder"}).status_code == 302
    actor.refresh_from_db()
    assert (actor.contact_function, actor.contact_agreed_on) == ("Leder", None)


@pytest.mark.parametrize("field", ["function", "work_name", "work_number"])
def test_a_person_number_is_refused(field: str, actor: Actor, signed_in: SignedIn) -> None:
    given = {**PERSON, "agreed_on": "02-01-2026", field: "010190-1234"}
    page = signed_in().post(reverse("actors:contact", args=[actor.pk]), given)
    assert "ligner et personnummer" in words_of(page.content)


def test_the_database_itself_holds_no_person_nobody_agreed_to(actor: Actor) -> None:
    actor.contact_work_name = "Kim Eksempel"
    with pytest.raises(IntegrityError), transaction.atomic():
        actor.save()
