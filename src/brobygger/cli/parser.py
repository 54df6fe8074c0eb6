"""The parser of the command line, with help in Danish or English."""

import argparse
import re
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, version
from typing import ClassVar, NoReturn

from brobygger.cli.texts import HELP, SAID, USAGE_ERRORS
from brobygger.messages import Language


def help_text(name: str, language: Language) -> str:
    """A help text by its name."""
    return HELP[name].said(language)


class _Format(argparse.RawDescriptionHelpFormatter):
    """argparse's own layout with "brug:" before the usage line."""

    def __init__(self, prog: str, prefix: str) -> None:
        super().__init__(prog)
        self._prefix = prefix

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, self._prefix if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """A parser that speaks Danish. Wrong use ends with exit code 2."""

    language: ClassVar[Language] = "da"

    def __init__(self, prog: str | None = None, description: str | None = None) -> None:

        def spoken(prog: str) -> _Format:
            return _Format(prog, help_text("usage", self.language))

        super().__init__(
            prog=prog,
            description=description,
            epilog=help_text("exit_codes", self.language),
            formatter_class=spoken,
            add_help=False,
            allow_abbrev=False,
        )
        self._positionals.title = help_text("arguments", self.language)
        self._optionals.title = help_text("options", self.language)
        self.add_argument("-h", "--help", action="help", help=help_text("help", self.language))
        self.add_argument(
            "--language",
            choices=("da", "en"),
            default=self.language,
            help=help_text("language", self.language),
        )
        self.add_argument(
            "--debug",
            action="store_true",
            default=argparse.SUPPRESS,  # said before or after the command, it counts
            help=help_text("debug", self.language),
        )

    def add_version(self) -> None:
        """Add `--version`."""
        text = help_text("version", self.language)
        self.add_argument("--version", action="version", version=_version(), help=text)

    def add_json(self) -> None:
        """Add `--json`."""
        self.add_argument("--json", action="store_true", help=help_text("json", self.language))

    def add_paper(self, name: str, text: str, *, many: bool = False) -> None:
        """Add an argument that names a file."""
        self.add_argument(
            name.lower(),
            metavar=name,
            nargs="+" if many else None,
            help=help_text(text, self.language),
        )

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and where help is, in two lines."""
        why = _in_danish(message) if self.language == "da" else message
        say = SAID["wrong_use"].said(self.language).format(why=why)
        see = SAID["see_help"].said(self.language).format(command=self.prog)
        self.exit(2, f"{say}\n{see}\n")


class EnglishParser(Parser):
    """The same parser, speaking English."""

    language = "en"


def questions_of(parser: Parser, title: str) -> "argparse._SubParsersAction[Parser]":
    """The place for the questions of a command: one must be asked, under a heading of its own."""
    return parser.add_subparsers(
        title=title,
        metavar="SPØRGSMÅL" if parser.language == "da" else "QUESTION",
        required=True,
        dest="question",
    )


def _version() -> str:
    try:
        return f"brobygger {version('brobygger')}"
    except PackageNotFoundError:  # run from the source tree, not installed
        return "brobygger"


def _in_danish(message: str) -> str:
    for pattern, danish in USAGE_ERRORS:
        match = re.fullmatch(pattern, message)
        if match:
            return match.expand(danish)
    return message


def language_of(arguments: list[str]) -> Language:
    """The language asked for, found before parsing so that help and errors speak it too."""
    asked = re.search(r"--language[= ]en\b", " ".join(arguments))
    return "en" if asked else "da"
