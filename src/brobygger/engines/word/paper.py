"""A paper as a Word document that can be edited: headings, lists and tables are real ones.

What a screen reader needs is there: title and language, heads of tables repeated on each page,
rows that are not split. Word has no other place for the box beside the first section than a
table that the text runs around. Footnotes stand at the end, under their marks.
"""

import io

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

from brobygger.domain.documents.paper import (
    Block,
    Bullets,
    Grid,
    Heading,
    Ink,
    Paper,
    Picture,
    Run,
    Words,
    footmarks,
    runs_of,
)
from brobygger.engines.word.marks import add_field, element, set_language
from brobygger.engines.word.table import add_grid

INKS: dict[Ink, str] = {"black": "000000", "green": "00703C", "red": "C00000", "blue": "0050A0"}
"""The same colours as in PDF: each has a contrast of more than 5:1 on white."""

_SIDE, _TOP = Cm(2.6), Cm(2.4)
_LISTS = {1: "ListBullet", 2: "ListBullet2"}
"""Ids of styles: by their names, Word's library looks through all styles for every paragraph."""
_SIZES = {1: 17, 2: 13.5, 3: 11.5}


def write_word(paper: Paper) -> bytes:
    """Write the paper as a Word document."""
    document = docx.Document()
    _prepare(document, paper)
    for at, block in enumerate(paper.blocks):
        # A table that the text runs around must stand before the text beside it.
        if at == 1 and paper.aside is not None:
            add_grid(document, paper.aside, add_words, beside=True)
        _add(document, block)
    for note in footmarks(paper):
        paragraph = document.add_paragraph()
        paragraph.add_run(note.mark).font.superscript = True
        paragraph.add_run(f" {note.text}")
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def _prepare(document: Document, paper: Paper) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21.0), Cm(29.7)
    section.left_margin = section.right_margin = _SIDE
    section.top_margin = section.bottom_margin = _TOP
    normal = _style(document, "Normal")
    normal.font.size = Pt(10.5)
    normal.paragraph_format.space_after = Pt(5)
    set_language(document, "da-DK")
    for level, size in _SIZES.items():
        heading = _style(document, f"Heading {level}")
        heading.font.size, heading.font.color.rgb = Pt(size), RGBColor.from_string(INKS["black"])
    tab_stops = document.settings.element.find(qn("w:defaultTabStop"))
    tab_stops.addnext(element("w:autoHyphenation", val="true"))
    about = document.core_properties
    about.title, about.author, about.comments = paper.title, "Brobygger", ""
    about.language = "da-DK"
    _add_head_and_foot(document, paper)


def _style(document: Document, name: str) -> ParagraphStyle:
    style = document.styles[name]
    if not isinstance(style, ParagraphStyle):
        raise TypeError(f"{name} is no style of paragraphs")
    return style


def _add_head_and_foot(document: Document, paper: Paper) -> None:
    section = document.sections[0]
    head = section.header.paragraphs[0]
    if paper.running_head:
        head.add_run(f"{paper.running_head} ")
    add_field(head, "PAGE")
    head.add_run("/")
    add_field(head, "NUMPAGES")
    section.footer.paragraphs[0].text = "\n".join(paper.foot)


def _add(document: Document, block: Block) -> None:
    if isinstance(block, Heading):
        document.add_heading(block.text, level=block.level)
    elif isinstance(block, Words):
        _say(document.add_paragraph(), block.runs)
    elif isinstance(block, Bullets):
        for item in block.items:
            paragraph = document.add_paragraph()
            paragraph._p.style = _LISTS[block.level]
            _say(paragraph, item)
    elif isinstance(block, Picture):
        _say(document.add_paragraph(), tuple(runs_of(block)))
    else:
        _add_table(document, block)


def _add_table(document: Document, grid: Grid) -> None:
    if grid.caption:
        caption = document.add_paragraph()
        caption.add_run(grid.caption).bold = True
        caption.paragraph_format.keep_with_next = True
    add_grid(document, grid, add_words)
    # Two tables that follow each other without a paragraph between are one table to Word.
    document.add_paragraph().paragraph_format.space_after = Pt(0)


def add_words(paragraph: Paragraph, block: Words | Bullets, at: int, *, end: bool) -> None:
    """One paragraph of a cell: the words, or item ``at`` of the list."""
    paragraph.paragraph_format.space_after = Pt(1)
    if end:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    if isinstance(block, Words):
        _say(paragraph, block.runs)
        return
    paragraph._p.style = _LISTS[block.level]
    _say(paragraph, block.items[at])


def _say(paragraph: Paragraph, runs: tuple[Run, ...]) -> None:
    for run in runs:
        said = paragraph.add_run(run.text)
        said.bold, said.italic = run.bold or None, run.italic or None
        if run.ink != "black":
            said.font.color.rgb = RGBColor.from_string(INKS[run.ink])
        if run.footmark is not None:
            paragraph.add_run(run.footmark.mark).font.superscript = True
    if runs and runs[0].ink != "black":
        # The sign of a list item takes the colour of the paragraph's own mark.
        mark = element("w:rPr")
        mark.append(element("w:color", val=INKS[runs[0].ink]))
        paragraph._p.get_or_add_pPr().append(mark)
