"""Reads Word documents (.docx, .docm, .dotx) as the neutral Document; `engines/word` writes them.

What is read is what Word prints when all tracked changes are accepted: insertions stand, deletions
do not, and both are told. Marks of footnotes, numbers of lists and states of tick boxes are worked
out, because the file does not hold them as words. Macros are never read, nothing outside the file
is fetched. Word knows pages only while it prints: places are part, paragraph, table and cell.
"""

import posixpath
from hashlib import sha256

from brobygger.domain.documents.page import Document, Footnote, Line, Page
from brobygger.domain.documents.ticks import marks_of
from brobygger.domain.kernel.place import Place
from brobygger.domain.kernel.problem import Problem, Unreadable
from brobygger.engines.docx.headings import settle_headings
from brobygger.engines.docx.names import Element, R, W, number, value
from brobygger.engines.docx.notes import KINDS
from brobygger.engines.docx.numbering import Numbering
from brobygger.engines.docx.package import Package, Relation, damaged
from brobygger.engines.docx.styles import Styles
from brobygger.engines.docx.theme import Theme
from brobygger.engines.docx.walk import Block, Common, Walk

__all__ = ["read_docx"]

_PROPERTIES = ("docProps/core.xml", "docProps/custom.xml", "docProps/app.xml")


def read_docx(data: bytes, name: str) -> Document:
    """Open a Word document; raises Unreadable where it is none, is locked or is made to harm."""
    package = Package(data)
    main = package.main()
    root = package.tree(main)
    body = None if root is None else root.find(W + "body")
    if body is None:
        damaged()
    relations = {each.id: each for each in package.relations(main) if not each.is_outside}
    common = _common(package, relations, body)
    heads = _furniture(package, relations, body, common, "headerReference")
    walk = Walk(common, main)
    blocks = settle_headings(walk.read(body))
    footnotes = _footnotes(package, relations, common)
    feet = _furniture(package, relations, body, common, "footerReference")
    _keep_comments(package, relations, common)
    _keep_properties(package, common)
    page = Page(
        None,
        (*heads, *blocks, *feet),
        asides=tuple(walk.asides),
        marks=tuple(marks_of((*blocks, *walk.asides))),
        footnotes=footnotes,
    )
    if not blocks and not walk.asides:
        raise Unreadable(Problem("DOCUMENT-073", "error"))
    return Document(
        name,
        sha256(data).hexdigest(),
        "docx",
        (page,),
        remarks=common.remarks.problems(),
        unprinted=tuple(common.remarks.unprinted),
    )


def _common(package: Package, relations: dict[str, Relation], body: Element) -> Common:
    trees = {
        kind: _tree(package, relations, kind)
        for kind in ("styles", "numbering", "theme", "settings")
    }
    common = Common(Styles(trees["styles"], Theme(trees["theme"])), Numbering(trees["numbering"]))
    section = body.find(W + "sectPr")
    common.notes.prepare(trees["settings"], section)
    if section is not None:
        size, margins = section.find(W + "pgSz"), section.find(W + "pgMar")
        sides = sum(number(margins, side) or 0 for side in ("left", "right"))
        common.width = max((number(size, "w") or 0) - sides, 0) or common.width
    return common


def _part(relations: dict[str, Relation], kind: str) -> str | None:
    return next((each.target for each in relations.values() if each.kind == kind), None)


def _tree(package: Package, relations: dict[str, Relation], kind: str) -> Element | None:
    part = _part(relations, kind)
    return package.tree(part) if part is not None else None


def _furniture(
    package: Package, relations: dict[str, Relation], body: Element, common: Common, tag: str
) -> list[Line]:
    """The lines of every head or foot of pages, each once: they are not content."""
    asked = (each.get(R + "id") or "" for each in body.iter(W + tag))
    parts = [relations[id_].target for id_ in dict.fromkeys(asked) if id_ in relations]
    lines: list[Line] = []
    for part in dict.fromkeys(parts):
        root = package.tree(part)
        if root is not None:
            walk = Walk(common, part)
            found = _lines(walk.read(root)) + _lines(list(walk.asides))
            lines += [_as_furniture(line) for line in found]
    return lines


def _as_furniture(line: Line) -> Line:
    return Line(line.spans, line.place, line.gap_before, bullet=line.bullet, furniture=True)


def _lines(blocks: list[Block]) -> list[Line]:
    lines: list[Line] = []
    for block in blocks:
        if isinstance(block, Line):
            lines.append(block)
        else:
            lines += [line for cell in block.cells for line in cell.lines]
    return lines


def _footnotes(
    package: Package, relations: dict[str, Relation], common: Common
) -> tuple[Footnote, ...]:
    """The notes that the text refers to, in the order of their marks."""
    found: list[Footnote] = []
    for kind in KINDS:
        part = _part(relations, f"{kind}s")
        root = None if part is None else package.tree(part)
        if root is None or part is None:
            continue
        notes = {value(each, "id") or "": each for each in root.iterfind(W + kind)}
        walk = Walk(common, part)
        for reference in [each for each in common.notes.referred if each.kind == kind]:
            element = notes.pop(reference.id, None)
            lines = [] if element is None else _lines(walk.read(element))
            text = " ".join(line.text.strip() for line in lines)
            if text.startswith(reference.mark) and not reference.mark.isalnum():
                text = text.removeprefix(reference.mark).lstrip()
            place = lines[0].place if lines else Place(part=part)
            found.append(Footnote(reference.mark, text, place))
        for element in notes.values():
            if value(element, "type") is None:
                common.remarks.keep_unprinted(_all_text(element), Place(part=part))
    return tuple(found)


def _keep_comments(package: Package, relations: dict[str, Relation], common: Common) -> None:
    part = _part(relations, "comments")
    root = None if part is None else package.tree(part)
    for number_, element in enumerate(() if root is None else root, 1):
        common.remarks.keep_unprinted(_all_text(element), Place(part=part, paragraph=number_))


def _keep_properties(package: Package, common: Common) -> None:
    """Title, keywords and the like, which Word keeps beside the text."""
    for part in _PROPERTIES:
        root = package.tree(posixpath.normpath(part))
        if root is not None:
            common.remarks.keep_unprinted(_all_text(root), Place(part=part))


def _all_text(element: Element) -> str:
    return " ".join(" ".join(str(text) for text in element.itertext()).split())
