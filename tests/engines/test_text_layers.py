"""Scans with letters that a scanner laid over the picture: taken where they are Danish, and read
anew from the picture where the scanner was set to another language.
"""

import io
from collections.abc import Callable
from random import Random

import pypdfium2
import pytest

from brobygger import wiring
from brobygger.demo.note import demo_note
from brobygger.domain.budgets.note import BudgetNote
from brobygger.domain.budgets.writing import write_note
from brobygger.domain.documents.reading import Reading
from brobygger.engines import pdf as engine
from brobygger.engines.pdf import read_kept_pdf, read_pdf, reads_pictures
from brobygger.engines.pdf.scan import letters
from papers.damage import wrong_language
from papers.layers import laid_over
from papers.scans import scanned

needs_ocr = pytest.mark.skipif(not reads_pictures(), reason="reading of scans is not installed")


def a_scan(misread: Callable[[str], str]) -> bytes:
    """The demo's note as a scan of 200 dots an inch, and what its scanner made out."""
    printed = wiring.print_pdf(write_note(demo_note()))
    return laid_over(scanned(printed), printed, misread)


def in_english(words: str) -> str:
    """As a scanner that was set to English reads Danish: no letter of its own, no fraction."""
    return wrong_language(words.replace("½", "2"), Random(4))


@pytest.fixture(scope="module")
def misread() -> bytes:
    return a_scan(in_english)


@pytest.fixture(scope="module")
def reading(misread: bytes) -> Reading:
    return wiring.read_document(misread, "notat.pdf")


def codes(reading: Reading) -> list[str]:
    return [problem.code for problem in reading.problems]


@needs_ocr
def test_letters_of_another_language_are_passed_over_for_the_picture(reading: Reading) -> None:
    note = reading.values
    assert isinstance(note, BudgetNote)
    assert note.fte[0].value == demo_note().fte[0].value
    assert {note.fte[0].method, *(row.label.method for row in note.tables[0].rows)} == {"ocr"}
    assert "æ" in reading.document.text
    assert (reading.document.format, reading.document.misread_pages) == ("scan", ())
    assert codes(reading).count("DOCUMENT-103") == 1
    assert not {"DOCUMENT-022", "DOCUMENT-098"} & set(codes(reading))


@needs_ocr
def test_letters_that_are_passed_over_are_looked_through_for_personal_numbers() -> None:
    data = a_scan(lambda words: in_english(words).replace("Baggrund", "010203-1234"))
    document = read_pdf(data, "notat.pdf")
    assert "010203-1234" not in document.text
    assert any("010203-1234" in line.text for line in document.unprinted)


@needs_ocr
def test_danish_letters_are_taken_as_they_are() -> None:
    document = read_pdf(a_scan(str), "notat.pdf")
    assert (document.format, document.sheets, document.misread_pages) == ("scan", (), ())
    assert {span.origin for line in document.all_lines() for span in line.spans} == {"ocr:unknown"}


@needs_ocr
def test_the_pages_read_one_by_one_give_what_they_give_at_once(
    misread: bytes, reading: Reading
) -> None:
    before = read_kept_pdf(misread, "notat.pdf", {})
    pages = [page.number for page in before.pages]
    assert list(before.misread_pages) == pages
    sheets = dict(engine.read_pictures(misread, list(before.misread_pages)))
    assert read_kept_pdf(misread, "notat.pdf", sheets) == reading.document


def test_without_reading_of_pictures_the_words_stand_and_are_said_to_be_misread(
    misread: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(letters, "is_installed", lambda: False)
    reading = wiring.read_document(misread, "notat.pdf")
    assert isinstance(reading.values, BudgetNote)
    assert reading.document.unread_pages == ()
    assert len(reading.document.misread_pages) == reading.document.page_count
    assert {"DOCUMENT-022", "DOCUMENT-104"} <= set(codes(reading))
    assert "DOCUMENT-103" not in codes(reading)


@needs_ocr
def test_a_page_whose_picture_says_nothing_keeps_its_letters() -> None:
    printed = wiring.print_pdf(write_note(demo_note()))
    document = read_pdf(
        laid_over(scanned(without_words(printed)), printed, in_english), "notat.pdf"
    )
    assert len(document.misread_pages) == document.page_count
    assert len(document.text) > 1_000


def without_words(printed: bytes) -> bytes:
    """As many sheets of paper, with nothing on them."""
    source, empty = pypdfium2.PdfDocument(printed), pypdfium2.PdfDocument.new()
    stream = io.BytesIO()
    try:
        for page in source:
            empty.new_page(*page.get_size())
        empty.save(stream)
    finally:
        source.close()
        empty.close()
    return stream.getvalue()
