"""Efforts on trial: begun, adjusted, looked at with three questions, and what comes of it."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from brobygger.web.accounts.models import Role, User
from brobygger.web.activities.models import Trial, TrialLook, TrialVersion
from brobygger.web.activities.trials import steps
from brobygger.web.activities.trials.facts import LookFacts, VersionFacts, facts_of
from brobygger.web.audit.models import AuditEvent
from brobygger.web.ui.faults import Refused
from web.activities.conftest import House, today
from web.actors.pages import text_of, words_of

pytestmark = pytest.mark.django_db

SignedIn = Callable[..., Client]
LATER = today() + timedelta(days=60)


def a_look(**facts: Any) -> LookFacts:
    """Seen, and it goes on."""
    given = {"happened": "Seks kom igen", "outcome": "continue", "look_on": LATER, **facts}
    return LookFacts(**given)


def wrong(step: Callable[[], Any]) -> set[str]:
    """The fields of the faults of a step."""
    with pytest.raises(Refused) as refused:
        step()
    return {fault.field for fault in refused.value.faults}


def test_a_trial_is_begun_in_four_lines(house: House, signed_in: SignedIn) -> None:
    client = signed_in(Role.PROJECT)
    given = {
        "title": "Fast makker",
        "what": "En lærer og en medarbejder mødes",
        "expected": "Skolen ringer tidligere",
        "look_on": f"{LATER:%d-%m-%Y}",
        "actors": [house.school.pk],
        "source": "Kortlægningen, side 14",
    }
    client.post(reverse("trials:add", args=[house.initiative.pk]), given)
    row = Trial.objects.get()
    text = text_of(client, "trials:trial", row.pk)
    for words in ("Skolen ringer tidligere", "Kortlægningen, side 14", "Birkeskolen"):
        assert words in text
    assert (row.state, row.look_on) == ("on_trial", LATER)
    assert "Fast makker" in text_of(client, "trials:list")


def test_every_fault_stands_at_its_field(house: House) -> None:
    house.trial()
    assert wrong(lambda: house.trial(source="010203-1234")) == {"title", "source"}
    empty = VersionFacts(what=" ", expected=" ", look_on=today())
    row = house.trial("Andet")
    assert wrong(lambda: steps.adjust_trial(row, empty, house.user)) == {
        "what", "expected", "look_on",
    }  # fmt: skip


def test_it_goes_on_until_the_next_day(house: House, signed_in: SignedIn) -> None:
    row = house.trial(look_in=-3)
    client = signed_in()
    assert "afprøvning skal ses efter" in client.get("/").content.decode()
    assert "Skal ses efter" in text_of(client, "trials:trial", row.pk)
    given = {"happened": "Seks kom igen", "outcome": "continue", "look_on": f"{LATER:%d-%m-%Y}"}
    client.post(reverse("trials:look", args=[row.pk]), given)
    row.refresh_from_db()
    assert (row.state, row.look_on) == ("continued", LATER)
    assert TrialVersion.objects.count() == 1
    assert "Seks kom igen" in text_of(client, "trials:trial", row.pk)
    assert "skal ses efter" not in client.get("/").content.decode()
    told = AuditEvent.objects.get(verb="trial.continue")
    assert "Seks" not in str(told.facts)


def test_adjusted_it_is_another_version_and_the_first_stays(house: House) -> None:
    row = house.trial()
    said = a_look(outcome="adjust", changed="Kun to", what="To mødes", expected="De ringer")
    steps.look_at(row, said, house.user)
    row.refresh_from_db()
    versions = list(row.versions.order_by("number").values_list("number", "what"))
    assert versions == [(1, "En lærer og en medarbejder mødes"), (2, "To mødes")]
    assert (row.state, row.look_on) == ("on_trial", LATER)
    again = VersionFacts(what="Tre mødes", expected="De ringer", look_on=LATER)
    assert steps.adjust_trial(row, again, house.user).number == 3
    assert steps.adjust_trial(row, again, house.user).number == 3


def test_stopped_it_is_looked_at_no_more(house: House) -> None:
    row = house.trial()
    steps.look_at(row, a_look(outcome="stop", look_on=None), house.user)
    row.refresh_from_db()
    assert (row.state, row.look_on) == ("stopped", None)
    assert wrong(lambda: steps.look_at(row, a_look(), house.user)) == {""}


@pytest.mark.parametrize(
    ("facts", "fields"),
    [
        ({"happened": " "}, {"happened"}),
        ({"outcome": "perhaps"}, {"outcome"}),
        ({"look_on": None}, {"look_on"}),
        ({"look_on": today()}, {"look_on"}),
        ({"outcome": "adjust"}, {"changed", "what", "expected"}),
        ({"happened": "borger 010203-1234"}, {"happened"}),
        ({"changed": "x" * 501}, {"changed"}),
    ],
)
def test_an_answer_that_lacks_something_is_refused(
    house: House, facts: dict[str, Any], fields: set[str]
) -> None:
    row = house.trial()
    assert wrong(lambda: steps.look_at(row, a_look(**facts), house.user)) == fields
    assert TrialLook.objects.count() == 0


@pytest.mark.parametrize("outcome", ["continue", "adjust", "stop"])
def test_a_look_is_taken_back_whole(house: House, signed_in: SignedIn, outcome: str) -> None:
    row = house.trial(look_in=-3)
    due = row.look_on
    first = a_look(changed="Lidt")
    steps.look_at(row, first, house.user)
    row.refresh_from_db()
    before = (row.state, row.look_on)
    said = a_look(outcome=outcome, changed="Kun to", what="To mødes", expected="De ringer")
    steps.look_at(row, said, house.user)
    client, path = signed_in(), reverse("trials:take_back", args=[row.pk])
    client.post(path)
    row.refresh_from_db()
    assert (row.state, row.look_on) == before
    assert row.versions.count() == 1
    client.post(path)
    row.refresh_from_db()
    assert (row.state, row.look_on) == ("on_trial", due)
    answer = client.post(path, follow=True)
    assert "ikke noget eftersyn at fortryde" in words_of(answer.content)


def test_name_and_actors_are_corrected(house: House, signed_in: SignedIn) -> None:
    row = house.trial()
    steps.change_trial(row, facts_of(row), house.user)
    assert not AuditEvent.objects.filter(verb="trial.changed").exists()
    given = {"title": "Makker", "actors": [house.club.pk, house.school.pk], "source": "Idé"}
    client = signed_in()
    client.post(reverse("trials:change", args=[row.pk]), given)
    text = text_of(client, "trials:trial", row.pk)
    assert "rettede afprøvningen »Makker«: navn, aktører, kilde" in text


def test_readers_try_nothing_out(house: House, a_user: Callable[..., User]) -> None:
    row, reader = house.trial(), a_user(Role.STEERING)
    version = VersionFacts(what="a", expected="b", look_on=LATER)
    tries: list[Callable[[], Any]] = [
        lambda: steps.begin_trial(house.initiative, facts_of(row), version, reader),
        lambda: steps.change_trial(row, facts_of(row), reader),
        lambda: steps.adjust_trial(row, version, reader),
        lambda: steps.look_at(row, a_look(), reader),
        lambda: steps.take_back_look(row, reader),
    ]
    for one in tries:
        with pytest.raises(PermissionDenied):
            one()
