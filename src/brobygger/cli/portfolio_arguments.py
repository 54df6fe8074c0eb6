"""What the questions of `portfolio` take, and how the words of the command line become values."""

import argparse
import re
from collections.abc import Callable
from datetime import date
from typing import Any

from brobygger.cli.parser import Parser
from brobygger.cli.portfolio_texts import ARGUMENTS, LINES
from brobygger.messages import Language

Day = date

_CAP = re.compile(r"(\d{4})(?::([^:=]*))?(?::([^:=]*))?=(\d+|\d{1,3}(?:\.\d{3})+)")
_WEIGHT = re.compile(r"(\d{1,6}[a-z]*)=(-?\d{1,9})")


def add_question(parser: Parser, name: str) -> None:
    """The arguments of one question, the register last."""
    if name == "explain":
        parser.add_argument("note", metavar="NOTE", help=_said("note", parser))
    parser.add_argument("file", metavar="FILE", nargs="?", help=_said("register", parser))
    parser.add_argument(
        "--database", metavar="ANNEX", nargs="?", const="", help=_said("database", parser)
    )
    parser.add_argument("--at", metavar="DAY", type=_day(parser), help=_said("at", parser))
    parser.add_json()
    if name in {"choose", "front"}:
        _add_wishes(parser)
    if name == "choose":
        many: dict[str, Any] = {"action": "append", "default": []}
        cap = "YEAR[:COMMITTEE[:APPROPRIATION]]=KR"
        parser.add_argument(
            "--cap", metavar=cap, type=_cap(parser), help=_said("cap", parser), **many
        )
        parser.add_argument("--worth", action="store_true", help=_said("worth", parser))
    if name == "front":
        parser.add_argument(
            "--measure",
            choices=("recommendations", "parts"),
            default="recommendations",
            help=_said("measure", parser),
        )


def _add_wishes(parser: Parser) -> None:
    many: dict[str, Any] = {"action": "append", "default": []}
    parser.add_argument(
        "--weight", metavar="X=N", type=_weight(parser), help=_said("weight", parser), **many
    )
    for wish in ("must", "forbid"):
        parser.add_argument(f"--{wish}", metavar="NOTE", help=_said(wish, parser), **many)
    for group in ("exclusive", "together"):
        parser.add_argument(
            f"--{group}",
            metavar="N1,N2",
            type=_group(parser),
            help=_said(group, parser),
            **many,
        )
    parser.add_argument(
        "--limit", metavar="S", type=_seconds(parser), default=60, help=_said("limit", parser)
    )


def _said(name: str, parser: Parser) -> str:
    return ARGUMENTS[name].said(parser.language)


def _refuse(line: str, word: str, language: Language) -> argparse.ArgumentTypeError:
    return argparse.ArgumentTypeError(LINES[line].said(language).format(word=word))


def _day(parser: Parser) -> Callable[[str], Day]:
    def day(word: str) -> Day:
        try:
            return date.fromisoformat(word)
        except ValueError:
            raise _refuse("bad_date", word, parser.language) from None

    return day


def _cap(parser: Parser) -> Callable[[str], tuple[int, str, str, int]]:
    def cap(word: str) -> tuple[int, str, str, int]:
        match = _CAP.fullmatch(word)
        if match is None:
            raise _refuse("bad_cap", word, parser.language)
        year, committee, appropriation, kr = match.groups()
        return int(year), committee or "", appropriation or "", int(kr.replace(".", ""))

    return cap


def _weight(parser: Parser) -> Callable[[str], tuple[str, int]]:
    def weight(word: str) -> tuple[str, int]:
        match = _WEIGHT.fullmatch(word)
        if match is None:
            raise _refuse("bad_weight", word, parser.language)
        return match[1], int(match[2])

    return weight


def _group(parser: Parser) -> Callable[[str], tuple[str, ...]]:
    def group(word: str) -> tuple[str, ...]:
        notes = tuple(note.strip() for note in word.split(","))
        if len(notes) < 2 or not all(notes):
            raise _refuse("bad_group", word, parser.language)
        return notes

    return group


def _seconds(parser: Parser) -> Callable[[str], int]:
    def seconds(word: str) -> int:
        if not word.isdecimal() or not 1 <= int(word) <= 3600:
            raise _refuse("bad_limit", word, parser.language)
        return int(word)

    return seconds
