"""What papers show on pages of the whole: the red thread, *Venter på dig*, search."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Count, Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from brobygger.web.documents.models import Document
from brobygger.web.documents.states import STATES
from brobygger.web.ui.panels import Panel
from brobygger.web.ui.search import Hit

LINK = "documents"
ASKING = ("doubtful", "unseen", "unreadable")
"""States in which a paper waits for an answer of its owner."""


def thread(request: HttpRequest, _subject: Any) -> Iterator[Panel]:
    """How many papers there are, and how many of them wait for a review."""
    counts = _counts(request)
    waiting = counts["review"]
    yield Panel(
        LINK,
        str(counts["papers"]),
        ngettext("papir", "papirer", counts["papers"]),
        reverse("documents:list"),
        detail=_("%(count)s til gennemgang") % {"count": waiting} if waiting else "",
    )


def waiting(request: HttpRequest, _subject: Any) -> Iterator[Panel]:
    """Papers to review, and papers in quarantine that ask something."""
    if not request.user.has_perm("documents.upload"):
        return
    counts = _counts(request)
    url = reverse("documents:list")
    if counts["review"]:
        words = ngettext("papir til gennemgang", "papirer til gennemgang", counts["review"])
        yield Panel(LINK, str(counts["review"]), words, f"{url}?tilstand=gennemgang")
    if counts["asking"]:
        words = ngettext("papir kræver dit svar", "papirer kræver dit svar", counts["asking"])
        yield Panel(LINK, str(counts["asking"]), words, f"{url}?tilstand=svar")


def _counts(request: HttpRequest) -> dict[str, int]:
    """Both panels ask the same; one query a request."""
    kept: dict[str, int] | None = request.__dict__.get("_document_counts")
    if kept is None:
        kept = Document.objects.seen_by(request.user).aggregate(
            papers=Count("pk", filter=~Q(state="refused")),
            review=Count("pk", filter=Q(state="review")),
            asking=Count("pk", filter=Q(state__in=ASKING)),
        )
        request.__dict__["_document_counts"] = kept
    return kept


def find(user: Any, text: str) -> Iterator[Hit]:
    """Papers by code, title, file name or case number; never one that is in quarantine."""
    found = Q(code__icontains=text) | Q(title__icontains=text) | Q(file_name__icontains=text)
    papers = Document.objects.seen_by(user).out_of_quarantine().filter(found)
    for paper in papers.defer("record")[:20]:
        yield Hit(
            LINK,
            paper.title or paper.file_name,
            paper.get_absolute_url(),
            code=paper.code,
            detail=f"{paper.template_name} · {STATES[paper.state].name}",
        )
