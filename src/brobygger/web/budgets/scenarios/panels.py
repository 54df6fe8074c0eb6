"""What other pages are told of scenarios."""

from collections.abc import Collection
from typing import Any

from django.urls import reverse

from brobygger.web.audit.subjects import About
from brobygger.web.budgets.models import Scenario


def scenarios_told(user: Any, numbers: Collection[str]) -> dict[str, About]:
    """What the log calls these scenarios; they are open to everybody who signs in."""
    rows = Scenario.objects.filter(pk__in=numbers).only("pk", "title")
    return {
        str(row.pk): About(row.title, reverse("scenarios:scenario", args=[row.pk])) for row in rows
    }
