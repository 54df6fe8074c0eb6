"""`brobygger portfolio QUESTION`: what stands, falls and can be carried, of a file or the database.

A register file needs no database and no Django; `--database` asks the register that people work
in, and loads the web only then.
"""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from rich.console import Console

from brobygger.cli.parser import Parser, questions_of
from brobygger.cli.portfolio_arguments import Day, add_question
from brobygger.cli.portfolio_file import Register, register_of_file
from brobygger.cli.portfolio_texts import ARGUMENTS, LINES, QUESTIONS
from brobygger.cli.screen import console, print_findings, print_json
from brobygger.cli.texts import SAID
from brobygger.domain.documents.record import as_json
from brobygger.domain.kernel.problem import Problem, Unreadable
from brobygger.domain.recommendations.portfolio.file import default_day
from brobygger.domain.recommendations.portfolio.file_question import day_problem
from brobygger.messages import Language
from brobygger.messages.sheets import finding_sheet

NAME = "portfolio"
WRONG_USE = 2

Answer = tuple[Any, Callable[[Console], None]]
"""The answer as an object, and how it is drawn on a screen."""


def add_arguments(parser: Parser) -> None:
    """QUESTION [FILE | --database [ANNEX]] [--at DAY] [--json], and what the question takes."""
    language = parser.language
    questions = questions_of(parser, ARGUMENTS["questions"].said(language))
    for name, words in QUESTIONS.items():
        said = words.said(language)
        add_question(questions.add_parser(name, help=said, description=said), name)


def run(arguments: argparse.Namespace) -> int:
    """Answer one question. 0, or 1 where the register holds something that must be put right."""
    language: Language = arguments.language
    if (arguments.file is None) == (arguments.database is None):
        return _wrong_use(LINES["file_or_database"].said(language), arguments, language)
    name = Path(arguments.file).name if arguments.file else "Brobygger"
    try:
        register = _register(arguments)
        answer, draw = _ANSWERS[arguments.question](register, arguments, language)
    except Unreadable as unreadable:
        return _refuse(name, [unreadable.problem], language)
    if arguments.json:
        print_json([as_json(answer)], one_a_line=False)
    else:
        draw(console())
    problems = getattr(answer, "problems", ())
    return int(any(problem.severity == "error" for problem in problems))


def _register(arguments: argparse.Namespace) -> Register:
    if arguments.database is None:
        return register_of_file(arguments.file)
    from brobygger.cli.portfolio_database import register_of_database

    return register_of_database(arguments.database)


def _colour(register: Register, arguments: argparse.Namespace, language: Language) -> Answer:
    from brobygger.cli.portfolio_screen import print_colours
    from brobygger.messages.portfolio_answers import colour_answer

    at: Day | None = arguments.at or register.model.dated
    answer = colour_answer(register.model.recommendations, at)
    return answer, lambda screen: print_colours(screen, answer, language)


def _propagate(register: Register, arguments: argparse.Namespace, language: Language) -> Answer:
    from brobygger.cli.portfolio_screen import print_states
    from brobygger.domain.recommendations.portfolio.propagation import propagate
    from brobygger.messages.portfolio_answers import states_answer

    states = propagate(register.model, register.outcomes, _day(register, arguments))
    answer = states_answer(states, language)
    return answer, lambda screen: print_states(screen, answer, states.problems, language)


def _explain(register: Register, arguments: argparse.Namespace, language: Language) -> Answer:
    from brobygger.cli.portfolio_screen import print_explanation
    from brobygger.domain.recommendations.portfolio.explain import explain
    from brobygger.domain.recommendations.portfolio.model import UnknownNote
    from brobygger.messages.portfolio_answers import explain_answer

    day = _day(register, arguments)
    try:
        found = explain(register.model, arguments.note, register.outcomes, day)
    except UnknownNote as unknown:
        problem = Problem("REGISTER-006", "error", params={"note": arguments.note})
        raise Unreadable(problem) from unknown
    answer = explain_answer(found, language)
    return answer, lambda screen: print_explanation(screen, answer, language)


def _choose(register: Register, arguments: argparse.Namespace, language: Language) -> Answer:
    from brobygger.cli.portfolio_choice import choose, print_choice

    answer = choose(register, arguments, _day(register, arguments), language)
    return answer, lambda screen: print_choice(screen, answer, language)


def _front(register: Register, arguments: argparse.Namespace, language: Language) -> Answer:
    from brobygger.cli.portfolio_choice import front, print_front

    answer = front(register, arguments, _day(register, arguments))
    return answer, lambda screen: print_front(screen, answer, language)


_ANSWERS: dict[str, Callable[[Register, argparse.Namespace, Language], Answer]] = {
    "colour": _colour,
    "propagate": _propagate,
    "explain": _explain,
    "choose": _choose,
    "front": _front,
}


def _day(register: Register, arguments: argparse.Namespace) -> Day:
    day: Day | None = arguments.at or default_day(register.model)
    if day is None:
        raise Unreadable(day_problem())
    return day


def _refuse(name: str, problems: list[Problem], language: Language) -> int:
    """Say on the error stream what a person can put right."""
    sheet = finding_sheet([(name, problems)], language)
    print_findings(Console(stderr=True, highlight=False), sheet.rows, language)
    return 1


def _wrong_use(why: str, arguments: argparse.Namespace, language: Language) -> int:
    print(SAID["wrong_use"].said(language).format(why=why), file=sys.stderr)
    command = f"brobygger {NAME} {arguments.question}"
    print(SAID["see_help"].said(language).format(command=command), file=sys.stderr)
    return WRONG_USE
