"""How many were helped on to each service, month by month. One event a step, without numbers."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from brobygger.web.areas.permissions import require_work
from brobygger.web.audit.steps import record
from brobygger.web.initiatives.models import Initiative
from brobygger.web.reach.models import ReceivingService, Referral
from brobygger.web.reach.numbers import closed_faults
from brobygger.web.ui.faults import Fault, person_numbers, refuse

MOST = 10_000
"""No office helped so many on in a month: a number of another kind was typed."""

Cell = tuple[int, int]
"""A service and a month (1 to 12)."""


@transaction.atomic
def save_referrals(
    initiative: Initiative, year: int, cells: Mapping[Cell, int | None], today: date, user: Any
) -> int:
    """Write the months of a year; a blank is not known. Gives how many were changed.

    What is not among the cells stays as it is. Raises Refused.
    """
    require_work(user)
    refuse([*closed_faults(initiative.pk), *_faults(year, cells, today)])
    there = {
        (row.service_id, row.month.month): row
        for row in Referral.objects.select_for_update().filter(
            initiative=initiative, month__year=year
        )
    }
    changed = 0
    for (service, month), people in cells.items():
        row = there.get((service, month))
        if people == (row.people if row else None):
            continue
        changed += 1
        if people is None:
            if row:
                row.delete()
        else:
            Referral.objects.update_or_create(
                initiative=initiative,
                service_id=service,
                month=date(year, month, 1),
                defaults={"people": people},
            )
    if changed:
        record(user, "referral.saved", initiative, title=initiative.title, year=year)
    return changed


@transaction.atomic
def save_service(title: str, user: Any, row: ReceivingService | None = None) -> ReceivingService:
    """A new service last, or another name for one that is there. Raises Refused."""
    require_work(user)
    title = title.strip()
    faults = person_numbers(title=title)
    if not title:
        faults.append(Fault(_("Skriv, hvad stedet hedder."), field="title"))
    same = ReceivingService.objects.filter(title__iexact=title).values_list("pk", flat=True)
    if set(same) - {row.pk if row else 0}:
        faults.append(Fault(_("Det står her allerede."), field="title"))
    refuse(faults)
    kept = row or ReceivingService(order=ReceivingService.objects.count() + 1)
    kept.title = title
    kept.save()
    record(user, "service.saved", kept, title=title)
    return kept


@transaction.atomic
def use_service(row: ReceivingService, user: Any, *, is_in_use: bool) -> None:
    """Take a service out of use, or back into it; what was counted stays."""
    require_work(user)
    row.is_in_use = is_in_use
    row.save(update_fields=["is_in_use"])
    record(user, "service.used" if is_in_use else "service.unused", row, title=row.title)


def _faults(year: int, cells: Mapping[Cell, int | None], today: date) -> list[Fault]:
    known = ReceivingService.objects.filter(pk__in={service for service, _month in cells})
    if len({service for service, _month in cells}) != known.count():
        return [Fault(_("Vælg blandt dem, der står på listen."))]
    faults = []
    for (service, month), people in cells.items():
        field = f"{service}-{month}"
        if people is not None and not 0 <= people <= MOST:
            faults.append(Fault(_("Skriv et antal: et helt tal fra 0 til 10.000."), field=field))
        elif people is not None and date(year, month, 1) > today:
            faults.append(Fault(_("Måneden er ikke kommet endnu."), field=field))
    return faults
