"""Rows keep their number, their theme area and their cells, also across a page break."""

from dataclasses import replace

import pytest

from brobygger.domain.documents.page import Document, Line, Page, Span, Table
from brobygger.domain.kernel.place import Box, Place
from brobygger.domain.recommendations.reading import read_annex
from brobygger.domain.recommendations.rows import read_rows, theme_named
from domain.recommendations.printed import HEADS, Row, a_paper, a_table, codes, read

OWNER = ["• Implementering i BIF", "• Kræver ikke finansiering"]
FIRST: Row = ("1. Flere klubber", OWNER, "Ny indsats")


@pytest.mark.parametrize(
    ("head", "area"),
    [
        ("SKOLEOMRÅDET", "school"),
        ("Voksenområdet", "adult"),
        ("VOKSEOMRÅDET", "adult"),
        ("CIVILSAMFUNDSSOMRÅDET", "civil_society"),
        ("Civilsamfundsomradet", "civil_society"),
    ],
)
def test_theme_heads_may_be_misspelt(head: str, area: str) -> None:
    annex, _ = read((head, "", ""), FIRST)
    theme = annex.recommendations[0].theme_area
    assert theme.value == area
    named = theme_named(head)
    assert named is not None
    assert (theme.certainty == "certain") == named[1]


def test_an_unknown_theme_head_is_told_and_not_taken_for_text() -> None:
    annex, problems = read(("HAVNEOMRÅDET", "", ""), FIRST)
    assert annex.recommendations[0].theme_area.value is None
    assert codes(problems) == ["009"]
    assert problems[0].raw == "HAVNEOMRÅDET"


def test_a_number_that_the_format_counts_itself_is_the_rows_number() -> None:
    """In Word the numbers of a column are often a list: they stand before the words."""
    printed = a_table(
        HEADS, ("Flere klubber", OWNER, "Ny indsats"), ("Kurser", OWNER, "Ny indsats")
    )
    cells = tuple(
        replace(cell, lines=(replace(cell.lines[0], bullet=f"{cell.row}."), *cell.lines[1:]))
        if cell.row and not cell.column
        else cell
        for cell in printed.cells
    )
    annex, _ = read_annex(a_paper(replace(printed, cells=cells)))
    found = [(each.number, each.text.value) for each in annex.recommendations]
    assert found == [(1, "Flere klubber"), (2, "Kurser")]


def test_a_row_split_by_a_page_is_joined_and_said_to_be() -> None:
    before: Row = ("1. Klubber i havnen holder åbent om", ["• Implementering i BIF"], "Ny indsats")
    after: Row = ("aftenen og i ferier", ["• Kræver finansiering"], "")
    second: Row = ("2. Kurser", OWNER, "Ny indsats")
    paper = a_paper(
        a_table(HEADS, ("SKOLEOMRÅDET", "", ""), before),
        a_table(HEADS, after, second, first=200),
    )
    annex, problems = read_annex(paper)
    assert [each.number for each in annex.recommendations] == [1, 2]
    first = annex.recommendations[0]
    assert first.text.value == "Klubber i havnen holder åbent om aftenen og i ferier"
    assert first.text.method == "derived"
    assert first.headline == "red"
    assert codes(problems) == ["010"]
    assert problems[0].where.line == 201


def test_a_sentence_goes_on_behind_the_break_where_it_begins_small() -> None:
    before: Row = ("1. Klubber", ["• Kræver finansiering: Budgetnotat"], "")
    after: Row = ("", ["bestilt af BUU", "• Implementering i BUF"], "Ny indsats")
    annex, _ = read_annex(a_paper(a_table(HEADS, before), a_table(after, first=200)))
    (part,) = annex.recommendations[0].parts
    assert [route.value.ordered_by for route in part.routes if route.value] == ["BUU"]
    assert [owner.value for owner in part.administrations] == ["BUF"]


def test_an_ordinal_at_the_start_of_the_second_half_is_no_new_row() -> None:
    annex, _ = read_annex(
        a_paper(
            a_table(HEADS, FIRST, ("2. Fest i", OWNER, "Ny indsats")),
            a_table(("2. halvår", "", ""), ("3. Kurser", OWNER, "Ny indsats"), first=200),
        )
    )
    assert [each.text.value for each in annex.recommendations] == [
        "Flere klubber", "Fest i 2. halvår", "Kurser",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("numbers", "wanted"),
    [
        ([1, 2, 3], []),
        ([1, 3], ["002"]),
        ([2, 3], ["002"]),
        ([1, 1, 2], ["002"]),
        ([1, 4, 2], ["002", "002"]),
    ],
)
def test_numbers_run_without_gaps(numbers: list[int], wanted: list[str]) -> None:
    _, problems = read(*((f"{number}. Forslag", OWNER, "Ny indsats") for number in numbers))
    assert codes(problems) == wanted


def test_a_number_in_a_column_of_its_own() -> None:
    table = a_table(("Nr.", *HEADS), ("1", "Flere klubber", "• Kræver finansiering", "Ny indsats"))
    annex, _ = read_annex(a_paper(table))
    (first,) = annex.recommendations
    assert (first.number, first.text.value, first.headline) == (1, "Flere klubber", "red")


def test_rows_of_plain_text_are_parted_by_tabs() -> None:
    texts = ["1. Klubber\tImplementering i BIF  Kræver finansiering\tNy indsats"]
    lines = tuple(Line((Span(text),), Place(line=at)) for at, text in enumerate(texts, 1))
    document = Document("bilag.txt", "0" * 64, "text", (Page(None, lines),))
    (row,) = read_rows(document)
    assert [len(cell) for cell in row.cells] == [1, 2, 1]


def test_other_words_above_the_columns_and_again_on_the_next_page() -> None:
    heads: Row = ("Forslag", "Penge og ansvar", "Nyt?")
    annex, problems = read_annex(
        a_paper(
            a_table(heads, ("VOKSNE", "", ""), FIRST),
            a_table(heads, ("2. Kurser", OWNER, "Ny indsats"), first=200),
        )
    )
    assert [each.text.value for each in annex.recommendations] == ["Flere klubber", "Kurser"]
    assert codes(problems) == []


def test_a_table_without_numbers_gives_no_rows_and_says_so() -> None:
    annex, problems = read_annex(a_paper(a_table(HEADS)))
    assert annex.recommendations == ()
    assert codes(problems) == ["001"]
    assert problems[0].severity == "error"


def in_print(*blocks: Line | Table | str) -> Document:
    """A paper whose lines have their place on page 1, as PDF has."""
    placed = [
        block
        if isinstance(block, Table)
        else a_printed_line(block, at)
        if isinstance(block, str)
        else block
        for at, block in enumerate(blocks)
    ]
    return Document("bilag.pdf", "0" * 64, "pdf", (Page(1, tuple(placed)),))


def a_printed_line(text: str, at: int, page: int = 1) -> Line:
    """A line with its rectangle."""
    place = Place(page, at, Box(60.0, 20.0 * at, 500.0, 20.0 * at + 10))
    return Line((Span(text, place),), place)


def on_page(table: Table, page: int = 1) -> Table:
    """The table on a page of the paper."""
    return replace(table, place=replace(table.place, page=page))


LOST = "2. Kurser\t• Implementering i BIF\tNy indsats"


def test_columns_that_print_alone_shows_are_told_and_not_guessed() -> None:
    """In PDF a tab is only a gap: what stands behind it may be of one column or of the next."""
    document = in_print("Dato\t14-03-2025", "1. Klubber\t• Implementering i BIF\tNy", LOST)
    annex, problems = read_annex(document)
    assert annex.recommendations == ()
    found = [each for each in problems if each.code == "RECOMMENDATION-021"]
    assert [(each.severity, each.where.line, each.params) for each in found] == [
        ("error", 1, {"page": "1"})
    ]
    assert found[0].raw.startswith("1. Klubber")


def test_a_row_that_is_in_no_table_is_told() -> None:
    annex, problems = read_annex(in_print(on_page(a_table(HEADS, FIRST)), LOST))
    assert [each.number for each in annex.recommendations] == [1]
    assert "Kurser" not in (annex.recommendations[0].text.value or "")
    assert [each.raw for each in problems if each.code == "RECOMMENDATION-021"] == [LOST]


def test_words_between_the_rows_of_a_page_are_told_but_no_theme_heads() -> None:
    second: Row = ("2. Kurser", OWNER, "Ny indsats")
    document = in_print(
        on_page(a_table(HEADS, FIRST)),
        "VOKSENOMRÅDET",
        "Det, som foreninger kan tage op",
        on_page(a_table(second)),
        "Vi mødes igen.",
    )
    annex, problems = read_annex(document)
    assert [each.theme_area.value for each in annex.recommendations] == [None, "adult"]
    found = [each for each in problems if each.code == "RECOMMENDATION-021"]
    assert [(each.severity, each.raw) for each in found] == [
        ("warning", "Det, som foreninger kan tage op")
    ]


def test_what_runs_through_the_pages_is_not_between_the_rows() -> None:
    second: Row = ("2. Kurser", OWNER, "Ny indsats")
    pages = (
        Page(1, (on_page(a_table(HEADS, FIRST)), a_printed_line("1,2", 9))),
        Page(2, (a_printed_line("2,2", 1, page=2), on_page(a_table(second), 2))),
    )
    annex, problems = read_annex(Document("bilag.pdf", "0" * 64, "scan", pages))
    assert [each.number for each in annex.recommendations] == [1, 2]
    assert "RECOMMENDATION-021" not in {each.code for each in problems}
