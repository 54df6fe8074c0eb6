"""The page of reach: how many people, in which places, by whom? Published figures alone."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from brobygger.messages.reach import ASSUMPTIONS, CODE_ASSUMPTIONS, POOL_LABEL
from brobygger.web.areas.permissions import WORK
from brobygger.web.initiatives.models import Initiative
from brobygger.web.reach.figures.closing import retention_words
from brobygger.web.reach.figures.figures import Reading, read_reach
from brobygger.web.reach.figures.page import (
    Asked,
    Line,
    asked_of,
    chips,
    drawing_of,
    lines_of,
    problems_of,
    referral_rows,
    total_line,
)
from brobygger.web.reach.figures.words import (
    DIMENSION_WORDS,
    hidden_words,
    left_out_words,
    period_words,
)
from brobygger.web.ui.words import in_words

EXPORT = "accounts.export"


@require_GET
def figures(request: HttpRequest) -> HttpResponse:
    """How many people?"""
    rows = list(Initiative.objects.select_related("place").order_by("-starts_on", "title", "pk"))
    chosen = request.GET.get("indsats", "")
    initiative = next((row for row in rows if str(row.pk) == chosen), None)
    readings = {}
    if initiative is None:
        # The first with something to tell; all of them cost one question together.
        readings = read_reach([row.pk for row in rows])
        told = (row for row in rows if not readings[row.pk].is_empty)
        initiative = next(told, rows[0] if rows else None)
    facts: dict[str, Any] = {
        "initiative": initiative,
        "may_work": request.user.has_perm(WORK),
        "may_export": request.user.has_perm(EXPORT),
    }
    if initiative is not None:
        reading = readings.get(initiative.pk) or read_reach([initiative.pk])[initiative.pk]
        asked = asked_of(request, initiative, reading)
        facts["initiatives"] = [
            (row.title, asked.url(indsats=str(row.pk), periode="", efter=""), row == initiative)
            for row in rows
        ]
        facts |= _told(asked, reading)
    return render(request, "reach/figures.html", facts)


def _assumptions(shown: Sequence[Line]) -> str:
    """What the figures rest on; of codes only where codes are in them."""
    words = [in_words(ASSUMPTIONS)]
    if any(one.row.coded_tenths is not None for one in shown):
        words.append(in_words(CODE_ASSUMPTIONS))
    return " ".join(words)


def _told(asked: Asked, reading: Reading) -> dict[str, Any]:
    lines = lines_of(reading, asked)
    total = total_line(reading, asked.initiative, asked.period)
    halves, referrals = referral_rows(reading)
    shown = [one for one in (total, *lines) if one is not None]
    return {
        "reading": reading,
        "asked": asked,
        "chips": chips(asked, reading),
        "period": period_words(asked.period),
        "total": total,
        "lines": lines,
        "by": DIMENSION_WORDS.get(asked.dimension, ""),
        "has_shares": any(one.share for one in lines),
        "drawing": drawing_of(shown) if lines else None,
        "has_hidden": any(one.is_hidden or one.are_visits_hidden for one in shown),
        "hidden_words": hidden_words(),
        "left_out": left_out_words(reading.edition.left_out),
        "problems": list(problems_of(reading)),
        "assumptions": _assumptions(shown),
        "pool": in_words(POOL_LABEL),
        "halves": halves,
        "referrals": referrals,
        "retention": retention_words(asked.initiative, reading.closed_on),
    }
