"""What an activity and its sessions must be to be saved: each fault at its field."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from brobygger.web.activities.aliases import alias_faults
from brobygger.web.activities.facts import ActivityFacts
from brobygger.web.activities.models import Activity, Trial
from brobygger.web.actors.checks import initiative_faults, text_faults, unknown
from brobygger.web.actors.log.checks import FIRST_YEAR, LAST_YEAR
from brobygger.web.actors.models import Actor, Effort
from brobygger.web.areas.models import Place
from brobygger.web.budgets.models import BudgetLine
from brobygger.web.initiatives.models import Initiative, TargetGroup, Theme
from brobygger.web.ui.faults import Fault

_LISTS: dict[str, type[Any]] = {
    "theme": Theme,
    "target_group": TargetGroup,
    "place": Place,
    "effort": Effort,
}


def activity_faults(
    facts: ActivityFacts, before: ActivityFacts | None = None, pk: int | None = None
) -> list[Fault]:
    """Every fault; ``before`` is how the activity stands where it is there already."""
    return [
        *text_faults(
            Activity, title=facts.title, alias=facts.alias, venue=facts.venue, plan=facts.plan
        ),
        *_title_faults(facts, pk),
        *alias_faults(facts),
        *_kind_faults(facts),
        *_listed_faults(facts),
        *actor_faults(facts.actors, before.actors if before else ()),
        *_initiative_faults(facts, before),
        *_days_faults(facts),
    ]


def _title_faults(facts: ActivityFacts, pk: int | None) -> Iterator[Fault]:
    if not facts.title:
        yield Fault(_("Skriv, hvad aktiviteten hedder."), field="title")
    same = Activity.objects.filter(initiative=facts.initiative, title__iexact=facts.title)
    if same.filter(is_archived=False).exclude(pk=pk or 0).exists():
        words = _("Indsatsen har allerede en aktivitet, der hedder sådan. Giv den et andet navn.")
        yield Fault(words, field="title")


def _kind_faults(facts: ActivityFacts) -> Iterator[Fault]:
    if facts.kind not in Activity.Kind.values:
        yield Fault(_("Vælg, om den er for borgere eller for fagpersoner."), field="kind")
    citizens = TargetGroup.objects.filter(
        pk=facts.target_group or 0, kind=TargetGroup.Kind.CITIZENS
    ).exists()
    if facts.kind == Activity.Kind.COMPETENCE and citizens:
        words = _(
            "Kompetenceudvikling er for fagpersoner og tælles ikke med borgere. Vælg en "
            "målgruppe af fagpersoner, eller ingen."
        )
        yield Fault(words, field="target_group")


def _listed_faults(facts: ActivityFacts) -> Iterator[Fault]:
    for name, model in _LISTS.items():
        number = getattr(facts, name)
        yield from unknown(model, () if number is None else (number,), name)


def actor_faults(actors: Iterable[int], before: Iterable[int]) -> Iterator[Fault]:
    """Actors that are not in the register or have ceased; ``before`` are those named already."""
    new = set(actors) - set(before)
    if Actor.objects.filter(pk__in=new, is_archived=False).count() != len(new):
        yield Fault(_("Vælg blandt de aktører, der er i gang."), field="actors")


def _initiative_faults(facts: ActivityFacts, before: ActivityFacts | None) -> Iterator[Fault]:
    """It stays with its initiative; what pays for it and what it tries out belong there too."""
    yield from initiative_faults(facts.initiative)
    if before and before.initiative != facts.initiative:
        words = _("En aktivitet bliver ved sin indsats. Lav en ny i den anden.")
        yield Fault(words, field="initiative")
    line, trial = facts.cost_line, facts.trial
    if line is not None and not lines_of(facts.initiative).filter(pk=line).exists():
        yield Fault(_("Vælg en linje i indsatsens eget budgetnotat."), field="cost_line")
    own = Trial.objects.filter(pk=trial or 0, initiative=facts.initiative)
    if trial is not None and not own.exists():
        yield Fault(_("Vælg en af indsatsens egne afprøvninger."), field="trial")


def lines_of(initiative: int) -> Any:
    """The lines that an initiative's money stands on; printed sums are no lines."""
    note = Initiative.objects.filter(pk=initiative).values("budget_note")
    return BudgetLine.objects.filter(note__in=note, is_total=False)


def _days_faults(facts: ActivityFacts) -> Iterator[Fault]:
    for name in ("starts_on", "ends_on"):
        if day := getattr(facts, name):
            yield from year_faults(day, name)
    if facts.starts_on and facts.ends_on and facts.ends_on < facts.starts_on:
        yield Fault(_("Den slutter, før den begynder. Ret en af de to."), field="ends_on")


def year_faults(day: date, field: str) -> Iterator[Fault]:
    """A year that is a slip of the keys."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        words = _("Året %(year)s er nok en slåfejl. Skriv fire cifre, fx 2027.")
        yield Fault(words % {"year": day.year}, field=field)
