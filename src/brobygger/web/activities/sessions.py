"""Sessions of activities: the one of a day, and that it was held."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from brobygger.web.activities.models import Activity, Session


def session_for(activity: Activity, day: date, user: Any) -> Session:
    """The session of that day, made where nobody had planned one."""
    there = activity.sessions.filter(on=day).exclude(state=Session.State.CANCELLED)
    return there.order_by("order", "pk").first() or Session.objects.create(
        activity=activity, on=day
    )


def hold(
    session: Session, user: Any, actors: Iterable[int] | None = None, order: int | None = None
) -> None:
    """It took place."""
    session.state = Session.State.HELD
    session.order = session.order if order is None else order
    session.save(update_fields=["state", "order"])
    if actors is not None:
        session.actors.set(actors)
