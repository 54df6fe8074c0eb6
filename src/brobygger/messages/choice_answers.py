"""Answers about money as objects: which notes to choose, and what more money would carry."""

from collections.abc import Mapping
from dataclasses import dataclass

from brobygger.domain.recommendations.portfolio.choosing.choice import Choice, Portfolio, Status
from brobygger.domain.recommendations.portfolio.choosing.frontier import Front, Measure
from brobygger.domain.recommendations.portfolio.choosing.question import Cap, RowKind
from brobygger.domain.recommendations.portfolio.choosing.worth import Worth
from brobygger.domain.recommendations.portfolio.outcome import OutcomeKind
from brobygger.domain.recommendations.portfolio.state import Label
from brobygger.messages import Language
from brobygger.messages.portfolio_answers import SaidProblem, said_problems


@dataclass(frozen=True, slots=True)
class SaidChoice:
    """One of the equal answers: its notes, what they cost, and what is said of each recommendation.

    ``weight`` and ``part_weight`` are what was maximised: the numbers of recommendations covered
    and of parts that stand, where every weight is 1.
    """

    notes: tuple[str, ...]
    money_kr: int
    cost_by_year_kr: Mapping[str, int]
    weight: int
    part_weight: int
    labels: Mapping[str, Label]
    standing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SaidDecided:
    """A note that keeps what has been decided on it."""

    note: str
    outcome: OutcomeKind
    is_given: bool


@dataclass(frozen=True, slots=True)
class SaidRow:
    """A condition that cannot be kept together with the others that are named."""

    kind: RowKind
    notes: tuple[str, ...]
    cap: Cap | None


@dataclass(frozen=True, slots=True)
class ChooseAnswer:
    """What `brobygger portfolio choose` gives: every equal answer, none of them *the* answer.

    ``more_ties``: further equal answers exist. ``gap``: how much more weight an answer could have
    that was not found in the time (status "limit"). ``conflict``: conditions that contradict each
    other (status "infeasible"). ``left_out``: notes without a cost, which were not weighed.
    """

    status: Status
    ties: tuple[SaidChoice, ...]
    more_ties: bool
    gap: int
    conflict: tuple[SaidRow, ...]
    left_out: tuple[SaidProblem, ...]
    decided: tuple[SaidDecided, ...]
    worth: tuple[Worth, ...]


@dataclass(frozen=True, slots=True)
class SaidPoint:
    """The least money for so much, with notes that give it; ``more`` where others do too."""

    money_kr: int
    value: int
    portfolios: tuple[tuple[str, ...], ...]
    more: bool


@dataclass(frozen=True, slots=True)
class FrontAnswer:
    """What `brobygger portfolio front` gives: each step of money against what it carries."""

    measure: Measure
    points: tuple[SaidPoint, ...]
    is_complete: bool


def choose_answer(
    portfolio: Portfolio, worth: tuple[Worth, ...] = (), language: Language = "da"
) -> ChooseAnswer:
    """The answer with the problems in words, and what each note is worth to it."""
    return ChooseAnswer(
        status=portfolio.status,
        ties=tuple(_choice(one) for one in portfolio.ties),
        more_ties=portfolio.more_ties,
        gap=portfolio.gap,
        conflict=tuple(SaidRow(row.kind, row.notes, row.cap) for row in portfolio.conflict),
        left_out=said_problems(portfolio.left_out, language),
        decided=tuple(
            SaidDecided(one.note, one.outcome, one.is_given) for one in portfolio.decided
        ),
        worth=worth,
    )


def _choice(one: Choice) -> SaidChoice:
    return SaidChoice(
        one.notes,
        one.money_kr,
        {str(year): kr for year, kr in one.cost_by_year_kr.items()},
        one.weight,
        one.part_weight,
        {str(number): label for number, label in one.labels.items()},
        one.standing,
    )


def front_answer(front: Front) -> FrontAnswer:
    """The front as it is printed."""
    points = tuple(
        SaidPoint(one.money_kr, one.value, one.portfolios, one.more) for one in front.points
    )
    return FrontAnswer(front.measure, points, front.is_complete)
