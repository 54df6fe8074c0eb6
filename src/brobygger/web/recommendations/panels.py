"""What recommendations show on pages of other links, and what a search finds."""

import re
from collections import Counter
from collections.abc import Collection, Iterator
from typing import Any

from django.db.models import Count, Q, Value
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from brobygger.web.audit.subjects import About
from brobygger.web.recommendations.approaches.standing import passed
from brobygger.web.recommendations.keys import CATEGORY, has_part
from brobygger.web.recommendations.models import (
    Annex,
    Approach,
    Category,
    Part,
    Recommendation,
    Upkeep,
)
from brobygger.web.recommendations.permissions import WORK
from brobygger.web.recommendations.register import editions
from brobygger.web.recommendations.register import find as find_rows
from brobygger.web.ui.panels import Panel
from brobygger.web.ui.search import MOST, Hit


def thread(request: HttpRequest, subject: Any) -> Iterator[Panel]:
    """How many recommendations there are, and how many have a part without money."""
    counts = Recommendation.objects.filter(annex__superseded_by=None).aggregate(
        all=Count("pk"), poor=Count("pk", filter=has_part(CATEGORY, Category.RED))
    )
    count, poor = counts["all"], counts["poor"]
    yield Panel(
        "recommendations",
        str(count),
        ngettext("anbefaling", "anbefalinger", count),
        reverse("recommendations:list"),
        detail=_("%(count)s mangler finansiering") % {"count": poor} if count else "",
    )


def waiting(request: HttpRequest, _subject: Any) -> Iterator[Panel]:
    """Parts of hers that should be looked at again, and requests whose next date has passed."""
    if not request.user.has_perm(WORK):
        return
    counts = _waiting(request)
    if mine := counts["mine"]:
        words = ngettext("del skal opdateres", "dele skal opdateres", mine)
        url = reverse("recommendations:upkeep_list")
        yield Panel("recommendations", str(mine), words, f"{url}?stand=skal&ansvarlig=mine")
    if late := counts["late"]:
        words = ngettext(
            "henvendelse har passeret sin næste dato",
            "henvendelser har passeret deres næste dato",
            late,
        )
        url = reverse("recommendations:approaches")
        yield Panel("recommendations", str(late), words, f"{url}?naeste=passeret")


def _waiting(request: HttpRequest) -> Counter[str]:
    """Both counts in one query: the menu asks for them on every page."""
    today = timezone.localdate()
    in_force = Q(part__recommendation__annex__superseded_by=None)
    mine = Upkeep.objects.filter(in_force, person=request.user.pk, due_on__lt=today)
    late = Approach.objects.filter(in_force, passed(today))
    rows = (
        mine.order_by()
        .annotate(what=Value("mine"))
        .values_list("what", flat=True)
        .union(
            late.order_by().annotate(what=Value("late")).values_list("what", flat=True), all=True
        )
    )
    return Counter(rows)


def find(user: Any, text: str) -> Iterator[Hit]:
    """Recommendations that hold the words, carry the number, or belong to the case."""
    rows = Recommendation.objects.filter(annex__superseded_by=None)
    rows = rows.select_related("annex").defer("annex__record")
    digits = re.sub(r"\D", "", text)
    cases = [annex.pk for annex in editions() if _is_case(annex, digits)]
    found = rows.filter(annex__in=cases) if cases else find_rows(rows, text)
    for row in found.order_by("annex_id", "number")[:MOST]:
        yield Hit(
            "recommendations",
            row.text,
            reverse("recommendations:recommendation", args=[row.pk]),
            code=str(row.number),
            detail=str(row.annex),
        )


def _is_case(annex: Annex, digits: str) -> bool:
    """Whether the digits are one of the annex's numbers in F2 or eDoc, however they are spaced."""
    numbers = (annex.f2, annex.f2_document, annex.edoc)
    return len(digits) > 5 and digits in {re.sub(r"\D", "", number) for number in numbers}


def annexes_told(user: Any, numbers: Collection[str]) -> dict[str, About]:
    """What the log calls these annexes; the register is open to everybody who signs in."""
    rows = Annex.objects.filter(pk__in=numbers).defer("record")
    page = reverse("recommendations:list")
    return {str(row.pk): About(str(row), f"{page}?bilag={row.pk}") for row in rows}


def parts_told(user: Any, numbers: Collection[str]) -> dict[str, About]:
    """What the log calls these parts: the recommendation's page, at the part."""
    rows = Part.objects.filter(pk__in=numbers)
    return {
        str(row.pk): About(
            f"{row.code} {row.label}",
            reverse("recommendations:recommendation", args=[row.recommendation_id])
            + f"#del-{row.code}",
        )
        for row in rows
    }
