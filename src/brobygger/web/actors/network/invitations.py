"""Ask one organisation more, give it a new link, close its link. The log never holds a level."""

from typing import Any
from uuid import uuid4

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from brobygger.web.actors.models import Actor, Invitation, Wave
from brobygger.web.actors.network.waves import AFTERWARDS, invitation_for
from brobygger.web.areas.permissions import require_work
from brobygger.web.audit.steps import record
from brobygger.web.ui.faults import Fault, refuse


@transaction.atomic
def invite(wave: Wave, actor: Actor, user: Any) -> Invitation:
    """Ask an organisation that has come since. Raises Refused."""
    require_work(user)
    faults = []
    if wave.closed_on is not None:
        faults.append(Fault(_("Bølgen er lukket.")))
    if actor.is_paused or actor.is_archived:
        words = _("%(actor)s er på pause eller ophørt og spørges ikke.")
        faults.append(Fault(words % {"actor": actor.title}, field="actor"))
    if wave.invitations.filter(actor=actor).exists():
        words = _("%(actor)s er spurgt i denne bølge.")
        faults.append(Fault(words % {"actor": actor.title}, field="actor"))
    refuse(faults)
    invitation = invitation_for(wave, actor)
    invitation.save()
    _tell(user, "invitation.added", invitation)
    return invitation


@transaction.atomic
def renew(invitation: Invitation, user: Any) -> None:
    """A new link; the old one opens nothing any more. What was answered stays."""
    require_work(user)
    invitation.key, invitation.revoked_at = uuid4(), None
    invitation.expires_on = max(invitation.wave.closes_on, timezone.localdate()) + AFTERWARDS
    invitation.save()
    _tell(user, "invitation.renewed", invitation)


@transaction.atomic
def revoke(invitation: Invitation, user: Any) -> None:
    """Close the link. Closed twice is closed; what was answered stays."""
    require_work(user)
    if invitation.revoked_at is None:
        invitation.revoked_at = timezone.now()
        invitation.save()
        _tell(user, "invitation.revoked", invitation)


def _tell(user: Any, verb: str, invitation: Invitation) -> None:
    wave = invitation.wave
    record(user, verb, wave, number=wave.number, actor_title=invitation.actor.title)
