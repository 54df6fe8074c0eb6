"""The annex printed again from the register of today: PDF, Word, Excel; and what has changed.

It is the paper once more and reads back into the same register, so a due date is the paper's own
there, also where a meeting has moved it: that day stands in the list and on the part's card.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from brobygger import wiring
from brobygger.domain.documents.found import Found
from brobygger.domain.documents.paper import Block, Heading, Paper, words
from brobygger.domain.recommendations import recommendation as read
from brobygger.domain.recommendations.writing import write_annex
from brobygger.messages.printing import Choice, write_changes, write_choices
from brobygger.web.recommendations.changed import Changed, changed_since
from brobygger.web.recommendations.changed_form import SINCE, ChangedForm, days_to_choose
from brobygger.web.recommendations.changed_table import changed_table
from brobygger.web.recommendations.models import Annex, Part
from brobygger.web.recommendations.portfolio import recommendations_of
from brobygger.web.recommendations.printing_sheet import workbook_of
from brobygger.web.recommendations.register import editions
from brobygger.web.ui.numbers import day

MOST_PARTS = 1_000
"""Parts in one paper: PDF and Word then take a few seconds, and the reader waits for them."""

_OFFICE = "application/vnd.openxmlformats-officedocument"
_TYPES = {
    "pdf": "application/pdf",
    "docx": f"{_OFFICE}.wordprocessingml.document",
    "xlsx": f"{_OFFICE}.spreadsheetml.sheet",
}
_PRINTERS: dict[str, Callable[[Paper], bytes]] = {
    "pdf": wiring.print_pdf,
    "docx": wiring.print_word,
}


@require_GET
def annex_file(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """The annex as a file; with ``?siden=2025-03-01`` also what has changed since that day."""
    if not request.user.has_perm("accounts.export"):
        raise PermissionDenied
    if kind not in _TYPES:
        raise Http404
    since = _asked_day(request)
    known = list(editions())
    annex = next((one for one in known if one.pk == pk), None)
    if annex is None:
        raise Http404
    parts = Part.objects.filter(recommendation__annex=annex).count()
    if parts > MOST_PARTS and kind in _PRINTERS:
        return _too_large(request, parts)
    found = changed_since(annex, since, known) if since else None
    return _attachment(_content(annex, kind, found), kind)


def _content(annex: Annex, kind: str, found: Changed | None) -> bytes:
    recommendations = found.now if found else recommendations_of(annex)
    if kind in _PRINTERS:
        return _PRINTERS[kind](paper_of(annex, recommendations, found))
    return wiring.print_workbook(workbook_of(annex, recommendations, found))


def _attachment(content: bytes, kind: str) -> HttpResponse:
    response = HttpResponse(content, content_type=_TYPES[kind])
    name = f"anbefalinger-{timezone.localdate().isoformat()}.{kind}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _asked_day(request: HttpRequest) -> date | None:
    """The day asked about; a day that is none, or has not been, is no question."""
    typed = request.GET.get(SINCE, "")
    if not typed:
        return None
    try:
        since = date.fromisoformat(typed)
    except ValueError as wrong:
        raise BadRequest from wrong
    if since > timezone.localdate():
        raise BadRequest
    return since


def _too_large(request: HttpRequest, parts: int) -> HttpResponse:
    said = _(
        "Bilaget har %(parts)s dele. PDF og Word kan højst have %(most)s, så siden ikke går i stå."
        " Hent det som Excel."
    )
    messages.error(request, said % {"parts": parts, "most": MOST_PARTS})
    return redirect("recommendations:list")


def paper_of(
    annex: Annex, recommendations: tuple[read.Recommendation, ...], found: Changed | None = None
) -> Paper:
    """The annex as a paper, in Danish whatever language the screen has: it is the committee's."""
    after: tuple[Block, ...] = write_choices(_choices(annex))
    if found is not None and found.begins_on is not None:
        after += (Heading(f"Ændret siden {day(found.since)}", 2), words(_begins(found)))
    elif found is not None:
        after += write_changes(found.changes, found.since, found.texts)
    return write_annex(
        read_annex(annex, recommendations), printed=timezone.localdate(), after=after
    )


def _begins(found: Changed) -> str:
    began = day(found.begins_on)
    return f"Bilaget kom i registret {began}, så der er intet at sammenligne med."


def read_annex(
    annex: Annex, recommendations: tuple[read.Recommendation, ...]
) -> read.RecommendationAnnex:
    """The register in the form of the reading contract; the legend is that of our own print."""
    numbers = read.CaseNumbers(_said(annex.f2), _said(annex.f2_document), _said(annex.edoc))
    return read.RecommendationAnnex(
        _said(annex.title), _said(annex.dated), numbers, (), recommendations
    )


def _said(value: Any) -> Found[Any] | None:
    return Found(value) if value else None


def _choices(annex: Annex) -> list[Choice]:
    rows = Part.objects.filter(recommendation__annex=annex).exclude(chosen_category="")
    named = ("code", "category", "chosen_category", "chosen_reason")
    found: Any = rows.order_by("recommendation__number", "order").values_list(*named)
    return [Choice(code, derived or None, chosen, why) for code, derived, chosen, why in found]


@require_GET
def changed(request: HttpRequest) -> HttpResponse:
    """What has changed since a day that I choose?"""
    known = list(editions())
    form = ChangedForm(request.GET if SINCE in request.GET else None, editions=known)
    facts: dict[str, Any] = {"form": form, "is_empty": not known, "days": days_to_choose()}
    if known and form.is_valid():
        found = changed_since(form.annex, form.cleaned_data[SINCE], known)
        table = changed_table(request, found)
        if table.wants_export:
            return table.export()
        facts |= {"form": form.as_shown, "found": found, "table": table}
        facts["may_export"] = request.user.has_perm("accounts.export")
    return render(request, "recommendations/print_changed.html", facts)
