"""Search over everything: each link says what it has found.

A link names its searcher in its AppConfig: ``searcher = "brobygger.web.budgets.panels.find"``.
It takes the user and the text and yields hits, best first; only what the user may open.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.apps import apps
from django.utils.module_loading import import_string

from brobygger.web.ui.panels import TITLES

MOST = 20


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found: ``code`` is its number or code, ``detail`` a quiet line below the title."""

    link: str
    title: str
    url: str
    code: str = ""
    detail: str = ""

    @property
    def title_of_link(self) -> str:
        """The link's name as menus print it."""
        return str(TITLES.get(self.link, self.link))


Searcher = Callable[[Any, str], Iterable[Hit]]


def find(user: Any, text: str) -> list[Hit]:
    """What all links have found, in the order of the chain, at most ``MOST`` of each."""
    if not text:
        return []
    found: list[Hit] = []
    for config in apps.get_app_configs():
        dotted = getattr(config, "searcher", "")
        if dotted:
            searcher: Searcher = import_string(dotted)
            found.extend(islice(searcher(user, text), MOST))
    return found
