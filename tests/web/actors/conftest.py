"""A register with an area, themes and target groups, and ways to put actors into it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from brobygger.web.accounts.models import User
from brobygger.web.actors.agreements.steps import add_agreement
from brobygger.web.actors.efforts.steps import add_effort
from brobygger.web.actors.facts import ActorFacts, AgreementFacts, EffortFacts
from brobygger.web.actors.models import Actor, Agreement, Contact, Effort
from brobygger.web.actors.steps import add_actor
from brobygger.web.areas.models import Place
from brobygger.web.initiatives.models import Initiative, TargetGroup, Theme


@pytest.fixture
def place(db: None) -> Place:
    """The area."""
    return Place.objects.create(code="OPD-9", title="Nordhegn")


@pytest.fixture
def theme(db: None) -> Theme:
    """A theme of the city's list."""
    return Theme.objects.create(title="Netværk i opgangen")


@pytest.fixture
def group(db: None) -> TargetGroup:
    """A target group of the city's list."""
    return TargetGroup.objects.create(title="Bedsteforældre")


@pytest.fixture
def initiative(place: Place) -> Initiative:
    """An initiative in the area."""
    return Initiative.objects.create(title="Indsatsen i Nordhegn", place=place)


@pytest.fixture
def an_actor(a_user: Callable[..., User]) -> Callable[..., Actor]:
    """Put an actor into the register: ``an_actor("Klub Nord", places=(1,))``."""

    def make(title: str = "Klub Nord", **facts: Any) -> Actor:
        return add_actor(ActorFacts(title=title, **facts), a_user(), is_another=True)

    return make


@pytest.fixture
def an_effort(a_user: Callable[..., User]) -> Callable[..., Effort]:
    """Put an effort of some actors into the register."""

    def make(title: str, *actors: Actor, **facts: Any) -> Effort:
        given = {"standing": "existing", "level": "group", **facts}
        numbers = tuple(actor.pk for actor in actors)
        return add_effort(EffortFacts(title=title, actors=numbers, **given), a_user())

    return make


@pytest.fixture
def an_agreement(a_user: Callable[..., User]) -> Callable[..., Agreement]:
    """Put an agreement with an actor into the register."""

    def make(actor: Actor, starts_on: date = date(2026, 1, 1), **facts: Any) -> Agreement:
        given = {"purpose": "Lokaler om aftenen", **facts}
        return add_agreement(actor, AgreementFacts(starts_on=starts_on, **given), a_user())

    return make


@pytest.fixture
def a_contact(a_user: Callable[..., User]) -> Callable[..., Contact]:
    """Write down that somebody talked to an actor."""

    def make(actor: Actor, on: date, **more: Any) -> Contact:
        return Contact.objects.create(
            actor=actor, on=on, kind="meeting", entered_by=a_user(), **more
        )

    return make


@dataclass(frozen=True)
class World:
    """Everything that a longer story needs at once."""

    actor: Callable[..., Actor]
    effort: Callable[..., Effort]
    agreement: Callable[..., Agreement]
    contact: Callable[..., Contact]
    place: Place
    theme: Theme
    group: TargetGroup


@pytest.fixture
def world(request: pytest.FixtureRequest) -> World:
    """The ways to put rows in, and the words that they are sorted by."""
    makers = {
        name: request.getfixturevalue(fixture)
        for name, fixture in (
            ("actor", "an_actor"),
            ("effort", "an_effort"),
            ("agreement", "an_agreement"),
            ("contact", "a_contact"),
        )
    }
    words = {name: request.getfixturevalue(name) for name in ("place", "theme", "group")}
    return World(**makers, **words)
