"""How fast a Word document becomes the neutral paper, beside python-docx in the same run."""

import io
import multiprocessing
import resource
import statistics
import sys
import time
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

from run import Table

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

TITLE = "Reading a Word document"
WHY = (
    "From bytes to lines and tables. python-docx extracts the paragraphs of the text, of page "
    "heads and of every cell, with the bold, size and colour that each run says itself, and "
    "no more: content controls, tracked insertions, text boxes, footnotes, numbers of lists "
    "and what a style is based on are left to its user. The goal is all of the content; there "
    "is none for the time. Each reader runs in a process of its own; the time is the "
    "processor's, so that other work on the machine does not count."
)
NOTE = Path(__file__).resolve().parents[2] / "shared" / "documents" / "bi08.docx"
ROUNDS = 15

Said = tuple[int, int, int]
"""Letters, cells, tick boxes and footnotes."""


def note() -> tuple[str, bytes]:
    """The typeset note where it is on this machine, else one made for the purpose."""
    if NOTE.exists():
        return NOTE.name, NOTE.read_bytes()
    return "a note of four pages", in_word()


def in_word() -> bytes:
    """A note with content controls, tracked changes and footnotes."""
    from random import Random

    from brobygger.domain.budgets.writing import write_note
    from papers.in_word import as_word_writes
    from papers.notes import a_note

    return as_word_writes(write_note(a_note()), Random(3))


def long_table() -> bytes:
    """A table of 2,000 rows and 7 columns: some 60 pages."""
    from engines.word_xml import row, table, word_file

    rows = (row(*(f"{number}.{column}00 kr." for column in range(7))) for number in range(2_000))
    return word_file(table(*rows))


def ours(data: bytes) -> Said:
    """Read with our reader."""
    from brobygger.domain.documents.page import Table as PaperTable
    from brobygger.engines.docx import read_docx

    document = read_docx(data, "note.docx")
    (page,) = document.pages
    tables = [each for each in (*page.blocks, *page.asides) if isinstance(each, PaperTable)]
    letters = sum(len("".join(line.text.split())) for line in document.all_lines())
    letters += sum(len("".join(each.text.split())) for each in page.footnotes)
    marks = len(page.marks) + len(page.footnotes)
    return letters, sum(len(table.cells) for table in tables), marks


def theirs(data: bytes) -> Said:
    """Read with python-docx: every run with its look, every table cell by cell."""
    import docx

    document = docx.Document(io.BytesIO(data))
    letters = cells = 0
    paragraphs = list(document.paragraphs)
    for section in document.sections:
        paragraphs += [*section.header.paragraphs, *section.footer.paragraphs]
    for table in document.tables:
        for row in table.rows:
            for cell in row.cells:
                cells += 1
                paragraphs += cell.paragraphs
    for paragraph in paragraphs:
        for run in paragraph.runs:
            _ = (run.bold, run.font.color.rgb, run.font.size, run.font.superscript)
            letters += len("".join(run.text.split()))
    return letters, cells, 0


def timed(reader: Callable[[bytes], Said], data: bytes) -> tuple[float, float, Said]:
    """Milliseconds of work (median, warm), peak megabytes of the process, what was found."""
    found = reader(data)
    times = []
    for _ in range(ROUNDS):
        begun = time.process_time()
        reader(data)
        times.append(time.process_time() - begun)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return statistics.median(times) * 1000, peak, found


def measure() -> Table:
    """Both readers on the same papers, one after the other."""
    name, data = note()
    papers = [(name, data), ("changes and controls", in_word()), ("2,000 rows", long_table())]
    rows = []
    for label, paper in papers:
        for reader_name, package, reader in (
            ("Brobygger", "lxml", ours),
            ("python-docx", "python-docx", theirs),
        ):
            with multiprocessing.get_context("spawn").Pool(1) as pool:
                speed, peak, (letters, cells, marks) = pool.apply(timed, (reader, paper))
            used = f"{package} {version(package)}"
            said = (f"{letters:,}", f"{cells:,}", str(marks))
            rows.append((label, reader_name, used, f"{speed:.1f}", f"{peak:.0f}", *said))
    heads = (
        "paper",
        "reader",
        "library",
        "ms",
        "MB at most",
        "letters",
        "cells",
        "boxes and notes",
    )
    return Table(heads, tuple(rows), f"Median of {ROUNDS} rounds after one")
