"""Values written by hand in the stored reading: put in, taken out, and what they name."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Max

from brobygger.domain.documents.confirmed import found_in
from brobygger.domain.documents.entered import put_in, take_out
from brobygger.web.documents.models import Document, Finding, ReviewStep, Value
from brobygger.web.documents.skeletons import SKELETONS

_HEADS = ("code", "title", "budget_round")


Tree = tuple[str, Any]
"""(path in the reading contract, tree of written values): see ``domain/documents/entered.py``."""


class NotFree(Exception):
    """A place has a value already: a colleague has been quicker, or the page was read."""


def write_in(document: Document, step: ReviewStep, trees: Iterable[Tree]) -> dict[str, Any]:
    """Put values that a person gave into the stored reading, as part of a step that undo takes
    back; returns {path: value}.

    Raises NotFree where a place is taken: the caller's transaction then puts in nothing.
    """
    stored: dict[str, Any] = dict(document.record or {})
    values = document.values_read or SKELETONS[document.template]()
    roots: list[str] = []
    said: dict[str, Any] = {}
    for path, tree in trees:
        try:
            at, told = put_in(values, path, tree)
        except KeyError as taken:
            raise NotFree(path) from taken
        roots.append(at)
        said |= told
    found = dict(found_in(values))
    last = document.values.aggregate(last=Max("position"))["last"] or 0
    Value.objects.bulk_create(
        Value(
            document=document,
            position=last + number,
            path=path,
            found=found[path],
            is_sure=False,
            # A place that the paper leaves open is right as it stands.
            state=Value.State.ACCEPTED if value is None else Value.State.CORRECTED,
            corrected=value,
            step=step,
        )
        for number, (path, value) in enumerate(said.items(), 1)
    )
    for value in document.values.filter(path__in=said):
        # What was missed is there now: it answers the finding that said so.
        document.findings.filter(value=None, field=value.path).update(value=value)
    document.record = {**stored, "values": values}
    step.before = {**step.before, "entered": roots}
    step.save(update_fields=["before"])
    retitle(document)
    document.save(update_fields=["record", "code", "title", "budget_round"])
    return said


def take_back(document: Document, step: ReviewStep) -> None:
    """Undo what was written in a step; inside the transaction of ``review.undo``.

    What the page has been found to say since stays, and waits for an answer. What stands before
    something that others have written in the same list keeps its place and is rejected, so that
    nothing moves; what somebody has decided anew is left alone.
    """
    if "template" in step.before and not document.values.exists():
        document.template = step.before["template"]
        document.record = {**(document.record or {}), "values": None}
    values = document.values_read
    for root in reversed(step.before.get("entered", ())):
        rows = [row for row in document.values.all() if _is_below(row.path, root)]
        mine = [row for row in rows if row.step_id == step.pk]
        alone = len(mine) == len(rows) and all(_is_written(row) for row in rows)
        Finding.objects.filter(value__in=[row for row in mine if _is_written(row)]).update(
            value=None
        )
        if alone and take_out(values, root):
            Value.objects.filter(pk__in=[row.pk for row in rows]).delete()
            continue
        for row in mine:
            row.state = Value.State.REJECTED if _is_written(row) else Value.State.WAITING
            row.corrected, row.step = None, None
        Value.objects.bulk_update(mine, ["state", "corrected", "step"])
    if document.record is not None and values:
        document.record = {**document.record, "values": values}
    retitle(document)
    document.save(update_fields=["template", "record", "code", "title", "budget_round"])


def _is_written(row: Value) -> bool:
    return bool(row.found["method"] == "entered")


def retitle(document: Document) -> None:
    """What the paper is called in lists, where its name was written by hand."""
    written = document.values.filter(found__method="entered", state=Value.State.CORRECTED)
    by_path = dict(written.filter(path__in=_HEADS).values_list("path", "corrected"))
    read = document.values_read
    code, title, budget_round = (_said(name, by_path, read) for name in _HEADS)
    document.code = str(code or "")[:32]
    document.title = " ".join(str(title or "").split())[:400]
    document.budget_round = budget_round if isinstance(budget_round, int) else None


def _said(name: str, by_path: dict[str, Any], read: dict[str, Any]) -> Any:
    found = read.get(name)
    return by_path.get(name, found["value"] if found else None)


def _is_below(path: str, root: str) -> bool:
    return path == root or path.startswith(f"{root}.")
