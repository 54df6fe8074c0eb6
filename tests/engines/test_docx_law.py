"""Laws of the Word reader: no word is lost and none is said twice, whatever wraps it."""

import re
from collections import Counter
from dataclasses import dataclass, field
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from brobygger.domain.documents.page import Document
from brobygger.engines.docx import read_docx
from counts import examples
from engines.word_xml import (
    BULLETS,
    cell,
    deleted,
    inserted,
    item,
    paragraph,
    row,
    run,
    style,
    table,
    tick_control,
    word_file,
)


@dataclass
class Author:
    """Writes a paper by chance and remembers which words it prints and which it does not."""

    rng: Random
    printed: list[str] = field(default_factory=list)
    unprinted: list[str] = field(default_factory=list)
    boxes: list[bool] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def word(self, *, shown: bool = True) -> str:
        """A word that no other place of the paper has."""
        word = f"w{len(self.printed) + len(self.unprinted)}q"
        (self.printed if shown else self.unprinted).append(word)
        return word

    def look(self) -> str:
        """Run properties."""
        return self.rng.choice(("", "<w:b/>", "<w:i/>", '<w:color w:val="FF0000"/>', "<w:strike/>"))

    def runs(self, depth: int = 2) -> str:
        """Something inside a paragraph."""
        kind = self.rng.randrange(11 if depth else 5)
        if kind < 3:
            return run(f" {self.word()} ", self.look())
        if kind == 3:
            return run(f" {self.word(shown=False)} ", "<w:vanish/>")
        if kind == 4:
            return deleted(f" {self.word(shown=False)} ")
        if kind == 5:
            return inserted(self.runs(depth - 1), self.runs(depth - 1))
        if kind == 6:
            self.boxes.append(checked := self.rng.random() < 0.5)
            return run(" ") + tick_control(str(int(checked)), "☒" if checked else "☐") + run(" ")
        if kind == 7:
            return f"<w:hyperlink>{self.runs(depth - 1)}</w:hyperlink>"
        if kind == 8:
            inner = self.runs(depth - 1)
            return f"<w:sdt><w:sdtPr/><w:sdtContent>{inner}</w:sdtContent></w:sdt>"
        if kind == 9:
            self.notes.append(self.word())
            return f'<w:r><w:footnoteReference w:id="{len(self.notes)}"/></w:r>'
        return self.box()

    def box(self) -> str:
        """A text box, drawn twice as Word does; its words count once."""
        content = f"<w:txbxContent>{paragraph(run(self.word()))}</w:txbxContent>"
        new = f"<w:drawing><wps:txbx>{content}</wps:txbx></w:drawing>"
        old = f"<w:pict><v:textbox>{content}</v:textbox></w:pict>"
        return (
            f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{new}</mc:Choice>'
            f"<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r>"
        )

    def paragraph(self) -> str:
        """A paragraph, an item of a list or a heading."""
        inner = "".join(self.runs() for _ in range(self.rng.randrange(4)))
        kind = self.rng.randrange(8)
        if kind == 0:
            return item(self.rng.randint(1, 3), self.rng.randrange(3), inner or "<w:r/>")
        if kind == 1:
            return paragraph(inner or "<w:r/>", properties="<w:rPr><w:del/></w:rPr>")
        return paragraph(inner or "<w:r/>", style=self.rng.choice(("", "heading1")))

    def table(self, depth: int) -> str:
        """A table whose cells cover and hold whatever cells may."""
        rows = []
        for _ in range(self.rng.randint(1, 3)):
            cells = []
            for _ in range(self.rng.randint(1, 3)):
                merge = self.rng.choice(("", "", "<w:vMerge/>", '<w:vMerge w:val="restart"/>'))
                wide = self.rng.choice(("", '<w:gridSpan w:val="2"/>'))
                cells.append(cell(self.blocks(depth - 1) or paragraph(), properties=wide + merge))
            rows.append(row(*cells))
        around = self.rng.choice(("", "", "<w:tblpPr/>"))
        return table(*rows, properties=around, widths=(self.rng.choice((900, 9000)),))

    def blocks(self, depth: int = 2) -> str:
        """Paragraphs and tables."""
        made = ""
        for _ in range(self.rng.randint(1, 4)):
            made += self.table(depth) if depth and self.rng.random() < 0.3 else self.paragraph()
        return made


def a_paper(seed: int) -> tuple[Author, Document]:
    """A paper by chance, read."""
    author = Author(Random(seed))
    body = author.blocks(3) + paragraph(run(author.word()))
    notes = "".join(
        f'<w:footnote w:id="{number}">{paragraph(run(word))}</w:footnote>'
        for number, word in enumerate(author.notes, 1)
    )
    heading = style("heading 1", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>')
    data = word_file(body, numbering=BULLETS, footnotes=notes, styles=heading)
    return author, read_docx(data, "notat.docx")


SEEDS = st.integers(0, 10**6)


def words_of(text: str) -> Counter[str]:
    """The words that the author made up, counted."""
    return Counter(re.findall(r"w\d+q", text))


@given(seed=SEEDS)
@settings(max_examples=examples(small=100, full=5_000))
def test_every_printed_word_is_read_once_and_no_other(seed: int) -> None:
    author, document = a_paper(seed)
    assert words_of(document.text) == Counter(author.printed)


@given(seed=SEEDS)
@settings(max_examples=examples(small=100, full=5_000))
def test_what_is_not_printed_is_kept_for_the_door(seed: int) -> None:
    author, document = a_paper(seed)
    kept = words_of("\n".join(line.text for line in document.unprinted))
    assert set(author.unprinted) <= set(kept)


@given(seed=SEEDS)
@settings(max_examples=examples(small=100, full=5_000))
def test_every_box_is_a_mark_and_every_note_has_its_number(seed: int) -> None:
    author, document = a_paper(seed)
    (page,) = document.pages
    assert Counter(mark.checked for mark in page.marks) == Counter(author.boxes)
    assert Counter(note.text for note in page.footnotes) == Counter(author.notes)
    assert [note.mark for note in page.footnotes] == [
        str(number) for number in range(1, len(author.notes) + 1)
    ]


@given(seed=SEEDS)
@settings(max_examples=examples(small=50, full=2_000))
def test_places_are_apart_and_in_reading_order(seed: int) -> None:
    """No two lines share a number, and each says its part and its paragraph."""
    _, document = a_paper(seed)
    lines = list(document.all_lines())
    numbers = [line.place.line for line in lines]
    assert len(set(numbers)) == len(numbers)
    assert all(line.place.part and line.place.paragraph and line.place.line for line in lines)
    for block in document.blocks():
        cells = getattr(block, "cells", ())
        corners = [(each.row, each.column) for each in cells]
        assert len(set(corners)) == len(corners)
