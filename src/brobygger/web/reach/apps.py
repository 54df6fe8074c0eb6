"""The link ``reach`` as an app."""

from django.apps import AppConfig

from brobygger.web.reach.figures import told as figures


class ReachConfig(AppConfig):
    """See ``brobygger.web.ui.panels`` for the attributes an app may have."""

    name = "brobygger.web.reach"
    label = "reach"
    default_auto_field = "django.db.models.BigAutoField"
    demo = "brobygger.web.reach.figures.demo.load"
    asks = {"initiative": "brobygger.web.reach.figures.panels.asked_of_initiative"}
    panels = {
        "thread": "brobygger.web.reach.figures.panels.thread",
        "initiative": "brobygger.web.reach.figures.panels.on_initiative",
    }
    codelivery = "brobygger.web.reach.figures.together.delivered"
    audit_verbs = {**figures.VERBS}
