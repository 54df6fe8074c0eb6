"""The portfolio over HTTP: categories, states, what falls away, what can be carried."""

from dataclasses import replace
from datetime import date
from typing import Annotated, Any, Literal

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import get_language
from ninja import Query, Router, Schema

from brobygger.domain.documents.record import as_json
from brobygger.domain.documents.restore import restore
from brobygger.domain.kernel.money import MixedPriceBase
from brobygger.domain.kernel.problem import Problem, Unreadable
from brobygger.domain.recommendations.portfolio.choosing.choice import optimise
from brobygger.domain.recommendations.portfolio.choosing.frontier import frontier
from brobygger.domain.recommendations.portfolio.choosing.question import Cap, Question
from brobygger.domain.recommendations.portfolio.choosing.worth import Worth, worth
from brobygger.domain.recommendations.portfolio.file import (
    RegisterFile,
    check_register,
    default_day,
)
from brobygger.domain.recommendations.portfolio.file_question import (
    price_base_problem,
    question_problems,
)
from brobygger.domain.recommendations.portfolio.model import UnknownNote
from brobygger.domain.recommendations.recommendation import RecommendationAnnex
from brobygger.messages import Language
from brobygger.messages.choice_answers import (
    ChooseAnswer,
    FrontAnswer,
    choose_answer,
    front_answer,
)
from brobygger.messages.portfolio_answers import (
    ColourAnswer,
    ExplainAnswer,
    StatesAnswer,
    colour_answer,
    explain_answer,
    states_answer,
)
from brobygger.web.budgets.api_decided import Key
from brobygger.web.budgets.api_question import ChooseForm, FrontForm, QuestionForm
from brobygger.web.budgets.portfolio import Portfolio, portfolio_of
from brobygger.web.recommendations.api import annex_or_404
from brobygger.web.ui.problem_json import REFUSALS
from brobygger.web.ui.shapes import Day, Number, shape_of

router = Router(tags=["portfolio"])

LIMIT_S = 10
"""Seconds for one solving: a question over the net must not hold a worker for long."""


class RegisterForm(Schema):
    """The register file that `brobygger portfolio` takes (schemas/register.schema.json)."""

    contract: int
    template: Literal["recommendation_annex"]
    values: dict[str, Any]
    notes: list[dict[str, Any]]
    outcomes: list[dict[str, Any]]
    adopted: dict[str, date]


@router.get("/annexes/{annex}/colour", response={200: shape_of(ColourAnswer), **REFUSALS})
def colour(request: HttpRequest, annex: Number, at: Annotated[Day | None, Query()] = None) -> Any:
    """The categories of an annex at a date (else on its own day)."""
    asked = portfolio_of(annex_or_404(annex))
    return as_json(colour_answer(asked.model.recommendations, at or asked.model.dated))


@router.get("/annexes/{annex}/states", response={200: shape_of(StatesAnswer), **REFUSALS})
def states(request: HttpRequest, annex: Number, at: Annotated[Day | None, Query()] = None) -> Any:
    """The state of everything at a date (else on the first day of the first budget year)."""
    asked = _portfolio(annex)
    return as_json(states_answer(asked.at(_day(asked, at)), _language()))


@router.get(
    "/annexes/{annex}/notes/{key}/explain", response={200: shape_of(ExplainAnswer), **REFUSALS}
)
def explain(
    request: HttpRequest, annex: Number, key: Key, at: Annotated[Day | None, Query()] = None
) -> Any:
    """What falls away if a note gets nothing."""
    asked = _portfolio(annex)
    try:
        found = asked.without(key, _day(asked, at))
    except UnknownNote as unknown:
        raise Unreadable(Problem("REGISTER-006", "error", params={"note": key})) from unknown
    return as_json(explain_answer(found, _language()))


@router.post("/annexes/{annex}/choose", response={200: shape_of(ChooseAnswer), **REFUSALS})
def choose(request: HttpRequest, annex: Number, said: ChooseForm) -> Any:
    """Which notes carry most under the caps: every equal answer. Nothing is saved."""
    asked = _portfolio(annex)
    question = _question(asked, said)
    try:
        found = optimise(asked.model, question, asked.outcomes, limit_s=LIMIT_S)
        told: tuple[Worth, ...] = ()
        if said.with_worth:
            told = worth(asked.model, question, asked.outcomes, limit_s=LIMIT_S)
    except MixedPriceBase as mixed:
        raise Unreadable(price_base_problem(str(mixed))) from mixed
    return as_json(choose_answer(found, told, _language()))


@router.post("/annexes/{annex}/front", response={200: shape_of(FrontAnswer), **REFUSALS})
def front(request: HttpRequest, annex: Number, said: FrontForm) -> Any:
    """Each step of money against what it carries. Nothing is saved."""
    asked = _portfolio(annex)
    question = _question(asked, said)
    try:
        found = frontier(
            asked.model, question, asked.outcomes, measure=said.measure, limit_s=LIMIT_S
        )
    except MixedPriceBase as mixed:
        raise Unreadable(price_base_problem(str(mixed))) from mixed
    return as_json(front_answer(found))


@router.get("/annexes/{annex}/register", response={200: RegisterForm, **REFUSALS})
def register(request: HttpRequest, annex: Number) -> Any:
    """The annex with its notes and outcomes as a file for `brobygger portfolio`."""
    asked = _portfolio(annex)
    model = asked.model
    read = restore(RecommendationAnnex, asked.annex.record)
    paper = replace(read, recommendations=model.recommendations)
    return RegisterFile(paper, model.notes, asked.outcomes, model.adopted).as_record()


def _portfolio(annex: int) -> Portfolio:
    asked = portfolio_of(annex_or_404(annex))
    check_register(asked.model, asked.outcomes)
    return asked


def _day(asked: Portfolio, at: date | None) -> date:
    return at or default_day(asked.model) or timezone.localdate()


def _question(asked: Portfolio, said: QuestionForm) -> Question:
    strange = [number for number in said.weights if not number.isdecimal()]
    for number in strange:
        raise Unreadable(Problem("REGISTER-007", "error", params={"part": number}))
    question = Question(
        _day(asked, said.at),
        caps=tuple(Cap(**cap.model_dump()) for cap in said.caps),
        weights={int(number): weight for number, weight in said.weights.items()},
        part_weights=said.part_weights,
        must=tuple(said.must),
        forbid=tuple(said.forbid),
        exclusions=tuple(tuple(group) for group in said.exclusions),
        packages=tuple(tuple(group) for group in said.packages),
    )
    for problem in question_problems(question, asked.model):
        raise Unreadable(problem)
    return question


def _language() -> Language:
    return "en" if get_language() == "en" else "da"
