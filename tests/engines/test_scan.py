"""Pages that are pictures, read by their letters: our own papers, printed, scanned, read back."""

import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

import pypdfium2
import pytest

from brobygger import wiring
from brobygger.demo.annex import demo_annex
from brobygger.demo.note import demo_note
from brobygger.domain.budgets.note import BudgetNote
from brobygger.domain.budgets.writing import write_note
from brobygger.domain.documents.found import Found
from brobygger.domain.documents.page import Document, Line
from brobygger.domain.documents.reading import Reading
from brobygger.domain.recommendations.legend import colour_name
from brobygger.domain.recommendations.recommendation import RecommendationAnnex
from brobygger.domain.recommendations.writing import write_annex
from brobygger.engines import pdf as engine
from brobygger.engines.pdf import read_pdf, reads_pictures
from brobygger.messages import say
from papers.scans import Scanner, scanned

pytestmark = pytest.mark.skipif(not reads_pictures(), reason="reading of scans is not installed")


def leaves(value: Any, path: str = "") -> Iterator[tuple[str, Found[Any]]]:
    """Every found value, with its path."""
    if isinstance(value, Found):
        yield path, value
    elif is_dataclass(value):
        for one in fields(value):
            yield from leaves(getattr(value, one.name), f"{path}.{one.name}")
    elif isinstance(value, dict) or hasattr(value, "items"):
        for key, item in value.items():
            yield from leaves(item, f"{path}[{key}]")
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from leaves(item, f"{path}[{index}]")


@pytest.fixture(scope="module")
def printed() -> bytes:
    """The demo's note as PDF with letters."""
    return wiring.print_pdf(write_note(demo_note()))


@pytest.fixture(scope="module")
def born(printed: bytes) -> Reading:
    """It, read from its letters."""
    return wiring.read_document(printed, "notat.pdf")


@pytest.fixture(scope="module")
def scan(printed: bytes) -> Reading:
    """It, read from a scan of 200 dots an inch."""
    return wiring.read_document(scanned(printed), "notat.pdf")


def amounts(reading: Reading) -> list[int | None]:
    """Every amount of the tables."""
    assert isinstance(reading.values, BudgetNote)
    return [
        cell.amount_kr.value
        for table in reading.values.tables
        for row in table.rows
        for cell in row.cells
    ]


def test_no_page_is_unread_and_the_paper_says_what_it_is(scan: Reading) -> None:
    assert scan.document.format == "scan"
    assert scan.document.unread_pages == ()
    assert scan.template == "budget_note"
    assert "DOCUMENT-025" in [problem.code for problem in scan.problems]


def test_a_paper_read_again_from_what_is_kept_is_the_same_and_no_picture_is_read(
    scan: Reading, printed: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    data, sheets = scanned(printed), dict(scan.document.sheets)
    monkeypatch.setattr(engine, "_read_pictures", None)
    assert wiring.read_kept(data, "notat.pdf", sheets) == scan
    without = wiring.read_kept(data, "notat.pdf", {2: sheets[2]}).document
    assert without.unread_pages == (1, 3)


def test_every_amount_is_that_of_the_printed_note(born: Reading, scan: Reading) -> None:
    assert amounts(scan) == amounts(born)
    assert sum(amount is not None for amount in amounts(scan)) >= 26


def test_most_values_are_those_of_the_printed_note(born: Reading, scan: Reading) -> None:
    right = dict(leaves(born.values))
    read = dict(leaves(scan.values))
    same = [path for path, found in right.items() if path in read and is_same(read[path], found)]
    assert len(same) >= 0.94 * len(right), sorted(set(right) - set(same))


SIGNS = str.maketrans({"–": "-", "’": "'", "”": '"'})


def is_same(one: Found[Any], other: Found[Any]) -> bool:
    """Equal, or equal but for the shape of a dash or a quote, which means nothing."""
    a, b = one.value, other.value
    if isinstance(a, str) and isinstance(b, str):
        return a.translate(SIGNS) == b.translate(SIGNS)
    return bool(a == b)


def test_a_half_is_read_by_its_shape(scan: Reading) -> None:
    """Tesseract knows no ½; as a figure it would be another cost of a full-time equivalent."""
    assert isinstance(scan.values, BudgetNote)
    right = demo_note().fte
    assert [found.value for found in scan.values.fte] == [found.value for found in right]
    assert "½" in scan.values.fte[0].raw


def test_what_was_read_from_a_picture_says_so(scan: Reading) -> None:
    methods = {found.method for _, found in leaves(scan.values) if found.raw}
    assert methods <= {"ocr", "derived"}
    spans = [span for line in scan.document.all_lines() for span in line.spans]
    assert {span.origin.split("@")[0] for span in spans} == {"ocr:tesseract"}
    known = [span.confidence for span in spans if span.confidence is not None]
    assert len(known) > 0.8 * len(spans)
    assert all(0 <= one <= 1 for one in known)


def test_words_are_never_certain(scan: Reading) -> None:
    for path, found in leaves(scan.values):
        if isinstance(found.value, str) and " " in found.value:
            assert found.certainty != "certain", path


def test_headings_and_notes_are_found(born: Reading, scan: Reading) -> None:
    def seen(document: Document) -> tuple[list[str], list[str]]:
        lines = [block for block in document.blocks() if isinstance(block, Line)]
        heads = [line.text for line in lines if line.heading]
        notes = [note.mark for page in document.pages for note in page.footnotes]
        return heads, notes

    heads, notes = seen(scan.document)
    right, marks = seen(born.document)
    assert notes == marks
    assert set(heads) <= set(right)
    assert len(heads) >= 0.8 * len(right)  # one set hardly larger than the text may be missed


def test_no_box_is_read_wrong_and_few_are_missed(born: Reading, scan: Reading) -> None:
    """A box that is not found leaves its words without a state: unknown, never unticked."""

    def marks(document: Document) -> dict[str, bool | None]:
        return {mark.label: mark.checked for page in document.pages for mark in page.marks}

    right, read = marks(born.document), marks(scan.document)
    assert {label: right.get(label) for label in read} == read
    assert len(read) >= len(right) - 1


def test_a_value_is_shown_where_it_stands_on_the_crooked_page(
    printed: bytes, born: Reading
) -> None:
    """The boxes of words lie on the picture as it is shown, not on the straightened one."""
    flat = read_pdf(scanned(printed, Scanner(tilt=0.0)), "notat.pdf")
    askew = read_pdf(scanned(printed, Scanner(tilt=2.0), seed=3), "notat.pdf")
    straight = {line.text: line.place.box for line in flat.all_lines()}
    moved = 0.0
    for line in askew.all_lines():
        box, other = line.place.box, straight.get(line.text)
        if box and other and line.place.page == 1:
            moved = max(moved, abs(box.y0 - other.y0))
    assert moved > 2  # the page did lie askew
    assert len(straight) > 20


def test_the_colours_annex_keeps_its_numbers_and_words() -> None:
    """An annex in a table across the page: every recommendation is found."""
    pdf = wiring.print_pdf(write_annex(demo_annex()))
    reading = wiring.read_document(scanned(pdf), "bilag.pdf")
    assert reading.template == "recommendation_annex"
    born = wiring.read_document(pdf, "bilag.pdf")
    assert isinstance(reading.values, RecommendationAnnex)
    assert isinstance(born.values, RecommendationAnnex)
    assert [one.number for one in reading.values.recommendations] == [
        one.number for one in born.values.recommendations
    ]


def test_all_that_is_asked_can_be_said(scan: Reading) -> None:
    for problem in scan.problems:
        assert say(problem).what, problem.code


def test_it_is_read_in_a_process_apart_too(printed: bytes, scan: Reading) -> None:
    """Within the limits of a file from outside, and of nothing but our own values."""
    assert wiring.read_apart(scanned(printed), "notat.pdf") == scan


def test_the_same_picture_is_read_the_same(printed: bytes, scan: Reading) -> None:
    again = wiring.read_document(scanned(printed), "notat.pdf")
    assert again == scan


def test_a_picture_without_words_is_said_to_be_unread() -> None:
    from engines.typeset import picture_pdf

    reading = wiring.read_document(picture_pdf(), "papir.pdf")
    assert [problem.code for problem in reading.problems] == ["DOCUMENT-024"]


def first_page(pdf: bytes) -> bytes:
    """The paper's first page as a paper of its own."""
    with pypdfium2.PdfDocument(pdf) as whole, pypdfium2.PdfDocument.new() as alone:
        alone.import_pages(whole, [0])
        stream = io.BytesIO()
        alone.save(stream)
    return stream.getvalue()


def test_colours_are_seen_where_the_scanner_sees_them() -> None:
    """Letters by the colour a reader would name; a grey scan has none, not even black."""

    def letters(document: Document) -> Counter[str | None]:
        spans = [span for line in document.all_lines() for span in line.spans]
        found: Counter[str | None] = Counter()
        for span in spans:
            name = colour_name(span.colour) if span.colour else None
            found[name] += sum(letter.isalpha() for letter in span.text)
        return +found

    pdf = wiring.print_pdf(write_annex(demo_annex()))
    first = first_page(pdf)
    right = letters(read_pdf(first, "bilag.pdf"))
    seen = letters(read_pdf(scanned(first, Scanner(colour=True)), "bilag.pdf"))
    assert {"red", "green", "blue", "black"} == set(seen) == set(right)
    for name, count in right.items():
        assert abs(seen[name] - count) <= 0.1 * count + 12, name
    assert set(letters(read_pdf(scanned(first), "bilag.pdf"))) == {None}
