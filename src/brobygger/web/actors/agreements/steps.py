"""What people do with agreements: enter, change, end, reopen, take away. One event a step.

The events are about the actor, so that its own page tells them.
"""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from brobygger.web.actors.checks import initiative_faults, text_faults
from brobygger.web.actors.facts import AgreementFacts, settled
from brobygger.web.actors.models import Actor, Agreement
from brobygger.web.areas.permissions import require_work
from brobygger.web.audit.steps import record
from brobygger.web.ui.faults import Fault, refuse

PLAIN = ("purpose", "starts_on", "ends_on", "renewal_on", "own_contribution")


@transaction.atomic
def add_agreement(
    actor: Actor, facts: AgreementFacts, user: Any, *, is_back: bool = False
) -> Agreement:
    """Something was agreed with an actor, or is put back. Raises Refused."""
    require_work(user)
    faults = _faults(facts)
    if actor.is_archived:
        faults.append(Fault(_("Aktøren er ophørt. Gendan den først.")))
    refuse(faults)
    agreement = Agreement(actor=actor)
    _save(agreement, facts)
    _tell(user, "agreement.put_back" if is_back else "agreement.added", agreement)
    return agreement


@transaction.atomic
def change_agreement(agreement: Agreement, facts: AgreementFacts, user: Any) -> None:
    """Other facts, such as a later renewal. Raises Refused."""
    require_work(user)
    refuse(_faults(facts))
    if settled(facts) == facts_of(agreement):
        return
    _save(agreement, facts)
    _tell(user, "agreement.changed", agreement)


@transaction.atomic
def end_agreement(agreement: Agreement, on: date, user: Any) -> None:
    """It holds no longer than this day, and need not be renewed. Raises Refused."""
    require_work(user)
    if on < agreement.starts_on:
        refuse([Fault(_("Den kan ikke slutte, før den begynder."), field="on")])
    agreement.ends_on, agreement.renewal_on = on, None
    agreement.save()
    _tell(user, "agreement.ended", agreement)


@transaction.atomic
def remove_agreement(agreement: Agreement, user: Any) -> AgreementFacts:
    """Take away what was entered by mistake; gives what is needed to put it back."""
    require_work(user)
    facts = facts_of(agreement)
    _tell(user, "agreement.removed", agreement)
    agreement.delete()
    return facts


def facts_of(agreement: Agreement) -> AgreementFacts:
    """An agreement as it stands."""
    plain: dict[str, Any] = {name: getattr(agreement, name) for name in PLAIN}
    return AgreementFacts(initiative=agreement.initiative_id, **plain)


def _faults(facts: AgreementFacts) -> list[Fault]:
    texts = {"purpose": facts.purpose, "own_contribution": facts.own_contribution}
    faults = list(text_faults(Agreement, **texts))
    if not facts.purpose.strip():
        faults.append(Fault(_("Skriv, hvad aftalen skal bruges til."), field="purpose"))
    if facts.ends_on and facts.ends_on < facts.starts_on:
        faults.append(Fault(_("Den slutter, før den begynder. Ret en af de to."), field="ends_on"))
    if facts.renewal_on and facts.renewal_on < facts.starts_on:
        words = _("Den skal fornys, før den begynder. Ret en af de to.")
        faults.append(Fault(words, field="renewal_on"))
    if facts.renewal_on and facts.ends_on and facts.renewal_on > facts.ends_on:
        words = _("Den skal fornys, efter at den er slut. Ret en af de to.")
        faults.append(Fault(words, field="renewal_on"))
    return [*faults, *initiative_faults(facts.initiative)]


def _save(agreement: Agreement, facts: AgreementFacts) -> None:
    said = settled(facts)
    for name in PLAIN:
        setattr(agreement, name, getattr(said, name))
    agreement.initiative_id = said.initiative
    agreement.save()


def _tell(user: Any, verb: str, agreement: Agreement) -> None:
    days = {
        name: on.isoformat() if on else ""
        for name, on in (
            ("starts_on", agreement.starts_on),
            ("ends_on", agreement.ends_on),
            ("renewal_on", agreement.renewal_on),
        )
    }
    record(user, verb, agreement.actor, title=agreement.actor.title, **days)
