"""The link ``initiatives`` as an app."""

from django.apps import AppConfig


class InitiativesConfig(AppConfig):
    """See ``brobygger.web.ui.panels`` for the attributes an app may have."""

    name = "brobygger.web.initiatives"
    label = "initiatives"
    default_auto_field = "django.db.models.BigAutoField"
