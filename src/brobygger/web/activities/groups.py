"""The broad groups that heads may be counted by: the city's own words, kept like its others."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from brobygger.web.activities.models import HeadGroup
from brobygger.web.actors.checks import text_faults
from brobygger.web.areas.permissions import require_work
from brobygger.web.audit.steps import record
from brobygger.web.ui.faults import Fault, refuse


@transaction.atomic
def save_group(title: str, user: Any, row: HeadGroup | None = None) -> HeadGroup:
    """A new group last, or another name for one that is there. Raises Refused."""
    require_work(user)
    title = title.strip()
    faults = list(text_faults(HeadGroup, title=title))
    if not title:
        faults.append(Fault(_("Skriv gruppen."), field="title"))
    same = HeadGroup.objects.filter(title__iexact=title)
    if same.exclude(pk=row.pk if row else 0).exists():
        faults.append(Fault(_("Den står her allerede."), field="title"))
    refuse(faults)
    kept = row or HeadGroup(order=HeadGroup.objects.count() + 1)
    kept.title = title
    kept.save()
    record(user, "headgroup.saved", kept, title=title)
    return kept
