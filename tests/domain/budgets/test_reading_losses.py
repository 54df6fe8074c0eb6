"""What a scan or an editor loses is told: a sum, a head, a unit, a half, a whole table."""

import pytest

from papers.note_text import EARLIER, ECONOMY, EFFORT, TABLE_1, TABLE_2, note_text
from papers.read_text import amounts, codes, read

TOTAL_1 = "Udgifter i alt (netto)  2.000 2.000 2.000 2.000 8.000"
RULED_EARLIER = """\
# BI12 Titel

## Tidligere afsatte midler

| 1.000 kr., løbende p/l | 2021 | 2022 | 2023 |
|---|---|---|---|
| Budgetaftale 2023 | | | 300 |
| Afsatte midler i alt | | | 300 |
"""


@pytest.mark.parametrize("part", ["table_1", "table_2", "earlier"])
def test_a_table_that_lost_its_sum_says_so(part: str) -> None:
    text = {"table_1": TABLE_1, "table_2": TABLE_2, "earlier": EARLIER}[part]
    kept = "\n".join(line for line in text.split("\n") if "i alt" not in line)
    _, problems = read(note_text(**{part: kept}))
    assert codes(problems).count("BUDGET-035") == 1


@pytest.mark.parametrize(
    ("lost", "code"),
    [("?", "BUDGET-016"), ("x", "BUDGET-016"), ("-", "BUDGET-002"), ("", "BUDGET-035")],
)
def test_a_sum_of_earlier_funds_whose_only_figure_is_lost(lost: str, code: str) -> None:
    _, problems = read(note_text(earlier=EARLIER.replace("i alt     300", f"i alt     {lost}")))
    assert code in codes(problems)


@pytest.mark.parametrize("lost", ["?", "x", "-", ""])
def test_the_same_in_a_ruled_table(lost: str) -> None:
    text = RULED_EARLIER.replace("i alt | | | 300", f"i alt | | | {lost}")
    _, problems = read(text, "x.md")
    assert {"BUDGET-016", "BUDGET-002", "BUDGET-035"} & set(codes(problems))
    assert not {"BUDGET-016", "BUDGET-002", "BUDGET-035"} & set(
        codes(read(RULED_EARLIER, "x.md")[1])
    )


@pytest.mark.parametrize("last_head", ["2023", ""])
def test_a_sum_above_earlier_funds_that_are_all_lost(last_head: str) -> None:
    """An empty year means no money that year: then nothing is what the sum should be."""
    text = RULED_EARLIER.replace("| 300 |", "| |", 1).replace("| 2023 |", f"| {last_head} |")
    _, problems = read(text, "x.md")
    (problem,) = [each for each in problems if each.code == "BUDGET-002"]
    assert (problem.params["printed"], problem.params["sum"]) == ("300", "0")


def test_a_table_of_earlier_funds_that_lost_its_head_is_told() -> None:
    rows = EARLIER.replace("1.000 kr., løbende p/l 2019 2020 2021 2022 2023 2024 2025\n", "")
    note, problems = read(note_text(earlier=rows))
    assert note.earlier_funds == ()
    assert "BUDGET-039" in codes(problems)


def test_a_ruled_table_that_lost_its_head_is_told() -> None:
    text = RULED_EARLIER.replace("| 1.000 kr., løbende p/l | 2021 | 2022 | 2023 |", "")
    note, problems = read(text, "x.md")
    assert note.earlier_funds == ()
    assert "BUDGET-039" in codes(problems)


def test_rows_cut_off_by_text_are_told() -> None:
    text = TABLE_1.replace(
        "\nAftener", "\nDette er en hel sætning om noget ganske andet her.\n\n• punkt\nAftener"
    )
    _, problems = read(note_text(table_1=text))
    assert {"BUDGET-035", "BUDGET-039"} <= set(codes(problems))


def test_a_misread_year_above_earlier_funds_breaks_the_series() -> None:
    note, problems = read(RULED_EARLIER.replace("| 2023 |", "| 2028 |"), "x.md")
    assert note.tables[0].years == (2021, 2022, 2028)
    assert "BUDGET-036" in codes(problems)


def test_tables_with_different_years_differ_also_without_a_stated_period() -> None:
    parts = {
        "economy": "Økonomi\nDer afsættes midler til huset.\n",
        "effort": EFFORT.replace(" i 2024-27", ""),
    }
    other = TABLE_2.replace("2024 2025 2026 2027 I alt", "2025 2026 2027 2028 I alt")
    assert "BUDGET-037" not in codes(read(note_text(**parts))[1])
    assert "BUDGET-037" in codes(read(note_text(**parts, table_2=other))[1])


def test_earlier_funds_in_another_price_level_are_asked_about() -> None:
    _, problems = read(note_text(earlier=EARLIER.replace("løbende", "2024")))
    assert "BUDGET-038" in codes(problems)


@pytest.mark.parametrize(
    "lost", ["(l ÅV)", "( ÅV)", "( v ÅV)", "(2Y2 ÅV)", "(2v ÅV)", "(- ÅV)", "(\ufffd ÅV)"]
)
def test_a_staffing_figure_that_is_lost_in_its_bracket_is_no_missing_one(lost: str) -> None:
    note, problems = read(note_text(table_1=TABLE_1.replace("(2 ½ ÅV)", lost)))
    assert [found.value for found in note.fte].count(None) == 1
    assert codes(problems).count("BUDGET-012") == 3


@pytest.mark.parametrize("code", ["0U", "@U", "OU"])
def test_a_committee_that_lost_its_letter_is_no_part_of_a_label(code: str) -> None:
    """Recognition in a wrong language: the row stays the row that it is in the other table."""
    table = TABLE_2.replace("BIU", code).replace("2 ½ ÅV", "3 ÅV")
    note, problems = read(note_text(table_2=table))
    (second,) = [each for each in note.tables if each.id == "table_2"]
    assert [each.committee.raw for each in second.rows if each.committee] == [code, code]
    told = codes(problems)
    assert {"BUDGET-012", "BUDGET-025"} <= set(told)
    assert "BUDGET-032" not in told


def test_a_row_with_a_damaged_label_is_held_to_the_same_staffing() -> None:
    labels = ("set (2 ½ ÅV)", "set (3 ÅV)"), ("Medarbejdere", "Mederbejdere")
    table = TABLE_2
    for was, now in labels:
        table = table.replace(was, now)
    economy = ECONOMY.replace("2½ årsværk", "flere medarbejdere")
    _, problems = read(note_text(table_2=table, economy=economy))
    assert "BUDGET-012" in codes(problems)


def test_a_sum_over_years_that_are_all_empty() -> None:
    text = (
        "# BI12 Titel\n\n## Økonomi\n\n**Tabel 1 - Udgifter**\n\n"
        "| 1.000 kr., 2024 p/l | 2024 | I alt |\n|---|---|---|\n"
        "| Løn | | 400 |\n| Udgifter i alt | | 400 |\n"
    )
    assert "BUDGET-001" in codes(read(text, "x.md")[1])


def test_a_table_2_without_caption_of_one_year() -> None:
    text = """\
Bevillingstekniske oplysninger

1.000 kr., 2026 p/l Udvalg Bevilling Indtægt/udgift 2026 I alt
Løn BIU 35.10 U 400 400
Serviceudgifter i alt 400 400
"""
    note, _ = read(note_text(table_2=text))
    assert amounts(note.tables[1]) == {"Løn": [400_000] * 2, "Serviceudgifter i alt": [400_000] * 2}


# Variants 6, 7, 8 and 10 of unusual notes.


def test_6_a_hyphen_and_blank_inside_a_line_stay_raw_and_break_no_rule() -> None:
    text = ECONOMY.replace("til huset", "til huset og fore- byggelse")
    note, problems = read(
        note_text(
            economy=text,
            risk=("Risikovurdering og proces\nDet kan ske uden yderligere udvalgs- behandling.\n"),
        )
    )
    assert note.annual_amount_kr is not None
    assert note.annual_amount_kr.value == 2_000_000
    assert note.further_treatment is not None
    assert note.further_treatment.value is False
    assert "BUDGET-005" not in codes(problems)


@pytest.mark.parametrize(
    ("printed", "certainty"),
    [
        ("T, 351 mio. kr.", "unsure"),
        ("klub, 351 mio. kr.", "certain"),
        ("7,351 mio. kr.", "certain"),
    ],
)
def test_an_amount_behind_a_lone_letter_may_have_lost_its_whole_number(
    printed: str, certainty: str
) -> None:
    note, _ = read(note_text(economy=f"Økonomi\nDer søges {printed} årligt i 2024-27.\n"))
    assert note.annual_amount_kr is not None
    assert note.annual_amount_kr.certainty == certainty


@pytest.mark.parametrize("word", ["bevillingsudløb", "bevillingsbortfald"])
def test_7_synonyms_of_an_expiring_grant_tick_no_other_box(word: str) -> None:
    box = (
        "Kategorisering\n☐ Need to\n☐ Fastholdelse/rekruttering\n☐ Rettidig omhu\n"
        f"☐ Specifik udfordring\n☒ {word.capitalize()}\n☐ Henvist sag\n"
        "☐ Bestilt af politisk parti\n☐ Bestilt af fagudvalg\n☐ Bestilt administrativt\n"
    )
    note, problems = read(note_text(box=box))
    ticked = [label for label, found in note.need_to.items() if found.value is True]
    assert ticked == ["Bevillingsudløb"]
    assert "BUDGET-018" not in codes(problems)


def test_8_amounts_of_several_frames_are_no_amount_of_the_note() -> None:
    economy = (
        "Økonomi\nRammen for service er overskredet med 3,1 mio. kr. i 2023, mens rammen for "
        "anlæg har et mindreforbrug på 1,2 mio. kr.\n"
    )
    note, problems = read(note_text(economy=economy))
    assert note.annual_amount_kr is None
    assert "BUDGET-005" not in codes(problems)


def test_8_two_yearly_amounts_in_one_passage_are_never_taken_for_certain() -> None:
    economy = (
        "Økonomi\nDer er et merforbrug på 3,1 mio. kr. årligt på service og et mindreforbrug "
        "på 1,2 mio. kr. årligt på anlæg.\n"
    )
    note, problems = read(note_text(economy=economy))
    found = note.annual_amount_kr
    assert found is None or found.certainty != "certain" or "BUDGET-005" in codes(problems)


def test_10_collapsed_blanks_and_labels_torn_around_figures() -> None:
    text = """\
Tabel 1 - Udgifter
t.kr., 2024 p/l Styringsområde 2024 2025 2026 2027 I alt
Medarbejdere til
Service 1.600 1.600 1.600 1.600 6.400
huset (2 ½ ÅV)
Aftener Service 400 400 400 400 1.600
Udgifter i alt (netto) 2.000 2.000 2.000 2.000 8.000
"""
    note, problems = read(note_text(table_1=text))
    rows = list(amounts(note.tables[0]).values())
    assert rows == [
        [1_600_000] * 4 + [6_400_000],
        [400_000] * 4 + [1_600_000],
        [2_000_000] * 4 + [8_000_000],
    ]
    assert note.tables[0].unit is not None
    assert note.tables[0].unit.value == "t.kr."
    assert "BUDGET-032" in codes(problems)  # the torn label is told, not guessed


def test_10_figures_without_a_blank_between_them_are_in_no_year() -> None:
    text = TABLE_1.replace("Service 400 400 400 400 1.600", "Service 400400 400 400 1.600")
    note, problems = read(note_text(table_1=text))
    assert {cell.year for cell in note.tables[0].rows[1].cells} == {None}
    assert "BUDGET-015" in codes(problems)
