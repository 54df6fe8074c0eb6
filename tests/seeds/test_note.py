"""The real note in its three copies: text layer (001), bad scan (000), born-digital PDF."""

from fractions import Fraction
from pathlib import Path

import pytest

from brobygger.domain.budgets.note import BudgetNote
from brobygger.domain.documents.reading import Reading
from brobygger.domain.kernel.problem import Problem
from brobygger.wiring import read_document
from papers.read_text import amounts, codes

STAFF, ACTIVITIES = "Medarbejderressourcer", "Aktivitetsmidler"
FIRST = [[1_600_000] * 4 + [6_400_000], [400_000] * 4 + [1_600_000], [2_000_000] * 4 + [8_000_000]]
EXPECTED_OF_THE_TEXT_LAYER = [
    "BUDGET-011",  # earlier funds in current prices
    "BUDGET-015",  # 300 without its year
    "BUDGET-017",  # Kategorisering missing
    "BUDGET-019",  # two boxes at Bydækkende
    "BUDGET-020",  # no district ticked
    "BUDGET-023",  # one place, three terms
    "BUDGET-024",  # one goal, three populations
]


def reading(folder: Path, name: str) -> tuple[Reading, BudgetNote]:
    (path,) = folder.glob(name)
    read = read_document(path.read_bytes(), path.name)
    assert isinstance(read.values, BudgetNote)
    return read, read.values


@pytest.fixture(scope="module")
def text_layer(shared: Path) -> tuple[Reading, BudgetNote]:
    return reading(shared / "seeds", "001_*.txt")


@pytest.fixture(scope="module")
def scan(shared: Path) -> tuple[Reading, BudgetNote]:
    return reading(shared / "seeds", "000_*.txt")


@pytest.fixture(scope="module")
def pdf(shared: Path) -> tuple[Reading, BudgetNote]:
    return reading(shared / "documents", "bi08.pdf")


@pytest.fixture(params=["text_layer", "scan", "pdf"])
def copy(request: pytest.FixtureRequest) -> tuple[Reading, BudgetNote]:
    found: tuple[Reading, BudgetNote] = request.getfixturevalue(request.param)
    return found


def test_what_every_copy_says(copy: tuple[Reading, BudgetNote]) -> None:
    _, note = copy
    assert note.code is not None
    assert note.code.value == "BI08"
    assert note.period is not None
    assert note.period.value == (2024, 2027)
    assert note.annual_amount_kr is not None
    assert note.annual_amount_kr.value == 2_000_000
    assert len(note.fte) == 3
    assert [each.mark for each in note.footnotes] == ["1", "2", "3", "4", "5"]
    assert (len(note.target_groups), len(note.themes)) == (2, 4)
    assert (len(note.area_criteria), len(note.follow_up)) == (3, 2)
    assert len(note.goals) == 3
    assert len(note.recommendation_refs) == 2
    assert note.external_evaluation is not None
    assert note.further_treatment is not None
    assert note.further_treatment.value is False
    assert len(note.districts) == 11


def test_the_amounts_of_every_copy(copy: tuple[Reading, BudgetNote]) -> None:
    first, second, earlier = copy[1].tables
    assert list(amounts(first).values()) == FIRST
    assert list(amounts(second).values()) == FIRST
    assert first.years == (2024, 2025, 2026, 2027)
    assert first.price_base is not None
    assert first.price_base.value == 2024
    assert [row.appropriation.value for row in second.rows[:2] if row.appropriation] == [
        "35.10"
    ] * 2
    assert [row.sign.value for row in second.rows[:2] if row.sign] == ["U", "U"]
    assert earlier.price_base is not None
    assert earlier.price_base.value == "current"


def test_every_problem_of_every_copy_points_to_a_value_or_a_place(
    copy: tuple[Reading, BudgetNote],
) -> None:
    for problem in copy[0].problems:
        assert problem.field or problem.where.line or problem.code.startswith("DOCUMENT")


def test_the_text_layer_has_exactly_its_findings(text_layer: tuple[Reading, BudgetNote]) -> None:
    read, note = text_layer
    assert codes(list(read.problems)) == EXPECTED_OF_THE_TEXT_LAYER
    assert not [each for each in read.problems if each.severity == "error"]
    assert [each.value for each in note.fte] == [Fraction(5, 2)] * 3
    assert note.budget_round is not None
    assert note.budget_round.value == 2024
    assert {each.value for each in note.districts.values()} == {False}
    assert note.need_to == {}
    assert note.tables[1].years == (2024, 2025, 2026, 2027)


def test_the_text_layer_quotes_places_and_populations(
    text_layer: tuple[Reading, BudgetNote],
) -> None:
    by_code = {each.code: each for each in text_layer[0].problems}
    assert by_code["BUDGET-023"].params["count"] == "3"
    assert by_code["BUDGET-024"].params["count"] == "3"


def test_the_single_300_is_in_no_year_where_its_column_is_lost(
    text_layer: tuple[Reading, BudgetNote], scan: tuple[Reading, BudgetNote]
) -> None:
    for _, note in (text_layer, scan):
        (fund,) = note.earlier_funds
        assert fund.amount_kr.value == 300_000
        assert (fund.year.value, fund.year.suggestion) == (None, 2023)


def problems_of(read: Reading, code: str) -> list[Problem]:
    return [each for each in read.problems if each.code == code]


def test_the_scan_has_at_most_25_findings_and_the_gate_fires(
    scan: tuple[Reading, BudgetNote],
) -> None:
    read, _ = scan
    assert len(read.problems) <= 25
    assert problems_of(read, "DOCUMENT-022")
    assert not [each for each in read.problems if each.severity == "error"]


def test_no_staffing_figure_of_the_scan_is_silently_a_number(
    scan: tuple[Reading, BudgetNote],
) -> None:
    read, note = scan
    assert [each.value for each in note.fte] == [None, None, None]
    assert {each.field for each in problems_of(read, "BUDGET-012")} == {"fte.0", "fte.1", "fte.2"}


def test_table_2_of_the_scan_has_no_years_and_is_offered_those_of_table_1(
    scan: tuple[Reading, BudgetNote],
) -> None:
    _, note = scan
    table = note.tables[1]
    assert table.years == ()
    for row in table.rows:
        assert [cell.year for cell in row.cells] == [None] * 4
        assert [cell.suggested_year for cell in row.cells] == [2024, 2025, 2026, 2027]


def test_the_glued_footnote_mark_of_the_scan_is_told(scan: tuple[Reading, BudgetNote]) -> None:
    (above,) = problems_of(scan[0], "BUDGET-021")
    assert (above.raw, above.params["suggestion"]) == ("224 pct.", "2 + 24 pct.")
    second = scan[1].footnotes[1].text
    assert second.certainty == "unsure"
    assert (second.suggestion or "").startswith("24 pct.")


def test_every_box_of_the_scan_is_unknown(scan: tuple[Reading, BudgetNote]) -> None:
    _, note = scan
    assert len(note.need_to) == 9
    assert note.citywide is not None
    ticks = [*note.need_to.values(), *note.districts.values(), note.citywide]
    assert {each.value for each in ticks} == {"unknown"}


def test_the_pdf_reads_ticks_and_the_year_by_column(pdf: tuple[Reading, BudgetNote]) -> None:
    _, note = pdf
    assert [label for label, each in note.need_to.items() if each.value is True] == [
        "Specifik udfordring",
        "Bestilt af fagudvalg",
    ]
    assert [label for label, each in note.districts.items() if each.value is True] == [
        "Vesterbro/Kgs. Enghave",
        "Nørrebro",
    ]
    (fund,) = note.earlier_funds
    assert (fund.year.value, fund.year.certainty) == (2023, "certain")
    assert (note.footnotes[1].text.value or "").startswith("24 pct.")
    assert [each.value for each in note.fte] == [Fraction(5, 2)] * 3


def test_the_pdf_has_only_the_findings_of_the_note_itself(pdf: tuple[Reading, BudgetNote]) -> None:
    assert codes(list(pdf[0].problems)) == ["BUDGET-011", "BUDGET-023", "BUDGET-024"]
