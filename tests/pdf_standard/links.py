"""Links, as from a footnote's mark to its note: printed, in words, part of the structure."""

from collections.abc import Iterator

from pypdf import PdfReader

from pdf_standard.finding import Finding, as_dict, items
from pdf_standard.structure import walk

_PRINTED = 4
"""The flag of an annotation that also stands on paper."""


def check_links(reader: PdfReader) -> Iterator[Finding]:
    """Every annotation of every page."""
    known = _in_structure(reader)
    for number, page in enumerate(reader.pages, 1):
        for reference in page.get("/Annots", []):
            link = as_dict(reference)
            if not int(link.get("/F", 0)) & _PRINTED or not link.get("/Contents"):
                yield Finding("link", f"a link on page {number} is not printed, or has no words")
            if "/StructParent" not in link or reference.idnum not in known:
                yield Finding("link", f"a link on page {number} does not belong to the structure")


def _in_structure(reader: PdfReader) -> set[int]:
    """The numbers of the objects that the structure names."""
    return {
        kid.raw_get("/Obj").idnum
        for element in walk(as_dict(reader.root_object.get("/StructTreeRoot")))
        for kid in map(as_dict, items(element.node.get("/K")))
        if kid.get("/Type") == "/OBJR"
    }
