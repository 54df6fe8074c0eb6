"""`brobygger network QUESTION FILE...`: who works together, on files alone. Needs no database."""

import argparse
from collections.abc import Callable
from dataclasses import dataclass

from rich.console import Console

from brobygger.cli.answering import answered, placed, refuse, unreadable_in, wrong_use
from brobygger.cli.network_arguments import add_question
from brobygger.cli.network_screen import print_bridges, print_change, print_summary
from brobygger.cli.network_texts import ARGUMENTS, LINES, QUESTIONS
from brobygger.cli.parser import Parser
from brobygger.cli.rows_file import shown_name, text_of_file
from brobygger.domain.actors.bridging.bridges import propose_bridges
from brobygger.domain.actors.change import changes
from brobygger.domain.actors.file import NetworkFile, read_network
from brobygger.domain.actors.file_network import Ties, network_of, source_of, strangers, waves_in
from brobygger.domain.actors.network import Network
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


@dataclass(frozen=True, slots=True)
class Read:
    """What the files say, what counts as a tie, and what was wrong with some rows."""

    file: NetworkFile
    ties: Ties
    problems: tuple[Problem, ...]

    def network(self, wave: str | None) -> Network:
        """The network of a wave, the latest where none is named; raises Unreadable."""
        return network_of(self.file, self.ties, wave)

    def told(self, *networks: Network) -> list[Problem]:
        """All that is wrong with the files and the answers of some waves, each once."""
        found = [*self.problems, *(problem for net in networks for problem in net.problems)]
        if networks[0].is_register:
            found += strangers(self.file)
        return found


def add_arguments(parser: Parser) -> None:
    """QUESTION [WAVES] FILE... [what counts as a tie] [--json], and what the question takes."""
    language = parser.language
    questions = parser.add_subparsers(
        title=ARGUMENTS["questions"].said(language),
        metavar="SPØRGSMÅL" if language == "da" else "QUESTION",
        required=True,
        dest="question",
    )
    for name, words in QUESTIONS.items():
        said = words.said(language)
        add_question(questions.add_parser(name, help=said, description=said), name)


def run(arguments: argparse.Namespace) -> int:
    """Answer one question. 0, or 1 where something in the files must be put right."""
    language: Language = arguments.language
    if arguments.question == "change" and arguments.before == arguments.after:
        return wrong_use(LINES["one_wave"].said(language), f"{NAME} change", language)
    try:
        answer, problems = _ANSWERS[arguments.question](_read(arguments), arguments, language)
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


def _read(arguments: argparse.Namespace) -> Read:
    file = NetworkFile()
    problems: list[Problem] = []
    for path in arguments.files:
        name = shown_name(path)
        try:
            each, wrong = read_network(text_of_file(path))
        except Unreadable as unreadable:
            raise unreadable_in(name, unreadable) from unreadable
        file = file.joined(each)
        problems += [placed(problem, name) for problem in wrong]
    ties = Ties(
        "groups" if arguments.groups else None,
        arguments.rule,
        arguments.min_level,
        arguments.min_shared,
    )
    return Read(file, ties, tuple(problems))


def _summary(
    read: Read, arguments: argparse.Namespace, language: Language
) -> tuple[Answer, list[Problem]]:
    net = read.network(arguments.wave)
    waves = waves_in(read.file, source_of(read.file, read.ties))
    problems = read.told(net)
    answer = summary_answer(net, read.ties, waves, problems, language, with_actors=arguments.actors)
    return answer, problems


def _change(
    read: Read, arguments: argparse.Namespace, language: Language
) -> tuple[Answer, list[Problem]]:
    before, after = read.network(arguments.before), read.network(arguments.after)
    problems = read.told(before, after)
    answer = ChangeAnswer(
        wave_of(before, language),
        wave_of(after, language),
        read.ties,
        arguments.imputations,
        arguments.seed,
        changes(before, after, arguments.imputations, arguments.seed),
        said_problems(problems, language),
    )
    return answer, problems


def _bridges(
    read: Read, arguments: argparse.Namespace, language: Language
) -> tuple[Answer, list[Problem]]:
    net = read.network(arguments.wave)
    problems = read.told(net)
    rejected = tuple(arguments.exclude)
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
        read.ties,
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
    str, Callable[[Read, argparse.Namespace, Language], tuple[Answer, list[Problem]]]
] = {"summary": _summary, "change": _change, "bridges": _bridges}
