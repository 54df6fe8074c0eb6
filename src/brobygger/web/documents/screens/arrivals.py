"""Many files at once: they come in, and a page tells of each what became of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_GET, require_POST

from brobygger.domain.documents.limits import MOST_BYTES
from brobygger.web.documents.intake import (
    MOST_FILES,
    MOST_TOGETHER,
    HashingHandler,
    ReceivedFile,
    watch,
)
from brobygger.web.documents.models import Document
from brobygger.web.documents.steps.arrival import Arrival, Outcome, receive, turned_away
from brobygger.web.jobs.models import Job

DROP = "documents.drop"
"""The files of the latest drop, in the person's session: outcome, name and paper of each."""

EVERY_SECONDS = 5
"""How often the page comes anew without scripts; with them each row asks for itself."""


@dataclass(frozen=True, slots=True)
class ArrivedFile:
    """A file of the drop as it stands now. ``paper`` is None where it did not come in, or is gone.

    The name of a paper is the paper's own: what is refused has none any more.
    """

    outcome: Outcome
    file_name: str
    paper: Document | None
    is_gone: bool

    @property
    def is_waiting(self) -> bool:
        """The reading of it is not over."""
        return self.paper is not None and self.paper.condition.code in {"quarantined", "reading"}

    @property
    def asks(self) -> bool:
        """It came in, and stopped for an answer."""
        return self.paper is not None and self.paper.condition.needs_person and not self.is_read

    @property
    def is_read(self) -> bool:
        """It has been read, and is no longer behind the lock."""
        return self.paper is not None and self.paper.state in {"review", "registered", "set_aside"}


@csrf_exempt
@require_POST
def upload(request: HttpRequest) -> HttpResponse:
    """Receive the files of a drop; the handler is set before anything reads the form."""
    if not request.user.has_perm("documents.upload"):
        raise PermissionDenied
    if _too_much(request):
        return _refused(request)
    request.__dict__["_hashing"] = watch(request)
    try:
        return _upload(request)
    except TooManyFilesSent:
        return _refused(request)


def _too_much(request: HttpRequest) -> bool:
    length = request.META.get("CONTENT_LENGTH") or "0"
    return not length.isdecimal() or int(length) > MOST_TOGETHER


def _refused(request: HttpRequest) -> HttpResponse:
    messages.error(request, _("Det er for meget på én gang. Læg færre filer ind ad gangen."))
    return redirect("documents:list")


@csrf_protect
def _upload(request: HttpRequest) -> HttpResponse:
    files = [each for each in request.FILES.getlist("filer") if isinstance(each, ReceivedFile)]
    handler: HashingHandler = request.__dict__["_hashing"]
    arrivals = [receive(request.user, each) for each in files]
    arrivals += [turned_away("too_large", name) for name in handler.too_large]
    arrivals += [turned_away("left_out", name) for name in handler.left_out]
    if not arrivals:
        messages.error(request, _("Vælg en fil først."))
        return redirect("documents:list")
    request.session[DROP] = [_kept(each) for each in arrivals]
    return redirect("documents:arrivals")


def _kept(arrival: Arrival) -> dict[str, Any]:
    """What the session keeps: the name only of a file that has no row of its own."""
    number = arrival.document.pk if arrival.document else None
    name = arrival.file_name if number is None or arrival.outcome == "known" else ""
    return {"outcome": arrival.outcome, "file_name": name, "document": number}


@require_GET
def arrivals(request: HttpRequest) -> HttpResponse:
    """What became of each file of the latest drop; it comes anew until all of them are read."""
    if not request.user.has_perm("documents.upload"):
        raise PermissionDenied
    files = _arrived(request)
    papers = {one.paper.pk: one for one in files if one.paper is not None}.values()
    context = {
        "files": files,
        "came_in": sum(one.outcome == "received" for one in files),
        "read": sum(one.is_read for one in papers),
        "asking": sum(one.asks for one in papers),
        "waiting": sum(one.is_waiting for one in papers),
        "left": sum(one.paper is None and not one.is_gone for one in files),
        "every_seconds": EVERY_SECONDS,
        "megabytes": MOST_BYTES // 2**20,
        "most": MOST_FILES,
    }
    return render(request, "documents/arrivals.html", context)


def _arrived(request: HttpRequest) -> list[ArrivedFile]:
    kept = request.session.get(DROP, [])
    numbers = {one["document"] for one in kept if one["document"]}
    rows = Document.objects.seen_by(request.user).filter(pk__in=numbers).with_job().with_unread()
    papers = {row.pk: row for row in rows.defer("record")} if numbers else {}
    attach_jobs(papers.values())
    return [
        ArrivedFile(
            one["outcome"],
            one["file_name"] or (paper.file_name if paper else ""),
            paper,
            one["document"] is not None and paper is None,
        )
        for one in kept
        for paper in [papers.get(one["document"])]
    ]


def attach_jobs(papers: Iterable[Any]) -> None:
    """The jobs of papers that are being read, in one query; needs ``with_job``."""
    rows = list(papers)
    reading = [row.job_number for row in rows if row.state == "quarantined"]
    jobs = {job.pk: job for job in Job.objects.filter(pk__in=reading)} if reading else {}
    for row in rows:
        row.job = jobs.get(row.job_number)
