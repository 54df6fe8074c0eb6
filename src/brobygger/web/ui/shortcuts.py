"""The keyboard shortcuts, listed under ``?`` and on the help page; ``init.js`` does them."""

from typing import Any

from django.utils.translation import gettext_lazy as _

PLACES: dict[str, tuple[str, Any]] = {
    "overview": ("o", _("Gå til Overblik")),
    "documents": ("d", _("Gå til Dokumenter")),
    "check": ("t", _("Gå til Tjek et notat")),
    "recommendations": ("a", _("Gå til Anbefalinger")),
    "budgets": ("b", _("Gå til Budgetnotater")),
    "decisions": ("e", _("Gå til Beslutninger")),
    "states": ("i", _("Gå til Tilstand")),
    "scenarios": ("s", _("Gå til Scenarier")),
    "calendar": ("k", _("Gå til Kalender")),
    "areas": ("r", _("Gå til Områder")),
    "initiatives": ("n", _("Gå til Indsatser")),
    "actors": ("f", _("Gå til Aktører")),
    "contacts": ("l", _("Gå til Samarbejdslog")),
    "plan": ("h", _("Gå til Halvårsplan")),
    "network": ("v", _("Gå til Netværk")),
    "register": ("u", _("Gå til Registrér")),
    "activities": ("c", _("Gå til Aktiviteter")),
    "trials": ("p", _("Gå til Afprøvninger")),
    "reach": ("w", _("Gå til Rækkevidde")),
    "steering": ("m", _("Gå til Møder")),
}
"""The places of the menu and the key that follows ``g``: the first letter, or the next where an
earlier place has it (f: foreninger og andre aktører; u: udfør); c and w are what was left."""

SHORTCUTS: tuple[tuple[tuple[str, ...], Any], ...] = (
    (("/", "Ctrl+K"), _("Søg i alt")),
    (("?",), _("Vis genvejene")),
    *((("g", key), words) for key, words in PLACES.values()),
    (("Esc",), _("Luk det, der er åbent")),
)

IN_REVIEW: tuple[tuple[tuple[str, ...], Any], ...] = (
    (("↑", "↓"), _("forrige og næste værdi")),
    (("Enter",), _("godkend")),
    (("R",), _("ret")),
    (("X",), _("afvis")),
    (("P", "N"), _("forrige og næste fund")),
    (("F",), _("næste, der venter")),
    (("-", "+"), _("mindre og større billede")),
    (("0",), _("hele siden")),
    (("Z",), _("fortryd")),
)
"""Those of the review; ``documents/review.js`` does them."""


def key_to(link: str) -> str:
    """The key that follows ``g`` on the way to a place of the menu; blank where there is none."""
    return PLACES[link][0] if link in PLACES else ""
