"""Variants of damaged and unusual notes: each is survived, and nothing is invented."""

import pytest

from papers.note_text import ECONOMY, FOOTNOTES, TABLE_1, TABLE_2, TITLE, note_text
from papers.read_text import amounts, codes, read

FIRST = {
    "Medarbejdere til huset (2 ½ ÅV)": [1_600_000] * 4 + [6_400_000],
    "Aftener": [400_000] * 4 + [1_600_000],
    "Udgifter i alt (netto)": [2_000_000] * 4 + [8_000_000],
}


def cell_by_cell(text: str) -> str:
    """The same table with each cell on a line of its own, as some text layers give it."""
    return (
        text.replace("2024 2025 2026 2027 I alt", "2024\n\n2025\n\n2026\n\n2027\n\nI alt")
        .replace("Service ", "\nService\n\n")
        .replace(" 1.600", "\n\n1.600")
        .replace(" 6.400", "\n\n6.400")
        .replace(" 400", "\n\n400")
        .replace(" 2.000", "\n\n2.000")
        .replace(" 8.000", "\n\n8.000")
    )


def test_1_each_cell_on_a_line_of_its_own() -> None:
    note, _ = read(note_text(table_1=cell_by_cell(TABLE_1)))
    assert amounts(note.tables[0]) == FIRST


def test_1_a_head_with_nothing_beneath_keeps_its_head_and_gets_no_rows() -> None:
    head = TABLE_1[: TABLE_1.index("Medarbejdere")]
    note, problems = read(note_text(table_1=head))
    assert note.tables[0].years == (2024, 2025, 2026, 2027)
    assert note.tables[0].rows == ()
    assert "BUDGET-031" in codes(problems)


@pytest.mark.parametrize("sign", ["- ", "• ", "– "])
def test_2_a_list_dash_is_no_minus(sign: str) -> None:
    economy = f"Økonomi\nDer søges:\n{sign}2,0 mio. kr. årligt i 2024-27 til service\n"
    note, problems = read(note_text(economy=economy))
    assert note.annual_amount_kr is not None
    assert note.annual_amount_kr.value == 2_000_000
    assert "BUDGET-005" not in codes(problems)


def test_3_an_amount_before_a_range_of_years_is_for_each_year() -> None:
    economy = "Økonomi\nDer afsættes 2,0 mio. kr. i 2024-2027 til huset.\n"
    note, problems = read(note_text(economy=economy))
    assert note.annual_amount_kr is not None
    assert (note.annual_amount_kr.value, note.annual_amount_kr.certainty) == (2_000_000, "likely")
    assert "BUDGET-005" not in codes(problems)


def test_4_a_list_of_contents_makes_no_sections() -> None:
    contents = "\nBaggrund ........ 1\nØkonomi 2024 og frem til 2027 .... 3\nBydel 4\n"
    note, _ = read(note_text(title=TITLE + contents))
    assert note.sections["Baggrund"].value is not None
    assert note.sections["Baggrund"].value.startswith("Forslaget")
    assert "Baggrund (2)" not in note.sections
    assert len(note.tables) == 3


@pytest.mark.parametrize("code", ["BIxx", "BI1x", "BI**", "BI#"])
def test_5_a_masked_code_is_unknown(code: str) -> None:
    note, problems = read(note_text(title=f"{code} Åbent hus\n"))
    assert note.code is not None
    assert (note.code.value, note.code.raw) == (None, code)
    assert "BUDGET-030" in codes(problems)


@pytest.mark.parametrize("masked", ["x", "x.xxx", "X"])
def test_5_a_masked_amount_is_unknown(masked: str) -> None:
    text = TABLE_1.replace("Service 400", f"Service {masked}")
    note, problems = read(note_text(table_1=text))
    cell = note.tables[0].rows[1].cells[0]
    assert (cell.amount_kr.value, cell.amount_kr.raw) == (None, masked)
    assert "BUDGET-016" in codes(problems)


def test_9_columns_laid_flat_one_after_the_other_are_not_made_into_rows() -> None:
    column = "1.600\n400\n2.000\n"
    flat = f"Tabel 1 - Udgifter\n1.000 kr., 2024 p/l\n2024\n{column}2025\n{column}"
    note, problems = read(note_text(table_1=flat))
    assert note.tables[0].rows == ()
    assert "BUDGET-031" in codes(problems)


@pytest.mark.parametrize("minus", ["-400", "−400", "(400)", "400-"])
def test_9_a_minus_on_expenditure_is_asked_about(minus: str) -> None:
    text = TABLE_2.replace("U 400", f"U {minus}")
    note, problems = read(note_text(table_2=text))
    assert note.tables[1].rows[1].cells[0].amount_kr.value == -400_000
    assert "BUDGET-009" in codes(problems)


def test_9_stars_of_footnotes_stay_out_of_the_figure() -> None:
    note, problems = read(note_text(table_1=TABLE_1.replace("Service 400", "Service 400*")))
    assert note.tables[0].rows[1].cells[0].amount_kr.value == 400_000
    assert "BUDGET-016" not in codes(problems)


@pytest.mark.parametrize("lost", ["\ufffd", "?", "1.\ufffd00", "6.4OO", "l.600", "1.6001", "3.75"])
def test_11_a_figure_that_cannot_be_read_is_unknown_and_never_zero(lost: str) -> None:
    text = TABLE_1.replace("Service 1.600 1.600", f"Service 1.600 {lost}")
    note, problems = read(note_text(table_1=text))
    cells = note.tables[0].rows[0].cells
    assert (cells[1].amount_kr.value, cells[1].amount_kr.raw) == (None, lost)
    assert cells[2].amount_kr.value == 1_600_000
    assert "BUDGET-016" in codes(problems)


def test_12_a_label_glued_to_a_figure_is_split_where_the_neighbours_agree() -> None:
    note, _ = read(note_text(table_1=TABLE_1.replace("Service 400", "Service400")))
    row = note.tables[0].rows[1]
    assert amounts(note.tables[0]) == FIRST
    assert row.cells[0].amount_kr.certainty == "likely"


def test_12_a_label_that_ends_in_a_figure_keeps_it_where_the_row_is_full() -> None:
    text = TABLE_1.replace("Aftener Service 400", "Aftener hus3 Service 400")
    note, _ = read(note_text(table_1=text))
    assert note.tables[0].rows[1].label.value == "Aftener hus3"
    assert len(note.tables[0].rows[1].cells) == 4


def test_13_rows_go_on_across_a_running_head() -> None:
    text = TABLE_1.replace("\nAftener", "\n\fBudget 2024 3/4\n\nAftener")
    note, _ = read(note_text(table_1=text))
    assert amounts(note.tables[0]) == FIRST


def test_14_borders_glued_to_figures_and_specks_in_labels() -> None:
    text = (
        "Tabel 1 - Udgifter pa alle styringsomrader\nStyrings-\n\n"
        "1.000 kr., 2024 p/I R 2024 2025 2026 2027 1alt\nomrade\n\n"
        "Medarbejdere til huset .\n\n(2 ½ ÅV) Service 1.600| 1.600| 1.600| 1.600| 6.400\n"
        "Aftener | Service 400 | 400 400 400 1.600\n"
        "Udgifter i alt (netto) 2.000 2.000 2.000 2.000 8.000\n"
    )
    note, _ = read(note_text(table_1=text))
    assert amounts(note.tables[0]) == FIRST
    assert note.tables[0].rows[0].cells[0].amount_kr.certainty == "likely"


def test_14_three_readings_of_one_staffing_figure_give_no_number() -> None:
    note, problems = read(
        note_text(
            effort="Indsats\nDer ansættes medarbejdere (22 arsveerk) i 2024-27 til indsatsen.\n",
            table_1=TABLE_1.replace("2 ½ ÅV", "2% AV"),
            table_2=TABLE_2.replace("2 ½ ÅV", "2 v AV"),
        )
    )
    assert [found.value for found in note.fte] == [None, None, None]
    assert [found.raw for found in note.fte] == ["22 arsveerk", "2% AV", "2 v AV"]
    assert all(found.certainty == "unknown" and len(found.readings) == 3 for found in note.fte)
    assert codes(problems).count("BUDGET-012") == 3


def test_14_two_readings_that_agree_keep_their_number_and_offer_it() -> None:
    note, _ = read(note_text(table_2=TABLE_2.replace("2 ½ ÅV", "2% AV")))
    assert [str(found.value) for found in note.fte] == ["5/2", "5/2", "None"]
    assert {found.certainty for found in note.fte} == {"unsure", "unknown"}
    assert str(note.fte[2].suggestion) == "5/2"


def test_14_a_footnote_mark_glued_to_a_figure() -> None:
    glued = FOOTNOTES.replace("\n2 24 pct.", "\n224 pct.").replace("\n1 Plan", "\n! Plan")
    note, problems = read(note_text(footnotes=glued))
    assert [each.mark for each in note.footnotes] == ["1", "2", "3"]
    second = note.footnotes[1].text
    assert second.certainty == "unsure"
    assert (second.value or "").startswith("224 pct.")
    assert (second.suggestion or "").startswith("24 pct.")
    (above,) = (each for each in problems if each.code == "BUDGET-021")
    assert (above.raw, above.params["suggestion"]) == ("224 pct.", "2 + 24 pct.")
    assert "BUDGET-034" in codes(problems)


def test_14_a_lost_footnote_is_a_gap_in_the_series() -> None:
    lost = "\n\n".join(
        line for line in FOOTNOTES.split("\n") if line and not line.startswith(("2 ", "spørge"))
    )
    note, problems = read(note_text(footnotes=f"\n{lost}\n"))
    assert [each.mark for each in note.footnotes] == ["1", "3"]
    (gap,) = (each for each in problems if each.code == "BUDGET-022")
    assert gap.params["lost"] == "2"


def test_15_doubled_full_stops_in_a_unit() -> None:
    note, _ = read(note_text(economy=ECONOMY.replace("mio. kr.", "mio.. kr.")))
    assert note.annual_amount_kr is not None
    assert note.annual_amount_kr.value == 2_000_000


def test_16_a_total_that_the_rows_do_not_give_is_told_and_kept() -> None:
    text = TABLE_1.replace("(netto)  2.000", "(netto)  2.100")
    note, problems = read(note_text(table_1=text))
    assert note.tables[0].rows[2].cells[0].amount_kr.value == 2_100_000
    found = {each.code: each for each in problems if each.severity == "error"}
    assert found["BUDGET-002"].params["printed"] == "2.100"
    assert found["BUDGET-002"].params["sum"] == "2.000"


def test_17_abbreviations_end_no_sentence() -> None:
    risk = (
        "Risikovurdering og proces\nHuset åbner, jf. Plan 7, mhp. Byens unge, bl.a. piger i 8. "
        "klasse, og indsatsen kan begynde uden yderligere udvalgsbehandling. Slut.\n"
    )
    note, _ = read(note_text(risk=risk))
    assert note.further_treatment is not None
    assert note.further_treatment.raw.startswith("Huset åbner")
    assert note.further_treatment.raw.endswith("udvalgsbehandling.")
