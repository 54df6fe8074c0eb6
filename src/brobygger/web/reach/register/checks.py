"""What the numbers of a session must be: each fault at its field, each doubt once asked about."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.utils.translation import gettext as _

from brobygger.domain.kernel.names import find_name_like
from brobygger.web.activities.models import HeadGroup
from brobygger.web.reach.numbers import MOST, line_faults
from brobygger.web.reach.register.facts import NUMBERS, TallyFacts
from brobygger.web.ui.faults import Fault

MANY = 500
"""More heads than the city's largest hall seats are more often a slip than a crowd: asked about."""

BACK = timedelta(days=366)
"""A partner writes no numbers that are older; a colleague may, from the papers of the time."""

SURE = "is_sure"
"""The field of the answer to a doubt."""


def tally_faults(facts: TallyFacts, today: date, *, is_guest: bool) -> list[Fault]:
    """Every fault; only where there is none, what is in doubt and not yet said to be right."""
    faults = [
        *_day_faults(facts, today, is_guest=is_guest),
        *_number_faults(facts),
        *_group_faults(facts),
        *line_faults(facts.line),
    ]
    return faults or ([] if facts.is_sure else list(_doubts(facts)))


def _day_faults(facts: TallyFacts, today: date, *, is_guest: bool) -> Iterator[Fault]:
    if facts.on > today:
        yield Fault(_("Dagen er ikke kommet endnu. Skriv tallene, når I har talt."), field="on")
    elif facts.on.year < 2000:
        words = _("Året %(year)s er nok en slåfejl. Skriv fire cifre, fx 2027.")
        yield Fault(words % {"year": facts.on.year}, field="on")
    elif is_guest and facts.on < today - BACK:
        words = _("Det er mere end et år siden. Bed kommunens medarbejder skrive tallene.")
        yield Fault(words, field="on")


def _number_faults(facts: TallyFacts) -> Iterator[Fault]:
    for name in NUMBERS[:-1]:
        number = getattr(facts, name)
        if number is not None and not 0 <= number <= MOST:
            yield Fault(_("Skriv et antal: et helt tal fra 0 til 100.000."), field=name)
    heads, firsts, asked = facts.heads, facts.first_timers, facts.asked
    if _is_more(firsts, heads):
        words = _("%(firsts)s for første gang er flere end de %(heads)s, der var med. Ret det ene.")
        yield Fault(words % {"firsts": firsts, "heads": heads}, field="first_timers")
    if _is_more(firsts, asked):
        words = _("%(firsts)s for første gang er flere end de %(asked)s, der blev spurgt.")
        yield Fault(words % {"firsts": firsts, "asked": asked}, field="asked")
    if _is_more(asked, heads):
        words = _("%(asked)s blev spurgt, men kun %(heads)s var med. Ret det ene.")
        yield Fault(words % {"asked": asked, "heads": heads}, field="asked")
    if _is_more(facts.outside, heads):
        words = _("%(outside)s uden for målgruppen er flere end de %(heads)s, der var med.")
        yield Fault(words % {"outside": facts.outside, "heads": heads}, field="outside")
    if asked is not None and firsts is None:
        words = _("Skriv, hvor mange af de spurgte der var her for første gang, eller slet tallet.")
        yield Fault(words, field="asked")


def _is_more(part: int | None, whole: int | None) -> bool:
    return part is not None and whole is not None and part > whole


def _group_faults(facts: TallyFacts) -> Iterator[Fault]:
    if not facts.groups:
        return
    known = HeadGroup.objects.filter(pk__in=facts.groups).count()
    if known != len(facts.groups) or any(not 0 <= n <= MOST for n in facts.groups.values()):
        yield Fault(_("Skriv et antal ved de grupper, der står på listen."), field="heads")
    elif (total := sum(facts.groups.values())) != facts.heads:
        words = _("Grupperne giver %(total)s tilsammen, men der står %(heads)s i alt.")
        yield Fault(words % {"total": total, "heads": facts.heads}, field="heads")


def _doubts(facts: TallyFacts) -> Iterator[Fault]:
    if find_name_like(facts.line):
        words = _("Linjen ligner et navn på en person. Skriv den om, eller sæt kryds, hvis ikke.")
        yield Fault(words, field=SURE)
    if facts.heads is None:
        words = _("Der står ikke, hvor mange der var med. Sæt kryds, hvis ingen ved det.")
        yield Fault(words, field=SURE)
    elif facts.heads > MANY:
        words = _("%(heads)s personer: er det rigtigt? Sæt kryds, hvis det er.")
        yield Fault(words % {"heads": facts.heads}, field=SURE)
