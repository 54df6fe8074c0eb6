"""The goals of reading documents, each beside what was measured and what the usual tool gives."""

import time
from collections import Counter
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

from reading import SHARED, copies, fields, pdf, scan, word
from run import Table

from brobygger.engines.pdf import reads_pictures

TITLE = "Reading documents"
WHY = (
    "The goals for reading, one a row. *Synthetic*: notes and annexes made by chance, printed, and "
    "compared field by field with what they were made from. *Real*: the note in three copies, "
    "where it lies beside the repository. The peers are asked for what they can give: "
    "pdfplumber for words and tables, python-docx for paragraphs and cells, Tesseract for the "
    "letters of the untreated picture with the same Danish model; none of them knows fields. An "
    "amount counts as flagged where it is unsure or unknown, or a warning names its line. Letters "
    "are counted wrong in paragraphs of 80 letters or more, wherever they are found in the text. "
    "Times are the processor's; on a machine that is busy they are not measured. Memory is "
    "the most that a process held with the reader and nothing else of the product loaded."
)
SYNTHETIC, BORDERLESS, SCANNED = 40, 12, 4
BUSY = "not measured: the machine was busy"

Row = tuple[str, str, str, str, str]


def measure() -> Table:
    """All goals; those of scans where reading of scans is installed."""
    rows = [*born_digital(), *work_on_pdf(), *in_word()]
    rows += [*scans()] if reads_pictures() else []
    rows += [*real()] if (SHARED / "seeds").is_dir() else []
    missed = sum(row[-1] == "**does not hold**" for row in rows)
    used = ", ".join(f"{name} {version(name)}" for name in ("pdfplumber", "python-docx"))
    basis = (
        f"{SYNTHETIC} synthetic papers, {SCANNED} of them scanned; {used}; "
        f"{missed or 'none'} of the goals missed."
    )
    return Table(("goal", "target", "measured", "peer", ""), tuple(rows), basis)


def holds(is_held: bool) -> str:
    """What stands in the last column."""
    return "holds" if is_held else "**does not hold**"


def is_busy() -> bool:
    """Whether others use a tenth of the machine or more in a second in which this rests.

    The load of the last minute will not do: a benchmark's own work is in it.
    """
    before = _ticks()
    time.sleep(1)
    idle, all_ = (after - earlier for after, earlier in zip(_ticks(), before, strict=True))
    return idle < 0.9 * all_


def _ticks() -> tuple[int, int]:
    """Ticks of all processors since the machine started: idle or waiting for a disk, and all."""
    each = [int(number) for number in Path("/proc/stat").read_text().split("\n")[0].split()[1:9]]
    return each[3] + each[4], sum(each)


def born_digital() -> Iterator[Row]:
    """Fields of synthetic papers, and tables without lines."""
    right, told = fields.fields_right(SYNTHETIC, fields.as_pdf)
    yield "born-digital PDF, fields", ">= 99.5 %", str(right), "", holds(right.share >= 0.995)
    wrong = told.of - told.right
    yield "wrong amounts unflagged", "0", f"{wrong} of {told.of:,}", "", holds(wrong == 0)
    ours, theirs = fields.borderless(BORDERLESS)
    peer = f"pdfplumber {theirs}"
    yield "borderless tables, amounts", "100 %", str(ours), peer, holds(ours.share == 1)


def work_on_pdf() -> Iterator[Row]:
    """Time, memory and cells of a PDF of four pages; memory and cells on a busy machine too."""
    ms, mb, cells = pdf.measured(pdf.ours)
    peer_ms, peer_mb, peer_cells = pdf.measured(pdf.plumber)
    if is_busy():
        yield "PDF, a page warm", "<= 25 ms, 4 x pdfplumber", BUSY, "", ""
    else:
        peer = f"pdfplumber {peer_ms:.1f} ms"
        yield "PDF, a page warm", "<= 25 ms", f"{ms:.1f} ms", peer, holds(ms <= 25)
        times = peer_ms / ms
        yield "PDF, times faster", ">= 4", f"{times:.1f}", peer, holds(times >= 4)
    peer = f"pdfplumber {peer_mb:.0f} MB"
    yield "PDF, memory", "<= 60 MB", f"{mb:.0f} MB", peer, holds(mb <= 60)
    alike = f"{(Counter(cells) & Counter(peer_cells)).total()} with the same words"
    held = holds(Counter(cells) == Counter(peer_cells))
    peer = f"pdfplumber {len(peer_cells)}"
    found = f"{len(cells)}, {alike}"
    yield "PDF, cells of tables and boxes", "those of the peer", found, peer, held


def in_word() -> Iterator[Row]:
    """Fields, letters and time of Word files."""
    right, _ = fields.fields_right(SYNTHETIC, fields.as_word)
    yield "DOCX fixtures, fields", "100 %", str(right), "", holds(right.share == 1)
    for label, data in ((word.note()), ("changes and controls", word.in_word())):
        letters, cells, marks = word.ours(data)
        peer_letters, peer_cells, peer_marks = word.theirs(data)
        found = f"{letters:,} letters, {cells} cells, {marks} boxes and notes"
        peer = f"python-docx {peer_letters:,}, {peer_cells}, {peer_marks}"
        yield f"DOCX, {label}", "all", found, peer, holds(letters >= peer_letters)
    for label, data in ((word.note()), ("2,000 rows", word.long_table())):
        if is_busy():
            yield f"DOCX, {label}", "", BUSY, "", ""
            continue
        ms, mb, _ = word.measured(word.ours, data)
        peer_ms, peer_mb, _ = word.measured(word.theirs, data)
        peer = f"python-docx {peer_ms:.1f} ms, {peer_mb:.0f} MB"
        yield f"DOCX, {label}", "", f"{ms:.1f} ms, {mb:.0f} MB", peer, ""


def scans() -> Iterator[Row]:
    """Amounts, letters and time of scans of 200 dots an inch."""
    busy = is_busy()
    found = scan.measure(SCANNED)
    right, told = found.amounts, found.told
    peer = f"Tesseract {found.plain_amounts}, none flagged"
    yield "scan, amounts right", ">= 99 %", str(right), peer, holds(right.share >= 0.99)
    wrong, unflagged = right.of - right.right, told.of - told.right
    said = f"{wrong - unflagged} of {wrong}"
    yield "scan, wrong amounts flagged", "all", said, "", holds(unflagged == 0)
    errors, plain = found.errors, found.plain_errors
    share, peer = 100 * errors.share, f"Tesseract {100 * plain.share:.2f} %"
    yield "scan, letters wrong", "<= 1.0 %", f"{share:.2f} %", peer, holds(share <= 1)
    if busy:
        yield "scan, a page", "<= 3 s", BUSY, "", ""
        return
    seconds, peer = (
        found.seconds / found.pages,
        f"Tesseract {found.plain_seconds / found.pages:.1f} s",
    )
    yield "scan, a page", "<= 3 s", f"{seconds:.1f} s", peer, holds(seconds <= 3)


def real() -> Iterator[Row]:
    """The real note in its copies."""
    same, kinds, vain = copies.same_in_word(), copies.kinds_told(), copies.false_findings()
    yield "bi08.docx as bi08.pdf, fields", "100 %", str(same), "", holds(same.share == 1)
    said = f"{kinds.right} of {kinds.of}"
    yield "copies 000 and 001, kinds of fault told", "all", said, "", holds(kinds.share == 1)
    yield "copy 001 alone, false findings", "<= 3", str(vain), "", holds(vain <= 3)
