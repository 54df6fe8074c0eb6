"""Opens Markdown, tab-separated rows and HTML as the neutral Document."""

import hashlib
import re
from pathlib import PurePath

from brobygger.domain.documents.page import Document, Format, Page
from brobygger.domain.kernel.problem import Problem, Unreadable
from brobygger.engines.markup.furniture import mark_furniture
from brobygger.engines.markup.html import read_html_blocks
from brobygger.engines.markup.markdown import read_markdown_blocks

LARGEST_BYTES = 20_000_000
"""No committee paper in words alone comes near it; a bomb stops here, before any parsing."""

_HTML_START = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,500}?-->\s*){0,5}<(?:!doctype\s+html|html)\b",
    re.IGNORECASE | re.DOTALL,
)


def read_markup(data: bytes, name: str) -> Document:
    """Open a Markdown, TSV or HTML file; raises Unreadable where it is none of them.

    The paper has one page without a number. Lines carry the file's own line numbers, tables
    their cells with "row,column". Nothing is fetched: no images, no style sheets, no entities.
    """
    text = _decode(data)
    is_html = PurePath(name).suffix.lower() in (".html", ".htm") or bool(_HTML_START.match(text))
    blocks = read_html_blocks(text) if is_html else read_markdown_blocks(text)
    kind: Format = "html" if is_html else "markdown"
    page = Page(None, tuple(mark_furniture(blocks)))
    return Document(name, hashlib.sha256(data).hexdigest(), kind, (page,))


def _decode(data: bytes) -> str:
    if len(data) > LARGEST_BYTES:
        raise Unreadable(
            Problem("DOCUMENT-060", "error", params={"limit": f"{LARGEST_BYTES // 1_000_000} MB"})
        )
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace").replace("\x00", "\ufffd")
    if b"\x00" in data:
        raise Unreadable(Problem("DOCUMENT-061", "error"))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")
