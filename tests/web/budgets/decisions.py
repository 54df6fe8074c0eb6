"""Decisions to enter, and what is in force of a note."""

from datetime import date
from typing import Any

from brobygger.web.budgets.decisions.rules import Decision
from brobygger.web.budgets.models import Outcome, PlannedNote
from brobygger.web.ui.ordering import blank_first


def planned(key: str) -> PlannedNote:
    """A planned note of the annex in force."""
    return PlannedNote.objects.get(key=key, annex__superseded_by=None)


def a_decision(**changes: Any) -> Decision:
    """A grant of 2024-27 in Budget 2024; with changes another decision."""
    facts: dict[str, Any] = {
        "kind": "funded",
        "year_from": 2024,
        "year_to": 2027,
        "decided_on": date(2023, 10, 5),
        "committee": "BR",
        "item": "4",
        "kr": {None: 2_000_000},
        "price_base": 2024,
    }
    return Decision(**{**facts, **changes})


def in_force(key: str) -> list[tuple[int | None, str]]:
    """Year and kind of what counts for a note."""
    rows = Outcome.objects.filter(planned_note=planned(key), is_current=True)
    return list(rows.order_by(blank_first("year")).values_list("year", "kind"))
