"""Rows of the link ``activities``: activities, sessions, efforts on trial, help and links."""

from brobygger.web.activities.models.activity import Activity, Session
from brobygger.web.activities.models.feed import ActivityFeed
from brobygger.web.activities.models.help import HelpContact
from brobygger.web.activities.models.link import GuestLink
from brobygger.web.activities.models.trial import Trial, TrialLook, TrialVersion
from brobygger.web.activities.models.words import HeadGroup

__all__ = [
    "Activity",
    "ActivityFeed",
    "GuestLink",
    "HeadGroup",
    "HelpContact",
    "Session",
    "Trial",
    "TrialLook",
    "TrialVersion",
]
