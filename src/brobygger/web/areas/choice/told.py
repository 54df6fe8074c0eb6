"""What the log may call a choice, and to whom: readers know of closed ones only."""

from collections.abc import Collection
from typing import Any

from django.urls import reverse

from brobygger.web.areas.choice.permissions import may_work
from brobygger.web.areas.models import AreaChoice
from brobygger.web.audit.subjects import About, Asked


def choices_told(user: Any, numbers: Collection[str]) -> Asked:
    """What the log calls these choices."""
    works = may_work(user)
    page = "choices:choice" if works else "choices:record"

    def about(pk: int, title: str) -> About:
        return About(title, reverse(page, args=[pk]))

    rows = AreaChoice.objects.filter(pk__in=numbers)
    if not works:
        rows = rows.filter(state=AreaChoice.State.CLOSED)
    return Asked(rows, ("title",), about)
