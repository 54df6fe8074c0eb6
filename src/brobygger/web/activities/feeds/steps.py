"""The calendar that others follow: switched on, given a new address, and switched off.

The address opens one initiative's open activities until its last day, while nobody has switched
the calendar off or made a new address, and the initiative goes on. An address that opens nothing
is told nothing: it is answered as one that never was.
"""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from django.db import transaction
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from brobygger.web.accounts.sealed import opened, seal
from brobygger.web.accounts.tokens import LONGEST_DAYS, Scope
from brobygger.web.activities.models import ActivityFeed
from brobygger.web.areas.permissions import require_work
from brobygger.web.audit.steps import record
from brobygger.web.initiatives.models import Initiative
from brobygger.web.ui.faults import Fault, refuse

_SALT = "activities.feed"
"""So that nothing else that this program signs can be taken for the address of a calendar."""

USUAL = timedelta(days=LONGEST_DAYS[Scope.CALENDAR])
"""How long an address is good for where the initiative has no last day to come."""


def token_of(feed: ActivityFeed) -> str:
    """The signed part of the address."""
    return seal(feed.key, feed.expires_on, _SALT)


def address_of(feed: ActivityFeed, request: HttpRequest) -> str:
    """The whole address, as it is copied or sent."""
    return request.build_absolute_uri(reverse("feeds:ics", args=[token_of(feed)]))


def feed_of(token: str) -> ActivityFeed | None:
    """What an address opens, with its initiative; None where it opens nothing."""
    inside = opened(token, _SALT)
    if inside is None:
        return None
    rows = ActivityFeed.objects.select_related("initiative__place")
    feed = rows.filter(key=inside.key).first()
    return feed if feed is not None and is_open(feed) else None


def is_open(feed: ActivityFeed) -> bool:
    """Neither switched off nor past its last day, and the initiative goes on."""
    is_good = feed.revoked_at is None and timezone.localdate() <= feed.expires_on
    return is_good and feed.initiative.state != Initiative.State.CLOSED


def open_feed(initiative: Initiative) -> ActivityFeed | None:
    """The calendar of an initiative; None where it is off (one query)."""
    feed = ActivityFeed.objects.filter(initiative=initiative).first()
    if feed is None:
        return None
    feed.initiative = initiative
    return feed if is_open(feed) else None


@transaction.atomic
def switch_on(initiative: Initiative, user: Any) -> ActivityFeed:
    """A calendar with a new address; one that was there before opens nothing. Raises Refused."""
    require_work(user)
    if initiative.state == Initiative.State.CLOSED:
        refuse([Fault(_("Indsatsen er afsluttet. Åbn den igen først."))])
    was_on = open_feed(initiative) is not None
    feed, _made = ActivityFeed.objects.update_or_create(
        initiative=initiative,
        defaults={
            "key": uuid4(),
            "expires_on": last_day(initiative),
            "revoked_at": None,
            "made_at": timezone.now(),
        },
    )
    record(user, "feed.renewed" if was_on else "feed.on", initiative)
    return feed


@transaction.atomic
def switch_off(initiative: Initiative, user: Any) -> None:
    """Off, and its address opens nothing any more. Off twice is off."""
    require_work(user)
    feed = ActivityFeed.objects.filter(initiative=initiative, revoked_at=None).first()
    if feed is not None:
        feed.revoked_at = timezone.now()
        feed.save()
        record(user, "feed.off", initiative)


def last_day(initiative: Initiative) -> date:
    """The last day of the initiative, or three years where it has none to come."""
    today = timezone.localdate()
    if initiative.ends_on and initiative.ends_on >= today:
        return initiative.ends_on
    return today + USUAL
