"""What recommendations show on pages of other links, and what a search finds."""

import re
from collections.abc import Collection, Iterator
from typing import Any

from django.db.models import Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from brobygger.web.audit.subjects import About, Asked
from brobygger.web.recommendations.addresses import part_url
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
from brobygger.web.ui.counts import Counts, counted
from brobygger.web.ui.panels import Panel
from brobygger.web.ui.search import MOST, Hit


def thread(request: HttpRequest, subject: Any) -> Iterator[Panel]:
    """How many recommendations there are, and how many have a part without money."""
    counts = counted(request, "thread")
    count, poor = counts["recommendations"], counts["poor"]
    yield Panel(
        "recommendations",
        str(count),
        ngettext("anbefaling", "anbefalinger", count),
        reverse("recommendations:list"),
        detail=_("%(count)s mangler finansiering") % {"count": poor} if count else "",
    )


def thread_counts(_request: HttpRequest) -> Counts:
    """The recommendations in force, and those with a part without money."""
    rows = Recommendation.objects.filter(annex__superseded_by=None)
    yield "recommendations", rows
    yield "poor", rows.filter(has_part(CATEGORY, Category.RED))


def waiting(request: HttpRequest, _subject: Any) -> Iterator[Panel]:
    """Parts of hers that should be looked at again, and requests whose next date has passed."""
    counts = counted(request, "waiting")
    if mine := counts["mine"]:
        words = ngettext("del skal opdateres", "dele skal opdateres", mine)
        url = reverse("recommendations:upkeep_list")
        yield Panel("recommendations", str(mine), words, f"{url}?stand=skal&ansvarlig=mine")
    if late := counts["passed"]:
        words = ngettext(
            "henvendelse har passeret sin næste dato",
            "henvendelser har passeret deres næste dato",
            late,
        )
        url = reverse("recommendations:approaches")
        yield Panel("recommendations", str(late), words, f"{url}?naeste=passeret")


def waiting_counts(request: HttpRequest) -> Counts:
    """What the menu counts on every page, for those who can do something about it."""
    if not request.user.has_perm(WORK):
        return
    today = timezone.localdate()
    in_force = Q(part__recommendation__annex__superseded_by=None)
    yield "mine", Upkeep.objects.filter(in_force, person=request.user.pk, due_on__lt=today)
    yield "passed", Approach.objects.filter(in_force, passed(today))


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


def annexes_told(user: Any, numbers: Collection[str]) -> Asked:
    """What the log calls these annexes; the register is open to everybody who signs in."""
    page = reverse("recommendations:list")

    def about(pk: int, title: str) -> About:
        return About(str(Annex(pk=pk, title=title)), f"{page}?bilag={pk}")

    return Asked(Annex.objects.filter(pk__in=numbers), ("title",), about)


def parts_told(user: Any, numbers: Collection[str]) -> Asked:
    """What the log calls these parts: the recommendation's page, at the part."""

    def about(pk: int, recommendation: int, code: str, label: str) -> About:
        part = Part(pk=pk, recommendation_id=recommendation, code=code, label=label)
        return About(str(part), part_url(part))

    rows = Part.objects.filter(pk__in=numbers)
    return Asked(rows, ("recommendation_id", "code", "label"), about)
