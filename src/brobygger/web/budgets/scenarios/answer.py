"""The answer to a scenario, as it was that day: worked out, kept as JSON, read back."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from brobygger.domain.documents.record import as_json
from brobygger.domain.kernel.money import MixedPriceBase
from brobygger.domain.kernel.problem import Problem
from brobygger.domain.recommendations.portfolio.choosing.choice import (
    Choice,
    Portfolio,
    choice_of,
    optimise,
    read_choice,
    read_portfolio,
)
from brobygger.domain.recommendations.portfolio.choosing.frontier import Front, frontier, read_front
from brobygger.domain.recommendations.portfolio.choosing.question import Question, Row
from brobygger.domain.recommendations.portfolio.choosing.terms import terms_of
from brobygger.domain.recommendations.portfolio.choosing.worth import Worth, read_worth, worth
from brobygger.domain.recommendations.portfolio.file_question import (
    price_base_problem,
    question_problems,
)
from brobygger.messages import say
from brobygger.web.budgets.models import CURRENT
from brobygger.web.budgets.scenarios.loading import Asked
from brobygger.web.ui.faults import Fault, Refused, refuse
from brobygger.web.ui.words import reader_language

MOST_FREE = 30
"""With more notes to choose from, what each is worth is not worked out while somebody waits."""

LIMIT_S = 5
"""Seconds that one solving may take while somebody waits; an annex needs a hundredth of one."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Everything that a scenario says, as it was that day.

    ``spent_kr``: for each equal portfolio, what it spends of each cap of the question.
    ``nothing``: what is covered if none of the notes gets money. ``price_base`` is in the form of
    the rows (None where no note can be chosen). ``fictional``: notes whose cost was made up for
    the demo. ``no_committee``: notes that no committee's cap reaches, because nobody has entered
    whose they are.
    """

    portfolio: Portfolio
    spent_kr: tuple[tuple[int, ...], ...]
    nothing: Choice
    front: Front
    worth: tuple[Worth, ...]
    price_base: int | None
    fictional: tuple[str, ...] = ()
    no_committee: tuple[str, ...] = ()


def answer_of(asked: Asked, question: Question) -> Answer:
    """Put the question to the register of today; raises Refused where it has no meaning."""
    model, outcomes = asked.model, asked.outcomes
    refuse(Fault(_words(problem)) for problem in question_problems(question, model))
    try:
        terms = terms_of(model, question, outcomes)
    except MixedPriceBase as mixed:
        raise Refused([Fault(_words(price_base_problem(str(mixed))))]) from mixed
    is_small = len(terms.free) <= MOST_FREE
    portfolio = optimise(model, question, outcomes, max_ties=20 if is_small else 2, limit_s=LIMIT_S)
    front = frontier(model, question, outcomes, max_ties=20 if is_small else 1, limit_s=LIMIT_S)
    found: tuple[Worth, ...] = ()
    if is_small and portfolio.status == "optimal":
        found = worth(model, question, outcomes, limit_s=LIMIT_S)
    bases: set[Any] = {model.note(note).price_base for note in terms.free}
    has_share = any(cap.committee for cap in question.caps)
    rows = [Row("cap", cap=cap) for cap in question.caps]
    return Answer(
        portfolio,
        tuple(tuple(terms.cap_kr(row, one.notes) for row in rows) for one in portfolio.ties),
        choice_of(terms, ()),
        front,
        found,
        CURRENT if "current" in bases else next((base for base in bases if base), None),
        tuple(key for key in terms.free if asked.planned[key].is_fictional),
        tuple(key for key in terms.free if has_share and model.note(key).committee is None),
    )


def written(answer: Answer) -> dict[str, Any]:
    """The answer as it is saved."""
    record: dict[str, Any] = as_json(answer)
    return record


def read_answer(record: Mapping[str, Any]) -> Answer:
    """The answer as it was saved."""
    return Answer(
        read_portfolio(record["portfolio"]),
        tuple(map(tuple, record["spent_kr"])),
        read_choice(record["nothing"]),
        read_front(record["front"]),
        read_worth(record["worth"]),
        record["price_base"],
        tuple(record["fictional"]),
        tuple(record["no_committee"]),
    )


def _words(problem: Problem) -> str:
    said = say(problem, reader_language())
    return f"{said.what} {said.remedy}"
