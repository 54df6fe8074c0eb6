"""The page of the whole city: at least and at most how many? It reads what the night left."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from brobygger import wiring
from brobygger.messages.reach import ASSUMPTIONS
from brobygger.web.areas.permissions import WORK
from brobygger.web.reach.city.counting import under_way
from brobygger.web.reach.city.kept import City, read_city
from brobygger.web.reach.city.page import (
    asked_of,
    chips,
    code_rows,
    lines_of,
    total_of,
    trail,
)
from brobygger.web.reach.city.steps import ask_for_city, take_out
from brobygger.web.reach.city.tidy import table_of, workbook_of
from brobygger.web.reach.figures.drawing import bars_of
from brobygger.web.reach.figures.release_screens import TYPES, ReleaseForm
from brobygger.web.reach.figures.releasing import EXPORT
from brobygger.web.reach.figures.words import DIMENSION_WORDS, hidden_words, period_words
from brobygger.web.reach.models import CityFigures
from brobygger.web.ui.export import as_csv
from brobygger.web.ui.faults import Refused
from brobygger.web.ui.words import in_words


@require_GET
def city(request: HttpRequest) -> HttpResponse:
    """How many people in the whole city?"""
    found = read_city()
    facts: dict[str, Any] = {
        "whole": found,  # "city" is the name of the city, on every page
        "job": under_way(),
        "may_work": request.user.has_perm(WORK),
        "may_export": request.user.has_perm(EXPORT),
    }
    if found is not None and not found.is_empty:
        facts |= _told(request, found)
    return render(request, "reach/city.html", facts)


def _told(request: HttpRequest, found: City) -> dict[str, Any]:
    asked = asked_of(request, found)
    total, lines = total_of(found, asked.period), lines_of(found, asked)
    shown = [one for one in (total, *lines) if one is not None]
    return {
        "asked": asked,
        "chips": chips(asked, found),
        "period": period_words(asked.period),
        "total": total,
        "lines": lines,
        "by": DIMENSION_WORDS.get(asked.dimension, ""),
        "has_shares": any(one.share for one in lines),
        "has_hidden": any(one.is_hidden for one in shown),
        "drawing": bars_of([(one.label, one.people, one.figure) for one in shown]),
        "hidden_words": hidden_words(),
        "assumptions": in_words(ASSUMPTIONS),
        "codes": code_rows(found, asked),
        "trail": trail(found, asked),
        "has_codes": found.row.codes == CityFigures.Codes.COUNTED,
        "lacks_engine": found.row.codes == CityFigures.Codes.NOT_INSTALLED,
    }


@require_POST
def count_now(request: HttpRequest) -> HttpResponse:
    """Count now instead of tonight."""
    ask_for_city(request.user)
    return redirect("city:figures")


@require_POST
def export(request: HttpRequest) -> HttpResponse:
    """The city's figures as a file."""
    form = ReleaseForm(request.POST)
    form.full_clean()
    kind = form.cleaned_data.get("kind", "xlsx")
    is_rounded = form.cleaned_data.get("is_rounded", False)
    try:
        found = take_out(request.user, is_rounded=is_rounded)
    except Refused as refused:
        messages.error(request, " ".join(str(fault.words) for fault in refused.faults))
        return redirect("city:figures")
    if kind == "csv":
        content = as_csv(*table_of(found))
    else:
        content = wiring.print_workbook(workbook_of(found))
    response = HttpResponse(content, content_type=TYPES[kind])
    name = f"raekkevidde-byen-{timezone.localdate().isoformat()}.{kind}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
