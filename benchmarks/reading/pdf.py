"""How fast a PDF becomes the neutral paper, beside pdfplumber."""

import multiprocessing
import resource
import statistics
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

NOTE = Path(__file__).resolve().parents[3] / "shared" / "documents" / "bi08.pdf"
ROUNDS = 15
PAGES = 4


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


def ours(data: bytes) -> int:
    """Read with our reader; the number of table cells."""
    from brobygger.domain.documents.page import Table as PaperTable
    from brobygger.engines.pdf import read_pdf

    blocks = read_pdf(data, "note.pdf").blocks()
    return sum(len(block.cells) for block in blocks if isinstance(block, PaperTable))


def plumber(data: bytes) -> int:
    """Read with pdfplumber: words with their style, and tables."""
    import pdfplumber

    cells = 0
    with pdfplumber.open(BytesIO(data)) as document:
        for page in document.pages:
            page.extract_words(extra_attrs=["fontname", "size", "non_stroking_color"])
            cells += sum(len(row) for table in page.extract_tables() for row in table)
    return cells


def timed(reader: Callable[[bytes], int], data: bytes, pages: int) -> tuple[float, float, int]:
    """Milliseconds of work a page (median, warm), peak megabytes of the process, cells found."""
    cells = reader(data)
    times = []
    for _ in range(ROUNDS):
        begun = time.process_time()
        reader(data)
        times.append(time.process_time() - begun)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return statistics.median(times) * 1000 / pages, peak, cells


def measured(reader: Callable[[bytes], int]) -> tuple[float, float, int]:
    """Milliseconds a page, megabytes, and cells, in a process of its own."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(timed, (reader, paper()[1], PAGES))
