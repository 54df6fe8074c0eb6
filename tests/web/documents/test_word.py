"""Word papers in the register: laid in, shown without a picture, and never past the door unseen."""

import re
from collections.abc import Callable
from random import Random

import pytest
from django.test import Client

from brobygger import wiring
from brobygger.domain.budgets.writing import write_note
from brobygger.web.documents.models import Document, Finding, PaperPage, Value
from brobygger.web.documents.sources import source_url
from engines.word_xml import cell, deleted, inserted, paragraph, row, run, table, word_file
from papers.in_word import as_word_writes
from papers.notes import a_note

from .conftest import NUMBER, LayIn

SignedIn = Callable[..., Client]


def word_note() -> bytes:
    """A note with Word's own means."""
    return as_word_writes(write_note(a_note()), Random(3))


def text_of(page: str) -> str:
    """A page's words, tags taken off."""
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def test_a_note_from_word_is_read_and_registered_like_any_other(
    lay_in: LayIn, signed_in: SignedIn
) -> None:
    document = lay_in("notat.docx", word_note())
    assert (document.state, document.template, document.format) == (
        "review",
        "budget_note",
        "docx",
    )
    assert document.page_count is None
    amount = document.values.get(path="tables.0.rows.0.cells.0.amount_kr")
    place = amount.found["source"]
    assert (place["part"], place["cell"], place["page"]) == ("word/document.xml", "2,3", None)
    assert amount.found["value"] == 900_000
    page = signed_in().get(f"/dokumenter/{document.pk}/gennemgang/").content.decode()
    assert "Papirets tekst" in page
    assert "<image" not in page


def test_tables_are_shown_as_tables_with_the_place_marked(
    lay_in: LayIn, signed_in: SignedIn
) -> None:
    document = lay_in("notat.docx", word_note())
    path = "tables.0.rows.0.cells.0.amount_kr"
    value = document.values.get(path=path)
    client = signed_in()
    by_path = client.get(source_url(document.pk, None, path)).content.decode()
    by_place = client.get(source_url(document.pk, value.found["source"])).content.decode()
    for page in (by_path, by_place):
        marked = re.findall(r'<span class="bb-lines__inner is-marked"[^>]*>([^<]*)', page)
        assert marked == ["900"]
    assert "tabel 1, række 2, kolonne 3" in by_path
    assert re.search(r"\d\. tabel, række 2, kolonne 3", by_place)
    assert "<td>Aktivitetsmidler" in re.sub(r"<span[^>]*>", "", by_path).replace("\n", "")


def test_headings_lists_and_notes_are_shown_as_such(lay_in: LayIn) -> None:
    document = lay_in("notat.docx", word_note())
    lines = PaperPage.objects.get(document=document).lines
    looks = {line[1]: line[3] for line in lines}
    assert looks["Baggrund"]["heading"] == 2
    assert looks["antal deltagere, som kommer igen"]["sign"] == "•"
    assert any(text.startswith("¹ ") and look.get("quiet") for text, look in looks.items())
    assert any(text.endswith(".¹") or "¹" in text for text in looks)
    assert looks["Baggrund"]["paragraph"]


def test_merged_cells_and_empty_ones_keep_the_columns(lay_in: LayIn, signed_in: SignedIn) -> None:
    wide = '<w:gridSpan w:val="2"/>'
    high, more = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    data = word_file(
        table(
            row(cell("bred", properties=wide), "smal"),
            row(cell("høj", properties=high), "", "b"),
            row(cell(properties=more), "c", "d"),
        )
    )
    document = lay_in("papir.docx", data)
    page = signed_in().get(source_url(document.pk, None)).content.decode()
    found = [re.sub(r"<span[^>]*>|</span>", "", each) for each in re.findall(r"<td.*?</td>", page)]
    assert found == [
        '<td colspan="2">bred</td>', "<td>smal</td>", '<td rowspan="2">høj</td>', "<td></td>",
        "<td>b</td>", "<td>c</td>", "<td>d</td>",
    ]  # fmt: skip


def test_a_changed_figure_asks_before_it_is_accepted(lay_in: LayIn) -> None:
    data = wiring.print_word(write_note(a_note()))
    document = lay_in("notat.docx", with_change(data, "1.500", "1.200"))
    finding = Finding.objects.get(document=document, code="DOCUMENT-075")
    assert finding.value is not None
    assert finding.value.path == "tables.0.rows.2.cells.0.amount_kr"
    assert not finding.value.is_sure
    told = Finding.objects.get(document=document, code="DOCUMENT-074")
    assert (told.severity, told.value) == ("info", None)


def with_change(data: bytes, before: str, after: str) -> bytes:
    """The file with its first run of just these words put in by a tracked change."""
    import io
    import zipfile

    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "word/document.xml":
                xml = part.decode()
                sought = rf"<w:r>(?:<w:rPr>.{{0,80}}?</w:rPr>)?<w:t>{re.escape(after)}</w:t></w:r>"
                match = re.search(sought, xml)
                assert match is not None
                part = xml.replace(match[0], deleted(before) + inserted(match[0]), 1).encode()
            new.writestr(name, part)
    return made.getvalue()


COMMENT = f'<w:comment w:id="1">{paragraph(f"Se {NUMBER}")}</w:comment>'
HIDDEN: dict[str, tuple[bytes, str]] = {
    "in a comment": (word_file(paragraph("Havnen"), comments=COMMENT), "kommentarer"),
    "in a deleted word": (word_file(paragraph("Havnen ", deleted(NUMBER))), "afsnit 1"),
    "in a hidden word": (word_file(paragraph("Havnen", run(NUMBER, "<w:vanish/>"))), "afsnit 1"),
    "in a cell": (
        word_file(table(row("a", "b"), row("c", NUMBER))),
        "1. tabel, række 2, kolonne 2",
    ),
    "in a footnote": (
        word_file(
            paragraph("Havnen", '<w:r><w:footnoteReference w:id="2"/></w:r>'),
            footnotes=f'<w:footnote w:id="2">{paragraph(NUMBER)}</w:footnote>',
        ),
        "fodnoter, afsnit 1",
    ),
}


@pytest.mark.parametrize("name", HIDDEN)
def test_a_personal_number_is_found_wherever_word_keeps_it(
    name: str, lay_in: LayIn, signed_in: SignedIn
) -> None:
    data, place = HIDDEN[name]
    document = lay_in("papir.docx", data)
    assert document.state == "refused"
    assert not PaperPage.objects.exists()
    assert not Value.objects.exists()
    page = signed_in().get(f"/dokumenter/{document.pk}/").content.decode()
    assert place in text_of(page).lower()
    assert NUMBER[:6] not in page


def test_files_that_word_can_save_otherwise_are_refused_in_words(
    lay_in: LayIn, signed_in: SignedIn
) -> None:
    old = lay_in("notat.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    page = signed_in().get(f"/dokumenter/{old.pk}/").content.decode()
    assert "ældre udgave af Word" in page
    assert "Word-dokument (.docx)" in page
    cut = lay_in("notat.docx", word_file("<w:p/>"), user=old.owner)
    assert (cut.state, cut.stopped_by and cut.stopped_by.code) == ("unreadable", "DOCUMENT-073")
    assert Document.objects.count() == 2
