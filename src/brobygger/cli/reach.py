"""`brobygger reach FILE`: how many different people were reached, of files or of the database.

Files need no database and no Django; `--database` gives what is published of an initiative, and
loads the web only then. Nothing is stored, and nothing is printed that disclosure control has not
published.
"""

import argparse
import re
from collections.abc import Callable
from datetime import date
from typing import get_args

from brobygger.cli.answering import answered, refuse, wrong_use
from brobygger.cli.files import STDIN
from brobygger.cli.parser import Parser
from brobygger.cli.quiet import solver_on_stderr
from brobygger.cli.reach_file import source_of_files
from brobygger.cli.reach_screen import print_reach
from brobygger.cli.reach_texts import ARGUMENTS, LINES
from brobygger.cli.reach_told import TOLD_BY, run_told
from brobygger.cli.values import number, refused
from brobygger.domain.activities.session import DIMENSIONS
from brobygger.domain.figures.disclosure import LEAST_THRESHOLD, THRESHOLD, CannotProtect
from brobygger.domain.kernel.period import PeriodError
from brobygger.domain.kernel.problem import Problem, Unreadable
from brobygger.domain.reach.bounds import CARD_ERROR, Assumptions
from brobygger.domain.reach.file import read_date
from brobygger.domain.reach.release import Asking, release
from brobygger.messages import Language
from brobygger.messages.reach_answers import ReachAnswer, reach_answer
from brobygger.wiring import Machine

NAME = "reach"
BY = (*DIMENSIONS, "actor")
ENGINES = get_args(Machine)
"""What counts the codes of a Parquet file, the usual one first."""

MOST_PEOPLE = 10_000_000
MOST_SEED = 2**32 - 1
_SHARES = re.compile(r"(0(?:\.\d{1,6})?),(0(?:\.\d{1,6})?)")


def add_arguments(parser: Parser) -> None:
    """FILE [--checkins FILE] [--by A,B] [--from DAY] [--to DAY] [assumptions] [--json]."""
    parser.add_argument("file", metavar="FILE", nargs="?", help=_said("file", parser))
    parser.add_argument(
        "--database", metavar="INITIATIVE", nargs="?", const="", help=_said("database", parser)
    )
    parser.add_argument("--checkins", metavar="FILE", help=_said("checkins", parser))
    parser.add_argument(
        "--engine", choices=ENGINES, default=ENGINES[0], help=_said("engine", parser)
    )
    parser.add_argument(
        "--by", metavar="A,B", type=_by(parser), default=(), help=_said("by", parser)
    )
    for name in ("from", "to"):
        parser.add_argument(
            f"--{name}",
            metavar="DAY",
            dest=f"{name}_day",
            type=_day(parser),
            help=_said(name, parser),
        )
    _add_number(parser, "threshold", LEAST_THRESHOLD, 1_000, THRESHOLD)
    _add_number(parser, "population", 1, MOST_PEOPLE, None)
    parser.add_argument(
        "--prior", metavar="N", type=_prior(parser), default=0, help=_said("prior", parser)
    )
    parser.add_argument(
        "--code-error",
        metavar="LOW,HIGH",
        type=_shares(parser),
        default=CARD_ERROR,
        help=_said("code_error", parser),
    )
    for name in ("always_decline", "rounded"):
        parser.add_argument(
            f"--{name.replace('_', '-')}", action="store_true", help=_said(name, parser)
        )
    _add_number(parser, "seed", 0, MOST_SEED, 0)
    parser.add_json()


def run(arguments: argparse.Namespace) -> int:
    """Tell the reach of a file. 0, or 1 where something in it must be put right."""
    language: Language = arguments.language
    begin, end = arguments.from_day, arguments.to_day
    if (arguments.file is None) == (arguments.database is None):
        return wrong_use(LINES["file_or_database"].said(language), NAME, language)
    if arguments.database is not None and (word := _not_told(arguments)):
        return wrong_use(LINES["not_of_database"].said(language).format(word=word), NAME, language)
    if begin and end and end < begin:
        return wrong_use(LINES["backwards"].said(language), NAME, language)
    if arguments.file == arguments.checkins == STDIN:
        return wrong_use(LINES["two_inputs"].said(language), NAME, language)
    try:
        if arguments.database is not None:
            return run_told(arguments)
        answer, problems = _answer(arguments, language)
    except CannotProtect as stop:
        return refuse(stop.problem, language)
    except Unreadable as unreadable:
        return refuse(unreadable.problem, language)
    return answered(
        arguments, answer, lambda screen: print_reach(screen, answer, problems, language)
    )


def _not_told(arguments: argparse.Namespace) -> str:
    """The first argument that says how to count: what is published is the same for everybody."""
    usual = {
        "checkins": None,
        "from_day": None,
        "to_day": None,
        "threshold": THRESHOLD,
        "population": None,
        "prior": 0,
        "code_error": CARD_ERROR,
        "always_decline": False,
        "seed": 0,
        "engine": ENGINES[0],
    }
    for name, value in usual.items():
        if getattr(arguments, name) != value:
            return f"--{name.removesuffix('_day').replace('_', '-')}"
    if not set(arguments.by) <= set(TOLD_BY):
        return f"--by {','.join(arguments.by)}"
    return ""


def _answer(arguments: argparse.Namespace, language: Language) -> tuple[ReachAnswer, list[Problem]]:
    source = source_of_files(arguments.file, arguments.checkins, arguments.engine)
    asked = Asking(
        source.counting,
        Assumptions(arguments.code_error, arguments.prior, arguments.always_decline),
        arguments.population,
        arguments.threshold,
        arguments.seed,
        arguments.rounded,
    )
    begin, end = arguments.from_day, arguments.to_day
    period = (begin or date.min, end or date.max) if begin or end else None
    with solver_on_stderr():
        found = release(source.log, arguments.by, period, asked)
    if found is None:
        raise Unreadable(Problem("REACH-043", "error"))
    problems = [*source.problems, *found.problems]
    answer = reach_answer(
        found, arguments.by, (begin, end), asked, problems=problems, language=language
    )
    return answer, problems


def _said(name: str, parser: Parser) -> str:
    return ARGUMENTS[name].said(parser.language).format(known=", ".join(BY))


def _add_number(parser: Parser, name: str, least: int, most: int, default: int | None) -> None:
    read = number(LINES["bad_number"], parser.language, least, most)
    parser.add_argument(
        f"--{name}", metavar="N", type=read, default=default, help=_said(name, parser)
    )


def _by(parser: Parser) -> Callable[[str], tuple[str, ...]]:
    def by(word: str) -> tuple[str, ...]:
        found = tuple(part.strip() for part in word.split(","))
        if not set(found) <= set(BY) or len(set(found)) < len(found):
            raise refused(LINES["bad_by"], parser.language, word=word, known=", ".join(BY))
        return found

    return by


def _day(parser: Parser) -> Callable[[str], date]:
    def day(word: str) -> date:
        try:
            return read_date(word)
        except PeriodError as wrong:
            raise refused(LINES["bad_date"], parser.language, word=word) from wrong

    return day


def _prior(parser: Parser) -> Callable[[str], int | None]:
    read = number(LINES["bad_number"], parser.language, 0, MOST_PEOPLE)

    def prior(word: str) -> int | None:
        return None if word == "unknown" else read(word)

    return prior


def _shares(parser: Parser) -> Callable[[str], tuple[float, float]]:
    def shares(word: str) -> tuple[float, float]:
        match = _SHARES.fullmatch(word)
        if match is None or float(match[1]) > float(match[2]):
            raise refused(LINES["bad_error"], parser.language, word=word)
        return float(match[1]), float(match[2])

    return shares
