"""Budget tables: figures in whole kroner, in their year or openly in none."""

import pytest

from brobygger.domain.budgets.note import BudgetNote, BudgetTable
from papers.note_text import EARLIER, TABLE_1, TABLE_2, note_text
from papers.read_text import amounts, codes, read

ROWS = {
    "Medarbejdere til huset (2 ½ ÅV)": [1_600_000] * 4 + [6_400_000],
    "Aftener": [400_000] * 4 + [1_600_000],
}
HEADLESS = """\
Bevillingstekniske oplysninger

Tabel 2 - Udgifter til service
Ind-
1.000 kr., 2024 p/I Udvalg Bevilling | taegt/

udgift

Medarbejdere til hu-

set (2 ½ ÅV) BIU 35.10 u 1.600| 1.600| 1.600| 1.600| 6.400
Aftener BIU 35.10 u 400 400 400 400| 1.600
Serviceudgifter i alt 2.000| 2.000| 2.000| 2.000| 8.000
"""


def table(note: BudgetNote, name: str) -> BudgetTable:
    return next(each for each in note.tables if each.id == name)


def test_table_1_in_loose_text() -> None:
    note, _ = read(note_text())
    first = table(note, "table_1")
    assert amounts(first) == {**ROWS, "Udgifter i alt (netto)": [2_000_000] * 4 + [8_000_000]}
    assert first.years == (2024, 2025, 2026, 2027)
    assert first.unit is not None
    assert first.price_base is not None
    assert (first.unit.value, first.price_base.value) == ("1.000 kr.", 2024)
    assert [row.kind for row in first.rows] == ["row", "row", "total"]
    assert [row.control_area.value for row in first.rows[:2] if row.control_area] == ["Service"] * 2


def test_table_2_in_loose_text() -> None:
    note, _ = read(note_text())
    second = table(note, "table_2")
    assert amounts(second) == {**ROWS, "Serviceudgifter i alt": [2_000_000] * 4 + [8_000_000]}
    row = second.rows[0]
    assert row.committee is not None
    assert row.appropriation is not None
    assert row.sign is not None
    assert (row.committee.value, row.appropriation.value, row.sign.value) == ("BIU", "35.10", "U")


def test_lost_year_heads_stay_lost_and_table_1_is_offered() -> None:
    note, problems = read(note_text(table_2=HEADLESS))
    second = table(note, "table_2")
    assert second.years == ()
    assert [cell.year for row in second.rows for cell in row.cells] == [None] * 12
    assert [cell.suggested_year for cell in second.rows[0].cells] == [2024, 2025, 2026, 2027]
    assert amounts(second) == {**ROWS, "Serviceudgifter i alt": [2_000_000] * 4 + [8_000_000]}
    assert second.rows[0].total_kr is not None
    assert second.rows[0].total_kr.certainty == "likely"
    assert codes(problems).count("BUDGET-015") == 2


def test_lost_year_heads_without_another_table_suggest_nothing() -> None:
    note, _ = read(note_text(table_1="", table_2=HEADLESS))
    second = table(note, "table_2")
    assert {cell.suggested_year for row in second.rows for cell in row.cells} == {None}
    assert [len(row.cells) for row in second.rows] == [5, 5, 5]


def test_fewer_amounts_than_heads_are_in_no_year() -> None:
    text = TABLE_1.replace("Aftener Service 400 400 400 400", "Aftener Service 400 400 400")
    note, problems = read(note_text(table_1=text))
    row = table(note, "table_1").rows[1]
    assert [cell.year for cell in row.cells] == [None] * 4
    assert row.total_kr is None
    assert [cell.amount_kr.value for cell in row.cells] == [400_000] * 3 + [1_600_000]
    found = [each for each in problems if each.code == "BUDGET-015"]
    assert found[0].params["table"] == "Tabel 1"
    assert (found[0].params["cells"], found[0].params["heads"]) == ("4", "4")


def test_a_blank_is_not_zero_and_a_dash_is() -> None:
    note, problems = read(
        "# BI12 Titel\n\n## Økonomi\n\n**Tabel 1 - Udgifter**\n\n"
        "| 1.000 kr., 2024 p/l | Styringsområde | 2024 | 2025 | I alt |\n|---|---|---|---|---|\n"
        "| Løn | Service | 400 | | 400 |\n| Mad | Service | - | 100 | 100 |\n"
        "| Udgifter i alt | | 400 | 100 | 500 |\n",
        "x.md",
    )
    pay, food, _ = table(note, "table_1").rows
    assert [cell.amount_kr.value for cell in pay.cells] == [400_000, None]
    assert [cell.amount_kr.value for cell in food.cells] == [0, 100_000]
    assert food.cells[0].amount_kr.raw == "-"
    (blank,) = (each for each in problems if each.code == "BUDGET-010")
    assert (blank.params["rows"], blank.params["columns"]) == ("Løn", "2025")


def test_a_ruled_table_keeps_the_year_of_a_single_amount() -> None:
    note, problems = read(
        "# BI12 Titel\n\n## Tidligere afsatte midler\n\n"
        "| 1.000 kr., løbende p/l | 2021 | 2022 | 2023 |\n|---|---|---|---|\n"
        "| Budgetaftale 2021 | | | 300 |\n| Afsatte midler i alt | | | 300 |\n",
        "x.md",
    )
    (fund,) = note.earlier_funds
    assert (fund.year.value, fund.year.certainty) == (2023, "certain")
    assert "BUDGET-015" not in codes(problems)


def test_a_table_that_a_page_break_has_split_is_one_table() -> None:
    note, _ = read(
        "<h1>BI12 Titel</h1><h2>Økonomi</h2><p>Tabel 1 - Udgifter</p>"
        "<table><tr><td>1.000 kr., 2024 p/l</td><td>2024</td><td>I alt</td></tr>"
        "<tr><td>Løn</td><td>400</td><td>400</td></tr></table>"
        "<table><tr><td>Mad</td><td>100</td><td>100</td></tr>"
        "<tr><td>Udgifter i alt</td><td>500</td><td>500</td></tr></table>",
        "x.html",
    )
    assert len(note.tables) == 1
    assert list(amounts(note.tables[0])) == ["Løn", "Mad", "Udgifter i alt"]


@pytest.mark.parametrize(
    ("unit", "factor"),
    [
        ("kr.", 1),
        ("1.000 kr.", 1_000),
        ("t.kr.", 1_000),
        ("mio. kr.", 1_000_000),
        ("mia. kr.", 1_000_000_000),
    ],
)
def test_units(unit: str, factor: int) -> None:
    note, _ = read(note_text(table_1=TABLE_1.replace("1.000 kr.", unit)))
    first = table(note, "table_1")
    assert first.rows[1].cells[0].amount_kr.value == 400 * factor


def test_without_a_unit_no_amount_is_known() -> None:
    note, problems = read(note_text(table_1=TABLE_1.replace("1.000 kr., 2024 p/l\n", "")))
    first = table(note, "table_1")
    assert {cell.amount_kr.value for row in first.rows for cell in row.cells} == {None}
    assert first.rows[1].cells[0].amount_kr.raw == "400"
    assert "BUDGET-029" in codes(problems)
    assert "BUDGET-016" not in codes(problems)


def test_a_total_of_earlier_funds_that_does_not_fit_is_found_without_columns() -> None:
    _, problems = read(note_text(earlier=EARLIER.replace("i alt     300", "i alt     330")))
    assert "BUDGET-002" in codes(problems)


def test_text_after_a_table_is_no_row() -> None:
    text = TABLE_1 + "\nHuset koster mere, hvis der kommer flere end\n13\n\nDer er plads til 40\n"
    note, _ = read(note_text(table_1=text))
    assert len(table(note, "table_1").rows) == 3
    assert "Der er plads til 40" in (note.sections["Økonomi"].value or "")


def test_the_sentence_that_mentions_a_table_is_no_caption() -> None:
    note, _ = read(note_text())
    assert [each.id for each in note.tables] == ["table_1", "table_2", "earlier_funds"]
    assert "Tabel 1 samler udgifterne i forslaget." in (note.sections["Økonomi"].value or "")


def test_two_tables_in_one_section() -> None:
    text = TABLE_2 + "\n" + TABLE_2[TABLE_2.index("Tabel 2") :].replace("Tabel 2", "Tabel 3")
    note, problems = read(note_text(table_2=text))
    assert [each.id for each in note.tables] == ["table_1", "table_2", "table_3", "earlier_funds"]
    assert "BUDGET-013" in codes(problems)
