"""What has changed in the register since a day: two days out of the histories, compared.

A link later in the chain that knows what follows from decisions names a function in its AppConfig
(``labels_at``); it is asked for the labels of the recommendations on both days.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Protocol

from django.apps import apps
from django.utils import timezone
from django.utils.module_loading import import_string

from brobygger.domain.recommendations import recommendation as read
from brobygger.domain.recommendations.changes import Change, Labels, changes
from brobygger.web.recommendations.history import FACTS, end_of
from brobygger.web.recommendations.models import Annex, Part, Recommendation
from brobygger.web.recommendations.portfolio import PartRows, from_rows
from brobygger.web.ui.together import rows_together

Register = tuple[read.Recommendation, ...]


class LabelsAt(Protocol):
    """What another link answers: number of a recommendation -> its label on the day."""

    def __call__(self, annex: Annex, recommendations: Register, day: date) -> Labels:
        """``recommendations`` are those of the register as it stood on that day."""


@dataclass(frozen=True, slots=True)
class Stand:
    """The register of an annex on a day; ``pks`` leads from the numbers to the rows."""

    recommendations: Register
    pks: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Changed:
    """What has changed in the register of an annex since a day.

    ``begins_on`` is the day on which the register was made, where that is after ``since``: then
    there is nothing to compare with, and ``changes`` is empty.
    """

    annex: Annex
    since: date
    today: Stand
    changes: tuple[Change, ...] = ()
    begins_on: date | None = None

    @property
    def now(self) -> Register:
        """The recommendations of today."""
        return self.today.recommendations

    @property
    def texts(self) -> dict[int, str]:
        """Number of a recommendation -> its words."""
        return {each.number: each.text.value or each.text.raw for each in self.now}


def changed_since(annex: Annex, since: date, editions: Sequence[Annex]) -> Changed:
    """Compare the register of today with that of the end of a day (one query, and what the links
    ask that say what the recommendations are).

    Where another edition was in force on that day, it is the one compared with; ``editions`` are
    all there are.
    """
    before = edition_on(annex, since, editions)
    today = timezone.localdate()
    if before is None:
        [now] = stands_at([(annex, today)])
        begins_on = min(_accepted_on(each) for each in [annex, *_earlier(annex, editions)])
        return Changed(annex, since, now, begins_on=begins_on)
    stood, now = stands_at([(before, since), (annex, today)])
    was = stood.recommendations
    states = None
    if offers := _label_offers():
        later = _labels(offers, annex, now.recommendations, today)
        states = (_labels(offers, before, was, since), later)
    return Changed(annex, since, now, changes(was, now.recommendations, states))


def edition_on(annex: Annex, day: date, editions: Sequence[Annex]) -> Annex | None:
    """The edition of this annex that was in force at the end of a day; None before the first."""
    there = [each for each in [annex, *_earlier(annex, editions)] if _accepted_on(each) <= day]
    return max(there, key=lambda each: (each.accepted_at, each.pk), default=None)


def _earlier(annex: Annex, editions: Sequence[Annex]) -> list[Annex]:
    """The editions that it has superseded, and those that they had."""
    found: list[Annex] = []
    after = {annex.pk}
    while after:
        step = [each for each in editions if each.superseded_by_id in after]
        found += step
        after = {each.pk for each in step} - {annex.pk}
    return found


def _accepted_on(annex: Annex) -> date:
    return timezone.localtime(annex.accepted_at).date()


def stands_at(wanted: Sequence[tuple[Annex, date]]) -> list[Stand]:
    """The register of each annex as it stood at the end of a day (one query for all of them).

    The same as ``history.recommendations_at`` for each; the histories are fetched only once.
    """
    recommendations = Recommendation.history.filter(
        annex_id__in={annex.pk for annex, _day in wanted}
    )
    parts = Part.history.filter(recommendation_id__in=recommendations.values("id"))
    below = [model.history.filter(part_id__in=parts.values("id")) for model in FACTS]
    last = end_of(max(day for _annex, day in wanted))
    asked = (recommendations, parts, *below)
    histories = rows_together(*(rows.filter(history_date__lte=last) for rows in asked))
    return [_stand(annex, end_of(day), *histories) for annex, day in wanted]


def _stand(
    annex: Annex,
    moment: datetime,
    recommendations: Iterable[Any],
    parts: Iterable[Any],
    *facts: Iterable[Any],
) -> Stand:
    rows = [row for row in as_of(recommendations, moment) if row.annex_id == annex.pk]
    mine = {row.pk for row in rows}
    there = [row for row in as_of(parts, moment) if row.recommendation_id in mine]
    by_part: list[dict[int, list[Any]]] = []
    for history in facts:
        of_part: dict[int, list[Any]] = {}
        for row in sorted(as_of(history, moment), key=lambda row: row.pk):
            of_part.setdefault(row.part_id, []).append(row)
        by_part.append(of_part)
    below = [
        PartRows(part, *(of_part.get(part.pk, []) for of_part in by_part))
        for part in sorted(there, key=lambda row: row.order)
    ]
    read_rows = from_rows(sorted(rows, key=lambda row: row.number), below)
    return Stand(read_rows, {row.number: row.pk for row in rows})


def as_of(history: Iterable[Any], moment: datetime) -> list[Any]:
    """The rows of a history as they stood: the last word on each, unless it was deleted by then."""
    in_turn = sorted(history, key=lambda row: (row.history_date, row.history_id))
    last = {row.id: row for row in in_turn if row.history_date <= moment}
    return [_as_row(row) for row in last.values() if row.history_type != "-"]


def _as_row(row: Any) -> Any:
    """The row itself; its own ``instance`` asks once more for what no history is kept of."""
    kept = {field.attname: getattr(row, field.attname) for field in row.tracked_fields}
    return row.instance_type(**kept)


def _label_offers() -> list[LabelsAt]:
    named = (getattr(config, "labels_at", "") for config in apps.get_app_configs())
    return [import_string(dotted) for dotted in named if dotted]


def _labels(
    offers: Iterable[LabelsAt], annex: Annex, recommendations: Register, day: date
) -> Labels:
    found: dict[int, Any] = {}
    for offer in offers:
        found.update(offer(annex, recommendations, day))
    return found
