"""The sentence of each verb, given by the link that does it.

A link names its verbs in its AppConfig, as Danish sentences with the facts in braces::

    class DocumentsConfig(AppConfig):
        audit_verbs = {"documents.uploaded": _("lagde {name} ind")}

The reader sees "Karen Holm lagde bi08.pdf ind". Use ``gettext_lazy``. Where facts are codes, a
function takes the place of the sentence: it gets the facts and puts them into words.
"""

from functools import cache
from typing import Any

from django.apps import apps
from django.utils.translation import gettext

from brobygger.web.audit.models import AuditEvent


@cache
def _verbs() -> dict[str, Any]:
    return {
        verb: sentence
        for config in apps.get_app_configs()
        for verb, sentence in getattr(config, "audit_verbs", {}).items()
    }


class _Facts(dict[str, Any]):
    def __missing__(self, key: str) -> str:
        return "…"


def sentence(event: AuditEvent) -> str:
    """What the event says after the actor's name; the bare code for a verb without words."""
    words = _verbs().get(event.verb)
    if callable(words):
        return str(words(_Facts(event.facts)))
    return str(words).format_map(_Facts(event.facts)) if words else event.verb


def actor_name(event: AuditEvent) -> str:
    """Who did it, as screens show it."""
    return str(event.actor) if event.actor else gettext("Brobygger")
