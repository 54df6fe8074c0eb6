"""The link ``areas`` as an app."""

from django.apps import AppConfig


class AreasConfig(AppConfig):
    """See ``brobygger.web.ui.panels`` for the attributes an app may have."""

    name = "brobygger.web.areas"
    label = "areas"
    default_auto_field = "django.db.models.BigAutoField"
