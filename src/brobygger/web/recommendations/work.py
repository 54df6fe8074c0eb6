"""The work with a part as its card shows it: kept up to date, asked of others, handed over."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from brobygger.web.audit.models import AuditEvent
from brobygger.web.documents.structures import ROUTE_KIND
from brobygger.web.recommendations.approaches.standing import may_carry
from brobygger.web.recommendations.approaches.standing import standing_of as approach_standing
from brobygger.web.recommendations.handovers.register import quiet_words
from brobygger.web.recommendations.models import Approach, Edge, Handover, Part
from brobygger.web.recommendations.told import STANDING
from brobygger.web.recommendations.upkeep.standing import Standing, standing_of

_CORRECTIONS = {"part.edited", "part.edit_undone"}
_UPDATES = {"upkeep.confirmed", "upkeep.updated"}


@dataclass(frozen=True, slots=True)
class Line:
    """A request or a handover on the card: the row, and how far it is in words."""

    row: Approach | Handover
    words: str
    is_late: bool = False


@dataclass(frozen=True, slots=True)
class Work:
    """What has been done about a part, and what can be taken back."""

    upkeep: Standing
    approaches: list[Line] = field(default_factory=list)
    handovers: list[Line] = field(default_factory=list)
    added: list[tuple[str, Any]] = field(default_factory=list)
    may_ask: bool = False
    lacks_approach: bool = False
    can_undo_edit: bool = False
    can_undo_update: bool = False


def work_of(parts: Sequence[Part], today: date, events: Sequence[AuditEvent]) -> dict[int, Work]:
    """The work with the parts of one recommendation (one query, and only where one was edited).

    They come with their rows, ``approaches``, ``handovers``, ``upkeep`` and the annex. ``events``
    are what has happened to them, newest first: what can be taken back follows from the last.
    """
    last = _last_verbs(events)
    was_edited = any(event.verb == "part.edited" for event in events)
    added = _added_edges(parts) if was_edited else {}
    return {
        part.pk: _work(part, today, last.get(str(part.pk), set()), added.get(part.pk, []))
        for part in parts
    }


def _last_verbs(events: Sequence[AuditEvent]) -> dict[str, set[str]]:
    """Part -> the last correction and the last update of it, by their verbs."""
    last: dict[tuple[str, str], str] = {}
    for event in events:
        if event.verb in _CORRECTIONS or event.verb.startswith("upkeep."):
            kind = event.verb.partition(".")[0]
            last.setdefault((event.subject_id, kind), event.verb)
    found: dict[str, set[str]] = {}
    for (part, _kind), verb in last.items():
        found.setdefault(part, set()).add(verb)
    return found


def _work(part: Part, today: date, last: set[str], edges: list[Edge]) -> Work:
    routes = list(part.routes.all())
    approaches = [_approach(row, today) for row in part.approaches.all()]
    is_outside = any(route.kind == "outside" for route in routes)
    upkeep = standing_of(part, today)
    return Work(
        upkeep,
        approaches,
        [_handover(row, today) for row in part.handovers.all()],
        _added(part, edges),
        may_carry(part, routes),
        is_outside and not approaches,
        "part.edited" in last,
        upkeep.updated_on == today and bool(last & _UPDATES),
    )


def _approach(row: Approach, today: date) -> Line:
    is_late = bool(row.next_on and row.next_on < today and not row.answered_on)
    return Line(row, str(STANDING[approach_standing(row)]), is_late)


def _handover(row: Handover, today: date) -> Line:
    quiet = quiet_words(row, today)
    said = str(row.get_state_display())
    if row.treated_on and row.state == Handover.State.TREATED:
        said = _("behandlet i %(committee)s") % {"committee": row.treated_by}
    return Line(row, f"{said}, {quiet}" if quiet else said)


def _added_edges(parts: Sequence[Part]) -> dict[int, list[Edge]]:
    found: dict[int, list[Edge]] = {}
    rows = Edge.objects.filter(part__in=parts, is_added=True).select_related("target")
    for row in rows:
        found.setdefault(row.part_id, []).append(row)
    return found


def _added(part: Part, edges: Sequence[Edge]) -> list[tuple[str, Any]]:
    """The rows that a person added, each with the words or the reason that it rests on."""
    waits = _("%(kind)s anbefaling %(number)s")
    found: list[tuple[str, Any]] = [
        *((row.administration, row) for row in part.responsibilities.all()),
        *((str(ROUTE_KIND.show(row.kind)), row) for row in part.routes.all()),
        *((row.ref, row) for row in part.sources.all()),
        *(
            (waits % {"kind": Edge.Kind(row.kind).label, "number": row.target.number}, row)
            for row in edges
        ),
    ]
    return [(words, row) for words, row in found if row.is_added]
