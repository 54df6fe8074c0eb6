"""What people do with sectors: add, change, take out of use, remove. One event a step."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from brobygger.web.actors.checks import text_faults
from brobygger.web.actors.models import Sector
from brobygger.web.areas.permissions import require_work
from brobygger.web.audit.steps import record
from brobygger.web.ui.faults import Fault, refuse, told_if_taken

LAST = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class SectorFacts:
    """A sector as a person enters it; a blank ``order`` is the last place."""

    title: str
    order: int | None = None
    source: str = ""
    is_in_use: bool = True


@transaction.atomic
def add_sector(facts: SectorFacts, user: Any) -> Sector:
    """A new kind of organisation. Raises Refused."""
    require_work(user)
    refuse(_faults(facts, None))
    sector = Sector()
    _save(sector, facts)
    record(user, "sector.added", sector, title=sector.title)
    return sector


@transaction.atomic
def change_sector(sector: Sector, facts: SectorFacts, user: Any) -> None:
    """Another name, place or source, or out of use. Raises Refused."""
    require_work(user)
    refuse(_faults(facts, sector))
    before = sector.title
    _save(sector, facts)
    record(user, "sector.changed", sector, before=before, title=sector.title)


@transaction.atomic
def remove_sector(sector: Sector, user: Any) -> SectorFacts:
    """Take away a sector without actors; gives what is needed to put it back. Raises Refused."""
    require_work(user)
    if sector.actors.exists():
        refuse([Fault(_("Der står aktører i den. Tag den ud af brug i stedet."))])
    facts = SectorFacts(
        title=sector.title, order=sector.order, source=sector.source, is_in_use=sector.is_in_use
    )
    record(user, "sector.removed", sector, title=sector.title)
    sector.delete()
    return facts


def _save(sector: Sector, facts: SectorFacts) -> None:
    sector.title, sector.source = facts.title.strip(), facts.source.strip()
    sector.is_in_use = facts.is_in_use
    if facts.order is not None:
        sector.order = facts.order
    elif sector.pk is None:
        last = Sector.objects.aggregate(last=Max("order"))["last"]
        sector.order = 1 if last is None else min(last + 1, LAST)
    with told_if_taken(lambda: _faults(facts, sector)):
        sector.save()


def _faults(facts: SectorFacts, own: Sector | None) -> list[Fault]:
    faults = list(text_faults(Sector, title=facts.title, source=facts.source))
    if not facts.title.strip():
        faults.append(Fault(_("Skriv, hvad sektoren hedder."), field="title"))
    if facts.order is not None and not 0 <= facts.order <= LAST:
        faults.append(Fault(_("Skriv et tal fra 0 til 10.000."), field="order"))
    same = Sector.objects.filter(title__iexact=facts.title.strip()).values_list("pk", flat=True)
    if set(same) - {own.pk if own else None}:
        faults.append(Fault(_("Den sektor står her allerede."), field="title"))
    return faults
