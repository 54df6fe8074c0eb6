"""Builders of a log: activities, sessions held and what was counted at them."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from random import Random
from typing import Any

from django.utils import timezone

from brobygger.domain.kernel.fold import fold
from brobygger.web.activities.models import Activity, Session
from brobygger.web.actors.models import Actor
from brobygger.web.areas.models import Place
from brobygger.web.initiatives.models import Initiative, TargetGroup, Theme
from brobygger.web.reach.models import ReceivingService, Referral, Tally, Training

Counts = tuple[int | None, int | None]
"""Heads and first-timers of a session."""


def an_initiative(title: str = "Indsats i Eksempelhaven", **more: Any) -> Initiative:
    """An initiative in an area, two years long."""
    place, _new = Place.objects.get_or_create(code="E1", defaults={"title": "Eksempelhaven"})
    today = timezone.localdate()
    facts = {"starts_on": today - timedelta(days=500), "ends_on": today + timedelta(days=300)}
    return Initiative.objects.create(title=title, place=place, **facts | more)


def an_activity(initiative: Initiative, title: str, **more: Any) -> Activity:
    """An activity for citizens; ``theme``, ``target_group`` and ``actors`` by their titles."""
    facts: dict[str, Any] = {"place": initiative.place, "alias": "Tirsdag"}
    actors = more.pop("actors", ())
    for name, model in (("theme", Theme), ("target_group", TargetGroup)):
        if name in more:
            facts[name] = model._default_manager.get_or_create(title=more.pop(name))[0]
    row = Activity.objects.create(initiative=initiative, title=title, **facts | more)
    row.actors.set(an_actor(one) for one in actors)
    return row


def an_actor(title: str) -> Actor:
    """An organisation."""
    return Actor.objects.filter(title=title).first() or Actor.objects.create(
        title=title, folded=fold(title)
    )


def held(activity: Activity, on: date, counts: Counts | None, **more: Any) -> Session:
    """A session that was held; ``counts`` None where nobody wrote numbers."""
    row = Session.objects.create(activity=activity, on=on, state=Session.State.HELD)
    if counts is not None:
        heads, firsts = counts
        facts = {"heads": heads, "first_timers": firsts, "outside": 0, "logged_on": on}
        Tally.objects.create(session=row, **facts | more)
    return row


def weekly(activity: Activity, first: date, counts: Iterable[Counts | None]) -> list[Session]:
    """Sessions a week apart."""
    return [held(activity, first + timedelta(days=7 * at), one) for at, one in enumerate(counts)]


def referred(initiative: Initiative, title: str, month: date, people: int) -> Referral:
    """So many helped on to a service in a month."""
    service, _new = ReceivingService.objects.get_or_create(title=title)
    return Referral.objects.create(
        initiative=initiative, service=service, month=month, people=people
    )


def a_course(initiative: Initiative, on: date, people: int, actors: Sequence[str]) -> Training:
    """A course for professionals."""
    row = an_activity(initiative, f"Kursus {on}", kind=Activity.Kind.COMPETENCE)
    session = Session.objects.create(activity=row, on=on, state=Session.State.HELD)
    training = Training.objects.create(session=session, participations=people, half_days=2)
    training.actors.set(an_actor(one) for one in actors)
    return training


def a_rich_log(initiative: Initiative, seed: int = 1) -> None:
    """A year of four activities, some of them with few people, and one that few counted."""
    random, today = Random(seed), timezone.localdate()
    first = today - timedelta(days=380)
    plans = (
        ("Fællesspisning", "Netværk i opgangen", "Mødre", ("Klub Nord", "Skolen"), 18, 0.3),
        ("Lektiehjælp", "Skole og job", "Unge", ("Klub Nord",), 9, 0.15),
        ("Kvindegruppe", "Sundhed", "Mødre", ("Foreningen",), 4, 0.1),
        ("Fodbold", "Skole og job", "Fædre", ("Idrætten", "Klub Nord"), 12, None),
    )
    for title, theme, group, actors, size, new in plans:
        row = an_activity(
            initiative, title, theme=theme, target_group=group, actors=actors, is_series=True
        )
        seen = 0
        for at in range(40):
            on = first + timedelta(days=9 * at + random.randrange(3))
            if on >= today:
                continue
            heads = max(1, round(random.gauss(size, size / 4)))
            firsts = None
            if new is not None:
                firsts = (
                    heads
                    if not seen
                    else sum(random.random() < new / (1 + at / 8) for _ in range(heads))
                )
                seen += firsts
            held(row, on, None if (today - on).days < 12 else (heads, firsts))
    half = today.replace(day=1) - timedelta(days=200)
    for title, people in (("Jobcentret", 9), ("Sundhedshuset", 2), ("Familierådgivningen", 12)):
        referred(initiative, title, half.replace(day=1), people)
    a_course(initiative, first + timedelta(days=30), 14, ("Skolen", "Foreningen"))
