"""What the states show on pages of the recommendations: the ways in, and the state today."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from brobygger.web.budgets.loading import register_from
from brobygger.web.budgets.states.page import line_of
from brobygger.web.recommendations.annex_rows import kept_annex_rows
from brobygger.web.recommendations.models import Recommendation
from brobygger.web.ui.panels import Panel


def on_list(request: HttpRequest, subject: Any) -> Iterator[Panel]:
    """Ways from the list of recommendations to what became of them; costs no query."""
    yield Panel("states", "", _("Tilstand i dag"), reverse("states:at"))
    yield Panel("states", "", _("Hvad falder væk?"), reverse("states:index"))


def state_today(
    request: HttpRequest, recommendation: Recommendation, adopted: Mapping[int, date]
) -> Iterator[Panel]:
    """The state of each part today, with its reasons; of an edition in force alone."""
    if recommendation.annex.superseded_by_id:
        return
    rows = kept_annex_rows(request, recommendation.annex)
    register = register_from(rows, adopted)
    if register is None or recommendation.number not in register.recommendations:
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
