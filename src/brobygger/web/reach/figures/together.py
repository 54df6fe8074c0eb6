"""Who delivered which session together: handed to the network, which knows no sessions."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from brobygger.web.activities.models import Activity, Session
from brobygger.web.ui.together import values_together


@dataclass(frozen=True, slots=True)
class Delivered:
    """A session and the organisations that delivered it. ``is_to_come``: it is planned."""

    activity: int
    title: str
    on: date
    actors: frozenset[int]
    is_to_come: bool


def delivered(actors: Collection[int], today: date) -> Iterator[Delivered]:
    """The sessions held by these organisations, and those planned from today on (one query).

    Whoever is named at a session delivered it; else those of its activity. ``title`` is the name
    outwards where the activity is closed.
    """
    rows = Session.objects.exclude(state=Session.State.CANCELLED)
    fields = ("pk", "activity_id", "activity__title", "activity__alias", "activity__is_closed")
    at_session, at_activity = Session.actors.through, Activity.actors.through
    sessions, named, usual = values_together(
        (rows, (*fields, "on", "state")),
        (at_session.objects.filter(session__in=rows), ("session_id", "actor_id")),
        (at_activity.objects.filter(activity__sessions__in=rows).distinct(), _WHO),
    )
    by_session, by_activity = _sets(named), _sets(usual)
    wanted = set(actors)
    for pk, activity, title, alias, is_closed, on, state in sorted(sessions, key=_by_day):
        is_to_come = state == Session.State.PLANNED
        if is_to_come and on < today:
            continue
        found = (by_session.get(pk) or by_activity.get(activity, frozenset())) & wanted
        if found:
            words = alias if is_closed else title
            yield Delivered(activity, words, on, found, is_to_come)


_WHO = ("activity_id", "actor_id")


def _by_day(row: tuple[int, int, str, str, bool, date, str]) -> tuple[date, int]:
    return row[5], row[0]


def _sets(rows: list[tuple[int, int]]) -> dict[int, frozenset[int]]:
    found: dict[int, set[int]] = {}
    for of, actor in rows:
        found.setdefault(of, set()).add(actor)
    return {of: frozenset(each) for of, each in found.items()}
