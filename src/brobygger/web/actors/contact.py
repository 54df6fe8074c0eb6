"""The contact of an actor: a function, and a name and number only while the actor agrees.

No event of the log ever repeats the name or the number.
"""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from brobygger.web.actors.checks import text_faults
from brobygger.web.actors.facts import ContactFacts
from brobygger.web.actors.models import Actor
from brobygger.web.actors.steps import forget_contact
from brobygger.web.areas.permissions import require_work
from brobygger.web.audit.steps import record
from brobygger.web.ui.faults import Fault, refuse


@transaction.atomic
def set_contact(actor: Actor, facts: ContactFacts, user: Any) -> None:
    """Who answers there. Raises Refused for a name or number that nobody agreed to."""
    require_work(user)
    refuse(_faults(actor, facts))
    has_person = bool(facts.work_name.strip() or facts.work_number.strip())
    actor.contact_function = facts.function.strip()
    actor.contact_work_name = facts.work_name.strip()
    actor.contact_work_number = facts.work_number.strip()
    actor.contact_agreed_on = facts.agreed_on if has_person else None
    actor.save()
    if has_person and facts.agreed_on is not None:
        agreed = facts.agreed_on.isoformat()
        record(user, "contact.agreed", actor, title=actor.title, agreed_on=agreed)
    else:
        record(user, "contact.changed", actor, title=actor.title)


@transaction.atomic
def delete_contact(actor: Actor, user: Any) -> None:
    """The name and the number go at once and cannot come back; the function stays."""
    require_work(user)
    if forget_contact(actor):
        actor.save()
        record(user, "contact.deleted", actor, title=actor.title)


def _faults(actor: Actor, facts: ContactFacts) -> list[Fault]:
    texts = {
        "contact_function": facts.function,
        "contact_work_name": facts.work_name,
        "contact_work_number": facts.work_number,
    }
    faults = [
        Fault(one.words, field=one.field.removeprefix("contact_"))
        for one in text_faults(Actor, **texts)
    ]
    if facts.work_name.strip() or facts.work_number.strip():
        if actor.is_archived:
            faults.append(Fault(_("Aktøren er ophørt, så navn og nummer gemmes ikke.")))
        if facts.agreed_on is None:
            words = _("Navn og nummer må kun stå her, når organisationen har sagt ja. Hvornår?")
            faults.append(Fault(words, field="agreed_on"))
        elif facts.agreed_on > timezone.localdate():
            faults.append(Fault(_("Den dag er ikke kommet endnu."), field="agreed_on"))
    return faults
