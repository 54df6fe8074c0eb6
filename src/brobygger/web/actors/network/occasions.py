"""When two organisations could meet without a meeting more: a day, an effort, a contact to come."""

from collections.abc import Collection, Mapping, Sequence

from django.utils import timezone
from django.utils.translation import gettext as _

from brobygger.web.actors.models import BridgeProposal, Contact, Effort
from brobygger.web.actors.network.delivered import sessions_of
from brobygger.web.actors.network.networks import DAYS
from brobygger.web.ui.numbers import day
from brobygger.web.ui.together import values_together


def occasions_of(bridges: Sequence[BridgeProposal]) -> dict[int, str]:
    """A suggestion for each proposal, in two questions for all of them."""
    actors = {pk for row in bridges for pk in (row.one_id, row.other_id)}
    known = (_sessions_to_come(actors), *_talks_to_come(actors))
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


def _talks_to_come(actors: Collection[int]) -> tuple[dict[int, str], dict[int, str]]:
    """Actor -> the next effort that it starts, and the next step that was agreed with it (one
    question).
    """
    today = timezone.localdate()
    runs = Effort.actors.through.objects.filter(actor__in=actors, effort__starts_on__gte=today)
    agreed = Contact.objects.filter(actor__in=actors, next_on__gte=today, next_done_on__isnull=True)
    efforts, contacts = values_together(
        (runs, ("effort__starts_on", "effort_id", "actor_id", "effort__title")),
        (agreed, ("next_on", "pk", "actor_id", "actor__title")),
    )
    starts, talks = dict[int, str](), dict[int, str]()
    for on, _pk, actor, title in sorted(efforts):
        words = _("når »%(effort)s« begynder %(day)s")
        starts.setdefault(actor, words % {"effort": title, "day": day(on)})
    for on, _pk, actor, title in sorted(contacts):
        words = _("ved den næste kontakt med %(actor)s %(day)s")
        talks.setdefault(actor, words % {"actor": title, "day": day(on)})
    return starts, talks
