"""What people do with sessions: plan one or a series, hold, cancel, move, take away.

``session_for`` and ``hold`` are called where numbers are written: ``user`` is who writes them, or
None where it is a partner, whose link the caller has checked. Events are about the activity.
"""

from collections.abc import Collection, Sequence
from datetime import date, time
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from brobygger.domain.activities.series import MOST
from brobygger.web.activities.checks import actor_faults, year_faults
from brobygger.web.activities.facts import SessionFacts
from brobygger.web.activities.models import Activity, Session
from brobygger.web.areas.permissions import require_work
from brobygger.web.audit.steps import record
from brobygger.web.ui.faults import Fault, refuse

LAST_ORDER = 99
"""More sessions on one day in one initiative are a slip of the keys."""

State = Session.State


@transaction.atomic
def session_for(activity: Activity, day: date, user: Any) -> Session:
    """The planned session of that day, or a new one. Raises Refused."""
    _allow(user)
    planned = activity.sessions.filter(on=day, state=State.PLANNED)
    found = planned.order_by("starts_at", "pk").first()
    return found or _planned(activity, SessionFacts(on=day), user)


@transaction.atomic
def hold(
    session: Session,
    user: Any,
    actors: Collection[int] | None = None,
    order: int | None = None,
) -> None:
    """It was held: by these actors (those of the activity where None), as number so and so of the
    day. Held again it only takes what is said anew. Raises Refused.
    """
    _allow(user)
    faults = _hold_faults(session, order)
    before = {row.pk for row in session.actors.all()}
    if actors is not None:
        faults += actor_faults(actors, before)
    refuse(faults)
    was = (session.state, session.order, before)
    session.state, session.order = State.HELD, session.order if order is None else order
    now = (session.state, session.order, before if actors is None else set(actors))
    if now == was:
        return
    session.save()
    if actors is not None:
        session.actors.set(actors)
    _tell(user, "session.held", session)


def _hold_faults(session: Session, order: int | None) -> list[Fault]:
    faults = []
    if session.state == State.CANCELLED:
        faults.append(Fault(_("Den gang er aflyst. Åbn den igen først.")))
    if session.on > timezone.localdate():
        faults.append(Fault(_("Dagen er ikke kommet endnu."), field="on"))
    if order is not None and not 1 <= order <= LAST_ORDER:
        words = _("Skriv et nummer fra 1 til %(most)s.") % {"most": LAST_ORDER}
        faults.append(Fault(words, field="order"))
    return faults


@transaction.atomic
def plan_session(activity: Activity, facts: SessionFacts, user: Any) -> Session:
    """One session to come, or one of the past that was forgotten. Raises Refused."""
    require_work(user)
    return _planned(activity, facts, user)


@transaction.atomic
def plan_series(
    activity: Activity, days: Sequence[date], starts_at: time | None, user: Any
) -> list[Session]:
    """Many at once; a day that has one already gets no second. Raises Refused."""
    require_work(user)
    there = activity.sessions.exclude(state=State.CANCELLED).filter(on__in=days)
    taken = set(there.values_list("on", flat=True))
    new = [day for day in days if day not in taken]
    faults = _ended(activity)
    if not days:
        faults.append(Fault(_("Der er ingen dage. Vælg en ugedag og en periode, der rummer den.")))
    elif not new:
        faults.append(Fault(_("Alle dagene er planlagt i forvejen.")))
    if len(days) > MOST:
        faults.append(Fault(_("Det er for mange dage på én gang. Tag et år ad gangen.")))
    refuse([*faults, *(fault for day in days[-1:] for fault in year_faults(day, "last"))])
    made = [Session.objects.create(activity=activity, on=day, starts_at=starts_at) for day in new]
    record(
        user,
        "session.series",
        activity,
        alias=activity.alias,
        count=len(made),
        first=new[0].isoformat(),
        last=new[-1].isoformat(),
    )
    return made


@transaction.atomic
def undo_series(activity: Activity, numbers: Collection[int], user: Any) -> int:
    """Take away those that were just planned and are still only planned; gives how many."""
    require_work(user)
    rows = activity.sessions.filter(pk__in=numbers, state=State.PLANNED)
    count = rows.count()
    if count:
        rows.delete()
        record(user, "session.series_undone", activity, alias=activity.alias, count=count)
    return count


@transaction.atomic
def cancel(session: Session, user: Any) -> None:
    """It does not take place; it stays in the list. Raises Refused for one that was held."""
    require_work(user)
    _change_state(session, State.PLANNED, State.CANCELLED, "session.cancelled", user)


@transaction.atomic
def reopen(session: Session, user: Any) -> None:
    """It takes place after all. Raises Refused for one that was held."""
    require_work(user)
    _change_state(session, State.CANCELLED, State.PLANNED, "session.reopened", user)


def _change_state(session: Session, was: str, now: str, verb: str, user: Any) -> None:
    if session.state == now:
        return
    if session.state != was:
        refuse([_is_held()])
    session.state = now
    session.save()
    _tell(user, verb, session)


@transaction.atomic
def move(session: Session, on: date, starts_at: time | None, user: Any) -> None:
    """Another day or time. Raises Refused for one that was held or called off."""
    require_work(user)
    if session.state != State.PLANNED:
        refuse([_is_held()])
    refuse(year_faults(on, "on"))
    if (session.on, session.starts_at) == (on, starts_at):
        return
    before = session.on
    session.on, session.starts_at = on, starts_at
    session.save()
    _tell(user, "session.moved", session, was_on=before.isoformat())


@transaction.atomic
def remove(session: Session, user: Any) -> SessionFacts:
    """Take away one that was planned by mistake; gives what is needed to put it back."""
    require_work(user)
    if session.state == State.HELD:
        refuse([_is_held()])
    actors = tuple(sorted(row.pk for row in session.actors.all()))
    facts = SessionFacts(on=session.on, starts_at=session.starts_at, actors=actors)
    _tell(user, "session.removed", session)
    session.delete()
    return facts


def _is_held() -> Fault:
    return Fault(_("Det kan kun gøres med en gang, der er planlagt."))


def _planned(activity: Activity, facts: SessionFacts, user: Any) -> Session:
    refuse([*_ended(activity), *year_faults(facts.on, "on"), *actor_faults(facts.actors, ())])
    session = Session.objects.create(activity=activity, on=facts.on, starts_at=facts.starts_at)
    session.actors.set(facts.actors)
    _tell(user, "session.planned", session)
    return session


def _ended(activity: Activity) -> list[Fault]:
    return [Fault(_("Aktiviteten er holdt op. Genoptag den først."))] * activity.is_archived


def _allow(user: Any) -> None:
    if user is not None:
        require_work(user)


def _tell(user: Any, verb: str, session: Session, **facts: str) -> None:
    named = {"alias": session.activity.alias, "on": session.on.isoformat()}
    record(user, verb, session.activity, **named, **facts)
