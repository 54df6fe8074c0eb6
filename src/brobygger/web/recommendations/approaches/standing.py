"""How far a request to another authority has come, and which parts should carry one."""

from collections.abc import Iterable
from datetime import date
from typing import Literal

from django.db.models import Q, QuerySet

from brobygger.web.recommendations.models import Approach, Part, Route

Standing = Literal["undecided", "decided", "waiting", "answered"]
NOT_SENT = Q(sent_on=None)
WAITING = Q(answered_on=None) & ~NOT_SENT
ANSWERED = ~Q(answered_on=None)


def passed(today: date) -> Q:
    """The approaches whose next date is over and that nobody has answered."""
    return Q(next_on__lt=today, answered_on=None)


def standing_of(row: Approach) -> Standing:
    """How far it has come, by the last date that is entered."""
    if row.answered_on:
        return "answered"
    if row.sent_on:
        return "waiting"
    return "decided" if row.decided_on else "undecided"


def may_carry(part: Part, routes: Iterable[Route]) -> bool:
    """A part outside the city's mandate, or with one point outside it (the remark)."""
    return bool(part.remark) or any(route.kind == "outside" for route in routes)


def parts_without() -> QuerySet[Part]:
    """The parts outside the mandate, in the annexes in force, that nobody has been asked about."""
    outside = Route.objects.filter(kind="outside").values("part")
    return (
        Part.objects.filter(recommendation__annex__superseded_by=None, pk__in=outside)
        .exclude(pk__in=Approach.objects.values("part"))
        .select_related("recommendation")
        .order_by("recommendation__annex", "recommendation__number", "order")
    )
