"""An app with slow work, for tests that kill its worker."""

from django.apps import AppConfig


class SlowConfig(AppConfig):
    """Its handlers write to a file what they do."""

    name = "slowapp"
    job_handlers = {
        "slow.count": "slowapp.work.count",
        "slow.break": "slowapp.work.break_down",
    }
