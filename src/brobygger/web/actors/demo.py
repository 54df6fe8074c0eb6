"""The demo's actors: fifteen fictional organisations in the fictional area OPD-1.

Contacts and waves of the network come from the rooms of their own; they find the actors here by
``Actor.objects.filter(source=SOURCE)`` or by name.
"""

from datetime import date, timedelta

from django.utils import timezone

from brobygger.web.accounts.models import User
from brobygger.web.actors.agreements.steps import add_agreement
from brobygger.web.actors.demo_rows import (
    ACTORS,
    EFFORTS,
    PROFESSIONALS,
    STAFF,
    Invented,
    InventedEffort,
)
from brobygger.web.actors.efforts.steps import add_effort
from brobygger.web.actors.facts import ActorFacts, AgreementFacts, EffortFacts
from brobygger.web.actors.log.demo import load as load_log
from brobygger.web.actors.models import Actor, Sector
from brobygger.web.actors.network.demo import load as load_network
from brobygger.web.actors.steps import add_actor, pause_actor
from brobygger.web.areas.models import Place
from brobygger.web.documents.demo import WHO
from brobygger.web.initiatives.models import Initiative, TargetGroup, Theme

SOURCE = "Opdigtet til demoen"
AREA = "OPD-1"


def load() -> None:
    """Enter them once, then their network; what a person has done since is left alone."""
    if not Actor.objects.exists():
        _load_actors()
    load_log()
    load_network()


def _load_actors() -> None:
    user = User.objects.get(username=WHO)
    place, _is_new = Place.objects.get_or_create(
        code=AREA, defaults={"title": "Eksempelhaven (opdigtet)"}
    )
    actors = {one.title: _actor(one, place, user) for one in ACTORS}
    pause_actor(actors["Købmanden på Torvet"], "Skifter ejer til foråret", user)
    today = timezone.localdate()
    initiative = Initiative.objects.filter(place=place).order_by("pk").first()
    for effort in EFFORTS:
        add_effort(_effort(effort, actors, place, initiative, today), user)
    _agreements(actors, initiative, today, user)


def _actor(one: Invented, place: Place, user: User) -> Actor:
    facts = ActorFacts(
        title=one.title,
        sector=_sector(one.sector).pk,
        places=(place.pk,),
        themes=_themes(one.themes),
        target_groups=_groups(one.groups),
        offers=one.offers,
        weekdays=one.days,
        contact_function=one.function,
        is_staff=one.title == STAFF,
        source=SOURCE,
    )
    return add_actor(facts, user, is_another=True)


def _effort(
    one: InventedEffort,
    actors: dict[str, Actor],
    place: Place,
    initiative: Initiative | None,
    today: date,
) -> EffortFacts:
    begins = None if one.begins_in is None else today + timedelta(days=one.begins_in)
    return EffortFacts(
        title=one.title,
        actors=tuple(actors[title].pk for title in one.actors),
        standing=one.standing,
        level=one.level,
        places=(place.pk,),
        themes=_themes(one.themes),
        target_groups=_groups(one.groups),
        initiative=initiative.pk if one.is_paid and initiative else None,
        starts_on=begins,
        source=SOURCE,
    )


def _agreements(
    actors: dict[str, Actor], initiative: Initiative | None, today: date, user: User
) -> None:
    """One that must be renewed soon, and one that runs on."""
    paid_by = initiative.pk if initiative else None
    soon = AgreementFacts(
        purpose="Beboerhuset bruges til indsatsens møder to aftener om ugen.",
        starts_on=today - timedelta(days=320),
        ends_on=today + timedelta(days=45),
        renewal_on=today + timedelta(days=30),
        own_contribution="Lokale og rengøring",
        initiative=paid_by,
    )
    add_agreement(actors["Boligforeningen Eksempelhaven"], soon, user)
    runs = AgreementFacts(
        purpose="To samtalegrupper om året for unge, ledet sammen.",
        starts_on=today - timedelta(days=100),
        renewal_on=today + timedelta(days=265),
        own_contribution="En medarbejder fire timer om ugen",
        initiative=paid_by,
    )
    add_agreement(actors["Ungdomsklubben Perronen"], runs, user)


def _sector(title: str) -> Sector:
    return Sector.objects.get_or_create(title=title, defaults={"source": SOURCE})[0]


def _themes(titles: tuple[str, ...]) -> tuple[int, ...]:
    """The city's own themes where it has them, else new ones."""
    return tuple(
        Theme.objects.get_or_create(title=title, defaults={"source": SOURCE})[0].pk
        for title in titles
    )


def _groups(titles: tuple[str, ...]) -> tuple[int, ...]:
    kinds = {PROFESSIONALS: TargetGroup.Kind.PROFESSIONALS}
    return tuple(
        TargetGroup.objects.get_or_create(
            title=title,
            defaults={"source": SOURCE, "kind": kinds.get(title, TargetGroup.Kind.CITIZENS)},
        )[0].pk
        for title in titles
    )
