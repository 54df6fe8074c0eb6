"""What events are about, and who may be told of it.

A link whose rows are not for everybody names in ``audit_subjects`` who may be told of which::

    audit_subjects = {"documents.Document": "brobygger.web.documents.history.papers_told"}

The function takes the reader and numbers of rows, and gives ``About`` for those she may know of.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.utils.module_loading import import_string


@dataclass(frozen=True, slots=True)
class About:
    """The thing that an event is about: what it is called, and its page."""

    words: str
    url: str


Teller = Callable[[Any, Collection[str]], dict[str, About]]


def tellers() -> dict[str, Teller]:
    """Type of row -> who may be told of it."""
    return {
        kind: import_string(dotted)
        for config in apps.get_app_configs()
        for kind, dotted in getattr(config, "audit_subjects", {}).items()
    }
