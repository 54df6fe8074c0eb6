"""Do the values of a note add up? Each check with the case that it catches and one it lets pass."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brobygger.domain.budgets.checks import check_table, check_values
from brobygger.domain.budgets.note import BudgetNote, BudgetTable
from brobygger.domain.budgets.reference import StaffBand
from brobygger.domain.documents.found import Found
from brobygger.domain.kernel.problem import Problem
from papers import a_note
from papers.note_text import TABLE_1, TABLE_2, note_text
from papers.read_text import codes, read

CLEAN = ["BUDGET-011", "BUDGET-020", "BUDGET-027"]
"""What ``a_note`` is told about: earlier money in current prices, no district, few sections."""


def with_amount(
    note: BudgetNote, kr: int, *, table: int = 0, row: int = 0, cell: int = 0
) -> BudgetNote:
    """The note with one amount of one table changed; cell -1 is the row's total."""
    old = note.tables[table]
    line = old.rows[row]
    if cell == -1:
        assert line.total_kr is not None
        changed = replace(line, total_kr=replace(line.total_kr, value=kr))
    else:
        amount = replace(line.cells[cell], amount_kr=replace(line.cells[cell].amount_kr, value=kr))
        changed = replace(line, cells=(*line.cells[:cell], amount, *line.cells[cell + 1 :]))
    rows = (*old.rows[:row], changed, *old.rows[row + 1 :])
    tables = (*note.tables[:table], replace(old, rows=rows), *note.tables[table + 1 :])
    return replace(note, tables=tables)


def found(problems: list[Problem], code: str) -> Problem:
    return next(each for each in problems if each.code == code)


def test_a_note_that_adds_up_has_no_errors() -> None:
    assert codes(check_values(a_note())) == CLEAN


@given(st.integers(0, 1), st.integers(0, 2), st.integers(-1, 3), st.integers(-9_999, 9_999))
def test_every_changed_amount_of_tables_1_and_2_is_found(
    table: int, row: int, cell: int, thousands: int
) -> None:
    note = a_note()
    line = note.tables[table].rows[row]
    before = line.total_kr if cell == -1 else line.cells[cell].amount_kr
    assert before is not None
    changed = with_amount(note, thousands * 1000, table=table, row=row, cell=cell)
    is_same = before.value == thousands * 1000
    errors = [each for each in check_values(changed) if each.severity == "error"]
    assert bool(errors) is not is_same


def test_m01_a_row_and_its_total() -> None:
    problem = found(check_values(with_amount(a_note(), 3_700_000, cell=-1)), "BUDGET-001")
    assert (problem.params["printed"], problem.params["sum"]) == ("3.700", "3.600")
    assert problem.field == "tables.0.rows.0.total_kr"


def test_m02_a_column_and_its_total() -> None:
    problem = found(check_values(with_amount(a_note(), 1_300_000, row=2, cell=1)), "BUDGET-002")
    assert (problem.params["column"], problem.params["sum"]) == ("2025", "1.200")


def test_m03_the_corner_both_ways() -> None:
    problems = check_values(with_amount(a_note(), 4_900_000, row=2, cell=-1))
    assert codes(problems).count("BUDGET-003") == 2


def test_m02_income_lowers_the_sum_and_of_which_is_not_added() -> None:
    _, problems = read(
        "# BI12 Titel\n\n## Økonomi\n\n**Tabel 1 - Udgifter**\n\n"
        "| 1.000 kr., 2024 p/l | Indtægt/udgift | 2024 | I alt |\n|---|---|---|---|\n"
        "| Løn | U | 500 | 500 |\n| heraf vikarer | U | 100 | 100 |\n"
        "| Tilskud | I | -200 | -200 |\n"
        "| Udgifter i alt (netto) | | 300 | 300 |\n",
        "x.md",
    )
    assert not [each for each in problems if each.severity == "error"]


def test_m02_partial_sums_are_sums_of_their_own_rows() -> None:
    text = (
        "# BI12 Titel\n\n## Økonomi\n\n**Tabel 1 - Udgifter**\n\n"
        "| 1.000 kr., 2024 p/l | 2024 | I alt |\n|---|---|---|\n"
        "| Løn | 500 | 500 |\n| Mad | 100 | 100 |\n| Service i alt | 600 | 600 |\n"
        "| Ombygning | 50 | 50 |\n| Anlæg i alt | 50 | 50 |\n| Udgifter i alt | 650 | 650 |\n"
    )
    assert not [each for each in read(text, "x.md")[1] if each.severity == "error"]
    wrong = read(text.replace("| Anlæg i alt | 50 | 50 |", "| Anlæg i alt | 60 | 60 |"), "x.md")[1]
    assert found(wrong, "BUDGET-002").params["label"] == "Anlæg i alt"


def test_m04_the_tables_line_by_line() -> None:
    note = with_amount(with_amount(a_note(), 800_000, table=1), 3_500_000, table=1, cell=-1)
    problem = found(check_values(note), "BUDGET-004")
    assert problem.params["first"] == "900"
    assert problem.params["second"] == "800"
    assert problem.params["column"] == "2024"


def test_m04_labels_are_folded_before_they_are_compared() -> None:
    _, problems = read(
        note_text(table_2=TABLE_2.replace("(2 ½ ÅV)", "").replace("huset", "hu-\nset"))
    )
    assert "BUDGET-032" not in codes(problems)


def test_m04_a_line_in_one_table_only() -> None:
    _, problems = read(note_text(table_2=TABLE_2.replace("Aftener", "Transport")))
    labels = [each.params["label"] for each in problems if each.code == "BUDGET-032"]
    assert labels == ["Aftener", "Transport"]


def test_m05_running_text_and_table() -> None:
    note = a_note()
    assert note.annual_amount_kr is not None
    changed = replace(note, annual_amount_kr=Found(1_500_000, "1,5 mio. kr."))
    problem = found(check_values(changed), "BUDGET-005")
    assert problem.params["annual"] == "1.500.000"
    assert problem.params["years"].startswith("2024: 1.200.000")


def test_m05_by_table_2_where_table_1_was_lost() -> None:
    note = a_note()
    changed = replace(
        note, tables=note.tables[1:], annual_amount_kr=Found(1_500_000, "1,5 mio. kr.")
    )
    assert found(check_values(changed), "BUDGET-005").params["table"] == "Tabel 2"


@pytest.mark.parametrize(("annual", "is_told"), [(1_500_000, True), (1_200_000, False)])
def test_m05_where_the_table_has_lost_its_years(annual: int, is_told: bool) -> None:
    """The amount of the text stands in no cell of the total, or in one: which year, none knows."""
    note = a_note()
    main = note.tables[0]
    rows = tuple(
        replace(row, cells=tuple(replace(cell, year=None) for cell in row.cells))
        for row in main.rows
    )
    changed = replace(
        note,
        annual_amount_kr=Found(annual, f"{annual} kr."),
        tables=(replace(main, rows=rows), *note.tables[1:]),
    )
    told = [each.params["years"] for each in check_values(changed) if each.code == "BUDGET-005"]
    assert bool(told) is is_told
    assert all(each.startswith("1.200.000, ") for each in told)


def test_m06_period_and_years() -> None:
    changed = replace(a_note(), period=Found((2024, 2026), "2024-26"))
    problem = found(check_values(changed), "BUDGET-006")
    assert problem.params["years"] == "2024, 2025, 2026, 2027"


def test_m07_tables_in_different_price_levels() -> None:
    _, problems = read(note_text(table_2=TABLE_2.replace("2024 p/l", "2023 p/l")))
    problem = found(problems, "BUDGET-007")
    assert (problem.params["first"], problem.params["second"]) == (
        "1.000 kr., 2024 p/l",
        "1.000 kr., 2023 p/l",
    )


def test_m08_cost_of_a_full_time_equivalent() -> None:
    tenfold = note_text(
        effort="", table_1=TABLE_1.replace("2 ½", "22"), table_2=TABLE_2.replace("2 ½", "22")
    )
    note, problems = read(tenfold)
    problem = found(problems, "BUDGET-008")
    assert (problem.params["cost"], problem.params["fte"]) == ("72.727", "22 ÅV")
    wide = StaffBand(50_000, 900_000, 2024)
    assert "BUDGET-008" not in codes(check_values(note, wide))


def test_m08_wages_for_nobody() -> None:
    nobody = note_text(
        effort="", table_1=TABLE_1.replace("2 ½", "0"), table_2=TABLE_2.replace("2 ½", "0")
    )
    _, problems = read(nobody)
    assert found(problems, "BUDGET-008").params["cost"] == "–"


def test_m09_income_without_a_minus() -> None:
    _, problems = read(note_text(table_2=TABLE_2.replace("35.10 U 400", "35.10 I 400")))
    assert found(problems, "BUDGET-009").params["sign"] == "I"


def test_m11_earlier_funds_are_in_prices_of_their_own() -> None:
    problem = found(check_values(a_note()), "BUDGET-011")
    assert problem.severity == "info"
    assert "BUDGET-011" not in codes(check_values(a_note(earlier=())))


def test_m12_rows_may_have_staff_of_their_own_and_text_their_sum() -> None:
    def table(text: str) -> str:
        return text.replace("Aftener", "Aftener (½ ÅV)")

    effort = "Indsats\nTil indsatsen ansættes 3 årsværk i 2024-27.\n"
    _, problems = read(note_text(effort=effort, table_1=table(TABLE_1), table_2=table(TABLE_2)))
    assert "BUDGET-012" not in codes(problems)
    _, problems = read(note_text(effort=effort))
    assert "BUDGET-012" in codes(problems)


def test_m12_a_corrected_note_is_judged_by_its_values() -> None:
    note = a_note()
    wrong = replace(note, fte=(Found(Fraction(15), "15 årsværk"), *note.fte[1:]))
    assert "BUDGET-012" in codes(check_values(wrong))


def test_m14_rounding_is_tolerated_only_where_the_table_says_so() -> None:
    def text(caption: str, total: str) -> str:
        return (
            f"# BI12 Titel\n\n## Økonomi\n\n**Tabel 1 - {caption}**\n\n"
            "| mio. kr., 2024 p/l | 2024 | I alt |\n|---|---|---|\n"
            f"| Løn | 1 | 1 |\n| Mad | 1 | 1 |\n| Udgifter i alt | {total} | {total} |\n"
        )

    plain = read(text("Udgifter", "3"), "x.md")[1]
    rounded = read(text("Udgifter, afrundet", "3"), "x.md")[1]
    too_much = read(text("Udgifter, afrundet", "4"), "x.md")[1]
    assert "BUDGET-002" in codes(plain)
    assert "BUDGET-014" in codes(rounded)
    assert "BUDGET-002" not in codes(rounded)
    assert "BUDGET-002" in codes(too_much)


@pytest.mark.parametrize(
    ("old", "new", "value"),
    [
        ("BIU 35.10 U 400", "XYZ 35.10 U 400", "XYZ"),
        ("BIU 35.10 U 400", "BIU 35.1 U 400", "35.1"),
    ],
)
def test_codes_outside_their_list(old: str, new: str, value: str) -> None:
    _, problems = read(note_text(table_2=TABLE_2.replace(old, new)))
    assert found(problems, "BUDGET-025").params["value"] == value


def test_a_committee_of_an_earlier_round_is_known_in_its_own_round() -> None:
    later = read(note_text(foot="\n\nBudget 2027 1/4\n\n"))[1]
    assert [each.params["value"] for each in later if each.code == "BUDGET-025"] == ["BI12", "BIU"]


def test_check_table_needs_nothing_but_the_table() -> None:
    table: BudgetTable = a_note().tables[0]
    assert check_table(table) == []
    assert codes(check_table(with_amount(a_note(), 1).tables[0])) == ["BUDGET-001", "BUDGET-002"]


@given(st.permutations([0, 1]))
def test_sums_do_not_depend_on_the_order_of_rows(order: list[int]) -> None:
    note = with_amount(a_note(), 901_000)
    table = note.tables[0]
    rows = (*(table.rows[index] for index in order), table.rows[2])
    assert codes(check_table(replace(table, rows=rows))) == codes(check_table(table))
