"""What a person writes of pages that nobody has read: values by hand, with the page as source."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction

from brobygger.web.audit.steps import record
from brobygger.web.documents.models import Document, ReviewStep
from brobygger.web.documents.skeletons import SKELETONS
from brobygger.web.documents.steps.review import reviewable
from brobygger.web.documents.written import Tree, write_in


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
    step = ReviewStep.objects.create(document=document, user=user, verb="entered")
    said = write_in(document, step, trees)
    for path in said:
        record(user, "documents.entered", document, path=path, page=page)
    return len(said)
