"""The city's own words: themes and target groups, added, renamed, ordered, taken out of use."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from brobygger.domain.initiatives.phases import moved
from brobygger.web.areas.permissions import require_work
from brobygger.web.audit.steps import record
from brobygger.web.initiatives.models import TargetGroup, Theme
from brobygger.web.ui.faults import Fault, person_numbers, refuse, told_if_taken

WORDS: dict[str, Any] = {"tema": Theme, "maalgruppe": TargetGroup}
"""The two lists, by their word in addresses."""


@transaction.atomic
def save_word(
    which: str, title: str, user: Any, row: Any = None, *, kind: str = "", source: str = ""
) -> Any:
    """A new word last, or another name for one that is there. Raises Refused."""
    require_work(user)
    model = WORDS[which]
    faults = person_numbers(title=title, source=source)
    title = title.strip()
    if not title:
        faults.append(Fault(_("Skriv ordet."), field="title"))
    refuse([*faults, *_same_faults(model, title, row)])
    kept = row or model(order=model.objects.count() + 1)
    kept.title, kept.source = title, source.strip()
    if which == "maalgruppe":
        kept.kind = kind or TargetGroup.Kind.CITIZENS
    with told_if_taken(lambda: _same_faults(model, title, row)):
        kept.save()
    record(user, "word.saved", kept, title=title)
    return kept


def _same_faults(model: Any, title: str, row: Any) -> list[Fault]:
    same = model.objects.filter(title__iexact=title).exclude(pk=row.pk if row else None)
    return [Fault(_("Det står her allerede."), field="title")] if same.exists() else []


@transaction.atomic
def use_word(row: Any, user: Any, *, is_in_use: bool) -> None:
    """Take a word out of use, or back into it; what carries it keeps it."""
    require_work(user)
    row.is_in_use = is_in_use
    row.save(update_fields=["is_in_use"])
    record(user, "word.used" if is_in_use else "word.unused", row, title=row.title)


@transaction.atomic
def move_word(row: Any, by: int, user: Any) -> None:
    """A word one up (-1) or down (1); lists and the 360 overview follow the order."""
    require_work(user)
    rows = list(type(row).objects.order_by("order", "title"))
    in_order = moved([one.pk for one in rows], row.pk, by)
    for one in rows:
        one.order = in_order.index(one.pk) + 1
        one.save(update_fields=["order"])
    record(user, "word.ordered", row, title=row.title)
