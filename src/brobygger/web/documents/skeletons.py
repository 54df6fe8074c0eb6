"""Papers of each kind with nothing in them: what values written by hand are put into."""

from collections.abc import Callable, Mapping
from typing import Any

from brobygger.domain.budgets.note import BudgetNote
from brobygger.domain.documents.record import as_json
from brobygger.domain.recommendations.recommendation import CaseNumbers, RecommendationAnnex

SKELETONS: Mapping[str, Callable[[], dict[str, Any]]] = {
    "budget_note": lambda: as_json(BudgetNote()),
    "recommendation_annex": lambda: as_json(RecommendationAnnex(None, None, CaseNumbers(), (), ())),
}
