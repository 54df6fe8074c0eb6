"""What the menu and the red thread count, all of it in one query.

A link names in its AppConfig what it counts for a slot of ``panels.py``::

    counts = {"waiting": "brobygger.web.recommendations.panels.waiting_counts"}

The function takes the request and gives a name and the rows to count for each; only what the
person may be told. Its panels then ask for the figures: ``counted(request, "waiting")["late"]``.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

from django.apps import apps
from django.db.models import Count, QuerySet, Value
from django.http import HttpRequest
from django.utils.module_loading import import_string

from brobygger.web.ui.panels import offers_of

Counts = Iterable[tuple[str, QuerySet[Any]]]


def counted(request: HttpRequest, slot: str) -> Counter[str]:
    """Name -> how many, of all links; 0 for what was not counted. Asked once a request."""
    kept: dict[str, Counter[str]] = request.__dict__.setdefault("_counted", {})
    if slot not in kept:
        kept[slot] = _count(slot, request)
    return kept[slot]


def _count(slot: str, request: HttpRequest) -> Counter[str]:
    branches: list[QuerySet[Any, Any]] = []
    for config in apps.get_app_configs():
        for dotted in offers_of(config, "counts", slot):
            tell: Callable[[HttpRequest], Counts] = import_string(dotted)
            branches += [
                rows.order_by().values(what=Value(name)).annotate(n=Count("pk"))
                for name, rows in tell(request)
            ]
    if not branches:
        return Counter()
    found: Any = branches[0].union(*branches[1:], all=True) if branches[1:] else branches[0]
    return Counter(dict(found.values_list("what", "n")))
