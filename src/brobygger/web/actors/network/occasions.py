"""When two organisations could meet without a meeting more: a day, an effort, a contact to come."""

from collections.abc import Collection, Mapping, Sequence

from django.utils import timezone
from django.utils.translation import gettext as _

from brobygger.web.actors.models import BridgeProposal, Contact, Effort
from brobygger.web.actors.network.delivered import sessions_of
from brobygger.web.actors.network.networks import DAYS
from brobygger.web.ui.numbers import day


def occasions_of(bridges: Sequence[BridgeProposal]) -> dict[int, str]:
    """A suggestion for each proposal, in three questions for all of them."""
    actors = {pk for row in bridges for pk in (row.one_id, row.other_id)}
    known = (_sessions_to_come(actors), _efforts_to_come(actors), _contacts_to_come(actors))
    return {row.pk: _occasion(row, known) for row in bridges}


def _occasion(row: BridgeProposal, known: Sequence[Mapping[int, str]]) -> str:
    for actor in (row.one, row.other):
        for words in known:
            if actor.pk in words:
                return words[actor.pk]
    both = sorted(set(row.one.weekdays) & set(row.other.weekdays))
    if both:
        days = ", ".join(str(DAYS[number]) for number in both if number in DAYS)
        return _("en dag, hvor begge har åbent: %(days)s") % {"days": days}
    return _("næste gang I taler med en af de to")


def _sessions_to_come(actors: Collection[int]) -> dict[int, str]:
    """Actor -> the next session that it holds."""
    found: dict[int, str] = {}
    for one in sessions_of(actors):
        if not one.is_held:
            words = _("ved »%(session)s« %(day)s") % {"session": one.title, "day": day(one.on)}
            for actor in one.actors:
                found.setdefault(actor, words)
    return found


def _efforts_to_come(actors: Collection[int]) -> dict[int, str]:
    """Actor -> the next effort that it starts."""
    rows = Effort.objects.filter(actors__in=actors, starts_on__gte=timezone.localdate())
    found: dict[int, str] = {}
    for actor, title, starts_on in rows.order_by("starts_on", "pk").values_list(
        "actors", "title", "starts_on"
    ):
        words = _("når »%(effort)s« begynder %(day)s")
        found.setdefault(actor, words % {"effort": title, "day": day(starts_on)})
    return found


def _contacts_to_come(actors: Collection[int]) -> dict[int, str]:
    """Actor -> the next step that was agreed with it."""
    rows = Contact.objects.filter(
        actor__in=actors, next_on__gte=timezone.localdate(), next_done_on__isnull=True
    )
    found: dict[int, str] = {}
    for actor, title, next_on in rows.order_by("next_on", "pk").values_list(
        "actor_id", "actor__title", "next_on"
    ):
        words = _("ved den næste kontakt med %(actor)s %(day)s")
        found.setdefault(actor, words % {"actor": title, "day": day(next_on)})
    return found
