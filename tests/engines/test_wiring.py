"""The way from bytes to a Reading: which machine opens what, and what is said where none does."""

import io
import zipfile
from pathlib import Path

import pytest

from brobygger import wiring
from brobygger.domain.documents.limits import MOST_BYTES, MOST_CHARACTERS
from brobygger.domain.documents.page import Line, Table
from brobygger.domain.documents.paper import Grid, Heading, Paper, square, words
from brobygger.domain.kernel.problem import Unreadable
from brobygger.engines.apart import Limits
from brobygger.messages import CATALOGUE, say
from engines.typeset import picture_pdf, raw_pdf, typeset
from engines.word_xml import paragraph, word_file

WORDS = b"BT /F1 10 Tf 100 700 Td (Havnen ligger ved vandet.) Tj ET"


def packed(*names: str, first: tuple[str, str] | None = None) -> bytes:
    """A ZIP file with files of these names."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        if first:
            archive.writestr(*first)
        for name in names:
            archive.writestr(name, "<x/>")
    return stream.getvalue()


ODT = ("mimetype", "application/vnd.oasis.opendocument.text")
REFUSED = [
    (b"", "papir.pdf", "DOCUMENT-001"),
    (b"\x00" * 500, "papir.pdf", "DOCUMENT-001"),
    (b" \n\t\n", "papir.txt", "DOCUMENT-001"),
    (bytes(range(256)) * 20, "papir.pdf", "DOCUMENT-003"),
    (b"\x7fELF" + bytes(100), "notat.txt", "DOCUMENT-003"),
    (packed("[Content_Types].xml", "word/document.xml"), "papir.docx", "DOCUMENT-070"),
    (packed("word/document.xml"), "papir.pdf", "DOCUMENT-070"),
    (packed("content.xml", first=ODT), "papir.odt", "DOCUMENT-004"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "papir.doc", "DOCUMENT-004"),
    (b"{\\rtf1 Havnen}", "papir.rtf", "DOCUMENT-004"),
    (b"\x89PNG\r\n\x1a\n" + bytes(50), "papir.pdf", "DOCUMENT-005"),
    (b"\xff\xd8\xff\xe0" + bytes(50), "papir.jpg", "DOCUMENT-005"),
    (packed("papir.pdf"), "papirer.zip", "DOCUMENT-006"),
    (b"PK\x03\x04 afbrudt", "papirer.zip", "DOCUMENT-006"),
    (packed("xl/workbook.xml"), "tal.xlsx", "DOCUMENT-013"),
    (packed("ppt/presentation.xml"), "vis.pptx", "DOCUMENT-013"),
    (b"From: a\nMIME-Version: 1.0\n\nHej", "mail.eml", "DOCUMENT-014"),
    (b"%PDF-1.7 hej", "papir.pdf", "DOCUMENT-008"),
    (b"a " * MOST_CHARACTERS, "papir.txt", "DOCUMENT-015"),
    (bytes(MOST_BYTES + 1), "papir.pdf", "DOCUMENT-002"),
]


@pytest.mark.parametrize(("data", "name", "code"), REFUSED, ids=lambda value: str(value)[:20])
def test_what_cannot_be_read_is_said(data: bytes, name: str, code: str) -> None:
    """By what stands in the file, whatever its name says; with something the reader can do."""
    with pytest.raises(Unreadable) as stopped:
        wiring.read_document(data, name)
    problem = stopped.value.problem
    assert (problem.code, problem.severity) == (code, "error")
    for language in ("da", "en"):
        said = say(problem, language)
        assert said.what
        assert said.remedy


def test_the_size_stands_in_the_message() -> None:
    """Both the file's size and the limit, without opening anything."""
    with pytest.raises(Unreadable) as stopped:
        wiring.read_apart(bytes(200 * 2**20), "papir.pdf")
    what = say(stopped.value.problem).what
    assert "200 MB" in what
    assert "50 MB" in what


@pytest.mark.parametrize(
    ("data", "name", "format_"),
    [
        (raw_pdf(WORDS), "papir.pdf", "pdf"),
        (b"\n" * 20 + raw_pdf(WORDS), "papir", "pdf"),
        (word_file(paragraph("Havnen ligger på øen.")), "papir.pdf", "docx"),
        ("Havnen ligger på øen.\n".encode(), "papir.txt", "text"),
        ("Havnen ligger på øen.\n".encode("cp1252"), "papir", "text"),
        ("Havnen ligger på øen.\n".encode("utf-16"), "papir.txt", "text"),
        ("## Havnen\n\nPå øen.\n".encode(), "papir.txt", "markdown"),
        ("<!doctype html><p>På øen</p>".encode(), "papir.txt", "html"),
        ("1\t<b>På øen</b>\tJa\n".encode(), "papir.txt", "markdown"),
        (b"a\tb\n1\t2\n", "papir.tsv", "markdown"),
    ],
)
def test_each_kind_finds_its_reader(data: bytes, name: str, format_: str) -> None:
    """The name is only asked among kinds of text."""
    assert wiring.open_document(data, name).format == format_


def test_a_name_that_promises_something_else() -> None:
    """It is read as what it is, and said."""
    codes = [problem.code for problem in wiring.read_document(raw_pdf(WORDS), "a.txt").problems]
    assert codes == ["DOCUMENT-023", "DOCUMENT-021"]
    reading = wiring.read_document(b"# Havnen\n", "a.txt")
    assert [problem.code for problem in reading.problems] == ["DOCUMENT-021"]


def test_an_unknown_template_is_an_info() -> None:
    """The paper is kept; only no values come of it."""
    reading = wiring.read_document(raw_pdf(WORDS), "papir.pdf")
    assert (reading.template, reading.values) == ("unknown", None)
    assert [(p.code, p.severity) for p in reading.problems] == [("DOCUMENT-021", "info")]


def test_pages_nobody_read_are_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """Partial, never silently empty."""
    monkeypatch.setattr(wiring, "reads_pictures", lambda: False)
    reading = wiring.read_document(picture_pdf(), "papir.pdf")
    (problem,) = reading.problems
    assert problem.code == "DOCUMENT-020"
    assert problem.where.page == 1
    assert "Side 1 " in say(problem).what


def test_text_without_danish_letters() -> None:
    """Read in the wrong language: a warning before anyone relies on a word."""
    text = "Havnen ligger ved vandet og broen gaar over til den anden side. " * 20
    codes = [problem.code for problem in wiring.read_document(text.encode(), "a.txt").problems]
    assert "DOCUMENT-022" in codes


PAPER = Paper(
    title="ZZ01 En prøve",
    running_head="Budget 2031",
    blocks=(
        Heading("ZZ01 En prøve", 1),
        Heading("Baggrund"),
        words("Havnen ligger ved vandet, og her er ikke mere at sige om den."),
        Grid(
            widths=(3, 1),
            head=(square("1.000 kr."), square("2031", end=True)),
            rows=((square("Løn"), square("1.600", end=True)),),
            caption="Tabel 1 - Udgifter",
        ),
    ),
)


def test_what_is_printed_is_read_again() -> None:
    """Our own PDF through our own reader: headings, words and cells."""
    document = wiring.open_document(wiring.print_pdf(PAPER), "papir.pdf")
    blocks = list(document.blocks())
    lines = [block for block in blocks if isinstance(block, Line)]
    assert [(line.text, line.heading) for line in lines[:2]] == [
        ("ZZ01 En prøve", 1),
        ("Baggrund", 2),
    ]
    (table,) = [block for block in blocks if isinstance(block, Table)]
    assert [cell.text for cell in table.cells] == ["1.000 kr.", "2031", "Løn", "1.600"]


def test_read_apart_is_read_document() -> None:
    """The same reading, problems and all; trouble in the other process is a problem."""
    data = typeset("Havnen ligger ved vandet.")
    assert wiring.read_apart(data, "a.pdf") == wiring.read_document(data, "a.pdf")
    with pytest.raises(Unreadable) as stopped:
        wiring.read_apart(data, "a.pdf", limits=Limits(wall_seconds=0.01))
    assert stopped.value.problem.code == "DOCUMENT-010"


def test_pages_are_drawn_apart() -> None:
    """A picture for the screen."""
    assert wiring.render_page(raw_pdf(WORDS), 1, 72).startswith(b"\x89PNG")


def test_every_refusal_has_its_sentence() -> None:
    """No kind of file is refused without words, and each kind is read or refused."""
    assert set(wiring.REFUSALS.values()) <= set(CATALOGUE)
    assert not set(wiring.REFUSALS) & set(wiring.READERS)


def test_the_shared_papers(shared: Path) -> None:
    """Each real paper finds its template through the front door."""
    found = {
        path.name[:3]: wiring.read_apart(path.read_bytes(), path.name).template
        for path in sorted((shared / "seeds").glob("*.txt"))
    }
    assert found["000"] == found["001"] == "budget_note"
    assert found["004"] == "recommendation_annex"
