"""What people do with efforts: add, change, take away and put back. One event a step."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from brobygger.web.actors.checks import (
    initiative_faults,
    set_sorting,
    sorting_faults,
    text_faults,
)
from brobygger.web.actors.facts import EffortFacts, settled
from brobygger.web.actors.models import Actor, Effort
from brobygger.web.areas.permissions import require_work
from brobygger.web.audit.steps import record
from brobygger.web.ui.faults import Fault, refuse

PLAIN = ("title", "standing", "level", "starts_on", "ends_on", "about", "source")


@transaction.atomic
def add_effort(facts: EffortFacts, user: Any, *, is_back: bool = False) -> Effort:
    """Something that one or several actors do, or one that is put back. Raises Refused."""
    require_work(user)
    refuse(effort_faults(facts, ()))
    effort = Effort()
    _save(effort, facts)
    record(user, "effort.put_back" if is_back else "effort.added", effort, title=effort.title)
    return effort


@transaction.atomic
def change_effort(effort: Effort, facts: EffortFacts, user: Any) -> None:
    """Other facts; where nothing is changed nothing is said. Raises Refused."""
    require_work(user)
    before = facts_of(effort)
    refuse(effort_faults(facts, before.actors))
    said = settled(facts)
    if said == before:
        return
    names = EffortFacts.__dataclass_fields__
    changed = [name for name in names if getattr(said, name) != getattr(before, name)]
    _save(effort, facts)
    record(user, "effort.changed", effort, title=effort.title, fields=" ".join(changed))


@transaction.atomic
def remove_effort(effort: Effort, user: Any) -> EffortFacts:
    """Take away what was put there by mistake; gives what is needed to put it back."""
    require_work(user)
    facts = facts_of(effort)
    alone = effort.actors.order_by("pk").first() if len(facts.actors) == 1 else None
    record(user, "effort.removed", alone or effort, title=effort.title)
    effort.delete()
    return facts


def facts_of(effort: Effort) -> EffortFacts:
    """An effort as it stands (four queries, none for what is prefetched)."""
    numbers: dict[str, Any] = {
        name: tuple(sorted(row.pk for row in getattr(effort, name).all()))
        for name in ("actors", "places", "themes", "target_groups")
    }
    plain: dict[str, Any] = {name: getattr(effort, name) for name in PLAIN}
    return EffortFacts(initiative=effort.initiative_id, **plain, **numbers)


def effort_faults(facts: EffortFacts, before: Iterable[int]) -> list[Fault]:
    """What cannot be saved; ``before`` are actors that it has already, even if they ceased."""
    faults = list(text_faults(Effort, title=facts.title, about=facts.about, source=facts.source))
    if not facts.title.strip():
        faults.append(Fault(_("Skriv, hvad tiltaget hedder."), field="title"))
    if not facts.actors:
        faults.append(Fault(_("Vælg mindst en aktør."), field="actors"))
    if facts.standing not in Effort.Standing.values:
        faults.append(
            Fault(_("Vælg, om det findes, er planlagt eller er stoppet."), field="standing")
        )
    if facts.level not in Effort.Level.values:
        faults.append(Fault(_("Vælg, hvem det møder."), field="level"))
    if facts.starts_on and facts.ends_on and facts.ends_on < facts.starts_on:
        faults.append(Fault(_("Det slutter, før det begynder. Ret en af de to."), field="ends_on"))
    new = set(facts.actors) - set(before)
    if Actor.objects.filter(pk__in=new, is_archived=False).count() != len(new):
        faults.append(Fault(_("Vælg blandt de aktører, der er i gang."), field="actors"))
    return [*faults, *sorting_faults(facts), *initiative_faults(facts.initiative)]


def _save(effort: Effort, facts: EffortFacts) -> None:
    said = settled(facts)
    for name in PLAIN:
        setattr(effort, name, getattr(said, name))
    effort.initiative_id = said.initiative
    effort.save()
    effort.actors.set(said.actors)
    set_sorting(effort, said)
