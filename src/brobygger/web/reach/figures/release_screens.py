"""Taking figures out as a file, and what has been taken out: when, by whom, rounded or not."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from brobygger import wiring
from brobygger.web.initiatives.models import Initiative
from brobygger.web.reach.figures.releasing import release, require_export
from brobygger.web.reach.figures.tidy import table_of, workbook_of
from brobygger.web.reach.models import Release
from brobygger.web.ui.export import as_csv
from brobygger.web.ui.faults import Refused
from brobygger.web.ui.forms import Form
from brobygger.web.ui.tables import Column, RegisterTable

TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


class ReleaseForm(Form):
    """Which file, and for whom."""

    kind = forms.ChoiceField(
        label=gettext_lazy("Fil"),
        choices=[("xlsx", gettext_lazy("Regneark med ordbog")), ("csv", "CSV")],
    )
    is_rounded = forms.BooleanField(
        label=gettext_lazy("Til offentligheden: afrund til hele femmere"), required=False
    )


@require_POST
def export(request: HttpRequest, pk: int) -> HttpResponse:
    """The tables of an initiative as a file; what leaves is kept, so that the next fits to it."""
    require_export(request.user)
    initiative = get_object_or_404(Initiative, pk=pk)
    form = ReleaseForm(request.POST)
    back = f"{reverse('reach:figures')}?indsats={pk}"
    if not form.is_valid():
        messages.error(request, _("Vælg, hvilken fil du vil have."))
        return redirect(back)
    kind, is_rounded = form.cleaned_data["kind"], form.cleaned_data["is_rounded"]
    try:
        reading = release(initiative, Release.Way.FILE, request.user, is_rounded=is_rounded)
    except Refused as refused:
        messages.error(request, " ".join(str(fault.words) for fault in refused.faults))
        return redirect(back)
    if kind == "csv":
        content = as_csv(*table_of(reading, initiative))
    else:
        content = wiring.print_workbook(workbook_of(reading, initiative))
    response = HttpResponse(content, content_type=TYPES[kind])
    name = f"raekkevidde-{pk}-{timezone.localdate().isoformat()}.{kind}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@require_GET
def releases(request: HttpRequest) -> HttpResponse:
    """What has been taken out, when, by whom and how?"""
    require_export(request.user)
    rows = Release.objects.select_related("initiative", "released_by").defer("shown", "behind")
    table = RegisterTable(
        request,
        "udgivelser",
        _("Udgivelser af rækkevidde"),
        rows=rows.order_by("-pk"),
        columns=(
            Column(
                "dag",
                _("Hentet"),
                lambda row: timezone.localdate(row.released_at),
                order=("released_at",),
                kind="date",
                row_head=True,
            ),
            Column(
                "indsats",
                _("Indsats"),
                lambda row: row.initiative.title,
                order=("initiative__title",),
                url=lambda row: f"{reverse('reach:figures')}?indsats={row.initiative_id}",
            ),
            Column(
                "til", _("Tal til og med"), lambda row: row.until, order=("until",), kind="date"
            ),
            Column("maade", _("Hvordan"), lambda row: row.get_way_display(), order=("way",)),
            Column("afrundet", _("Afrundet"), lambda row: _("ja") if row.is_rounded else _("nej")),
            Column(
                "hvem",
                _("Af"),
                lambda row: str(row.released_by) if row.released_by else None,
            ),
        ),
        empty=_("Intet er hentet endnu."),
    )
    if table.wants_export:
        return table.export()
    return render(request, "reach/releases.html", {"table": table})
