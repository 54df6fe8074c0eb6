"""The typeset budget note: every cell, note and box of the real template read from its PDF."""

from pathlib import Path

import pytest

from brobygger.domain.documents.page import Document, Line, Table
from brobygger.engines.pdf import read_pdf

YEARS = ["2024", "2025", "2026", "2027"]
SALARIES = ["1.600"] * 4 + ["6.400"]
ACTIVITIES = ["400"] * 4 + ["1.600"]
TOTAL = ["2.000"] * 4 + ["8.000"]


@pytest.fixture(scope="module")
def note(shared: Path) -> Document:
    """The note, read."""
    file = shared / "documents" / "bi08.pdf"
    if not file.exists():
        pytest.skip("the typeset note is not on this machine")
    return read_pdf(file.read_bytes(), file.name)


def tables(note: Document) -> list[Table]:
    """All tables in reading order."""
    return [block for block in note.blocks() if isinstance(block, Table)]


def rows(table: Table) -> list[list[str]]:
    """A table's texts, each cell on one line."""
    return [
        [cell.text.replace("-\n", "").replace("\n", " ") for cell in table.row(row)]
        for row in range(table.height)
    ]


def test_all_88_cells_of_the_money_tables(note: Document) -> None:
    """Three tables of 4 x 7, 4 x 9 and 3 x 8 cells; the district table lies between them."""
    first, second, _, earlier = tables(note)
    assert rows(first) == [
        ["1.000 kr., 2024 p/l", "Styringsområde", *YEARS, "I alt"],
        ["Medarbejderressourcer (2 ½ ÅV)", "Service", *SALARIES],
        ["Aktivitetsmidler", "Service", *ACTIVITIES],
        ["Udgifter i alt (netto)", "", *TOTAL],
    ]
    assert rows(second) == [
        ["1.000 kr., 2024 p/l", "Udvalg", "Bevilling", "Indtægt/ udgift", *YEARS, "I alt"],
        ["Medarbejderressourcer (2 ½ ÅV)", "BIU", "35.10", "U", *SALARIES],
        ["Aktivitetsmidler", "BIU", "35.10", "U", *ACTIVITIES],
        ["Serviceudgifter i alt", "", "", "", *TOTAL],
    ]
    years = [str(year) for year in range(2019, 2026)]
    assert rows(earlier) == [
        ["1.000 kr., løbende p/l", *years],
        ["Budgetaftale 2023", "", "", "", "", "300", "", ""],
        ["Afsatte midler i alt", "", "", "", "", "300", "", ""],
    ]
    assert len(first.cells) + len(second.cells) + len(earlier.cells) == 88
    assert all(cell.place.box for table in tables(note) for cell in table.cells)


def test_the_five_footnotes_stand_apart(note: Document) -> None:
    """Marks apart from words: a share of 24 and of 4 per cent, never of 224."""
    notes = note.pages[0].footnotes
    assert [each.mark for each in notes] == ["1", "2", "3", "4", "5"]
    assert notes[1].text.startswith("24 pct. ")
    assert "er 4 pct., " in notes[1].text
    assert notes[1].text.endswith(" 2021")
    assert notes[3].text.endswith("integrationsministeriets medborgerskabsundersøgelser 2012-2022")
    raised = [
        span.text
        for line in note.all_lines()
        for span in line.spans
        if span.raised and line.place.page == 1
    ]
    assert raised == ["1", "2", "3", "4", "5"]
    assert "224" not in note.text
    assert not any(page.footnotes for page in note.pages[1:])


def test_the_box_beside_the_text(note: Document) -> None:
    """Nine ticks with their words and places, and none of their words in the running text."""
    (page, *_) = note.pages
    (box,) = page.asides
    assert (box.height, box.width) == (10, 1)
    assert box.place.box is not None
    assert box.place.box.x0 > 440
    assert [mark.label for mark in page.marks if mark.checked] == [
        "Specifik udfordring",
        "Bestilt af fagudvalg",
    ]
    assert [mark.label for mark in page.marks][:2] == ["Need to", "Fastholdelse/rekruttering"]
    assert len(page.marks) == 9
    assert all(mark.place.box and mark.place.cell for mark in page.marks)
    flow = [block.text for block in page.blocks if isinstance(block, Line)]
    assert not any("Need to" in text or "Henvist" in text for text in flow)


def test_the_districts(note: Document) -> None:
    """Twelve boxes: the whole city and eleven named places, two of them ticked."""
    marks = note.pages[3].marks
    assert marks[0].label == "Bydækkende"
    assert len(marks) == 12
    ticked = [mark.label for mark in marks if mark.checked]
    assert ticked == ["Vesterbro/Kgs. Enghave", "Nørrebro"]
    assert marks[9].label == "Brønshøj/Husum"


def test_headings_and_running_heads(note: Document) -> None:
    """The title over two lines, the sections below it, the page heads apart from both."""
    lines = [block for page in note.pages for block in page.blocks if isinstance(block, Line)]
    assert [line.heading for line in lines if line.text.startswith(("BI08", "cial "))] == [1, 1]
    sections = [line.text for line in lines if line.heading == 2]
    assert sections == [
        "Baggrund",
        "Indhold",
        "Indsats",
        "Målgrupper",
        "Forventet effekt og opfølgning",
        "Økonomi",
        "Risikovurdering og proces",
        "Tekniske oplysninger",
    ]
    assert "Tidligere afsatte midler" in [line.text for line in lines if line.heading == 3]
    heads = [line.text for line in lines if line.furniture]
    assert heads == [f"Budget 2024 {page}/4" for page in range(1, 5)]
    assert sum(bool(line.bullet) for line in lines) == 13


def test_the_scan_is_said_to_be_unread(shared: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same note as pictures, where no OCR is installed: four pages that nobody has read."""
    monkeypatch.setattr("brobygger.engines.pdf.scan.letters.is_installed", lambda: False)
    file = shared / "documents" / "bi08_scan.pdf"
    if not file.exists():
        pytest.skip("the scanned note is not on this machine")
    scan = read_pdf(file.read_bytes(), file.name)
    assert scan.unread_pages == (1, 2, 3, 4)
    assert scan.format == "scan"
    assert scan.text == ""
