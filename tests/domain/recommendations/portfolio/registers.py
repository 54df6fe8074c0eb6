"""Small registers for the tests of the portfolio: what a part says, and what is asked of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from brobygger.demo.build import PartFacts
from brobygger.demo.build.values import all_found
from brobygger.domain.recommendations.portfolio.model import Model, Note
from brobygger.domain.recommendations.portfolio.outcome import Outcome
from brobygger.domain.recommendations.portfolio.propagation import propagate
from brobygger.domain.recommendations.portfolio.state import Label, PartState, State, States
from papers.annexes import an_annex

PAPER = date(2023, 6, 28)
"""The day of every paper here: the budget of 2024 could carry what it asks for."""
ADOPTED = date(2023, 10, 15)
"""The day that budget counts as adopted."""
BEFORE, IN, AFTER = date(2023, 12, 31), date(2024, 6, 1), date(2025, 1, 1)
"""Seen from a decision about 2024."""

FRAME = PartFacts("støtte til søskende", "frame", ("BUF",))
ORDER = PartFacts("forældrekurser", "note", ("BIF",), ordered_by="BIU")
NEED = PartFacts("fælles vagtplan", "need", ("SOF",))
OUTSIDE = PartFacts("viden om normer", "outside")
WORTH: dict[Label, int] = {
    "fallen": 0, "lapsed": 0, "open": 1, "partly": 2, "covered": 3, "outside": 4,
}  # fmt: skip
"""Lapsed is fallen with a history, not better or worse than it."""


def via(*targets: int, quantifier: Any = "all") -> PartFacts:
    """A part that follows from other recommendations."""
    return PartFacts("åbne klubber", "via", via=targets, quantifier=quantifier)


def in_package(package: str = "ØKF") -> PartFacts:
    """A part whose note lies in another administration's package."""
    return PartFacts("årlige temadage", "note", ("BIF",), package=package)


def paid(by: str, last_year: int | None, kind: Any = "frame") -> PartFacts:
    """A part that goes on for money that ends, at a known time or not."""
    return PartFacts(
        "lærernes værktøjer", kind, ("BUF",), novelty="continued", paid_by=(by, last_year)
    )


def register(
    *recommendations: Sequence[PartFacts],
    notes: Iterable[Note] = (),
    adopted: Mapping[int, date] | None = None,
    **changed: Mapping[str, Any],
) -> Model:
    """A model of recommendations with these parts; ``changed`` sets fields of a part: p1a={...}."""
    made = [
        replace(each, parts=tuple(_changed(part, changed) for part in each.parts))
        for each in an_annex(*recommendations).recommendations
    ]
    return Model(tuple(made), tuple(notes), PAPER, adopted or {})


def _changed(part: Any, changed: Mapping[str, Mapping[str, Any]]) -> Any:
    fields = changed.get(f"p{part.id}", {})
    return replace(part, **{name: all_found(values) for name, values in fields.items()})


def at(model: Model, day: date, *outcomes: Outcome) -> States:
    """Everything on a day."""
    return propagate(model, outcomes, day)


def the_part(model: Model, code: str, day: date, *outcomes: Outcome) -> PartState:
    """One part on a day."""
    return propagate(model, outcomes, day).parts[code]


def why(part: PartState) -> list[str]:
    """The kinds of the steps that lead from the part to the paper."""
    return [step.kind for step in part.chain]


def seen(model: Model, code: str, day: date, *outcomes: Outcome) -> tuple[State, list[str]]:
    """State and reasons of a part."""
    part = the_part(model, code, day, *outcomes)
    return part.state, why(part)


def softly(states: States, part: str) -> State:
    """The state by the lenient reading."""
    found = states.parts[part]
    return found.state if found.lenient is None else found.lenient
