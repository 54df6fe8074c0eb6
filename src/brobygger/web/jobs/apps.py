"""Background work as an app."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    """The links name their handlers in ``job_handlers`` of their own AppConfig."""

    name = "brobygger.web.jobs"
    label = "jobs"
    default_auto_field = "django.db.models.BigAutoField"
