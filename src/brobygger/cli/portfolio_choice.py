"""Which notes to choose, and what more money would carry: asked, and drawn for a reader."""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from rich.console import Console
from rich.markup import escape

from brobygger.cli.portfolio_file import Register
from brobygger.cli.portfolio_texts import LINES, ROWS
from brobygger.cli.quiet import solver_on_stderr
from brobygger.cli.screen import table
from brobygger.domain.kernel.amounts import print_kr
from brobygger.domain.kernel.money import MixedPriceBase
from brobygger.domain.kernel.problem import Unreadable
from brobygger.domain.recommendations.portfolio.choosing.choice import optimise
from brobygger.domain.recommendations.portfolio.choosing.frontier import frontier
from brobygger.domain.recommendations.portfolio.choosing.question import Cap, Question
from brobygger.domain.recommendations.portfolio.choosing.worth import Loss, worth
from brobygger.domain.recommendations.portfolio.file_question import (
    price_base_problem,
    question_problems,
)
from brobygger.messages import Language
from brobygger.messages.choice_answers import (
    ChooseAnswer,
    FrontAnswer,
    SaidChoice,
    SaidRow,
    choose_answer,
    front_answer,
)


def choose(
    register: Register, arguments: argparse.Namespace, at: date, language: Language
) -> ChooseAnswer:
    """The equal best choices under the caps; raises Unreadable for a question without meaning."""
    question = _question(register, arguments, at)
    model, outcomes, limit = register.model, register.outcomes, arguments.limit
    with _solving():
        portfolio = optimise(model, question, outcomes, limit_s=limit)
        told = worth(model, question, outcomes, limit_s=limit) if arguments.worth else ()
    return choose_answer(portfolio, told, language)


def front(register: Register, arguments: argparse.Namespace, at: date) -> FrontAnswer:
    """Each step of money against what it carries."""
    question = _question(register, arguments, at)
    with _solving():
        found = frontier(
            register.model,
            question,
            register.outcomes,
            measure=arguments.measure,
            limit_s=arguments.limit,
        )
    return front_answer(found)


@contextmanager
def _solving() -> Iterator[None]:
    """A solver's lines go to the error stream, and mixed price bases become a Problem."""
    try:
        with solver_on_stderr():
            yield
    except MixedPriceBase as mixed:
        raise Unreadable(price_base_problem(str(mixed))) from mixed


def _question(register: Register, arguments: argparse.Namespace, at: date) -> Question:
    weights = dict(arguments.weight)
    question = Question(
        at,
        caps=tuple(
            Cap(year, kr, committee or None, appropriation or None)
            for year, committee, appropriation, kr in getattr(arguments, "cap", ())
        ),
        weights={int(one): weight for one, weight in weights.items() if one.isdecimal()},
        part_weights={one: weight for one, weight in weights.items() if not one.isdecimal()},
        must=tuple(arguments.must),
        forbid=tuple(arguments.forbid),
        exclusions=tuple(arguments.exclusive),
        packages=tuple(arguments.together),
    )
    for problem in question_problems(question, register.model):
        raise Unreadable(problem)
    return question


def _line(name: str, language: Language, **words: str) -> str:
    return LINES[name].said(language).format(**words)


def print_choice(screen: Console, answer: ChooseAnswer, language: Language) -> None:
    """What could not be weighed first, then how sure the answer is, then all equal answers."""
    if answer.left_out:
        screen.print(f"[bold]{_line('left_out', language)}[/]")
        for problem in answer.left_out:
            screen.print(f"  [yellow]▲[/] {escape(problem.what)} {escape(problem.remedy)}")
    screen.print(_line(answer.status, language, gap=str(answer.gap)))
    for row in answer.conflict:
        screen.print(f"  ■ {escape(row_words(row, language))}")
    if not answer.ties:
        return
    count = len(answer.ties)
    screen.print(_line("equal" if count > 1 else "alone", language, count=str(count)))
    heads = ("notes", "money", "by_year", "covered", "partly", "parts")
    shown = table(*(LINES[head].said(language) for head in heads), lines=True)
    shown.columns[1].justify = shown.columns[2].justify = "right"
    for one in answer.ties:
        shown.add_row(*_choice_row(one, language))
    screen.print(shown)
    if answer.more_ties:
        screen.print(_line("more_ties", language))
    if answer.worth:
        _print_worth(screen, answer, language)


def _choice_row(one: SaidChoice, language: Language) -> Iterator[str]:
    yield escape(", ".join(one.notes)) or LINES["none_chosen"].said(language)
    yield print_kr(one.money_kr)
    yield "\n".join(f"{year}: {print_kr(kr)}" for year, kr in one.cost_by_year_kr.items())
    for label in ("covered", "partly"):
        numbers = [number for number, said in one.labels.items() if said == label]
        yield f"{len(numbers)}: {', '.join(numbers)}" if numbers else "0"
    yield str(len(one.standing))


def _print_worth(screen: Console, answer: ChooseAnswer, language: Language) -> None:
    heads = ("note", "money", "lost_without", "lost_keeping")
    shown = table(*(LINES[head].said(language) for head in heads))
    shown.columns[1].justify = "right"
    for one in answer.worth:
        losses = (_loss(loss, language) for loss in (one.without, one.keeping))
        shown.add_row(escape(one.note), print_kr(one.money_kr), *losses)
    screen.print(shown)


def _loss(loss: Loss | None, language: Language) -> str:
    if loss is None:
        return LINES["impossible"].said(language)
    whole, parts = (LINES[name].said(language) for name in ("value_recommendations", "value_parts"))
    return f"{loss.weight} {whole}, {loss.part_weight} {parts}"


def row_words(row: SaidRow, language: Language) -> str:
    """A condition in words."""
    words = ROWS[row.kind].said(language)
    if row.cap is None:
        return words.format(notes=", ".join(row.notes))
    of = "".join(f" ({name})" for name in (row.cap.committee, row.cap.appropriation) if name)
    return words.format(kr=print_kr(row.cap.kr), year=row.cap.year, of=of)


def print_front(screen: Console, answer: FrontAnswer, language: Language) -> None:
    """One line a step, least money first."""
    value = LINES[f"value_{answer.measure}"].said(language)
    shown = table(LINES["money"].said(language), value, LINES["for_example"].said(language))
    shown.columns[0].justify = shown.columns[1].justify = "right"
    for point in answer.points:
        some = escape(", ".join(point.portfolios[0])) or LINES["none_chosen"].said(language)
        if point.more or len(point.portfolios) > 1:
            some += f" {LINES['and_others'].said(language)}"
        shown.add_row(print_kr(point.money_kr), str(point.value), some)
    screen.print(shown)
    if not answer.is_complete:
        screen.print(_line("front_cut", language))
