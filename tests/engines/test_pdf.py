"""PDF files with a text layer: words, lines, tables, boxes, ticks and notes stand where they do."""

import pytest

from brobygger.domain.documents.page import Document, Line, Table
from brobygger.engines.pdf import read_pdf
from engines.typeset import raw_pdf, typeset


def read(source: str) -> Document:
    """Typeset a paper and read it."""
    return read_pdf(typeset(source), "papir.pdf")


def lines(document: Document, page: int = 0) -> list[Line]:
    """The lines of running text of a page, furniture left out."""
    blocks = document.pages[page].blocks
    return [block for block in blocks if isinstance(block, Line) and not block.furniture]


def tables(document: Document, page: int = 0) -> list[Table]:
    """The tables of a page."""
    return [block for block in document.pages[page].blocks if isinstance(block, Table)]


def rows(table: Table) -> list[list[str]]:
    """A table's texts, row by row."""
    return [[cell.text for cell in table.row(row)] for row in range(table.height)]


NOTES = """
Færgen sejler hver time,#footnote[24 pct. af turene i 2022 var aflyst, og det gælder både
sommer og vinter, så tallet kan ikke bare lægges til de andre, som står i oversigten.] og
broen er lukket.#footnote[Havnens egen optælling.]
"""


def test_a_raised_mark_never_joins_the_next_word() -> None:
    """The trap of "24 pct." that becomes "124 pct.", in the text and in the note."""
    document = read(NOTES)
    (line, *_) = lines(document)
    raised = [span.text for span in line.spans if span.raised]
    assert raised[:1] == ["1"]
    assert line.words.startswith("Færgen sejler hver time, og")
    notes = document.pages[0].footnotes
    assert [note.mark for note in notes] == ["1", "2"]
    assert notes[0].text.startswith("24 pct. af turene i 2022 var aflyst")
    assert notes[0].text.endswith("oversigten.")
    assert notes[1].text == "Havnens egen optælling."
    assert "24 pct." not in " ".join(line.text for line in lines(document))
    box = notes[0].place.box
    assert box is not None
    assert box.y0 > 700


@pytest.mark.parametrize("typographic", ["true", "false"])
def test_raised_marks_drawn_and_set_small(typographic: str) -> None:
    """A font's own raised digits have the text's size; shrunken digits have not."""
    source = f"#set super(typographic: {typographic})\nMange#super[2] 24 pct. og H#sub[2]O"
    (line,) = lines(read(source))
    assert [span.text for span in line.spans if span.raised] == ["2"]
    assert line.words == "Mange 24 pct. og H2O"


def test_soft_hyphens_are_marked_and_real_ones_kept() -> None:
    """The format says where a hyphen only breaks a word."""
    document = read(
        "#set text(hyphenate: false)\n"
        "#block(width: 3cm)[Et sam-?ar-?bejds-?ud-?valg og ikke-kendt.]".replace("-?", "\u00ad")
    )
    first, second = lines(document)
    assert (first.text, first.soft_hyphen) == ("Et samarbejdsud-", True)
    assert (second.text, second.soft_hyphen) == ("valg og ikke-kendt.", False)


TABLE = """
*Tabel 1 - Udgifter*
#table(columns: 4, stroke: 0.5pt, align: (left, right, right, right),
  [1.000 kr.], [2031], [2032], [I alt],
  [Løn \\ (2 ½ ÅV)], [1.600], [1.600], [3.200],
  [Leje], [], [400], [400],
  table.cell(colspan: 3)[I alt], [3.600])
"""


def test_ruled_tables_have_their_cells() -> None:
    """Empty cells stay empty and in place; a missing line joins cells."""
    document = read(TABLE)
    (table,) = tables(document)
    assert rows(table) == [
        ["1.000 kr.", "2031", "2032", "I alt"],
        ["Løn\n(2 ½ ÅV)", "1.600", "1.600", "3.200"],
        ["Leje", "", "400", "400"],
        ["I alt", "3.600"],
    ]
    joined = table.row(3)[0]
    assert (joined.columns, joined.rows) == (3, 1)
    assert table.row(3)[1].column == 3
    place = table.row(1)[1].place
    assert place.cell == "2,2"
    assert place.box is not None
    assert table.place.box is not None
    assert table.place.box.x0 < place.box.x0 < place.box.x1 < table.place.box.x1
    (caption,) = lines(document)
    assert caption.heading == 0


@pytest.mark.parametrize("stroke", ["0.5pt", "1.5pt", '(paint: red, dash: "dashed")'])
def test_cells_over_rows_and_thick_or_dashed_lines(stroke: str) -> None:
    """The lines' looks do not matter, only where they stand."""
    document = read(
        f"#table(columns: 3, stroke: {stroke}, table.cell(rowspan: 2)[A], [B], [C], [D], [E])"
    )
    (table,) = tables(document)
    assert [(c.row, c.column, c.rows, c.columns, c.text) for c in table.cells] == [
        (0, 0, 2, 1, "A"),
        (0, 1, 1, 1, "B"),
        (0, 2, 1, 1, "C"),
        (1, 1, 1, 1, "D"),
        (1, 2, 1, 1, "E"),
    ]


def test_tables_open_at_their_sides() -> None:
    """Inner lines alone make a table: the outer edge is where they end."""
    inner = "(x, y) => (left: if x > 0 { 0.5pt }, top: if y > 0 { 0.5pt })"
    document = read(f"#table(columns: 3, stroke: {inner}, [a], [b], [c], [d], [e], [f])")
    (table,) = tables(document)
    assert rows(table) == [["a", "b", "c"], ["d", "e", "f"]]


def test_borderless_tables_stay_lines_with_columns() -> None:
    """No lines, no grid: each column is a span with its own box, parted by a tab."""
    document = read(TABLE.replace("stroke: 0.5pt", "stroke: none"))
    assert tables(document) == []
    head, *_ = [line for line in lines(document) if "2031" in line.text]
    assert [span.text.strip() for span in head.spans] == ["1.000 kr.", "2031", "2032", "I alt"]
    assert head.text == "1.000 kr.\t2031\t2032\tI alt"
    rent = next(line for line in lines(document) if line.text.startswith("Leje"))
    year, amount = head.spans[2].place.box, rent.spans[1].place.box
    assert year is not None
    assert amount is not None
    assert abs(year.x1 - amount.x1) < 1
    assert head.heading == 0


SIDE = """
#place(right)[#block(width: 4cm)[#set text(size: 8.5pt)
#table(columns: 1, stroke: 0.5pt, inset: 3pt, [*Kasse*], [☐ Den ene], [☒ Den anden, som
fylder mere end en linje])]]
#line(length: 100%)
#block(width: 11cm)[Havnen ligger ved vandet, og alle veje går derhen, både de lange og de korte,
og den, der går forbi, kan se skibene og høre mågerne, selv om det er koldt og tidligt på dagen.]
"""


def test_a_box_beside_the_text_is_taken_out() -> None:
    """The running text reads on as if the box were not there, also where a rule touches it."""
    document = read(SIDE)
    (page,) = document.pages
    (aside,) = page.asides
    assert [row[0].replace("\n", " ") for row in rows(aside)] == [
        "Kasse",
        "☐ Den ene",
        "☒ Den anden, som fylder mere end en linje",
    ]
    assert tables(document) == []
    text = " ".join(line.text for line in lines(document))
    assert "Kasse" not in text
    assert text.startswith("Havnen ligger ved vandet, og alle veje går derhen")
    assert [(mark.checked, mark.label) for mark in page.marks] == [
        (False, "Den ene"),
        (True, "Den anden, som fylder mere end en linje"),
    ]


def test_ticks_take_the_words_beside_them() -> None:
    """Words after the box where the line begins with one, before it where it does not."""
    document = read("""
Hele byen: ☐

☐ Ja ☒ Nej

#table(columns: 4, [Nord], [☐], [Syd og \\ Vest], [☑])
#table(columns: 2, [☒], [Ny], [☐], [Gammel])
""")
    marks = document.pages[0].marks
    assert [(mark.checked, mark.label) for mark in marks] == [
        (False, "Hele byen"),
        (False, "Ja"),
        (True, "Nej"),
        (False, "Nord"),
        (True, "Syd og Vest"),
        (True, "Ny"),
        (False, "Gammel"),
    ]
    assert all(mark.place.box is not None for mark in marks)
    assert marks[3].place.cell == "1,2"


def test_ticks_of_a_sign_font() -> None:
    """Word's own boxes are letters of a font that has no letters."""
    content = (
        b"BT /F2 10 Tf 50 700 Td (x) Tj /F1 10 Tf 15 0 Td (Ja) Tj ET "
        b"BT /F2 10 Tf 50 680 Td (o) Tj /F1 10 Tf 15 0 Td (Nej) Tj ET"
    )
    (page,) = read_pdf(raw_pdf(content), "papir.pdf").pages
    assert [(mark.checked, mark.label) for mark in page.marks] == [(True, "Ja"), (False, "Nej")]


PAPER = """
#set page(header: context [Plan 2031 #counter(page).display("1/1", both: true)])
#text(size: 18pt)[ZZ01 Et prøvenotat]

#text(size: 13pt, weight: "bold")[Havnen]

Først kommer et afsnit, som er langt nok til at fylde mere end en linje på siden, så der er noget
at måle linjernes afstand på.

Så kommer et nyt afsnit, og det er også langt nok til at fylde mere end en linje på siden, så der
er noget at måle på.
- det første punkt
- det andet punkt, som er så langt, at det må fortsætte på en linje mere, fordi det ikke kan være
  på en

#text(size: 11.5pt, weight: "bold")[Kajen]

#text(fill: rgb("#c00000"))[Rødt] og sort.
#pagebreak()
#text(size: 13pt, weight: "bold")[Broen]

Slut.
"""


def test_headings_paragraphs_lists_and_heads() -> None:
    """Headings by size, gaps between paragraphs, list signs off the text, page heads apart."""
    document = read(PAPER)
    headings = {line.text: line.heading for page in (0, 1) for line in lines(document, page)}
    assert headings["ZZ01 Et prøvenotat"] == 1
    assert headings["Havnen"] == headings["Broen"] == 2
    assert headings["Kajen"] == 3
    assert headings["Slut."] == 0
    found = {line.text.split()[0]: line for line in lines(document)}
    assert found["Så"].gap_before
    assert not found["linjernes"].gap_before
    bullets = [line.text for line in lines(document) if line.bullet == "•"]
    assert [text.split()[1] for text in bullets] == ["første", "andet"]
    heads = [b for page in document.pages for b in page.blocks if isinstance(b, Line)]
    assert [line.text for line in heads if line.furniture] == ["Plan 2031 1/2", "Plan 2031 2/2"]
    assert document.page_count == 2


def test_the_head_of_a_single_page() -> None:
    """One page repeats nothing: its head is known by counting that very page."""
    document = read_pdf(typeset(PAPER.split("#pagebreak", maxsplit=1)[0]), "papir.pdf")
    assert lines(document)[0].text == "ZZ01 Et prøvenotat"


def test_colours_and_weight_stay_on_their_words() -> None:
    """One line may hold several colours: they carry meaning in an annex."""
    line = next(line for line in lines(read(PAPER)) if line.text == "Rødt og sort.")
    assert [(span.text, span.colour) for span in line.spans] == [
        ("Rødt", "#c00000"),
        (" og sort.", "#000000"),
    ]
    heading = next(line for line in lines(read(PAPER)) if line.text == "Kajen")
    assert all(span.bold for span in heading.spans)
    assert not any(span.bold for span in line.spans)


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_turned_pages_read_as_they_are_shown(turn: int) -> None:
    """A page turned for the screen has its boxes where the reader sees them."""
    at = {
        0: b"1 0 0 1 100 700",
        90: b"0 1 -1 0 142 100",
        180: b"-1 0 0 -1 495 142",
        270: b"0 -1 1 0 453 742",
    }[turn]
    content = b"BT /F1 10 Tf " + at + b" Tm (Havnen 24 pct.) Tj ET"
    document = read_pdf(raw_pdf(content, page=f"/Rotate {turn}"), "papir.pdf")
    (page,) = document.pages
    assert (page.width, page.height) == ((842, 595) if turn % 180 else (595, 842))
    (line,) = lines(document)
    assert line.text == "Havnen 24 pct."
    assert line.place.box is not None
    assert abs(line.place.box.x0 - 100) < 1
    assert 130 < line.place.box.y0 < line.place.box.y1 < 146


def test_a_wide_table_set_sideways() -> None:
    """Read as if the paper were turned, with the boxes where they stand on the page as shown."""
    document = read("#rotate(-90deg, reflow: true)[" + TABLE + "]")
    (table,) = tables(document)
    assert rows(table)[0] == ["1.000 kr.", "2031", "2032", "I alt"]
    first, last = table.row(0)[0].place.box, table.row(0)[3].place.box
    assert first is not None
    assert last is not None
    assert first.y0 > last.y0
    assert abs(first.x0 - last.x0) < 1


def test_text_running_another_way_is_kept_whole() -> None:
    """A stamp along the margin is not mixed into the lines, and not lost."""
    content = (
        b"BT /F1 10 Tf 1 0 0 1 100 700 Tm (Havnen ligger ved vandet.) Tj ET "
        b"BT /F1 10 Tf 0 1 -1 0 40 300 Tm (Kopi 7) Tj ET"
    )
    document = read_pdf(raw_pdf(content), "papir.pdf")
    assert [line.text for line in lines(document)] == ["Havnen ligger ved vandet.", "Kopi 7"]


def test_words_outside_the_page_are_not_read() -> None:
    """What no reader sees is not in the paper."""
    content = b"BT /F1 10 Tf 1 0 0 1 100 700 Tm (Her) Tj 1 0 0 1 700 700 Tm (Ude) Tj ET"
    document = read_pdf(raw_pdf(content), "papir.pdf")
    assert document.text.strip() == "Her"


def test_a_note_that_runs_on_to_the_next_page() -> None:
    """One note, one text, at the page where it begins."""
    head = '#set page(paper: "a6", margin: 1.5cm)\n#set text(lang: "da", size: 10pt)\n'
    long = " ".join(f"ord{number}" for number in range(150))
    source = "Ord.\n" * 500 + f"Slut#footnote[Begynd {long} færdig.] her." + "\n\nMere." * 9
    document = read_pdf(typeset(source, head), "papir.pdf")
    notes = [(page.number, note) for page in document.pages for note in page.footnotes]
    (note,) = [note for _, note in notes]
    assert note.mark == "1"
    assert note.text == f"Begynd {long} færdig."


@pytest.mark.parametrize(
    ("above", "sign"),
    [
        ("Broen er lukket, og færgen", ""),
        ("Broen er lukket. Havnen siger:", "–"),
        ("Broen er lukket.", "–"),
        ("– Broen er lukket", "–"),
    ],
)
def test_a_dash_at_the_top_of_a_page_is_an_item_only_where_a_list_can_stand(
    above: str, sign: str
) -> None:
    """A sentence that goes on over the page with its dash is no list of its own."""
    source = f"#set text(hyphenate: false)\n{above}\n#pagebreak()\n– når vinden er med – sejler."
    [line] = lines(read(source), page=1)
    assert line.bullet == sign
    assert line.words.endswith("når vinden er med – sejler.")


def test_a_dash_repeated_in_the_next_cell_is_not_left_out() -> None:
    """PDFium takes it for the same word printed twice; a year without money would be lost."""
    document = read(
        "#set table(stroke: 0.5pt)\n"
        "#table(columns: (60mm, 20mm, 20mm, 20mm), [Lys og stier], [*-*], [*-*], [*-*], "
        "[Scene], [-], [-], [-])"
    )
    (table,) = tables(document)
    assert rows(table) == [["Lys og stier", "-", "-", "-"], ["Scene", "-", "-", "-"]]
