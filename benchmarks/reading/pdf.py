"""How fast a PDF becomes the neutral paper, beside pdfplumber."""

import multiprocessing
import statistics
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from run import peak_megabytes

NOTE = Path(__file__).resolve().parents[3] / "shared" / "documents" / "bi08.pdf"
ROUNDS = 15
PAGES = 4

Cells = list[str]
"""The words of each cell of a paper, "" of an empty one."""


def paper() -> tuple[str, bytes]:
    """The typeset note where it is on this machine, else one of four pages set for the purpose."""
    if NOTE.exists():
        return NOTE.name, NOTE.read_bytes()
    import typst

    page = """
= Havnen
#lorem(330)#footnote[24 pct. #lorem(20)]
#table(columns: 7, stroke: 0.5pt, ..range(28).map(number => [1.#(600 + number)]))
"""
    source = '#set text(size: 10.5pt, lang: "da")\n' + "#pagebreak()\n".join([page] * 4)
    printed = typst.compile(source.encode(), ignore_system_fonts=True)
    assert isinstance(printed, bytes)
    return "a note of four pages", printed


def ours(data: bytes) -> Cells:
    """Read with our reader; the cells of tables, and of boxes beside the text."""
    from brobygger.domain.documents.page import Table as PaperTable
    from brobygger.engines.pdf import read_pdf

    pages = read_pdf(data, "note.pdf").pages
    blocks = (block for page in pages for block in (*page.asides, *page.blocks))
    tables = (block for block in blocks if isinstance(block, PaperTable))
    return [_words(cell.text) for table in tables for cell in table.cells]


def plumber(data: bytes) -> Cells:
    """Read with pdfplumber: words with their style, and tables (a box is one to it)."""
    import pdfplumber

    cells = []
    with pdfplumber.open(BytesIO(data)) as document:
        for page in document.pages:
            page.extract_words(extra_attrs=["fontname", "size", "non_stroking_color"])
            rows = [row for table in page.extract_tables() for row in table]
            cells += [_words(cell or "") for row in rows for cell in row]
    return cells


def _words(text: str) -> str:
    return " ".join(text.split())


def timed(reader: Callable[[bytes], Cells], data: bytes, pages: int) -> tuple[float, float, Cells]:
    """Milliseconds of work a page (median, warm), peak megabytes of the process, cells."""
    cells = reader(data)
    times = []
    for _ in range(ROUNDS):
        begun = time.process_time()
        reader(data)
        times.append(time.process_time() - begun)
    return statistics.median(times) * 1000 / pages, peak_megabytes(), cells


def measured(reader: Callable[[bytes], Cells]) -> tuple[float, float, Cells]:
    """Milliseconds a page, megabytes, and cells, in a process of its own."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(timed, (reader, paper()[1], PAGES))
