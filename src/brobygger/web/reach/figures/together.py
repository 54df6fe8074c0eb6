"""Who delivered which session together: handed to the network, which knows no sessions."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from brobygger.web.activities.models import Activity, Session
from brobygger.web.ui.together import values_together


@dataclass(frozen=True, slots=True)
class Delivered:
    """A session and the organisations that deliver it; one that is not held is planned."""

    activity: int
    title: str
    on: date
    actors: frozenset[int]
    is_held: bool


def delivered(actors: Collection[int], today: date) -> Iterator[Delivered]:
    """The sessions held by these organisations, and those planned from today on (one query).

    Whoever is named at a session delivers it; else those of its activity.
    """
    rows = Session.objects.exclude(state=Session.State.CANCELLED)
    at_session, at_activity = Session.actors.through, Activity.actors.through
    sessions, named, usual = values_together(
        (rows, ("on", "pk", "activity_id", "activity__title", "state")),
        (at_session.objects.filter(session__in=rows.values("pk")), ("session_id", "actor_id")),
        (at_activity.objects.all(), ("activity_id", "actor_id")),
    )
    by_session, by_activity = _sets(named), _sets(usual)
    wanted = frozenset(actors)
    for on, pk, activity, title, state in sorted(sessions):
        found = (by_session.get(pk) or by_activity.get(activity, frozenset())) & wanted
        is_held = state == Session.State.HELD
        if found and (is_held or on >= today):
            yield Delivered(activity, title, on, found, is_held)


def _sets(rows: Sequence[Any]) -> dict[int, frozenset[int]]:
    found: dict[int, set[int]] = {}
    for of, actor in rows:
        found.setdefault(of, set()).add(actor)
    return {of: frozenset(each) for of, each in found.items()}
