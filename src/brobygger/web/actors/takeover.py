"""What a new project worker must know of an area within an hour, in the order of reading."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from brobygger.web.actors import asking
from brobygger.web.actors.agreements.standing import Standing, standing
from brobygger.web.actors.models import Actor, Agreement, Contact, Effort
from brobygger.web.areas.models import Place
from brobygger.web.ui.together import values_together

NOWHERE = "ingen"
"""In the address: the actors that stand in no area."""

AHEAD = 183
"""Agreements to be renewed within so many days: half a year."""

_OF: Any = Effort.actors.through


@dataclass(frozen=True, slots=True)
class Spot:
    """An area that has actors, or none at all (``pk`` None)."""

    pk: int | None
    title: str

    @property
    def key(self) -> str:
        """Its value in the address."""
        return NOWHERE if self.pk is None else str(self.pk)


@dataclass(frozen=True, slots=True)
class Step:
    """Something that was promised and is not done."""

    actor: int
    title: str
    words: str
    on: date | None
    is_late: bool


@dataclass(frozen=True, slots=True)
class Renewal:
    """An agreement that must be renewed."""

    pk: int
    actor: int
    title: str
    purpose: str
    on: date
    standing: Standing


@dataclass(frozen=True, slots=True)
class Planned:
    """An effort that does not run yet."""

    pk: int
    title: str
    starts_on: date | None
    actors: list[str]


@dataclass(frozen=True, slots=True)
class Takeover:
    """The page, from top to bottom."""

    sectors: list[tuple[str, list[Actor]]]
    quiet: list[Actor]
    steps: list[Step]
    renewals: list[Renewal]
    planned: list[Planned]

    @property
    def count(self) -> int:
        """How many actors there are."""
        return sum(len(rows) for _title, rows in self.sectors)


def spots() -> list[Spot]:
    """The areas that have actors, by name, and last those without (one query)."""
    active = Actor.objects.filter(is_archived=False)
    with_actors, without = values_together(
        (Place.objects.filter(pk__in=active.values("places")), ("title", "pk")),
        (active.filter(places=None), ("pk",)),
    )
    found = [Spot(pk, title) for title, pk in sorted(with_actors)]
    return [*found, Spot(None, _("Uden område"))] if without else found


def read(spot: Spot, today: date) -> Takeover:
    """Everything about one area (two queries)."""
    rows = _actors(spot)
    here = [row.pk for row in rows]
    steps, renewals, planned, by_whom = values_together(
        (
            Contact.objects.filter(actor__in=here, next_done_on=None).exclude(next_step=""),
            ("pk", "actor_id", "actor__title", "next_step", "next_on"),
        ),
        (
            Agreement.objects.filter(
                asking.in_force(today),
                actor__in=here,
                renewal_on__lte=today + timedelta(days=AHEAD),
            ),
            ("pk", "actor_id", "actor__title", "purpose", "starts_on", "ends_on", "renewal_on"),
        ),
        (
            Effort.objects.filter(pk__in=_efforts(here), standing=Effort.Standing.PLANNED),
            ("title", "pk", "starts_on"),
        ),
        (
            _OF.objects.filter(effort__in=_efforts(here), effort__standing=Effort.Standing.PLANNED),
            ("actor__title", "effort_id"),
        ),
    )
    return Takeover(
        sectors=_by_sector(rows),
        quiet=[row for row in rows if _is_quiet(row, today)],
        steps=_steps(steps, today),
        renewals=_renewals(renewals, today),
        planned=_planned(planned, by_whom),
    )


def _actors(spot: Spot) -> list[Any]:
    where = Q(places=None) if spot.pk is None else Q(places=spot.pk)
    rows = Actor.objects.filter(where, is_archived=False).select_related("sector")
    rows = rows.annotate(last_contact=asking.last_contact(), partner_count=asking.partner_count())
    return list(rows.order_by("title", "pk"))


def _is_quiet(row: Any, today: date) -> bool:
    """Nobody has been in touch for three months; the initiative's own people need not be."""
    since = today - timedelta(days=asking.QUIET_DAYS)
    return not row.is_staff and (row.last_contact is None or row.last_contact <= since)


def _efforts(actors: list[int]) -> Any:
    return _OF.objects.filter(actor__in=actors).values("effort")


def _by_sector(rows: Iterable[Any]) -> list[tuple[str, list[Any]]]:
    """In the city's own order of sectors; those without one last."""
    found: dict[tuple[int, int, str], list[Any]] = {}
    for row in rows:
        sector = row.sector
        key = (0, sector.order, sector.title) if sector else (1, 0, _("Sektor ikke valgt"))
        found.setdefault(key, []).append(row)
    return [(key[2], found[key]) for key in sorted(found)]


def _steps(rows: list[tuple[Any, ...]], today: date) -> list[Step]:
    """The oldest promise first; those without a day last."""
    found = [
        Step(actor, title, words, on, bool(on and on < today))
        for _pk, actor, title, words, on in sorted(rows)
    ]
    return sorted(found, key=lambda one: (one.on is None, one.on or today))


def _renewals(rows: list[tuple[Any, ...]], today: date) -> list[Renewal]:
    found = [
        Renewal(pk, actor, title, purpose, renewal, standing(starts, ends, renewal, today))
        for pk, actor, title, purpose, starts, ends, renewal in sorted(rows)
    ]
    return sorted(found, key=lambda one: (one.on, one.title))


def _planned(rows: list[tuple[Any, ...]], by_whom: list[tuple[Any, ...]]) -> list[Planned]:
    actors: dict[int, list[str]] = {}
    for title, effort in sorted(by_whom):
        actors.setdefault(effort, []).append(title)
    found = [
        Planned(pk, title, starts_on, actors.get(pk, []))
        for title, pk, starts_on in sorted(rows, key=lambda row: row[:2])
    ]
    return sorted(found, key=lambda one: (one.starts_on is None, one.starts_on or date.max))
