"""`brobygger read`: every value of a paper with its place, and what does not add up."""

import argparse
from collections.abc import Iterator
from itertools import groupby

from rich.console import Console
from rich.markup import escape

from brobygger.cli.files import Paper, read_papers
from brobygger.cli.papers import print_budget_table, print_recommendations
from brobygger.cli.parser import Parser, help_text
from brobygger.cli.screen import (
    console,
    print_findings,
    print_json,
    shown_certainty,
    shown_value,
    table,
)
from brobygger.cli.texts import SAID, TEMPLATES
from brobygger.domain.budgets.note import BudgetNote
from brobygger.domain.documents.found import Found
from brobygger.domain.documents.record import walk
from brobygger.domain.recommendations.recommendation import RecommendationAnnex
from brobygger.messages import Language
from brobygger.messages.fields import field_words
from brobygger.messages.places import place_words
from brobygger.messages.sheets import finding_sheet

NAME = "read"


def add_arguments(parser: Parser) -> None:
    """FILE... [--json | --format json|jsonl]."""
    parser.add_paper("FILE", "file", many=True)
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help=help_text("json", parser.language))
    form.add_argument(
        "--format", choices=("json", "jsonl"), help=help_text("format", parser.language)
    )


def run(arguments: argparse.Namespace) -> int:
    """Read the papers one by one and print each as soon as it is read."""
    language: Language = arguments.language
    wants_json = arguments.json or arguments.format is not None
    one_a_line = arguments.format == "jsonl" or len(arguments.file) > 1
    screen = console()
    worst = 0
    for paper in read_papers(arguments.file, language, debug=arguments.debug):
        worst = max(worst, paper.exit_code)
        if paper.fault:
            continue
        if wants_json:
            print_json([paper.record(language)], one_a_line=one_a_line)
        else:
            _print_paper(screen, paper, language)
    return worst


def _print_paper(screen: Console, paper: Paper, language: Language) -> None:
    template = paper.reading.template if paper.reading else "unknown"
    sheet = finding_sheet([(paper.name, paper.problems)], language)
    screen.print(f"[bold]{escape(paper.name)}[/] · {TEMPLATES[template].said(language)}")
    screen.print(sheet.summary)
    if sheet.rows:
        print_findings(screen, sheet.rows, language)
    if paper.reading is not None:
        _print_values(screen, paper.reading.values, language)


def _print_values(screen: Console, values: object, language: Language) -> None:
    """One table a group of values, in the paper's own order."""
    heads = [SAID[name].said(language) for name in ("value", "reading_head", "place", "certainty")]
    drawn = values.tables if isinstance(values, BudgetNote) else ()
    plain = (item for item in walk(values) if item[0].split(".")[0] not in _DRAWN)
    for group, members in groupby(plain, key=lambda item: _group(item[0])):
        title = "" if group == _HEAD else field_words(group, language)
        shown = table(*heads, title=title)
        for path, found in members:
            shown.add_row(*_row(path, found, language))
        screen.print(shown)
    for index, read in enumerate(drawn):
        print_budget_table(screen, index, read, language)
    if isinstance(values, RecommendationAnnex):
        print_recommendations(screen, values.recommendations, language)


def _row(path: str, found: Found[object], language: Language) -> Iterator[str]:
    is_kr = path.endswith(("_kr", ".amount_kr"))
    yield escape(_name(path, language))
    yield shown_value(found, language, is_kr=is_kr)
    yield place_words(found.source, language)
    yield shown_certainty(found.certainty, language)


_DRAWN = frozenset({"tables", "recommendations"})
"""What is drawn as the paper draws it, instead of value by value."""
_HEAD = "head"
_SINGLE = frozenset(
    {"code", "title", "budget_round", "period", "fte", "annual_amount_kr", "date"}
    | {"external_evaluation", "further_treatment", "citywide", "address"}
)
"""Values that stand alone: neighbours among them share a table without a title."""


def _group(path: str) -> str:
    field = path.partition(".")[0]
    return _HEAD if field in _SINGLE else field


def _name(path: str, language: Language) -> str:
    """A value's name within its group; a mere position counts from 1."""
    rest = path.removeprefix(f"{_group(path)}.")
    first = rest.split(".")[0]
    words = field_words(rest, language)
    return words.replace(first, str(int(first) + 1), 1) if first.isdigit() else words
