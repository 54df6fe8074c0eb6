"""What decisions show on pages of other links: the red thread, and what waits."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django.db.models import Count, Exists, Max, OuterRef, Q, Subquery, Value
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from brobygger.domain.recommendations.portfolio.model import ADOPTED_BY
from brobygger.web.budgets.decisions.permissions import may_decide
from brobygger.web.budgets.decisions.register import (
    DECIDED,
    GIVEN,
    NOT_GIVEN,
    has_outcome,
    planned_notes,
)
from brobygger.web.budgets.models import BudgetNote, BudgetRound
from brobygger.web.ui.panels import Panel


def told_of_notes(request: HttpRequest) -> tuple[int, str]:
    """How many budget notes are read, and what was decided on the planned ones."""
    counts = _counts(request)
    said = []
    if counts["given"]:
        said.append(_("%(count)s givet") % {"count": counts["given"]})
    if counts["refused"]:
        said.append(_("%(count)s ikke givet") % {"count": counts["refused"]})
    if counts["open"]:
        said.append(_("%(count)s uden beslutning") % {"count": counts["open"]})
    return counts["notes"] or 0, ", ".join(said)


def waiting(request: HttpRequest, subject: Any) -> Iterator[Panel]:
    """Ordered notes whose budget is adopted while nobody has entered what became of them.

    Told on the overview alone, so that the menu of other pages costs nothing.
    """
    if request.path != reverse("overview") or not may_decide(request.user):
        return
    if count := _counts(request)["late"]:
        yield Panel(
            "decisions",
            str(count),
            ngettext("notat mangler en beslutning", "notater mangler en beslutning", count),
            reverse("decisions:list") + "?beslutning=uden",
            detail=_("Budgettet er vedtaget. Indtast, hvad der blev besluttet"),
        )


def _counts(request: HttpRequest) -> Mapping[str, int]:
    """Notes read, and planned notes by what was decided; asked once a request, in one query."""
    kept: dict[str, int] = request.__dict__.setdefault("_planned_notes", {})
    if not kept:
        undecided = ~Q(has_outcome(DECIDED))
        read = BudgetNote.objects.order_by().values(all=Value(1)).annotate(n=Count("pk"))
        kept |= planned_notes().aggregate(
            given=Count("pk", filter=Q(has_outcome(GIVEN))),
            refused=Count("pk", filter=Q(has_outcome(NOT_GIVEN))),
            open=Count("pk", filter=undecided),
            late=Count("pk", filter=undecided & _is_adopted() & Q(key__startswith="N")),
            planned=Count("pk"),
            notes=Max(Subquery(read.values("n"))),
        )
        if not kept["planned"]:  # no annex yet, and so no row to count beside
            kept["notes"] = BudgetNote.objects.count()
    return kept


def _is_adopted() -> Q:
    """The note's budget is adopted: on the day that is entered, else by the last lawful day."""
    today = timezone.localdate()
    last = today.year + 1 if today >= date(today.year, *ADOPTED_BY) else today.year
    rounds = BudgetRound.objects.filter(year=OuterRef("budget_year"))
    entered = Exists(rounds.exclude(adopted_on=None))
    return Q(Exists(rounds.filter(adopted_on__lte=today))) | (~entered & Q(budget_year__lte=last))
