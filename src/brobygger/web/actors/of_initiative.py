"""What actors are asked for on the page of an initiative: for all of its slots in one query."""

from typing import Any, NamedTuple

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from brobygger.web.actors import asking
from brobygger.web.actors.log.table import is_open
from brobygger.web.actors.models import Actor, Agreement, Contact, Effort, PlanEntry
from brobygger.web.actors.overview_360 import efforts_of
from brobygger.web.areas.permissions import WORK
from brobygger.web.ui.together import values_once

Lines = list[tuple[Any, ...]]

_WHO = ("actor__title", "effort_id")
_AGREED = ("pk", "purpose", "actor__title", "actor_id", "starts_on", "ends_on", "renewal_on")
_RENEWAL = ("pk", "renewal_on", "actor__title", "actor_id")
_PLANNED = ("pk", "on", "title", "is_day_known")
_NEXT = ("pk", "next_on", "actor__title", "next_step")


class OfInitiative(NamedTuple):
    """Efforts, who does them, agreements, actors of the area; then what has a day: agreements to
    renew, entries of the plan, next steps (none for those who do not take them).
    """

    efforts: Lines
    by_whom: Lines
    agreements: Lines
    here: Lines
    renewals: Lines
    planned: Lines
    steps: Lines


def rows_of(request: HttpRequest, subject: Any) -> OfInitiative:
    """The rows, asked once a request."""
    today = timezone.localdate()
    rows = efforts_of(subject)
    agreements = Agreement.objects.filter(initiative=subject.pk)
    renewals = agreements.filter(
        asking.in_force(today), renewal_on__isnull=False, actor__is_archived=False
    )
    steps = Contact.objects.filter(is_open(), initiative=subject.pk, next_on__gte=today)
    found = values_once(
        request,
        f"actors-{subject.pk}",
        (rows, ("title", "pk", "standing", "initiative_id")),
        (Effort.actors.through.objects.filter(effort__in=rows.values("pk")), _WHO),
        (agreements, _AGREED),
        (actors_in(subject.place_id).annotate(joined=asking.has_partner()), ("pk", "joined")),
        (renewals, _RENEWAL),
        (PlanEntry.objects.filter(initiative=subject.pk), _PLANNED),
        *(((steps, _NEXT),) if request.user.has_perm(WORK) else ()),
    )
    return OfInitiative(*found, *([],) * (7 - len(found)))


def actors_in(place: int | None) -> QuerySet[Actor]:
    """The actors of an area that have not ceased, less the initiative's own staff."""
    rows = Actor.objects.filter(is_archived=False, is_staff=False)
    return rows.filter(places=place) if place is not None else rows.none()
