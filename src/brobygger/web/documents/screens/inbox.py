"""*Dokumenter*: what came in, and what has been read?"""

from typing import Any

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from brobygger.domain.documents.limits import MOST_BYTES
from brobygger.web.documents.models import Document, DocumentQuerySet
from brobygger.web.documents.screens.arrivals import DROP, attach_jobs
from brobygger.web.documents.states import STATES
from brobygger.web.ui.tables import Choice, Column, Filter, RegisterTable


@require_GET
def inbox(request: HttpRequest) -> HttpResponse:
    """All papers that the person may see, newest first."""
    rows = Document.objects.seen_by(request.user)
    may_upload = request.user.has_perm("documents.upload")
    table = _table(request, rows)
    if table.wants_export:
        return table.export()
    attach_jobs(table.page)
    context = {
        "table": table,
        "is_empty": not table.count and not table.is_narrowed,
        "may_upload": may_upload,
        "megabytes": MOST_BYTES // 2**20,
        "has_drop": DROP in request.session,
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
