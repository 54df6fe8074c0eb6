"""What areas show on pages of other links: the thread, the search, and names in the log."""

from collections.abc import Collection, Iterator
from typing import Any

from django.db.models import Q, Subquery
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from brobygger.web.areas.models import AreaList, ListedArea, Place
from brobygger.web.areas.register import is_called
from brobygger.web.audit.subjects import About, Asked
from brobygger.web.ui.counts import Counts, counted
from brobygger.web.ui.panels import Panel
from brobygger.web.ui.search import MOST, Hit


def thread(request: HttpRequest, _subject: Any) -> Iterator[Panel]:
    """How many areas the latest list has, and how many places are known at all."""
    counts = counted(request, "thread")
    count, known = counts["areas"], counts["places"]
    yield Panel(
        "areas",
        str(count),
        ngettext("område på nyeste liste", "områder på nyeste liste", count),
        reverse("areas:list"),
        detail=_("%(count)s kendt i alt") % {"count": known} if known else "",
    )


def thread_counts(_request: HttpRequest) -> Counts:
    """The areas of the list that was published last, and all places."""
    newest = AreaList.objects.order_by("-published", "kind").values("pk")[:1]
    yield "areas", ListedArea.objects.filter(area_list=Subquery(newest))
    yield "places", Place.objects.all()


def find(user: Any, text: str) -> Iterator[Hit]:
    """Areas by name, other name or code."""
    named = Q(title__icontains=text) | Q(code__iexact=text)
    also = ListedArea.objects.filter(is_called(text)).values("place")
    rows = Place.objects.filter(named | Q(pk__in=also)).order_by("title", "pk")
    for row in rows[:MOST]:
        yield Hit("areas", row.title, reverse("areas:place", args=[row.pk]), code=row.code)


def lists_told(user: Any, numbers: Collection[str]) -> Asked:
    """What the log calls these lists; areas are open to everybody who signs in."""

    def about(pk: int, kind: str, published: Any) -> About:
        row = AreaList(pk=pk, kind=kind, published=published)
        return About(str(row), reverse("areas:one_list", args=[pk]))

    return Asked(AreaList.objects.filter(pk__in=numbers), ("kind", "published"), about)
