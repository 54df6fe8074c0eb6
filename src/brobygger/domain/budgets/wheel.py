"""The wheel of a budget: the steps of its round, and when each one falls.

Source: section 5 of the domain description, read from the city's agendas of 2020-2025. The steps
of budget Y all fall in the year before Y. A date that somebody has entered counts; where none is,
the usual time of the year stands in its place, and says so.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, get_args

from brobygger.domain.kernel.problem import Problem
from brobygger.domain.recommendations.portfolio.model import ADOPTED_BY

RoundStep = Literal[
    "call",
    "contribution",
    "carry_over",
    "ordered",
    "june",
    "first_reading",
    "amendments",
    "adopted",
]
ROUND_STEPS: tuple[RoundStep, ...] = get_args(RoundStep)

MonthDay = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Usual:
    """Between which days a step has usually fallen, and where that was seen."""

    first: MonthDay
    last: MonthDay
    seen_in: str


USUAL: Mapping[RoundStep, Usual] = {
    "call": Usual((1, 1), (1, 31), "kk.dk ØU 24.01.2024 item 2"),
    "contribution": Usual((2, 1), (3, 31), "kk.dk TMU 26.02.2024 item 2"),
    "carry_over": Usual((3, 1), (4, 30), "kk.dk TMU 26.02.2024 item 2"),
    "ordered": Usual((1, 1), (6, 30), "between call circular and June proposal"),
    "june": Usual((6, 1), (6, 30), "kk.dk ØU 23.08.2023 item 2"),
    "first_reading": Usual((8, 16), (8, 31), "kk.dk ØU 23.08.2023 item 2"),
    "amendments": Usual((9, 1), (9, 30), "kk.dk ØU 23.08.2023 item 2"),
    "adopted": Usual((10, 1), ADOPTED_BY, "kk.dk BR 01.10.2020 item 7"),
}
"""The usual time of each step. "ordered" is the time in which budget notes are ordered."""


@dataclass(frozen=True, slots=True)
class Window:
    """When a step of a round falls: one day where it is entered, else the usual time.

    Notes may be ordered from New Year until ``last``, which is the entered day where there is one.
    """

    step: RoundStep
    budget: int
    first: date
    last: date
    is_entered: bool


@dataclass(frozen=True, slots=True)
class Wheel:
    """The rounds as far as their dates are entered: budget year -> step -> day.

    >>> wheel = Wheel({2028: {"adopted": date(2027, 10, 7)}})
    >>> wheel.window("adopted", 2028).last.isoformat(), wheel.window("adopted", 2028).is_entered
    ('2027-10-07', True)
    >>> wheel.window("adopted", 2029).last.isoformat(), wheel.window("adopted", 2029).is_entered
    ('2028-10-15', False)
    """

    entered: Mapping[int, Mapping[RoundStep, date]] = field(default_factory=dict)

    def window(self, step: RoundStep, budget: int) -> Window:
        """When a step of this budget's round falls."""
        usual = USUAL[step]
        first = date(budget - 1, *usual.first)
        day = self._fitting(step, budget)
        if day is None:
            return Window(step, budget, first, date(budget - 1, *usual.last), is_entered=False)
        return Window(step, budget, first if step == "ordered" else day, day, is_entered=True)

    def steps(self, budget: int) -> tuple[Window, ...]:
        """All steps of a round, in the order of their days."""
        found = (self.window(step, budget) for step in ROUND_STEPS)
        return tuple(sorted(found, key=lambda one: (one.first, one.last)))

    def problems(self) -> tuple[Problem, ...]:
        """Entered days that cannot be right: they are not used, and somebody must look at them."""
        return tuple(
            Problem("EXPIRY-002", "error", params={"year": str(budget), "day": f"{day:%d-%m-%Y}"})
            for budget, step, day in self._days()
            if self._fitting(step, budget) is None
        )

    def _days(self) -> Iterator[tuple[int, RoundStep, date]]:
        for budget in sorted(self.entered):
            for step in ROUND_STEPS:
                if step in self.entered[budget]:
                    yield budget, step, self.entered[budget][step]

    def _fitting(self, step: RoundStep, budget: int) -> date | None:
        """The entered day, where it lies in the year before the budget and before the adoption."""
        day = self.entered.get(budget, {}).get(step)
        if day is None or day.year != budget - 1:
            return None
        if step == "adopted":  # after both readings, which the law puts in the second half year
            return day if day.month > 6 else None
        return day if day < self.window("adopted", budget).last else None
