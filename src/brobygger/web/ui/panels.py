"""Slots: how a page shows things of links that come later in the chain.

A page that gathers several links has named slots. Each link offers panels for them in its
``panels.py`` and names the functions in its AppConfig::

    class BudgetsConfig(AppConfig):
        panels = {
            "thread": "brobygger.web.budgets.panels.thread",
            "waiting": "brobygger.web.budgets.panels.waiting",
            "recommendation": "brobygger.web.budgets.panels.on_recommendation",
        }

Each function takes ``(request, subject)`` and yields ``Panel``; ``subject`` is the row that the
page is about, or None on pages about everything. A link with several things to show in a slot
names a tuple of functions. Slots in use: ``thread`` (one panel a link, the
red thread), ``waiting`` (*Venter på dig*; figures are also the quiet counts of the menu), and the
slots that a link documents for its own pages. What panels of ``thread`` and ``waiting`` count is
asked of all links together (``counts.py``). No other registry, and no import upwards.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.apps import AppConfig, apps
from django.http import HttpRequest
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Panel:
    """One thing that a link shows on another link's page.

    ``link`` is the folder name of the link. ``figure`` is printed large ("13"), ``word`` says what
    it counts ("anbefalinger"), ``detail`` is one quiet line below ("3 uden penge"), ``url`` opens
    the list behind the figure, ``body`` is the name of a template for panels that show more (it
    gets ``panel`` and ``facts``). ``is_in_menu``: what waits stands in the menu too.
    """

    link: str
    figure: str
    word: str
    url: str
    body: str = ""
    detail: str = ""
    facts: Any = None
    is_in_menu: bool = True

    @property
    def title_of_link(self) -> str:
        """The link's name as menus print it."""
        return str(TITLES.get(self.link, self.link))

    @property
    def count(self) -> int:
        """The figure as a number, 0 where it is not a plain one (for the menu's counts)."""
        return int(self.figure) if self.figure.isdecimal() else 0


# What each link is called on screens.
TITLES = {
    "documents": _("Dokumenter"),
    "recommendations": _("Anbefalinger"),
    "budgets": _("Budgetnotater"),
    "areas": _("Områder"),
    "initiatives": _("Indsatser"),
    "actors": _("Aktører"),
    "contacts": _("Samarbejdslog"),
    "register": _("Registrér"),
    "activities": _("Aktiviteter"),
    "reach": _("Rækkevidde"),
    "evaluation": _("Evaluering"),
    "steering": _("Styregruppe"),
    "reports": _("Rapporter"),
}

Offer = Callable[[HttpRequest, Any], Iterable[Panel]]


def panels_for(slot: str, request: HttpRequest, subject: Any = None) -> list[Panel]:
    """All panels that the links offer for a slot, in the order of the chain.

    Asked once a request for pages about everything: menu and overview share the answer.
    """
    if subject is not None:
        return _ask(slot, request, subject)
    kept: dict[str, list[Panel]] = request.__dict__.setdefault("_panels", {})
    if slot not in kept:
        kept[slot] = _ask(slot, request, None)
    return kept[slot]


def _ask(slot: str, request: HttpRequest, subject: Any) -> list[Panel]:
    found: list[Panel] = []
    for config in apps.get_app_configs():
        for dotted in offers_of(config, "panels", slot):
            offer: Offer = import_string(dotted)
            found.extend(offer(request, subject))
    return found


def offers_of(config: AppConfig, attribute: str, slot: str) -> tuple[str, ...]:
    """What a link offers for a slot: nothing, one dotted name, or several in their order."""
    named: str | tuple[str, ...] = getattr(config, attribute, {}).get(slot, ())
    return (named,) if isinstance(named, str) else named
