"""The way in: which command, in which language, and what becomes of faults."""

import os
import sys
from collections.abc import Sequence
from types import ModuleType

from brobygger.cli import (
    archive,
    areas,
    check,
    compare,
    faults,
    links,
    network,
    portfolio,
    reach,
    read,
)
from brobygger.cli.parser import EnglishParser, Parser, help_text, language_of
from brobygger.messages import Language

COMMANDS: tuple[ModuleType, ...] = (
    read,
    archive,
    compare,
    check,
    links,
    portfolio,
    areas,
    network,
    reach,
)
"""Each has NAME, ``add_arguments(parser)`` and ``run(arguments) -> exit code``."""

_INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. 0 fine, 1 an error in a paper, 2 wrong use, 3 a fault of ours."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    language = language_of(words)
    try:
        chosen = _parser(language).parse_args(words)
    except SystemExit as end:  # argparse ends the program itself: help, version, wrong use
        return int(end.code or 0)
    try:
        return int(chosen.run(chosen))
    except KeyboardInterrupt:
        return _INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has seen enough. Python would complain once more on exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        faults.report(error, language, debug=chosen.debug)
        return faults.EXIT_CODE


def _parser(language: Language) -> Parser:
    kind = EnglishParser if language == "en" else Parser
    parser = kind("brobygger", help_text("brobygger", language))
    parser.set_defaults(debug=False)
    parser.add_version()
    commands = parser.add_subparsers(
        title=help_text("commands", language), metavar="KOMMANDO", required=True, dest="command"
    )
    for command in COMMANDS:
        words = help_text(command.NAME, language)
        below = commands.add_parser(command.NAME, help=words, description=words)
        command.add_arguments(below)
        below.set_defaults(run=command.run)
    return parser
