"""Plain text becomes a Document: lines with their numbers, gaps, list signs and page furniture.

Nothing is understood here. What a line means (a heading, a footnote, a row of a table) is said
by the link that knows the template.
"""

import hashlib
import re

from brobygger.domain.documents.page import Document, Line, Page, Span
from brobygger.domain.kernel.place import Place

_BULLET = re.compile(r"\s*(?:[•·▪◦‣»*+\uf0a7\uf0b7]\s+(?=\S)|o\s+(?=[A-ZÆØÅ]))")
_DASH_BULLET = re.compile(r"\s*[-–]\s+(?=[^\W\d])")
_RUNNING_HEAD = re.compile(
    r"\s*(?:Budget\s+\d{4}\s+\d+\s*/\s*\d+|Side\s+\d+(?:\s+(?:af|/)\s*\d+)?)\s*"
)
_PAGE_NUMBER = re.compile(r"\s*(?:-\s*)?\d{1,4}(?:\s*/\s*\d{1,4})?(?:\s*-)?\s*")
_OPEN_END = re.compile(r"[^.:!?]\s*$")

_ENCODINGS = ("utf-8-sig", "cp1252", "latin-1")
"""UTF-8 first: text of another encoding is hardly ever valid UTF-8. Latin-1 reads any byte."""


def read_text(data: bytes, name: str) -> Document:
    """Open a plain text file. Never raises: every byte string is some text.

    A list sign is taken off its line (``Line.bullet``); everything else stays as it stands,
    leading blanks and form feeds too. A single letter "e" may be a bullet that was read wrong;
    that is for the template to say. Text has no pages, so places hold line numbers only.
    """
    lines = _lines(_decode(data).replace("\x00", "\ufffd"))
    page = Page(number=None, blocks=lines)
    return Document(name, hashlib.sha256(data).hexdigest(), "text", (page,))


def _decode(data: bytes) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", errors="replace")
    for encoding in _ENCODINGS:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise AssertionError("Latin-1 reads any byte")


def _lines(text: str) -> tuple[Line, ...]:
    raw_lines = re.split(r"\r\n|\r|\n", text)
    page_edges = _page_edges(raw_lines)
    built: list[Line] = []
    before: Line | None = None
    gap = broken = False
    for index, raw in enumerate(raw_lines):
        if not raw.strip():
            gap, broken = True, broken or "\f" in raw
            continue
        furniture = _is_furniture(raw, index in page_edges)
        broken = broken or "\f" in raw
        has_gap = before is not None and gap and not (broken and _runs_on(before, raw))
        line = _line(raw, index + 1, has_gap, furniture, before)
        built.append(line)
        before = before if furniture else line
        gap, broken = (True, True) if furniture else (False, False)
    return tuple(built)


def _line(raw: str, number: int, gap: bool, furniture: bool, before: Line | None) -> Line:
    match = _BULLET.match(raw)
    if match is None and _may_be_listed(gap, before):
        match = _DASH_BULLET.match(raw)
    bullet = match[0].strip() if match else ""
    words = raw[match.end() :] if match else raw
    return Line((Span(words),), Place(line=number), gap, bullet=bullet, furniture=furniture)


def _may_be_listed(gap: bool, before: Line | None) -> bool:
    """A dash is a list sign only where a list can stand; inside a sentence it is a dash."""
    if gap or before is None or before.bullet in ("-", "–"):
        return True
    return before.text.rstrip().endswith((":", ";"))


def _runs_on(before: Line, raw: str) -> bool:
    """Only the page ended, not the sentence: the gap of a page break is no new paragraph."""
    return raw.strip()[:1].islower() and _OPEN_END.search(before.text) is not None


def _page_edges(raw_lines: list[str]) -> frozenset[int]:
    """The lines next to a form feed, where a lone number is a page number and not a figure."""
    edges: set[int] = set()
    last: int | None = None
    is_broken = False
    for index, raw in enumerate(raw_lines):
        is_broken = is_broken or "\f" in raw
        if raw.strip():
            if is_broken:
                edges |= {index} if last is None else {index, last}
            last, is_broken = index, False
    if is_broken and last is not None:
        edges.add(last)
    return frozenset(edges)


def _is_furniture(raw: str, at_page_edge: bool) -> bool:
    if _RUNNING_HEAD.fullmatch(raw):
        return True
    return at_page_edge and _PAGE_NUMBER.fullmatch(raw) is not None
