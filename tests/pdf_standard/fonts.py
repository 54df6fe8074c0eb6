"""The letters: every font lies in the file, and its letters can be read as text."""

from collections.abc import Iterator
from typing import Any

from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from pdf_standard.finding import Finding, as_dict, dictionaries, items

_FILES = ("/FontFile", "/FontFile2", "/FontFile3")


def check_fonts(reader: PdfReader) -> Iterator[Finding]:
    """Every font that any page, form or note of the file may use."""
    for font in dictionaries(reader):
        if font.get("/Type") != "/Font" or str(font.get("/Subtype", "")).startswith("/CIDFont"):
            continue
        name = str(font.get("/BaseFont", "without a name"))
        if font.get("/Subtype") != "/Type3" and not _is_embedded(font):
            yield Finding("font-embedded", f"the font {name} does not lie in the file")
        if "/ToUnicode" not in font:
            yield Finding("font-unicode", f"the letters of the font {name} cannot be read as text")


def _is_embedded(font: DictionaryObject) -> bool:
    bearers: list[Any] = items(font.get("/DescendantFonts")) or [font]
    return all(
        any(file in as_dict(each.get("/FontDescriptor")) for file in _FILES) for each in bearers
    )
