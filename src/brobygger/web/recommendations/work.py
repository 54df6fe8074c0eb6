"""The work with a part as its card shows it: kept up to date, asked of others, handed over."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from brobygger.web.audit.models import AuditEvent
from brobygger.web.documents.structures import ROUTE_KIND
from brobygger.web.recommendations.approaches.standing import may_carry
from brobygger.web.recommendations.approaches.standing import standing_of as approach_standing
from brobygger.web.recommendations.handovers.register import quiet_words
from brobygger.web.recommendations.models import Approach, Edge, Handover
from brobygger.web.recommendations.portfolio import PartRows
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


@dataclass(frozen=True, slots=True)
class Begun:
    """A part with the rows below it, its requests and its handovers, the newest handover first."""

    rows: PartRows
    approaches: Sequence[Approach]
    handovers: Sequence[Handover]


def work_of(begun: Iterable[Begun], today: date, events: Sequence[AuditEvent]) -> dict[int, Work]:
    """The work with the parts of one recommendation, by the number of the part's row.

    The parts come with ``upkeep`` and the annex, edges with their target. ``events`` are what has
    happened to them, newest first: what can be taken back follows from the last.
    """
    last = _last_verbs(events)
    return {
        each.rows.part.pk: _work(each, today, last.get(str(each.rows.part.pk), set()))
        for each in begun
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


def _work(begun: Begun, today: date, last: set[str]) -> Work:
    part, routes = begun.rows.part, begun.rows.routes
    approaches = [_approach(row, today) for row in begun.approaches]
    is_outside = any(route.kind == "outside" for route in routes)
    upkeep = standing_of(part, today)
    return Work(
        upkeep,
        approaches,
        [_handover(row, today) for row in begun.handovers],
        _added(begun.rows),
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


def _added(rows: PartRows) -> list[tuple[str, Any]]:
    """The rows that a person added, each with the words or the reason that it rests on."""
    waits = _("%(kind)s anbefaling %(number)s")
    found: list[tuple[str, Any]] = [
        *((row.administration, row) for row in rows.owners),
        *((str(ROUTE_KIND.show(row.kind)), row) for row in rows.routes),
        *((row.ref, row) for row in rows.sources),
        *(
            (waits % {"kind": Edge.Kind(row.kind).label, "number": row.target.number}, row)
            for row in rows.edges
            if row.is_added
        ),
    ]
    return [(words, row) for words, row in found if row.is_added]
