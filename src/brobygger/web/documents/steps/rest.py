"""The pages of a paper that nobody has read are asked for, once they can be."""

from typing import Any

from django.db import transaction

from brobygger.web.audit.steps import record
from brobygger.web.documents.models import Document
from brobygger.web.documents.steps.review import reviewable
from brobygger.web.jobs.steps import enqueue


@transaction.atomic
def read_rest(user: Any, document_id: int, *, no_numbers: bool = False) -> Document:
    """Ask for the reading of a paper's unread and misread pages; nothing else is read again.

    ``no_numbers``: the person has looked at the places that may be personal numbers, and they are
    none. The answer is recorded.
    """
    document = reviewable(user, document_id)
    if not document.has_pages_left:
        return document
    if no_numbers and document.trouble:
        places = len(document.trouble.get("suspects", ()))
        document.doubts_answered, document.trouble = True, None
        document.save(update_fields=["doubts_answered", "trouble"])
        record(user, "documents.answered", document, places=places)
    enqueue("documents.read_rest", document, owner=user)
    record(user, "documents.asked_rest", document)
    return document


def read_all_rest() -> int:
    """Ask for the unread and misread pages of each paper under review; returns of how many.

    For the operator, when reading of pictures has been installed.
    """
    papers = Document.objects.filter(state="review").with_counts()
    asked = [paper for paper in papers if paper.has_pages_left]
    for paper in asked:
        enqueue("documents.read_rest", paper, owner=paper.owner)
    return len(asked)
