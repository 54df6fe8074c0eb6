"""How fast a Word document becomes the neutral paper, beside python-docx."""

import io
import multiprocessing
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from run import peak_megabytes

NOTE = Path(__file__).resolve().parents[3] / "shared" / "documents" / "bi08.docx"
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
    return statistics.median(times) * 1000, peak_megabytes(), found


def measured(reader: Callable[[bytes], Said], data: bytes) -> tuple[float, float, Said]:
    """Milliseconds, megabytes, and what was found, in a process of its own."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(timed, (reader, data))
