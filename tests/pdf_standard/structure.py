"""What a screen reader follows: language, headings in order, heads of tables, words for images."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from pdf_standard.finding import Finding, as_dict, is_true, items

STANDARD = frozenset(
    f"/{name}"
    for name in (
        *("Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI"),
        *("Index", "NonStruct", "Private", "P", "H", "H1", "H2", "H3", "H4", "H5", "H6"),
        *("L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "THead", "TBody", "TFoot"),
        *("Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Link", "Annot", "Ruby"),
        *("Warichu", "Figure", "Formula", "Form"),
    )
)
_HEADING = re.compile(r"/H([1-6])")
_BELONGS = {
    "/TR": {"/Table", "/THead", "/TBody", "/TFoot"},
    "/TH": {"/TR"},
    "/TD": {"/TR"},
    "/LI": {"/L"},
    "/LBody": {"/LI"},
}
"""What may only stand directly below what."""


@dataclass(frozen=True, slots=True)
class Element:
    """A node of the structure: its standard kind, itself, and the kind it stands below."""

    kind: str
    node: DictionaryObject
    above: str


def check_structure(reader: PdfReader) -> Iterator[Finding]:
    """Everything about the tree and what the catalogue says of it."""
    catalogue = reader.root_object
    if not is_true(as_dict(catalogue.get("/MarkInfo")), "/Marked"):
        yield Finding("marked", "the catalogue does not say that the file is tagged")
    if not re.fullmatch(r"[a-z]{2}(-[A-Za-z]{2})?", str(catalogue.get("/Lang", ""))):
        yield Finding("language", "the catalogue names no language")
    for number, page in enumerate(reader.pages, 1):
        if page.get("/Tabs") != "/S":
            yield Finding("tab-order", f"page {number} is not walked in the order of its structure")
    tree = as_dict(catalogue.get("/StructTreeRoot"))
    elements = list(walk(tree))
    if not elements:
        yield Finding("structure", "the file has no structure tree")
    yield from _kinds(elements)
    yield from _headings(elements)
    yield from _tables(elements)
    yield from _pictures(elements)


def walk(tree: DictionaryObject) -> Iterator[Element]:
    """Every element of the tree, in reading order, by its standard kind."""
    roles = as_dict(tree.get("/RoleMap"))
    left = [(each, "") for each in reversed(items(tree.get("/K")))]
    while left:
        node, above = left.pop()
        if not isinstance(node, DictionaryObject) or "/S" not in node:
            continue
        kind = str(node["/S"])
        while kind not in STANDARD and kind in roles:
            kind = str(roles[kind])
        yield Element(kind, node, above)
        left += [(each, kind) for each in reversed(items(node.get("/K")))]


def _kinds(elements: list[Element]) -> Iterator[Finding]:
    for each in elements:
        if each.kind not in STANDARD:
            yield Finding("role", f"{each.kind} is no standard kind and is mapped to none")
        wanted = _BELONGS.get(each.kind)
        if wanted and each.above not in wanted:
            yield Finding("nesting", f"{each.kind} stands below {each.above or 'nothing'}")


def _headings(elements: list[Element]) -> Iterator[Finding]:
    before = 0
    for each in elements:
        if found := _HEADING.fullmatch(each.kind):
            level = int(found[1])
            if level > before + 1:
                yield Finding("heading-order", f"a heading {level} comes after a heading {before}")
            before = level


def _tables(elements: list[Element]) -> Iterator[Finding]:
    heads = 0
    for each in reversed(elements):  # what stands in a table comes behind it
        if each.kind == "/TH":
            heads += 1
            if not _scope(each.node):
                yield Finding("scope", "a head of a table does not say what it is the head of")
        elif each.kind == "/Table":
            if not heads:
                yield Finding("table-head", "a table has no head")
            heads = 0


def _scope(node: DictionaryObject) -> str:
    attributes = (as_dict(each) for each in items(node.get("/A")))
    scopes = (each.get("/Scope") for each in attributes if each.get("/O") == "/Table")
    return next((str(scope) for scope in scopes if scope in {"/Row", "/Column", "/Both"}), "")


def _pictures(elements: list[Element]) -> Iterator[Finding]:
    for each in elements:
        words: Any = each.node.get("/Alt") or each.node.get("/ActualText")
        if each.kind in {"/Figure", "/Formula"} and not str(words or "").strip():
            yield Finding("alternative", "a picture has no words beside it")
