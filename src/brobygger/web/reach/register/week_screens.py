"""Ugens tal on screen: one grid, one button, a verdict at each row."""

import re
from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from brobygger.web.areas.permissions import require_work
from brobygger.web.reach.register.calendar import week_asked_for, week_of
from brobygger.web.reach.register.week import COLUMNS, Line, fill, lacking, lines_of, of_week, those


@never_cache
@require_http_methods(["GET", "POST"])
def week(request: HttpRequest) -> HttpResponse:
    """Which sessions of the week lack numbers?"""
    require_work(request.user)
    today = timezone.localdate()
    this = week_asked_for(request, today)
    shows_lacking = request.GET.get("vis") == "mangler"
    rows = lacking(today) if shows_lacking else of_week(this.monday, today)
    if request.method == "POST":  # a row that has its numbers by now keeps its place
        asked = [int(name[5:]) for name in request.POST if re.fullmatch(r"seen-\d{1,9}", name)]
        rows = those(asked, today)
    lines = lines_of(rows)
    if request.method == "POST":
        fill(lines, request.POST.dict(), request.user)
    facts = {
        "week": this,
        "is_now": this == week_of(today),
        "shows_lacking": shows_lacking,
        "lines": lines,
        "sums": [sum(known) if (known := _known(lines, name)) else None for name in COLUMNS],
        "told": _told(lines),
        "has_refused": any(line.state == "refused" for line in lines),
        "lacking": lacking(today).count(),
    }
    return render(request, "register/week.html", facts)


def _known(lines: Sequence[Line], name: str) -> list[int]:
    """The numbers of a column that are saved."""
    return [int(line.seen[name]) for line in lines if line.seen[name].isdecimal()]


def _told(lines: Sequence[Line]) -> str:
    """How the saving went, in one sentence; blank where nothing was typed."""
    saved = sum(line.state == "saved" for line in lines)
    refused = sum(line.state == "refused" for line in lines)
    said = []
    if saved:
        words = ngettext("%(n)s gang er gemt.", "%(n)s gange er gemt.", saved)
        said.append(words % {"n": saved})
    if refused:
        words = ngettext(
            "%(n)s gang er ikke gemt: se ved rækken.",
            "%(n)s gange er ikke gemt: se ved rækkerne.",
            refused,
        )
        said.append(words % {"n": refused})
    return " ".join(said)
