"""Breaks papers that were whole: flipped bytes, cut ends, pieces of one in another.

A flipped byte in a packed part is only ever a broken checksum, so what lies inside is broken too:
the XML of a Word file before it is packed, the objects of a PDF after its pages are unpacked.
"""

import io
import re
import zipfile
from collections.abc import Callable
from random import Random

from lxml import etree

from engines.word_xml import packed

_OBJECT = re.compile(rb"\d+ 0 obj.*?endobj", re.DOTALL)
_NUMBER = re.compile(rb"-?\d+(\.\d+)?")
ODD = (b"0", b"-1", b"1", b"65536", b"2147483648", b"99999999999999999999", b"1e38", b"nan", b"")
WORDS_OF_PDF = (b"null", b"[]", b"<<>>", b"true", b"/X", b"()", b"<>", b"q", b"BT", b"Do", b"1 0 R")


def flipped(data: bytes, rng: Random) -> bytes:
    """Some bytes are other bytes."""
    made = bytearray(data)
    for _ in range(rng.choice((1, 3, 30, 300))):
        if made:
            made[rng.randrange(len(made))] = rng.randrange(256)
    return bytes(made)


def cut(data: bytes, rng: Random) -> bytes:
    """The end is missing, or the beginning, or the middle."""
    at, to = sorted((rng.randint(0, len(data)), rng.randint(0, len(data))))
    return rng.choice((data[:at], data[at:], data[:at] + data[to:]))


def doubled(data: bytes, rng: Random) -> bytes:
    """A piece stands twice, or many times."""
    at = rng.randint(0, len(data))
    piece = data[at : at + rng.choice((1, 20, 2_000))]
    return data[:at] + piece * rng.choice((2, 50)) + data[at:]


def spliced(data: bytes, other: bytes, rng: Random) -> bytes:
    """The beginning of one paper and the end of another."""
    return data[: rng.randint(0, len(data))] + other[rng.randint(0, len(other)) :]


def broken_text(data: bytes, rng: Random) -> bytes:
    """Lines that are missing, doubled and exchanged; numbers that are odd."""
    lines = data.split(b"\n")
    for _ in range(rng.choice((1, 5, 40))):
        at = rng.randrange(len(lines))
        way = rng.randrange(5)
        if way == 0:
            del lines[at]
        elif way == 1:
            lines.insert(at, rng.choice(lines))
        elif way == 2:
            lines[at] = rng.choice((b"\t", b"|", b"<td>", b"\f", b"- ", b"# ", b"\x00")) + lines[at]
        elif way == 3:
            lines[at] = _NUMBER.sub(lambda _: rng.choice(ODD), lines[at])
        else:
            lines[at] = lines[at][: rng.randint(0, len(lines[at]))]
        lines = lines or [b""]
    return b"\n".join(lines)


def broken_word(data: bytes, rng: Random) -> bytes:
    """One part of a Word file is changed as XML: still well formed, no longer sensible."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts: dict[str, str | bytes] = {each: archive.read(each) for each in archive.namelist()}
        names = [name for name in parts if name.endswith((".xml", ".rels"))]
        chosen = rng.choice((rng.choice(names), "word/document.xml"))
        parts[chosen] = _broken_xml(archive.read(chosen), rng)
    return packed(parts)


def _broken_xml(inner: bytes, rng: Random) -> bytes:
    root = etree.fromstring(inner)
    for _ in range(rng.choice((1, 3, 20))):
        elements = list(root.iter())
        one, other = rng.choice(elements), rng.choice(elements)
        way = rng.randrange(6)
        parent = one.getparent()
        if way == 0 and parent is not None:
            parent.remove(one)
        elif way == 1 and parent is not None and len(elements) < 20_000:
            for _ in range(rng.choice((1, 3))):
                parent.append(_copy(one))
        elif way == 2 and len(elements) < 20_000:
            one.append(_copy(other))
        elif way == 3 and one.attrib:
            name = rng.choice(list(one.attrib))
            one.set(name, rng.choice(("", "-1", "0", "999999999", "x", "true", "9" * 30)))
        elif way == 4:
            one.tag = other.tag
        else:
            one.text = rng.choice(("", "1.600", "½", "\u200b", "☒", "24 pct.", "x" * 5_000))
    return etree.tostring(root)


def _copy(element: etree._Element) -> etree._Element:
    return etree.fromstring(etree.tostring(element))


def broken_pdf(data: bytes, rng: Random) -> bytes:
    """Objects of a PDF are dropped, doubled, exchanged; their numbers are odd."""
    found = [match.span() for match in _OBJECT.finditer(data)]
    if not found:
        return flipped(data, rng)
    made = data
    for _ in range(rng.choice((1, 2, 6))):
        start, end = rng.choice(found)
        piece = data[start:end]
        way = rng.randrange(5)
        if way == 0:
            changed = b""
        elif way == 1:
            changed = piece.replace(b"obj", b"obj " + rng.choice(WORDS_OF_PDF), 1)
        elif way == 2:
            other = data[slice(*rng.choice(found))]
            changed = piece[: piece.find(b"obj") + 3] + other[other.find(b"obj") + 3 :]
        elif way == 3:
            changed = _NUMBER.sub(
                lambda match: rng.choice(ODD) if rng.random() < 0.1 else match[0], piece
            )
        else:
            changed = flipped(piece, rng)
        made = made.replace(piece, changed, 1)
    return made


Breaker = Callable[[bytes, Random], bytes]
ANY: tuple[Breaker, ...] = (flipped, cut, doubled)
BY_KIND: dict[str, Breaker] = {
    ".pdf": broken_pdf,
    ".docx": broken_word,
    ".txt": broken_text,
    ".md": broken_text,
    ".html": broken_text,
    ".csv": broken_text,
}
"""What breaks the inside of a kind of file; ``ANY`` breaks the outside of all."""
