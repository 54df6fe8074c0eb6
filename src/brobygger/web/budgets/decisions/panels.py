"""What decisions show on pages of other links: the red thread, and what waits."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q
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
from brobygger.web.ui.counts import Counts, counted
from brobygger.web.ui.panels import Panel


def told_of_notes(request: HttpRequest) -> tuple[int, str]:
    """How many budget notes are read, and what was decided on the planned ones."""
    counts = counted(request, "thread")
    said = []
    if counts["given"]:
        said.append(_("%(count)s givet") % {"count": counts["given"]})
    if counts["refused"]:
        said.append(_("%(count)s ikke givet") % {"count": counts["refused"]})
    if counts["open"]:
        said.append(_("%(count)s uden beslutning") % {"count": counts["open"]})
    return counts["notes"], ", ".join(said)


def thread_counts(_request: HttpRequest) -> Counts:
    """The notes that are read, and the planned notes by what was decided."""
    yield "notes", BudgetNote.objects.all()
    yield "given", planned_notes().filter(has_outcome(GIVEN))
    yield "refused", planned_notes().filter(has_outcome(NOT_GIVEN))
    yield "open", planned_notes().exclude(has_outcome(DECIDED))


def waiting(request: HttpRequest, subject: Any) -> Iterator[Panel]:
    """Ordered notes whose budget is adopted while nobody has entered what became of them."""
    if count := counted(request, "waiting")["undecided"]:
        yield Panel(
            "decisions",
            str(count),
            ngettext("notat mangler en beslutning", "notater mangler en beslutning", count),
            reverse("decisions:list") + "?beslutning=uden",
            detail=_("Budgettet er vedtaget. Indtast, hvad der blev besluttet"),
        )


def waiting_counts(request: HttpRequest) -> Counts:
    """What ``waiting`` tells, for those who can enter it."""
    if may_decide(request.user):
        late = planned_notes().exclude(has_outcome(DECIDED)).filter(_is_adopted())
        yield "undecided", late.filter(key__startswith="N")


def _is_adopted() -> Q:
    """The note's budget is adopted: on the day that is entered, else by the last lawful day."""
    today = timezone.localdate()
    last = today.year + 1 if today >= date(today.year, *ADOPTED_BY) else today.year
    rounds = BudgetRound.objects.filter(year=OuterRef("budget_year"))
    entered = Exists(rounds.exclude(adopted_on=None))
    return Q(Exists(rounds.filter(adopted_on__lte=today))) | (~entered & Q(budget_year__lte=last))
