"""What people do with the plan: add, change, take away and put back. One event a step."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db import transaction
from django.db.models import Model
from django.utils.translation import gettext as _

from brobygger.domain.actors.half_year import FIRST_YEAR, LAST_YEAR
from brobygger.web.actors.models import Actor, Effort, PlanEntry
from brobygger.web.actors.plan.facts import NUMBERS, PLAIN, PlanFacts, facts_of, settled
from brobygger.web.areas.models import Place
from brobygger.web.areas.permissions import require_work
from brobygger.web.audit.steps import record
from brobygger.web.initiatives.models import Initiative, TargetGroup, Theme
from brobygger.web.ui.faults import Fault, person_numbers, refuse

LONGEST = 200
"""Letters in the title, and in what the grant pays."""

LISTS: dict[str, type[Model]] = {
    "effort": Effort,
    "initiative": Initiative,
    "place": Place,
    "theme": Theme,
    "target_group": TargetGroup,
}


@transaction.atomic
def add_entry(facts: PlanFacts, user: Any, *, is_back: bool = False) -> PlanEntry:
    """A new entry, or one that is put back. Raises Refused."""
    require_work(user)
    refuse(_faults(facts, ()))
    entry = PlanEntry()
    _save(entry, settled(facts))
    record(user, "plan.put_back" if is_back else "plan.added", entry, title=entry.title)
    return entry


@transaction.atomic
def change_entry(entry: PlanEntry, facts: PlanFacts, user: Any) -> None:
    """Other facts; where nothing is changed nothing is said. Raises Refused."""
    require_work(user)
    before = facts_of(entry)
    refuse(_faults(facts, before.actors))
    said = settled(facts)
    if said == before:
        return
    _save(entry, said)
    record(user, "plan.changed", entry, title=entry.title, before=before.title)


@transaction.atomic
def remove_entry(entry: PlanEntry, user: Any) -> PlanFacts:
    """Take it out of the plan; gives what is needed to put it back."""
    require_work(user)
    facts = facts_of(entry)
    record(user, "plan.removed", entry, title=entry.title)
    entry.delete()
    return facts


def _faults(facts: PlanFacts, before: Iterable[int]) -> list[Fault]:
    """What cannot be saved; ``before`` are actors that it has already, even if they ceased."""
    return [
        *person_numbers(title=facts.title, paid_what=facts.paid_what),
        *_word_faults(facts),
        *_list_faults(facts, set(before)),
    ]


def _word_faults(facts: PlanFacts) -> Iterator[Fault]:
    if not facts.title.strip():
        yield Fault(_("Skriv, hvad der skal ske."), field="title")
    for name in ("title", "paid_what"):
        if len(getattr(facts, name).strip()) > LONGEST:
            words = _("Skriv det kortere: højst %(most)s tegn.") % {"most": LONGEST}
            yield Fault(words, field=name)
    if not FIRST_YEAR <= facts.on.year <= LAST_YEAR:
        words = _("Året %(year)s er nok en slåfejl. Skriv fire cifre, fx 2027.")
        yield Fault(words % {"year": facts.on.year}, field="on")
    if facts.paid_what.strip() and not facts.is_paid:
        words = _("Der står, hvad bevillingen betaler. Vælg også, at den betaler.")
        yield Fault(words, field="is_paid")


def _list_faults(facts: PlanFacts, before: set[int]) -> Iterator[Fault]:
    for name, model in LISTS.items():
        number = getattr(facts, name)
        if number is not None and not model._default_manager.filter(pk=number).exists():
            yield Fault(_("Vælg blandt dem, der står på listen."), field=name)
    new = set(facts.actors) - before
    if Actor.objects.filter(pk__in=new, is_archived=False).count() != len(new):
        yield Fault(_("Vælg blandt de aktører, der er i gang."), field="actors")


def _save(entry: PlanEntry, facts: PlanFacts) -> None:
    for name in PLAIN:
        setattr(entry, name, getattr(facts, name))
    for name in NUMBERS:
        setattr(entry, f"{name}_id", getattr(facts, name))
    entry.save()
    entry.actors.set(facts.actors)
