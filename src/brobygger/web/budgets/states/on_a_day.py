"""What the recommendations were said to be on a day, by what the register knew when it ended.

A decision counts from the day it was taken, and only once somebody has entered it: what is entered
today about last year was not known last year. So it is with the packages that notes lie in, and
with the days on which budgets were adopted.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.db.models import Prefetch, prefetch_related_objects

from brobygger.domain.recommendations.changes import Labels
from brobygger.web.budgets.models import BudgetRound, Outcome, PlannedCost, PlannedNote
from brobygger.web.budgets.portfolio import adopted_days, portfolio_from
from brobygger.web.recommendations.changed import Register, as_of
from brobygger.web.recommendations.history import end_of
from brobygger.web.recommendations.models import Annex
from brobygger.web.ui.together import rows_together


def labels_at(annex: Annex, recommendations: Register, day: date) -> Labels:
    """Number of a recommendation -> what it was said to be at the end of a day (one query).

    ``recommendations`` are those of the register as it stood on that day.
    """
    moment = end_of(day)
    notes, rounds, entered = _told_by(annex, moment)
    outcomes = [row for row in _in_force(entered) if row.planned_note_id in notes]
    planned = list(notes.values())
    prefetch_related_objects(planned, Prefetch("costs", PlannedCost.objects.none()))
    portfolio = portfolio_from(annex, recommendations, planned, outcomes, adopted_days(rounds))
    return portfolio.at(day).recommendations


def _told_by(
    annex: Annex, moment: datetime
) -> tuple[Mapping[int, PlannedNote], list[BudgetRound], list[Outcome]]:
    """The planned notes of the annex and the budget rounds as they stood, and every outcome that
    was entered by then.
    """
    notes: Any = PlannedNote.history.filter(
        id__in=PlannedNote.history.filter(annex_id=annex.pk).values("id")
    )
    history, rounds, entered = rows_together(
        notes.filter(history_date__lte=moment),
        BudgetRound.history.filter(history_date__lte=moment),
        Outcome.objects.filter(entered_at__lte=moment, planned_note_id__in=notes.values("id")),
    )
    # A newer edition takes the notes over: they belong to the annex that had them that day.
    mine = {row.pk: row for row in as_of(history, moment) if row.annex_id == annex.pk}
    return mine, as_of(rounds, moment), entered


def _in_force(entered: Iterable[Outcome]) -> list[Outcome]:
    """What counts of all that was entered: nothing that was superseded or taken back."""
    rows = list(entered)
    superseded = {row.supersedes_id for row in rows}
    return [row for row in rows if row.pk not in superseded and not row.is_taken_back]
