"""Words read in the wrong OCR language: what is repaired, what is marked, what is never touched."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brobygger.domain.documents import spelling
from brobygger.domain.documents.confusions import CONFUSIONS, turned_back
from brobygger.domain.documents.found import Found
from brobygger.domain.documents.page import Document, Line, Page, Span
from brobygger.domain.documents.repair import Piece, Repairer
from brobygger.domain.documents.repaired import Layer, as_printed, repair_values
from brobygger.domain.documents.spelling import Lexicon
from brobygger.domain.kernel.place import Place

COMMON = {
    "på": 7.0, "pa": 4.0, "et": 7.2, "i": 7.4, "og": 7.5, "for": 7.2, "før": 5.9, "kan": 6.9,
    "køn": 4.7, "børn": 5.7, "barn": 5.3, "område": 5.2, "unge": 5.3, "skole": 5.0, "kommune": 5.2,
    "går": 5.9, "gør": 6.5, "årligt": 3.4, "ærligt": 4.5, "gruppe": 5.0, "mål": 5.1, "får": 5.5,
    "hjælp": 5.2, "bager": 3.9, "bøger": 4.7, "møde": 5.1, "made": 3.5, "måde": 5.6,
}  # fmt: skip
WORDS = frozenset(COMMON) | {"aktør", "aktører", "akterer", "målgruppe", "København", "styrke"}

LEXICON = Lexicon(WORDS.__contains__, lambda word: COMMON.get(word, 0.0))


def repaired(text: str, *, paper: tuple[str, ...] = ()) -> str:
    return "".join(piece.text for piece in Repairer(LEXICON, paper).pieces(text))


def marked(text: str, *, paper: tuple[str, ...] = ()) -> dict[str, tuple[str, ...]]:
    pieces = Repairer(LEXICON, paper).pieces(text)
    return {piece.raw: piece.options for piece in pieces if piece.state == "ambiguous"}


@pytest.mark.parametrize(
    ("printed", "paper"),
    [
        ("et omrade", "et område"),
        ("et omréade", "et område"),
        ("et omrdde", "et område"),
        ("unge pa skole", "unge på skole"),
        ("p& skole", "på skole"),
        ("hjeelp og hjaelp", "hjælp og hjælp"),
        ("(aktgrer/unge)", "(aktører/unge)"),
        ("malgruppe", "målgruppe"),
        ("skoleomrade", "skoleområde"),  # put together, and in no dictionary
        ("kommuneomrader", "kommuneomrader"),  # no part "områder" is known
        ("Omrade og skole.", "Område og skole."),
        ("unge. Omrade", "unge. Område"),
        ("@ og @", "@ og @"),
    ],
)
def test_a_word_becomes_the_one_that_the_lexicon_knows(printed: str, paper: str) -> None:
    assert repaired(printed) == paper


def test_two_words_that_may_both_be_meant_stay_and_are_marked() -> None:
    assert repaired("et barn og unge") == "et barn og unge"
    assert marked("et barn og unge") == {"barn": ("børn",)}
    # A common word is not asked about for the sake of a rare one ...
    assert marked("unge kan styrke") == {}
    # ... unless the paper speaks of that very word elsewhere.
    assert marked("unge kan styrke", paper=("om kgn og kgn og kgn",)) == {"kan": ("køn",)}


def test_what_the_paper_says_elsewhere_decides() -> None:
    """ "akterer" is a word of the dictionary too; the paper is about "aktører"."""
    assert marked("akterer") == {"akterer": ("aktører",)}
    assert repaired("akterer", paper=("aktgrer og aktgrer og aktgrer",)) == "aktører"


def test_one_repair_must_be_far_likelier_than_the_next() -> None:
    assert marked("unge gar i skole") == {"gar": ("går", "gør")}
    assert repaired("unge gar i skole", paper=("g&r " * 9,)) == "unge går i skole"
    # "ærligt" is the commoner word, but an æ is hardly ever printed as "a".
    assert repaired("arligt") == "årligt"


@pytest.mark.parametrize(
    "token",
    [
        "BI08", "N9", "F2", "2.000", "omr4de", "p4", "18-29-arige", "AV", "BIU", "p/I",
        "mhp.", "fsva.", "vedr.", "ift.", "mio.", "pct.", "m.fl.", "pa@omrade.dk", "pa_omrade",
        "omrade.dk", "på", "PA", "oMrade",
    ],
)  # fmt: skip
def test_codes_figures_and_short_forms_are_never_touched(token: str) -> None:
    assert Repairer(LEXICON).pieces(f"unge {token} skole")[0].raw.startswith("unge")
    assert repaired(f"unge {token} skole") == f"unge {token} skole"
    assert marked(f"unge {token} skole") == {}


def test_a_name_is_never_touched() -> None:
    """A capital inside a sentence; and at its start where another follows, as in names."""
    assert repaired("unge i Omrade") == "unge i Omrade"
    assert repaired("bl.a. Omrade") == "bl.a. Omrade"
    assert repaired("Omrade Kommune styrke") == "Omrade Kommune styrke"
    assert repaired("Omrade\n\nKommune") == "Område\n\nKommune"  # a heading of its own


TEXTS = st.text(
    st.sampled_from("aeogdézæøå&@ .,-/()\n0123456789AEBrnmts½"), min_size=0, max_size=60
)
PRINTED = st.lists(
    st.sampled_from([*sorted(WORDS), "omrade", "pa", "aktgrer", "BI08", "2,0", "mio.", "Ngrre"])
).map(" ".join)


@given(TEXTS | PRINTED)
def test_law_the_printed_text_can_be_told_again(text: str) -> None:
    pieces = Repairer(LEXICON, [text]).pieces(text)
    assert "".join(piece.raw for piece in pieces) == text
    for piece in pieces:
        if piece.state != "repaired":
            assert piece.text == piece.raw
        else:
            assert piece.text != piece.raw
            assert piece.text.lower() in WORDS or piece.text[1:] in "".join(WORDS)


@given(TEXTS | PRINTED)
def test_law_a_token_with_a_digit_never_changes(text: str) -> None:
    after = repaired(text, paper=(text,)).split()
    before = text.split()
    assert len(after) == len(before)
    for now, was in zip(after, before, strict=True):
        if any(map(str.isdigit, was)):
            assert now == was


@given(st.lists(st.sampled_from(sorted(WORDS - {"pa", "made", "akterer", "bager"}))))
def test_law_words_without_damage_stay(words: list[str]) -> None:
    """Of the words here four are rare and look like a common one that is damaged."""
    text = " ".join(words)
    assert repaired(text, paper=(text,)) == text


@given(st.sampled_from(sorted(WORDS)), st.data())
def test_law_any_damage_can_be_turned_back(word: str, data: st.DataObject) -> None:
    """Whatever sign a letter was printed as, the word is among those that it may have been."""
    places = [at for at, sign in enumerate(word) if sign in "æøå"][:2]
    printed = word
    for at in reversed(places):
        signs = sorted(p for p, made in CONFUSIONS.items() if word[at] in dict(made))
        printed = printed[:at] + data.draw(st.sampled_from(signs)) + printed[at + 1 :]
    assert word in {each for each, _ in turned_back(printed, len(places))}


def a_paper(*lines: str) -> Document:
    made = tuple(
        Line((Span(text, Place(page=1, line=number)),), Place(page=1, line=number))
        for number, text in enumerate(lines, 1)
    )
    return Document("notat.txt", "0" * 64, "text", (Page(1, made),), 1)


def test_a_value_keeps_its_raw_text_and_says_where_each_word_stands() -> None:
    paper = a_paper("unge pa et om-", "rade og BI08", "pa skole")
    text = Found("unge pa et omrade og BI08 pa skole", "unge pa et om-\nrade og BI08\npa skole",
                 Place(page=1, line=1))  # fmt: skip
    layer: Layer[tuple[Found[str], ...]] = repair_values((text,), paper, LEXICON)
    (now,) = layer.values
    assert now.value == "unge på et område og BI08 på skole"
    assert (now.raw, now.method, now.certainty) == (text.raw, "repaired", "likely")
    told = [(each.field, each.raw, each.text, each.where.line) for each in layer.repairs]
    assert told == [("0", "pa", "på", 1), ("0", "omrade", "område", 1), ("0", "pa", "på", 3)]
    assert as_printed(now.value or "", layer.repairs) == text.value
    assert layer.is_whole


def test_a_marked_word_makes_its_value_no_more_than_likely() -> None:
    layer = repair_values((Found("et barn", "et barn"),), a_paper("et barn"), LEXICON)
    assert (layer.values[0].certainty, layer.values[0].method) == ("likely", "text")
    assert [each.options for each in layer.repairs] == [("børn",)]
    unsure = Found("et omrade", "et omrade", certainty="unsure")
    layer = repair_values((unsure,), a_paper("et omrade"), LEXICON)
    assert layer.values[0].certainty == "unsure"


def test_a_value_in_the_words_of_the_program_stays() -> None:
    """The colour is printed "grøn"; the value is a word of the contract."""
    values = (Found("pa", "grøn"), Found(2024, "pa"))
    assert repair_values(values, a_paper("pa"), LEXICON) == Layer(values)


def test_a_paper_with_very_many_words_says_that_it_was_not_looked_at_whole(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(spelling, "MOST_ASKED", 40)
    words = " ".join(f"{a}e{b}g{a}" for a in "klmnprst" for b in "klmnprst")
    layer = repair_values((Found(words, words),), a_paper(words), LEXICON)
    assert not layer.is_whole
    assert layer.values[0].value == words


def test_pieces_hold_signs_and_blanks() -> None:
    assert Repairer(LEXICON).pieces("(omrade),  og") == (
        Piece("(", "("),
        Piece("omrade", "område", "repaired"),
        Piece("),  og", "),  og"),
    )
