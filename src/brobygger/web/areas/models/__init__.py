"""Rows of areas: places, the dated lists that name them, and the choice between them."""

from brobygger.web.areas.models.choice import (
    AreaChoice,
    AreaScore,
    Candidate,
    ScoringPerson,
    Veto,
)
from brobygger.web.areas.models.lists import AreaList, ListedArea, Place

__all__ = [
    "AreaChoice",
    "AreaList",
    "AreaScore",
    "Candidate",
    "ListedArea",
    "Place",
    "ScoringPerson",
    "Veto",
]
