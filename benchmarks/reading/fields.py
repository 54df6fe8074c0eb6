"""How much of a paper comes back: papers made by chance, printed, and read again."""

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random
from typing import Any

import pypdf
from pypdf.generic import ContentStream, NameObject

from brobygger import wiring
from brobygger.domain.budgets.note import BudgetNote
from brobygger.domain.budgets.writing import write_note
from brobygger.domain.documents.found import Found
from brobygger.domain.documents.paper import Paper
from brobygger.domain.documents.reading import Reading
from brobygger.domain.recommendations.recommendation import RecommendationAnnex
from brobygger.domain.recommendations.writing import write_annex
from papers import random_annex, random_note
from papers.in_word import as_word_writes
from papers.truth import annex_truth, differences, note_truth

AMOUNT = re.compile(r"-?\d{1,3}(?:\.\d{3})*")
DRAWING = {
    b"m",
    b"l",
    b"c",
    b"v",
    b"y",
    b"re",
    b"h",
    b"S",
    b"s",
    b"f",
    b"F",
    b"f*",
    b"B",
    b"b",
    b"n",
}

Where = tuple[str, int, int]
"""An amount's table, row and column."""


@dataclass(slots=True)
class Count:
    """So many of how many."""

    right: int = 0
    of: int = 0

    def __str__(self) -> str:
        return f"{100 * self.share:.2f} % of {self.of:,}"

    @property
    def share(self) -> float:
        """Right ones, from 0 to 1; all of none is all."""
        return self.right / self.of if self.of else 1.0


def papers(count: int) -> Iterator[tuple[Paper, BudgetNote | RecommendationAnnex]]:
    """Notes and annexes by chance, in turn."""
    for number in range(count):
        if number % 2:
            annex = random_annex(Random(number))
            yield write_annex(annex), annex
        else:
            note = random_note(Random(number))
            yield write_note(note), note


def truth_of(values: object) -> dict[str, Any]:
    """What a paper says, as plain values; nothing of a paper that was not understood."""
    if isinstance(values, BudgetNote):
        return note_truth(values)
    return annex_truth(values) if isinstance(values, RecommendationAnnex) else {}


def leaves(value: Any) -> int:
    """How many single values there are in a truth."""
    if isinstance(value, dict):
        return sum(map(leaves, value.values()))
    return sum(map(leaves, value)) if isinstance(value, list) and value else 1


def fields_right(
    count: int, form: Callable[[Paper, int], tuple[bytes, str]]
) -> tuple[Count, Count]:
    """Fields that come back right, and amounts that come back right or with a finding."""
    fields, told = Count(), Count()
    for number, (paper, values) in enumerate(papers(count)):
        data, name = form(paper, number)
        reading = wiring.read_document(data, name)
        wanted = truth_of(values)
        lost = len(differences(wanted, truth_of(reading.values)))
        size = leaves(wanted)
        fields.of += size
        fields.right += max(size - lost, 0)
        if isinstance(values, BudgetNote):
            _, flagged = amounts_right(values, reading)
            told.of += flagged.of
            told.right += flagged.right
    return fields, told


def as_pdf(paper: Paper, _number: int) -> tuple[bytes, str]:
    """Printed as PDF."""
    return wiring.print_pdf(paper), "papir.pdf"


def as_word(paper: Paper, number: int) -> tuple[bytes, str]:
    """As an author has it in Word: content controls, tracked changes, footnotes, colours."""
    return as_word_writes(paper, Random(number)), "papir.docx"


def amounts(note: BudgetNote) -> dict[Where, Found[Any]]:
    """Every amount by its table, row and column."""
    return {
        (table.id, row_at, column): cell.amount_kr
        for table in note.tables
        for row_at, row in enumerate(table.rows)
        for column, cell in enumerate(row.cells)
    }


def amounts_right(note: BudgetNote, reading: Reading) -> tuple[Count, Count]:
    """Amounts that are right; and those that are right or that a person is told about."""
    right, told = Count(), Count()
    read = amounts(reading.values) if isinstance(reading.values, BudgetNote) else {}
    for where, wanted in amounts(note).items():
        found = read.get(where)
        is_right = found is not None and found.value == wanted.value
        right.of += 1
        told.of += 1
        right.right += is_right
        told.right += is_right or _is_flagged(found, reading)
    return right, told


def _is_flagged(found: Found[Any] | None, reading: Reading) -> bool:
    if found is not None and found.certainty in ("unsure", "unknown"):
        return True
    grave = [each for each in reading.problems if each.severity != "info"]
    if found is None:
        return any(each.field.startswith("tables") for each in grave)
    place = (found.source.page, found.source.line)
    return any((each.where.page, each.where.line) == place for each in grave)


def without_lines(data: bytes) -> bytes:
    """The same PDF without a printed line: its tables have no borders left."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(data))
    for page in writer.pages:
        content = ContentStream(page.get_contents(), writer)
        content.operations = [each for each in content.operations if each[1] not in DRAWING]
        page[NameObject("/Contents")] = writer._add_object(content)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def borderless(count: int) -> tuple[Count, Count]:
    """Numeric cells of tables without lines: ours, and as cells of pdfplumber."""
    ours, theirs = Count(), Count()
    for number in range(count):
        note = random_note(Random(number))
        printed = wiring.print_pdf(write_note(note))
        bare = without_lines(printed)
        right, _ = amounts_right(note, wiring.read_document(bare, "notat.pdf"))
        ours.right += right.right
        ours.of += right.of
        born = wiring.read_document(printed, "notat.pdf").values
        assert isinstance(born, BudgetNote)
        said = printed_amounts(note, born)
        found = plumber_cells(bare)
        theirs.of += len(said)
        theirs.right += sum(min(said.count(each), found.get(each, 0)) for each in set(said))
    return ours, theirs


def printed_amounts(note: BudgetNote, born: BudgetNote) -> list[str]:
    """The amounts of a note as they stand in print: "1.600"."""
    read = amounts(born)
    found = (read[where] for where in amounts(note) if where in read)
    return [each.raw.strip() for each in found if each.raw]


def plumber_cells(data: bytes) -> dict[str, int]:
    """The words of each cell that pdfplumber finds where nothing but text parts the cells."""
    import pdfplumber

    way = {"vertical_strategy": "text", "horizontal_strategy": "text"}
    found: dict[str, int] = {}
    with pdfplumber.open(io.BytesIO(data)) as document:
        for page in document.pages:
            for table in page.extract_tables(way):
                for cell in (cell for row in table for cell in row if cell):
                    found[cell.strip()] = found.get(cell.strip(), 0) + 1
    return found
