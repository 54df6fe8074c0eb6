"""Everything that the page of one actor tells."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest

from brobygger.web.actors import asking
from brobygger.web.actors.agreements.standing import Standing, standing
from brobygger.web.actors.models import Actor, Agreement, Effort
from brobygger.web.audit.models import AuditEvent
from brobygger.web.ui.asks import Asks, answered

_OF: Any = Effort.actors.through


@dataclass(frozen=True, slots=True)
class EffortLine:
    """An effort as its actor's page says it; ``partners`` are the others (number, name)."""

    pk: int
    title: str
    level: str
    starts_on: date | None
    ends_on: date | None
    initiative: str | None
    partners: list[tuple[int, str]]
    themes: list[str]


@dataclass(frozen=True, slots=True)
class AgreementLine:
    """An agreement as its actor's page says it."""

    pk: int
    purpose: str
    starts_on: date
    ends_on: date | None
    renewal_on: date | None
    own_contribution: str
    initiative: str | None
    standing: Standing


@dataclass(frozen=True, slots=True)
class ActorPage:
    """The words it is sorted by, what it does, what is agreed."""

    places: list[str]
    themes: list[str]
    target_groups: list[str]
    efforts: dict[str, list[EffortLine]]
    agreements: list[AgreementLine]
    merged_here: list[tuple[int, str]]

    @property
    def has_efforts(self) -> bool:
        """It does something."""
        return any(self.efforts.values())


def asked_of_actor(_request: HttpRequest, actor: Any) -> Asks:
    """What hangs on an actor."""
    yield "places", (actor.places.all(), ("pk", "title"))
    yield "themes", (actor.themes.all(), ("order", "title"))
    yield "target_groups", (actor.target_groups.all(), ("order", "title"))
    efforts = Effort.objects.filter(actors=actor)
    yield "efforts", (efforts, _EFFORT)
    partners = _OF.objects.filter(effort__actors=actor).exclude(actor=actor)
    yield "partners", (partners, ("actor__title", "actor_id", "effort_id"))
    about = Effort.themes.through.objects.filter(effort__actors=actor)
    yield "about", (about, ("theme__order", "theme__title", "effort_id"))
    yield "agreements", (Agreement.objects.filter(actor=actor), _AGREEMENT)
    yield "merged", (Actor.objects.filter(merged_into=actor), ("title", "pk"))


def read(request: HttpRequest, actor: Actor, today: date) -> ActorPage:
    """What hangs on an actor, asked together with what later links show on its page."""
    found = answered(request, "actor", actor)
    return ActorPage(
        places=sorted(title for _pk, title in found["places"]),
        themes=[title for _order, title in sorted(found["themes"])],
        target_groups=[title for _order, title in sorted(found["target_groups"])],
        efforts=_efforts(found["efforts"], found["partners"], found["about"]),
        agreements=[_agreement(row, today) for row in sorted(found["agreements"], key=_newest)],
        merged_here=[(pk, title) for title, pk in sorted(found["merged"])],
    )


_EFFORT = ("title", "pk", "standing", "level", "starts_on", "ends_on", "initiative__title")
_AGREEMENT = (
    "starts_on",
    "pk",
    "purpose",
    "ends_on",
    "renewal_on",
    "own_contribution",
    "initiative__title",
)


def _newest(row: tuple[Any, ...]) -> tuple[int, int]:
    return -row[0].toordinal(), row[1]


def _efforts(
    rows: list[tuple[Any, ...]], partners: list[tuple[Any, ...]], about: list[tuple[Any, ...]]
) -> dict[str, list[EffortLine]]:
    """Together, alone, planned, ended: each in the order of the names."""
    with_whom: dict[int, list[tuple[int, str]]] = {}
    for title, pk, effort in sorted(partners):
        with_whom.setdefault(effort, []).append((pk, title))
    themes: dict[int, list[str]] = {}
    for _order, title, effort in sorted(about):
        themes.setdefault(effort, []).append(title)
    found: dict[str, list[EffortLine]] = {"together": [], "alone": [], "planned": [], "ended": []}
    for title, pk, stands, level, starts_on, ends_on, initiative in sorted(
        rows, key=lambda row: row[:2]
    ):
        others = with_whom.get(pk, [])
        line = EffortLine(
            pk,
            title,
            str(Effort.Level(level).label),
            starts_on,
            ends_on,
            initiative,
            others,
            themes.get(pk, []),
        )
        running = "together" if others else "alone"
        found[running if stands == Effort.Standing.EXISTING else stands].append(line)
    return found


def _agreement(row: tuple[Any, ...], today: date) -> AgreementLine:
    starts_on, pk, purpose, ends_on, renewal_on, contribution, initiative = row
    return AgreementLine(
        pk,
        purpose,
        starts_on,
        ends_on,
        renewal_on,
        contribution,
        initiative,
        standing(starts_on, ends_on, renewal_on, today),
    )


def history(actor: Actor, page: ActorPage) -> QuerySet[AuditEvent]:
    """What has happened to an actor and to what it does, the latest first."""
    efforts = [str(line.pk) for lines in page.efforts.values() for line in lines]
    about = Q(subject_type="actors.Actor", subject_id=str(actor.pk))
    if efforts:
        about |= Q(subject_type="actors.Effort", subject_id__in=efforts)
    return AuditEvent.objects.filter(about).select_related("actor")[:50]


def with_last_contact() -> QuerySet[Actor]:
    """Actors with their sector and the day of their last contact."""
    rows = Actor.objects.select_related("sector", "merged_into")
    return rows.annotate(last_contact=asking.last_contact())
