"""A budget note is written in the template's structure, from its values alone."""

from dataclasses import replace

import pytest

from brobygger.domain.budgets.note import BudgetNote, NotedFootnote, Tick
from brobygger.domain.budgets.reading.template import HEADINGS
from brobygger.domain.budgets.writing import TEMPLATE, write_note
from brobygger.domain.documents.found import Found, unknown
from brobygger.domain.documents.paper import Bullets, Grid, Heading, Paper, footmarks, runs_of
from brobygger.domain.kernel.place import NOWHERE
from papers import a_note


def grids(paper: Paper) -> list[Grid]:
    """The tables of the paper, the box left out."""
    return [block for block in paper.blocks if isinstance(block, Grid)]


def texts(grid: Grid) -> list[list[str]]:
    """A table as rows of cell texts, the head first."""
    return [
        ["".join(run.text for block in cell.blocks for run in runs_of(block)) for cell in row]
        for row in (grid.head, *grid.rows)
    ]


def under(paper: Paper, heading: str) -> list[str]:
    """The texts between a heading and the next one."""
    found: list[str] = []
    inside = False
    for block in paper.blocks:
        if isinstance(block, Heading):
            inside = block.text == heading
        elif inside and not isinstance(block, Grid):
            found += ["".join(run.text for run in runs_of(block))]
    return found


def test_writing_and_reading_know_the_same_headings() -> None:
    assert [name for name, _ in TEMPLATE] == list(HEADINGS)


def test_every_heading_of_the_template_is_printed_in_order() -> None:
    paper = write_note(a_note())
    headings = [block.text for block in paper.blocks if isinstance(block, Heading)]
    assert headings == ["BI12 Brobygning i boligområder", *(name for name, _ in TEMPLATE)]
    assert paper.running_head == "Budget 2024"


def test_table_1_and_table_2_print_the_same_lines_in_the_unit_of_the_note() -> None:
    first, second, *_ = grids(write_note(a_note()))
    assert texts(first) == [
        ["1.000 kr., 2024 p/l", "Styringsområde", "2024", "2025", "2026", "2027", "I alt"],
        ["Medarbejderressourcer (1½ ÅV)", "Service", "900", "900", "900", "900", "3.600"],
        ["Aktivitetsmidler", "Service", "300", "300", "300", "300", "1.200"],
        ["Udgifter i alt (netto)", "", "1.200", "1.200", "1.200", "1.200", "4.800"],
    ]
    assert texts(second)[1][:5] == ["Medarbejderressourcer (1½ ÅV)", "BIU", "35.10", "U", "900"]
    assert [row[4:] for row in texts(second)[1:]] == [row[2:] for row in texts(first)[1:]]


def test_amounts_in_millions_keep_a_decimal() -> None:
    first, *_ = grids(write_note(a_note(unit="mio. kr.")))
    assert texts(first)[-1][2:] == ["1,2", "1,2", "1,2", "1,2", "4,8"]


def test_the_amount_in_words_is_said_once() -> None:
    note = a_note()
    (said,) = (text for text in under(write_note(note), "Økonomi") if "årligt" in text)
    assert "1,2 mio. kr. årligt i 2024-27" in said
    bare = replace(note, sections={})
    (said,) = under(write_note(bare), "Økonomi")
    assert "1,2 mio. kr. årligt i 2024-27" in said


def test_boxes_print_their_state_and_an_unreadable_one_prints_neither() -> None:
    need_to: dict[str, Found[Tick]] = {
        "Need to": Found(value=True),
        "Henvist sag": Found(value=False),
        "Rettidig omhu": Found("unknown"),
    }
    paper = write_note(replace(a_note(), need_to=need_to))
    assert paper.aside is not None
    assert texts(paper.aside) == [
        ["Kategorisering"],
        ["☒ Need to"],
        ["☐ Henvist sag"],
        ["[?] Rettidig omhu"],
    ]


def test_lists_are_printed_once_whether_the_text_holds_them_or_not() -> None:
    note = a_note(target_groups=("unge", "forældre"))
    in_text = Found("Indsatsen når to grupper:\n• unge\n• forældre")
    with_text = replace(note, sections={**note.sections, "Målgrupper": in_text})
    assert under(write_note(note), "Målgrupper") == ["ungeforældre"]
    assert under(write_note(with_text), "Målgrupper") == [
        "Indsatsen når to grupper:",
        "unge",
        "forældre",
    ]
    assert sum(isinstance(block, Bullets) for block in write_note(with_text).blocks) == 5


def test_earlier_funds_stand_in_their_year_and_in_current_prices() -> None:
    *_, earlier = grids(write_note(a_note(earlier=(("Budgetaftale 2023", 2023, 300_000),))))
    assert texts(earlier) == [
        ["1.000 kr., løbende p/l", "2019", "2020", "2021", "2022", "2023", "2024", "2025"],
        ["Budgetaftale 2023", "", "", "", "", "300", "", ""],
        ["Afsatte midler i alt", "", "", "", "", "300", "", ""],
    ]


def test_each_footnote_hangs_on_a_sentence_of_its_own() -> None:
    paper = write_note(a_note(footnotes=("en", "to", "tre", "fire", "fem")))
    assert [(note.mark, note.text) for note in footmarks(paper)] == [
        ("1", "en"),
        ("2", "to"),
        ("3", "tre"),
        ("4", "fire"),
        ("5", "fem"),
    ]


def test_footnotes_without_a_sentence_are_not_dropped_in_silence() -> None:
    note = BudgetNote(footnotes=(NotedFootnote("1", Found("kilde")),))
    with pytest.raises(ValueError, match="sentences"):
        write_note(note)


def test_what_was_not_understood_is_printed_as_it_was_read() -> None:
    note = a_note()
    table = note.tables[0]
    first = table.rows[0]
    cells = (replace(first.cells[0], amount_kr=unknown("1.6OO", NOWHERE)), *first.cells[1:])
    tables = (replace(table, rows=(replace(first, cells=cells), *table.rows[1:])),)
    grid, *_ = grids(write_note(replace(note, tables=tables)))
    assert texts(grid)[1][2] == "1.6OO"


def test_a_note_of_which_nothing_was_read_still_prints() -> None:
    assert write_note(BudgetNote()).title == "Budgetnotat"
