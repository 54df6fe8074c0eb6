"""Keep a part up to date: one press, or a line and a press; and take it back."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from brobygger.domain.recommendations.rhythm import add_months
from brobygger.web.audit.steps import record
from brobygger.web.recommendations.models import Part, Upkeep
from brobygger.web.recommendations.permissions import require_work
from brobygger.web.recommendations.upkeep.forms import KEEPERS
from brobygger.web.recommendations.upkeep.standing import USUAL_MONTHS, begun_on, upkeep_of
from brobygger.web.ui.faults import Fault, person_numbers, refuse

UPDATED, KEPT, UNDONE = "updated", "kept", "undone"
"""The reasons that the history keeps: by them the last update can be found and taken back."""


@transaction.atomic
def confirm_part(part: Part, user: Any) -> Upkeep:
    """Still right: the part was looked at today, and nothing else changes."""
    require_work(user)
    row = _row(part)
    _touch(row)
    _save(row, UPDATED)
    record(user, "upkeep.confirmed", part, part=part.code)
    return row


@transaction.atomic
def update_part(part: Part, said: str, person: Any, months: int, user: Any) -> Upkeep:
    """Say how far it is, and who looks after it how often. Raises Refused.

    Only a new line counts as an update: to name a person says nothing about the part.
    """
    require_work(user)
    faults = person_numbers(said=said)
    if months < 1:
        faults.append(Fault(_("Vælg, hvor tit delen skal opdateres."), field="months"))
    if person is not None and person.role not in KEEPERS:
        raise ValueError(person.role)
    refuse(faults)
    row = _row(part)
    is_news = said.strip() != row.said
    row.said, row.person, row.months = said.strip(), person, months
    if is_news:
        _touch(row)
    row.due_on = add_months(row.updated_on or begun_on(part.recommendation.annex), months)
    _save(row, UPDATED if is_news else KEPT)
    verb = "upkeep.updated" if is_news else "upkeep.kept"
    record(user, verb, part, part=part.code, months=months)
    return row


@transaction.atomic
def undo_update(part: Part, user: Any) -> bool:
    """Take the last update back; False where the last thing done was none."""
    require_work(user)
    row = upkeep_of(part)
    if row is None or part.pk not in undoable([part]):
        return False
    newest, *earlier = row.history.order_by("-history_id")[:2]
    if earlier and newest.history_type != "+":
        for name in ("said", "person_id", "months", "updated_on", "due_on"):
            setattr(row, name, getattr(earlier[0], name))
        _save(row, UNDONE)
    else:
        keep: Any = row
        keep._change_reason = UNDONE
        row.delete()
    record(user, "upkeep.undone", part, part=part.code)
    return True


def undoable(parts: list[Part]) -> set[int]:
    """The parts whose last change is an update of today (one query)."""
    today = timezone.localdate()
    rows = Upkeep.history.filter(part_id__in=[part.pk for part in parts]).order_by("history_id")
    last = {row.part_id: row for row in rows}
    return {
        pk
        for pk, row in last.items()
        if row.history_change_reason == UPDATED and row.updated_on == today
    }


def _row(part: Part) -> Upkeep:
    row = Upkeep.objects.select_for_update().filter(part=part).first()
    if row is None:
        begun = begun_on(part.recommendation.annex)
        row = Upkeep(part=part, months=USUAL_MONTHS, due_on=add_months(begun, USUAL_MONTHS))
    return row


def _touch(row: Upkeep) -> None:
    row.updated_on = timezone.localdate()
    row.due_on = add_months(row.updated_on, row.months)


def _save(row: Upkeep, reason: str) -> None:
    keep: Any = row  # the reason belongs to the history and has no type
    keep._change_reason = reason
    row.save()
