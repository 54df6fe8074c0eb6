"""The red thread of one initiative: from the recommendation to what later links know of it."""

from collections.abc import Iterator, Sequence

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from brobygger.web.initiatives.decided import Decided
from brobygger.web.initiatives.models import Initiative
from brobygger.web.recommendations.models import Recommendation
from brobygger.web.ui.panels import Panel


def own_thread(row: Initiative, decided: Decided, later: Sequence[Panel]) -> list[Panel]:
    """One knot a link; a later link's is the first panel that it shows on the page."""
    firsts: dict[str, Panel] = {}
    for panel in later:
        firsts.setdefault(panel.link, panel)
    return [*_before(row, decided), *firsts.values()]


def _before(row: Initiative, decided: Decided) -> Iterator[Panel]:
    if decided.recommendations:
        yield _served(decided.recommendations)
    if row.budget_note is not None:
        url = reverse("budgets:note", args=[row.budget_note.pk])
        yield Panel("budgets", row.budget_note.code or "–", _("budgetnotat"), url)
    if row.place is not None:
        url = reverse("areas:place", args=[row.place.pk])
        yield Panel("areas", row.place.title, "", url)
    url = reverse("initiatives:initiative", args=[row.pk])
    yield Panel("initiatives", str(row.get_state_display()), _period(row), url)


def _served(rows: Sequence[Recommendation]) -> Panel:
    if len(rows) == 1:
        url = reverse("recommendations:recommendation", args=[rows[0].pk])
        return Panel("recommendations", str(rows[0].number), _("anbefaling"), url)
    words = ngettext("anbefaling", "anbefalinger", len(rows))
    return Panel("recommendations", str(len(rows)), words, reverse("recommendations:list"))


def _period(row: Initiative) -> str:
    first = row.starts_on.year if row.starts_on else None
    last = row.ends_on.year if row.ends_on else None
    if first is None or last is None or first == last:
        return str(first or last or "")
    return f"{first}-{last % 100:02d}"
