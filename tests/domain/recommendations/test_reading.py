"""The annex as a whole: its head, its legend, its findings, and that damage never raises."""

from datetime import date
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from brobygger.domain.documents.page import Document, Line, Page, Span
from brobygger.domain.documents.recognise import recognise
from brobygger.domain.documents.record import as_json, walk
from brobygger.domain.kernel.place import Place
from brobygger.domain.recommendations.reading import SIGNATURE, read_annex
from brobygger.messages import say
from counts import examples
from domain.recommendations.printed import (
    HEADS,
    LEGEND,
    OPENING,
    Row,
    a_paper,
    a_table,
    codes,
    read,
)

ORDERED = ["• Implementering i BIF", "• Kræver finansiering: Budgetnotat bestilt af BIU"]
NEEDED = ["• Implementering i BUF", "• Kræver finansiering"]
LEANS = "• Kræver finansiering: Løftes som del af bestillingen på anbefaling {}"
FRAMED = ["• Implementering i SOF", "• Kræver ikke finansiering"]
ROWS: tuple[Row, ...] = (
    ("1. Klubber", ORDERED, "Ny indsats"),
    ("2. Kurser", NEEDED, "Ny indsats"),
    ("3. Møder", FRAMED, "Ny indsats"),
)


def test_the_head_is_read_without_the_case_officers_name() -> None:
    opening = ("Bilag 1", *OPENING, "Sagsnummer I F2", "2025 - 4711", "Dokumentnummer i F2: 123",
               "Sagsnummer i eDoc", "2025-0042", "Sagsbehandler", "Nogen Andersen")  # fmt: skip
    annex, problems = read_annex(
        a_paper(a_table(HEADS, ("VOKSNE", "", ""), *ROWS), opening=opening)
    )
    assert annex.title is not None
    assert annex.title.value == "Oversigt over forslagene"
    assert annex.date is not None
    assert annex.date.value == date(2025, 3, 14)
    numbers = annex.case_numbers
    assert [each and each.value for each in (numbers.f2, numbers.f2_document, numbers.edoc)] == [
        "2025 - 4711", "123", "2025-0042",
    ]  # fmt: skip
    assert codes(problems) == []
    assert "Andersen" not in str(as_json(annex))


def test_the_signature_knows_the_annex() -> None:
    paper = a_paper(a_table(HEADS, *ROWS))
    assert recognise(paper, (SIGNATURE,)) == "recommendation_annex"


def test_what_is_missing_from_the_head_is_told() -> None:
    _, problems = read_annex(a_paper(a_table(HEADS, ("VOKSNE", "", ""), *ROWS), opening=()))
    assert codes(problems) == ["016", "020", "017"]


@pytest.mark.parametrize(
    ("row", "wanted", "severity"),
    [
        (("4. Ture", ["• Kræver finansiering"], "Ny indsats"), "004", "warning"),
        (("4. Ture", ["• Uden for kommunens mandat"], "Ny indsats"), "004", "info"),
        (("4. Ture", ["• Implementering i BIF"], "Ny indsats"), "005", "warning"),
        (("4. Ture", ORDERED, "Videreførelse (finansieret i Byplanen)"), "006", "warning"),
        (("4. Ture", [*ORDERED, "• Implementering i Fyrtårnet"], "Ny indsats"), "008", "warning"),
        (("4. Ture", [*FRAMED, "• Kan realiseres som del af anbefaling 1"], "Ny indsats"), "011",
         "info"),
        (("4. Ture", [*FRAMED, "• Solen står op"], "Ny indsats"), "012", "info"),
        (("4. Ture", FRAMED, ""), "013", "warning"),
        (("4. Ture", [*FRAMED, "• Kræver finansiering"], "Ny indsats"), "014", "warning"),
        (("4. Ture", [*FRAMED, "• Kan løftes via anbefaling 9"], "Ny indsats"), "003", "error"),
        (("4. Ture", [*FRAMED, "• Kan løftes via anbefaling 1b"], "Ny indsats"), "003", "error"),
        (("4. Ture", ["• Implementering i BIF", LEANS.format(3)], "Ny indsats"), "015", "warning"),
        (("4. Ture", [*FRAMED, "• Kan løftes via anbefaling 1 eller 2"], "Ny indsats"), "019",
         "warning"),
    ],
)  # fmt: skip
def test_each_finding_alone(row: Row, wanted: str, severity: str) -> None:
    """One row, one finding, with its place in paper and record, said in both languages."""
    _, problems = read(*ROWS, row)
    assert codes(problems) == [wanted]
    (problem,) = problems
    assert problem.severity == severity
    assert problem.where.line == 105
    assert problem.raw
    assert problem.field.startswith("recommendations.3")
    for language in ("da", "en"):
        said = say(problem, language)
        assert problem.raw in said.what or wanted in ("013", "008")


def test_fields_of_findings_lead_to_values() -> None:
    """So that a screen can show a finding beside the value it is about."""
    annex, problems = read(*ROWS, ("4. Ture", ORDERED, "Videreførelse (finansieret i Byplanen)"))
    (problem,) = problems
    found = dict(walk(annex))[problem.field]
    assert found.value is not None
    assert found.value.kind == "plan"
    assert not found.value.to_known
    assert found.value.confirmed_on == date(2025, 3, 14)


def test_a_ring_of_references_is_told_with_its_path() -> None:
    _, problems = read(
        ("1. Klubber", ["• Implementering i BIF", "• Kan løftes via anbefaling 2"], "Ny indsats"),
        ("2. Kurser", ["• Implementering i BIF", "• Kan løftes via anbefaling 1"], "Ny indsats"),
    )
    assert codes(problems) == ["018"]
    assert problems[0].params["path"] == "1a → 2a → 1a"


def test_a_shared_order_is_the_same_order() -> None:
    annex, problems = read(
        *ROWS,
        ("4. Ture", ["• Implementering i BUF", LEANS.format(1)], "Ny indsats"),
    )  # fmt: skip
    (route,) = annex.recommendations[3].parts[0].routes
    assert route.value is not None
    assert (route.value.note, route.value.ordered_by) == ("N1", "BIU")
    assert annex.recommendations[3].headline == "green"
    assert codes(problems) == []


GREEN, RED, BLACK = "#00b050", "#c00000", "#000000"


@pytest.mark.parametrize(
    ("colours", "wanted"),
    [
        ((GREEN, RED, BLACK), []),
        ((GREEN, RED, None), []),
        ((None, None, None), []),
        ((RED, RED, None), ["007"]),
        ((GREEN, BLACK, None), ["007"]),
    ],
)
def test_printed_colours_are_compared_and_never_believed(
    colours: tuple[str | None, ...], wanted: list[str]
) -> None:
    tables = [
        a_table(row, first=100 + 10 * at, colour=colour)
        for at, (row, colour) in enumerate(zip(ROWS, colours, strict=True))
    ]
    annex, problems = read_annex(a_paper(a_table(HEADS, ("VOKSNE", "", "")), *tables))
    assert [each.headline for each in annex.recommendations] == ["green", "red", "black"]
    assert codes(problems) == wanted


def test_colours_mean_what_this_papers_legend_says() -> None:
    """A paper may print what is ordered in blue; its own sentence counts, not the name."""
    turned = tuple(
        text.replace("grøn", "X").replace("blå", "grøn").replace("X", "blå") for text in LEGEND
    )
    table = a_table(HEADS, ("VOKSNE", "", ""), ROWS[0], colour="#0000c0")
    annex, problems = read_annex(a_paper(table, opening=("Titel", "14-03-2025", *turned)))
    assert codes(problems) == []
    assert annex.recommendations[0].headline == "green"


def test_sentences_of_the_legend_without_gaps_between_them_are_told_apart() -> None:
    """In one paragraph four colours are named; each sentence names its own."""
    table = a_table(HEADS, ("VOKSNE", "", ""), ROWS[0])
    annex, _ = read_annex(a_paper(table, opening=("Titel", "14-03-2025", " ".join(LEGEND))))
    assert [(each.colour, each.meaning.value) for each in annex.legend] == list(
        zip(("green", "red", "blue", "black"), LEGEND, strict=True)
    )


DAMAGED = """
1. 2. 13. • Ad ( ) anbefaling 9 og eller kræver ikke finansiering via Kan BIF BUF Budgetnotat
bestilt af Ny indsats Videreførelse fsva. finansieret til og med 2025 som del SKOLEOMRÅDET 999
budgetpakke i ØKF's Implementering mandat minister 31-02-2025 halvår 5. grøn skrift Bilag
"""
WORDS = st.sampled_from([*DAMAGED.split(), "\t", "\0", "  "])
CELLS = st.lists(WORDS, max_size=12).map(" ".join) | st.text(max_size=30)
PAPERS = st.lists(st.lists(CELLS, min_size=0, max_size=5), max_size=8)


@settings(max_examples=examples(small=150, full=5_000))
@given(PAPERS, st.lists(CELLS, max_size=3))
def test_no_damage_raises(rows: list[list[str]], opening: list[str]) -> None:
    """Whatever stands in the cells: values, unknowns and findings, and all of it can be written."""
    paper = a_paper(a_table(*rows), opening=opening)
    annex, problems = read_annex(paper)
    as_json(annex)
    assert all(say(problem, language).what for problem in problems for language in ("da", "en"))
    for each in annex.recommendations:
        assert len({part.id for part in each.parts}) == len(each.parts) > 0
        assert all(part.quote.raw or not part.routes for part in each.parts)


@given(st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_no_recommendation(rng: Random) -> None:
    """Rows in another order: the same parts and categories, and only the numbers are told."""
    shuffled = list(ROWS)
    rng.shuffle(shuffled)
    wanted = {each.number: each.categories for each in read(*ROWS)[0].recommendations}
    annex, problems = read(*shuffled)
    assert {each.number: each.categories for each in annex.recommendations} == wanted
    assert set(codes(problems)) <= {"002"}


def test_running_text_alone_is_no_annex() -> None:
    line = Line((Span("1. Kræver finansiering"),), Place(line=1))
    document = Document("x.txt", "0" * 64, "text", (Page(None, (line,)),))
    annex, problems = read_annex(document)
    assert annex.recommendations == ()
    assert codes(problems) == ["001"]
