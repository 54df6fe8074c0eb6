"""`brobygger areas rank`: what scores say of candidate areas, of a file or of the database.

A file needs no database and no Django; `--database` asks a choice that people work on, and loads
the web only then.
"""

import argparse
from fractions import Fraction

from brobygger.cli.answering import answered, refuse, unreadable_in, wrong_use
from brobygger.cli.area_ranking import Asked, rank_answer
from brobygger.cli.areas_screen import print_ranking
from brobygger.cli.areas_texts import ARGUMENTS, LINES
from brobygger.cli.parser import Parser, questions_of
from brobygger.cli.rows_file import shown_name, text_of_file
from brobygger.cli.values import codes, number, weights
from brobygger.domain.areas.acceptability import DRAWS
from brobygger.domain.areas.file import AreasFile, read_areas
from brobygger.domain.kernel.problem import Problem, Unreadable
from brobygger.messages import Language
from brobygger.messages.area_answers import RankAnswer

NAME = "areas"
MOST_DRAWS = 1_000_000


def add_arguments(parser: Parser) -> None:
    """rank FILE [--weights ... | --order ...] [--draws N] [--seed N] [--promethee] [--json]."""
    language = parser.language
    questions = questions_of(parser, ARGUMENTS["questions"].said(language))
    said = ARGUMENTS["rank"].said(language)
    _add_rank(questions.add_parser("rank", help=said, description=said))


def _add_rank(parser: Parser) -> None:
    language = parser.language
    said = {name: phrase.said(language) for name, phrase in ARGUMENTS.items()}
    parser.add_argument("file", metavar="FILE", nargs="?", help=said["file"])
    parser.add_argument("--database", metavar="CHOICE", nargs="?", const="", help=said["database"])
    which = parser.add_mutually_exclusive_group()
    which.add_argument(
        "--weights",
        metavar="A=N,B=N",
        type=weights(LINES["bad_weights"], language),
        help=said["weights"],
    )
    which.add_argument(
        "--order",
        metavar="A,B",
        type=codes(LINES["bad_order"], language),
        default=(),
        help=said["order"],
    )
    bad = LINES["bad_number"]
    parser.add_argument(
        "--draws",
        metavar="N",
        type=number(bad, language, 1, MOST_DRAWS),
        default=DRAWS,
        help=said["draws"],
    )
    parser.add_argument(
        "--seed",
        metavar="N",
        type=number(bad, language, 0, 2**32 - 1),
        default=0,
        help=said["seed"],
    )
    parser.add_argument("--promethee", action="store_true", help=said["promethee"])
    parser.add_json()


def run(arguments: argparse.Namespace) -> int:
    """Rank the areas of a file. 0, or 1 where something in it must be put right."""
    language: Language = arguments.language
    if (arguments.file is None) == (arguments.database is None):
        return wrong_use(LINES["file_or_database"].said(language), f"{NAME} rank", language)
    try:
        answer, problems = _ranked(arguments, language)
    except Unreadable as unreadable:
        return refuse(unreadable.problem, language)
    return answered(
        arguments, answer, lambda screen: print_ranking(screen, answer, problems, language)
    )


def _ranked(arguments: argparse.Namespace, language: Language) -> tuple[RankAnswer, list[Problem]]:
    name = shown_name(arguments.file) if arguments.file else "Brobygger"
    given: dict[str, Fraction] | None = arguments.weights
    asked = Asked(given, arguments.order, arguments.draws, arguments.seed, arguments.promethee)
    try:
        file, problems = _file(arguments)
        return rank_answer(file, problems, asked, name, language)
    except Unreadable as unreadable:
        raise unreadable_in(name, unreadable) from unreadable


def _file(arguments: argparse.Namespace) -> tuple[AreasFile, list[Problem]]:
    if arguments.database is None:
        return read_areas(text_of_file(arguments.file))
    from brobygger.cli.areas_database import areas_of_database

    return areas_of_database(arguments.database), []
