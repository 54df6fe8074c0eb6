"""`brobygger import FOLDER`: all papers of a folder, over all processors, once each.

The answers go to a file of records and an overview beside it, or the papers go into the inbox of
this installation. Stopped in the middle, by whatever, the same command goes on where it came to.
"""

import argparse
import sys
import time
from collections.abc import Iterable
from pathlib import Path

from brobygger.cli.answering import refuse, wrong_use
from brobygger.cli.archive_database import lay_in
from brobygger.cli.archive_folder import Folder, filled
from brobygger.cli.archive_ledger import Ledger
from brobygger.cli.archive_reading import processors, read_here
from brobygger.cli.archive_results import Results, overview_of
from brobygger.cli.archive_screen import print_summary, watched
from brobygger.cli.archive_spark import is_address, read_on_spark, stored
from brobygger.cli.archive_texts import ARGUMENTS, HEADS, LINES
from brobygger.cli.parser import Parser
from brobygger.cli.screen import console
from brobygger.cli.texts import SAID
from brobygger.cli.values import number
from brobygger.domain.kernel.problem import Unreadable
from brobygger.messages import Language

NAME = "import"
ENGINES = ("here", "spark")
"""What reads the papers: the processors of this machine, or a cluster."""
MOST_WORKERS = 256
_ON_DISK = "file:///"
"""The address of a folder after all, written as Spark has it: without signs for spaces."""


def add_arguments(parser: Parser) -> None:
    """FOLDER --to FILE [--engine ENGINE] [--workers N], or FOLDER --database USER."""
    parser.add_argument("folder", metavar="FOLDER", help=_said("folder", parser))
    where = parser.add_mutually_exclusive_group(required=True)
    where.add_argument("--to", metavar="FILE", help=_said("to", parser))
    where.add_argument("--database", metavar="USER", help=_said("database", parser))
    parser.add_argument(
        "--engine", choices=ENGINES, default=ENGINES[0], help=_said("engine", parser)
    )
    parser.add_argument(
        "--workers",
        metavar="N",
        type=number(LINES["bad_number"], parser.language, 1, MOST_WORKERS),
        default=processors(),
        help=_said("workers", parser),
    )


def run(arguments: argparse.Namespace) -> int:
    """Import the folder. 0, or 1 where a paper has an error or could not be read."""
    language: Language = arguments.language
    named = arguments.folder
    if is_address(named) and (arguments.database is not None or arguments.engine != "spark"):
        return wrong_use(LINES["address"].said(language).format(name=named), NAME, language)
    if arguments.database is not None:
        return lay_in(Path(named), arguments.database, language)
    to = records_at(arguments.to, Path(named))
    if to.suffix.lower() == ".csv":
        return wrong_use(LINES["to_csv"].said(language).format(name=to), NAME, language)
    try:
        overview = overview_of(to)
        own = (to, overview, overview.with_name(f"{overview.name}.new"))
        folder = _folder(named, own)
        return _read(folder, to, arguments)
    except Unreadable as unreadable:
        return refuse(unreadable.problem, language)
    except OSError as error:
        line = SAID["cannot_save"].said(language)
        name = error.filename or str(to)
        print(line.format(name=name, why=error.strerror), file=sys.stderr)
        return 2


def records_at(to: str, root: Path) -> Path:
    """Where the records go: a file, or in a folder one that is called as the archive is."""
    path = Path(to)
    if to.endswith("/") or path.is_dir():
        return path / f"{root.resolve().name or 'import'}.jsonl"
    return path


def _folder(named: str, own: Iterable[Path]) -> Folder:
    if named.startswith(_ON_DISK):
        named = named.removeprefix("file://")
    return stored(named) if is_address(named) else filled(Path(named), own)


def _read(folder: Folder, to: Path, arguments: argparse.Namespace) -> int:
    language: Language = arguments.language
    results = Results.opened(to, [head.said(language) for head in HEADS])
    try:
        if results.dropped:
            print(LINES["dropped"].said(language), file=sys.stderr)
        ledger = Ledger(folder, results, language)
        tally, begun = ledger.tally, time.monotonic()
        with watched(len(folder.files), language) as told:
            if arguments.engine == "spark":
                read_on_spark(folder, ledger, language, told)
            else:
                read_here(folder, ledger, arguments.workers, language, told)
        tally.seconds = time.monotonic() - begun
        results.finish(tally.missing)
    except KeyboardInterrupt:
        print(LINES["stopped"].said(language), file=sys.stderr)
        raise
    finally:
        results.close()
    rows = [*results.rows, *tally.missing]
    print_summary(console(), tally, rows, (to, results.overview), language)
    return int(any(row.errors for row in rows))


def _said(name: str, parser: Parser) -> str:
    return ARGUMENTS[name].said(parser.language)
