"""The typeset budget note as Word: in every field what its PDF says."""

from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from brobygger import wiring
from brobygger.domain.budgets.compare import compare_copies
from brobygger.domain.budgets.note import BudgetNote
from brobygger.domain.documents.compare import Comparison
from brobygger.domain.documents.page import Line, Table
from brobygger.domain.documents.reading import Reading
from brobygger.domain.documents.record import as_json, walk

INVENTED = ("districts.Vesterbro/Kgs. Enghave", "districts.Nørrebro")
"""Ticks that the typeset papers have and the text of the note has not."""


@cache
def read(path: Path) -> Reading:
    if not path.exists():
        pytest.skip("the typeset note is not on this machine")
    return wiring.read_document(path.read_bytes(), path.name)


def in_word(shared: Path) -> Reading:
    return read(shared / "documents" / "bi08.docx")


def values(reading: Reading) -> dict[str, Any]:
    """Every value by its path, without places, raw readings and how it was read."""
    return {path: (found.value, found.certainty) for path, found in walk(reading.values)}


def test_word_and_pdf_are_equal_in_every_field(shared: Path) -> None:
    word, pdf = in_word(shared), read(shared / "documents" / "bi08.pdf")
    assert word.template == pdf.template == "budget_note"
    found = values(word)
    assert len(found) == 136
    assert found == values(pdf)
    assert compare_copies(word, pdf) == Comparison()
    assert compare_copies(pdf, word) == Comparison()
    told = [
        [(each.code, each.severity, each.field) for each in one.problems] for one in (word, pdf)
    ]
    assert told[0] == told[1]


def plain(reading: Reading, name: str) -> Any:
    """A field's values alone, text without regard to blanks."""

    def bare(value: Any) -> Any:
        if isinstance(value, dict) and "value" in value and "raw" in value:
            inner = value["value"]
            return " ".join(inner.split()) if isinstance(inner, str) else inner
        if isinstance(value, dict):
            return {key: bare(each) for key, each in value.items()}
        return [bare(each) for each in value] if isinstance(value, list) else value

    return bare(as_json(getattr(reading.values, name)))


def test_word_and_text_are_equal_but_for_what_the_text_has_lost(shared: Path) -> None:
    word = in_word(shared)
    text = read(next((shared / "seeds").glob("001_*.txt")))
    lost = {"need_to", "districts", "citywide", "earlier_funds", "tables"}
    names = {field.name for field in fields(BudgetNote)} - lost
    for name in sorted(names):
        assert plain(word, name) == plain(text, name), name
    assert plain(word, "tables")[:2] == plain(text, "tables")[:2]
    # The box Kategorisering is gone from the text; the ticks of the districts are the Word file's.
    assert plain(text, "need_to") == {}
    ours, theirs = plain(word, "districts"), plain(text, "districts")
    assert {name: theirs[name] for name in theirs} == {
        name: state and f"districts.{name}" not in INVENTED for name, state in ours.items()
    }
    assert plain(word, "citywide") == plain(text, "citywide")
    (once,), (again,) = plain(word, "earlier_funds"), plain(text, "earlier_funds")
    assert (once.pop("year"), again.pop("year")) == (2023, None)
    assert once == again
    third, other = plain(word, "tables")[2], plain(text, "tables")[2]
    assert third["caption"] == other["caption"]
    assert third["years"] == list(range(2019, 2026))
    shown = [
        [cell["amount_kr"] for cell in row["cells"] if cell["amount_kr"]] for row in third["rows"]
    ]
    assert shown == [[300_000], [300_000]]


def test_what_is_compared_is_what_was_invented_or_lost(shared: Path) -> None:
    text = read(next((shared / "seeds").glob("001_*.txt")))
    found = compare_copies(text, in_word(shared))
    assert {each.field for each in found.differences} == {"earlier_funds.0.year", *INVENTED}
    assert ([*found.only_in_a], [part.field for part in found.only_in_b]) == ([], ["need_to"])


def test_every_value_has_its_place_in_the_file(shared: Path) -> None:
    reading = in_word(shared)
    for path, found in walk(reading.values):
        assert found.source.part, path
        assert found.source.page is None
        if found.raw and path != "budget_round":
            assert found.source.paragraph, path
    cells = dict(walk(reading.values))
    amount = cells["tables.0.rows.0.cells.0.amount_kr"]
    assert (amount.source.table, amount.source.cell) == (2, "2,3")
    assert cells["footnotes.1.text"].source.part == "word/footnotes.xml"
    assert cells["budget_round"].source.part == "word/header1.xml"


def test_the_88_cells_boxes_and_notes(shared: Path) -> None:
    document = in_word(shared).document
    tables = [block for block in document.blocks() if isinstance(block, Table)]
    assert [(table.height, table.width) for table in tables] == [(4, 7), (4, 9), (2, 12), (3, 8)]
    assert sum(len(table.cells) for table in tables if table.width != 12) == 88
    (page,) = document.pages
    assert [mark.label for mark in page.marks if mark.checked] == [
        "Vesterbro/Kgs. Enghave",
        "Nørrebro",
        "Specifik udfordring",
        "Bestilt af fagudvalg",
    ]
    assert len(page.marks) == 21
    assert [note.mark for note in page.footnotes] == ["1", "2", "3", "4", "5"]
    assert page.footnotes[1].text.startswith("24 pct. ")
    assert "224" not in "".join(line.words for line in document.all_lines())
    headings = [
        (block.text, block.heading)
        for block in document.blocks()
        if isinstance(block, Line) and block.heading == 2
    ]
    assert len(headings) == 8
