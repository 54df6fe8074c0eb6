"""What the questions of `network` take, and how the words become values."""

import re
from collections.abc import Callable
from dataclasses import fields, replace
from typing import Any

from brobygger.cli.network_texts import ARGUMENTS, LINES
from brobygger.cli.parser import Parser
from brobygger.cli.values import codes, number, refused
from brobygger.cli.values import weights as read_weights
from brobygger.domain.actors.bridging.worth import DEFAULT, Weights
from brobygger.domain.actors.change import IMPUTATIONS
from brobygger.domain.actors.roster import LEVELS
from brobygger.messages.phrase import Phrase

MOST = 1_000
MOST_SEED = 2**32 - 1


def add_question(parser: Parser, name: str) -> None:
    """The arguments of one question, the files last."""
    if name == "change":
        for which in ("before", "after"):
            parser.add_argument(which, metavar=which.upper(), help=_said(which, parser))
    parser.add_argument("files", metavar="FILE", nargs="*", help=_said("files", parser))
    parser.add_argument(
        "--database", metavar="INITIATIVE", nargs="?", const="", help=_said("database", parser)
    )
    if name != "change":
        parser.add_argument("--wave", metavar="W", help=_said("wave", parser))
    _add_ties(parser)
    if name == "summary":
        parser.add_argument("--actors", action="store_true", help=_said("actors", parser))
    if name == "change":
        _add_number(parser, "--imputations", 1, MOST, IMPUTATIONS)
    if name == "bridges":
        _add_wishes(parser)
    if name != "summary":
        _add_number(parser, "--seed", 0, MOST_SEED, 0)
    parser.add_json()


def _add_ties(parser: Parser) -> None:
    rules = ("mean", "either", "both")
    parser.add_argument("--rule", choices=rules, default="mean", help=_said("rule", parser))
    parser.add_argument(
        "--min-level", metavar="N", type=_level(parser), default=1, help=_said("min_level", parser)
    )
    parser.add_argument("--groups", action="store_true", help=_said("groups", parser))
    _add_number(parser, "--min-shared", 1, MOST, 2)


def _add_wishes(parser: Parser) -> None:
    _add_number(parser, "--k", 1, MOST, 5)
    _add_number(parser, "--cap", 1, MOST, 2)
    parser.add_argument(
        "--weights",
        metavar="A=N,B=N",
        type=_weights(parser),
        default=DEFAULT,
        help=_said("weights", parser),
    )
    many: dict[str, Any] = {"action": "append", "default": []}
    parser.add_argument(
        "--exclude", metavar="A,B", type=_pair(parser), help=_said("exclude", parser), **many
    )


def _add_number(parser: Parser, name: str, least: int, most: int, default: int) -> None:
    said = _said(name.removeprefix("--").replace("-", "_"), parser)
    read = number(LINES["bad_number"], parser.language, least, most)
    parser.add_argument(name, metavar="N", type=read, default=default, help=said)


def _said(name: str, parser: Parser) -> str:
    return ARGUMENTS[name].said(parser.language)


def _level(parser: Parser) -> Callable[[str], float]:
    """A least level: halves are the middle of two answers."""

    def level(word: str) -> float:
        if not re.fullmatch(r"\d(\.5|\.0)?", word) or not 0.5 <= float(word) <= max(LEVELS):
            raise refused(LINES["bad_level"], parser.language, word=word)
        return float(word)

    return level


def _weights(parser: Parser) -> Callable[[str], Weights]:
    known = [field.name for field in fields(Weights)]
    line = LINES["bad_weights"]
    named = Phrase(
        line.da.replace("{known}", ", ".join(known)), line.en.replace("{known}", ", ".join(known))
    )
    read = read_weights(named, parser.language)

    def weights(word: str) -> Weights:
        given = read(word)
        if set(given) - set(known):
            raise refused(named, parser.language, word=word)
        return replace(DEFAULT, **{name: float(value) for name, value in given.items()})

    return weights


def _pair(parser: Parser) -> Callable[[str], tuple[str, str]]:
    read = codes(LINES["bad_pair"], parser.language, least=2)

    def pair(word: str) -> tuple[str, str]:
        both = read(word)
        if len(both) != 2:
            raise refused(LINES["bad_pair"], parser.language, word=word)
        return both[0], both[1]

    return pair
