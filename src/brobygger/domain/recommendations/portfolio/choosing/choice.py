"""Which notes carry most recommendations for a sum of money, with every equal answer beside it.

Source: section A5 of the decision methods. First as many recommendations as possible (by weight),
then as many parts; money decides only in which order equal answers are shown. Two equal portfolios
are a political choice, so none of them is *the* answer.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from brobygger.domain.documents.restore import restore
from brobygger.domain.kernel.problem import Problem
from brobygger.domain.recommendations.portfolio.choosing.conflict import conflict
from brobygger.domain.recommendations.portfolio.choosing.program import Line, Program
from brobygger.domain.recommendations.portfolio.choosing.question import Question, Row
from brobygger.domain.recommendations.portfolio.choosing.search import Best, best_of, ties_of
from brobygger.domain.recommendations.portfolio.choosing.terms import Terms, terms_of
from brobygger.domain.recommendations.portfolio.model import Model
from brobygger.domain.recommendations.portfolio.outcome import Outcome, OutcomeKind
from brobygger.domain.recommendations.portfolio.propagation import propagate
from brobygger.domain.recommendations.portfolio.state import Label, State

Status = Literal["optimal", "limit", "infeasible"]
"""optimal: proven. limit: the best found in the time. infeasible: the conditions are at odds."""

MOST_TIES = 20
"""So many equal answers are named; that there are more is only said."""

LIMIT_S = 60
"""Seconds that one solving may take before the best found so far is shown as unproven."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One portfolio: the notes, what they cost, and what stands with them.

    ``weight`` and ``part_weight`` are what was maximised; with all weights 1 they are the numbers
    of recommendations covered and of parts that stand.
    """

    notes: tuple[str, ...]
    money_kr: int
    cost_by_year_kr: Mapping[int, int]
    weight: int
    part_weight: int
    labels: Mapping[int, Label]
    standing: tuple[str, ...]

    def labelled(self, *labels: Label) -> tuple[int, ...]:
        """The recommendations with one of these labels."""
        return tuple(number for number, label in self.labels.items() if label in labels)


@dataclass(frozen=True, slots=True)
class Decided:
    """A note that is no longer anybody's to choose. ``is_given``: it carries something."""

    note: str
    outcome: OutcomeKind
    is_given: bool


@dataclass(frozen=True, slots=True)
class Portfolio:
    """The answer. ``ties`` are all equal portfolios, cheapest first; one where it is alone.

    A portfolio that only adds notes to an equal one is not named. ``more_ties``: further equal
    ones exist, or could not be ruled out in the time. ``gap``: how much more weight an answer
    could have that was not found in the time. ``conflict``: where nothing is possible, conditions
    that cannot be kept together, though all but any one of them can. ``left_out``: notes without a
    cost, which were not weighed.
    """

    status: Status
    ties: tuple[Choice, ...] = ()
    more_ties: bool = False
    gap: int = 0
    conflict: tuple[Row, ...] = ()
    left_out: tuple[Problem, ...] = ()
    decided: tuple[Decided, ...] = ()

    @property
    def selected(self) -> tuple[str, ...]:
        """The notes of the one shown first."""
        return self.ties[0].notes if self.ties else ()

    @property
    def states(self) -> Mapping[int, Label]:
        """The labels of the one shown first."""
        return self.ties[0].labels if self.ties else {}

    @property
    def cost_by_year_kr(self) -> Mapping[int, int]:
        """What the one shown first costs."""
        return self.ties[0].cost_by_year_kr if self.ties else {}


def optimise(
    model: Model,
    question: Question,
    outcomes: Iterable[Outcome] = (),
    *,
    max_ties: int = MOST_TIES,
    limit_s: int = LIMIT_S,
) -> Portfolio:
    """Choose the notes that carry most under the caps, and every choice that carries as much.

    Raises ValueError for a question without meaning, MixedPriceBase where the notes are not in
    one price base, and Mismatch where the solver's answer does not hold by the register's rules.
    """
    terms = terms_of(model, question, outcomes)
    program = Program(terms, terms.rows, limit_s)
    known = Portfolio("optimal", left_out=left_out(terms), decided=decided(terms))
    best = best_of(program)
    if best.notes is None:
        if not best.is_proven:
            return replace(known, status="limit")
        return replace(known, status="infeasible", conflict=conflict(terms, limit_s))
    if not best.is_proven:
        found = (choice_of(terms, best.notes),)
        return replace(known, status="limit", ties=found, more_ties=True, gap=best.gap)
    ties, are_all = ties_of(program, equal_to(program, best), max_ties)
    shown = tuple(choice_of(terms, notes) for notes in ties or [best.notes])
    return replace(known, ties=shown, more_ties=not are_all)


def equal_to(program: Program, best: Best) -> tuple[Line, ...]:
    """What a portfolio keeps that carries as much as the best one."""
    return (
        Line(program.whole, best.weight, best.weight),
        Line(program.parts, best.part_weight, best.part_weight),
    )


def choice_of(terms: Terms, notes: Iterable[str]) -> Choice:
    """A portfolio with all that is said of it, by the rules of the register."""
    chosen = frozenset(notes)
    listed = tuple(note for note in terms.free if note in chosen)
    states = propagate(terms.model, terms.supposed(chosen), terms.question.at)
    plain = {part: one.state for part, one in states.parts.items()}
    weight, part_weight = terms.value_of(plain)
    return Choice(
        listed,
        terms.money_kr(listed),
        terms.cost_by_year_kr(listed),
        weight,
        part_weight,
        states.recommendations,
        tuple(part for part, state in plain.items() if state is State.STANDS),
    )


def left_out(terms: Terms) -> tuple[Problem, ...]:
    """The notes whose cost nobody has entered, for the reader to see before the answer.

    A package of which only the notes have costs is not one of them.
    """
    return tuple(
        Problem("PORTFOLIO-005", "warning", params={"note": note})
        for note in terms.without_cost
        if terms.model.lifted_by[note]
    )


def decided(terms: Terms) -> tuple[Decided, ...]:
    """The notes that keep what was decided on them."""
    at = terms.question.at
    return tuple(
        Decided(note, terms.decided.state(note, "", at).outcome, terms.is_given(note))
        for note in terms.settled
    )


def read_portfolio(record: Mapping[str, Any]) -> Portfolio:
    """An answer from the JSON that ``as_json`` wrote of it."""
    portfolio = restore(Portfolio, record)
    return replace(portfolio, ties=tuple(map(_with_numbers, portfolio.ties)))


def read_choice(record: Mapping[str, Any]) -> Choice:
    """One portfolio from the JSON that ``as_json`` wrote of it."""
    return _with_numbers(restore(Choice, record))


def _with_numbers(one: Choice) -> Choice:
    """JSON has only texts as keys; years and recommendations are numbers."""
    return replace(
        one,
        cost_by_year_kr={int(year): kr for year, kr in one.cost_by_year_kr.items()},
        labels={int(number): label for number, label in one.labels.items()},
    )
