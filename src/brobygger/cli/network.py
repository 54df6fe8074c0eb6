"""`brobygger network QUESTION`: who works together, of files or of the database.

Files need no database and no Django; `--database` asks the waves that people work with, and loads
the web only then.
"""

import argparse
from collections.abc import Callable

from rich.console import Console

from brobygger.cli.answering import answered, refuse, wrong_use
from brobygger.cli.network_arguments import add_question
from brobygger.cli.network_file import Waves, waves_of_files
from brobygger.cli.network_screen import print_bridges, print_change, print_summary
from brobygger.cli.network_texts import ARGUMENTS, LINES, QUESTIONS
from brobygger.cli.parser import Parser, questions_of
from brobygger.domain.actors.bridging.bridges import propose_bridges
from brobygger.domain.actors.change import changes
from brobygger.domain.actors.file_network import Source, Ties
from brobygger.domain.kernel.problem import Problem, Unreadable
from brobygger.messages import Language
from brobygger.messages.network_answers import (
    BridgesAnswer,
    ChangeAnswer,
    SummaryAnswer,
    said_bridges,
    summary_answer,
    wave_of,
)
from brobygger.messages.portfolio_answers import said_problems

NAME = "network"

Answer = SummaryAnswer | ChangeAnswer | BridgesAnswer


def add_arguments(parser: Parser) -> None:
    """QUESTION [WAVES] FILE... [what counts as a tie] [--json], and what the question takes."""
    language = parser.language
    questions = questions_of(parser, ARGUMENTS["questions"].said(language))
    for name, words in QUESTIONS.items():
        said = words.said(language)
        add_question(questions.add_parser(name, help=said, description=said), name)


def run(arguments: argparse.Namespace) -> int:
    """Answer one question. 0, or 1 where something in the files must be put right."""
    language: Language = arguments.language
    if arguments.question == "change" and arguments.before == arguments.after:
        return wrong_use(LINES["one_wave"].said(language), f"{NAME} change", language)
    if why := _at_odds(arguments):
        return wrong_use(LINES[why].said(language), f"{NAME} {arguments.question}", language)
    try:
        answer, problems = _ANSWERS[arguments.question](_waves(arguments), arguments, language)
    except Unreadable as unreadable:
        return refuse(unreadable.problem, language)

    def draw(screen: Console) -> None:
        if isinstance(answer, SummaryAnswer):
            print_summary(screen, answer, problems, language)
        elif isinstance(answer, ChangeAnswer):
            print_change(screen, answer, problems, language)
        else:
            print_bridges(screen, answer, problems, language)

    return answered(arguments, answer, draw)


def _at_odds(arguments: argparse.Namespace) -> str:
    """The line about arguments that do not go together; empty where they do."""
    if bool(arguments.files) == (arguments.database is not None):
        return "file_or_database"
    if arguments.question == "change" and arguments.groups and arguments.database is not None:
        return "efforts_today"
    return ""


def _waves(arguments: argparse.Namespace) -> Waves:
    source: Source | None = "groups" if arguments.groups else None
    ties = Ties(source, arguments.rule, arguments.min_level, arguments.min_shared)
    if arguments.database is None:
        return waves_of_files(arguments.files, ties)
    from brobygger.cli.network_database import waves_of_database

    return waves_of_database(arguments.database, ties)


def _summary(
    waves: Waves, arguments: argparse.Namespace, language: Language
) -> tuple[Answer, list[Problem]]:
    net = waves.network(arguments.wave)
    problems = waves.told(net)
    answer = summary_answer(
        net, waves.ties, waves.known, problems, language, with_actors=arguments.actors
    )
    return answer, problems


def _change(
    waves: Waves, arguments: argparse.Namespace, language: Language
) -> tuple[Answer, list[Problem]]:
    before, after = waves.network(arguments.before), waves.network(arguments.after)
    problems = waves.told(before, after)
    answer = ChangeAnswer(
        wave_of(before, language),
        wave_of(after, language),
        waves.ties,
        arguments.imputations,
        arguments.seed,
        changes(before, after, arguments.imputations, arguments.seed),
        said_problems(problems, language),
    )
    return answer, problems


def _bridges(
    waves: Waves, arguments: argparse.Namespace, language: Language
) -> tuple[Answer, list[Problem]]:
    net = waves.network(arguments.wave)
    problems = waves.told(net)
    rejected = (*arguments.exclude, *waves.settled.get(net.wave, ()))
    found = propose_bridges(
        net,
        arguments.k,
        arguments.cap,
        weights=arguments.weights,
        exclude=rejected,
        seed=arguments.seed,
    )
    answer = BridgesAnswer(
        wave_of(net, language),
        waves.ties,
        arguments.k,
        arguments.cap,
        arguments.seed,
        arguments.weights,
        rejected,
        said_bridges(found, language),
        said_problems(problems, language),
    )
    return answer, problems


_ANSWERS: dict[
    str, Callable[[Waves, argparse.Namespace, Language], tuple[Answer, list[Problem]]]
] = {"summary": _summary, "change": _change, "bridges": _bridges}
