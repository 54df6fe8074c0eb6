"""Makes PDF files for tests: typeset papers, and files built byte by byte to be awkward."""

import zlib

import typst

HEAD = """
#set page(paper: "a4", margin: 2.5cm)
#set text(lang: "da", size: 10.5pt)
"""


SIGNS = (
    b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /S def "
    b"1 begincodespacerange <00> <ff> endcodespacerange "
    b"1 beginbfrange <00> <ff> <f000> endbfrange endcmap end end"
)
"""How Word writes a sign font: each letter is its own position, moved to U+F000."""


def typeset(source: str, head: str = HEAD) -> bytes:
    """A paper set with Typst and its own fonts, the same on every machine."""
    printed = typst.compile((head + source).encode(), ignore_system_fonts=True)
    assert isinstance(printed, bytes)
    return printed


def raw_pdf(
    content: bytes, *, page: str = "", pages: int = 1, resources: str = "", filters: str = ""
) -> bytes:
    """A PDF of our own making: ``content`` draws each page, ``page`` adds to its dictionary."""
    kids = " ".join(f"{10 + number} 0 R" for number in range(pages))
    objects: dict[int, bytes] = {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        2: f"<</Type/Pages/Kids[{kids}]/Count {pages}>>".encode(),
        3: b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        4: b"<</Type/Font/Subtype/Type1/BaseFont/Wingdings/ToUnicode 6 0 R>>",
        5: f"<</Length {len(content)}{filters}>>stream\n".encode() + content + b"\nendstream",
        6: f"<</Length {len(SIGNS)}>>stream\n".encode() + SIGNS + b"\nendstream",
    }
    for number in range(pages):
        objects[10 + number] = (
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 5 0 R"
            f"/Resources<</Font<</F1 3 0 R/F2 4 0 R>>{resources}>>{page}>>"
        ).encode()
    return _file(objects)


def _file(objects: dict[int, bytes]) -> bytes:
    out = bytearray(b"%PDF-1.7\n")
    offsets: dict[int, int] = {}
    for number, body in objects.items():
        offsets[number] = len(out)
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 1\n0000000000 65535 f \n"
    for number, offset in offsets.items():
        out += f"{number} 1\n{offset:010d} 00000 n \n".encode()
    last = max(offsets) + 1
    out += f"trailer\n<</Size {last}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


def bomb(megabytes: int) -> bytes:
    """A small PDF whose page unpacks to the given size."""
    packer = zlib.compressobj(9)
    block = b"q Q " * 262_144
    packed = b"".join(packer.compress(block) for _ in range(megabytes)) + packer.flush()
    return raw_pdf(zlib.compress(packed, 9), filters="/Filter[/FlateDecode/FlateDecode]")


def picture_pdf(text: bytes = b"") -> bytes:
    """A page that is a picture, with some text on it or none."""
    drawing = b"q 595 0 0 842 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI Q "
    return raw_pdf(drawing + text)
