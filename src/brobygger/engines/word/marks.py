"""The parts of a Word document that python-docx has no words for."""

from typing import Any

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.table import _Row
from docx.text.paragraph import Paragraph


def element(name: str, **attributes: str) -> Any:
    """An element of Word's XML: ``element("w:lang", val="da-DK")``."""
    made = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


def set_language(document: Document, language: str) -> None:
    """The language of every word, for spelling, hyphens and a screen reader's voice."""
    properties = document.styles["Normal"].element.get_or_add_rPr()
    properties.append(element("w:lang", val=language, eastAsia=language, bidi=language))


def mark_row(row: _Row, name: str) -> None:
    """Set a property of a row: repeat it as head (w:tblHeader), do not split it (w:cantSplit)."""
    row._tr.get_or_add_trPr().append(OxmlElement(name))


def add_field(paragraph: Paragraph, code: str) -> None:
    """A field that Word fills in itself: PAGE, NUMPAGES."""
    for kind in ("begin", "instr", "separate", "text", "end"):
        run = paragraph.add_run()._r
        if kind == "instr":
            instruction = element("w:instrText")
            instruction.text = f" {code} "
            run.append(instruction)
        elif kind == "text":
            run.text = "1"
        else:
            run.append(element("w:fldChar", fldCharType=kind))
