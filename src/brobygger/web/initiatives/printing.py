"""The 360 overview as a PDF, in Danish whatever language the screen has: the committee reads it."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import override
from django.views.decorators.http import require_GET

from brobygger import wiring
from brobygger.domain.documents.paper import Paper
from brobygger.domain.initiatives.writing import write_overview
from brobygger.web.initiatives.all_round import all_round
from brobygger.web.initiatives.models import Initiative


@require_GET
def overview_file(request: HttpRequest, pk: int) -> HttpResponse:
    """The overview as a file."""
    if not request.user.has_perm("accounts.export"):
        raise PermissionDenied
    row = get_object_or_404(Initiative.objects.select_related("place"), pk=pk)
    with override("da"):
        content = wiring.print_pdf(overview_paper(row))
    response = HttpResponse(content, content_type="application/pdf")
    name = f"360-overblik-{row.pk}-{timezone.localdate().isoformat()}.pdf"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def overview_paper(row: Initiative) -> Paper:
    """The overview of today, with where it is empty and who is not there."""
    found = all_round(row)
    below: dict[str, tuple[str, ...]] = {}
    if found.empty:
        below["Her er det tomt"] = found.empty
    if found.missing_sectors:
        below["Sektorer, som notatet nævner, uden en aktør i området"] = found.missing_sectors
    return write_overview(
        row.title,
        found.overview,
        {theme.pk: theme.title for theme in found.themes},
        {party.pk: party.title for party, _cells in found.rows},
        below=below,
        printed=timezone.localdate(),
    )
