"""What the panels of a page ask of the database, all of it in one query.

A link names in its AppConfig what it asks for a slot of ``panels.py`` whose pages have a subject
(a row, or the span of days of the calendar)::

    asks = {"initiative": "brobygger.web.actors.log.panels.asked_of_initiative"}

The function takes the request and the subject and gives a name and an ``Ask`` for each table. Its
panels, of this slot or of another on the same page, then take the rows from here:
``answered(request, "initiative", row)["contacts"]``.
"""

from collections.abc import Callable, Iterable
from typing import Any

from django.apps import apps
from django.http import HttpRequest
from django.utils.module_loading import import_string

from brobygger.web.ui.panels import offers_of
from brobygger.web.ui.together import Ask, values_together

Asks = Iterable[tuple[str, Ask]]
Answers = dict[str, list[tuple[Any, ...]]]


def answered(request: HttpRequest, slot: str, subject: Any) -> Answers:
    """Name -> rows, of all links. Asked once a request and subject."""
    kept: dict[Any, Answers] = request.__dict__.setdefault("_answered", {})
    key = (slot, subject)
    if key not in kept:
        named: dict[str, Ask] = {}
        for config in apps.get_app_configs():
            for dotted in offers_of(config, "asks", slot):
                tell: Callable[[HttpRequest, Any], Asks] = import_string(dotted)
                named.update(tell(request, subject))
        kept[key] = dict(zip(named, values_together(*named.values()), strict=True))
    return kept[key]
