"""Questions that lists and pages ask about actors, as parts of a query."""

from datetime import date, timedelta
from typing import Any

from django.db.models import (
    BooleanField,
    Count,
    DateField,
    Exists,
    ExpressionWrapper,
    IntegerField,
    Max,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.functions import Coalesce

from brobygger.web.actors.models import Actor, Agreement, Contact, Effort

QUIET_DAYS = 91
"""An actor that nobody has been in touch with for so long: three months."""

RENEW_DAYS = 60
"""An agreement that must be renewed within so many days waits for somebody."""

_OF: Any = Effort.actors.through


def in_register() -> QuerySet[Actor]:
    """All actors but those that turned out to be another."""
    return Actor.objects.filter(merged_into=None)


def quiet(today: date) -> Q:
    """Nobody has been in touch for three months, or ever."""
    since = today - timedelta(days=QUIET_DAYS)
    return ~Q(pk__in=Contact.objects.filter(on__gt=since).values("actor"))


def without_efforts() -> Q:
    """Does nothing that we know of, or no longer."""
    return ~Q(pk__in=_OF.objects.exclude(effort__standing=Effort.Standing.ENDED).values("actor"))


def last_contact() -> Any:
    """The day of the last contact."""
    rows = Contact.objects.filter(actor=OuterRef("pk")).order_by().values("actor")
    return Subquery(rows.annotate(last=Max("on")).values("last"), output_field=DateField())


def effort_count() -> Any:
    """How many efforts an actor has that run today or are planned."""
    rows = _OF.objects.filter(actor=OuterRef("pk")).order_by()
    rows = rows.exclude(effort__standing=Effort.Standing.ENDED).values("actor")
    return _counted(rows.annotate(n=Count("pk")))


def partner_count() -> Any:
    """How many others an actor does something with today; 0 where it stands alone."""
    running = _OF.objects.filter(
        effort__standing=Effort.Standing.EXISTING, effort__actors=OuterRef("pk")
    )
    rows = running.exclude(actor=OuterRef("pk")).order_by().values(one=Value(1))
    return _counted(rows.annotate(n=Count("actor", distinct=True)))


def has_partner() -> Exists:
    """It does something together with another today."""
    running = _OF.objects.filter(
        effort__standing=Effort.Standing.EXISTING, effort__actors=OuterRef("pk")
    )
    return Exists(running.exclude(actor=OuterRef("pk")))


def stands_alone() -> Q:
    """It does nothing together with another today."""
    together: Any = ExpressionWrapper(~has_partner(), output_field=BooleanField())
    return Q(together)


def to_renew(today: date) -> Q:
    """Agreements in force whose renewal is near or past."""
    near = Q(renewal_on__lte=today + timedelta(days=RENEW_DAYS))
    return near & in_force(today) & Q(actor__is_archived=False)


def in_force(today: date) -> Q:
    """Agreements that have not ended."""
    return Q(ends_on=None) | Q(ends_on__gte=today)


def agreements() -> QuerySet[Agreement]:
    """Agreements with their actors and initiatives."""
    return Agreement.objects.select_related("actor", "initiative")


def _counted(rows: QuerySet[Any, Any]) -> Any:
    counted = Subquery(rows.values("n"), output_field=IntegerField())
    return Coalesce(counted, 0)
