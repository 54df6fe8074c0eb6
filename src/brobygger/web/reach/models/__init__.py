"""Rows of the link ``reach``: raw counts, referrals and releases. Nobody else reads them."""

from brobygger.web.reach.models.card import CardDecision, CardKey, CheckIn, CodeSheet
from brobygger.web.reach.models.city import CityFigures
from brobygger.web.reach.models.population import TargetPopulation
from brobygger.web.reach.models.question import Question
from brobygger.web.reach.models.referral import ReceivingService, Referral
from brobygger.web.reach.models.release import ClosedReach, Release
from brobygger.web.reach.models.tally import GroupHeads, Tally, TallyChange
from brobygger.web.reach.models.training import Training

__all__ = [
    "CardDecision",
    "CardKey",
    "CheckIn",
    "CityFigures",
    "ClosedReach",
    "CodeSheet",
    "GroupHeads",
    "Question",
    "ReceivingService",
    "Referral",
    "Release",
    "Tally",
    "TallyChange",
    "TargetPopulation",
    "Training",
]
