"""The register with its notes and decisions as the domain's portfolio: rows in, states out."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import cast

from django.db.models import QuerySet

from brobygger.domain.budgets.wheel import Wheel
from brobygger.domain.recommendations.portfolio.explain import Explanation, explain
from brobygger.domain.recommendations.portfolio.model import Model, Note, part_ids
from brobygger.domain.recommendations.portfolio.outcome import Outcome, OutcomeKind, Settled
from brobygger.domain.recommendations.portfolio.propagation import propagate
from brobygger.domain.recommendations.portfolio.state import States
from brobygger.domain.recommendations.recommendation import Recommendation
from brobygger.web.budgets import models as rows
from brobygger.web.recommendations.models import Annex
from brobygger.web.recommendations.portfolio import recommendations_of

CARRY_OVER_ENDS = (4, 30)
"""Month and day by which the spring's carry-over agreement is made, the second window for money.
Seen in kk.dk TMU 26.02.2024 item 2 (March-April); the day itself is not published beforehand."""


@dataclass(frozen=True)
class Portfolio:
    """One annex with its planned notes and everything decided about them."""

    annex: Annex
    model: Model
    outcomes: tuple[Outcome, ...]

    def at(self, day: date) -> States:
        """The state of everything on a day."""
        return propagate(self.model, self.outcomes, day)

    def without(self, note: str, day: date) -> Explanation:
        """What falls away if a note gets nothing."""
        return explain(self.model, note, self.outcomes, day)


def portfolio_of(annex: Annex) -> Portfolio:
    """Everything the rules need to know of an annex, in ten queries whatever its size."""
    return portfolio_from(
        annex,
        recommendations_of(annex),
        list(annex.planned_notes.prefetch_related("costs")),
        rows.Outcome.objects.filter(planned_note__annex=annex, is_current=True),
    )


def portfolio_from(
    annex: Annex,
    recommendations: tuple[Recommendation, ...],
    planned: Sequence[rows.PlannedNote],
    current: Iterable[rows.Outcome],
    adopted: Mapping[int, date] | None = None,
) -> Portfolio:
    """The same from rows that are fetched already (one query for the rounds, where not given)."""
    notes = tuple(_note(row) for row in planned)
    model = Model(
        recommendations, notes, annex.dated, adopted_days() if adopted is None else adopted
    )
    keys = {row.pk: row.key for row in planned}
    return Portfolio(
        annex, model, tuple(_outcome(row, keys[row.planned_note_id], model) for row in current)
    )


def adopted_days(rounds: Iterable[rows.BudgetRound] | None = None) -> Mapping[int, date]:
    """Budget year -> the day it was or will be adopted, where somebody has entered one that can be
    right (EXPIRY-002 tells of the others).
    """
    known = dated_rounds() if rounds is None else rounds
    entered = {row.year: row.adopted_on for row in known if row.adopted_on}
    wheel = Wheel({year: {"adopted": day} for year, day in entered.items()})
    return {year: day for year, day in entered.items() if wheel.window("adopted", year).is_entered}


def dated_rounds() -> QuerySet[rows.BudgetRound]:
    """The rounds whose budget has a day of adoption."""
    return rows.BudgetRound.objects.exclude(adopted_on=None)


def _note(row: rows.PlannedNote) -> Note:
    base = row.price_base
    return Note(
        row.key,
        {cost.year: cost.kr for cost in row.costs.all()},
        "current" if base == rows.CURRENT else base,
        row.package or None,
        row.committee or None,
        row.appropriation or None,
        row.budget_year,
    )


def _outcome(row: rows.Outcome, key: str, model: Model) -> Outcome:
    # A part that a newer edition of the annex no longer has was decided on, and weighs nothing.
    there = frozenset(part_ids(model.recommendations))
    return Outcome(
        note=key,
        kind=cast(OutcomeKind, row.kind),
        year=row.year,
        decided_on=row.decided_on,
        covers=frozenset(row.covers) & there,
        excludes=frozenset(row.excludes) & there,
        other=row.other or None,
        settled=cast(Settled, row.settled),
        until=_until(row, model),
        source=decision_words(row),
    )


def _until(row: rows.Outcome, model: Model) -> date | None:
    """The day on which a note that was put off can no longer come with that round."""
    if not row.until_year:
        return None
    if row.is_until_carry_over:
        return date(row.until_year, *CARRY_OVER_ENDS)
    return model.adopted_on(row.until_year)


def decision_words(row: rows.Outcome) -> str:
    """Where a decision stands, in one line: "BR 05-10-2023, punkt 4, sag 2023-0283605"."""
    said = [f"{row.committee} {row.decided_on:%d-%m-%Y}".strip()]
    said += [f"punkt {row.item}"] if row.item else []
    said += [f"sag {row.case_number}"] if row.case_number else []
    said += [row.paper] if row.paper else []
    return ", ".join(said)
