"""What areas show on pages of other links: the search, and names in the log."""

from collections.abc import Collection, Iterator
from typing import Any

from django.db.models import Q
from django.urls import reverse

from brobygger.web.areas.models import AreaList, Place
from brobygger.web.audit.subjects import About, Asked
from brobygger.web.ui.search import MOST, Hit


def find(user: Any, text: str) -> Iterator[Hit]:
    """Areas by name, other name or code."""
    named = Q(title__icontains=text) | Q(code__iexact=text)
    also = Q(listed__aliases__icontains=text) | Q(listed__title__icontains=text)
    rows = Place.objects.filter(named | also).distinct().order_by("title", "pk")
    for row in rows[:MOST]:
        yield Hit("areas", row.title, reverse("areas:place", args=[row.pk]), code=row.code)


def lists_told(user: Any, numbers: Collection[str]) -> Asked:
    """What the log calls these lists; areas are open to everybody who signs in."""

    def about(pk: int, kind: str, published: Any) -> About:
        row = AreaList(pk=pk, kind=kind, published=published)
        return About(str(row), reverse("areas:one_list", args=[pk]))

    return Asked(AreaList.objects.filter(pk__in=numbers), ("kind", "published"), about)
