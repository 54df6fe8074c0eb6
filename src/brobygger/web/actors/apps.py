"""The link ``actors`` as an app."""

from django.apps import AppConfig


class ActorsConfig(AppConfig):
    """See ``brobygger.web.ui.panels`` for the attributes an app may have."""

    name = "brobygger.web.actors"
    label = "actors"
    default_auto_field = "django.db.models.BigAutoField"
