"""Decisions: the list of planned notes, one of them, and what is entered about it."""

from typing import Any

from django.contrib import messages
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from brobygger.web.budgets.decisions import rounds as budget_rounds
from brobygger.web.budgets.decisions.costs import base_words, costs_words
from brobygger.web.budgets.decisions.forms import PlannedNoteForm
from brobygger.web.budgets.decisions.money import offer_of, own_figures
from brobygger.web.budgets.decisions.outcome_form import OutcomeForm
from brobygger.web.budgets.decisions.permissions import may_decide
from brobygger.web.budgets.decisions.register import register_table
from brobygger.web.budgets.decisions.steps import (
    about_note,
    edit_planned_note,
    enter_outcomes,
    newest_id,
    take_from_note,
    undo_last_entry,
)
from brobygger.web.budgets.decisions.words import entries_of, lines_of
from brobygger.web.budgets.loading import Register, register_of
from brobygger.web.budgets.models import Outcome, PlannedNote
from brobygger.web.ui.faults import Refused, blame


@require_GET
def listing(request: HttpRequest) -> HttpResponse:
    """What is asked for, and what was decided on it?"""
    table = register_table(request)
    if table.wants_export:
        return table.export()
    return render(request, "budgets/planned_list.html", {"table": table})


@require_GET
def one(request: HttpRequest, pk: int) -> HttpResponse:
    """What does this note cost, what was decided on it, and what hangs on it?"""
    return _page(request, _row(pk))


@require_POST
def short_form(request: HttpRequest, pk: int) -> HttpResponse:
    """Save what the note costs and who answers for it."""
    row = _row(pk)
    form = PlannedNoteForm(row, request.POST)
    if form.is_valid():
        try:
            edit_planned_note(row, form.said, request.user)
        except Refused as refused:
            blame(form, refused)
        else:
            messages.success(request, _("Gemt."))
            return redirect(_address(row))
    return _page(request, row, short=form)


@require_POST
def outcome(request: HttpRequest, pk: int) -> HttpResponse:
    """Enter what was decided, year by year."""
    row = _row(pk)
    register = register_of(row.annex)
    form = _outcome_form(row, register, request.POST)
    if form.is_valid():
        try:
            enter_outcomes(row, form.said, request.user, seen=form.cleaned_data["seen"])
        except Refused as refused:
            blame(form, refused)
        else:
            messages.success(request, _("Beslutningen er indtastet."))
            return redirect(f"{_address(row)}#beslutninger")
    return _page(request, row, outcome=form)


@require_POST
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the last entry back; what stood before it counts again."""
    row = _row(pk)
    if undo_last_entry(row, request.user):
        messages.success(request, _("Fortrudt. Det, der stod før, gælder igen."))
    return redirect(f"{_address(row)}#beslutninger")


@require_POST
def take(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the figures of the linked budget note."""
    row = _row(pk)
    if take_from_note(row, request.user):
        messages.success(request, _("Beløbet er taget fra budgetnotatet."))
    return redirect(_address(row))


@require_GET
def rounds(request: HttpRequest) -> HttpResponse:
    """Which dates are entered for each budget, and where do they stand?"""
    table = budget_rounds.rounds_table(request)
    if table.wants_export:
        return table.export()
    return render(
        request,
        "budgets/planned_rounds.html",
        {"table": table, "may_work": may_decide(request.user), "to_add": budget_rounds.to_add()},
    )


def _row(pk: int) -> PlannedNote:
    outcomes = Outcome.objects.select_related("entered_by")
    rows = PlannedNote.objects.select_related("annex", "budget_note").defer(
        "annex__record", "budget_note__record"
    )
    return get_object_or_404(rows.prefetch_related("costs", Prefetch("outcomes", outcomes)), pk=pk)


def _address(row: PlannedNote) -> str:
    return reverse("decisions:planned", args=[row.pk])


def _page(
    request: HttpRequest,
    row: PlannedNote,
    short: PlannedNoteForm | None = None,
    outcome: OutcomeForm | None = None,
) -> HttpResponse:
    may_work = may_decide(request.user)
    register = register_of(row.annex)
    entries = entries_of(row.outcomes.all())
    figures = own_figures(row)
    facts: dict[str, Any] = {
        "row": row,
        "costs": costs_words(figures.costs),
        "base": base_words(row.price_base),
        "parts": _parts(row, register),
        "entries": entries,
        "in_force": lines_of(one for entry in entries for one in entry.outcomes if one.is_current),
        "may_work": may_work,
    }
    if may_work:
        facts["offer"] = offer_of(row)
        facts["offer_costs"] = costs_words(facts["offer"].costs) if facts["offer"] else ""
        facts["short"] = short or PlannedNoteForm(row)
        facts["outcome"] = outcome or _outcome_form(row, register)
    return render(request, "budgets/planned.html", facts)


def _parts(row: PlannedNote, register: Register | None) -> list[dict[str, Any]]:
    """The parts that the note can carry, with the page each stands on."""
    if register is None:
        return []
    return [
        {
            "code": code,
            "label": register.part_names[code],
            "url": reverse(
                "recommendations:recommendation",
                args=[register.recommendations[register.numbers[code]].pk],
            )
            + f"#del-{code}",
        }
        for code in register.lifted(row.key)
    ]


def _outcome_form(row: PlannedNote, register: Register | None, data: Any = None) -> OutcomeForm:
    about = about_note(row, register)
    names = register.part_names if register else {}
    return OutcomeForm(about, names, seen=newest_id(row), data=data)
