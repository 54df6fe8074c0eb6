"""`brobygger check FILE...`: one page of findings for the author. Nothing is stored."""

import argparse
import sys
from pathlib import Path

from rich.markup import escape

from brobygger import wiring
from brobygger.cli.files import read_papers
from brobygger.cli.parser import Parser, help_text
from brobygger.cli.screen import console, print_findings, print_json
from brobygger.cli.texts import SAID
from brobygger.domain.documents.finding_sheet import FindingSheet
from brobygger.messages import Language
from brobygger.messages.records import sheet_record
from brobygger.messages.sheets import finding_sheet

NAME = "check"
_WRONG_USE = 2


def add_arguments(parser: Parser) -> None:
    """FILE... [--docx OUT] [--copy-text] [--json]."""
    parser.add_paper("FILE", "file", many=True)
    parser.add_argument("--docx", metavar="OUT", help=help_text("docx", parser.language))
    form = parser.add_mutually_exclusive_group()
    form.add_argument(
        "--copy-text", action="store_true", help=help_text("copy_text", parser.language)
    )
    form.add_argument("--json", action="store_true", help=help_text("json", parser.language))


def run(arguments: argparse.Namespace) -> int:
    """Check the papers and show one sheet for all of them."""
    language: Language = arguments.language
    papers = list(read_papers(arguments.file, language, debug=arguments.debug))
    read = [(paper.name, paper.problems) for paper in papers if not paper.fault]
    worst = max(paper.exit_code for paper in papers)
    if not read:
        return worst
    sheet = finding_sheet(read, language)
    _print(sheet, arguments, language)
    if arguments.docx:
        worst = max(worst, _save(sheet, arguments.docx, language))
    return worst


def _print(sheet: FindingSheet, arguments: argparse.Namespace, language: Language) -> None:
    if arguments.json:
        print_json([sheet_record(sheet)], one_a_line=False)
    elif arguments.copy_text:
        print(sheet.text, end="")
    else:
        screen = console()
        screen.print(f"[bold]{escape(sheet.title)}[/]\n{sheet.summary}")
        if sheet.rows:
            print_findings(screen, sheet.rows, language)


def _save(sheet: FindingSheet, name: str, language: Language) -> int:
    try:
        Path(name).write_bytes(wiring.print_finding_sheet(sheet))
    except OSError as error:
        line = SAID["cannot_save"].said(language)
        print(line.format(name=name, why=error.strerror), file=sys.stderr)
        return _WRONG_USE
    print(SAID["saved"].said(language).format(name=name), file=sys.stderr)
    return 0
