"""Word files made to harm, or broken on their way: refused in words, and nothing is fetched."""

import io
import random
import resource
import socket
import time
import zipfile

import pytest

from brobygger import wiring
from brobygger.domain.documents.limits import MOST_LINES
from brobygger.domain.kernel.problem import Unreadable
from brobygger.engines.apart import Limits
from brobygger.engines.docx import read_docx
from brobygger.engines.docx.package import MOST_PARTS
from brobygger.messages import say
from engines.word_xml import SPACES, packed, paragraph, relations, row, run, table, word_file

GOOD = word_file(paragraph("Havnen ligger ved vandet."))
TIGHT = Limits(wall_seconds=60, cpu_seconds=40, memory_bytes=1_500_000_000)


def of_xml(document: str | bytes) -> bytes:
    """A file whose text is this XML."""
    main = {"rId1": ("officeDocument", "word/document.xml")}
    return packed({"_rels/.rels": relations(main), "word/document.xml": document})


def in_body(inner: str) -> bytes:
    """A file with this inside its body and nothing else."""
    return of_xml(f"<w:document {SPACES}><w:body>{inner}</w:body></w:document>")


def entities(declared: str, used: str) -> bytes:
    """A file that declares entities of its own."""
    return of_xml(
        f"<!DOCTYPE x [{declared}]><w:document {SPACES}><w:body><w:p><w:r><w:t>{used}</w:t></w:r>"
        "</w:p></w:body></w:document>"
    )


LAUGHS = "<!ENTITY a0 'ha'>" + "".join(
    f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 9)
)


def nested(depth: int) -> str:
    """Tables within tables."""
    return "<w:tbl><w:tr><w:tc>" * depth + paragraph("dybt") + "</w:tc></w:tr></w:tbl>" * depth


def many_parts() -> bytes:
    return packed(
        {"word/document.xml": "<x/>", **{f"word/media/{n}": "" for n in range(MOST_PARTS)}}
    )


def with_flag(data: bytes) -> bytes:
    """The same file, its parts marked as encrypted."""
    changed = bytearray(data)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = changed.find(mark)
        while at >= 0:
            changed[at + offset] |= 1
            at = changed.find(mark, at + 4)
    return bytes(changed)


def lying() -> bytes:
    """A part that says it is small and unpacks to much more."""
    data = bytearray(in_body(paragraph("Havnen") + " " * 3_000_000))
    at = data.rfind(b"PK\x01\x02")
    data[at + 24 : at + 28] = (1000).to_bytes(4, "little")
    return bytes(data)


def other_packing() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("word/document.xml", "<x/>")
    return stream.getvalue()


LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + "EncryptedPackage".encode("utf-16-le")
PICTURE = (
    '<w:r><w:drawing><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"/>'
    "</w:drawing></w:r>"
)
REFUSED: dict[str, tuple[bytes, str]] = {
    "a bomb": (of_xml(b" " * 300_000_000), "DOCUMENT-072"),
    "a dense part": (in_body(paragraph("Havnen") + "<w:proofErr/>" * 400_000), "DOCUMENT-072"),
    "too many parts": (many_parts(), "DOCUMENT-072"),
    "too deep": (in_body(nested(90)), "DOCUMENT-072"),
    "entities": (entities(LAUGHS, "&a8;"), "DOCUMENT-070"),
    "a file from outside": (
        entities("<!ENTITY x SYSTEM 'file:///etc/hostname'>", "&x;"),
        "DOCUMENT-070",
    ),
    "a type from outside": (
        of_xml("<!DOCTYPE x SYSTEM 'http://127.0.0.1:9/x'><x/>"),
        "DOCUMENT-070",
    ),
    "a type in another code": (
        of_xml(
            "<?xml version='1.0' encoding='utf-16'?><!DOCTYPE x [<!ENTITY a 'b'>]><x/>".encode(
                "utf-16"
            )
        ),
        "DOCUMENT-070",
    ),
    "cut off": (GOOD[: len(GOOD) // 2], "DOCUMENT-006"),
    "cut XML": (of_xml(f"<w:document {SPACES}><w:body><w:p>"), "DOCUMENT-070"),
    "no body": (of_xml(f"<w:document {SPACES}/>"), "DOCUMENT-070"),
    "no text part": (packed({"word/styles.xml": "<x/>"}), "DOCUMENT-070"),
    "not XML": (of_xml(b"\x00\xff hej"), "DOCUMENT-070"),
    "another packing": (other_packing(), "DOCUMENT-070"),
    "a size that lies": (lying(), "DOCUMENT-070"),
    "locked": (LOCKED, "DOCUMENT-071"),
    "locked parts": (with_flag(GOOD), "DOCUMENT-071"),
    "only a picture": (in_body(paragraph(PICTURE)), "DOCUMENT-073"),
    "nothing": (in_body(paragraph() * 3), "DOCUMENT-073"),
    "an old one": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "DOCUMENT-004"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused(name: str) -> None:
    """Quickly, with what is wrong and what to do, in both languages."""
    data, code = REFUSED[name]
    begun = time.perf_counter()
    with pytest.raises(Unreadable) as stopped:
        wiring.read_document(data, "notat.docx")
    assert time.perf_counter() - begun < 5
    assert stopped.value.problem.code == code
    for language in ("da", "en"):
        assert say(stopped.value.problem, language).remedy


def test_a_million_paragraphs_are_refused_within_the_limits() -> None:
    """Real words, so that the file does not look packed too well."""
    draw = random.Random(1)
    words = "".join(f"<w:p><w:r><w:t>{draw.random()}</w:t></w:r></w:p>" for _ in range(1_000_000))
    data = in_body(words)
    with pytest.raises(Unreadable) as stopped:
        wiring.read_apart(data, "notat.docx", TIGHT)
    assert stopped.value.problem.code == "DOCUMENT-072"


def test_a_long_paper_is_read() -> None:
    """Far longer than any committee paper, and still read whole."""
    rows = "".join(row(*(f"{n}.{c}00" for c in range(7))) for n in range(5_000))
    document = read_docx(word_file(table(rows)), "bilag.docx")
    assert sum(1 for _ in document.all_lines()) == 35_000 < MOST_LINES


def test_tables_as_deep_as_the_parser_goes_are_read() -> None:
    """No part of the walk needs a deeper stack than XML may be nested."""
    document = read_docx(in_body(nested(80)), "notat.docx")
    assert [line.text for line in document.all_lines()] == ["dybt"]
    wrapped = "<w:sdt><w:sdtContent>" * 120 + paragraph("dybt") + "</w:sdtContent></w:sdt>" * 120
    document = read_docx(in_body(wrapped), "notat.docx")
    assert [line.text for line in document.all_lines()] == ["dybt"]


def test_nothing_outside_the_file_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pictures, templates and parts that lie elsewhere are left where they are."""

    def refuse(*_: object) -> None:
        raise AssertionError("the reader went out")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    outside = "".join(
        f'<Relationship Id="r{n}" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        f'relationships/{kind}" Target="{target}" TargetMode="External"/>'
        for n, (kind, target) in enumerate(
            [
                ("image", "http://127.0.0.1:9/billede.png"),
                ("attachedTemplate", "file:///etc/hostname"),
                ("styles", "http://127.0.0.1:9/styles.xml"),
                ("footnotes", "../../../etc/hostname"),
            ]
        )
    )
    words = paragraph("Havnen")
    parts = {
        "_rels/.rels": relations({"a": ("officeDocument", "word/document.xml")}),
        "word/_rels/document.xml.rels": f"<Relationships>{outside}</Relationships>",
        "word/document.xml": f"<w:document {SPACES}><w:body>{words}</w:body></w:document>",
    }
    document = read_docx(packed(dict(parts)), "notat.docx")
    assert document.text == "Havnen"


def test_macros_are_never_opened_and_a_template_is_read_as_a_paper() -> None:
    """A part that would be a bomb, were it unpacked, does not matter where nobody asks for it."""
    macros = {"word/vbaProject.bin": bytes(200_000_000)}
    stream = io.BytesIO(GOOD)
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as archive:
        for name, data in macros.items():
            archive.writestr(name, data)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for name in ("notat.docm", "notat.dotx", "notat.docx"):
        reading = wiring.read_document(stream.getvalue(), name)
        assert reading.document.text == "Havnen ligger ved vandet."
        assert [problem.code for problem in reading.problems] == ["DOCUMENT-021"]
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert grown < 100_000  # kilobytes


def test_the_strict_spelling_of_the_format_is_the_same_paper() -> None:
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    levels = "http://purl.oclc.org/ooxml/officeDocument/relationships"
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="a" Type="{levels}/officeDocument" Target="/word/tekst.xml"/>'
        "</Relationships>"
    )
    words = paragraph(run("fed", "<w:b/>"))
    document = f'<w:document xmlns:w="{strict}"><w:body>{words}</w:body></w:document>'
    found = read_docx(packed({"_rels/.rels": rels, "word/tekst.xml": document}), "notat.docx")
    ((line,),) = [list(found.all_lines())]
    assert (line.text, line.spans[0].bold, line.place.part) == ("fed", True, "word/tekst.xml")


def test_styles_that_go_in_a_ring_and_numbers_that_are_none() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="A"><w:name w:val="A"/><w:basedOn w:val="B"/>'
        "</w:style>"
        '<w:style w:type="paragraph" w:styleId="B"><w:name w:val="B"/><w:basedOn w:val="A"/>'
        '<w:pPr><w:outlineLvl w:val="hej"/></w:pPr></w:style>'
    )
    odd = '<w:numPr><w:ilvl w:val="99"/><w:numId w:val="-3"/></w:numPr>'
    body = paragraph("Havnen", style="A", properties=odd) + table(
        row("a", properties='<w:gridBefore w:val="999999999"/>')
    )
    document = read_docx(word_file(body, styles=styles, theme="<x/>"), "notat.docx")
    assert [line.text for line in document.all_lines()] == ["Havnen", "a"]
