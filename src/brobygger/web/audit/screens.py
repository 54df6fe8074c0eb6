"""The log as a page for administrators."""

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from brobygger.web.audit.models import AuditEvent
from brobygger.web.audit.words import actor_name, sentence
from brobygger.web.ui.numbers import moment
from brobygger.web.ui.tables import Column, RegisterTable


def _search(rows: QuerySet[AuditEvent], words: str) -> QuerySet[AuditEvent]:
    return rows.filter(
        Q(verb__icontains=words)
        | Q(why__icontains=words)
        | Q(actor__username__icontains=words)
        | Q(actor__display_name__icontains=words)
        | Q(subject_type__icontains=words)
        | Q(subject_id=words)
    )


@require_GET
def log(request: HttpRequest) -> HttpResponse:
    """Who did what, when and why; newest first."""
    if not request.user.has_perm("accounts.administer"):
        raise PermissionDenied
    table = RegisterTable(
        request,
        "haendelser",
        _("Hændelser"),
        columns=(
            Column("tid", _("Tid"), lambda event: event.at, order=("at",), show=moment),
            Column("hvem", _("Hvem"), actor_name, order=("actor__username",)),
            Column("hvad", _("Hvad"), sentence, order=("verb",)),
            Column(
                "emne",
                _("Emne"),
                lambda event: f"{event.subject_type} {event.subject_id}".strip(),
                order=("subject_type", "subject_id"),
            ),
            Column("begrundelse", _("Begrundelse"), lambda event: event.why),
        ),
        rows=AuditEvent.objects.select_related("actor"),
        search=_search,
        search_label=_("Søg i hændelser"),
        page_size=50,
    )
    if table.wants_export:
        return table.export()
    return render(request, "audit/log.html", {"table": table})
