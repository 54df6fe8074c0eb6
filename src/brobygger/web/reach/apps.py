"""The link ``reach`` as an app."""

from django.apps import AppConfig


class ReachConfig(AppConfig):
    """See ``brobygger.web.ui.panels`` for the attributes an app may have."""

    name = "brobygger.web.reach"
    label = "reach"
    default_auto_field = "django.db.models.BigAutoField"
