"""What stands only in another copy of the paper is taken from it, and can be taken back."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction

from brobygger.domain.documents.entered import copied
from brobygger.web.audit.steps import record
from brobygger.web.documents.models import Document, ReviewStep, Value
from brobygger.web.documents.steps.review import reviewable
from brobygger.web.documents.written import write_in

Part = Mapping[str, Any]
"""A part of the other copy: its name there (``part``), where it comes to stand here (``at``), and
what it holds (``tree``, in the form of the contract)."""


def taken_parts(document: Document, other_id: int) -> set[str]:
    """The parts that have been taken from that copy and not taken back."""
    steps = document.steps.filter(is_undone=False, verb="taken_from_copy")
    taken = (step.before.get("copy") or {} for step in steps)
    return {part for each in taken if each.get("other") == other_id for part in each["parts"]}


@transaction.atomic
def take_part(
    user: Any, document_id: int, other_id: int, others: Mapping[str, Any], parts: Iterable[Part]
) -> int:
    """Take what stands only in another copy, as one step; returns how many values.

    ``others`` are values (path: value) of places that this paper has and leaves empty, ``parts``
    those that it has no place for. What has been taken already, or answered, is left alone. Raises
    NotFree where somebody has filled the place meanwhile: then nothing is taken.
    """
    document = reviewable(user, document_id)
    taken = taken_parts(document, other_id)
    fresh = [part for part in parts if part["part"] not in taken]
    waiting = document.values.filter(path__in=others, state=Value.State.WAITING)
    values = list(waiting.select_for_update())
    if not values and not fresh:
        return 0
    step = ReviewStep.objects.create(
        document=document,
        user=user,
        verb="taken_from_copy",
        before={
            "values": [[v.pk, v.state, v.corrected, v.note, v.step_id] for v in values],
            "copy": {"other": other_id, "parts": [part["part"] for part in fresh]},
        },
    )
    for value in values:
        value.state, value.step = Value.State.CORRECTED, step
        value.corrected = others[value.path]
    Value.objects.bulk_update(values, ["state", "corrected", "step"])
    trees = [(str(part["at"]), copied(part["tree"])) for part in fresh]
    said = write_in(document, step, trees) if trees else {}
    paths = [value.path for value in values] + list(said)
    for path in paths:
        record(user, "documents.taken_from_copy", document, path=path)
    return len(paths)
