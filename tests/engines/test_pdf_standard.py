"""Our prints hold what PDF/UA-1 and PDF/A-2b ask, and the checker notices when they do not.

Each broken file is a good one with a single thing changed, and must fail for that reason alone.
"""

import io
import re
from collections.abc import Callable, Iterator
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    TextStringObject,
)

from brobygger.demo.annex import demo_annex
from brobygger.demo.note import demo_note
from brobygger.domain.budgets.writing import write_note
from brobygger.domain.recommendations.writing import write_annex
from brobygger.engines.typst import write_pdf
from counts import examples
from papers import random_annex, random_note
from pdf_standard import check
from pdf_standard.structure import walk

SEEDS = st.integers(0, 10**6)
PRINTS = {
    "annex": lambda: write_annex(demo_annex()),
    "note": lambda: write_note(demo_note()),
}


@pytest.fixture(scope="module")
def good() -> bytes:
    """The demo's annex."""
    return write_pdf(write_annex(demo_annex()))


def rules(pdf: bytes) -> set[str]:
    """The rules that a file breaks."""
    return {each.rule for each in check(pdf)}


@pytest.mark.parametrize("name", PRINTS)
def test_what_we_print_keeps_every_rule(name: str) -> None:
    assert check(write_pdf(PRINTS[name]())) == []


@given(seed=SEEDS)
@settings(max_examples=examples(small=10, full=300))
def test_papers_made_by_chance_keep_every_rule(seed: int) -> None:
    assert check(write_pdf(write_annex(random_annex(Random(seed))))) == []
    assert check(write_pdf(write_note(random_note(Random(seed))))) == []


# How a good file is broken. Each function gets the file as it is being written anew.


def elements(writer: PdfWriter, kind: str) -> Iterator[DictionaryObject]:
    """The elements of the structure of one kind."""
    tree = catalogue(writer)["/StructTreeRoot"]
    assert isinstance(tree, DictionaryObject)
    return (each.node for each in walk(tree) if each.kind == kind)


def catalogue(writer: PdfWriter) -> Any:
    """The catalogue of the file."""
    return writer.root_object


def put(holder: Any, key: str, value: Any) -> None:
    """Set one entry."""
    holder[NameObject(key)] = value


def drop(holder: Any, key: str) -> None:
    """Take one entry away."""
    del holder[key]


def in_metadata(writer: PdfWriter, old: str, new: str) -> None:
    """Change the XMP metadata."""
    stream = catalogue(writer)["/Metadata"]
    text = stream.get_data().decode()
    changed = re.sub(old, new, text, flags=re.DOTALL)
    assert changed != text
    stream.set_data(changed.encode())


def on_page(writer: PdfWriter, change: Callable[[bytes], bytes]) -> None:
    """Change what is painted on the first page."""
    page = writer.pages[0]
    contents = page.get_contents()
    assert contents is not None
    painted = DecodedStreamObject()
    painted.set_data(change(contents.get_data()))
    put(page, "/Contents", writer._add_object(painted))


def without_language(writer: PdfWriter) -> None:
    drop(catalogue(writer), "/Lang")


def without_title(writer: PdfWriter) -> None:
    in_metadata(writer, "<dc:title>.*?</dc:title>", "")


def with_untagged_words(writer: PdfWriter) -> None:
    on_page(writer, lambda painted: painted + b"\nBT /f0 9 Tf 1 0 0 1 50 50 Tm <0001> Tj ET\n")


def without_scope(writer: PdfWriter) -> None:
    head: Any = next(elements(writer, "/TH"))
    for each in head["/A"]:
        if each.get_object().get("/O") == "/Table":
            drop(each.get_object(), "/Scope")


def with_a_jump_of_headings(writer: PdfWriter) -> None:
    put(next(elements(writer, "/H2")), "/S", NameObject("/H4"))


def with_a_picture_without_words(writer: PdfWriter) -> None:
    put(next(elements(writer, "/P")), "/S", NameObject("/Figure"))


def fonts_of(writer: PdfWriter) -> list[Any]:
    """The fonts of the first page."""
    page: Any = writer.pages[0]
    return [each.get_object() for each in page["/Resources"]["/Font"].values()]


def without_the_font(writer: PdfWriter) -> None:
    inner = fonts_of(writer)[0]["/DescendantFonts"][0].get_object()
    drop(inner["/FontDescriptor"].get_object(), "/FontFile3")


def without_the_words_of_letters(writer: PdfWriter) -> None:
    drop(fonts_of(writer)[0], "/ToUnicode")


def without_output_intent(writer: PdfWriter) -> None:
    drop(catalogue(writer), "/OutputIntents")


def without_access_mark(writer: PdfWriter) -> None:
    in_metadata(writer, "pdfuaid:part>1<", "pdfuaid:part><")


def without_archive_mark(writer: PdfWriter) -> None:
    in_metadata(writer, "pdfaid:conformance>B<", "pdfaid:conformance>?<")


def not_marked(writer: PdfWriter) -> None:
    put(catalogue(writer)["/MarkInfo"].get_object(), "/Marked", BooleanObject(False))


def without_display_title(writer: PdfWriter) -> None:
    drop(catalogue(writer)["/ViewerPreferences"].get_object(), "/DisplayDocTitle")


def without_tab_order(writer: PdfWriter) -> None:
    drop(writer.pages[0], "/Tabs")


def without_heads(writer: PdfWriter) -> None:
    for each in list(elements(writer, "/TH")):
        put(each, "/S", NameObject("/TD"))


def with_an_unknown_kind(writer: PdfWriter) -> None:
    put(next(elements(writer, "/Div")), "/S", NameObject("/Boks"))


def with_a_loose_list_item(writer: PdfWriter) -> None:
    put(next(elements(writer, "/L")), "/S", NameObject("/Div"))


def with_a_tag_that_leads_nowhere(writer: PdfWriter) -> None:
    on_page(writer, lambda painted: painted.replace(b"/MCID 1>>", b"/MCID 9999>>", 1))


def with_decoration_inside_words(writer: PdfWriter) -> None:
    on_page(
        writer,
        lambda painted: painted.replace(b"/MCID 1>>BDC", b"/MCID 1>>BDC /Artifact BMC EMC", 1),
    )


def with_a_script(writer: PdfWriter) -> None:
    action = {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("1")}
    put(catalogue(writer), "/OpenAction", DictionaryObject(action))


def with_a_link_to_the_outside(writer: PdfWriter) -> None:
    action = DictionaryObject({NameObject("/S"): NameObject("/URI")})
    put(catalogue(writer), "/AA", ArrayObject([action]))


BROKEN: dict[str, Callable[[PdfWriter], None]] = {
    "language": without_language,
    "title": without_title,
    "untagged": with_untagged_words,
    "scope": without_scope,
    "heading-order": with_a_jump_of_headings,
    "alternative": with_a_picture_without_words,
    "font-embedded": without_the_font,
    "output-intent": without_output_intent,
    "xmp-access": without_access_mark,
    "xmp-archive": without_archive_mark,
    "marked": not_marked,
    "font-unicode": without_the_words_of_letters,
    "display-title": without_display_title,
    "tab-order": without_tab_order,
    "table-head": without_heads,
    "role": with_an_unknown_kind,
    "nesting": with_a_loose_list_item,
    "orphan": with_a_tag_that_leads_nowhere,
    "mixed": with_decoration_inside_words,
    "script": with_a_script,
    "outside": with_a_link_to_the_outside,
}


def without_words_for_a_link(writer: PdfWriter) -> None:
    page: Any = writer.pages[0]
    drop(page["/Annots"][0].get_object(), "/Contents")


def rewritten(pdf: bytes, *changes: Callable[[PdfWriter], None]) -> bytes:
    """The file written anew, with the changes."""
    writer = PdfWriter(clone_from=io.BytesIO(pdf))
    for change in changes:
        change(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_writing_a_file_anew_breaks_nothing(good: bytes) -> None:
    assert check(rewritten(good)) == []


@pytest.mark.parametrize("rule", BROKEN)
def test_a_broken_file_fails_for_its_own_reason(rule: str, good: bytes) -> None:
    assert rules(rewritten(good, BROKEN[rule])) == {rule}


def test_a_link_without_words_fails() -> None:
    note = write_pdf(PRINTS["note"]())
    assert rules(rewritten(note, without_words_for_a_link)) == {"link"}


def test_an_encrypted_file_fails(good: bytes) -> None:
    def encrypted(writer: PdfWriter) -> None:
        writer.encrypt("hemmelig", algorithm="RC4-128")

    assert rules(rewritten(good, encrypted)) == {"encryption"}
