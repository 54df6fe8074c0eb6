"""A course is written down: organisations represented, participations, half days. One event."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from brobygger.web.activities.models import Activity, Session
from brobygger.web.activities.sessions import hold, session_for
from brobygger.web.actors.models import Actor
from brobygger.web.areas.permissions import require_work
from brobygger.web.audit.steps import record
from brobygger.web.reach.models import Training
from brobygger.web.reach.numbers import MOST, line_faults
from brobygger.web.ui.faults import Fault, refuse

LONGEST = 60
"""Half days of one course; a longer one is written as several."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingFacts:
    """Who was represented on a day of a course, and how many took part; None is not known."""

    activity: int
    on: date
    actors: Collection[int] = field(default_factory=frozenset)
    participations: int | None = None
    half_days: int = 1
    line: str = ""


@transaction.atomic
def write_training(facts: TrainingFacts, user: Any, row: Training | None = None) -> Training:
    """A day of a course, or another word on one that is there (``row``). Raises Refused."""
    require_work(user)
    rows = Activity.objects.select_for_update().filter(kind=Activity.Kind.COMPETENCE)
    activity = rows.filter(pk=facts.activity).first()
    refuse(_faults(facts, activity, timezone.localdate()))
    if activity is None:
        raise ValueError(facts.activity)  # refused above
    if row is None:
        row = Training(session=_session(activity, facts.on, user))
        hold(row.session, user)
    row.participations, row.half_days = facts.participations, facts.half_days
    row.line = facts.line.strip()
    row.save()
    row.actors.set(facts.actors)
    named = {"alias": activity.alias, "on": row.session.on.isoformat()}
    record(user, "training.written", row, **named)
    return row


def _session(activity: Activity, on: date, user: Any) -> Session:
    """The session of the day that nothing is written of yet; where there is none it is made."""
    there = activity.sessions.filter(on=on).exclude(state=Session.State.CANCELLED)
    if there.exclude(training=None).exists():
        words = _("Der står allerede noget for den dag. Ret det på listen nedenfor.")
        refuse([Fault(words, field="on")])
    return there.first() or session_for(activity, on, user)


def facts_of(row: Training) -> TrainingFacts:
    """A day of a course as it stands."""
    session: Session = row.session
    return TrainingFacts(
        activity=session.activity_id,
        on=session.on,
        actors=frozenset(row.actors.values_list("pk", flat=True)),
        participations=row.participations,
        half_days=row.half_days,
        line=row.line,
    )


def _faults(facts: TrainingFacts, activity: Activity | None, today: date) -> Iterator[Fault]:
    if activity is None:
        yield Fault(_("Vælg et kursus, der står på listen."), field="activity")
    if facts.on > today:
        yield Fault(_("Dagen er ikke kommet endnu. Skriv det, når kurset er holdt."), field="on")
    if Actor.objects.filter(pk__in=facts.actors).count() != len(facts.actors):
        yield Fault(_("Vælg blandt de organisationer, der står i registret."), field="actors")
    people = facts.participations
    if people is not None and not 0 <= people <= MOST:
        yield Fault(_("Skriv et antal: et helt tal fra 0 til 100.000."), field="participations")
    elif people is not None and people < len(facts.actors):
        words = _("%(actors)s organisationer var der, men kun %(people)s deltog. Ret det ene.")
        said = {"actors": len(facts.actors), "people": people}
        yield Fault(words % said, field="participations")
    if not 1 <= facts.half_days <= LONGEST:
        yield Fault(_("Skriv, hvor mange halve dage: fra 1 til 60."), field="half_days")
    yield from line_faults(facts.line)
