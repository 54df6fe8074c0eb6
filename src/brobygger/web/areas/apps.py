"""The link ``areas`` as an app."""

from django.apps import AppConfig

from brobygger.web.areas.choice.verbs import VERBS as CHOICE_VERBS


class AreasConfig(AppConfig):
    """See ``brobygger.web.ui.panels`` for the attributes an app may have."""

    name = "brobygger.web.areas"
    label = "areas"
    default_auto_field = "django.db.models.BigAutoField"
    demo = "brobygger.web.areas.choice.demo.load"
    audit_verbs = {**CHOICE_VERBS}
    audit_subjects = {"areas.AreaChoice": "brobygger.web.areas.choice.told.choices_told"}
