"""When parts are due: on the paper's day, or on the one that a later link has put in its place.

The paper's day stays the part's own fact. A link that moves due dates names a function in its
AppConfig, and is asked once for all the parts that a page shows::

    due_days = "brobygger.web.steering.days.due_days"
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.apps import apps
from django.db.models import QuerySet
from django.utils.module_loading import import_string

from brobygger.web.recommendations.models import Part
from brobygger.web.ui.numbers import day


@dataclass(frozen=True, slots=True)
class DueDay:
    """When a part is due, in words where that is no plain day ("2. halvår 2024").

    ``on`` is None where it is due no more; the words then say why. ``paper`` is the paper's day,
    where that is another one.
    """

    on: date | None
    words: str = ""
    paper: date | None = None

    def __str__(self) -> str:
        return self.words or day(self.on)

    @property
    def plain(self) -> date | str | None:
        """For a file: the day as a date where it is one, else the words."""
        return self.words or self.on


Offer = Callable[[QuerySet[Part]], Mapping[int, DueDay]]
"""What a later link answers: part -> its due day, for those alone that it has a word on."""


class Dues:
    """The due days of some parts: ``Dues(parts).of(part)``, one query for each link that moves any.

    ``parts`` are asked about as a query and never fetched for it.
    """

    def __init__(self, parts: QuerySet[Part]) -> None:
        self._parts = parts.order_by()

    @cached_property
    def _moved(self) -> Mapping[int, DueDay]:
        found: dict[int, DueDay] = {}
        for config in apps.get_app_configs():
            if dotted := getattr(config, "due_days", ""):
                offer: Offer = import_string(dotted)
                found.update(offer(self._parts))
        return found

    def of(self, part: Part) -> DueDay | None:
        """When a part is due; None where nobody has said it."""
        moved = self._moved.get(part.pk)
        if moved is None:
            return DueDay(part.due) if part.due else None
        paper = part.due if part.due != moved.on else None
        return DueDay(moved.on, moved.words, paper)

    def next_of(self, parts: Iterable[Part]) -> DueDay | None:
        """The earliest of several; where all that was due is delivered, the first of those."""
        found = [due for part in parts if (due := self.of(part))]
        open_ = [due for due in found if due.on is not None]
        return min(open_, key=lambda due: due.on or date.max, default=found[0] if found else None)
