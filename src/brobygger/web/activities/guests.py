"""The link by which a partner without an account writes the numbers of a whole series.

It opens one activity for one actor until its last day, while nobody has revoked or replaced it and
the activity goes on. The pages behind it belong to a later link, and show the alias alone.
"""

from datetime import date, timedelta
from typing import Any, Literal
from uuid import uuid4

from django.db import transaction
from django.db.models import Max
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from brobygger.web.accounts.sealed import opened, seal
from brobygger.web.activities.models import Activity, GuestLink
from brobygger.web.actors.models import Actor
from brobygger.web.areas.permissions import require_work
from brobygger.web.audit.steps import record
from brobygger.web.ui.faults import Fault, refuse

_SALT = "activities.guest"
"""So that nothing else that this program signs can be taken for a link to an activity."""

USUAL = timedelta(days=182)
"""How long a link is good for where the series has no last day: half a year, then ask again."""

Why = Literal["", "unknown", "ended", "closed"]
"""Why a link opens nothing: it was not made here, it is past its last day, or it was closed."""


def token_of(link: GuestLink) -> str:
    """The signed part of the link."""
    return seal(link.key, link.expires_on, _SALT)


def url_of(link: GuestLink, request: HttpRequest) -> str:
    """The whole link, as it is copied or sent; blank where no page takes numbers yet."""
    for name in ("guests:tally", "guest:tally"):
        try:
            return request.build_absolute_uri(reverse(name, args=[token_of(link)]))
        except NoReverseMatch:
            continue
    return ""


def guest_link_of(token: str) -> GuestLink | None:
    """What a link opens, with its activity and actor; None where it opens nothing."""
    link, why = _asked(token)
    return None if why else link


def why_closed(token: str) -> Why:
    """Why a link opens nothing; blank where it does."""
    return _asked(token)[1]


def closed_words(why: Why) -> str:
    """The sentence for somebody whose link opens nothing."""
    return {
        "": "",
        "unknown": _("Linket er ikke kopieret helt. Åbn det igen fra den besked, I fik det i."),
        "ended": _("Linket er udløbet. Bed den, der sendte det, om et nyt."),
        "closed": _("Linket er lukket eller afløst af et nyt. Bed om det, der gælder nu."),
    }[why]


def _asked(token: str) -> tuple[GuestLink | None, Why]:
    inside = opened(token, _SALT)
    if inside is None:
        return None, "unknown"
    if timezone.localdate() > inside.until:
        return None, "ended"
    rows = GuestLink.objects.select_related("activity__initiative", "actor")
    link = rows.filter(key=inside.key).first()
    return (link, "") if link is not None and is_open(link) else (None, "closed")


def is_open(link: GuestLink) -> bool:
    """Neither revoked nor past its last day, and the activity goes on."""
    is_good = link.revoked_at is None and timezone.localdate() <= link.expires_on
    return is_good and not link.activity.is_archived


@transaction.atomic
def make_link(activity: Activity, actor: Actor, user: Any) -> GuestLink:
    """A link for one of those who deliver the activity. Raises Refused."""
    require_work(user)
    faults = []
    if activity.is_archived:
        faults.append(Fault(_("Aktiviteten er holdt op. Genoptag den først.")))
    if not activity.actors.filter(pk=actor.pk).exists():
        faults.append(Fault(_("Vælg en af dem, der holder aktiviteten."), field="actor"))
    if activity.guest_links.filter(actor=actor).exists():
        words = _("%(actor)s har et link. Lav et nyt i listen, hvis det gamle skal lukkes.")
        faults.append(Fault(words % {"actor": actor.title}, field="actor"))
    refuse(faults)
    link = GuestLink.objects.create(activity=activity, actor=actor, expires_on=last_day(activity))
    _tell(user, "guest.made", link)
    return link


@transaction.atomic
def renew_link(link: GuestLink, user: Any) -> None:
    """A new link; the old one opens nothing any more. What was written stays."""
    require_work(user)
    link.key, link.revoked_at, link.expires_on = uuid4(), None, last_day(link.activity)
    link.save()
    _tell(user, "guest.renewed", link)


@transaction.atomic
def revoke_link(link: GuestLink, user: Any) -> None:
    """Close the link. Closed twice is closed; what was written stays."""
    require_work(user)
    if link.revoked_at is None:
        link.revoked_at = timezone.now()
        link.save()
        _tell(user, "guest.revoked", link)


def last_day(activity: Activity) -> date:
    """The end of the series: as it is written, else its last planned day, else half a year."""
    today = timezone.localdate()
    if activity.ends_on and activity.ends_on >= today:
        return activity.ends_on
    planned: date | None = activity.sessions.aggregate(last=Max("on"))["last"]
    return planned if planned and planned >= today else today + USUAL


def _tell(user: Any, verb: str, link: GuestLink) -> None:
    named = {"alias": link.activity.alias, "actor_title": link.actor.title}
    record(user, verb, link.activity, **named)
