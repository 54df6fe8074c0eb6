"""How much more could be carried for how much more money: the steps of the exact front."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from brobygger.domain.documents.restore import restore
from brobygger.domain.recommendations.portfolio.choosing.choice import LIMIT_S
from brobygger.domain.recommendations.portfolio.choosing.program import (
    Line,
    Mismatch,
    Program,
    Sum,
)
from brobygger.domain.recommendations.portfolio.choosing.question import Question
from brobygger.domain.recommendations.portfolio.choosing.terms import terms_of
from brobygger.domain.recommendations.portfolio.model import Model
from brobygger.domain.recommendations.portfolio.outcome import Outcome

Measure = Literal["recommendations", "parts"]

MOST_POINTS = 40
"""More steps than this nobody reads; on a register with more they are taken at even distances."""


@dataclass(frozen=True, slots=True)
class Point:
    """The least money for which so much can be carried, and the portfolios that do it.

    ``portfolios`` names some; ``more`` says whether there are others at the same money.
    """

    money_kr: int
    value: int
    portfolios: tuple[tuple[str, ...], ...]
    more: bool = False


@dataclass(frozen=True, slots=True)
class Front:
    """The points, least money first. ``is_complete`` False: there are steps between them."""

    measure: Measure
    points: tuple[Point, ...] = ()
    is_complete: bool = True


@dataclass(frozen=True, slots=True)
class _Step:
    """One step of the front on the way: money, value, and notes that give it."""

    money_kr: int
    value: int
    notes: frozenset[str]


def frontier(
    model: Model,
    question: Question,
    outcomes: Iterable[Outcome] = (),
    *,
    measure: Measure = "recommendations",
    max_ties: int = 1,
    most: int = MOST_POINTS,
    limit_s: int = LIMIT_S,
) -> Front:
    """The steps of money against recommendations (or parts), by their weights.

    Money is the sum over all years. The caps of the question are put aside, because the front
    says what more money would carry; its other conditions are kept. Each point is the least money
    for its value. Where all points are found, each is also the greatest value for its money.
    Raises what ``optimise`` raises.
    """
    terms = terms_of(model, replace(question, caps=()), outcomes)
    program = Program(terms, terms.rows, limit_s)
    search = _Search(program, measure)
    steps, is_complete = search.steps(most)
    aim = search.aim
    points = tuple(_point(program, aim, step, max_ties) for step in steps)
    return Front(measure, points, is_complete)


@dataclass(frozen=True, slots=True)
class _Search:
    """Least money for a value, asked in the middle of the widest gap until no gap is left."""

    program: Program
    measure: Measure

    @property
    def aim(self) -> Sum:
        """What is to be carried."""
        return self.program.whole if self.measure == "recommendations" else self.program.parts

    def steps(self, most: int) -> tuple[tuple[_Step, ...], bool]:
        """The steps, at most so many, and whether they are all there are."""
        ends = self._ends()
        if not ends:
            return (), ends is not None
        found = {step.value: step for step in ends}
        gaps = _gap(ends[0].value, ends[-1].value)
        is_complete = True
        while gaps and len(found) < most:
            low, high = gaps.pop(max(range(len(gaps)), key=lambda at: gaps[at][1] - gaps[at][0]))
            middle = (low + high + 1) // 2
            step = self._least(middle)
            if step is None:
                is_complete = False
                continue
            if step.value < high:
                gaps += _gap(step.value, high)
            found[step.value] = step
            gaps += _gap(low, middle)
        return _without_worse(found.values()), is_complete and not gaps

    def _ends(self) -> tuple[_Step, ...] | None:
        """The cheapest choice of all, and the cheapest that carries everything that can be.

        Nothing where no choice is possible; None where the time did not suffice.
        """
        most = self.program.best(self.aim)
        if most.notes is None or not most.is_proven:
            return () if most.is_proven else None
        low, high = self._least(0), self._least(most.value)
        return None if low is None or high is None else (low, high)

    def _least(self, value: int) -> _Step | None:
        answer = self.program.best(self.program.money, [Line(self.aim, low=value)], least=True)
        if answer.notes is None or not answer.is_proven:
            return None
        terms = self.program.terms
        carried = terms.value(answer.notes)[0 if self.measure == "recommendations" else 1]
        money = terms.money_kr(answer.notes)
        if carried < value or money != answer.value * self.program.unit:
            raise Mismatch(f"{carried} for {value}, {money} for {answer.value}")
        return _Step(money, carried, answer.notes)


def _gap(low: int, high: int) -> list[tuple[int, int]]:
    """Between two values that are known there may be others."""
    return [(low, high)] if high - low > 1 else []


def _without_worse(steps: Iterable[_Step]) -> tuple[_Step, ...]:
    """Where two values cost the same, only the greater is a step."""
    kept: list[_Step] = []
    for step in sorted(steps, key=lambda one: -one.value):
        if not kept or step.money_kr < kept[-1].money_kr:
            kept.append(step)
    return tuple(reversed(kept))


def _point(program: Program, aim: Sum, step: _Step, most: int) -> Point:
    """A step with its equals: the same money, the same value, other notes."""
    if most <= 1:
        return Point(step.money_kr, step.value, _listed(program, [step.notes]))
    money = Line(program.money, high=step.money_kr // program.unit)
    same = [Line(aim, low=step.value), money]
    found: list[frozenset[str]] = []
    while len(found) <= most:
        cuts = [program.except_for(one) for one in found]
        answer = program.best(program.count, [*same, *cuts], least=True)
        if answer.notes is None:
            named = _listed(program, found or [step.notes])
            return Point(step.money_kr, step.value, named, not answer.is_proven)
        found.append(answer.notes)
    return Point(step.money_kr, step.value, _listed(program, found[:most]), more=True)


def _listed(program: Program, found: Sequence[frozenset[str]]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(n for n in program.terms.free if n in notes) for notes in found)


def read_front(record: Any) -> Front:
    """A front from the JSON that ``as_json`` wrote of it."""
    return restore(Front, record)
