"""No paper with a personal number comes in; its places are told, its digits never."""

from dataclasses import fields

from brobygger.domain.documents.door import Suspect, suspects_in, suspects_in_name
from brobygger.domain.documents.page import Cell, Document, Footnote, Line, Mark, Page, Span, Table
from brobygger.domain.kernel.place import Place

# Made up for these tests: a date in 1899 by the seventh digit, so no living person has it.
NUMBER = "010199-5" + "000"
UNBROKEN = "01019950" + "01"


def line(text: str, number: int) -> Line:
    return Line((Span(text),), Place(line=number))


def paper(*blocks: Line | Table, name: str = "notat.txt", **rest: object) -> Document:
    return Document(name, "", "text", (Page(None, blocks, **rest),))  # type: ignore[arg-type]


def lines_of(suspects: tuple[Suspect, ...]) -> list[int | None]:
    return [suspect.place.line for suspect in suspects]


def test_a_paper_without_numbers_is_let_in() -> None:
    assert suspects_in(paper(line("Sagsnummer 2023-0283605 og 1.600 kr.", 1))) == ()


def test_a_number_is_found_in_lines_tables_footnotes_tick_labels_and_name() -> None:
    table = Table((Cell(0, 0, (line(f"nr. {NUMBER}", 5),)),))
    found = suspects_in(
        paper(
            line(f"borger {NUMBER} er", 3),
            table,
            name=f"{NUMBER}.txt",
            footnotes=(Footnote("1", NUMBER, Place(line=8)),),
            marks=(Mark(True, NUMBER, Place(line=9)),),
        )
    )
    assert lines_of(found) == [None, 3, 5, 8, 9]
    assert [suspect.in_name for suspect in found] == [True, False, False, False, False]
    assert all(suspect.is_certain for suspect in found)


def test_a_number_broken_over_two_lines_is_found_where_it_begins() -> None:
    found = suspects_in(paper(line(f"nr. {NUMBER[:7]}", 4), line(NUMBER[7:], 5)))
    assert lines_of(found) == [4]


def test_figures_on_two_lines_are_not_joined_into_a_number() -> None:
    assert suspects_in(paper(line(f"i alt {NUMBER[:6]}", 4), line("2024", 5))) == ()


def test_a_doubtful_group_is_told_apart_from_a_sure_one() -> None:
    found = suspects_in(paper(line(f"bilag {UNBROKEN}", 1), line(NUMBER, 2)))
    assert [suspect.is_certain for suspect in found] == [False, True]


def test_a_sure_one_counts_where_both_stand_in_one_line() -> None:
    assert suspects_in(paper(line(f"{NUMBER} {UNBROKEN}", 1)))[0].is_certain
    assert suspects_in(paper(line(f"{UNBROKEN} og {NUMBER}", 1)))[0].is_certain


def test_no_digit_is_kept_anywhere_in_a_suspect() -> None:
    assert {field.name for field in fields(Suspect)} == {"place", "is_certain", "in_name"}
    assert NUMBER[:6] not in repr(suspects_in_name(f"{NUMBER}.pdf"))
