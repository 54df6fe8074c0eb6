"""Budget notes: the list, one note, and the answer to a proposed link."""

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from brobygger.domain.budgets import note as read
from brobygger.domain.documents.restore import restore
from brobygger.web.budgets import register
from brobygger.web.budgets.decisions.words import lines_of
from brobygger.web.budgets.models import BudgetNote, NoteLink, Outcome
from brobygger.web.budgets.sheet import sheet_of
from brobygger.web.budgets.steps import decide_link
from brobygger.web.recommendations.permissions import WORK

SHOWN_LINKS = 3
"""Proposals shown at once; weak and rejected ones stand behind a fold."""


@require_GET
def listing(request: HttpRequest) -> HttpResponse:
    """Which notes are there, and what do they ask for?"""
    table = register.register_table(request)
    if table.wants_export:
        return table.export()
    return render(
        request,
        "budgets/list.html",
        {"table": table, "has_notes": BudgetNote.objects.exists()},
    )


@require_GET
def one(request: HttpRequest, pk: int) -> HttpResponse:
    """Does it add up, and whom does it serve?"""
    note = get_object_or_404(BudgetNote.objects.select_related("document"), pk=pk)
    paper = restore(read.BudgetNote, note.record)
    links = list(
        note.links.select_related("recommendation__annex", "decided_by").defer(
            "recommendation__annex__record"
        )
    )
    shown = [link for link in links if _is_likely(link)][:SHOWN_LINKS]
    findings = list(note.document.findings.select_related("value"))
    outcomes = list(Outcome.objects.filter(planned_note__budget_note=pk, is_current=True))
    return render(
        request,
        "budgets/note.html",
        {
            "note": note,
            "sheet": sheet_of(paper),
            "period": register.period(note),
            "findings": [one for one in findings if one.severity != "info"],
            "notices": [one for one in findings if one.severity == "info"],
            "decided": lines_of(outcomes),
            "planned_note": outcomes[0].planned_note_id if outcomes else None,
            "links": shown,
            "more_links": [link for link in links if link not in shown],
            "may_work": request.user.has_perm(WORK),
        },
    )


def _is_likely(link: NoteLink) -> bool:
    is_open = link.state == NoteLink.State.PROPOSED
    return link.state == NoteLink.State.CONFIRMED or (is_open and link.strength != "weak")


@require_POST
def link(request: HttpRequest, pk: int) -> HttpResponse:
    """Say whether a note serves a recommendation, or take the answer back."""
    found = get_object_or_404(NoteLink.objects.select_related("note", "recommendation"), pk=pk)
    state = request.POST.get("svar", "")
    if state not in NoteLink.State.values:
        return HttpResponseBadRequest()
    decide_link(found, state, request.user)
    return redirect(f"{_address(found)}#koblinger")


def _address(found: NoteLink) -> str:
    return reverse("budgets:note", args=[found.note_id])
