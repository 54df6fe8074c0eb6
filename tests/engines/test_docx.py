"""Word documents read: boxes, changes, notes, lists, colours, merged cells, each with its place."""

import pytest

from brobygger.domain.documents.door import suspects_in
from brobygger.domain.documents.page import Document, Line, Mark, Table
from brobygger.engines.docx import read_docx
from engines.word_xml import (
    BULLETS,
    cell,
    deleted,
    field,
    inserted,
    item,
    paragraph,
    row,
    run,
    style,
    table,
    tick_control,
    word_file,
)


def read(body: str, **parts: str) -> Document:
    """The body of a Word file, read."""
    return read_docx(word_file(body, **parts), "notat.docx")


def lines(document: Document) -> list[Line]:
    """The running text."""
    return [block for block in document.blocks() if isinstance(block, Line)]


def texts(document: Document) -> list[str]:
    """Its words."""
    return [line.text for line in lines(document)]


def only_table(document: Document) -> Table:
    """The one table of a paper."""
    (found,) = [block for block in document.blocks() if isinstance(block, Table)]
    return found


def codes(document: Document) -> list[str]:
    """What the file makes a person ask."""
    return [problem.code for problem in document.remarks]


# Places


def test_a_place_is_part_paragraph_table_and_cell() -> None:
    body = paragraph("Havnen") + paragraph() + table(row("a", "b"), row("c", "d")) + paragraph("Ø")
    document = read(body)
    first, last = lines(document)
    assert (first.place.part, first.place.paragraph) == ("word/document.xml", 1)
    assert (last.place.paragraph, last.place.table, last.place.cell) == (7, None, None)
    (d,) = [each for each in only_table(document).cells if each.text == "d"]
    assert (d.place.table, d.place.cell, d.place.paragraph) == (1, "2,2", 6)
    assert d.lines[0].place.cell == "2,2"
    everywhere = [line.place.line for line in document.all_lines()]
    assert everywhere == sorted(set(everywhere), key=lambda line: line or 0)
    assert (document.page_count, document.pages[0].number) == (None, None)


def test_line_breaks_tabs_and_blanks() -> None:
    body = paragraph(
        "<w:r><w:t>ned</w:t><w:br/><w:t>op</w:t><w:tab/><w:t>ud</w:t><w:noBreakHyphen/>"
        "<w:t>ind</w:t></w:r>",
        run("for\u00adebyg"),
        "<w:r><w:softHyphen/><w:t>gelse </w:t></w:r>",
        run("2\u00a0½"),
    )
    document = read(body)
    assert texts(document) == ["ned", "op\tud-indforebyggelse2\u00a0½"]
    assert [line.gap_before for line in lines(document)] == [False, False]


# Boxes

WINGDINGS = '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>'
OLD_BOX = '<w:ffData><w:checkBox><w:default w:val="{}"/>{}</w:checkBox></w:ffData>'
BOXES: list[tuple[str, bool | None]] = [
    (tick_control("1", "☒"), True),
    (tick_control("0", "☐"), False),
    (tick_control("true", "\uf0fe"), True),
    (tick_control("1", "X"), True),
    (tick_control("1", ""), True),
    (tick_control("1", "☐"), None),
    (tick_control("0", "☒"), None),
    (field("FORMCHECKBOX", "", OLD_BOX.format(0, "<w:checked/>")), True),
    (field("FORMCHECKBOX", "", OLD_BOX.format(1, "")), True),
    (field("FORMCHECKBOX", "", OLD_BOX.format(1, '<w:checked w:val="0"/>')), False),
    ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', True),
    ('<w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>', False),
    ('<w:r><w:sym w:font="Wingdings 2" w:char="F053"/></w:r>', True),
    (run("o", WINGDINGS), False),
    (run("þ", WINGDINGS), True),
    (run("☑"), True),
    (run("□"), False),
]


@pytest.mark.parametrize(("box", "checked"), BOXES)
def test_a_box_before_its_words(box: str, checked: bool | None) -> None:
    document = read(paragraph(box, run(" Rettidig omhu")))
    (mark,) = document.pages[0].marks
    assert (mark.checked, mark.label) == (checked, "Rettidig omhu")
    assert mark.place.paragraph == 1


@pytest.mark.parametrize(("box", "checked"), BOXES)
def test_a_box_in_a_cell_of_its_own(box: str, checked: bool | None) -> None:
    document = read(table(row("Havneby", cell(paragraph(box)), "Vestby", cell(paragraph(box)))))
    assert [(mark.label, mark.checked) for mark in document.pages[0].marks] == [
        ("Havneby", checked),
        ("Vestby", checked),
    ]


def test_a_control_around_a_whole_cell_or_paragraph() -> None:
    state = '<w14:checkbox><w14:checked w14:val="1"/></w14:checkbox>'

    def around(inner: str) -> str:
        return f"<w:sdt><w:sdtPr>{state}</w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"

    rows = f"<w:tr>{around(cell('☒'))}{cell('Nordby')}</w:tr>"
    document = read(table(rows) + around(paragraph("☒", run(" Sydby"))))
    assert [(mark.checked, mark.label) for mark in document.pages[0].marks] == [
        (True, "Nordby"),
        (True, "Sydby"),
    ]
    assert isinstance(document.pages[0].marks[0], Mark)


def test_what_asks_to_be_filled_in_is_no_content() -> None:
    asks = (
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
        f"{run('Klik her for at skrive')}</w:sdtContent></w:sdt>"
    )
    filled = (
        "<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>"
        f"{run('Eksempelgade 1')}</w:sdtContent></w:sdt>"
    )
    document = read(paragraph("Adresse: ", asks, filled))
    assert texts(document) == ["Adresse: Eksempelgade 1"]
    (problem,) = document.remarks
    assert (problem.code, problem.severity, problem.params) == (
        "DOCUMENT-077",
        "info",
        {"count": "1"},
    )
    choice = field(
        "FORMDROPDOWN",
        "",
        '<w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="BIF"/>'
        '<w:listEntry w:val="BUF"/></w:ddList></w:ffData>',
    )
    assert texts(read(paragraph("Ansvar: ", choice))) == ["Ansvar: BUF"]


# Changes


def test_changes_are_read_as_accepted_and_told() -> None:
    body = paragraph("Der søges ", deleted("1,5"), inserted(run("2,0")), run(" mio. kr. årligt."))
    document = read(paragraph("Først.") + body)
    assert texts(document) == ["Først.", "Der søges 2,0 mio. kr. årligt."]
    told, figure = document.remarks
    assert (told.code, told.severity) == ("DOCUMENT-074", "info")
    assert told.params == {"inserted": "1", "deleted": "1", "moved": "0"}
    assert told.where.paragraph == 2
    assert (figure.code, figure.severity, figure.raw) == ("DOCUMENT-075", "warning", "1,5")
    assert figure.params == {"before": "1,5", "after": "2,0"}
    kept = [line.text.strip() for line in document.unprinted]
    assert kept == ["Der søges 1,5 mio. kr. årligt.", "1,5"]


def test_a_paragraph_that_is_new_changes_no_figure() -> None:
    new = paragraph(inserted(run("Der kommer 3 kurser.")))
    document = read(new + paragraph("Der er ", inserted(run("20 ")), run("klubber.")))
    assert codes(document) == ["DOCUMENT-074", "DOCUMENT-075"]
    assert document.remarks[1].params == {"before": "–", "after": "20"}


def test_moved_words_stand_once_and_change_no_figure() -> None:
    away = f"<w:moveFrom>{run('De 3 møder.')}</w:moveFrom>"
    here = f"<w:moveTo>{run('De 3 møder.')}</w:moveTo>"
    document = read(paragraph("Før.", away) + paragraph(here))
    assert texts(document) == ["Før.", "De 3 møder."]
    assert [problem.code for problem in document.remarks] == ["DOCUMENT-074"]
    assert document.remarks[0].params["moved"] == "1"


def test_a_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    gone = "<w:rPr><w:del/></w:rPr>"
    body = paragraph("Havnen ", properties=gone) + paragraph("ved vandet") + paragraph("Broen")
    assert texts(read(body)) == ["Havnen ved vandet", "Broen"]
    empty = paragraph(deleted("Alt er væk"), properties=gone) + paragraph("Broen")
    assert texts(read(empty)) == ["Broen"]
    last = paragraph("Broen") + paragraph("Havnen", properties=gone)
    assert texts(read(last)) == ["Broen", "Havnen"]


def test_deleted_rows_and_cells_are_not_read() -> None:
    gone = row(
        cell(paragraph(deleted("Leje"))), cell(paragraph(deleted("400"))), properties="<w:del/>"
    )
    made = row("Løn", cell(paragraph(inserted(run("1.600")))), properties="<w:ins/>")
    lost = row("Mad", cell("5", properties="<w:cellDel/>"), "6")
    document = read(table(row("Post", "2026"), gone, made, lost))
    assert [each.text for each in only_table(document).cells] == [
        "Post", "2026", "Løn", "1.600", "Mad", "6",
    ]  # fmt: skip
    assert only_table(document).height == 3
    assert "Leje" in [line.text for line in document.unprinted]
    assert "400" in [problem.raw for problem in document.remarks]


def test_hidden_words_and_comments_are_not_the_paper() -> None:
    body = paragraph("Synligt", run(" skjult", "<w:vanish/>")) + paragraph(
        "Med kommentar", '<w:r><w:commentReference w:id="1"/></w:r>'
    )
    comments = f'<w:comment w:id="1">{paragraph("Er det rigtigt?")}</w:comment>'
    document = read(body, comments=comments)
    assert texts(document) == ["Synligt", "Med kommentar"]
    assert codes(document) == ["DOCUMENT-076"]
    assert document.remarks[0].where.paragraph == 2
    kept = [line.text.strip() for line in document.unprinted]
    assert kept == ["Synligt skjult", "skjult", "Er det rigtigt?"]


@pytest.mark.parametrize(
    "body",
    [
        paragraph("Havnen", run("010203-1234", "<w:vanish/>"), "bro"),
        paragraph("Havnen 010203-", deleted("1234")),
        paragraph("Havnen ", deleted("010203-1234")),
        paragraph("Havnen", field('HYPERLINK "mailto:010203-1234@eksempel.dk"', "skriv")),
        paragraph(
            '<w:r><w:drawing><wp:inline><wp:docPr id="1" descr="kort 010203-1234"/></wp:inline>'
            "</w:drawing></w:r>",
            run("Havnen"),
        ),
    ],
)
def test_the_door_sees_what_the_paper_does_not_show(body: str) -> None:
    """A personal number in a comment or a deleted word is in the file all the same."""
    assert suspects_in(read(body))


def test_the_door_sees_comments_and_properties() -> None:
    comments = f'<w:comment w:id="1">{paragraph("010203-1234")}</w:comment>'
    assert suspects_in(read(paragraph("Havnen"), comments=comments))
    assert not suspects_in(read(paragraph("Havnen")))


# Notes


def note(id_: int, *inner: str) -> str:
    """A footnote as Word writes it."""
    mark = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>'
    return f'<w:footnote w:id="{id_}">{paragraph(mark, *inner)}</w:footnote>'


def reference(id_: int, extra: str = "") -> str:
    """A reference to it."""
    return f'<w:r><w:footnoteReference w:id="{id_}"{extra}/></w:r>'


def test_footnotes_with_their_marks() -> None:
    body = paragraph("24 pct.", reference(5), run(" er med.")) + paragraph(
        "Også her.", reference(2)
    )
    footnotes = (
        note(2, " Om havnen.") + note(5, " 24 pct. ", "i 2021.") + note(9, " Ingen ser mig.")
    )
    document = read(body, footnotes=footnotes)
    assert [line.words for line in lines(document)] == ["24 pct. er med.", "Også her."]
    assert [line.text for line in lines(document)] == ["24 pct.1 er med.", "Også her.2"]
    assert [(each.mark, each.text) for each in document.pages[0].footnotes] == [
        ("1", "24 pct. i 2021."),
        ("2", "Om havnen."),
    ]
    assert document.pages[0].footnotes[0].place.part == "word/footnotes.xml"
    assert [line.text for line in document.unprinted] == ["Ingen ser mig."]


def test_a_deleted_reference_counts_for_none_and_a_typed_mark_is_kept() -> None:
    gone = f'<w:del w:id="3">{reference(1)}</w:del>'
    own = (
        '<w:r><w:footnoteReference w:id="2" w:customMarkFollows="1"/><w:t>*</w:t></w:r>'
        f"{reference(3)}"
    )
    document = read(
        paragraph("a", gone, run("b"), own), footnotes=note(1, "x") + note(2, "* y") + note(3, "z")
    )
    assert [(each.mark, each.text) for each in document.pages[0].footnotes] == [
        ("*", "y"),
        ("1", "z"),
    ]


def test_endnotes_are_roman_and_settings_decide() -> None:
    body = paragraph("a", '<w:r><w:endnoteReference w:id="1"/></w:r>', reference(1))
    end = f'<w:endnote w:id="1">{paragraph("sidst")}</w:endnote>'
    settings = '<w:footnotePr><w:numFmt w:val="upperLetter"/><w:numStart w:val="3"/></w:footnotePr>'
    document = read(body, footnotes=note(1, "først"), endnotes=end, settings=settings)
    assert [(each.mark, each.text) for each in document.pages[0].footnotes] == [
        ("C", "først"),
        ("i", "sidst"),
    ]


def test_heads_and_feet_of_pages_are_furniture() -> None:
    section = '<w:headerReference r:id="r_header1"/><w:footerReference r:id="r_footer1"/>'
    number = f'<w:fldSimple w:instr="PAGE">{run("1")}</w:fldSimple>'
    document = read(
        paragraph("Havnen"),
        section=section,
        header1=paragraph("Budget 2031 ", number),
        footer1=table(row("Eksempelgade 1")),
    )
    assert texts(document) == ["Havnen"]
    found = [(line.text, line.place.part) for line in document.all_lines() if line.furniture]
    assert found == [("Budget 2031 1", "word/header1.xml"), ("Eksempelgade 1", "word/footer1.xml")]


# Styles, colours


def test_headings_by_style_also_by_a_style_of_the_authors_own() -> None:
    styles = (
        style("Title", "<w:rPr><w:b/></w:rPr>")
        + style("heading 1", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>')
        + style("Kommunens overskrift", "<w:rPr><w:i/></w:rPr>", based_on="heading1")
        + style("heading 2", '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>')
    )
    body = (
        paragraph("BI99 Havnen", style="Title")
        + paragraph("Baggrund", style="Kommunensoverskrift")
        + paragraph("Tekst.")
        + paragraph("Udfordring", style="heading2")
        + paragraph("Indsats", properties='<w:outlineLvl w:val="0"/>')
    )
    assert [(line.text, line.heading) for line in lines(read(body, styles=styles))] == [
        ("BI99 Havnen", 1),
        ("Baggrund", 2),
        ("Tekst.", 0),
        ("Udfordring", 3),
        ("Indsats", 2),
    ]
    title_by_place = paragraph("BI99", style="heading1") + paragraph("Baggrund", style="heading2")
    assert [line.heading for line in lines(read(title_by_place, styles=styles))] == [1, 2]


def test_headings_by_their_looks_where_the_author_used_no_style() -> None:
    big, middle = '<w:b/><w:sz w:val="36"/>', '<w:b/><w:sz w:val="26"/>'
    body = (
        paragraph(run("BI99 Havnen", big))
        + paragraph(run("Baggrund", middle))
        + paragraph(run("Teksten er længere end sine overskrifter.", '<w:sz w:val="22"/>'))
        + paragraph(run("Fed tekst af samme størrelse.", '<w:b/><w:sz w:val="22"/>'))
        + paragraph(run("Tabel 1 - Udgifter", middle))
    )
    assert [line.heading for line in lines(read(body))] == [1, 2, 0, 0, 0]


THEME = (
    "<a:themeElements><a:clrScheme><a:dk1><a:sysClr lastClr='000000'/></a:dk1>"
    "<a:accent1><a:srgbClr val='C00000'/></a:accent1></a:clrScheme></a:themeElements>"
)
COLOURS = [
    ('<w:color w:val="00B050"/>', "#00b050"),
    ('<w:color w:val="auto"/>', "#000000"),
    ("<w:b/>", "#000000"),
    ('<w:color w:val="123456" w:themeColor="accent1"/>', "#c00000"),
    ('<w:color w:val="123456" w:themeColor="accent1" w:themeShade="80"/>', "#600000"),
    ('<w:color w:val="123456" w:themeColor="accent1" w:themeTint="99"/>', "#ff4040"),
    ('<w:color w:val="123456" w:themeColor="accent6"/>', "#123456"),
    ('<w:rStyle w:val="Grøn"/>', "#00ff00"),
    ('<w:rStyle w:val="Grøn"/><w:color w:val="0000FF"/>', "#0000ff"),
]


@pytest.mark.parametrize(("properties", "colour"), COLOURS)
def test_the_colour_of_every_span(properties: str, colour: str) -> None:
    styles = style("Grøn", '<w:rPr><w:color w:val="00FF00"/></w:rPr>', kind="character")
    document = read(paragraph("Sort", run(" farvet", properties)), styles=styles, theme=THEME)
    (line,) = lines(document)
    assert line.spans[-1].colour == colour
    assert line.spans[0].colour == "#000000"


def test_the_blue_of_a_link_is_no_colour_of_the_authors() -> None:
    styles = style("Hyperlink", '<w:rPr><w:color w:val="0000FF"/></w:rPr>', kind="character")
    words = run("siden", '<w:rStyle w:val="Hyperlink"/>')
    link = f"<w:hyperlink>{words}</w:hyperlink>"
    (line,) = lines(read(paragraph("Se ", link), styles=styles))
    assert (line.text, {span.colour for span in line.spans}) == ("Se siden", {"#000000"})


def test_bold_italic_struck_raised_and_marked() -> None:
    styles = style("Fed", "<w:rPr><w:b/></w:rPr>") + style(
        "Stærk", "<w:rPr><w:b/><w:i/></w:rPr>", kind="character"
    )
    strong = '<w:rStyle w:val="Stærk"/>'
    body = paragraph(
        run("fed"),
        run("mager", strong),  # bold in both styles is not bold
        run("alligevel", f"{strong}<w:b/>"),
        run("ud", '<w:b w:val="0"/><w:strike/>'),
        run("op", '<w:vertAlign w:val="superscript"/><w:sz w:val="17"/>'),
        run("gul", '<w:highlight w:val="yellow"/>'),
        style="Fed",
    )
    document = read(body, styles=styles)
    spans = {span.text: span for span in lines(document)[0].spans}
    assert [spans[text].bold for text in ("fed", "mager", "alligevel", "ud")] == [
        True, False, True, False,
    ]  # fmt: skip
    assert (spans["mager"].italic, spans["fed"].italic) == (True, False)
    assert (spans["op"].raised, spans["op"].size) == (True, 8.5)
    assert (spans["ud"].struck, spans["gul"].marked) == (True, "#ffff00")
    (problem,) = document.remarks
    assert (problem.code, problem.severity, problem.raw) == ("DOCUMENT-080", "warning", "ud")


def test_runs_of_one_look_are_one_span() -> None:
    """Word cuts a word wherever someone has typed; a figure must not be cut with it."""
    (line,) = lines(read(paragraph(run("1.6"), "<w:proofErr/>", run("00"), run(" kr."))))
    assert [span.text for span in line.spans] == ["1.600 kr."]


# Lists


def test_numbers_and_letters_of_lists() -> None:
    body = (
        item(2, 0, "en")
        + item(2, 1, "to")
        + item(2, 1, "tre")
        + item(2, 2, "fire")
        + item(2, 0, "fem")
        + item(2, 1, "seks")
        + item(3, 0, "syv")
        + item(1, 0, "otte")
        + item(1, 1, "ni")
        + paragraph("• ti")
        + paragraph("-\telleve")
        + paragraph("- 300")
    )
    found = lines(read(body, numbering=BULLETS))
    assert [line.bullet for line in found] == [
        "1.", "1.a)", "1.b)", "III", "2.", "2.a)", "7.", "•", "◦", "•", "-", "",
    ]  # fmt: skip
    assert [line.text for line in found][-3:] == ["ti", "elleve", "- 300"]
    assert [line.gap_before for line in found][:5] == [False, True, False, True, False]


def test_a_list_by_style_and_a_column_of_numbers() -> None:
    numbering = BULLETS.replace(
        '<w:lvlText w:val="%1."/>', '<w:pStyle w:val="Punkt"/><w:lvlText w:val="%1."/>'
    )
    styles = style("Punkt", '<w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr>')
    body = paragraph("Kurser", style="Punkt") + table(
        row(cell(paragraph(style="Punkt")), "Havnen"), row(cell(paragraph(style="Punkt")), "Broen")
    )
    document = read(body, styles=styles, numbering=numbering)
    assert [(line.bullet, line.text) for line in lines(document)] == [("1.", "Kurser")]
    assert [each.text for each in only_table(document).cells] == ["2.", "Havnen", "3.", "Broen"]


# Tables and boxes


def test_cells_that_cover_columns_and_rows() -> None:
    goes_on = "<w:vMerge/>"
    body = table(
        row(cell("Udgifter", properties='<w:gridSpan w:val="2"/>'), "2026"),
        row(cell("Løn", properties='<w:vMerge w:val="restart"/>'), "Service", "1.600"),
        row(cell(properties=goes_on), "Anlæg", "400"),
        row("Sidst", properties='<w:gridBefore w:val="2"/>'),
    )
    found = {each.text: each for each in only_table(read(body)).cells}
    assert (found["Udgifter"].columns, found["2026"].column) == (2, 2)
    assert (found["Løn"].rows, found["Løn"].row) == (2, 1)
    assert (found["Anlæg"].row, found["Anlæg"].column) == (2, 1)
    assert (found["Sidst"].row, found["Sidst"].column) == (3, 2)
    assert found["Sidst"].place.cell == "4,3"
    assert "" not in found


def test_a_merged_column_that_begins_anew() -> None:
    start, more = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    body = table(
        row(cell("a", properties=start), "1"),
        row(cell(properties=more), "2"),
        row(cell("b", properties=start), "3"),
        row("c", "4"),
        row(cell("løs", properties=more), "5"),
    )
    found = only_table(read(body))
    assert [(each.text, each.rows) for each in found.cells if each.column == 0] == [
        ("a", 2), ("b", 1), ("c", 1), ("løs", 1),
    ]  # fmt: skip


def test_shade_of_a_cell() -> None:
    fill = '<w:shd w:val="clear" w:fill="92D050"/>'
    cells = only_table(read(table(row(cell("grøn", properties=fill), "hvid")))).cells
    assert [each.shade for each in cells] == ["#92d050", None]


def test_a_table_in_a_cell_is_lines_of_that_cell() -> None:
    inner = table(row("a", "b"), row("c", "d"))
    document = read(table(row(cell("før", inner, "efter"), "x"), row("y", "z")))
    found = only_table(document)
    assert found.cells[0].text == "før\na\nb\nc\nd\nefter"
    assert {line.place.cell for line in found.cells[0].lines} == {"1,1"}
    assert len(found.cells) == 4


def test_a_table_that_only_arranges_others_is_no_table() -> None:
    inner = table(row("Post", "2026"), row("Løn", "1.600"))
    document = read(table(row(cell(paragraph("Havnen"), inner), cell("ved siden af"))))
    assert texts(document) == ["Havnen", "ved siden af"]
    assert [each.text for each in only_table(document).cells] == ["Post", "2026", "Løn", "1.600"]


def test_a_small_table_that_text_runs_around_stands_beside_it() -> None:
    around = "<w:tblpPr/>"
    body = table(row("☒ Henvist sag"), properties=around, widths=(2000,)) + paragraph("Tekst.")
    document = read(body + table(row("Løn", "5"), properties=around, widths=(4800, 4800)))
    (aside,) = document.pages[0].asides
    assert aside.cells[0].text == "☒ Henvist sag"
    assert [each.text for each in only_table(document).cells] == ["Løn", "5"]
    assert [(mark.label, mark.checked) for mark in document.pages[0].marks] == [
        ("Henvist sag", True)
    ]


def test_a_text_box_is_read_once() -> None:
    content = (
        f"<w:txbxContent>{paragraph('Kategorisering')}{paragraph('☐ Need to')}</w:txbxContent>"
    )
    drawn = (
        '<w:drawing><wp:anchor><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/'
        f'word/2010/wordprocessingShape"><wps:wsp><wps:txbx>{content}</wps:txbx></wps:wsp>'
        "</a:graphicData></a:graphic></wp:anchor></w:drawing>"
    )
    old = f"<w:pict><v:shape><v:textbox>{content}</v:textbox></v:shape></w:pict>"
    both = (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{drawn}</mc:Choice>'
        f"<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r>"
    )
    for box in (both, f"<w:r>{old}</w:r>", f"<w:r>{drawn}</w:r>"):
        document = read(paragraph("Havnen ", box, run("ved vandet")) + paragraph("Broen"))
        assert texts(document) == ["Havnen ved vandet", "Broen"]
        (aside,) = document.pages[0].asides
        assert aside.cells[0].text == "Kategorisering\n☐ Need to"
        assert document.remarks == ()


def test_pictures_and_embedded_sheets_are_told() -> None:
    def drawing(kind: str) -> str:
        return (
            "<w:r><w:drawing><wp:inline><a:graphic><a:graphicData "
            f'uri="http://schemas.openxmlformats.org/drawingml/2006/{kind}"/></a:graphic>'
            "</wp:inline></w:drawing></w:r>"
        )

    sheet = (
        "<w:r><w:object><v:shape><v:imagedata/></v:shape>"
        '<o:OLEObject ProgID="Excel.Sheet.12"/></w:object></w:r>'
    )
    document = read(paragraph("Tabel:", drawing("picture"), drawing("chart"), sheet))
    assert [
        (problem.code, problem.severity, problem.params["count"]) for problem in document.remarks
    ] == [
        ("DOCUMENT-079", "warning", "2"),
        ("DOCUMENT-078", "info", "1"),
    ]


# Fields, and what else Word wraps words in


def test_of_a_field_the_result_is_read() -> None:
    inner = field('IF "1" = "1"', "ja")
    broken = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
    )
    body = paragraph("Side ", field("PAGE", "3"), run(", "), inner) + paragraph(broken)
    document = read(body + paragraph("Teksten går videre."))
    assert texts(document) == ["Side 3, ja", "Teksten går videre."]


def test_words_in_wrappings_are_read_where_they_stand() -> None:
    body = paragraph(
        "a",
        f'<w:smartTag w:element="x">{run("b")}</w:smartTag>',
        f"<w:customXml>{run('c')}</w:customXml>",
        "<m:oMath><m:r><m:t>d</m:t></m:r></m:oMath>",
        f"<w:ukendt>{run('e')}</w:ukendt>",
    )
    wrapped = f"<w:customXml>{paragraph('f')}</w:customXml>"
    assert texts(read(body + wrapped)) == ["abcde", "f"]


def test_a_large_first_letter_belongs_to_its_word() -> None:
    body = paragraph("H", properties='<w:framePr w:dropCap="drop"/>') + paragraph("avnen")
    assert texts(read(body)) == ["Havnen"]
