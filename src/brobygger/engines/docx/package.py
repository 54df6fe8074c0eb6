"""Opens the file: a ZIP archive of XML parts, of which only those that are asked for are unpacked.

Nothing outside the file is ever fetched, macros are a part that nobody asks for, and a part that
declares a document type (entities, external files) is no Word document.
"""

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NoReturn
from urllib.parse import unquote

from lxml import etree

from brobygger.domain.kernel.problem import Problem, Unreadable
from brobygger.engines.docx.names import STRICT, Element

MOST_PARTS = 5_000
"""Parts of a file. A paper with a picture on each of 400 pages has about 1,000."""

LARGEST_PART = 64 * 2**20
"""Bytes of a part, unpacked. 400 full pages are about 10 MB of Word's XML, 40 with every change
tracked."""

LARGEST_WHOLE = 128 * 2**20
"""Bytes of all parts that are read."""

DENSEST = 300
"""How many times its packed size a large part may become. Word's tables reach about 60; a bomb is
made to reach 1,000."""

SMALL = 4 * 2**20
"""Below this a part may be as dense as it likes."""

_LEVELS = "//schemas.openxmlformats.org/officeDocument/2006/relationships/"
_STRICT_LEVELS = "//purl.oclc.org/ooxml/officeDocument/relationships/"
_HEAD = 16_384


@dataclass(frozen=True, slots=True)
class Relation:
    """How one part names another: ``kind`` is the last word of its type ("styles")."""

    id: str
    kind: str
    target: str
    is_outside: bool


class Package:
    """The parts of a Word file."""

    def __init__(self, data: bytes) -> None:
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
            entries = self._archive.infolist()
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
            damaged()
        if len(entries) > MOST_PARTS:
            too_large()
        self._entries = {entry.filename.lstrip("/").lower(): entry for entry in entries}
        self._left = LARGEST_WHOLE

    def main(self) -> str:
        """The name of the part that holds the text."""
        for relation in self.relations(""):
            if relation.kind == "officeDocument" and not relation.is_outside:
                return relation.target
        return "word/document.xml"

    def relations(self, part: str) -> Iterator[Relation]:
        """What a part ("" for the whole file) points to, in the order of the file."""
        folder, name = posixpath.split(part)
        root = self.tree(posixpath.join(folder, "_rels", f"{name}.rels"))
        for element in () if root is None else root:
            kind = element.get("Type", "")
            is_known = _LEVELS in kind or _STRICT_LEVELS in kind
            target = unquote(element.get("Target", ""))
            path = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
            yield Relation(
                element.get("Id", ""),
                kind.rpartition("/")[2] if is_known else "",
                posixpath.normpath(path),
                element.get("TargetMode") == "External",
            )

    def tree(self, part: str) -> Element | None:
        """A part as a tree; None where the file has no such part. Raises Unreadable."""
        entry = self._entries.get(part.lower())
        if entry is None:
            return None
        return _parsed(self._unpacked(entry))

    def _unpacked(self, entry: zipfile.ZipInfo) -> bytes:
        size = entry.file_size
        is_dense = size > SMALL and size > DENSEST * max(entry.compress_size, 1)
        if size > min(LARGEST_PART, self._left) or is_dense:
            too_large()
        if entry.flag_bits & 1:
            raise Unreadable(Problem("DOCUMENT-071", "error"))
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            damaged()
        self._left -= size
        try:
            # No more than the declared size is ever unpacked, whatever the stream holds.
            with self._archive.open(entry) as stream:
                return stream.read(size)
        except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, RuntimeError):
            damaged()


def _parsed(data: bytes) -> Element:
    if b"<!DOCTYPE" in data:
        damaged()
    head = data[:_HEAD]
    for strict, name in STRICT.items():
        if strict in head:
            head = head.replace(strict, name[1:-1].encode())
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(head + data[_HEAD:], parser)
    except etree.XMLSyntaxError as error:
        if "depth" in str(error).lower() or "huge" in str(error).lower():
            too_large()
        damaged()
    if root.getroottree().docinfo.internalDTD is not None:
        damaged()
    return root


def damaged() -> NoReturn:
    """Refuse a file that is not built as a Word document is."""
    raise Unreadable(Problem("DOCUMENT-070", "error")) from None


def too_large() -> NoReturn:
    """Refuse a file that unpacks to more than a paper holds."""
    raise Unreadable(Problem("DOCUMENT-072", "error")) from None
