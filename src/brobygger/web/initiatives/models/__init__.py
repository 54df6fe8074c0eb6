"""Rows of the link ``initiatives``: the city's words, initiatives, and what was planned."""

from brobygger.web.initiatives.models.initiative import Initiative, StateChange
from brobygger.web.initiatives.models.plan import FollowUp, Phase, Post, Staffing
from brobygger.web.initiatives.models.words import TargetGroup, Theme

__all__ = [
    "FollowUp",
    "Initiative",
    "Phase",
    "Post",
    "Staffing",
    "StateChange",
    "TargetGroup",
    "Theme",
]
