"""The log of an initiative as the rules of reach take it: sessions held with citizens, and counts.

A course for professionals is never in it. A session that was held and that nobody wrote numbers
for is in it with heads unknown: it widens the interval instead of vanishing.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from brobygger.domain.activities.session import Session as Held
from brobygger.domain.reach.logged import Logged, in_order
from brobygger.web.activities.models import Activity, Session
from brobygger.web.actors.network.codes import actor_code, group_code, place_code, theme_code
from brobygger.web.ui.together import Ask

_SESSION = (
    *("activity__initiative_id", "pk", "on", "order", "activity_id", "activity__title"),
    *("activity__theme_id", "activity__theme__title"),
    *("activity__target_group_id", "activity__target_group__title"),
    *("activity__place_id", "activity__place__title"),
    *("tally__pk", "tally__heads", "tally__first_timers", "tally__asked", "tally__outside"),
    *("code_sheet__declined", "code_sheet__lost", "code_sheet__mark"),
)


@dataclass(frozen=True)
class Log:
    """The log with what its codes are called. Its counts are raw: they stay in this link.

    ``tallies`` leads a day to the numbers written for it, with the name of their activity;
    ``without`` is how many sessions held have no head count. ``marks`` are the sessions at which
    card codes were asked for, each with what is drawn anew when its codes change.
    """

    held: tuple[Logged, ...] = field(default=(), repr=False)
    names: Mapping[str, str] = field(default_factory=dict)
    tallies: Mapping[str, Mapping[int, str]] = field(default_factory=dict)
    without: int = 0
    marks: Mapping[str, UUID] = field(default_factory=dict)


Initiatives = Collection[int] | QuerySet[Any, Any]
"""The numbers of initiatives, or the question for them."""


def logs_asked(initiatives: Initiatives) -> tuple[Ask, ...]:
    """What the logs of these initiatives ask of the database, for ``values_together``."""
    held = Session.objects.filter(
        activity__initiative__in=initiatives,
        activity__kind=Activity.Kind.CITIZENS,
        state=Session.State.HELD,
    )
    at_session, at_activity = Session.actors.through, Activity.actors.through
    return (
        (held, _SESSION),
        (
            at_session.objects.filter(session__activity__initiative__in=initiatives),
            ("session_id", "actor_id", "actor__title"),
        ),
        (
            at_activity.objects.filter(activity__initiative__in=initiatives),
            ("activity_id", "actor_id", "actor__title"),
        ),
    )


def logs_from(found: Sequence[Sequence[Any]]) -> dict[int, Log]:
    """Initiative -> its log, from the answers to ``logs_asked``."""
    names: dict[str, str] = {}
    rows, at_session, at_activity = found
    by_session, by_activity = _actors(at_session, names), _actors(at_activity, names)
    held: dict[int, list[Logged]] = {}
    days: dict[int, dict[str, dict[int, str]]] = {}
    marks: dict[int, dict[str, UUID]] = {}
    for initiative, *row in rows:
        pk, on, _order, activity, title = row[:5]
        tally = row[11]
        actors = by_session.get(pk) or by_activity.get(activity) or frozenset({""})
        held.setdefault(initiative, []).append(_logged(row, actors, names))
        if tally is not None:
            on_day = days.setdefault(initiative, {}).setdefault(f"{on:%d-%m-%Y}", {})
            on_day[tally] = title
        if (mark := row[-1]) is not None:
            marks.setdefault(initiative, {})[str(pk)] = mark
    return {
        initiative: Log(
            tuple(in_order(each)),
            names,
            days.get(initiative, {}),
            sum(one.heads is None for one in each),
            marks.get(initiative, {}),
        )
        for initiative, each in held.items()
    }


def _actors(rows: Sequence[Any], names: dict[str, str]) -> dict[int, frozenset[str]]:
    found: dict[int, set[str]] = {}
    for of, actor, title in rows:
        names[actor_code(actor)] = title
        found.setdefault(of, set()).add(actor_code(actor))
    return {of: frozenset(codes) for of, codes in found.items()}


def _logged(row: Sequence[Any], actors: frozenset[str], names: dict[str, str]) -> Logged:
    """Whoever delivered the session is named there, and else at its activity."""
    pk, on, order, activity, _title, *sorting = row[:11]
    tally, heads, first_timers, asked, outside, declined, lost, _mark = row[11:]
    codes = []
    for at, code_of in enumerate((theme_code, group_code, place_code)):
        number, title = sorting[2 * at : 2 * at + 2]
        codes.append("" if number is None else code_of(number))
        names[codes[-1]] = title or ""
    theme, group, area = codes
    session = Held(str(pk), on, order, str(activity), area, theme, group, actors)
    if tally is None:
        return Logged(session, outside=None)
    return Logged(session, heads, first_timers, asked, outside, declined or 0, lost or 0)
