"""What people do with the list of contacts. It names services, and never a person or a case."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from brobygger.domain.initiatives.phases import moved
from brobygger.web.activities.checks import year_faults
from brobygger.web.activities.models import HelpContact
from brobygger.web.actors.checks import text_faults
from brobygger.web.actors.facts import settled
from brobygger.web.areas.permissions import require_work
from brobygger.web.audit.steps import record
from brobygger.web.initiatives.models import Initiative
from brobygger.web.ui.faults import Fault, refuse

TEXTS = ("title", "number", "hours", "advice", "url")


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpFacts:
    """A service that answers: when to turn to it, how, and when somebody last tried it."""

    kind: str
    title: str
    checked_on: date
    number: str = ""
    hours: str = ""
    advice: str = ""
    url: str = ""


def facts_of(row: HelpContact) -> HelpFacts:
    """A contact as it stands."""
    return HelpFacts(**{name: getattr(row, name) for name in HelpFacts.__dataclass_fields__})


@transaction.atomic
def save_contact(
    initiative: Initiative, facts: HelpFacts, user: Any, row: HelpContact | None = None
) -> HelpContact:
    """A new contact last of all, or other facts about one. Raises Refused."""
    require_work(user)
    said = settled(facts)
    refuse(_faults(said))
    if row is not None and facts_of(row) == said:
        return row
    kept = row or HelpContact(initiative=initiative, order=initiative.help_contacts.count() + 1)
    for name in HelpFacts.__dataclass_fields__:
        setattr(kept, name, getattr(said, name))
    kept.save()
    record(user, "help.saved", kept, title=kept.title)
    return kept


@transaction.atomic
def check_contact(row: HelpContact, user: Any) -> None:
    """Somebody has tried it today, and it answers."""
    require_work(user)
    if row.checked_on != timezone.localdate():
        row.checked_on = timezone.localdate()
        row.save()
        record(user, "help.checked", row, title=row.title)


@transaction.atomic
def set_removed(row: HelpContact, user: Any, *, is_removed: bool) -> None:
    """Take a contact off the list, or put it back."""
    require_work(user)
    if row.is_removed != is_removed:
        row.is_removed = is_removed
        row.save()
        record(user, "help.removed" if is_removed else "help.put_back", row, title=row.title)


@transaction.atomic
def move_contact(row: HelpContact, by: int, user: Any) -> None:
    """One up (-1) or down (1) among those of its kind."""
    require_work(user)
    own = HelpContact.objects.filter(initiative=row.initiative_id, is_removed=False)
    rows = list(own.filter(kind=row.kind).order_by("order", "pk"))
    in_order = moved([one.pk for one in rows], row.pk, by)
    for one in rows:
        one.order = in_order.index(one.pk) + 1
        one.save(update_fields=["order"])
    record(user, "help.ordered", row, title=row.title)


def _faults(facts: HelpFacts) -> list[Fault]:
    faults = list(text_faults(HelpContact, **{name: getattr(facts, name) for name in TEXTS}))
    if facts.kind not in HelpContact.Kind.values:
        faults.append(Fault(_("Vælg, hvad det er for en hjælp."), field="kind"))
    if not facts.title:
        faults.append(
            Fault(_("Skriv, hvem man får fat i: en funktion, ikke et navn."), "", None, "title")
        )
    if not facts.number and not facts.url:
        faults.append(Fault(_("Skriv et telefonnummer eller en side."), field="number"))
    if facts.url:
        faults += _url_faults(facts.url)
    if facts.checked_on > timezone.localdate():
        faults.append(Fault(_("Den dag er ikke kommet endnu."), field="checked_on"))
    return [*faults, *year_faults(facts.checked_on, "checked_on")]


def _url_faults(url: str) -> list[Fault]:
    try:
        URLValidator(schemes=["https", "http"])(url)
    except ValidationError:
        return [Fault(_("Skriv hele adressen, fx https://www.eksempel.dk."), field="url")]
    return []
