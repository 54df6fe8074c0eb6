"""A name in free text is asked about once, at its field; the writer decides. Names are invented."""

from collections.abc import Callable
from typing import Any

import pytest
from django.forms import BaseForm
from django.test import Client

from brobygger.web.accounts.models import Role
from brobygger.web.actors.models import Actor, Contact
from brobygger.web.audit.models import AuditEvent
from brobygger.web.ui.doubts import doubt_about
from brobygger.web.ui.forms import Form as ScreenForm
from brobygger.web.ui.shapes import FreeForm
from structure.test_guard import import_all, subclasses
from web.api.conftest import Caller, caller

__all__ = ["caller"]

NAMED = "Ring til hendes søn Brimka om klubben"
DESCRIBED = "Moren til en 17-årig pige fra Syrien vil gerne med"
pytestmark = pytest.mark.django_db


@pytest.fixture
def actor() -> Actor:
    return Actor.objects.create(title="Ungdomsklubben Fyrtårnet", folded="x")


def log(client: Client, actor: Actor, **said: str) -> Any:
    facts = {"actor": actor.pk, "day": "today", "kind": "meeting", "due": "week", **said}
    return client.post("/aktoerer/log/", facts)


@pytest.mark.parametrize(("text", "words"), [(NAMED, "personnavn"), (DESCRIBED, "ét menneske")])
def test_it_is_asked_at_the_field_and_saved_when_the_writer_says_so(
    text: str, words: str, actor: Actor, signed_in: Callable[..., Client]
) -> None:
    client = signed_in(Role.PROJECT)
    page = log(client, actor, next_step=text).content.decode()
    assert words in page
    assert 'name="next_step-alligevel"' in page
    assert not Contact.objects.exists()
    ticked = {"next_step-alligevel": "on"}
    page = log(client, actor, next_step=text, kind="", **ticked).content.decode()
    assert words not in page  # asked once, and the answer is remembered while other faults stand
    assert 'name="next_step-alligevel" checked' in page
    assert log(client, actor, next_step=text, **ticked).status_code == 302
    assert Contact.objects.get().next_step == text
    assert "Brimka" not in str(list(AuditEvent.objects.values()))


def test_what_stands_already_is_not_asked_about_again(
    actor: Actor, signed_in: Callable[..., Client]
) -> None:
    client = signed_in(Role.PROJECT)
    log(client, actor, next_step=NAMED, **{"next_step-alligevel": "on"})
    contact = Contact.objects.get()
    assert contact.next_on
    said = {
        "actor": actor.pk,
        "day": "today",
        "kind": "advice",
        "next_step": NAMED,
        "due": "other",
        "next_on": contact.next_on.strftime("%d-%m-%Y"),
    }
    page = client.get(f"/aktoerer/log/{contact.pk}/").content.decode()
    assert "alligevel" not in page
    answer = client.post(f"/aktoerer/log/{contact.pk}/ret/", said)
    assert answer.status_code == 302, answer.content.decode()
    contact.refresh_from_db()
    assert contact.kind == "advice"


@pytest.mark.parametrize("text", [NAMED, DESCRIBED])
def test_a_program_is_asked_the_same(
    text: str, actor: Actor, caller: Callable[..., Caller]
) -> None:
    ask = caller(Role.CASE_OFFICER)
    said = {"actor": actor.pk, "on": "2026-01-05", "kind": "meeting"}
    said |= {"next_step": text, "next_on": "2026-02-01"}
    answer = ask.post("/contacts", said)
    assert answer.status_code == 422
    told = answer.json()
    assert (told["code"], [one["where"] for one in told["errors"]]) == ("doubtful", ["next_step"])
    assert told["errors"][0]["what"] == doubt_about(text)
    assert "confirmed" in told["remedy"]
    assert ask.post("/contacts", {**said, "confirmed": True}).status_code == 201
    assert Contact.objects.get().next_step == text


def test_the_registers_own_titles_are_no_names(actor: Actor) -> None:
    text = "Vi har aftalt det med Taliva Orsu om fredagen"
    assert doubt_about(text)
    Actor.objects.create(title="Taliva Orsu", folded="y")
    assert doubt_about(text) == ""


def test_screens_and_programs_ask_about_the_same_fields() -> None:
    """Both forms of a thing name the one list that stands beside its facts."""
    import_all()
    on_screen = {one.free_words for one in subclasses(BaseForm) if issubclass(one, ScreenForm)}
    by_program = {one.free_words: one for one in subclasses(FreeForm)}
    assert len(by_program) >= 7
    assert set(by_program) <= on_screen
    for words, form in by_program.items():
        assert set(words) <= set(form.model_fields), form
