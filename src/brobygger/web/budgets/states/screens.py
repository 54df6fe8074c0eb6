"""The state at any date, and what falls away without a note."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from brobygger.web.budgets.loading import asked_register, register_around
from brobygger.web.budgets.states.days import asked_day, first_day
from brobygger.web.budgets.states.falls import answer_table, candidates, fall_of, index_table
from brobygger.web.budgets.states.flow import flow_of
from brobygger.web.budgets.states.page import counts_of, doubts_of, lines_of, states_table
from brobygger.web.budgets.states.words import meanings


@require_GET
def at_a_date(request: HttpRequest) -> HttpResponse:
    """What is in place on this day, and why?"""
    register = asked_register(request)
    if register is None:
        return render(request, "budgets/states_empty.html")
    asked = asked_day(request, register.portfolio.model, timezone.localdate())
    states = register.portfolio.at(asked.day)
    table = states_table(request, lines_of(register, states))
    if table.wants_export:
        return table.export()
    return render(
        request,
        "budgets/states.html",
        {
            "register": register,
            "asked": asked,
            "table": table,
            "counts": counts_of(request, states),
            "total": len(states.recommendations),
            "covered": states.counts["covered"],
            "doubts": doubts_of(states, register),
            "document": register.annex.document_id,
            "meanings": meanings(),
        },
    )


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """Without which note does most fall away?"""
    register = asked_register(request)
    if register is None:
        return render(request, "budgets/states_empty.html")
    model = register.portfolio.model
    default = first_day(model, *register.planned) or timezone.localdate()
    asked = asked_day(request, model, default)
    table = index_table(request, candidates(register, asked.day))
    if table.wants_export:
        return table.export()
    return render(
        request,
        "budgets/falls_list.html",
        {"register": register, "asked": asked, "table": table},
    )


@require_GET
def without(request: HttpRequest, pk: int) -> HttpResponse:
    """What falls away if this note gets nothing?"""
    register = register_around(pk)
    if register is None:
        raise Http404
    planned = next(row for row in register.planned.values() if row.pk == pk)
    model = register.portfolio.model
    asked = asked_day(request, model, first_day(model, planned.key) or timezone.localdate())
    fall = fall_of(register, planned, asked.day)
    table = answer_table(request, fall)
    if table.wants_export:
        return table.export()
    return render(
        request,
        "budgets/falls.html",
        {
            "planned": planned,
            "asked": asked,
            "fall": fall,
            "flow": flow_of(fall),
            "table": table,
            "document": register.annex.document_id,
        },
    )
