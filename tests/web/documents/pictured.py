"""Papers of which some pages are pictures, and a reader of pictures that takes no time.

The real reader is tried in ``tests/engines/test_scan.py``; here its answer is what the printed page
says, so that what is asked is what becomes of it.
"""

import io
from collections.abc import Sequence
from dataclasses import replace

import pypdfium2
import pytest

from brobygger import wiring
from brobygger.domain.budgets.writing import write_note
from brobygger.engines import pdf as engine
from brobygger.engines.pdf.kept import kept
from brobygger.engines.pdf.opening import opened, page_of
from brobygger.engines.pdf.scan import letters
from papers.notes import a_note
from papers.scans import Scanner, scanned

QUICK = Scanner(dpi=50, noise=0, specks=0, blur=0, tilt=0)


def printed_note(**facts: object) -> bytes:
    """A budget note as PDF with letters."""
    return wiring.print_pdf(write_note(a_note(**facts)))


def with_pictures(printed: bytes, pictures: Sequence[int] = ()) -> bytes:
    """The paper with these pages (from 1) as pictures; all of them where none is named."""
    whole = scanned(printed, QUICK)
    if not pictures:
        return whole
    sources = pypdfium2.PdfDocument(printed), pypdfium2.PdfDocument(whole)
    made = pypdfium2.PdfDocument.new()
    for number in range(len(sources[0])):
        made.import_pages(sources[number + 1 in pictures], [number])
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


class PictureReader:
    """Reads pages from "pictures" by what was printed on them; ``asked`` are the pages it read."""

    def __init__(self, printed: bytes) -> None:
        self.printed = printed
        self.asked: list[int] = []

    def sheet(self, number: int) -> str:
        """One page as the reader of pictures would keep it."""
        self.asked.append(number)
        with opened(self.printed) as document:
            page = page_of(document, number)
            text_page = page.get_textpage()
            sheet = engine._sheet(page, text_page)
            for word in (*sheet.words, *sheet.strays):
                word.confidence = 0.95
                word.style = replace(word.style, origin="ocr:test@1")
            return kept(sheet)

    def read(self, _data: bytes, numbers: Sequence[int]) -> tuple[tuple[int, str], ...]:
        """In the place of ``wiring.read_pictures_apart``."""
        return tuple((number, self.sheet(number)) for number in numbers)


def without_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a machine where reading of pictures is not installed."""
    monkeypatch.setattr(letters, "is_installed", lambda: False)


def with_reader(monkeypatch: pytest.MonkeyPatch, printed: bytes) -> PictureReader:
    """As when it has been installed."""
    reader = PictureReader(printed)
    monkeypatch.setattr(letters, "is_installed", lambda: True)
    monkeypatch.setattr(wiring, "read_pictures_apart", reader.read)
    monkeypatch.setattr(wiring, "read_kept_apart", wiring.read_kept)
    return reader
