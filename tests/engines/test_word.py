"""Word documents: the finding sheet, and any paper with real headings, lists and tables."""

import io
from typing import Any

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm

from brobygger.demo.annex import demo_annex
from brobygger.demo.note import demo_note
from brobygger.domain.budgets.writing import write_note
from brobygger.domain.documents.finding_sheet import FindingRow, FindingSheet
from brobygger.domain.documents.paper import (
    Bullets,
    Footmark,
    Grid,
    Heading,
    Paper,
    Run,
    Square,
    Words,
    runs_of,
    square,
    words,
)
from brobygger.domain.kernel.problem import Severity
from brobygger.domain.recommendations.writing import write_annex
from brobygger.engines.word import print_finding_sheet, write_word

HEADS = ("Sted", "Forskel", "Det kan du gøre")


def a_row(severity: Severity, paper: str = "æble.pdf") -> FindingRow:
    word = {"error": "Fejl", "warning": "Advarsel", "info": "Oplysning"}[severity]
    return FindingRow(paper, "BUDGET-002", severity, word, "side 3", "3 er ikke 4 & 5.", "Ret <3>.")


def test_the_document_holds_title_count_and_every_finding() -> None:
    rows = (a_row("error"), a_row("warning"), a_row("info"))
    sheet = FindingSheet("Fund i æble.pdf", "1 fejl", HEADS, rows)
    document = docx.Document(io.BytesIO(print_finding_sheet(sheet)))
    assert [p.text for p in document.paragraphs[:2]] == ["Fund i æble.pdf", "1 fejl"]
    table = document.tables[0]
    assert [cell.text for cell in table.rows[0].cells] == list(HEADS)
    assert [row.cells[0].text for row in table.rows[1:]] == [
        "■ Fejl\nside 3", "▲ Advarsel\nside 3", "● Oplysning\nside 3",
    ]  # fmt: skip
    assert table.rows[1].cells[1].text == "3 er ikke 4 & 5.\nBUDGET-002"
    assert table.rows[1].cells[2].text == "Ret <3>."


def test_several_papers_are_named_in_each_row() -> None:
    rows = (a_row("error"), a_row("error", "b.pdf"))
    sheet = FindingSheet("Fund i 2 papirer", "2 fejl", HEADS, rows)
    table = docx.Document(io.BytesIO(print_finding_sheet(sheet))).tables[0]
    assert table.rows[2].cells[0].text == "■ Fejl\nb.pdf\nside 3"


@pytest.mark.parametrize(("language", "tag"), [("da", "da-DK"), ("en", "en-GB")])
def test_the_page_is_a4_and_knows_its_language(language: str, tag: str) -> None:
    sheet = FindingSheet("Fund", "Ingen fund", HEADS, (), language)
    document = docx.Document(io.BytesIO(print_finding_sheet(sheet)))
    assert document.tables == []
    height = document.sections[0].page_height
    assert height is not None
    assert abs(height - Cm(29.7)) < Cm(0.1)
    assert f'w:val="{tag}"' in document.styles["Normal"].element.xml
    assert document.core_properties.title == "Fund"
    assert document.core_properties.author == "Brobygger"


def test_the_head_is_repeated_and_no_finding_is_torn_by_a_page() -> None:
    sheet = FindingSheet("Fund", "1 fejl", HEADS, (a_row("error"),))
    head, row = docx.Document(io.BytesIO(print_finding_sheet(sheet))).tables[0].rows
    assert "w:tblHeader" in head._tr.xml
    assert "w:cantSplit" in row._tr.xml


# Any paper as a Word document


def opened(paper: Paper) -> Any:
    """The paper, written and opened again."""
    return docx.Document(io.BytesIO(write_word(paper)))


def a_grid(*rows: tuple[Square, ...], head: tuple[Square, ...] = ()) -> Paper:
    """A paper with one table of three columns."""
    return Paper("t", (Heading("t", 1), Grid((32, 40, 28), rows, head)))


def named(cell: Any, name: str) -> list[Any]:
    """The elements of a name below a part of the document."""
    return list(cell._element.iter(qn(name)))


def test_title_language_and_headings_are_those_of_the_paper() -> None:
    blocks = (Heading("Bilag 1", 1), Heading("Anbefalinger", 2), words("æ & <ø>"), Heading("x", 3))
    document = opened(Paper("Anbefalinger", blocks))
    assert document.core_properties.title == "Anbefalinger"
    assert document.core_properties.language == "da-DK"
    assert 'w:val="da-DK"' in document.styles["Normal"].element.xml
    assert [(one.style.name, one.text) for one in document.paragraphs] == [
        ("Heading 1", "Bilag 1"),
        ("Heading 2", "Anbefalinger"),
        ("Normal", "æ & <ø>"),
        ("Heading 3", "x"),
    ]


def test_the_head_of_a_table_is_repeated_and_no_row_is_torn() -> None:
    line = tuple(square(text) for text in "abc")
    head, row = opened(a_grid(line, head=line)).tables[0].rows
    assert named(head, "w:tblHeader")
    assert not named(row, "w:tblHeader")
    assert named(head, "w:cantSplit")
    assert named(row, "w:cantSplit")


def test_a_table_fills_the_line_and_a_wide_cell_covers_its_columns() -> None:
    whole = (square("SKOLEOMRÅDET", columns=3),)
    document = opened(a_grid(whole, (square("a"), square("b"), square("1.600", end=True))))
    section, (table,) = document.sections[0], document.tables
    line = section.page_width - section.left_margin - section.right_margin
    assert abs(sum(column.width for column in table.columns) - line) < Cm(0.05)
    assert [one.get(qn("w:val")) for one in named(table.rows[0], "w:gridSpan")] == ["3"]
    assert [cell.text for cell in table.rows[1].cells] == ["a", "b", "1.600"]
    assert table.rows[1].cells[2].paragraphs[0].alignment == WD_ALIGN_PARAGRAPH.RIGHT


def test_colour_stands_on_the_words_and_on_the_sign_of_a_list() -> None:
    items = ((Run("grøn", ink="green"),), (Run("rød", italic=True, ink="red"),))
    cell = Square((words("sort"), Bullets(items), Bullets(((Run("under"),),), level=2)))
    paragraphs = opened(a_grid((cell, Square(), Square()))).tables[0].rows[0].cells[0].paragraphs
    assert [one.style.name for one in paragraphs] == [
        "Normal", "List Bullet", "List Bullet", "List Bullet 2",
    ]  # fmt: skip
    inks = [str(one.runs[0].font.color.rgb) for one in paragraphs]
    assert inks == ["None", "00703C", "C00000", "None"]
    assert paragraphs[2].runs[0].italic
    mark = paragraphs[1]._p.pPr.find(qn("w:rPr")).find(qn("w:color"))
    assert mark.get(qn("w:val")) == "00703C"


def test_case_numbers_and_page_stand_on_every_page() -> None:
    paper = Paper("t", (Heading("t", 1),), running_head="Registret", foot=("F2 2023 - 11338", "b"))
    section = opened(paper).sections[0]
    head = section.header.paragraphs[0]
    assert head.text.startswith("Registret ")
    fields = [one.text.strip() for one in head._p.iter(qn("w:instrText"))]
    assert fields == ["PAGE", "NUMPAGES"]
    assert section.footer.paragraphs[0].text == "F2 2023 - 11338\nb"


def test_a_box_stands_at_the_right_of_what_follows_the_title() -> None:
    box = Grid((1,), ((square("28-06-2023"),), (square("x"),)))
    paper = Paper("t", (Heading("Bilag 1", 1), Heading("t", 2)), aside=box)
    body = opened(paper).element.body
    assert [child.tag.split("}")[1] for child in body] == ["p", "tbl", "p", "sectPr"]
    look = body[1].tblPr
    # Word refuses a file whose properties stand in another order than the format's own.
    assert [child.tag.split("}")[1] for child in look][:3] == ["tblStyle", "tblpPr", "tblW"]


def test_hyphens_are_set_where_the_format_wants_them() -> None:
    settings = opened(Paper("t", (Heading("t", 1),))).settings.element
    names = [child.tag.split("}")[1] for child in settings]
    assert names[names.index("defaultTabStop") + 1] == "autoHyphenation"


def test_footnotes_stand_at_the_end_under_their_marks() -> None:
    noted = Words((Run("Andelen skal falde.", footmark=Footmark("7", "24 pct.")),))
    first, *_between, last = opened(Paper("t", (noted, words("slut")))).paragraphs
    assert [(run.text, run.font.superscript) for run in first.runs] == [
        ("Andelen skal falde.", None), ("7", True),
    ]  # fmt: skip
    assert last.text == "7 24 pct."


def test_the_caption_of_a_table_stays_with_it() -> None:
    grid = Grid((1, 1), ((square("a"), square("b")),), caption="Tabel 1")
    caption = opened(Paper("t", (Heading("t", 1), grid))).paragraphs[1]
    assert caption.text == "Tabel 1"
    assert caption.paragraph_format.keep_with_next


@pytest.mark.parametrize("paper", [write_annex(demo_annex()), write_note(demo_note())])
def test_nothing_of_a_paper_is_lost(paper: Paper) -> None:
    document = opened(paper)
    texts = [one.text for one in document.element.body.iter(qn("w:t"))]
    said = " ".join("".join(texts).split())
    blocks = (*paper.blocks, *((paper.aside,) if paper.aside else ()))
    for block in blocks:
        for run in runs_of(block):
            assert " ".join(run.text.split()) in said
