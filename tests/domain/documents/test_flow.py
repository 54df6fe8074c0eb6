"""Lines become paragraphs; broken words are joined, real hyphens kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brobygger.domain.documents.flow import hyphenated_words, join_lines, paragraphs
from brobygger.domain.documents.page import Line, Span
from brobygger.domain.kernel.place import Place


def line(text: str, **more: object) -> Line:
    """One line of plain text."""
    return Line((Span(text),), **more)  # type: ignore[arg-type] # keywords of Line


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("med fore-", "byggelse af", "med forebyggelse af"),
        ("unge med ikke-", "dansk sprog", "unge med ikke-dansk sprog"),
        ("et peer-to-", "peer-forløb", "et peer-to-peer-forløb"),
        ("stærkt køns-", "og aldershierarki", "stærkt køns- og aldershierarki"),
        ("Børne-", "og Ungdomsudvalget", "Børne- og Ungdomsudvalget"),
        ("Teknik- og Miljø-", "forvaltningen", "Teknik- og Miljøforvaltningen"),
        ("perioden 2024-", "27 er", "perioden 2024-27 er"),
        ("Nord-", "Vest", "Nord-Vest"),
        ("en dash -", "og mere", "en dash - og mere"),
        ("to ord", "til", "to ord til"),
        ("en fore- byggelse", "af", "en forebyggelse af"),
        ("unge med ikke- dansk", "sprog", "unge med ikke-dansk sprog"),
        ("stærkt køns- og", "aldershierarki", "stærkt køns- og aldershierarki"),
        ("evaluering/", "følgeforskning", "evaluering/følgeforskning"),
        ("og /", "eller", "og / eller"),
        ("ord", "", "ord"),
    ],
)
def test_two_lines(first: str, second: str, joined: str) -> None:
    assert join_lines((line(first), line(second))) == joined


def test_a_word_that_stands_hyphenated_elsewhere_keeps_its_hyphen() -> None:
    lines = (line("et bro-projekt er godt"), line("hvert bro-"), line("projekt tæller"))
    assert hyphenated_words(lines) == {"bro-projekt"}
    assert paragraphs(lines)[0].text == "et bro-projekt er godt hvert bro-projekt tæller"


def test_a_hyphen_marked_as_a_break_is_dropped_before_a_capital_too() -> None:
    assert join_lines((line("KORT-", soft_hyphen=True), line("LÆGNING"))) == "KORTLÆGNING"


def test_gaps_bullets_and_headings_begin_a_paragraph() -> None:
    lines = (
        line("Titel over", heading=1),
        line("to linjer", heading=1),
        line("Brødtekst her"),
        line("går videre."),
        line("Ny tekst", gap_before=True),
        line("første punkt", bullet="•"),
        line("dets anden linje"),
        line("andet punkt", bullet="•"),
        line("Side 1/2", furniture=True),
        line("  "),
    )
    found = paragraphs(lines)
    assert [each.text for each in found] == [
        "Titel over to linjer",
        "Brødtekst her går videre.",
        "Ny tekst",
        "første punkt dets anden linje",
        "andet punkt",
    ]
    assert [each.heading for each in found] == [1, 0, 0, 0, 0]
    assert [each.bullet for each in found] == ["", "", "", "•", "•"]
    assert found[1].lines == lines[2:4]
    assert found[1].raw == "Brødtekst her\ngår videre."


@pytest.mark.parametrize(
    ("before", "after", "gap", "count"),
    [
        ("vi når forældre om en", "åben dialog", True, 1),
        ("vi når forældre hos", "Jobcentret", False, 1),
        ("vi når forældre", "Ny sætning", True, 2),
        ("Vi når forældre.", "Ny sætning", False, 2),
    ],
)
def test_over_a_page_break_the_sentence_decides(
    before: str, after: str, gap: bool, count: int
) -> None:
    lines = (
        line(before, place=Place(page=1, line=40)),
        line(after, place=Place(page=2, line=1), gap_before=gap),
    )
    assert len(paragraphs(lines)) == count


def test_raised_footnote_marks_stay_out_of_the_words() -> None:
    noted = Line((Span("skal falde."), Span("1", raised=True), Span(" Mere")))
    assert paragraphs((noted,))[0].text == "skal falde. Mere"
    assert paragraphs((noted,))[0].raw == "skal falde.1 Mere"


@given(st.lists(st.text("abc æø", min_size=1, max_size=8), min_size=1, max_size=6))
def test_no_word_is_lost_where_nothing_is_hyphenated(texts: list[str]) -> None:
    joined = " ".join(each.text for each in paragraphs([line(text) for text in texts]))
    assert joined.split() == " ".join(texts).split()


def test_joining_is_linear_in_the_lines() -> None:
    """200,000 lines of one paragraph: a join that looks at all before it would take minutes."""
    many = (line("ord og del-"), line("ing af noget/")) * 100_000
    joined = join_lines(many)
    assert joined.startswith("ord og deling af noget/ord og deling")
    assert len(joined) == 100_000 * len("ord og deling af noget/")
