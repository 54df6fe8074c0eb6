"""Text boxes and filled fields are read at their place; what is not drawn is looked through."""

import pytest

from brobygger.domain.documents.door import suspects_in
from brobygger.domain.documents.page import Document, Line
from brobygger.domain.documents.ticks import marks_of
from brobygger.engines.pdf import read_pdf, render_page
from brobygger.wiring import problems_of_document

BOX = "Sat ind som tekstboks"
# Made up: by its seventh digit a date in 1899, so nobody who lives has it.
NUMBER = "010199-5" + "000"


def a_form(
    *,
    drawn: bool = True,
    box: str = BOX,
    field: str = "1.600",
    note: str = "En gul seddel",
    flags: int = 4,
    tick: str = "",
    is_form: bool = True,
) -> bytes:
    """A page with two lines of its own, a text box, a filled field, a tick box and a comment.

    Not ``drawn``: the file leaves it to the reader to draw them.
    """
    parts: list[bytes] = []

    def add(text: str) -> int:
        parts.append(text.encode("latin-1"))
        return len(parts)

    def stream(head: str, body: str) -> str:
        return f"<<{head}/Length {len(body)}>>\nstream\n{body}\nendstream"

    font = add("<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>")
    fonts = f"/Resources<</Font<</F1 {font} 0 R>>>>"
    own = "BT /F1 12 Tf 72 760 Td (Linje i papiret) Tj ET BT /F1 12 Tf 72 700 Td (Beløb:) Tj ET"
    own += " BT /F1 12 Tf 90 503 Td (Hele byen) Tj ET" if tick else ""
    content = add(stream("", own))

    def shape(words: str) -> str:
        form = f"/Type/XObject/Subtype/Form/BBox[0 0 200 20]{fonts}"
        made = add(stream(form, f"BT /F1 12 Tf 2 5 Td ({words}) Tj ET"))
        return f"/AP<</N {made} 0 R>>" if drawn else ""

    style = f"/F {flags}/DA(/F1 12 Tf 0 g)"
    kind = "<</Type/Annot/Subtype"
    made = [
        f"{kind}/FreeText/Rect[72 600 272 620]/Contents({box}){style}{shape(box)}>>",
        f"{kind}/Widget/FT/Tx/T(a)/V({field})/Rect[150 695 250 715]{style}{shape(field)}>>",
        f"<</Type/Annot/Subtype/Text/Rect[300 600 320 620]/Contents({note})>>",
    ]
    if tick:
        made.append(
            f"<</Type/Annot/Subtype/Widget/FT/Btn/T(b)/V/{tick}/AS/{tick}/Rect[72 500 84 512]"
            f"/AP<</N<</{tick} {content} 0 R/Off {content} 0 R>>>>/F {flags}>>"
        )
    notes = " ".join(f"{add(each)} 0 R" for each in made)
    pages = len(parts) + 2
    page = add(
        f"<</Type/Page/Parent {pages} 0 R/MediaBox[0 0 595 842]{fonts}/Contents {content} 0 R"
        f"/Annots[{notes}]>>"
    )
    add(f"<</Type/Pages/Kids[{page} 0 R]/Count 1>>")
    form = f"/AcroForm<</Fields[{notes}]/DR<</Font<</F1 {font} 0 R>>>>/DA(/F1 12 Tf 0 g)>>"
    root = add(f"<</Type/Catalog/Pages {pages} 0 R{form if is_form else ''}>>")
    out, places = b"%PDF-1.7\n", []
    for number, each in enumerate(parts, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + each + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(parts) + 1)
    tail = b"trailer<</Size %d/Root %d 0 R>>\nstartxref\n%d\n%%%%EOF"
    return out + head + table + tail % (len(parts) + 1, root, len(out))


def lines(document: Document) -> list[str]:
    return [" ".join(line.text.split()) for line in document.all_lines()]


def codes(document: Document) -> list[str]:
    return [each.code for each in problems_of_document(document)]


@pytest.mark.parametrize("drawn", [True, False])
def test_a_text_box_and_a_filled_field_are_words_of_the_page(drawn: bool) -> None:
    document = read_pdf(a_form(drawn=drawn), "f.pdf")
    assert lines(document) == ["Linje i papiret", "Beløb: 1.600", BOX]
    assert "DOCUMENT-100" not in codes(document)
    box = next(line for line in document.all_lines() if BOX in line.text)
    assert isinstance(box, Line)
    assert box.place.box is not None
    assert 70 < box.place.box.x0 < 80
    assert 220 < box.place.box.y0 < 245


def test_the_picture_shows_them_too() -> None:
    empty = render_page(a_form(field="", box="", note=""), 1)
    assert len(render_page(a_form(drawn=False), 1)) > len(empty) * 1.1


def test_what_nobody_draws_is_told_with_its_page_and_looked_through() -> None:
    """Without a form PDFium draws no text box that does not bring its own drawing."""
    document = read_pdf(a_form(drawn=False, is_form=False, box=f"nr. {NUMBER}"), "f.pdf")
    assert lines(document) == ["Linje i papiret", "Beløb:"]
    told = [each for each in problems_of_document(document) if each.code == "DOCUMENT-100"]
    assert [each.where.page for each in told] == [1]
    assert {line.text for line in document.unprinted} >= {f"nr. {NUMBER}", "1.600"}
    assert any(suspect.is_certain for suspect in suspects_in(document))


def test_a_comment_is_no_text_of_the_paper_and_is_looked_through() -> None:
    document = read_pdf(a_form(note=f"nr. {NUMBER}"), "f.pdf")
    assert not any("nr." in line for line in lines(document))
    assert any(suspect.is_certain for suspect in suspects_in(document))
    assert "DOCUMENT-100" not in codes(document)


def test_a_number_in_a_field_is_found_at_the_door() -> None:
    document = read_pdf(a_form(field=NUMBER), "f.pdf")
    assert any(suspect.is_certain for suspect in suspects_in(document))


def test_hidden_words_are_no_text_of_the_paper() -> None:
    document = read_pdf(a_form(flags=2), "f.pdf")
    assert lines(document) == ["Linje i papiret", "Beløb:"]
    assert {line.text for line in document.unprinted} >= {BOX, "1.600"}
    assert "DOCUMENT-100" not in codes(document)


@pytest.mark.parametrize("is_form", [True, False])
@pytest.mark.parametrize(("tick", "is_ticked"), [("Yes", True), ("Ja", True), ("Off", False)])
def test_a_tick_box_of_a_form_is_read_with_its_words(
    tick: str, is_ticked: bool, is_form: bool
) -> None:
    document = read_pdf(a_form(tick=tick, is_form=is_form), "f.pdf")
    assert "DOCUMENT-100" not in codes(document)
    sign = "☒" if is_ticked else "☐"
    assert lines(document) == ["Linje i papiret", "Beløb: 1.600", BOX, f"{sign} Hele byen"]
    (mark,) = marks_of(document.blocks())
    assert (mark.checked, mark.label) == (is_ticked, "Hele byen")
    assert mark.place.box is not None
    assert 70 < mark.place.box.x0 < mark.place.box.x1 < 86


def test_a_hidden_tick_box_is_none() -> None:
    document = read_pdf(a_form(tick="Yes", flags=2), "f.pdf")
    assert marks_of(document.blocks()) == []


def test_a_field_without_a_form_is_read_where_it_is_drawn() -> None:
    document = read_pdf(a_form(is_form=False), "f.pdf")
    assert lines(document) == ["Linje i papiret", "Beløb: 1.600", BOX]
    assert "DOCUMENT-100" not in codes(document)


def test_words_that_stand_elsewhere_are_missed_all_the_same() -> None:
    """Nothing draws the box, and the page says its very words in another place."""
    data = a_form(drawn=False, is_form=False, box="Linje i papiret", field="")
    document = read_pdf(data, "f.pdf")
    assert lines(document) == ["Linje i papiret", "Beløb:"]
    assert "DOCUMENT-100" in codes(document)
