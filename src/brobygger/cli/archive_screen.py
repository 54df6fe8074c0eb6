"""How an import went, for a reader: counts, what could not be read, and where the answers lie."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from brobygger.cli.archive_ledger import Tally
from brobygger.cli.archive_results import Row
from brobygger.cli.archive_texts import HEADS, KINDS, LINES
from brobygger.cli.screen import table
from brobygger.cli.texts import SAID
from brobygger.messages import Language


@contextmanager
def watched(files: int, language: Language) -> Iterator[Callable[[int], None]]:
    """A bar on the error stream where someone looks; what it gives is told of each file done."""
    errors = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(
        *columns,
        TimeElapsedColumn(),
        console=errors,
        transient=True,
        disable=not errors.is_terminal,
    ) as progress:
        task = progress.add_task(SAID["reading"].said(language), total=files)
        yield lambda more: progress.advance(task, more)


MOST_TOLD = 20
"""Files that could not be read, told on the screen; the overview has all of them."""


def print_summary(
    screen: Console,
    tally: Tally,
    rows: Sequence[Row],
    saved: tuple[Path, Path],
    language: Language,
) -> None:
    """Counts, the files that could not be read, and the two files of the import."""
    shown = table("", LINES["files"].said(language), title=LINES["title"].said(language))
    shown.columns[1].justify = "right"
    for name, count in _counts(tally, rows, language):
        shown.add_row(name, str(count))
    shown.add_row(LINES["time"].said(language), _speed(tally, language))
    screen.print(shown)
    troubled = ((row.name, row.trouble) for row in rows if row.trouble)
    print_troubled(screen, sorted(troubled), language)
    records, overview = map(str, saved)
    screen.print(escape(LINES["saved"].said(language).format(records=records)), soft_wrap=True)
    screen.print(escape(LINES["overview"].said(language).format(overview=overview)), soft_wrap=True)


def _counts(tally: Tally, rows: Sequence[Row], language: Language) -> list[tuple[str, int]]:
    """What there is of each; a count of none is left out but for what was read now."""
    kinds = {kind: sum(row.template == kind and not row.trouble for row in rows) for kind in KINDS}
    counts = [
        (LINES["read"].said(language), tally.read),
        (LINES["known"].said(language), tally.known),
        (LINES["same"].said(language), tally.same),
        *((KINDS[kind].said(language).capitalize(), count) for kind, count in kinds.items()),
        (LINES["with_errors"].said(language), sum(bool(row.errors) for row in rows)),
        (LINES["not_read"].said(language), sum(bool(row.trouble) for row in rows)),
        (LINES["passed_over"].said(language), tally.passed_over),
    ]
    return [one for place, one in enumerate(counts) if one[1] or not place]


def _speed(tally: Tally, language: Language) -> str:
    speed = tally.read / tally.seconds if tally.seconds else 0.0
    said = (
        LINES["speed"].said(language).format(seconds=f"{tally.seconds:.1f}", speed=f"{speed:.1f}")
    )
    return said.replace(".", ",") if language == "da" else said


def print_troubled(screen: Console, files: Sequence[tuple[str, str]], language: Language) -> None:
    """The names of files that could not be taken, and why; nothing where there are none."""
    if not files:
        return
    heads = [HEADS[0].said(language), HEADS[-1].said(language)]
    shown = table(*heads, title=LINES["not_read"].said(language))
    for name, trouble in files[:MOST_TOLD]:
        shown.add_row(escape(name), escape(trouble))
    screen.print(shown)
    if len(files) > MOST_TOLD:
        screen.print(LINES["more"].said(language).format(count=len(files) - MOST_TOLD))
