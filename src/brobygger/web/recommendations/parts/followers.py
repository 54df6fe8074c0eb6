"""What later links do when a part has been corrected: they name a step in their AppConfig."""

from collections.abc import Callable
from typing import Any

from django.apps import apps
from django.utils.module_loading import import_string

from brobygger.web.recommendations.models import Annex

Follower = Callable[[Annex, Any], Any]
"""What a later link offers: (annex, user). It runs in the same transaction."""


def tell_followers(annex: Annex, user: Any) -> None:
    """Let every later link bring its own rows in step with the annex::

    follows_parts = "brobygger.web.budgets.decisions.sync.sync_planned_notes"
    """
    for config in apps.get_app_configs():
        dotted = getattr(config, "follows_parts", "")
        if dotted:
            follow: Follower = import_string(dotted)
            follow(annex, user)
