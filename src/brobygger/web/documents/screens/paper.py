"""One paper: where it stands, what it asks, its pages, its file, and a place in it."""

import re
from contextlib import suppress
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from brobygger import wiring
from brobygger.domain.kernel.problem import Unreadable
from brobygger.web.audit.steps import events_of
from brobygger.web.documents.desk import row_of
from brobygger.web.documents.models import Document, DocumentFile, PaperPage, Value
from brobygger.web.documents.pane import pane_at
from brobygger.web.documents.reading import PICTURE_DPI
from brobygger.web.documents.screens.arrivals import EVERY_SECONDS
from brobygger.web.documents.screens.review import the_document
from brobygger.web.documents.spot import Spot, spot_of
from brobygger.web.documents.states import NotAllowed
from brobygger.web.documents.steps import arrival, closing
from brobygger.web.jobs.steps import latest_job

_CELL = re.compile(r"\d{1,4},\d{1,4}")


@require_GET
def document(request: HttpRequest, number: int) -> HttpResponse:
    """What this paper needs next: an answer, a review, or nothing."""
    paper = the_document(request, number)
    if paper.state == "review" and request.user.has_perm("documents.review", paper):
        return redirect("documents:review", number)
    if not paper.is_quarantined:
        return source(request, number)
    trouble = paper.trouble or {}
    job = latest_job(paper)
    context = {
        "document": paper,
        "job": job,
        "problem": paper.stopped_by,
        "suspects": [_suspect(each) for each in trouble.get("suspects", ())],
        "events": events_of(paper)[:20],
        "every_seconds": EVERY_SECONDS if job and not job.is_over else 0,
    }
    return render(request, "documents/waiting.html", context)


def _suspect(stored: dict[str, Any]) -> dict[str, Any]:
    spot = spot_of(stored)
    words = _("i filens navn") if stored.get("in_name") else spot.words
    return {"page": stored.get("page"), "words": words or _("et sted i papiret")}


@require_GET
def source(request: HttpRequest, number: int) -> HttpResponse:
    """The paper with a place marked: where a value of the register comes from."""
    paper = the_document(request, number)
    if paper.is_quarantined:
        return redirect("documents:document", number)
    value = Value.objects.filter(document=paper, path=request.GET.get("sti", "")).first()
    row = row_of(paper, value) if value else None
    spot = row.spot if row else _asked_spot(request)
    context = {
        "document": paper,
        "row": row,
        "pane": pane_at(paper, _whole(request.GET.get("side")) or (spot.page if spot else 1), spot),
        "spot": spot,
        "copies": _copies(request, paper),
        "events": events_of(paper)[:20],
    }
    return render(request, "documents/source.html", context)


def _copies(request: HttpRequest, paper: Document) -> list[Document]:
    return list(Document.objects.seen_by(request.user).copies_of(paper).defer("record"))


def _whole(text: str | None) -> int | None:
    return int(text) if text and text.isdecimal() and len(text) < 10 else None


def _asked_spot(request: HttpRequest) -> Spot | None:
    asked = request.GET
    page, line = _whole(asked.get("side")), _whole(asked.get("linje"))
    try:
        box = [float(side) for side in asked.get("boks", "").split()]
    except ValueError:
        box = []
    if page is None and line is None:
        return None
    place = {"page": page, "line": line, "box": box if len(box) == 4 else None}
    cell = _CELL.fullmatch(asked.get("celle", ""))
    in_word = {
        "part": asked.get("del", "")[:100] or None,
        "paragraph": _whole(asked.get("afsnit")),
        "table": _whole(asked.get("tabel")),
        "cell": cell[0] if cell else None,
    }
    return spot_of({**place, **in_word})


@require_POST
def answer(request: HttpRequest, number: int) -> HttpResponse:
    """What a paper behind the lock asks: is it a personal number, are the pages free of them."""
    the_document(request, number)
    step = {
        "ikke-cpr": arrival.say_no_personal_numbers,
        "sider-set": arrival.confirm_pages,
        "igen": arrival.read_again,
        "cpr": arrival.say_personal_number,
    }.get(request.POST.get("svar", ""))
    if step is None:
        raise Http404
    try:
        paper = step(request.user, number)
    except NotAllowed:
        messages.info(
            request, _("Papiret er kommet videre i mellemtiden. Der er ikke ændret noget.")
        )
        return redirect("documents:document", number)
    if paper.state == "refused":
        messages.success(request, _("Papiret er slettet. Kun tid, bruger og sted er gemt."))
    else:
        messages.success(request, _("Tak. Papiret læses nu."))
    return redirect("documents:document", number)


@require_POST
def remove(request: HttpRequest, number: int) -> HttpResponse:
    """Delete a paper and what was read from it."""
    the_document(request, number)
    try:
        arrival.remove(request.user, number)
    except (NotAllowed, PermissionDenied):
        messages.error(request, _("Papiret er kilde til noget i registret og kan ikke slettes."))
        return redirect("documents:document", number)
    messages.success(request, _("Papiret er slettet."))
    return redirect("documents:list")


@require_POST
def set_aside(request: HttpRequest, number: int) -> HttpResponse:
    """Another copy counts."""
    the_document(request, number, "review")
    try:
        closing.set_aside(request.user, number)
    except NotAllowed:
        return redirect("documents:document", number)
    messages.success(request, _("Papiret er lagt til side. Du kan tage det frem igen."))
    return redirect("documents:list")


@require_POST
def take_back(request: HttpRequest, number: int) -> HttpResponse:
    """It is reviewed after all."""
    the_document(request, number, "review")
    with suppress(NotAllowed):
        closing.take_back(request.user, number)
    return redirect("documents:document", number)


@require_GET
def page(request: HttpRequest, number: int, page_number: int) -> HttpResponse:
    """The picture of a page. In quarantine it is drawn for the owner alone and not kept."""
    paper = the_document(request, number)
    if paper.is_quarantined:
        data = _data(paper)
        try:
            png: bytes = wiring.render_page(data, page_number, PICTURE_DPI)
        except Unreadable as gone:
            raise Http404 from gone
    else:
        found = PaperPage.objects.filter(document=paper, number=page_number).first()
        if found is None or found.png is None:
            raise Http404
        png = bytes(found.png)
    response = HttpResponse(png, content_type="image/png")
    response["Cache-Control"] = "private, max-age=300" if not paper.is_quarantined else "no-store"
    return response


@require_GET
def file(request: HttpRequest, number: int) -> HttpResponse:
    """The file as it came in, to be saved and never opened inside the page."""
    paper = the_document(request, number)
    response = HttpResponse(_data(paper), content_type="application/octet-stream")
    response["Content-Disposition"] = content_disposition_header(True, paper.file_name) or ""
    response["Cache-Control"] = "no-store"
    return response


def _data(paper: Document) -> bytes:
    stored = DocumentFile.objects.filter(document=paper).first()
    if stored is None:
        raise Http404
    return bytes(stored.data)
