"""What a person says of the values and findings of a paper, and how it is taken back.

Every step remembers what stood before (``ReviewStep.before``), so undo needs no rule per verb.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction

from brobygger.web.audit.steps import record
from brobygger.web.documents.models import Document, Finding, ReviewStep, Value
from brobygger.web.documents.permissions import demand
from brobygger.web.documents.states import NotAllowed
from brobygger.web.documents.written import take_back


class NothingToUndo(Exception):
    """The person has no step left in this paper that can be taken back."""


def accept(user: Any, value_id: int, note: str = "") -> Value:
    """The value is right as read. With a note where a finding speaks against it."""
    return _settle(user, value_id, Value.State.ACCEPTED, "accepted", note=note)


def correct(user: Any, value_id: int, corrected: Any, note: str = "") -> Value:
    """The paper says, or means, something else. The read value is kept beside the correction."""
    return _settle(
        user, value_id, Value.State.CORRECTED, "corrected", corrected=corrected, note=note
    )


def reject(user: Any, value_id: int, note: str = "") -> Value:
    """The paper does not say this: the value enters the register as unknown, never as zero."""
    return _settle(user, value_id, Value.State.REJECTED, "rejected", note=note)


def take_from_copy(user: Any, document_id: int, others: Mapping[str, Any]) -> int:
    """Use what another copy of the paper says in these places (path: value), as one step."""
    return _take(user, document_id, others, "taken_from_copy")


def take_own(user: Any, document_id: int, own: Mapping[str, Any]) -> int:
    """Use what this paper itself prints in places that were not settled, as one step."""
    return _take(user, document_id, own, "corrected")


@transaction.atomic
def _take(user: Any, document_id: int, taken: Mapping[str, Any], verb: str) -> int:
    document = reviewable(user, document_id)
    values = list(document.values.filter(path__in=taken).select_for_update())
    if values:
        step = _remember(user, document, verb, values)
        for value in values:
            value.state, value.step = Value.State.CORRECTED, step
            value.corrected = taken[value.path]
        Value.objects.bulk_update(values, ["state", "corrected", "step"])
        for value in values:
            record(user, f"documents.{verb}", document, path=value.path)
    return len(values)


@transaction.atomic
def _settle(
    user: Any,
    value_id: int,
    state: Value.State,
    verb: str,
    *,
    corrected: Any = None,
    note: str = "",
) -> Value:
    value = Value.objects.get(pk=value_id)
    document = reviewable(user, value.document_id)
    value = Value.objects.select_for_update().get(pk=value_id)
    step = _remember(user, document, verb, [value])
    value.state, value.corrected, value.note, value.step = state, corrected, note.strip(), step
    value.save(update_fields=["state", "corrected", "note", "step"])
    record(user, f"documents.{verb}", document, path=value.path, why=value.note)
    return value


@transaction.atomic
def accept_sure(user: Any, document_id: int) -> int:
    """Accept every value that was read with certainty and that no finding speaks against."""
    document = reviewable(user, document_id)
    waiting = document.values.filter(state=Value.State.WAITING, is_sure=True)
    return _accept_all(user, document, "accepted_sure", waiting)


@transaction.atomic
def accept_group(user: Any, document_id: int, value_ids: Iterable[int]) -> int:
    """Accept what waits of one heading, as the person sees it on the screen."""
    document = reviewable(user, document_id)
    waiting = document.values.filter(state=Value.State.WAITING, pk__in=list(value_ids))
    return _accept_all(user, document, "accepted_sure", waiting)


def _accept_all(user: Any, document: Document, verb: str, waiting: Any) -> int:
    values = list(waiting.select_for_update())
    if values:
        step = _remember(user, document, verb, values)
        for value in values:
            value.state, value.step = Value.State.ACCEPTED, step
        Value.objects.bulk_update(values, ["state", "step"])
        record(user, f"documents.{verb}", document, values=len(values))
    return len(values)


@transaction.atomic
def keep(user: Any, finding_id: int, note: str = "") -> Finding:
    """The person has seen a finding about the whole paper; the paper stays as it is."""
    document = reviewable(user, Finding.objects.get(pk=finding_id).document_id)
    finding = Finding.objects.select_for_update().get(pk=finding_id)
    finding.step = ReviewStep.objects.create(
        document=document,
        user=user,
        verb="kept",
        before={"findings": [[finding.pk, finding.note, finding.step_id]]},
    )
    finding.note = note.strip()
    finding.save(update_fields=["note", "step"])
    record(user, "documents.kept", document, code=finding.code, why=finding.note)
    return finding


@transaction.atomic
def undo(user: Any, document_id: int) -> ReviewStep:
    """Take back the person's last step in this paper, also after a reload or the next day.

    What somebody else has decided anew in the meantime is left alone.
    """
    document = reviewable(user, document_id)
    step = last_step(user, document)
    if step is None:
        raise NothingToUndo
    for pk, state, corrected, note, earlier in step.before.get("values", ()):
        value = Value.objects.filter(pk=pk, step=step).first()
        if value is not None:
            value.state, value.corrected, value.note = state, corrected, note
            value.step_id = earlier
            value.save(update_fields=["state", "corrected", "note", "step"])
    for pk, note, earlier in step.before.get("findings", ()):
        finding = Finding.objects.filter(pk=pk, step=step).first()
        if finding is not None:
            finding.note, finding.step_id = note, earlier
            finding.save(update_fields=["note", "step"])
    if {"entered", "template"} & step.before.keys():
        take_back(document, step)
    step.is_undone = True
    step.save(update_fields=["is_undone"])
    record(user, "documents.undone", document, step=step.verb)
    return step


def last_step(user: Any, document: Document) -> ReviewStep | None:
    """The step that undo would take back."""
    return document.steps.filter(user=user, is_undone=False).last()


def _remember(user: Any, document: Document, verb: str, values: list[Value]) -> ReviewStep:
    before = [[v.pk, v.state, v.corrected, v.note, v.step_id] for v in values]
    return ReviewStep.objects.create(
        document=document, user=user, verb=verb, before={"values": before}
    )


def reviewable(user: Any, document_id: int) -> Document:
    """The paper, locked for this step, if it is under review and the person may review it."""
    document = Document.objects.select_for_update().get(pk=document_id)
    demand(user, "review", document)
    if document.state != "review":
        raise NotAllowed(document.state, "review")
    return document
