"""What is painted on the pages: it belongs to the structure, or says that it is decoration."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ContentStream, DictionaryObject, NumberObject

from pdf_standard.finding import Finding, as_dict, items
from pdf_standard.structure import walk

_PAINTS = frozenset(
    [
        b"Tj",
        b"TJ",
        b"'",
        b'"',
        b"f",
        b"F",
        b"f*",
        b"B",
        b"B*",
        b"b",
        b"b*",
        b"S",
        b"s",
        b"sh",
        b"Do",
        b"INLINE IMAGE",
    ]
)
"""The operators that leave something on the page."""


@dataclass(slots=True)
class Painted:
    """What a page holds: the numbers of its tagged pieces, and how much stands outside."""

    tagged: set[int] = field(default_factory=set)
    loose: list[str] = field(default_factory=list)
    mixed: int = 0


def check_content(reader: PdfReader) -> Iterator[Finding]:
    """Every painted piece is tagged or an artifact, and every tag leads to the structure."""
    wanted = _in_structure(reader)
    for number, page in enumerate(reader.pages, 1):
        painted = _painted(page, reader)
        if painted.loose:
            yield Finding(
                "untagged", f"page {number} paints outside the structure: {painted.loose[0]}"
            )
        if painted.mixed:
            yield Finding("mixed", f"page {number} has decoration inside tagged words")
        known = wanted.get(_number(page.indirect_reference), set())
        if painted.tagged - known:
            yield Finding("orphan", f"page {number} has tags that the structure does not know")
        if known - painted.tagged:
            yield Finding("orphan", f"the structure names pieces that page {number} does not have")
        if "/StructParents" not in page and painted.tagged:
            yield Finding("orphan", f"page {number} does not lead back to the structure")


def _painted(page: Any, reader: PdfReader) -> Painted:
    found = Painted()
    properties = as_dict(as_dict(page.get("/Resources")).get("/Properties"))
    stack: list[int | str] = []
    for operands, operator in ContentStream(page.get_contents(), reader).operations:
        if operator in {b"BDC", b"BMC"}:
            stack.append(_label(operands, properties))
            found.mixed += "artifact" in stack and any(isinstance(each, int) for each in stack)
            if isinstance(stack[-1], int):
                found.tagged.add(stack[-1])
        elif operator == b"EMC":
            stack.pop()
        elif operator in _PAINTS and not any(each != "" for each in stack):
            found.loose.append(operator.decode())
    return found


def _label(operands: list[Any], properties: DictionaryObject) -> int | str:
    """The number of a tagged piece, "artifact", or nothing."""
    if operands[0] == "/Artifact":
        return "artifact"
    if len(operands) < 2:
        return ""
    named = operands[1]
    about = named if isinstance(named, DictionaryObject) else as_dict(properties.get(named))
    return int(str(about["/MCID"])) if "/MCID" in about else ""


def _in_structure(reader: PdfReader) -> dict[int, set[int]]:
    """The pieces that the structure names, by page."""
    found: dict[int, set[int]] = {}
    for element in walk(as_dict(reader.root_object.get("/StructTreeRoot"))):
        own = _page(element.node)
        for kid in items(element.node.get("/K")):
            if isinstance(kid, NumberObject):
                found.setdefault(own, set()).add(int(kid))
            elif isinstance(kid, DictionaryObject) and "/MCID" in kid:
                found.setdefault(_page(kid) or own, set()).add(int(str(kid["/MCID"])))
    return found


def _page(node: DictionaryObject) -> int:
    """The number of the object that is the page of a node; 0 where it names none."""
    return _number(node.raw_get("/Pg")) if "/Pg" in node else 0


def _number(reference: Any) -> int:
    return int(reference.idnum) if reference is not None else 0
