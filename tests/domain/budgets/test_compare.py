"""Two copies of one note: every kind that matters is told, nothing else is."""

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given

from brobygger.domain.budgets.compare import compare_copies, compare_notes
from brobygger.domain.budgets.note import BudgetNote, BudgetTable, Tick
from brobygger.domain.documents.compare import Comparison
from brobygger.domain.documents.found import Found, unknown
from brobygger.domain.documents.page import Document, Line, Page, Span
from brobygger.domain.documents.reading import Reading, TemplateName
from brobygger.domain.documents.record import walk
from brobygger.domain.kernel.place import NOWHERE, Place
from papers import a_note, an_annex, notes


def read(values: object, text: str | None = None) -> Reading:
    """A paper whose running words are those of its values, or the ones given."""
    printed = [found.raw or str(found.value) for _, found in walk(values)]
    lines = text.split("\n") if text is not None else [line for line in printed if line]
    blocks = tuple(Line((Span(line),), Place(line=number)) for number, line in enumerate(lines, 1))
    is_note = isinstance(values, BudgetNote)
    template: TemplateName = "budget_note" if is_note else "recommendation_annex"
    document = Document("note.txt", "0", "text", (Page(None, blocks),))
    return Reading(document, template, values)


def compared(a: BudgetNote, b: BudgetNote) -> Comparison:
    return compare_notes(read(a, ""), read(b, ""))


def with_table(note: BudgetNote, index: int, **changes: Any) -> BudgetNote:
    tables = list(note.tables)
    tables[index] = replace(tables[index], **changes)
    return replace(note, tables=tuple(tables))


def with_row(note: BudgetNote, **changes: Any) -> BudgetNote:
    rows = note.tables[1].rows
    return with_table(note, 1, rows=(replace(rows[0], **changes), *rows[1:]))


def without_heads(table: BudgetTable) -> BudgetTable:
    rows = tuple(
        replace(row, cells=tuple(replace(cell, year=None) for cell in row.cells))
        for row in table.rows
    )
    return replace(table, years=(), rows=rows)


@given(notes)
def test_a_note_does_not_differ_from_itself(note: BudgetNote) -> None:
    assert compare_notes(read(note), read(note)) == Comparison()


def test_a_staffing_figure_read_three_ways_is_one_difference_with_all_readings() -> None:
    good = tuple(Found(Fraction(3, 2), raw, Place(line=9)) for raw in ("1½", "1 ½", "1½"))
    torn: tuple[Found[Fraction], ...] = (
        Found(Fraction(12), "12"),
        unknown("1%", NOWHERE),
        unknown("1 v", NOWHERE),
    )
    a, b = (replace(a_note(), fte=fte) for fte in (torn, good))
    (found,) = compared(a, b).differences
    assert (found.kind, found.rule) == ("staffing_figure", "readings_disagree")
    assert (found.a, found.b) == ("12 · 1% · 1 v", "1½ · 1 ½ · 1½")
    assert found.where_b.line == 9


def test_kroner_per_full_time_equivalent_out_of_band_is_named_as_the_rule() -> None:
    # The plain note pays 900.000 kr. a year for 1½: 600.000 each, and 75.000 each for 12.
    a, b = (replace(a_note(), fte=(Found(Fraction(fte), f"{fte} ÅV"),)) for fte in (12, 2))
    (found,) = compared(a, b).differences
    assert found.rule == "staffing_out_of_band"
    a, b = (replace(a_note(), fte=(Found(Fraction(fte), f"{fte} ÅV"),)) for fte in (1, 2))
    (found,) = compared(a, b).differences
    assert found.rule == "readings_disagree"


def test_mentions_that_agree_are_quiet_however_they_are_written() -> None:
    a, b = (
        replace(a_note(), fte=(Found(Fraction(3, 2), raw),)) for raw in ("1½ årsværk", "1,5 ÅV")
    )
    assert compared(a, b) == Comparison()


def test_a_table_without_year_heads_is_offered_the_other_copys() -> None:
    note = a_note()
    bare = with_table(note, 1, rows=without_heads(note.tables[1]).rows, years=())
    (found,) = compared(bare, note).differences
    assert (found.kind, found.field) == ("table_without_years", "tables.1.years")
    assert (found.a, found.b) == (None, "2024 2025 2026 2027")


@pytest.mark.parametrize(
    ("field", "raw", "value"),
    [("sign", "u", "U"), ("committee", "B1U", "B1U"), ("appropriation", "35,10", "35.10")],
)
def test_a_code_outside_its_list_is_told_even_when_it_was_understood(
    field: str, raw: str, value: str
) -> None:
    note = a_note()
    (found,) = compared(with_row(note, **{field: Found(value, raw)}), note).differences
    assert (found.kind, found.a) == ("code_outside_list", raw)
    assert found.field == f"tables.1.rows.0.{field}"


def test_codes_that_are_both_known_but_differ_are_told() -> None:
    note = a_note()
    (found,) = compared(with_row(note, committee=Found("SUD", "SUD")), note).differences
    assert (found.kind, found.a, found.b) == ("value", "SUD", "BIU")


def test_an_amount_that_differs_is_told_with_its_row_and_column() -> None:
    note = a_note()
    row = note.tables[1].rows[0]
    cells = (*row.cells[:3], replace(row.cells[3], amount_kr=unknown("9?0", Place(line=4))))
    (found,) = compared(with_row(note, cells=cells), note).differences
    assert (found.kind, found.a) == ("number", "9?0")
    assert found.field == "tables.1.rows.0.cells.3.amount_kr"
    assert found.where_a.line == 4


def test_a_price_level_that_differs_is_told() -> None:
    note = a_note()
    other = with_table(note, 0, price_base=Found("current", "løbende p/l"))
    (found,) = compared(note, other).differences
    assert (found.kind, found.b) == ("unit", "løbende p/l")


def test_ticks_of_a_list_that_one_copy_cannot_read_are_one_difference() -> None:
    note = a_note()
    lost: dict[str, Found[Tick]] = {name: Found("unknown", "O") for name in note.districts}
    (found,) = compared(replace(note, districts=lost), note).differences
    assert (found.kind, found.field) == ("tick_unreadable", "districts")
    assert found.a is not None
    assert found.a.startswith("unknown: ")
    assert found.b == "false"
    assert all(name in found.a for name in note.districts)


def test_a_tick_that_differs_is_told_by_its_label() -> None:
    note = a_note()
    name = next(iter(note.districts))
    ticked: dict[str, Found[Tick]] = {**note.districts, name: Found(True, "☒")}
    (found,) = compared(note, replace(note, districts=ticked)).differences
    assert (found.kind, found.field) == ("tick", f"districts.{name}")
    assert (found.a, found.b) == ("false", "true")


def test_an_amount_that_lost_its_column_is_no_other_amount_but_its_year_is_told() -> None:
    plain = a_note()
    row = plain.tables[0].rows[0]
    blank = tuple(replace(cell, amount_kr=Found(None, "")) for cell in row.cells[:2])
    table = replace(
        plain.tables[0], id="table_3", rows=(replace(row, cells=(*blank, *row.cells[2:3])),)
    )
    note = replace(plain, tables=(*plain.tables, table))
    cell = replace(row.cells[2], column=0, year=None)
    rows = (replace(row, cells=(cell,)),)
    earlier = note.earlier_funds[0]
    lost = replace(
        with_table(note, 2, rows=rows),
        earlier_funds=(replace(earlier, year=unknown("", NOWHERE)),),
    )
    (found,) = compared(lost, note).differences
    assert (found.field, found.a, found.b) == ("earlier_funds.0.year", None, "2023")


def test_a_value_that_one_copy_does_not_state_is_a_missing_part() -> None:
    note = a_note()
    found = compared(replace(note, budget_round=unknown("", NOWHERE)), note)
    assert found.differences == ()
    assert [part.field for part in found.only_in_b] == ["budget_round"]


def test_a_part_of_one_copy_only_is_told_once() -> None:
    note = a_note()
    found = compared(note, replace(note, need_to={}))
    assert found.differences == ()
    assert [part.field for part in found.only_in_a] == ["need_to"]
    assert "Rettidig omhu" in found.only_in_a[0].words
    assert found.only_in_b == ()


def test_a_whole_table_of_one_copy_only_is_told_once() -> None:
    note = a_note()
    found = compared(replace(note, tables=note.tables[:1]), note)
    assert [part.field for part in found.only_in_b] == ["tables.1"]


def test_the_same_words_in_another_list_are_not_missing() -> None:
    note = a_note()
    moved = replace(note, themes=(), target_groups=(*note.target_groups, *note.themes))
    assert compare_notes(read(note), read(moved)) == Comparison()


def test_a_figure_that_a_value_names_is_not_named_again_by_the_words() -> None:
    place = Place(line=1)
    a, b = (
        replace(a_note(), annual_amount_kr=Found(kr, raw, place))
        for kr, raw in ((1_200_000, "1,2 mio. kr."), (2_100_000, "2,1 mio. kr."))
    )
    found = compare_notes(read(a, "der gives 1,2 mio. kr."), read(b, "der gives 2,1 mio. kr."))
    assert [each.field for each in found.differences] == ["annual_amount_kr"]


def test_annexes_are_compared_field_by_field() -> None:
    one, other = an_annex(), an_annex()
    part = other.recommendations[1].parts[0]
    changed = replace(part, needs_money=Found("no", "Kræver ikke finansiering"))
    second = replace(other.recommendations[1], parts=(changed,))
    other = replace(
        other, recommendations=(other.recommendations[0], second, other.recommendations[2])
    )
    found = compare_copies(read(one, ""), read(other, ""))
    assert [each.field for each in found.differences] == ["recommendations.1.parts.0.needs_money"]
    assert compare_copies(read(one), read(one)) == Comparison()


def test_papers_of_different_kinds_are_no_copies() -> None:
    with pytest.raises(ValueError, match="not copies"):
        compare_copies(read(a_note()), read(an_annex()))
