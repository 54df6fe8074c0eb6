"""The demo's scenarios: one with a single answer, one where two are equally good."""

from datetime import date
from typing import Any

from brobygger.domain.recommendations.portfolio.choosing.question import Cap, Question
from brobygger.web.budgets.loading import register_of
from brobygger.web.budgets.models import Scenario
from brobygger.web.budgets.scenarios.loading import asked_of
from brobygger.web.budgets.scenarios.steps import make_scenario
from brobygger.web.recommendations.models import Annex

_ASKED = (
    ("4 mio. om året", "Opdigtet eksempel: hvad rækker fire millioner til?", 4_000_000),
    ("2 mio. om året", "Opdigtet eksempel: hvad, hvis loftet halveres?", 2_000_000),
)


def make_scenarios(user: Any) -> None:
    """Ask both questions of the annex in force, once."""
    annex = Annex.objects.filter(superseded_by=None).first()
    register = register_of(annex) if annex else None
    if register is None or Scenario.objects.exists():
        return
    asked = asked_of(register)
    for title, purpose, kr in _ASKED:
        caps = tuple(Cap(year, kr) for year in range(2024, 2028))
        make_scenario(asked, Question(date(2024, 1, 1), caps), user, title=title, purpose=purpose)
