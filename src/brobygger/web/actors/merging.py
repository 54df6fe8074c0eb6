"""Two rows that are one organisation become one, and can be parted again.

What is moved is written down on the row that goes, by its numbers alone. The row itself stays,
out of sight, because waves of the network that are closed name it.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.apps import apps
from django.db import transaction
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from brobygger.web.actors.checks import SORTED_BY
from brobygger.web.actors.duplicates import Known
from brobygger.web.actors.models import Actor, Agreement, Contact, Effort
from brobygger.web.actors.steps import forget_contact
from brobygger.web.areas.permissions import require_work
from brobygger.web.audit.steps import record
from brobygger.web.ui.faults import Fault, refuse

BLANKS = ("sector_id", "offers", "weekdays", "contact_function", "source")
"""What the actor that stays takes over where it has nothing of its own."""

PERSON = ("contact_work_name", "contact_work_number", "contact_agreed_on")


@transaction.atomic
def merge_actors(stays: Actor, goes: Actor, user: Any) -> None:
    """All that hangs on one actor hangs on the other from now. Raises Refused."""
    require_work(user)
    if stays.pk == goes.pk:
        refuse([Fault(_("Vælg en anden aktør end den selv."), field="other")])
    if goes.merged_into_id is not None or stays.merged_into_id is not None:
        refuse([Fault(_("En af de to er allerede lagt sammen med en anden."), field="other")])
    goes.merged = {
        **_move_efforts(stays, goes),
        **_move_contacts(stays, goes),
        "agreements": _moved(goes.agreements.all(), actor=stays),
        "was_archived": goes.is_archived,
        **_move_sorting(stays, goes),
        **{label: move(stays, goes) for label, move in _later("merges_actors")},
    }
    _fill(stays, goes)
    goes.is_archived, goes.merged_into = True, stays
    forget_contact(goes)
    goes.save()
    stays.save()
    record(user, "actor.merged", stays, title=stays.title, other=goes.title, other_id=goes.pk)


@transaction.atomic
def part_actors(goes: Actor, user: Any) -> None:
    """They were two after all: what was moved and still hangs there is moved back. Raises Refused
    where the name has been taken since.
    """
    require_work(user)
    stays = goes.merged_into
    if stays is None:
        return
    moved = goes.merged
    if not moved["was_archived"] and Known().same(goes.title) is not None:
        words = _("»%(title)s« står her nu. Ret det navn først.")
        refuse([Fault(words % {"title": goes.title})])
    _moved(stays.agreements.filter(pk__in=moved["agreements"]), actor=goes)
    _moved(stays.contacts.filter(pk__in=moved["contacts"]), actor=goes)
    _moved(Contact.objects.filter(pk__in=moved["met"], met_with=stays), met_with=goes)
    _moved(Contact.objects.filter(pk__in=moved["met_each_other"], actor=goes), met_with=stays)
    _moved(Contact.objects.filter(pk__in=moved["met_this"], actor=stays), met_with=goes)
    for effort in Effort.objects.filter(pk__in=moved["efforts"]):
        effort.actors.add(goes)
    for effort in Effort.objects.filter(pk__in=moved["efforts_given"]):
        effort.actors.remove(stays)
    for name in SORTED_BY:
        getattr(stays, name).remove(*moved[name])
    for label, part in _later("parts_actors"):
        part(stays, goes, moved.get(label, {}))
    goes.is_archived, goes.merged_into, goes.merged = moved["was_archived"], None, {}
    goes.save()
    record(user, "actor.parted", stays, title=stays.title, other=goes.title, other_id=goes.pk)


def _later(attribute: str) -> Iterator[tuple[str, Callable[..., Any]]]:
    """What later links do with their own rows, by the label of each; see the AppConfig."""
    for config in apps.get_app_configs():
        if dotted := getattr(config, attribute, ""):
            yield config.label, import_string(dotted)


def _move_efforts(stays: Actor, goes: Actor) -> dict[str, list[int]]:
    """``efforts`` had the one that goes; to ``efforts_given`` the other was new."""
    efforts, given = [], []
    theirs = set(stays.efforts.values_list("pk", flat=True))
    for effort in goes.efforts.order_by("pk"):
        efforts.append(effort.pk)
        if effort.pk not in theirs:
            given.append(effort.pk)
            effort.actors.add(stays)
        effort.actors.remove(goes)
    return {"efforts": efforts, "efforts_given": given}


def _move_contacts(stays: Actor, goes: Actor) -> dict[str, list[int]]:
    """An actor cannot be brought together with itself: contacts of the two keep no other end."""
    both = (stays.pk, goes.pk)
    between = Contact.objects.filter(actor__in=both, met_with__in=both)
    of_goes, of_stays = between.filter(actor=goes), between.filter(actor=stays)
    each_other, this = _moved(of_goes, met_with=None), _moved(of_stays, met_with=None)
    return {
        "met_each_other": each_other,
        "met_this": this,
        "contacts": _moved(goes.contacts.all(), actor=stays),
        "met": _moved(Contact.objects.filter(met_with=goes), met_with=stays),
    }


def _move_sorting(stays: Actor, goes: Actor) -> dict[str, list[int]]:
    given = {}
    for name in SORTED_BY:
        own = set(getattr(stays, name).values_list("pk", flat=True))
        theirs = set(getattr(goes, name).values_list("pk", flat=True))
        given[name] = sorted(theirs - own)
        getattr(stays, name).add(*given[name])
    return given


def _fill(stays: Actor, goes: Actor) -> None:
    for name in BLANKS:
        if not getattr(stays, name):
            setattr(stays, name, getattr(goes, name))
    if not stays.contact_work_name and not stays.contact_work_number and not stays.is_archived:
        for name in PERSON:
            setattr(stays, name, getattr(goes, name))


def _moved(rows: Any, **to: Actor | None) -> list[int]:
    """Give each row its other end; the numbers of the rows."""
    found: Iterable[Agreement | Contact] = rows.order_by("pk")
    numbers = []
    for row in found:
        for name, actor in to.items():
            setattr(row, name, actor)
        row.save(update_fields=list(to))
        numbers.append(row.pk)
    return numbers
