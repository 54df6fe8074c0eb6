"""What the menu and the red thread count, all of it in one query.

A link names in its AppConfig what it counts for a slot of ``panels.py``::

    counts = {"waiting": "brobygger.web.recommendations.panels.waiting_counts"}

The function gives a name and the rows to count for each; only what the person may be told. Its
panels then ask for the figures: ``counted(request, "waiting")["late"]``.

It takes what knows the person as ``user`` and nothing else of the request. What it gives may
depend on who looks, on their role and on the day, and is asked for again when these change; so it
must not look into the database itself, nor at the clock.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Count, QuerySet, Value
from django.http import HttpRequest
from django.utils import timezone
from django.utils.module_loading import import_string

from brobygger.web.ui.panels import offers_of

Counts = Iterable[tuple[str, QuerySet[Any]]]


def counted(request: HttpRequest, slot: str) -> Counter[str]:
    """Name -> how many, of all links; 0 for what was not counted. Asked once a request."""
    kept: dict[str, Counter[str]] = request.__dict__.setdefault("_counted", {})
    if slot not in kept:
        kept[slot] = _count(slot, request)
    return kept[slot]


@dataclass(frozen=True, slots=True)
class _Asked:
    """All that a link learns when it tells what it counts: who looks."""

    user: Any


_Question = tuple[str, tuple[Any, ...]]
"""One query over all that is counted, as the database takes it; "" where nothing is."""

_QUESTIONS: dict[Any, _Question] = {}
_MOST_KEPT = 1_000


def _count(slot: str, request: HttpRequest) -> Counter[str]:
    sql, values = _question(slot, request.user)
    if not sql:
        return Counter()
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return Counter(dict(cursor.fetchall()))


def _question(slot: str, user: Any) -> _Question:
    """What is asked for this person today. Working it out takes most of the time that the menu of
    a page takes, so it is kept: it is made of nothing but what stands in ``whose``.
    """
    told = [dotted for one in apps.get_app_configs() for dotted in offers_of(one, "counts", slot)]
    rights = (getattr(user, "role", ""), user.is_active, user.is_superuser)
    whose = (slot, *told, user.pk, *rights, timezone.localdate(), connection.vendor)
    if whose not in _QUESTIONS:
        if len(_QUESTIONS) >= _MOST_KEPT:
            _QUESTIONS.clear()
        _QUESTIONS[whose] = _worked_out(told, user)
    return _QUESTIONS[whose]


def _worked_out(told: Iterable[str], user: Any) -> _Question:
    branches: list[QuerySet[Any, Any]] = []
    for dotted in told:
        tell: Callable[[Any], Counts] = import_string(dotted)
        branches += [
            rows.order_by().values(what=Value(name)).annotate(n=Count("pk"))
            for name, rows in tell(_Asked(user))
        ]
    if not branches:
        return "", ()
    found: Any = branches[0].union(*branches[1:], all=True) if branches[1:] else branches[0]
    try:
        sql, values = (
            found.values_list("what", "n").query.get_compiler(connection=connection).as_sql()
        )
    except EmptyResultSet:
        return "", ()
    return sql, tuple(values)
