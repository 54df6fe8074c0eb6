"""`brobygger links NOTE ANNEX`: which recommendation a note serves. A proposal, never more."""

import argparse
import sys

from rich.markup import escape

from brobygger.cli.compare import WRONG_USE, refuse_unread
from brobygger.cli.files import Paper, read_papers
from brobygger.cli.parser import Parser
from brobygger.cli.screen import console, print_json, table
from brobygger.cli.texts import SAID, TEMPLATES
from brobygger.domain.budgets.evidence import Evidence
from brobygger.domain.budgets.links import Link, propose_between
from brobygger.domain.documents.reading import TemplateName
from brobygger.messages import Language
from brobygger.messages.comparisons import STRENGTHS
from brobygger.messages.places import place_words
from brobygger.messages.records import link_records

NAME = "links"
_WANTED: tuple[TemplateName, TemplateName] = ("budget_note", "recommendation_annex")
_SHOWN = 6
"""Pieces of evidence shown for a link, the weightiest first; JSON has them all."""


def add_arguments(parser: Parser) -> None:
    """NOTE ANNEX [--json]."""
    parser.add_paper("NOTE", "note")
    parser.add_paper("ANNEX", "annex")
    parser.add_json()


def run(arguments: argparse.Namespace) -> int:
    """Rank the recommendations that the note may serve."""
    language: Language = arguments.language
    papers = read_papers([arguments.note, arguments.annex], language, debug=arguments.debug)
    note, annex = papers
    if note.reading is None or annex.reading is None:
        return refuse_unread((note, annex), language)
    for paper, read, wanted in zip(
        (note, annex), (note.reading, annex.reading), _WANTED, strict=True
    ):
        if read.template != wanted:
            return _refuse(paper, read.template, wanted, language)
    links = propose_between(note.reading, annex.reading)
    if arguments.json:
        print_json([link_records(links)], one_a_line=False)
    else:
        _print(links, language)
    return 0


def _refuse(paper: Paper, found: TemplateName, wanted: TemplateName, language: Language) -> int:
    line = SAID["wrong_template"].said(language)
    kinds = {"found": TEMPLATES[found].said(language), "wanted": TEMPLATES[wanted].said(language)}
    print(line.format(name=paper.name, **kinds), file=sys.stderr)
    return WRONG_USE


def _print(links: tuple[Link, ...], language: Language) -> None:
    screen = console()
    screen.print(SAID["proposal" if links else "no_links"].said(language))
    if not links:
        return
    heads = [SAID[name].said(language) for name in ("recommendation", "strength", "evidence")]
    shown = table(*heads, lines=True)
    for link in links:
        best = sorted(link.evidence, key=lambda each: -each.points)[:_SHOWN]
        evidence = "\n".join(_evidence(each, language) for each in best)
        shown.add_row(str(link.recommendation), STRENGTHS[link.strength].said(language), evidence)
    screen.print(shown)


def _evidence(each: Evidence, language: Language) -> str:
    places = (place_words(place, language) for place in (each.where_note, each.where_annex))
    return f"{escape(each.words)} [dim]({' / '.join(places)})[/]"
