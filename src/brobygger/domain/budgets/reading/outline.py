"""What stands where in a note: title, sections, footnotes, box, tables, page furniture.

Here a paper's parts are taken apart once, so that each rule reads its own part only.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from brobygger.domain.budgets.reading.anchored import take_anchored_tables
from brobygger.domain.budgets.reading.boxes import BOXES, Ticks, tokens_of
from brobygger.domain.budgets.reading.categorisation import take_categorisation
from brobygger.domain.budgets.reading.footnotes import Noted, take_footnotes
from brobygger.domain.budgets.reading.grid import Grid
from brobygger.domain.budgets.reading.loose_grid import take_loose_grids
from brobygger.domain.budgets.reading.ruled_grid import take_ruled_grids
from brobygger.domain.budgets.reading.template import DISTRICT, heading_of
from brobygger.domain.budgets.reference import CITYWIDE, need_to_labels
from brobygger.domain.documents.flow import Paragraph, hyphenated_words, paragraphs
from brobygger.domain.documents.page import Document, Line, Span, Table
from brobygger.domain.kernel.likeness import is_like

_SENTENCE_END = re.compile(r"[.:!?]$")
_LETTER_BULLET = re.compile(r"\s*e\s+(?=[A-ZÆØÅ])")
"""A round list sign read as the letter "e": no Danish sentence begins with that word."""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the note under its heading; ``head`` is None for what stands before the first."""

    heading: str
    head: Line | None
    blocks: tuple[Line | Table | Grid, ...]

    @property
    def lines(self) -> tuple[Line, ...]:
        """Its running text, without tables."""
        return tuple(block for block in self.blocks if isinstance(block, Line))

    @property
    def grids(self) -> tuple[Grid, ...]:
        """Its budget tables."""
        return tuple(block for block in self.blocks if isinstance(block, Grid))


@dataclass(frozen=True, slots=True)
class Outline:
    """A note taken apart.

    ``district_list`` are the boxes under "Bydel", ``hyphenated`` the paper's evidence for real
    hyphens.
    """

    title: Section
    sections: tuple[Section, ...]
    district_list: tuple[Line | Table, ...]
    noted: Noted
    need_to: dict[str, Ticks]
    furniture: tuple[Line, ...]
    hyphenated: frozenset[str]

    def section(self, heading: str) -> Section | None:
        """The first section with this heading."""
        return next((each for each in self.sections if each.heading == heading), None)

    def paragraphs(self, section: Section) -> tuple[Paragraph, ...]:
        """A section's running text."""
        return paragraphs(section.lines, self.hyphenated)


def read_outline(document: Document) -> Outline:
    """Take a note apart. Every line of the paper lands in exactly one part."""
    known = hyphenated_words(document.all_lines())
    furniture = tuple(line for line in document.all_lines() if line.furniture)
    box = take_categorisation(document, tuple(document.blocks()), need_to_labels())
    noted = take_footnotes(document, box.blocks, known)
    blocks = take_loose_grids(take_ruled_grids(take_anchored_tables(_mended(noted.blocks))))
    title, *sections = _sections(blocks)
    apart = [_split_district(section) for section in sections]
    ticks = tuple(block for _, listed in apart for block in listed)
    texts = tuple(section for section, _ in apart)
    return Outline(title, texts, ticks, noted, box.ticks, furniture, known)


_FIRST_WORD = re.compile(r"\s*([^\W\d_]+)")


def _split_district(section: Section) -> tuple[Section, tuple[Line | Table, ...]]:
    """Under "Bydel", the list of boxes apart from the running text above it."""
    if section.heading != DISTRICT:
        return section, ()
    begin = (index for index, block in enumerate(section.blocks) if _is_ticked(block))
    start = next(begin, len(section.blocks))
    listed = tuple(block for block in section.blocks[start:] if not isinstance(block, Grid))
    return replace(section, blocks=section.blocks[:start]), listed


def _is_ticked(block: Line | Table | Grid) -> bool:
    """The list begins with a table, a box, or the label "Bydækkende"."""
    if not isinstance(block, Line):
        return isinstance(block, Table)
    if any(token.checked is not None for token in tokens_of([block])):
        return True
    match = _FIRST_WORD.match(block.words)
    return match is not None and is_like(match[1], CITYWIDE)


def _mended(blocks: Sequence[Line | Table]) -> tuple[Line | Table, ...]:
    """List signs read as letters become list signs; a gap inside a sentence is no paragraph."""
    mended: list[Line | Table] = []
    for block in blocks:
        before = mended[-1] if mended else None
        mended.append(_mend(block, before) if isinstance(block, Line) else block)
    return tuple(mended)


def _mend(line: Line, before: Line | Table | None) -> Line:
    line = _with_bullet(line)
    if line.gap_before and isinstance(before, Line) and _runs_on(before, line):
        return replace(line, gap_before=False)
    return line


def _with_bullet(line: Line) -> Line:
    match = _LETTER_BULLET.match(line.text)
    if match is None or line.bullet:
        return line
    return replace(line, spans=(Span(line.text[match.end() :]),), bullet="e")


def _runs_on(before: Line, line: Line) -> bool:
    words, last = line.words.strip(), before.words.strip()
    if line.bullet or line.heading != before.heading or not words[:1].islower():
        return False
    is_text = heading_of(last) is None and not any(sign in last for sign in BOXES)
    return is_text and len(last) > 1 and not _SENTENCE_END.search(last)


def _sections(blocks: Sequence[Line | Table | Grid]) -> list[Section]:
    """Cut at the template's headings, and at any other heading that the format marks as one."""
    sections = [Section("", None, ())]
    held: list[Line | Table | Grid] = []
    seen: set[str] = set()
    for block in blocks:
        heading = _heading(block)
        if heading is None:
            held.append(block)
            continue
        sections[-1] = replace(sections[-1], blocks=tuple(held))
        held = []
        name = heading if heading not in seen else _numbered(heading, seen)
        seen.add(name)
        assert isinstance(block, Line)
        sections.append(Section(name, block, ()))
    sections[-1] = replace(sections[-1], blocks=tuple(held))
    return sections


def _heading(block: Line | Table | Grid) -> str | None:
    if not isinstance(block, Line) or (block.bullet and not block.heading):
        return None  # an item of a list; a heading may be numbered as one
    known = heading_of(block.words)
    if known is not None or block.heading <= 1:
        return known
    return " ".join(block.words.split()) or None


def _numbered(heading: str, seen: set[str]) -> str:
    """A heading printed again keeps its own text apart: "Indsats (2)"."""
    count = 2
    while f"{heading} ({count})" in seen:
        count += 1
    return f"{heading} ({count})"
