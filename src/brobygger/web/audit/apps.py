"""Who did what and why, as an app."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """Points at what an event concerns by type and id, and so knows no link."""

    name = "brobygger.web.audit"
    label = "audit"
    default_auto_field = "django.db.models.BigAutoField"
