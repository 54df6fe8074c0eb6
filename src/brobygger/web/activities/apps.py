"""The link ``activities`` as an app."""

from django.apps import AppConfig

from brobygger.web.activities import told
from brobygger.web.activities.feeds import told as feeds
from brobygger.web.activities.trials import told as trials
from brobygger.web.activities.worry import told as worry


class ActivitiesConfig(AppConfig):
    """See ``brobygger.web.ui.panels`` for the attributes an app may have.

    Slots for later links: ``activity`` (the page of an activity, its row the subject) and
    ``session`` (the page of one of its sessions, its row the subject).
    """

    name = "brobygger.web.activities"
    label = "activities"
    default_auto_field = "django.db.models.BigAutoField"
    demo = "brobygger.web.activities.demo.load"
    searcher = "brobygger.web.activities.panels.find"
    counts = {
        "thread": "brobygger.web.activities.panels.thread_counts",
        "waiting": "brobygger.web.activities.panels.waiting_counts",
    }
    asks = {
        "actor": "brobygger.web.activities.panels.asked_of_actor",
        "calendar": "brobygger.web.activities.panels.asked_of_calendar",
        "initiative": "brobygger.web.activities.panels.asked_of_initiative",
    }
    panels = {
        "thread": "brobygger.web.activities.panels.thread",
        "waiting": "brobygger.web.activities.panels.waiting",
        "calendar": "brobygger.web.activities.panels.calendar",
        "initiative": "brobygger.web.activities.panels.on_initiative",
        "initiative_dates": "brobygger.web.activities.panels.dates_of",
        "actor": "brobygger.web.activities.panels.on_actor",
        "area": "brobygger.web.activities.panels.on_area",
    }
    known_titles = ("Activity", "Trial", "HelpContact")
    fills_360 = "brobygger.web.activities.overview_360.fills"
    sectors_360 = "brobygger.web.activities.overview_360.covers"
    merges_actors = "brobygger.web.activities.merging.merged"
    parts_actors = "brobygger.web.activities.merging.parted"
    audit_subjects = {
        "activities.Activity": "brobygger.web.activities.panels.activities_told",
        "activities.Trial": "brobygger.web.activities.panels.trials_told",
        "activities.HeadGroup": "brobygger.web.activities.panels.groups_told",
        "activities.HelpContact": "brobygger.web.activities.panels.help_told",
    }
    audit_verbs = {**told.VERBS, **feeds.VERBS, **trials.VERBS, **worry.VERBS}
