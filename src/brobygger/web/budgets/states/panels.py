"""What the states show on pages of the recommendations: the ways in, and the state today."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from brobygger.web.budgets.loading import register_of
from brobygger.web.budgets.states.page import line_of
from brobygger.web.recommendations.models import Recommendation
from brobygger.web.ui.panels import Panel


def on_list(request: HttpRequest, subject: Any) -> Iterator[Panel]:
    """Ways from the list of recommendations to what became of them; costs no query."""
    yield Panel("states", "", _("Tilstand i dag"), reverse("states:at"))
    yield Panel("states", "", _("Hvad falder væk?"), reverse("states:index"))


def state_today(recommendation: Recommendation) -> Iterator[Panel]:
    """The state of each part today, with its reasons; of an edition in force alone."""
    if recommendation.annex.superseded_by_id:
        return
    register = register_of(recommendation.annex)
    if register is None:
        return
    today = timezone.localdate()
    line = line_of(register, register.portfolio.at(today), recommendation.number)
    yield Panel(
        "states",
        "",
        line.said.word,
        reverse("states:at"),
        body="budgets/states_on_recommendation.html",
        facts={"line": line, "today": today},
    )
