"""The register as it stood: rows of another day, out of their histories."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from brobygger.domain.recommendations import recommendation as read
from brobygger.web.recommendations.models import (
    Annex,
    Edge,
    MoneySource,
    Part,
    Recommendation,
    Responsibility,
    Route,
)
from brobygger.web.recommendations.portfolio import PartRows, from_rows

FACTS: tuple[type[Any], ...] = (Responsibility, Route, MoneySource, Edge)
"""The models of the rows below a part, in the order of ``PartRows``."""
INSTANT = timedelta(microseconds=1)


def recommendations_at(annex: Annex, day: date) -> tuple[read.Recommendation, ...]:
    """The register as it stood at the end of a day; nothing where it was not there yet.

    Six queries. It is the same form as ``recommendations_of`` gives for today, so the two can be
    compared value by value.
    """
    moment = end_of(day)
    recommendations = _recommendations(annex, moment)
    numbers = [row.pk for row in recommendations]
    parts = list(
        _as_of(Part, moment)
        .filter(recommendation_id__in=numbers)
        .order_by("recommendation_id", "order")
    )
    return from_rows(recommendations, parts_at(parts, moment))


def _recommendations(annex: Annex, moment: datetime) -> list[Recommendation]:
    """The recommendations as they stood, made by hand: asked for as rows, each of them would
    fetch what its history leaves out (the words of search and filters).
    """
    lines = Recommendation.history.filter(history_date__lte=moment).latest_of_each()
    return [
        Recommendation(
            pk=line.id,
            annex_id=line.annex_id,
            number=line.number,
            theme_area=line.theme_area,
            text=line.text,
            place=line.place,
        )
        for line in lines.exclude(history_type="-").filter(annex_id=annex.pk).order_by("number")
    ]


def parts_at(parts: list[Part], moment: datetime) -> list[PartRows]:
    """The parts with the rows below them as they stood at a moment (four queries)."""
    found: list[dict[int, list[Any]]] = []
    for model in FACTS:
        by_part: dict[int, list[Any]] = {part.pk: [] for part in parts}
        for row in _as_of(model, moment).filter(part_id__in=by_part).order_by("id"):
            by_part[row.part_id].append(row)
        found.append(by_part)
    return [PartRows(part, *(by_part[part.pk] for by_part in found)) for part in parts]


def end_of(day: date) -> datetime:
    """The last instant of a day in the city's time."""
    midnight = datetime.combine(day + timedelta(days=1), time.min)
    return timezone.make_aware(midnight) - INSTANT


def _as_of(model: type[Any], moment: datetime) -> Any:
    """The rows of a model as they stood; those deleted by then are left out."""
    return model.history.as_of(moment)
