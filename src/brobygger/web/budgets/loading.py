"""The register in few queries, for the pages that show states: without owners and costs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import FilteredRelation, OuterRef, Prefetch, Q, Subquery, Sum
from django.http import HttpRequest

from brobygger.web.budgets.models import Outcome, PlannedCost, PlannedNote
from brobygger.web.budgets.portfolio import (
    Portfolio,
    adopted_days,
    dated_rounds,
    portfolio_from,
)
from brobygger.web.recommendations.annex_rows import AnnexRows, read_annex_rows
from brobygger.web.recommendations.models import Annex, Recommendation
from brobygger.web.recommendations.portfolio import from_rows
from brobygger.web.recommendations.register import EDITION
from brobygger.web.ui.ordering import blank_first


@dataclass(frozen=True)
class Register:
    """One annex in force as rows and as the rules see it; ``annexes`` are all that are in force."""

    portfolio: Portfolio
    recommendations: Mapping[int, Recommendation]
    planned: Mapping[str, PlannedNote]
    outcomes: Sequence[Outcome]
    annexes: Sequence[Annex]

    @property
    def annex(self) -> Annex:
        """The annex that the portfolio is made of."""
        return self.portfolio.annex

    @cached_property
    def part_names(self) -> Mapping[str, str]:
        """Code of a part -> what it is called."""
        return {
            part.id: part.label.value or part.label.raw
            for each in self.portfolio.model.recommendations
            for part in each.parts
        }

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """Code of a part -> number of its recommendation."""
        return {
            part.id: each.number
            for each in self.portfolio.model.recommendations
            for part in each.parts
        }

    def lifted(self, key: str) -> tuple[str, ...]:
        """The parts that a note can carry; of a package, those of the notes in it."""
        model = self.portfolio.model
        own = model.lifted_by.get(key, ())
        return own or tuple(
            part
            for note in model.notes_by_id.values()
            if note.package == key
            for part in model.lifted_by[note.id]
        )


def register_of(annex: Annex) -> Register | None:
    """The register of this annex; None where it has no parts (three queries, whatever the rows)."""
    return _read(recommendation__annex=annex)


def register_around(planned_note: int) -> Register | None:
    """The register of the annex that a planned note belongs to."""
    return _read(recommendation__annex__planned_notes=planned_note)


def asked_register(request: HttpRequest) -> Register | None:
    """The register in force that the reader chose in the address, else the newest."""
    return _read(request.GET.get(EDITION, ""), recommendation__annex__superseded_by=None)


def _read(chosen: str = "", **which: Any) -> Register | None:
    rows, [rounds] = read_annex_rows(dated_rounds(), **which)
    return register_from(rows, adopted_days(rounds), chosen)


def register_from(
    rows: AnnexRows, adopted: Mapping[int, date], chosen: str = ""
) -> Register | None:
    """The same from rows that are read already (one query more)."""
    annexes = rows.annexes
    if not annexes:
        return None
    annex = next((one for one in annexes if str(one.pk) == chosen), annexes[0])
    rows = rows.of(annex)
    recommendations = {one.number: one for one in rows.recommendations.values()}
    planned, outcomes = _planned(annex)
    read = from_rows(recommendations.values(), map(rows.below, rows.parts))
    portfolio = portfolio_from(annex, read, planned, outcomes, adopted)
    return Register(
        portfolio, recommendations, {row.key: row for row in planned}, outcomes, annexes
    )


def _planned(annex: Annex) -> tuple[list[PlannedNote], list[Outcome]]:
    """The planned notes and what is in force of them, in one query: a note comes once for each of
    its outcomes. What it costs is asked as a sum alone, for no state turns on it.
    """
    in_force = FilteredRelation("outcomes", condition=Q(outcomes__is_current=True))
    rows_asked: Any = annex.planned_notes.annotate(asked_kr=asked_kr(), in_force=in_force)
    found = (
        rows_asked.select_related("in_force")
        .prefetch_related(Prefetch("costs", PlannedCost.objects.none()))
        .order_by("key", blank_first("in_force__year"))
    )
    rows: dict[int, PlannedNote] = {}
    outcomes = []
    for row in found:
        rows.setdefault(row.pk, row)
        outcome: Outcome | None = getattr(row, "in_force", None)  # not there where none is
        if outcome is not None:
            outcomes.append(outcome)
    return list(rows.values()), outcomes


def decided_by_key(register: Register) -> Mapping[str, list[Outcome]]:
    """Key of a planned note -> what is in force of it, year by year."""
    keys = {row.pk: row.key for row in register.planned.values()}
    found: dict[str, list[Outcome]] = {key: [] for key in register.planned}
    for row in register.outcomes:
        found[keys[row.planned_note_id]].append(row)
    return found


def asked_kr() -> Subquery:
    """All that a planned note asks for; its costs are in one price level."""
    costs = PlannedCost.objects.filter(planned_note=OuterRef("pk")).order_by()
    return Subquery(costs.values("planned_note").annotate(all=Sum("kr")).values("all"))
