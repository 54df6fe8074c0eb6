"""What the plan shows on pages of others: the log of events."""

from collections.abc import Collection
from typing import Any

from django.urls import reverse

from brobygger.domain.actors.half_year import half_year_of
from brobygger.web.actors.models import PlanEntry
from brobygger.web.actors.periods import half_words
from brobygger.web.audit.subjects import About, Asked


def entries_told(user: Any, numbers: Collection[str]) -> Asked:
    """What the log of events calls these entries; the plan is open to everybody who signs in."""

    def about(pk: int, title: str, on: Any) -> About:
        half = half_year_of(on)
        return About(f"{title}, {half_words(half)}", f"{reverse('plan:show')}?halvaar={half.code}")

    return Asked(PlanEntry.objects.filter(pk__in=numbers), ("title", "on"), about)
