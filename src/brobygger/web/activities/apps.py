"""The link ``activities`` as an app."""

from django.apps import AppConfig


class ActivitiesConfig(AppConfig):
    """See ``brobygger.web.ui.panels`` for the attributes an app may have."""

    name = "brobygger.web.activities"
    label = "activities"
    default_auto_field = "django.db.models.BigAutoField"
