"""What the budgets know of an initiative's note: what was decided on it, and whom it serves."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from brobygger.web.budgets.decisions.words import lines_of
from brobygger.web.budgets.models import BudgetNote, NoteLink, Outcome
from brobygger.web.budgets.portfolio import decision_words
from brobygger.web.recommendations.models import Recommendation
from brobygger.web.ui.together import rows_together

_GIVES = {"funded", "part_funded", "within_frame"}
"""Outcomes that are money, or a frame in its place; so is what the committee has granted."""


@dataclass(frozen=True, slots=True)
class Decided:
    """The outcomes in force of a note, and the recommendations that it is confirmed to serve."""

    outcomes: Sequence[Outcome] = ()
    recommendations: Sequence[Recommendation] = ()

    @property
    def lines(self) -> list[str]:
        """What was decided, year by year."""
        return lines_of(self.outcomes)

    @property
    def sources(self) -> list[str]:
        """Where it is written, each place once."""
        said = (decision_words(row) for row in self.outcomes if row.kind != "undecided")
        return list(dict.fromkeys(said))

    @property
    def planned_note(self) -> int | None:
        """The planned note whose page shows it all."""
        return next((row.planned_note_id for row in self.outcomes), None)

    @property
    def has_money(self) -> bool:
        """Something that was decided gives money."""
        return any(map(_gives, self.outcomes))

    @property
    def is_refused(self) -> bool:
        """Something was decided, and none of it gives money."""
        told = [row for row in self.outcomes if row.kind != "undecided"]
        return bool(told) and not self.has_money

    @property
    def proposed(self) -> dict[str, Any]:
        """The grant as the outcomes say it, to be confirmed by a person."""
        row = next((one for one in self.outcomes if _gives(one)), None)
        if row is None:
            return {}
        words = decision_words(row)
        return {"on": row.decided_on, "by": row.committee, "source": words}


def _gives(row: Outcome) -> bool:
    return row.kind in _GIVES or (
        row.kind == "left_to_committee" and row.settled == Outcome.Settled.GRANTED
    )


def decided_rows(note: BudgetNote | None) -> tuple[QuerySet[Any], ...]:
    """What to ask for with ``rows_together``; nothing where there is no note."""
    if note is None:
        return ()
    in_force = Outcome.objects.filter(planned_note__budget_note=note.pk, is_current=True)
    links = NoteLink.objects.filter(note=note.pk, state=NoteLink.State.CONFIRMED)
    served = Recommendation.objects.filter(
        pk__in=links.order_by().values("recommendation"), annex__superseded_by=None
    )
    return in_force, served.only("pk", "number")


def decided_from(found: Sequence[Sequence[Any]]) -> Decided:
    """The same from the rows that were found."""
    if not found:
        return Decided()
    outcomes, recommendations = found
    return Decided(outcomes, sorted(recommendations, key=lambda row: (row.number, row.pk)))


def decided_of(note: BudgetNote | None) -> Decided:
    """Read it alone (one query)."""
    return decided_from(rows_together(*decided_rows(note)))
