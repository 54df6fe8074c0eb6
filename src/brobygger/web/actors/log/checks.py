"""What a contact must be to be logged: each fault at its field."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext as _

from brobygger.web.actors.log.facts import LogFacts
from brobygger.web.actors.models import Actor, Contact
from brobygger.web.initiatives.models import Initiative, Theme
from brobygger.web.ui.faults import Fault, person_numbers

FIRST_YEAR, LAST_YEAR = 2000, 2200
"""A contact or a next step in any other year is a slip of the finger."""

LONGEST = 200
"""Letters in a next step: a few words, and no room for a story about anybody."""


def contact_faults(facts: LogFacts, today: date, before: Iterable[int | None]) -> list[Fault]:
    """Every fault; ``before`` are organisations that stand in the contact already, even ceased."""
    return [
        *_actor_faults(facts, set(before)),
        *_day_faults(facts, today),
        *_sorting_faults(facts),
        *step_faults(facts.next_step, facts.next_on, facts.on),
    ]


def _actor_faults(facts: LogFacts, before: set[int | None]) -> Iterator[Fault]:
    named = {"actor": facts.actor, "met_with": facts.met_with}
    asked = {number for number in named.values() if number is not None} - before
    rows = Actor.objects.filter(pk__in=asked, is_archived=False)
    there = {*rows.values_list("pk", flat=True), *before, None}
    for field, number in named.items():
        if number not in there:
            yield Fault(_("Vælg en organisation, der står i registret."), field=field)
    if facts.met_with == facts.actor:
        words = _("Vælg en anden organisation end den, du talte med.")
        yield Fault(words, field="met_with")


def _day_faults(facts: LogFacts, today: date) -> Iterator[Fault]:
    if facts.on > today:
        words = _("Dagen er ikke kommet endnu. Skriv det, der skal ske, som næste skridt.")
        yield Fault(words, field="on")
    if facts.on.year < FIRST_YEAR:
        yield _slip(facts.on, "on")


def _slip(day: date, field: str) -> Fault:
    words = _("Året %(year)s er nok en slåfejl. Skriv fire cifre, fx 2027.")
    return Fault(words % {"year": day.year}, field=field)


def _sorting_faults(facts: LogFacts) -> Iterator[Fault]:
    if facts.kind not in Contact.Kind.values:
        yield Fault(_("Vælg, hvad det var."), field="kind")
    lists: tuple[tuple[str, type[Model], Any], ...] = (
        ("theme", Theme, facts.theme),
        ("initiative", Initiative, facts.initiative),
    )
    for field, model, number in lists:
        if number is not None and not model._default_manager.filter(pk=number).exists():
            yield Fault(_("Vælg blandt dem, der står på listen."), field=field)


def step_faults(step: str, day: date | None, after: date) -> Iterator[Fault]:
    """What is wrong with a next step: it says what and when, shortly, and of no citizen."""
    yield from person_numbers(next_step=step)
    if len(step.strip()) > LONGEST:
        words = _("Skriv det kortere: højst %(most)s tegn.") % {"most": LONGEST}
        yield Fault(words, field="next_step")
    if step.strip() and day is None:
        yield Fault(_("Vælg, hvornår det næste skridt skal tages."), field="next_on")
    if day is not None and not step.strip():
        yield Fault(_("Skriv, hvad det næste skridt er, eller slet dagen."), field="next_step")
    if day is not None and day.year > LAST_YEAR:
        yield _slip(day, "next_on")
    elif day is not None and day < after:
        yield Fault(_("Det næste skridt ligger før kontakten. Ret dagen."), field="next_on")
