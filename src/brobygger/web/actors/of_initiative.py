"""What actors ask of the database for the page of an initiative, for all of its slots."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from brobygger.web.actors import asking
from brobygger.web.actors.log.table import is_open
from brobygger.web.actors.models import Actor, Agreement, Contact, Effort, PlanEntry
from brobygger.web.actors.overview_360 import efforts_of
from brobygger.web.areas.permissions import WORK
from brobygger.web.ui.asks import Asks

_WHO = ("actor__title", "effort_id")
_AGREED = ("pk", "purpose", "actor__title", "actor_id", "starts_on", "ends_on", "renewal_on")
_RENEWAL = ("pk", "renewal_on", "actor__title", "actor_id")
_PLANNED = ("pk", "on", "title", "is_day_known")
_NEXT = ("pk", "next_on", "actor__title", "next_step")


def asked_of_initiative(request: HttpRequest, subject: Any) -> Asks:
    """The efforts of its area, who does them, its agreements, who works there; then what has a
    day: agreements to renew, entries of the plan, and next steps for those who take them.
    """
    today = timezone.localdate()
    rows = efforts_of(subject)
    yield "efforts", (rows, ("title", "pk", "standing", "initiative_id"))
    yield "by_whom", (Effort.actors.through.objects.filter(effort__in=rows.values("pk")), _WHO)
    agreements = Agreement.objects.filter(initiative=subject.pk)
    yield "agreements", (agreements, _AGREED)
    here = actors_in(subject.place_id).annotate(joined=asking.has_partner())
    yield "here", (here, ("pk", "joined"))
    renewals = agreements.filter(
        asking.in_force(today), renewal_on__isnull=False, actor__is_archived=False
    )
    yield "renewals", (renewals, _RENEWAL)
    yield "planned", (PlanEntry.objects.filter(initiative=subject.pk), _PLANNED)
    if request.user.has_perm(WORK):
        steps = Contact.objects.filter(is_open(), initiative=subject.pk, next_on__gte=today)
        yield "next_steps", (steps, _NEXT)


def actors_in(place: int | None) -> QuerySet[Actor]:
    """The actors of an area that have not ceased, less the initiative's own staff."""
    rows = Actor.objects.filter(is_archived=False, is_staff=False)
    return rows.filter(places=place) if place is not None else rows.none()
