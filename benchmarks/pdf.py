"""How fast a PDF becomes the neutral paper, beside pdfplumber in the same run."""

import multiprocessing
import resource
import statistics
import time
from collections.abc import Callable
from importlib.metadata import version
from io import BytesIO
from pathlib import Path

from run import Table

TITLE = "Reading a PDF"
WHY = (
    "A budget note of four pages, from bytes to lines, tables, ticks and footnotes. The goal is at "
    "most 25 ms a page warm and 60 MB, and four times faster than pdfplumber, which only extracts "
    "words and tables here. Each reader runs in a process of its own; the time is the processor's, "
    "so that other work on the machine does not count."
)
NOTE = Path(__file__).resolve().parents[2] / "shared" / "documents" / "bi08.pdf"
ROUNDS = 15
MOST_MS = 25
MOST_MB = 60


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


def measure() -> Table:
    """Both readers on the same paper, one after the other."""
    name, data = paper()
    pages = 4
    rows = []
    speeds = []
    for label, package, reader in (
        ("Brobygger", "pypdfium2", ours),
        ("pdfplumber", "pdfplumber", plumber),
    ):
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            speed, peak, cells = pool.apply(timed, (reader, data, pages))
        speeds.append(speed)
        used = f"{package} {version(package)}"
        rows.append((label, used, f"{speed:.1f}", f"{peak:.0f}", str(cells)))
    faster = speeds[1] / speeds[0]
    kept = "kept" if speeds[0] <= MOST_MS else "missed"
    basis = (
        f"{name}, median of {ROUNDS} rounds after one; {faster:.1f} times faster than pdfplumber; "
        f"the goal of {MOST_MS} ms a page is {kept}."
    )
    heads = ("reader", "library", "ms a page", "MB at most", "table cells")
    return Table(heads, tuple(rows), basis)
