"""A note in loose text, in our own words: every value of the contract with its place."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brobygger.domain.budgets.reading import SIGNATURE, read_note
from brobygger.domain.documents.recognise import recognise
from brobygger.domain.documents.record import as_json, walk
from brobygger.engines.text import read_text
from papers.note_text import PARTS, note_text
from papers.read_text import codes, read

NOTE, PROBLEMS = read(note_text())


def test_a_clean_note_has_only_the_findings_that_it_earns() -> None:
    """Earlier money in current prices, its lost column, three places, three populations."""
    assert codes(PROBLEMS) == ["BUDGET-011", "BUDGET-015", "BUDGET-023", "BUDGET-024"]


def test_the_template_is_recognised() -> None:
    assert recognise(read_text(note_text().encode(), "x"), (SIGNATURE,)) == "budget_note"


def test_the_head_of_the_note() -> None:
    assert NOTE.code is not None
    assert NOTE.title is not None
    assert NOTE.budget_round is not None
    assert (NOTE.code.value, NOTE.code.source.line) == ("BI12", 1)
    assert NOTE.title.value == "Åbent hus for familier i et boligområde om frihed og fællesskab"
    assert (NOTE.budget_round.value, NOTE.budget_round.raw) == (2024, "Budget 2024 4/4")


def test_amount_a_year_and_period() -> None:
    assert NOTE.annual_amount_kr is not None
    assert NOTE.period is not None
    assert (NOTE.annual_amount_kr.value, NOTE.annual_amount_kr.raw) == (2_000_000, "2,0 mio. kr.")
    assert NOTE.period.value == (2024, 2027)


def test_every_staffing_figure_is_kept() -> None:
    assert [(each.value, each.raw) for each in NOTE.fte] == [
        (Fraction(5, 2), "2½ årsværk"),
        (Fraction(5, 2), "2 ½ ÅV"),
        (Fraction(5, 2), "2 ½ ÅV"),
    ]
    assert all(each.certainty == "certain" for each in NOTE.fte)


def test_a_sentence_cut_in_two_by_footnotes_is_whole_again() -> None:
    assert NOTE.sections["Eksisterende indsats"].value == (
        "Et kursus findes på to skoler, og kommunen når ad den vej en lille del af forældrene. "
        "Resten står udenfor."
    )


def test_words_broken_at_a_line_end_are_joined_and_real_hyphens_stay() -> None:
    text = NOTE.sections["Baggrund"].value or ""
    assert "samtaler med" in text
    assert "ikke-vestlige" in text


def test_footnote_marks_are_kept_apart_from_words() -> None:
    assert [(each.mark, (each.text.value or "")[:7]) for each in NOTE.footnotes] == [
        ("1", "Plan fo"),
        ("2", "24 pct."),
        ("3", "Samtale"),
    ]
    assert "falde. Flere unge fortæller om pres hjemmefra. Skolerne" in (
        NOTE.sections["Udfordring"].value or ""
    )
    assert "skal\nfalde.1" in NOTE.sections["Udfordring"].raw


def test_lists() -> None:
    assert [each.value for each in NOTE.target_groups] == [
        "Familier med børn i skolealderen",
        "Lokale foreninger - både store og små",
    ]
    assert [each.value for each in NOTE.themes] == ["Frihed og fællesskab", "Mad på tværs"]
    assert [each.value for each in NOTE.area_criteria] == [
        "tillid mellem naboer og medarbejdere",
        "et hus, som kan bruges om aftenen",
    ]
    assert [each.value for each in NOTE.follow_up] == [
        "Antal familier, som huset når",
        "Samtaler om samarbejdet mellem foreninger",
    ]


def test_a_list_sign_that_a_scan_read_as_a_letter() -> None:
    scanned = PARTS["groups"].replace("\uf0b7", "e")
    assert len(read(note_text(groups=scanned))[0].target_groups) == 2


def test_goals_evaluation_treatment_and_references() -> None:
    assert [(each.value or "").split()[0] for each in NOTE.goals] == ["Byen", "Det", "Plan"]
    assert NOTE.external_evaluation is not None
    assert "styrelse" in (NOTE.external_evaluation.value or "")
    assert NOTE.further_treatment is not None
    assert NOTE.further_treatment.value is False
    assert [each.value for each in NOTE.recommendation_refs] == [
        "En af ekspertgruppens anbefalinger",
        "360-graders indsats",
    ]


@pytest.mark.parametrize(
    ("sentence", "answer"),
    [
        ("Indsatsen kan begynde uden yderligere udvalgsbehandling.", False),
        ("Forslaget kræver fornyet udvalgsbehandling.", True),
        ("Ingen kendte risici.", None),
    ],
)
def test_further_treatment_is_never_worked_out(sentence: str, answer: bool | None) -> None:
    note, _ = read(note_text(risk=f"Risikovurdering og proces\n{sentence}\n"))
    found = note.further_treatment
    assert (found.value if found else None) is answer


def test_address() -> None:
    assert NOTE.address is not None
    assert NOTE.address.value == "Husvej 1"
    empty, _ = read(note_text(address="Adresse\n"))
    assert empty.address is not None
    assert empty.address.value is None
    assert read(note_text(address=""))[0].address is None


def test_earlier_funds_keep_their_year_open_and_offer_the_agreements() -> None:
    (fund,) = NOTE.earlier_funds
    assert (fund.agreement.value, fund.amount_kr.value) == ("Budgetaftale 2023", 300_000)
    assert fund.price_base == "current"
    assert (fund.year.value, fund.year.certainty, fund.year.suggestion) == (None, "unknown", 2023)


def test_earlier_funds_without_a_year_in_the_name_suggest_nothing() -> None:
    earlier = PARTS["earlier"].replace("Budgetaftale 2023 ", "Overførselssag ")
    (fund,) = read(note_text(earlier=earlier))[0].earlier_funds
    assert (fund.year.value, fund.year.suggestion) == (None, None)


def test_every_value_that_was_found_says_where() -> None:
    for path, found in walk(NOTE):
        assert found.source.line is not None, path


def test_a_note_without_its_running_head_only_suggests_the_round() -> None:
    note, problems = read(note_text(foot=""))
    assert note.budget_round is not None
    assert (note.budget_round.value, note.budget_round.suggestion) == (None, 2024)
    assert "BUDGET-033" in codes(problems)


@pytest.mark.parametrize("part", sorted(PARTS))
def test_a_missing_part_is_a_finding_and_never_a_failure(part: str) -> None:
    note, _ = read(note_text(**{part: ""}))
    assert as_json(note)


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("BI08 Titel", "BI08"),
        ("BI 8 Titel", "BI8"),
        ("ØK112 - Titel", "ØK112"),
        ("Ø7: Titel", "Ø7"),
        ("TM05a Titel", "TM05a"),
        ("TM05a-c Titel", "TM05a-c"),
        ("BU03/BU04 Titel", "BU03/BU04"),
        ("BU03 + SO11 Titel", "BU03+SO11"),
    ],
)
def test_note_codes(line: str, code: str) -> None:
    note, problems = read(note_text(title=f"{line}\n"))
    assert note.code is not None
    assert note.title is not None
    assert (note.code.value, note.title.value) == (code, "Titel")
    assert "BUDGET-025" not in codes(problems)


def test_a_scanned_code_is_only_suggested() -> None:
    note, problems = read(note_text(title="OK12 Titel\n"))
    assert note.code is not None
    assert (note.code.value, note.code.certainty, note.code.suggestion) == (
        "OK12",
        "unsure",
        "ØK12",
    )
    assert "BUDGET-025" in codes(problems)


def test_a_title_without_a_code_is_a_finding() -> None:
    note, problems = read(note_text(title="Åbent hus\n"))
    assert note.code is None
    assert "BUDGET-030" in codes(problems)


@given(st.text())
def test_any_text_can_be_read(text: str) -> None:
    read(text)


@given(st.lists(st.sampled_from("\n".join(PARTS.values()).split("\n")), max_size=60))
def test_any_order_of_a_notes_lines_can_be_read(lines: list[str]) -> None:
    read("\n".join(lines))


@given(st.data())
def test_a_damaged_note_can_be_read(data: st.DataObject) -> None:
    text = note_text()
    for _ in range(data.draw(st.integers(1, 12))):
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, min(start + 30, len(text))))
        text = text[:start] + data.draw(st.text(max_size=4)) + text[end:]
    document = read_text(text.encode(errors="replace"), "x")
    assert as_json(read_note(document)[0])
