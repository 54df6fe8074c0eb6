"""What a person writes of pages that nobody has read: values by hand, with the page as source."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import Max

from brobygger.domain.documents.confirmed import found_in
from brobygger.domain.documents.entered import put_in
from brobygger.web.audit.steps import record
from brobygger.web.documents.models import Document, ReviewStep, Value
from brobygger.web.documents.skeletons import SKELETONS
from brobygger.web.documents.steps.review import reviewable
from brobygger.web.documents.written import retitle

Tree = tuple[str, Any]
"""(path in the reading contract, tree of written values): see ``domain/documents/entered.py``."""


class NotFree(Exception):
    """A place has a value already: a colleague has been quicker, or the page was read."""


@transaction.atomic
def name_kind(user: Any, document_id: int, template: str) -> Document:
    """Say what kind of paper it is, where no page could tell."""
    document = reviewable(user, document_id)
    if document.template == "unknown" and template in SKELETONS:
        ReviewStep.objects.create(
            document=document, user=user, verb="named", before={"template": document.template}
        )
        document.template = template
        document.record = {**(document.record or {}), "values": SKELETONS[template]()}
        document.save(update_fields=["template", "record"])
        record(user, "documents.named", document)
    return document


@transaction.atomic
def enter(user: Any, document_id: int, page: int, trees: Iterable[Tree]) -> int:
    """Put in what a person wrote of a page, as one step; returns how many values.

    Raises NotFree where a place is taken: then nothing is put in.
    """
    document = reviewable(user, document_id)
    stored: dict[str, Any] = dict(document.record or {})
    values = document.values_read or SKELETONS[document.template]()
    step = ReviewStep.objects.create(document=document, user=user, verb="entered")
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
            # A place that the page leaves open is right as it stands.
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
    step.before = {"entered": roots}
    step.save(update_fields=["before"])
    retitle(document)
    document.save(update_fields=["record", "code", "title", "budget_round"])
    for path in said:
        record(user, "documents.entered", document, path=path, page=page)
    return len(said)
