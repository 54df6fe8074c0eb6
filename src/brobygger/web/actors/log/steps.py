"""What people do with the log of contacts: one event a step.

The log's sentences name the organisation and the day, never the words of a next step.
"""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from brobygger.web.actors.log.checks import LAST_YEAR, contact_faults
from brobygger.web.actors.log.facts import LogFacts, facts_of, settled
from brobygger.web.actors.models import Contact
from brobygger.web.areas.permissions import require_work
from brobygger.web.audit.steps import record
from brobygger.web.ui.faults import Fault, refuse


@transaction.atomic
def log_contact(facts: LogFacts, user: Any, *, is_back: bool = False) -> Contact:
    """A new contact, or one that is put back. Raises Refused."""
    require_work(user)
    refuse(contact_faults(facts, timezone.localdate(), ()))
    contact = Contact(entered_by=user)
    _save(contact, settled(facts))
    _tell(user, "contact.put_back" if is_back else "contact.logged", contact)
    return contact


@transaction.atomic
def correct_contact(contact: Contact, facts: LogFacts, user: Any) -> None:
    """Other facts about a contact; where nothing is changed nothing is said. Raises Refused."""
    require_work(user)
    before = facts_of(contact)
    refuse(contact_faults(facts, timezone.localdate(), (before.actor, before.met_with)))
    said = settled(facts)
    if said == before:
        return
    names = LogFacts.__dataclass_fields__
    changed = [name for name in names if getattr(said, name) != getattr(before, name)]
    _save(contact, said)
    _tell(user, "contact.corrected", contact, fields=" ".join(changed))


@transaction.atomic
def remove_contact(contact: Contact, user: Any) -> LogFacts:
    """Take a contact out of the log; gives what is needed to put it back."""
    require_work(user)
    facts = facts_of(contact)
    _tell(user, "contact.removed", contact)
    contact.delete()
    return facts


@transaction.atomic
def undo_contact(contact: Contact, user: Any) -> LogFacts:
    """Undo what one has just logged oneself. Raises Refused for what another has logged."""
    require_work(user)
    if contact.entered_by_id != user.pk:
        refuse([Fault(_("Det er en andens. Åbn kontakten, hvis den skal rettes eller slettes."))])
    facts = facts_of(contact)
    _tell(user, "contact.undone", contact)
    contact.delete()
    return facts


@transaction.atomic
def finish_step(contact: Contact, user: Any) -> None:
    """The next step is taken, today. Raises Refused where there is none."""
    require_work(user)
    refuse(_no_step(contact))
    if contact.next_done_on is not None:
        return
    contact.next_done_on = timezone.localdate()
    contact.save()
    _tell(user, "contact.step_done", contact)


@transaction.atomic
def reopen_step(contact: Contact, user: Any) -> None:
    """The next step is not taken after all."""
    require_work(user)
    if contact.next_done_on is None:
        return
    contact.next_done_on = None
    contact.save()
    _tell(user, "contact.step_open", contact)


@transaction.atomic
def move_step(contact: Contact, day: date, user: Any) -> None:
    """The next step is to be taken on another day. Raises Refused for a day that has passed."""
    require_work(user)
    faults = _no_step(contact)
    if day < timezone.localdate():
        faults.append(Fault(_("Dagen er gået. Vælg en dag, der kommer."), field="next_on"))
    elif day.year > LAST_YEAR:
        words = _("Året %(year)s er nok en slåfejl. Skriv fire cifre, fx 2027.")
        faults.append(Fault(words % {"year": day.year}, field="next_on"))
    if contact.next_done_on is not None:
        faults.append(Fault(_("Det næste skridt er taget. Åbn det igen først.")))
    refuse(faults)
    if contact.next_on == day:
        return
    before, contact.next_on = contact.next_on, day
    contact.save()
    was = before.isoformat() if before else ""
    _tell(user, "contact.step_moved", contact, next_on=day.isoformat(), was_on=was)


def _no_step(contact: Contact) -> list[Fault]:
    return [] if contact.next_step else [Fault(_("Kontakten har ikke noget næste skridt."))]


def _save(contact: Contact, facts: LogFacts) -> None:
    contact.actor_id, contact.on, contact.kind = facts.actor, facts.on, facts.kind
    contact.theme_id, contact.initiative_id = facts.theme, facts.initiative
    contact.met_with_id = facts.met_with
    contact.next_step, contact.next_on = facts.next_step, facts.next_on
    contact.next_done_on = facts.next_done_on
    contact.save()


def _tell(user: Any, verb: str, contact: Contact, **facts: str) -> None:
    named = {"actor_title": contact.actor.title, "on": contact.on.isoformat()}
    record(user, verb, contact, **named, **facts)
