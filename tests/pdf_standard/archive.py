"""What an archive asks: the file says what it is and leans on nothing outside itself."""

import re
from collections.abc import Iterator
from typing import Any

from pypdf import PdfReader

from pdf_standard.finding import Finding, as_dict, dictionaries, is_true, items, seen

_OUTSIDE = {"/URI", "/Launch", "/GoToR", "/GoToE", "/SubmitForm", "/ImportData", "/Movie", "/Sound"}


def check_archive(reader: PdfReader) -> Iterator[Finding]:
    """Metadata, output intent, scripts, references to the outside."""
    catalogue = reader.root_object
    yield from _metadata(catalogue, reader)
    yield from _intent(catalogue)
    if "/ID" not in reader.trailer:
        yield Finding("file-id", "the trailer has no ID")
    for each in dictionaries(reader):
        kind = each.get("/S")
        if "/JS" in each or kind == "/JavaScript" or "/JavaScript" in each:
            yield Finding("script", "the file holds JavaScript")
        if kind in _OUTSIDE or "/EmbeddedFiles" in each or "/FFilter" in each:
            yield Finding("outside", f"the file leans on something outside itself: {kind}")


def _metadata(catalogue: Any, reader: PdfReader) -> Iterator[Finding]:
    stream = seen(catalogue.get("/Metadata"))
    text = stream.get_data().decode("utf-8") if stream is not None else ""
    if _said(text, "pdfuaid:part") != "1":
        yield Finding("xmp-access", "the metadata do not say PDF/UA-1")
    level = _said(text, "pdfaid:part") + _said(text, "pdfaid:conformance")
    if level not in {"2B", "2U", "2A"}:
        yield Finding("xmp-archive", "the metadata do not say PDF/A-2b")
    title = re.search(r"<dc:title>.*?<rdf:li[^>]*>(.+?)</rdf:li>", text, re.DOTALL)
    if title is None:
        yield Finding("title", "the metadata have no title")
    if reader.metadata is None or not reader.metadata.title:
        yield Finding("title", "the document information has no title")
    if not is_true(as_dict(catalogue.get("/ViewerPreferences")), "/DisplayDocTitle"):
        yield Finding("display-title", "readers are not asked to show the title")


def _said(text: str, name: str) -> str:
    """A property, written as an element or as an attribute."""
    found = re.search(rf"<{name}>([^<]*)</{name}>|{name}=\"([^\"]*)\"", text)
    return (found[1] or found[2] or "").strip() if found else ""


def _intent(catalogue: Any) -> Iterator[Finding]:
    intents = [as_dict(each) for each in items(catalogue.get("/OutputIntents"))]
    ours = [each for each in intents if each.get("/S") == "/GTS_PDFA1"]
    if not ours:
        yield Finding("output-intent", "no output intent says what the colours mean")
    for each in ours:
        profile = seen(each.get("/DestOutputProfile"))
        data = profile.get_data() if profile is not None else b""
        if data[36:40] != b"acsp":
            yield Finding("output-intent", "the output intent holds no colour profile")
