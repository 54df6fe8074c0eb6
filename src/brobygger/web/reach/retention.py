"""The day by which what is behind an initiative's figures must be gone."""

from datetime import date, timedelta

from django.conf import settings

from brobygger.domain.actors.half_year import month_later
from brobygger.web.initiatives.models import Initiative


def delete_on(initiative: Initiative, months: int | None = None) -> date | None:
    """So many months after its last day, the city's own number where none is given; None while
    the initiative has no last day.
    """
    if initiative.ends_on is None:
        return None
    found = initiative.ends_on.replace(day=1)
    for _month in range(settings.REACH_KEPT_MONTHS if months is None else months):
        found = month_later(found)
    last = month_later(found) - timedelta(days=1)
    return min(found + timedelta(days=initiative.ends_on.day - 1), last)
