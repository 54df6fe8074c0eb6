"""Tells what a file is by what stands in it; its name is only asked among kinds of text."""

import io
import re
import zipfile
from pathlib import PurePath
from typing import Literal

Kind = Literal[
    "pdf",
    "text",
    "markup",
    "word",
    "other_word",
    "locked_word",
    "spreadsheet",
    "slides",
    "picture",
    "archive",
    "email",
    "empty",
    "unknown",
]

PDF_START = 1024
"""PDF readers have always allowed this many bytes before the mark."""

SAMPLE = 65_536

_STARTS: tuple[tuple[bytes, Kind], ...] = (
    (b"\x89PNG\r\n\x1a\n", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"II*\x00", "picture"),
    (b"MM\x00*", "picture"),
    (b"BM", "picture"),
    (b"{\\rtf", "other_word"),
    (b"Rar!", "archive"),
    (b"7z\xbc\xaf\x27\x1c", "archive"),
    (b"\x1f\x8b", "archive"),
)
_ZIP_PARTS: tuple[tuple[str, Kind], ...] = (
    ("word/", "word"),
    ("xl/", "spreadsheet"),
    ("ppt/", "slides"),
)
_OPEN_FORMATS: dict[bytes, Kind] = {
    b"application/vnd.oasis.opendocument.text": "other_word",
    b"application/vnd.oasis.opendocument.spreadsheet": "spreadsheet",
    b"application/vnd.oasis.opendocument.presentation": "slides",
}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
"""Word puts a document that asks for a password into the container of its older files."""

_MARKUP_NAMES = frozenset({".md", ".markdown", ".tsv", ".html", ".htm", ".xhtml"})
_MARKUP = re.compile(
    rb"^#{1,6} \S|^\|.*\|\s*$|^[^\t\n]*\t.*<[a-zA-Z]|<(?:!doctype html|html|table|tr|td|p|br)\b",
    re.MULTILINE | re.IGNORECASE,
)
_EMAIL = re.compile(
    rb"\A(?:(?:received|return-path|message-id|mime-version|delivered-to|from):[^\n]*\r?\n"
    rb"(?:[ \t][^\n]*\r?\n)*){2,}",
    re.IGNORECASE,
)

NAMES: dict[str, Kind] = {
    ".pdf": "pdf",
    ".txt": "text",
    ".docx": "word",
    ".docm": "word",
    ".dotx": "word",
    ".dotm": "word",
    ".doc": "other_word",
    ".odt": "other_word",
    ".rtf": "other_word",
    ".xlsx": "spreadsheet",
    ".png": "picture",
    ".jpg": "picture",
    ".jpeg": "picture",
    ".tif": "picture",
    ".tiff": "picture",
    ".zip": "archive",
    **dict.fromkeys(_MARKUP_NAMES, "markup"),
}
"""What a name's ending promises, to notice where it promises something else than it is."""


def kind_of(data: bytes, name: str) -> Kind:
    """What kind of file the bytes are."""
    if not data.strip(b"\x00\t\n\r \xef\xbb\xbf"):
        return "empty"
    if b"%PDF-" in data[:PDF_START]:
        return "pdf"
    for start, kind in _STARTS:
        if data.startswith(start):
            return kind
    if data.startswith(_OLE):
        return "locked_word" if _LOCKED in data else "other_word"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "picture"
    if data[4:12] in (b"ftypheic", b"ftypmif1", b"ftypavif"):
        return "picture"
    if data.startswith(b"PK"):
        return _zip_kind(data)
    return _text_kind(data, name)


def promised_kind(name: str) -> Kind | None:
    """What the ending of the name promises, None where it says nothing."""
    return NAMES.get(PurePath(name).suffix.lower())


def _zip_kind(data: bytes) -> Kind:
    """Only the list of contents is read; nothing is unpacked but a short declared type."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            for entry in entries[:1]:
                if entry.filename == "mimetype" and entry.file_size < 100:
                    return _OPEN_FORMATS.get(archive.read(entry).strip(), "archive")
            for folder, kind in _ZIP_PARTS:
                if any(entry.filename.startswith(folder) for entry in entries):
                    return kind
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError):
        return "archive"
    return "archive"


def _text_kind(data: bytes, name: str) -> Kind:
    sample = data[:SAMPLE]
    if not _is_text(sample):
        return "unknown"
    if _EMAIL.match(sample):
        return "email"
    if PurePath(name).suffix.lower() in _MARKUP_NAMES or _MARKUP.search(data[: 4 * SAMPLE]):
        return "markup"
    return "text"


def _is_text(sample: bytes) -> bool:
    """Text has no control bytes to speak of, and is UTF-8 or mostly plain letters."""
    if sample[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return True
    control = sum(sample.count(byte) for byte in (*range(9), *range(14, 27), *range(28, 32)))
    if b"\x00" in sample or control * 200 > len(sample):
        return False
    try:
        sample.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start >= len(sample) - 4:
            return True
        high = sum(byte >= 0x80 for byte in sample)
        return high * 10 < len(sample) * 3
    return True
