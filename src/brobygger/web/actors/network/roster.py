"""The roster of one organisation: whom it is asked about, and saving what it answers."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from brobygger.domain.actors.roster import LEVELS
from brobygger.web.actors.models import Actor, Invitation, Wave
from brobygger.web.actors.network.answers import Own, keep_levels, own_answers
from brobygger.web.audit.steps import record
from brobygger.web.ui.faults import Fault, refuse

ALL_UP_TO = 60
"""Of more than so many others, only those of the same area or theme stand on the roster."""


@dataclass(frozen=True, slots=True)
class Roster:
    """Whom an organisation is asked about, what it has answered, and whom it may add."""

    others: tuple[Actor, ...]
    own: Own
    more: tuple[Actor, ...] = ()

    @property
    def answered(self) -> int:
        """How many of them it has answered about."""
        return sum(1 for actor in self.others if self.has_answered(actor.pk))

    def has_answered(self, about: int) -> bool:
        """By this link or one that it replaced."""
        return about in self.own.levels or about in self.own.before

    @property
    def is_complete(self) -> bool:
        """It has answered about all of them."""
        return self.answered == len(self.others)


def is_taking_answers(wave: Wave) -> bool:
    """Not closed, and its last day is not past."""
    return wave.closed_on is None and timezone.localdate() <= wave.closes_on


def roster_of(invitation: Invitation, added: Collection[int] = ()) -> Roster:
    """The roster as it stands; ``added`` are further organisations that it wants to speak of."""
    own = own_answers(invitation)
    asked = Invitation.objects.filter(wave=invitation.wave_id).exclude(pk=invitation.pk)
    rows = [
        row.actor
        for row in asked.select_related("actor__sector").order_by("actor__title", "actor_id")
    ]
    if len(rows) <= ALL_UP_TO:
        return Roster(tuple(rows), own)
    near = _near(invitation.actor) | set(own.levels) | own.before | set(added)
    return Roster(
        tuple(row for row in rows if row.pk in near),
        own,
        tuple(row for row in rows if row.pk not in near),
    )


@transaction.atomic
def save_answers(
    invitation: Invitation, levels: Mapping[int, int | None], *, is_last: bool = False
) -> Roster:
    """Save what an organisation answers; what it does not mention stays. Raises Refused.

    ``is_last``: it says that it has finished. The log is told once that it has begun and once that
    it has answered, never what.
    """
    row = Invitation.objects.select_for_update(of=("self",)).select_related("wave", "actor")
    mine = row.get(pk=invitation.pk)
    before = own_answers(mine)
    refuse(_faults(mine, levels))
    if levels:
        keep_levels(mine, levels)
        if not before.levels and not before.before:
            _tell("roster.begun", mine)
    roster = roster_of(mine)
    if mine.answered_at is None and (is_last or roster.is_complete) and roster.answered:
        mine.answered_at = timezone.now()
        mine.save()
        _tell("roster.answered", mine)
    return roster


def _faults(invitation: Invitation, levels: Mapping[int, int | None]) -> list[Fault]:
    if not is_taking_answers(invitation.wave):
        return [Fault(_("Fristen for svar er gået. Det, I svarede før, er gemt."))]
    asked = invitation.wave.invitations.exclude(pk=invitation.pk)
    known = set(asked.values_list("actor_id", flat=True))
    faults = [
        Fault(_("En af organisationerne er ikke med i denne bølge. Genindlæs siden."))
        for _about in sorted(levels.keys() - known)[:1]
    ]
    if any(level is not None and level not in LEVELS for level in levels.values()):
        faults.append(Fault(_("Vælg et af de seks trin, eller »ved ikke«.")))
    return faults


def _near(actor: Actor) -> set[int]:
    """Organisations of the same area or theme."""
    of_places = Actor.objects.filter(places__in=actor.places.order_by().values("pk"))
    of_themes = Actor.objects.filter(themes__in=actor.themes.order_by().values("pk"))
    near = of_places.order_by().values_list("pk", flat=True)
    return set(near.union(of_themes.order_by().values_list("pk", flat=True)))


def _tell(verb: str, invitation: Invitation) -> None:
    wave = invitation.wave
    record(None, verb, wave, number=wave.number, actor_title=invitation.actor.title)
