"""A register that was made on an earlier day, so that two of its days can be compared."""

from datetime import date, datetime, time

from django.utils import timezone

from brobygger.web.recommendations.history import FACTS
from brobygger.web.recommendations.models import Annex, Part, Recommendation


def noon(day: date) -> datetime:
    """The middle of a day in the city's time."""
    return timezone.make_aware(datetime.combine(day, time(12)))


def back_date(annex: Annex, day: date) -> None:
    """Let the annex have come into the register on an earlier day."""
    moment = noon(day)
    Annex.objects.filter(pk=annex.pk).update(accepted_at=moment)
    annex.refresh_from_db()
    rows = Recommendation.history.filter(annex_id=annex.pk)
    parts = Part.history.filter(recommendation_id__in=[row.id for row in rows])
    below = [part.id for part in parts]
    for model in FACTS:
        model.history.filter(part_id__in=below).update(history_date=moment)
    parts.update(history_date=moment)
    rows.update(history_date=moment)
