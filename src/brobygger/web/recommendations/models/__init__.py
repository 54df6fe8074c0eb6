"""Rows of the link ``recommendations``: the register as read, and the work with its parts."""

from brobygger.web.recommendations.models.register import (
    Annex,
    Category,
    Edge,
    MoneySource,
    Part,
    ReadWords,
    Recommendation,
    Responsibility,
    Route,
    ThemeArea,
)
from brobygger.web.recommendations.models.work import Approach, Handover, Upkeep

__all__ = [
    "Annex",
    "Approach",
    "Category",
    "Edge",
    "Handover",
    "MoneySource",
    "Part",
    "ReadWords",
    "Recommendation",
    "Responsibility",
    "Route",
    "ThemeArea",
    "Upkeep",
]
