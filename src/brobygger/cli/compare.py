"""`brobygger compare A B`: two copies of one paper, only what differs and matters."""

import argparse
import sys

from rich.console import Console
from rich.markup import escape

from brobygger.cli.files import Paper, read_papers
from brobygger.cli.parser import Parser
from brobygger.cli.screen import console, print_findings, print_json, short, table
from brobygger.cli.texts import SAID, TEMPLATES
from brobygger.domain.budgets.compare import compare_copies
from brobygger.domain.documents.compare import Comparison, OnlyHere
from brobygger.messages import Language
from brobygger.messages.comparisons import KINDS, RULES, reading_words
from brobygger.messages.fields import field_words
from brobygger.messages.places import place_words
from brobygger.messages.records import comparison_record
from brobygger.messages.sheets import finding_sheet

NAME = "compare"
WRONG_USE = 2


def add_arguments(parser: Parser) -> None:
    """A B [--json]."""
    parser.add_paper("A", "copy")
    parser.add_paper("B", "copy")
    parser.add_json()


def run(arguments: argparse.Namespace) -> int:
    """Compare two copies. Differences are no error: 0 unless a copy cannot be read."""
    language: Language = arguments.language
    a, b = read_papers([arguments.a, arguments.b], language, debug=arguments.debug)
    if a.reading is None or b.reading is None:
        return refuse_unread((a, b), language)
    if a.reading.template != b.reading.template:
        words = {"a": a.name, "b": b.name}
        words["template_a"] = TEMPLATES[a.reading.template].said(language)
        words["template_b"] = TEMPLATES[b.reading.template].said(language)
        print(SAID["not_copies"].said(language).format(**words), file=sys.stderr)
        return WRONG_USE
    comparison = compare_copies(a.reading, b.reading)
    if arguments.json:
        print_json([comparison_record(comparison, language)], one_a_line=False)
    else:
        _print(console(), comparison, (a.name, b.name), language)
    return 0


def refuse_unread(papers: tuple[Paper, ...], language: Language) -> int:
    """Say on the error stream why papers could not be read; returns the exit code."""
    errors = Console(stderr=True, highlight=False)
    for paper in papers:
        if paper.reading is None and not paper.fault:
            print_findings(
                errors, finding_sheet([(paper.name, paper.problems)], language).rows, language
            )
    return max(paper.exit_code for paper in papers if paper.reading is None)


def _print(
    screen: Console, comparison: Comparison, names: tuple[str, str], language: Language
) -> None:
    if comparison == Comparison():
        screen.print(SAID["no_differences"].said(language))
        return
    heads = (SAID["kind"].said(language), *map(escape, names), SAID["rule"].said(language))
    shown = table(*heads, lines=True)
    for each in comparison.differences:
        kind = KINDS[each.kind].said(language)
        named = (
            f"{kind}\n[dim]{escape(field_words(each.field, language))}[/]" if each.field else kind
        )
        sides = (
            f"{_reading(each.kind, text, language)}\n[dim]{place_words(place, language)}[/]"
            for text, place in ((each.a, each.where_a), (each.b, each.where_b))
        )
        shown.add_row(named, *sides, RULES[each.rule].said(language))
    screen.print(shown)
    _print_only(screen, comparison.only_in_a, names[0], language)
    _print_only(screen, comparison.only_in_b, names[1], language)


def _reading(kind: str, text: str | None, language: Language) -> str:
    words = reading_words(kind, text, language)
    return escape(words or SAID["nothing_there"].said(language))


def _print_only(
    screen: Console, parts: tuple[OnlyHere, ...], name: str, language: Language
) -> None:
    if not parts:
        return
    heads = [SAID[which].said(language) for which in ("value", "reading_head", "place")]
    shown = table(*heads, title=SAID["only_in"].said(language).format(name=name))
    for part in parts:
        words = field_words(part.field, language) if part.field else ""
        shown.add_row(escape(words), escape(short(part.words)), place_words(part.where, language))
    screen.print(shown)
