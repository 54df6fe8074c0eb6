"""Papers as PDF: offline, tagged, with every sign that a Danish paper needs."""

import io

import pypdf
import pypdfium2
import pytest

from brobygger.domain.budgets.writing import write_note
from brobygger.domain.documents.paper import (
    Footmark,
    Grid,
    Heading,
    Paper,
    Picture,
    Run,
    Words,
    square,
    words,
)
from brobygger.domain.recommendations.writing import write_annex
from brobygger.engines.typst import write_pdf
from papers import a_note, an_annex
from pdf_standard import check

SIGNS = "ÆØÅæøå ☐ ☒ ½ ¼ ¾ – — − … ’ ” • é"


def text_of(pdf: bytes) -> str:
    """The words of a PDF, line breaks undone."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return " ".join(" ".join(p.get_textpage().get_text_bounded() for p in document).split())
    finally:
        document.close()


def test_every_sign_of_a_danish_paper_is_in_the_fonts() -> None:
    assert SIGNS in text_of(write_pdf(Paper("Prøve", (Heading("Prøve", 1), words(SIGNS)))))


def test_words_are_never_run_as_markup() -> None:
    text = '#read("/etc/passwd") *b* $x$ [a] _i_ <l> @r \\ // `c` = h'
    blocks = (Heading(text, 1), words(text), Grid((1,), ((square(text),),)))
    assert text_of(write_pdf(Paper(text, blocks))).count(text) == 3


def test_the_pdf_is_tagged_has_a_title_and_danish_as_its_language() -> None:
    reader = pypdf.PdfReader(io.BytesIO(write_pdf(write_note(a_note()))))
    catalogue = reader.root_object
    assert reader.metadata is not None
    assert reader.metadata.title == "BI12 Brobygning i boligområder"
    assert catalogue.raw_get("/MarkInfo").get_object() == {"/Marked": True, "/Suspects": False}
    assert str(catalogue["/Lang"]).startswith("da")
    metadata = catalogue["/Metadata"]
    assert isinstance(metadata, pypdf.generic.StreamObject)
    assert b"pdfuaid" in metadata.get_data()


def test_the_same_paper_gives_the_same_bytes() -> None:
    paper = write_annex(an_annex())
    assert write_pdf(paper) == write_pdf(paper)


def test_footnote_marks_are_the_papers_own_and_stand_apart() -> None:
    noted = Words((Run("Andelen skal falde.", footmark=Footmark("7", "24 pct. af de unge")),))
    text = text_of(write_pdf(Paper("t", (Heading("t", 1), noted))))
    assert "falde.7" in text
    assert "24 pct. af de unge" in text


@pytest.mark.parametrize("years", [1, 4, 10])
def test_no_figure_of_a_wide_table_is_cut_or_broken(years: int) -> None:
    cells = tuple(square("12.345.678", end=True) for _ in range(years))
    head = (square("kr., 2024 p/l"), *(square(str(2024 + at), end=True) for at in range(years)))
    grid = Grid((38, *[12] * years), ((square("Medarbejderressourcer"), *cells),), head)
    text = text_of(write_pdf(Paper("t", (Heading("t", 1), grid))))
    assert text.count("12.345.678") == years


def test_a_picture_is_drawn_with_its_words_and_its_letters_can_be_found() -> None:
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 30"><style>text { fill: #123456 }'
        '</style><path d="M0 0L90 30" stroke="#c00000"/><text x="9" y="20">Æblehaven</text></svg>'
    )
    pdf = write_pdf(Paper("t", (Heading("t", 1), Picture(svg, "Et kort"))))
    assert "Æblehaven" in text_of(pdf)
    assert check(pdf) == []
