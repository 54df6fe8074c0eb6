"""What stands on the page of an activity: who, what for, which days, and whose links."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from brobygger.web.activities.guests import is_open, url_of
from brobygger.web.activities.models import Activity, GuestLink, Session
from brobygger.web.actors.models import Actor
from brobygger.web.ui.together import values_together

SHOWN = 12
"""Held sessions shown before one asks for all of them."""


@dataclass(frozen=True, slots=True)
class SessionLine:
    """A session in a line; ``note`` says what else is to be known of it."""

    pk: int
    on: date
    starts_at: time | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class LinkLine:
    """An actor's link: its address while it is open."""

    link: GuestLink
    actor: str
    url: str
    is_open: bool


@dataclass(frozen=True, slots=True)
class ActivityPage:
    """Everything that hangs on an activity. ``forgotten`` are planned days that have passed."""

    actors: Sequence[tuple[int, str]]
    coming: Sequence[SessionLine]
    forgotten: Sequence[SessionLine]
    held: Sequence[SessionLine]
    cancelled: int
    links: Sequence[LinkLine]
    unlinked: Sequence[tuple[int, str]]

    @property
    def more(self) -> int:
        """Held sessions beyond those that are shown."""
        return max(len(self.held) - SHOWN, 0)


def read(activity: Activity, today: date, request: HttpRequest) -> ActivityPage:
    """Read it (one query)."""
    actors, sessions, links = values_together(
        (Actor.objects.filter(activities=activity.pk), ("title", "pk")),
        (activity.sessions.all(), ("on", "order", "pk", "starts_at", "state")),
        (activity.guest_links.all(), ("pk", "actor__title", "actor_id", *_LINK)),
    )
    lines = sorted(sessions, key=lambda row: (row[0], row[3] or time.min, row[2]))
    linked = {actor for _pk, _title, actor, *_rest in links}
    named = [(pk, title) for title, pk in sorted(actors)]
    return ActivityPage(
        actors=named,
        coming=_lines(lines, Session.State.PLANNED, today, is_past=False),
        forgotten=_lines(lines, Session.State.PLANNED, today, is_past=True),
        held=_lines(lines, Session.State.HELD, today)[::-1],
        cancelled=sum(row[4] == Session.State.CANCELLED for row in lines),
        links=[_link(row, activity, request) for row in sorted(links, key=lambda row: row[1])],
        unlinked=[one for one in named if one[0] not in linked],
    )


_LINK = ("key", "expires_on", "revoked_at")


def _lines(
    rows: Sequence[tuple[Any, ...]], state: str, today: date, *, is_past: bool | None = None
) -> list[SessionLine]:
    return [
        SessionLine(pk, on, clock, _("nr. %(n)s den dag") % {"n": order} if order else "")
        for on, order, pk, clock, stands in rows
        if stands == state and is_past in (None, on < today)
    ]


def _link(row: tuple[Any, ...], activity: Activity, request: HttpRequest) -> LinkLine:
    pk, title, actor, key, expires_on, revoked_at = row
    link = GuestLink(
        pk=pk,
        activity=activity,
        actor_id=actor,
        key=key,
        expires_on=expires_on,
        revoked_at=revoked_at,
    )
    is_now = is_open(link)
    return LinkLine(link, title, url_of(link, request) if is_now else "", is_now)
