"""The result of reading one paper: its template, its values, what does not add up."""

from dataclasses import dataclass
from typing import Literal

from brobygger.domain.documents.page import Document
from brobygger.domain.documents.repaired import Repair
from brobygger.domain.kernel.problem import Problem

TemplateName = Literal["budget_note", "recommendation_annex", "unknown"]


@dataclass(frozen=True, slots=True)
class Reading:
    """One paper, read.

    ``values`` is the dataclass of the template (``budgets.note.BudgetNote``,
    ``recommendations.recommendation.RecommendationAnnex``) or None for an unknown template.
    ``repairs`` are the words of them that are not as printed, or may not be, where the paper was
    read in the wrong OCR language.
    """

    document: Document
    template: TemplateName
    values: object | None
    problems: tuple[Problem, ...] = ()
    repairs: tuple[Repair, ...] = ()
