"""How a question about files is answered: as JSON or drawn, findings first, and the exit code."""

import argparse
import sys
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from rich.console import Console

from brobygger.cli.screen import console, print_findings, print_json
from brobygger.cli.texts import SAID
from brobygger.domain.documents.record import as_json
from brobygger.domain.kernel.place import NOWHERE
from brobygger.domain.kernel.problem import Problem, Unreadable
from brobygger.messages import Language
from brobygger.messages.places import place_words
from brobygger.messages.sheets import finding_sheet

WRONG_USE = 2


class WrongUse(Exception):
    """Arguments that do not go together; says why in the reader's language."""


def placed(problem: Problem, name: str) -> Problem:
    """The problem with the file it stands in."""
    return replace(problem, where=replace(problem.where, part=name))


def answered(arguments: argparse.Namespace, answer: Any, draw: Callable[[Console], None]) -> int:
    """Print the answer. 0, or 1 where the files hold something that must be put right."""
    if arguments.json:
        print_json([as_json(answer)], one_a_line=False)
    else:
        draw(console())
    return int(any(problem.severity == "error" for problem in answer.problems))


def print_problems(screen: Console, problems: Iterable[Problem], language: Language) -> None:
    """What must be known before the figures are read, each with its file and line."""
    sheet = finding_sheet([(one.where.part or "", [one]) for one in problems], language)
    whole = place_words(NOWHERE, language)
    rows = []
    for row in sheet.rows:
        within = "" if row.paper and row.place == whole else row.place
        rows.append(replace(row, place=", ".join(filter(None, (row.paper, within)))))
    if rows:
        print_findings(screen, rows, language)


def refuse(problem: Problem, language: Language) -> int:
    """Say on the error stream why there is no answer."""
    print_problems(Console(stderr=True, highlight=False), [problem], language)
    return 1


def wrong_use(why: str, command: str, language: Language) -> int:
    """Say which arguments do not go together, and where help is."""
    print(SAID["wrong_use"].said(language).format(why=why), file=sys.stderr)
    print(SAID["see_help"].said(language).format(command=f"brobygger {command}"), file=sys.stderr)
    return WRONG_USE


def unreadable_in(name: str, unreadable: Unreadable) -> Unreadable:
    """The refusal with the file it is about."""
    return Unreadable(placed(unreadable.problem, name))
