"""Values written by hand in the stored reading: how they are taken out, and what they name."""

from typing import Any

from brobygger.domain.documents.entered import take_out
from brobygger.web.documents.models import Document, Finding, ReviewStep, Value

_HEADS = ("code", "title", "budget_round")


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
