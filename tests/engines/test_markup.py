"""Markdown, tab-separated rows and HTML become lines and tables; nothing is lost or fetched."""

import time
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brobygger.domain.documents.page import Document, Line, Table
from brobygger.domain.kernel.problem import Unreadable
from brobygger.engines.markup import LARGEST_BYTES, read_markup


def read(text: str, name: str = "bilag.md") -> Document:
    """Open a text as a file of this name."""
    return read_markup(text.encode(), name)


def lines(document: Document) -> list[Line]:
    """The lines outside tables, furniture included."""
    return [block for block in document.pages[0].blocks if isinstance(block, Line)]


def tables(document: Document) -> list[Table]:
    """The tables, in order."""
    return [block for block in document.pages[0].blocks if isinstance(block, Table)]


def grid(table: Table) -> list[list[str]]:
    """A table's texts, row by row."""
    return [[cell.text for cell in table.row(row)] for row in range(table.height)]


def test_headings_lists_gaps_and_line_numbers() -> None:
    found = lines(
        read("# Et\n\n## To ##\ntekst\nmere\n\n- punkt\n* andet\n1. tredje\n\nTre\n===\n")
    )
    assert [(line.text, line.heading, line.bullet, line.place.line) for line in found] == [
        ("Et", 1, "", 1),
        ("To", 2, "", 3),
        ("tekst", 0, "", 4),
        ("mere", 0, "", 5),
        ("punkt", 0, "-", 7),
        ("andet", 0, "*", 8),
        ("tredje", 0, "1.", 9),
        ("Tre", 1, "", 11),
    ]
    assert [line.text for line in found if line.gap_before] == ["To", "tekst", "punkt", "Tre"]


def test_a_file_without_pages_has_one_page_without_a_number() -> None:
    document = read("tekst")
    assert (document.format, document.page_count, len(document.pages)) == ("markdown", None, 1)
    assert document.pages[0].number is None
    assert read("<html><p>tekst</p></html>", "x.txt").format == "html"
    assert read("<p>tekst</p>", "x.htm").format == "html"


def test_styles_of_both_ways_of_writing() -> None:
    green = '<span style="color:#0a0">g</span>'
    (line,) = lines(read(f'**fed** *skrå* <b>fed</b> <font color="red">rød</font> {green}'))
    styles = [(s.text, s.bold, s.italic, s.colour) for s in line.spans if s.text.strip()]
    assert styles == [
        ("fed", True, False, None),
        ("skrå", False, True, None),
        ("fed", True, False, None),
        ("rød", False, False, "#ff0000"),
        ("g", False, False, "#00aa00"),
    ]


def test_a_raised_footnote_mark_is_a_span_of_its_own() -> None:
    (line,) = lines(read("24<sup>2</sup> pct."))
    assert (line.text, line.words) == ("242 pct.", "24 pct.")


@pytest.mark.parametrize(
    "text",
    ["2 * 3 * 4", "kolonne_med_streger", "<indsæt dato> her", "a < 5 og b > 6", "en * stjerne",
     "1_000 **"],
)  # fmt: skip
def test_signs_that_are_no_marks_stay(text: str) -> None:
    assert [line.text for line in lines(read(text))] == [text]


def test_escapes_and_links() -> None:
    (line,) = lines(read(r"\*ikke skrå\* og [linkens ord](https://eksempel.dk/a) & mere"))
    assert line.text == "*ikke skrå* og linkens ord & mere"


TORN = """ANBEFALING\tPENGE\tNYT
<b>HAVNEN</b>\t\t
1. <b>Flere både</b>\t<ul style="x"><li>• Første</li> <li>Andet</li></ul> <i>(et forbehold)</i>\tJa
2. Nye moler, som\t<ul><li>Tredje</li></ul>\tNej

Kontoret for Kyster
Molevejen 4
4000 Roskilde

skal bygges\t\t
3. Fyr\tFjerde\tJa
"""


def test_tab_rows_with_inline_html_are_a_table() -> None:
    first, second = tables(read(TORN))
    assert grid(first)[2] == ["1. Flere både", "Første\nAndet\n(et forbehold)", "Ja"]
    cell = first.row(2)[1]
    assert [line.bullet for line in cell.lines] == ["•", "•", ""]
    assert [line.gap_before for line in cell.lines] == [False, False, True]
    assert cell.lines[2].spans[0].italic
    assert (cell.place.line, cell.place.cell, cell.lines[0].place.cell) == (3, "3,2", "3,2")
    assert first.row(2)[0].lines[0].spans[-1].bold
    assert grid(second) == [["skal bygges", "", ""], ["3. Fyr", "Fjerde", "Ja"]]


def test_an_office_address_between_two_halves_is_furniture_and_kept() -> None:
    document = read(TORN)
    assert [line.text for line in lines(document)] == [
        "Kontoret for Kyster",
        "Molevejen 4",
        "4000 Roskilde",
    ]
    assert all(line.furniture for line in lines(document))
    assert not any(isinstance(block, Line) for block in document.blocks())


@pytest.mark.parametrize(
    "between",
    [
        "En sætning om havnen",
        "### 4000 Roskilde",
        "- punkt\n- 4000 Roskilde",
        "\n".join("linje" for _ in range(8)) + "\n4000 Roskilde",
    ],
)
def test_what_is_content_between_two_tables_stays_content(between: str) -> None:
    document = read(f"a\tb\n\n{between}\n\nc\td\n")
    assert not any(line.furniture for line in lines(document))


def test_an_address_outside_tables_is_content() -> None:
    assert not any(line.furniture for line in lines(read("Kontoret\n4000 Roskilde\n\na\tb")))


def test_two_blanks_inside_a_cell_are_kept() -> None:
    (table,) = tables(read("x\tNy (en pulje)  Gammel"))
    assert grid(table) == [["x", "Ny (en pulje)  Gammel"]]


def test_pipe_tables() -> None:
    text = "| Navn | Beløb |\n|:--|--:|\n| A \\| B | **1.600** |\n| C | 400 |\n\nefter"
    document = read(text)
    assert [grid(table) for table in tables(document)] == [
        [["Navn", "Beløb"], ["A | B", "1.600"], ["C", "400"]]
    ]
    assert tables(document)[0].row(1)[1].place.line == 3
    assert [line.gap_before for line in lines(document)] == [True]


HTML = """<!DOCTYPE html>
<html><head><title>Titel</title><style>p { color: red }</style></head>
<body><h1>Over<em>skrift</em></h1>
<p>Tekst   over
to linjer<br>ny linje</p><script>alert(1)</script><!-- note -->
<table><tr><th colspan="2">A</th><th rowspan="2">B</th></tr>
<tr><td>1</td><td><p>to</p><ul><li>punkt</li></ul></td></tr></table>
<p style="display:none">usynlig</p><p>efter &amp; slut</p></body></html>"""


def test_html_with_a_table() -> None:
    document = read(HTML, "x.html")
    assert [(line.text, line.heading) for line in lines(document)] == [
        ("Overskrift", 1),
        ("Tekst over to linjer", 0),
        ("ny linje", 0),
        ("efter & slut", 0),
    ]
    (table,) = tables(document)
    where = [(c.row, c.column, c.rows, c.columns, c.text) for c in table.cells]
    assert where == [
        (0, 0, 1, 2, "A"),
        (0, 2, 2, 1, "B"),
        (1, 0, 1, 1, "1"),
        (1, 1, 1, 1, "to\npunkt"),
    ]
    assert table.cells[0].lines[0].place.line == 6
    assert table.cells[0].lines[0].place.cell == "1,1"


def test_a_table_inside_a_cell_is_read_as_its_lines() -> None:
    inner = "<table><tr><td>indre</td></tr></table>"
    (table,) = tables(read(f"<html><table><tr><td>ydre {inner}</td><td>b</td></tr></table></html>"))
    assert grid(table) == [["ydre\nindre", "b"]]


def test_nothing_outside_the_file_is_read() -> None:
    """An entity that points at a file of the machine stays unread words."""
    text = (
        '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
        '<html><body><p>før &x; efter</p><img src="http://eksempel.dk/a.png"></body></html>'
    )
    words = read(text, "x.html").text
    assert "før" in words
    assert "efter" in words
    with open("/etc/hostname", encoding="utf-8") as file:
        assert file.read().strip() not in words


@pytest.mark.parametrize(
    "text",
    [
        "<html>" + '<table><tr><td colspan="99999999" rowspan="99999999">x</td></tr></table>',
        "<html><table><tr>" + '<td rowspan="100" colspan="100">x' * 50_000,
        "<html><p>" + "<b> </b>" * 100_000,
        "*a " * 100_000,
        "_a_b" * 100_000,
        "[" * 100_000,
        "<b>" * 200 + "x",
        "a\t" * 50_000,
        "<table>" * 100,
        "|" * 50_000 + "\n" + "|-" * 50_000,
        "# " * 100_000,
        "<" * 200_000,
        "- " * 100_000,
    ],
    ids=lambda text: text[:12],
)
def test_a_bomb_is_over_soon(text: str) -> None:
    began = time.perf_counter()
    read(text)
    assert time.perf_counter() - began < 10


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"x" * (LARGEST_BYTES + 1), "DOCUMENT-060"),
        (b"MZ\x90\x00\x03\x00", "DOCUMENT-061"),
        (b"<html>" + b"<div>" * 5000 + b"x", "DOCUMENT-062"),
    ],
)
def test_what_would_be_read_only_in_part_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read_markup(data, "x.html")
    assert refused.value.problem.code == code


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_every_usual_encoding(encoding: str) -> None:
    document = read_markup("# Grønne områder\n".encode(encoding), "x.md")
    assert [line.text for line in lines(document)] == ["Grønne områder"]


PIECES = "# |-*_<>&;\t\n\r()[]`\\~ab1æ\"'=/"
TAGS = [
    f"<{slash}{tag}>" for slash, tag in product(("", "/"), ("b", "li", "td", "tr", "table", "p"))
]


@given(st.lists(st.sampled_from([*PIECES, *TAGS]) | st.text(max_size=5), max_size=60))
def test_any_text_is_read_and_no_letter_is_lost(pieces: list[str]) -> None:
    """Whatever the marks: every plain letter of the file stands in the paper, in order."""
    text = "".join(pieces)
    try:
        document = read(text)
    except Unreadable:
        return
    if document.format == "markdown" and not any(sign in text for sign in "<&[\\"):
        wanted = [letter for letter in text if letter.isalpha()]
        assert [letter for letter in document.text if letter.isalpha()] == wanted
    for line in document.all_lines():
        assert line.place.line is not None
        assert 1 <= line.place.line <= max(text.count("\n") + text.count("\r") + 1, 1)


@given(st.lists(st.lists(st.text("abæ 1", min_size=1, max_size=6), min_size=2, max_size=4)))
def test_tab_rows_keep_every_cell(rows: list[list[str]]) -> None:
    rows = [row for row in rows if "\t".join(row).strip() and "\t" in "\t".join(row).strip()]
    document = read("\n".join("\t".join(row) for row in rows))
    if rows:
        (table,) = tables(document)
        assert grid(table) == [[cell.strip() for cell in row] for row in rows]
