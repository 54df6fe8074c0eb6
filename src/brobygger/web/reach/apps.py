"""The link ``reach`` as an app."""

from django.apps import AppConfig

from brobygger.web.reach.register import told as register


class ReachConfig(AppConfig):
    """See ``brobygger.web.ui.panels`` for the attributes an app may have."""

    name = "brobygger.web.reach"
    label = "reach"
    default_auto_field = "django.db.models.BigAutoField"
    demo = "brobygger.web.reach.register.demo.load"
    counts = {"waiting": "brobygger.web.reach.register.panels.waiting_counts"}
    panels = {"waiting": "brobygger.web.reach.register.panels.waiting"}
    list_kinds = {"tal": "brobygger.web.reach.loading.kind.TALLIES"}
    audit_subjects = {"reach.Tally": "brobygger.web.reach.register.panels.tallies_told"}
    audit_verbs = {**register.VERBS}
