"""*Tjek et notat*: drop a note, get a page of findings for its author. Nothing is stored.

The sheet travels with the page, signed, so that Word can be made of it without keeping anything.
"""

import time
from dataclasses import dataclass, replace
from typing import Any

from django.core import signing
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_POST

from brobygger import wiring
from brobygger.domain.documents.door import Suspect, suspects_in, suspects_in_name
from brobygger.domain.documents.finding_sheet import FindingRow, FindingSheet
from brobygger.domain.documents.record import as_json
from brobygger.domain.kernel.cpr import hide_cpr_like as hide
from brobygger.domain.kernel.problem import Problem, Unreadable
from brobygger.messages.sheets import finding_sheet
from brobygger.web.documents.intake import HashingHandler, ReceivedFile, watch
from brobygger.web.documents.spot import Spot
from brobygger.web.ui.words import reader_language

SECONDS = 10.0
"""The promise of the page: an answer within ten seconds, whatever was dropped."""

AT_ONCE = 20
_SALT = "brobygger.check"


@dataclass(frozen=True, slots=True)
class Refused:
    """A paper that was not checked: its name and why."""

    file_name: str
    why: str


@csrf_exempt
@require_http_methods(["GET", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    """The page with its drop zone; after a drop, the sheet."""
    if not request.user.has_perm("documents.upload"):
        raise PermissionDenied
    if request.method == "POST":
        request.__dict__["_hashing"] = watch(request)
        return _check(request)
    return _page(request)


def _page(request: HttpRequest, **found: Any) -> HttpResponse:
    return render(request, "documents/check.html", {"at_once": AT_ONCE, **found})


@csrf_protect
def _check(request: HttpRequest) -> HttpResponse:
    files = [each for each in request.FILES.getlist("filer") if isinstance(each, ReceivedFile)]
    handler: HashingHandler = request.__dict__["_hashing"]
    until = time.monotonic() + SECONDS
    papers: list[tuple[str, tuple[Problem, ...]]] = []
    refused = [Refused(name, _("Filen er for stor.")) for name in handler.too_large]
    for file in files[:AT_ONCE]:
        answer = _read(file, until)
        if isinstance(answer, Refused):
            refused.append(answer)
        else:
            papers.append((file.name or "", answer))
    refused += [Refused(f.name or "", _("Der var for mange filer.")) for f in files[AT_ONCE:]]
    if not papers and not refused:
        return _page(request, nothing=True)
    sheet = _discreet(finding_sheet(papers, reader_language())) if papers else None
    return _page(request, sheet=sheet, refused=refused, parcel=_pack(sheet) if sheet else "")


def _read(file: ReceivedFile, until: float) -> tuple[Problem, ...] | Refused:
    name = file.name or ""
    if suspects_in_name(name):
        return Refused("", _("Filens navn ser ud til at have et personnummer. Giv den et andet."))
    left = until - time.monotonic()
    if left <= 0:
        return Refused(name, _("Tiden løb ud. Tjek filen for sig selv."))
    try:
        reading = wiring.read_soon(file.read(), name, left)
    except Unreadable as stop:
        return (stop.problem,)
    suspects = suspects_in(reading.document)
    if any(each.is_certain for each in suspects):
        return Refused(name, _why(suspects))
    # Nothing is stored here, so a group that only may be one is told and the answer given.
    doubtful = (Problem("DOCUMENT-094", "warning", each.place) for each in suspects)
    return (*doubtful, *reading.problems)


def _why(suspects: tuple[Suspect, ...]) -> str:
    certain = [each for each in suspects if each.is_certain]
    places = ", ".join(Spot(each.place).words or _("et sted i papiret") for each in certain[:5])
    return _("Papiret har et personnummer: %(places)s. Fjern det, og prøv igen.") % {
        "places": places
    }


def _discreet(sheet: FindingSheet) -> FindingSheet:
    """Findings quote the paper: what may be a personal number is not repeated in them."""
    rows = tuple(
        replace(row, place=hide(row.place), what=hide(row.what), remedy=hide(row.remedy))
        for row in sheet.rows
    )
    return replace(sheet, rows=rows)


def _pack(sheet: FindingSheet) -> str:
    return signing.dumps(as_json(sheet), salt=_SALT, compress=True)


@require_POST
def word(request: HttpRequest) -> HttpResponse:
    """The sheet of the page as Word: made from what the page itself carries."""
    if not request.user.has_perm("documents.upload"):
        raise PermissionDenied
    try:
        stored = signing.loads(request.POST.get("ark", ""), salt=_SALT, max_age=24 * 3600)
    except signing.BadSignature:
        return redirect("check:start")
    sheet = FindingSheet(
        stored["title"],
        stored["summary"],
        tuple(stored["heads"]),
        tuple(FindingRow(**row) for row in stored["rows"]),
        stored["language"],
    )
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    response = HttpResponse(wiring.print_finding_sheet(sheet), content_type=kind)
    response["Content-Disposition"] = content_disposition_header(True, f"{sheet.title}.docx") or ""
    response["Cache-Control"] = "no-store"
    return response
