"""The link ``reach`` as an app."""

from datetime import timedelta

from django.apps import AppConfig

from brobygger.web.reach.codes import told as codes
from brobygger.web.reach.figures import told as figures
from brobygger.web.reach.register import told as register


class ReachConfig(AppConfig):
    """See ``brobygger.web.ui.panels`` for the attributes an app may have."""

    name = "brobygger.web.reach"
    label = "reach"
    default_auto_field = "django.db.models.BigAutoField"
    demo = "brobygger.web.reach.demo.load"
    counts = {"waiting": "brobygger.web.reach.register.panels.waiting_counts"}
    asks = {"initiative": "brobygger.web.reach.figures.panels.asked_of_initiative"}
    panels = {
        "thread": "brobygger.web.reach.figures.panels.thread",
        "waiting": "brobygger.web.reach.register.panels.waiting",
        "initiative": "brobygger.web.reach.figures.panels.on_initiative",
    }
    codelivery = "brobygger.web.reach.figures.together.delivered"
    known_titles = ("ReceivingService",)
    list_kinds = {"tal": "brobygger.web.reach.loading.kind.TALLIES"}
    audit_subjects = {"reach.Tally": "brobygger.web.reach.register.panels.tallies_told"}
    audit_verbs = {**register.VERBS, **figures.VERBS, **codes.VERBS}
    job_handlers = {
        "codes.destroy": "brobygger.web.reach.codes.deciding.run",
        "reach.city": "brobygger.web.reach.city.counting.run",
    }
    job_every = {"codes.destroy": timedelta(days=1), "reach.city": timedelta(days=1)}
