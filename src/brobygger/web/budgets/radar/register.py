"""What the calendar asks of the register: money that ends, budget rounds, what hangs on the money.

The calendar shows all annexes in force at once: seven queries for everything, and one for the
money alone, without what hangs on it.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import CharField, DateField, IntegerField, Prefetch, Q, Value
from django.db.models.functions import Cast

from brobygger.domain.budgets.expiry import Expiry, expiry, nearest_first
from brobygger.domain.budgets.grants import Grant, PaidPart, grants_of, note_grants, source_grants
from brobygger.domain.budgets.lapses import Lapse, Lapses
from brobygger.domain.budgets.wheel import RoundStep, Wheel
from brobygger.domain.kernel.problem import Problem
from brobygger.domain.recommendations.portfolio.outcome import Outcome, Settled
from brobygger.domain.recommendations.recommendation import MoneySource as ReadSource
from brobygger.web.budgets import models as rows
from brobygger.web.budgets.portfolio import Portfolio, portfolio_from
from brobygger.web.recommendations.keys import PAID_TODAY
from brobygger.web.recommendations.models import Annex, MoneySource, Part
from brobygger.web.recommendations.portfolio import PartRows, from_rows

ENTERED: Mapping[str, RoundStep] = {
    "call_on": "call",
    "ordered_by": "ordered",
    "june_on": "june",
    "first_reading_on": "first_reading",
    "amendments_by": "amendments",
    "adopted_on": "adopted",
}
"""The fields of a budget round, and the steps of the wheel that they date."""


def wheel() -> Wheel:
    """The budget rounds as far as they are entered (one query)."""
    return Wheel({row.year: entered_days(row) for row in rows.BudgetRound.objects.all()})


def entered_days(row: rows.BudgetRound) -> dict[RoundStep, date]:
    """The steps of a round that have a day."""
    days = ((step, getattr(row, field)) for field, step in ENTERED.items())
    return {step: day for step, day in days if day is not None}


@dataclass(frozen=True, slots=True)
class Line:
    """A grant with its stage, and what it takes along. ``pages`` leads from the number of a
    recommendation to its row.
    """

    annex: int
    expiry: Expiry
    lapse: Lapse
    pages: Mapping[int, int]

    @property
    def key(self) -> str:
        """The grant among those of all annexes."""
        return f"{self.annex}-{self.expiry.grant.id}"


@dataclass(frozen=True, slots=True)
class Radar:
    """All money that ends or has no known end, in the order of the radar. ``problems``: days of
    budget rounds that cannot be right, so that the usual ones stand in their place.
    """

    lines: Sequence[Line]
    problems: Sequence[Problem]


def radar(today: date) -> Radar:
    """What the radar shows on a day (seven queries)."""
    rounds = list(rows.BudgetRound.objects.all())
    now = Wheel({row.year: entered_days(row) for row in rounds})
    return Radar(_lines(rounds, now, today), now.problems())


def _lines(rounds: Sequence[rows.BudgetRound], now: Wheel, today: date) -> list[Line]:
    adopted = {row.year: row.adopted_on for row in rounds if row.adopted_on}
    planned = _planned()
    found: list[Line] = []
    for parts in _parts().values():
        annex = parts[0].recommendation.annex
        portfolio = _portfolio(annex, parts, planned[annex.pk], adopted)
        titles = {row.key: row.title for row in planned[annex.pk]}
        lapses = Lapses(portfolio.model, portfolio.outcomes)
        pages = {part.recommendation.number: part.recommendation_id for part in parts}
        found += [
            Line(annex.pk, one, lapses.of(one.grant), pages)
            for one in expiry(grants_of(portfolio.model, portfolio.outcomes, titles), today, now)
        ]
    return sorted(found, key=lambda line: nearest_first(line.expiry))


def _parts() -> dict[int, list[Part]]:
    """The parts of each annex in force, with what pays them and what they wait for."""
    found: dict[int, list[Part]] = defaultdict(list)
    for part in (
        Part.objects.filter(recommendation__annex__superseded_by=None)
        .select_related("recommendation__annex")
        .defer("recommendation__folded", "recommendation__keys", "recommendation__annex__record")
        .prefetch_related("routes", "sources", "edges")
        .order_by("recommendation__annex", "recommendation__number", "order")
    ):
        found[part.recommendation.annex_id].append(part)
    return found


def _planned() -> dict[int, list[rows.PlannedNote]]:
    """The planned notes of each annex in force, with what was decided; their costs end nothing."""
    current = rows.Outcome.objects.filter(is_current=True)
    found: dict[int, list[rows.PlannedNote]] = defaultdict(list)
    for row in rows.PlannedNote.objects.filter(annex__superseded_by=None).prefetch_related(
        Prefetch("costs", rows.PlannedCost.objects.none()), Prefetch("outcomes", current)
    ):
        found[row.annex_id].append(row)
    return found


def _portfolio(
    annex: Annex,
    parts: Sequence[Part],
    planned: Sequence[rows.PlannedNote],
    adopted: Mapping[int, date],
) -> Portfolio:
    """The annex as the rules see it; who answers for a part is not asked."""
    below = [
        PartRows(
            part, [], list(part.routes.all()), list(part.sources.all()), list(part.edges.all())
        )
        for part in parts
    ]
    recommendations = {part.recommendation_id: part.recommendation for part in parts}
    outcomes = [outcome for row in planned for outcome in row.outcomes.all()]
    return portfolio_from(
        annex, from_rows(recommendations.values(), below), planned, outcomes, adopted
    )


def grants() -> list[tuple[int, Grant]]:
    """All money that ends, without what hangs on it: annex and grant (one query). The parts of a
    grant stand in no order.
    """
    paid: dict[int, list[PaidPart]] = defaultdict(list)
    given: dict[int, list[Outcome]] = defaultdict(list)
    for annex, kind, words, part, first, last, is_known, year in _money():
        if kind in PAID_TODAY:
            source = ReadSource(kind, words, first, last, bool(is_known))
            paid[annex].append(PaidPart(part, source))
        else:
            settled: Settled = "granted" if kind == "left_to_committee" else "pending"
            given[annex].append(Outcome(words, kind, year, settled=settled))
    return [
        (annex, grant)
        for annex in sorted(paid.keys() | given.keys())
        for grant in (*source_grants(paid[annex]), *note_grants(given[annex]))
    ]


def _money() -> Iterator[tuple[Any, ...]]:
    """What pays parts today, and what was given to notes, in one go."""
    none = Value(None, output_field=DateField())
    sources = (
        MoneySource.objects.filter(
            kind__in=PAID_TODAY, part__recommendation__annex__superseded_by=None
        )
        .order_by()
        .annotate(year=Value(None, output_field=IntegerField()))
        .values_list(
            "part__recommendation__annex_id",
            Cast("kind", CharField()),
            Cast("ref", CharField()),
            Cast("part__code", CharField()),
            "valid_from",
            "valid_to",
            "to_known",
            "year",
        )
    )
    granted = Q(kind__in=["funded", "part_funded"]) | Q(kind="left_to_committee", settled="granted")
    outcomes = (
        rows.Outcome.objects.filter(
            granted, is_current=True, planned_note__annex__superseded_by=None
        )
        .order_by()
        .annotate(first=none, last=none)
        .values_list(
            "planned_note__annex_id",
            Cast("kind", CharField()),
            Cast("planned_note__key", CharField()),
            Cast(Value(""), CharField()),
            "first",
            "last",
            Value(False),
            "year",
        )
    )
    yield from sources.union(outcomes, all=True)
