"""Tables of numbered rows without lines between their columns are read as if they had them."""

import re

import pytest

from brobygger.domain.documents.page import Document, Line, Table
from brobygger.engines.pdf import read_pdf
from engines.typeset import typeset

NO_LINES = ("none", "(x: none, y: 0.5pt)")
HEADS = ("ØNSKE", "HVEM DER BETALER OG STÅR FOR DET", "NYT ELLER IKKE")
HEAD = ", ".join(f"[*{head}*]" for head in HEADS)
FIRST = "[1. Flere klubber holder åbent om aftenen], [- Står i klubben \n - Koster intet], [Nyt]"
SECOND = "[2. Kurser for trænere i alle byens foreninger], [- Koster noget], [Nyt]"
THIRD = "[3. Møder], [- Koster intet \n - Begynder i marts], [Ikke nyt]"
ROWS = f"{FIRST}, {SECOND}, {THIRD}"


def a_page(stroke: str, cells: str, columns: str = "(40mm, 60mm, 1fr)", more: str = "") -> str:
    """An opening, the table, and two short lines below it."""
    return (
        "= Ønsker \n Ønsker i rødt koster noget, og de andre koster ikke noget, som det står her "
        f"nedenfor i oversigten. \n\n #table(stroke: {stroke}, columns: {columns}, {more}"
        f"{cells}) \n\n Vi mødes igen. \n\n På torsdag."
    )


def read(source: str) -> Document:
    """The paper as it is read; "1." is words of a cell and no list."""
    return read_pdf(typeset(re.sub(r"\[(\d)\. ", r"[\1\\. ", source)), "oversigt.pdf")


def texts(table: Table) -> list[list[str]]:
    """A table's texts, each cell on one line."""
    return [[" ".join(cell.text.split()) for cell in table.row(row)] for row in range(table.height)]


def tables(document: Document) -> list[list[list[str]]]:
    """The texts of all tables."""
    return [texts(block) for block in document.blocks() if isinstance(block, Table)]


def lines(document: Document) -> list[str]:
    """The lines that stand in no table."""
    return [block.text for block in document.blocks() if isinstance(block, Line)]


WANTED = [
    list(HEADS),
    ["1. Flere klubber holder åbent om aftenen", "• Står i klubben • Koster intet", "Nyt"],
    ["2. Kurser for trænere i alle byens foreninger", "• Koster noget", "Nyt"],
    ["3. Møder", "• Koster intet • Begynder i marts", "Ikke nyt"],
]


@pytest.mark.parametrize("stroke", NO_LINES)
@pytest.mark.parametrize("align", ["top", "horizon", "bottom"])
def test_the_rows_and_columns_are_those_of_a_ruled_table(stroke: str, align: str) -> None:
    document = read(a_page(stroke, f"{HEAD}, {ROWS}", more=f"align: {align}, "))
    (found,) = tables(document)
    assert found == WANTED
    assert lines(document)[-2:] == ["Vi mødes igen.", "På torsdag."]


@pytest.mark.parametrize("stroke", NO_LINES)
def test_heads_may_stand_in_the_middle_of_their_columns(stroke: str) -> None:
    document = read(a_page(stroke, f"table.header({HEAD}), {ROWS}", more="align: (_, y) => "
                           "if y == 0 { center } else { start }, "))  # fmt: skip
    assert tables(document) == [WANTED]


@pytest.mark.parametrize("stroke", NO_LINES)
def test_numbers_may_have_a_column_of_their_own(stroke: str) -> None:
    apart = ROWS.replace("[1. ", "[1.], [").replace("[2. ", "[2.], [").replace("[3. ", "[3.], [")
    document = read(a_page(stroke, f"[*Nr.*], {HEAD}, {apart}", "(12mm, 40mm, 60mm, 1fr)"))
    (found,) = tables(document)
    assert [row[:2] for row in found[1:]] == [
        ["1.", "Flere klubber holder åbent om aftenen"],
        ["2.", "Kurser for trænere i alle byens foreninger"],
        ["3.", "Møder"],
    ]


@pytest.mark.parametrize("stroke", NO_LINES)
@pytest.mark.parametrize("repeat", ["true", "false"])
def test_a_row_cut_by_a_page_goes_on_in_its_columns(stroke: str, repeat: str) -> None:
    money = f"[- Koster intet #linebreak() {'Meget mere ' * 60}]"
    long = ", ".join(f"[{n}\\. Ønske], {money}, [Nyt]" for n in range(4, 12))
    document = read(a_page(stroke, f"table.header(repeat: {repeat}, {HEAD}), {ROWS}, {long}"))
    first, *others = tables(document)
    assert first[:4] == WANTED
    assert others
    rows = [row for found in (first, *others) for row in found if row != list(HEADS)]
    numbers = [row[0].split(".")[0] for row in rows if row[0]]
    assert numbers == [str(number) for number in range(1, 12)]
    assert all(set(row[1].split()) <= {"•", "Koster", "intet", "Meget", "mere"} for row in rows[3:])
    assert sum(row[1].split().count("Meget") for row in rows) == 8 * 60
    assert (list(HEADS) in others[0]) == (repeat == "true")


@pytest.mark.parametrize("stroke", NO_LINES)
def test_a_head_across_the_columns_stays_a_line_between_the_rows(stroke: str) -> None:
    across = "table.cell(colspan: 3)[*Det, som byens foreninger selv kan tage op*]"
    document = read(a_page(stroke, f"{HEAD}, {FIRST}, {SECOND}, {across}, {THIRD}"))
    assert tables(document) == [WANTED[:3], WANTED[3:]]
    assert "Det, som byens foreninger selv kan tage op" in lines(document)


@pytest.mark.parametrize(
    "source",
    [
        # Without heads nobody can tell columns from tabulated words.
        a_page("none", ROWS),
        # A list, also one whose numbers are set far apart.
        "Vi gør: \n\n + Ny klub \n + Ny bane \n + Ny leder",
        "Vi gør tre ting: \n\n #set enum(body-indent: 8mm) \n + Ny klub \n + Ny bane \n + Nyt hold",
        # Notes at the foot of the page begin with numbers too.
        "Klubber#footnote[Liste 1, 2020], baner#footnote[Liste 2, 2021], hold#footnote[Hold 3].",
    ],
)
def test_what_only_looks_like_one_stays_lines(source: str) -> None:
    document = read(source)
    assert tables(document) == []
    assert lines(document)


@pytest.mark.parametrize("stroke", NO_LINES)
def test_a_second_head_on_a_page_loses_no_row_above_it(stroke: str) -> None:
    """Each theme area has a table of its own; the numbers go on."""
    second = f"#table(stroke: {stroke}, columns: (40mm, 60mm, 1fr), {HEAD}, {THIRD})"
    document = read(a_page(stroke, f"{HEAD}, {FIRST}, {SECOND}") + f"\n\n {second}")
    found = [row for table in tables(document) for row in table if row != list(HEADS)]
    assert [row for row in found if row[0][:1].isdigit()] == WANTED[1:]
