"""Keep the planned notes in step with what the annex's routes name; nothing decided is lost."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from simple_history.utils import bulk_create_with_history

from brobygger.domain.recommendations.portfolio.model import Model
from brobygger.web.audit.steps import record
from brobygger.web.budgets.models import Outcome, PlannedNote
from brobygger.web.budgets.portfolio import adopted_days
from brobygger.web.recommendations.models import Annex
from brobygger.web.recommendations.permissions import require_work
from brobygger.web.recommendations.portfolio import recommendations_of

TITLE = 300
"""A title made of the parts' names is cut here; a person may write a better one."""


@transaction.atomic
def sync_planned_notes(annex: Annex, user: Any) -> bool:
    """One planned note for every note, need and package that the annex's routes name.

    New ones are made; those of a superseded edition of the case are carried over with all that
    was entered for them; one that no route names any more goes only while nothing is entered for
    it. Whether anything was changed.
    """
    require_work(user)
    carried = _carry_over(annex)
    model = Model(recommendations_of(annex), (), annex.dated, adopted_days())
    wanted = _wanted(model)
    there = {row.key: row for row in annex.planned_notes.all()}
    fresh = [
        PlannedNote(annex=annex, key=key, **facts)
        for key, facts in wanted.items()
        if key not in there
    ]
    create = partial(bulk_create_with_history, default_user=user, default_date=timezone.now())
    create(fresh, PlannedNote)
    moved = [row.key for key, row in there.items() if _put_in_package(row, wanted.get(key))]
    kept = wanted.keys() | _named_by_outcomes(PlannedNote.objects.filter(annex=annex))
    gone = _remove_bare([row for key, row in there.items() if key not in kept])
    if not (fresh or carried or moved or gone):
        return False
    record(
        user,
        "planned.synced",
        annex,
        made=", ".join(row.key for row in fresh),
        carried=", ".join(carried),
        gone=", ".join(gone),
    )
    return True


def _wanted(model: Model) -> dict[str, dict[str, Any]]:
    """Key -> what a new row of it says: what it is about, its package and its budget."""
    names = {node.id: node.part.label.value or node.part.label.raw for node in model.nodes.values()}
    found: dict[str, dict[str, Any]] = {}
    for key, note in model.notes_by_id.items():
        lifted = model.lifted_by[key]
        own = [part for part in lifted if str(model.nodes[part].number) == key[1:]]
        about = " · ".join(names[part] for part in own or lifted)
        found[key] = {
            "title": about[:1].upper() + about[1:TITLE],
            "package": note.package or "",
            "budget_year": model.carrying_year(key),
        }
    for key in model.packages:
        found.setdefault(key, {"budget_year": model.carrying_year(key)})
    return found


def _put_in_package(row: PlannedNote, facts: Mapping[str, Any] | None) -> bool:
    """A route that was corrected may name the package; one that a person wrote stays."""
    package = (facts or {}).get("package", "")
    if not package or row.package:
        return False
    row.package = package
    row.save()
    return True


def _carry_over(annex: Annex) -> list[str]:
    """Take over the planned notes of the editions that this one supersedes.

    They are the same orders, so the rows themselves come along: their address, their costs, what
    was decided and its history stay. Of several earlier editions the newest counts. A row that
    says nothing yet stays where it is, for the new edition makes its own.
    """
    taken = set(annex.planned_notes.values_list("key", flat=True))
    earlier = PlannedNote.objects.filter(annex__superseded_by=annex)
    named = _named_by_outcomes(earlier)
    carried = []
    for row in earlier.order_by("-annex_id", "key"):
        if row.key not in taken and (row.key in named or not _is_bare(row)):
            row.annex = annex
            row.save()
            taken.add(row.key)
            carried.append(row.key)
    return carried


def _named_by_outcomes(rows: QuerySet[PlannedNote]) -> set[str]:
    """Notes that another one is joined with, packages that carry one: decisions point at them."""
    found = Outcome.objects.filter(planned_note__in=rows).exclude(other="")
    return set(found.values_list("other", flat=True))


def _remove_bare(rows: list[PlannedNote]) -> list[str]:
    """Take away notes that nothing names and nobody has entered anything for."""
    gone = []
    for row in rows:
        if _is_bare(row):
            gone.append(row.key)
            row.delete()
    return gone


def _is_bare(row: PlannedNote) -> bool:
    """Nobody has entered anything for it: it is as the routes made it."""
    said = row.committee or row.appropriation or row.source or row.price_base is not None
    is_linked = row.budget_note_id is not None
    return not (said or is_linked or row.costs.exists() or row.outcomes.exists())
