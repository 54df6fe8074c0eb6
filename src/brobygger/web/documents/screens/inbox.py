"""*Dokumenter*: what came in, and what has been read?"""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_GET, require_POST

from brobygger.domain.documents.limits import MOST_BYTES
from brobygger.web.documents.intake import MOST_FILES, HashingHandler, ReceivedFile, watch
from brobygger.web.documents.models import Document, DocumentQuerySet
from brobygger.web.documents.states import STATES
from brobygger.web.documents.steps.arrival import Arrival, receive
from brobygger.web.jobs.models import Job
from brobygger.web.ui.tables import Choice, Column, Filter, RegisterTable

ARRIVALS = "documents.arrivals"


@require_GET
def inbox(request: HttpRequest) -> HttpResponse:
    """All papers that the person may see, newest first."""
    rows = Document.objects.seen_by(request.user)
    may_upload = request.user.has_perm("documents.upload")
    table = _table(request, rows)
    if table.wants_export:
        return table.export()
    _attach_jobs(table)
    context = {
        "table": table,
        "is_empty": not table.count and not table.is_narrowed,
        "may_upload": may_upload,
        "megabytes": MOST_BYTES // 2**20,
        "arrivals": request.session.pop(ARRIVALS, []) if ARRIVALS in request.session else [],
    }
    return render(request, "documents/inbox.html", context)


def _table(request: HttpRequest, rows: DocumentQuerySet) -> RegisterTable:
    full = rows.with_counts().with_job().with_reviewer().select_related("owner").defer("record")
    return RegisterTable(
        request,
        "papirer",
        _("Papirer, der er lagt ind"),
        rows=full,
        columns=(
            Column(
                "papir",
                _("Papir"),
                lambda row: row.heading,
                order=("title", "file_name"),
                cell="documents/cells/paper.html",
                row_head=True,
            ),
            Column(
                "tilstand",
                _("Tilstand"),
                lambda row: str(row.condition.name),
                order=("state",),
                cell="documents/cells/state.html",
            ),
            Column(
                "vaerdier",
                _("Værdier"),
                lambda row: row.values_found or None,
                order=("values_found",),
                kind="number",
            ),
            Column(
                "mangler",
                _("Venter på svar"),
                lambda row: row.waits,
                order=("values_waiting",),
                kind="number",
                cell="documents/cells/waiting.html",
            ),
            Column(
                "hvem",
                _("Hvem"),
                lambda row: row.reviewer or str(row.owner),
                cell="documents/cells/who.html",
            ),
            Column(
                "dato",
                _("Lagt ind"),
                lambda row: row.uploaded_at,
                order=("uploaded_at",),
                kind="date",
            ),
        ),
        filters=(Filter("tilstand", _("Tilstand"), _choices()),),
        search=_search,
        search_label=_("Søg i kode, titel og filnavn"),
        empty=_("Der er ikke lagt papirer ind endnu."),
    )


def _choices() -> tuple[Choice, ...]:
    def state(*codes: str) -> Q:
        return Q(state__in=codes)

    return (
        Choice("gennemgang", _("Til gennemgang"), state("review")),
        Choice("svar", _("Kræver dit svar"), state("doubtful", "unseen", "unreadable")),
        Choice("laeses", _("Læses"), state("quarantined")),
        Choice("registret", STATES["registered"].name, state("registered")),
        Choice("til-side", STATES["set_aside"].name, state("set_aside")),
        Choice("afvist", _("Afvist"), state("refused")),
    )


def _search(rows: Any, words: str) -> Any:
    """Titles and names; a paper in quarantine is not searchable, not even by its owner."""
    found = Q(title__icontains=words) | Q(code__icontains=words) | Q(file_name__icontains=words)
    return rows.out_of_quarantine().filter(found)


def _attach_jobs(table: RegisterTable) -> None:
    """The jobs of the rows on this page, in one query."""
    reading = [row.job_number for row in table.page if row.state == "quarantined"]
    jobs = {job.pk: job for job in Job.objects.filter(pk__in=reading)} if reading else {}
    for row in table.page:
        row.job = jobs.get(row.job_number)


@csrf_exempt
@require_POST
def upload(request: HttpRequest) -> HttpResponse:
    """Receive the files of a drop; the handler is set before anything reads the form."""
    if not request.user.has_perm("documents.upload"):
        raise PermissionDenied
    if _too_much(request):
        messages.error(request, _("Det er for meget på én gang. Læg færre filer ind ad gangen."))
        return redirect("documents:list")
    request.__dict__["_hashing"] = watch(request)
    return _upload(request)


def _too_much(request: HttpRequest) -> bool:
    length = request.META.get("CONTENT_LENGTH") or "0"
    return not length.isdecimal() or int(length) > MOST_FILES * MOST_BYTES


@csrf_protect
def _upload(request: HttpRequest) -> HttpResponse:
    files = [each for each in request.FILES.getlist("filer") if isinstance(each, ReceivedFile)]
    handler: HashingHandler = request.__dict__["_hashing"]
    arrivals = [receive(request.user, each) for each in files[:MOST_FILES]]
    arrivals += [Arrival("too_large", name) for name in handler.too_large]
    if not arrivals:
        messages.error(request, _("Vælg en fil først."))
    if len(files) > MOST_FILES:
        messages.error(request, _("Kun de første filer er lagt ind. Læg resten ind bagefter."))
    request.session[ARRIVALS] = [_as_row(each) for each in arrivals]
    return redirect("documents:list")


def _as_row(arrival: Arrival) -> dict[str, Any]:
    return {
        "outcome": arrival.outcome,
        "file_name": arrival.file_name,
        "document": arrival.document.pk if arrival.document else None,
        "heading": arrival.document.heading if arrival.document else "",
    }
