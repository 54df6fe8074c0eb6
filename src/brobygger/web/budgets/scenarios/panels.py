"""What other pages are told of scenarios."""

from collections.abc import Collection
from typing import Any

from django.urls import reverse

from brobygger.web.audit.subjects import About, Asked
from brobygger.web.budgets.models import Scenario


def scenarios_told(user: Any, numbers: Collection[str]) -> Asked:
    """What the log calls these scenarios; they are open to everybody who signs in."""

    def about(pk: int, title: str) -> About:
        return About(title, reverse("scenarios:scenario", args=[pk]))

    return Asked(Scenario.objects.filter(pk__in=numbers), ("title",), about)
