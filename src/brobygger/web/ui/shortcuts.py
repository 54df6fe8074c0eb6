"""The keyboard shortcuts, listed under ``?`` and on the help page; ``init.js`` does them."""

from typing import Any

from django.utils.translation import gettext_lazy as _

SHORTCUTS: tuple[tuple[tuple[str, ...], Any], ...] = (
    (("/", "Ctrl+K"), _("Søg i alt")),
    (("?",), _("Vis genvejene")),
    (("g", "o"), _("Gå til Overblik")),
    (("g", "d"), _("Gå til Dokumenter")),
    (("g", "t"), _("Gå til Tjek et notat")),
    (("g", "a"), _("Gå til Anbefalinger")),
    (("g", "b"), _("Gå til Budgetnotater")),
    (("Esc",), _("Luk det, der er åbent")),
)

IN_REVIEW: tuple[tuple[tuple[str, ...], Any], ...] = (
    (("↑", "↓"), _("forrige og næste værdi")),
    (("Enter",), _("godkend")),
    (("R",), _("ret")),
    (("X",), _("afvis")),
    (("F",), _("næste, der venter")),
    (("Z",), _("fortryd")),
)
"""Those of the review; ``documents/review.js`` does them."""
