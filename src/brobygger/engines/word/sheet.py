"""The finding sheet as a document that its author can open and keep."""

import io

import docx
from docx.document import Document
from docx.shared import Cm, Pt, RGBColor
from docx.table import Table

from brobygger.domain.documents.finding_sheet import FindingSheet
from brobygger.engines.word.marks import mark_row, set_language

_WIDTHS = (Cm(3.6), Cm(7.0), Cm(7.0))
_SIGNS = {"error": "■", "warning": "▲", "info": "●"}
"""Shape as well as word: the sheet must be readable in print and without colours."""
_COLOURS = {"error": "B3261E", "warning": "8A5A00", "info": "3B4A54"}
_LANGUAGES = {"da": "da-DK", "en": "en-GB"}


def print_finding_sheet(sheet: FindingSheet) -> bytes:
    """Write the finding sheet as a Word document: a title, a count, one table."""
    document = docx.Document()
    _prepare(document, sheet)
    document.add_heading(sheet.title, level=1)
    document.add_paragraph(sheet.summary)
    if sheet.rows:
        _add_table(document, sheet)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def _prepare(document: Document, sheet: FindingSheet) -> None:
    """A4 with narrow margins and small type, so that a note's findings fit on one page."""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21.0), Cm(29.7)
    section.left_margin = section.right_margin = Cm(1.7)
    section.top_margin = section.bottom_margin = Cm(1.5)
    style = document.styles["Normal"]
    style.font.size = Pt(9)
    style.paragraph_format.space_after = Pt(3)
    set_language(document, _LANGUAGES[sheet.language])
    document.core_properties.title = sheet.title
    document.core_properties.author = "Brobygger"
    document.core_properties.comments = ""


def _add_table(document: Document, sheet: FindingSheet) -> None:
    table = document.add_table(rows=1, cols=len(sheet.heads))
    table.style = "Table Grid"
    table.autofit = False
    for cell, head in zip(table.rows[0].cells, sheet.heads, strict=True):
        cell.paragraphs[0].add_run(head).bold = True
    mark_row(table.rows[0], "w:tblHeader")
    several = len(sheet.papers) > 1
    for finding in sheet.rows:
        row = table.add_row()
        place, what, remedy = row.cells
        sign = f"{_SIGNS[finding.severity]} {finding.importance}"
        first = place.paragraphs[0].add_run(sign)
        first.bold = True
        first.font.color.rgb = RGBColor.from_string(_COLOURS[finding.severity])
        place.add_paragraph(f"{finding.paper}\n{finding.place}" if several else finding.place)
        what.text = finding.what
        what.add_paragraph().add_run(finding.code).font.size = Pt(7.5)
        remedy.text = finding.remedy
        mark_row(row, "w:cantSplit")
    _set_widths(table)


def _set_widths(table: Table) -> None:
    for row in table.rows:
        for cell, width in zip(row.cells, _WIDTHS, strict=True):
            cell.width = width
