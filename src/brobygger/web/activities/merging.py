"""What hangs on an actor here follows it where two become one, and comes back where they part.

Named in the AppConfig as ``merges_actors`` and ``parts_actors``; inside the step of the actors.
"""

from collections.abc import Mapping
from typing import Any

from brobygger.web.activities.models import Activity, GuestLink, Session, Trial
from brobygger.web.actors.models import Actor

SHARED: dict[str, Any] = {"activities": Activity, "sessions": Session, "trials": Trial}
"""Rows that several actors have together."""

Moved = dict[str, list[int]]
"""The rows that had the one that goes; ``..._given`` are those to which the other was new."""


def merged(stays: Actor, goes: Actor) -> Moved:
    """All that one actor holds, the other holds from now; its links are the other's."""
    found: Moved = {"links": list(goes.guest_links.values_list("pk", flat=True))}
    for name, model in SHARED.items():
        theirs = set(model.objects.filter(actors=stays).values_list("pk", flat=True))
        rows = list(model.objects.filter(actors=goes).order_by("pk"))
        for row in rows:
            row.actors.add(stays)
            row.actors.remove(goes)
        found[name] = [row.pk for row in rows]
        found[f"{name}_given"] = [row.pk for row in rows if row.pk not in theirs]
    goes.guest_links.update(actor=stays)
    return found


def parted(stays: Actor, goes: Actor, moved: Mapping[str, list[int]]) -> None:
    """What was moved and is still there goes back."""
    for name, model in SHARED.items():
        for row in model.objects.filter(pk__in=moved.get(name, ())):
            row.actors.add(goes)
        for row in model.objects.filter(pk__in=moved.get(f"{name}_given", ())):
            row.actors.remove(stays)
    GuestLink.objects.filter(pk__in=moved.get("links", ()), actor=stays).update(actor=goes)
