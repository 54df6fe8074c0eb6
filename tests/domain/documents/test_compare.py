"""Two copies of one paper: aligned words, paired values, and what matters in running text."""

import time
from dataclasses import dataclass, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brobygger.domain.documents.align import align
from brobygger.domain.documents.compare import (
    Comparison,
    compare_values,
    is_same_value,
    pair_values,
)
from brobygger.domain.documents.damage import compare_words
from brobygger.domain.documents.found import Found
from brobygger.domain.documents.page import Document, Footnote, Line, Page, Span
from brobygger.domain.documents.words import Holdings, Word, is_alike, words_of
from brobygger.domain.kernel.place import Place


def a_paper(text: str, footnotes: tuple[Footnote, ...] = ()) -> Document:
    lines = tuple(
        Line((Span(words),), Place(line=number)) for number, words in enumerate(text.split("\n"), 1)
    )
    return Document("paper.txt", "0", "text", (Page(None, lines, footnotes=footnotes),))


def words(text: str) -> tuple[Word, ...]:
    return words_of(a_paper(text))


def kinds(a: str, b: str) -> list[tuple[str, str | None, str | None]]:
    found = compare_words(words(a), words(b))
    return [(each.kind, each.a, each.b) for each in found.differences]


def test_words_torn_by_a_line_break_are_joined_and_keep_their_place() -> None:
    found = words("en fælles ind-\nsats med ikke-\nvestlig og køns-\nog aldersforskel")
    assert [word.text for word in found] == [
        "en", "fælles", "indsats", "med", "ikke-vestlig", "og", "køns-", "og", "aldersforskel",
    ]  # fmt: skip
    assert found[2].place.line == 1


def test_a_fraction_on_its_own_belongs_to_the_figure_before_it() -> None:
    assert [word.text for word in words("(2 ½ ÅV)")] == ["(2 ½", "ÅV)"]


def test_furniture_is_no_word_and_footnotes_follow_their_page() -> None:
    paper = a_paper("to ord", (Footnote("1", "en kilde", Place(line=9)),))
    foot = Line((Span("Budget 2031 2/9"),), furniture=True)
    page = replace(paper.pages[0], blocks=(*paper.pages[0].blocks, foot))
    found = words_of(replace(paper, pages=(page,)))
    assert [word.text for word in found] == ["to", "ord", "1", "en", "kilde"]


@given(st.text("abc æøå12\n-"), st.text("abc æøå12\n-"))
def test_aligning_loses_and_doubles_no_word(left: str, right: str) -> None:
    a, b = words(left), words(right)
    passages = align(a, b)
    assert tuple(word for passage in passages for word in passage.a) == a
    assert tuple(word for passage in passages for word in passage.b) == b


def test_a_long_paper_is_compared_in_time_that_grows_with_its_pages() -> None:
    pages = [f"side{n} er nummer {n} af mange sider om klubber og kurser" for n in range(3_000)]
    scanned = [
        line.replace("kurser", "k&rser") if n % 500 == 7 else line for n, line in enumerate(pages)
    ]
    began = time.process_time()
    found = compare_words(words("\n".join(scanned)), words("\n".join(pages)))
    assert time.process_time() - began < 20
    assert [each.where_a.line for each in found.differences] == [8, 508, 1008, 1508, 2008, 2508]


@given(st.text("abc æøå 123 kr. pct.\n-½"))
def test_a_paper_does_not_differ_from_itself(text: str) -> None:
    assert compare_words(words(text), words(text)) == Comparison()


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Kgbenhavn har bgrn pa gader", "København har børn på gader"),
        ("- et punkt\n- et til", "• et punkt • et til"),
        ("styrke dialog – og tillid", "styrke dialog - og tillid"),
        ("fore-\nbyggelse", "forebyggelse"),
        ("i alt 400| 500|", "i alt 400 500"),
        ("først 12 så noget helt andet", "noget helt andet først 12 så"),
    ],
)
def test_letters_dashes_bullets_borders_breaks_and_order_are_quiet(a: str, b: str) -> None:
    assert kinds(a, b) == []


@pytest.mark.parametrize(
    ("a", "b", "kind"),
    [
        ("vi er p4 vej", "vi er på vej", "symbol_in_word"),
        ("en &ben dialog", "en åben dialog", "symbol_in_word"),
        ("her | byen", "her I byen", "symbol_in_word"),
        ("hele 1alt her", "hele I alt her", "symbol_in_word"),
        ("mål 14 nås", "mål 41 nås", "number"),
        ("der gives 3 mio. kr. nu", "der gives z mio. kr. nu", "unit_without_number"),
        ("stab (2% ÅV) i alt", "stab (2½ ÅV) i alt", "unit_without_number"),
        ("stab (2 v ÅV) i alt", "stab (2 ½ ÅV) i alt", "unit_without_number"),
        ("kilden: 131 pct. siger ja", "kilden: 1 31 pct. siger ja", "percentage_above_100"),
        ('de siger det." Og så', "de siger det.1 Og så", "footnote_gap"),
        ("og her ! Kilden er", "og her 1 Kilden er", "footnote_gap"),
    ],
)
def test_what_matters_is_found_in_either_direction(a: str, b: str, kind: str) -> None:
    assert [found[0] for found in kinds(a, b)] == [kind]
    assert [found[0] for found in kinds(b, a)] == [kind]


def test_a_difference_quotes_both_readings_with_their_places() -> None:
    (found,) = compare_words(words("x\nvi er p4 vej"), words("vi er på vej")).differences
    assert (found.a, found.b) == ("p4", "på")
    assert (found.where_a.line, found.where_b.line) == (2, 1)


def test_lost_footnote_marks_are_one_difference() -> None:
    a = compare_words(words('en.* To, to! Tre."'), words("en.1 To, to2 Tre.3"))
    assert [(each.kind, each.b) for each in a.differences] == [("footnote_gap", "1, 2, 3")]


def test_a_passage_that_one_copy_lacks_is_told_and_a_moved_one_is_not() -> None:
    passage = "foreninger med rødder i området holder åbent hver onsdag for beboere og naboer"
    plain = "Der er kaffe klokken tre og der er te hele dagen for alle gæster"
    without = compare_words(words(plain), words(f"{plain}\n{passage}"))
    assert [each.words for each in without.only_in_b] == [passage]
    moved = compare_words(words(f"{passage}\n{plain}"), words(f"{plain}\n{passage}"))
    assert moved == Comparison()


@dataclass(frozen=True)
class Item:
    """Something with a label and an amount."""

    label: Found[str]
    amount: Found[int]


def item(label: str, amount: int) -> Item:
    return Item(Found(label, label), Found(amount, str(amount)))


def test_list_items_are_paired_by_what_they_are() -> None:
    a = (item("Personale", 1), item("Lokaler", 2), item("Oplysning", 3))
    b = (item("Lokaler", 2), item("0plysning", 4))
    pairs = {
        pair.field: (pair.a and pair.a.value, pair.b and pair.b.value)
        for pair in pair_values(a, b)
        if pair.field.endswith("amount")
    }
    assert pairs == {"0.amount": (1, None), "1.amount": (2, 2), "2.amount": (3, 4)}


def test_values_of_any_template_are_compared_field_by_field() -> None:
    a, b = (item("Personale", 1), item("Lokaler", 2)), (item("Lokaler", 3),)
    found = compare_values(a, b)
    assert [(each.field, each.a, each.b) for each in found.differences] == [("1.amount", "2", "3")]
    assert [each.field for each in found.only_in_a] == ["0.label", "0.amount"]
    assert found.only_in_b == ()


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Ærlig dialog", "Erlig dialog", True),
        ("mål 14", "mål 41", False),
        ("yes", "no", False),
        (1, 1, True),
        (None, 1, False),
    ],
)
def test_texts_may_differ_in_letters_and_figures_never(a: object, b: object, same: bool) -> None:
    assert is_same_value(Found(a), Found(b)) is same


def test_alike_is_about_letters_not_about_meaning() -> None:
    assert is_alike("Forventet effekt og opfeigning", "Forventet effekt og opfølgning")
    assert not is_alike("Baggrund", "Økonomi")


def test_what_a_copy_holds_is_asked_by_words_not_by_place() -> None:
    held = Holdings(words("her er unge mellem skole og job\nog 12 foreninger"))
    assert held.has("unge mellem skole og job")
    assert held.has("unge mellem skole og j0b".replace("0", "o"))
    assert not held.has("pædagoger og lærere i udskolingen")
    assert not held.has("13 foreninger")
