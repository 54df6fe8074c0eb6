"""Which recommendation a note serves: by shared rare words, with places, always a proposal."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brobygger.demo.build import PartFacts
from brobygger.domain.budgets.links import LEAST, Link, propose_between, propose_links, strength_of
from brobygger.domain.budgets.note import BudgetNote
from brobygger.domain.documents.found import Found
from brobygger.domain.documents.page import Document, Line, Page, Span
from brobygger.domain.documents.reading import Reading
from brobygger.domain.documents.record import as_json
from brobygger.domain.documents.terms import root_of, terms_of
from brobygger.domain.documents.words import Word
from brobygger.domain.kernel.place import Place
from brobygger.domain.recommendations.recommendation import RecommendationAnnex
from papers import a_note, an_annex

WISHES = (
    "åbne klubber for drenge og piger om aftenen",
    "forældrekurser om opdragelse med frivillige bedsteforældre",
    "en 5-trins vagtplan, hvor kollegaer afløser hinanden på tværs af skoler",
    "støtte til søskende, der flytter hjemmefra",
)

BARE = replace(a_note(), tables=(), annual_amount_kr=None, recommendation_refs=())
"""A note without owner, money and references: only its words can tell."""


def lines(text: str) -> tuple[Line, ...]:
    return tuple(Line((Span(w),), Place(line=n)) for n, w in enumerate(text.split("\n"), 1))


def an_annex_of(wishes: tuple[str, ...] = WISHES, head: str = "Overblik over ønsker") -> Reading:
    """An annex with one recommendation a wish, each on a line of its own below the head."""
    made = an_annex(*([PartFacts("del", "need", ("BIF",))] for _ in wishes))
    below = head.count("\n") + 2
    recommendations = tuple(
        replace(each, text=Found(wish, wish, Place(line=below + index)))
        for index, (each, wish) in enumerate(zip(made.recommendations, wishes, strict=True))
    )
    values: RecommendationAnnex = replace(made, recommendations=recommendations)
    page = Page(None, lines("\n".join((head, *wishes))))
    return Reading(Document("bilag", "0", "text", (page,)), "recommendation_annex", values)


def a_note_of(text: str, values: BudgetNote | None = None) -> Reading:
    page = Page(None, lines(text))
    return Reading(Document("notat", "0", "text", (page,)), "budget_note", values or BARE)


def proposed(text: str, annex: Reading | None = None) -> tuple[Link, ...]:
    return propose_between(a_note_of(text), annex or an_annex_of())


def test_the_recommendation_with_most_shared_words_comes_first_with_its_evidence() -> None:
    links = proposed("Først andet.\nHer afprøves en 5-trins vagtplan med åbne klubber.")
    assert [link.recommendation for link in links] == [3, 1]
    best = links[0].evidence[0]
    assert best.words == "5-trins vagtplan"
    assert (best.where_note.line, best.where_annex.line) == (2, 4)


def test_endings_and_letters_do_not_hide_a_shared_word() -> None:
    (link,) = proposed("Kurserne er frivillige; bedsteforaeldrene mødes om foraeldrekurset.")
    assert link.recommendation == 2
    assert any("forældrekurser" in each.words for each in link.evidence)


def test_without_evidence_nothing_is_proposed() -> None:
    assert proposed("Veje og broer vedligeholdes hvert femte år.") == ()
    assert proposed("") == ()


def test_what_the_head_or_every_recommendation_says_tells_nothing() -> None:
    shared = tuple(f"{wish} i byens kvarterer" for wish in WISHES)
    assert proposed("Byens kvarterer ønsker sig mere.", an_annex_of(shared)) == ()
    head = "Ønsker om vagtplan, kollegaer og skoler på tværs"
    assert proposed("En vagtplan for kollegaer og skoler.", an_annex_of(head=head)) == ()


def test_the_notes_reference_by_number_is_strong_evidence() -> None:
    refers = (Found("4", "anbefaling 4"),)
    note = a_note_of("Notatet svarer på anbefaling 4.", replace(BARE, recommendation_refs=refers))
    links = propose_between(note, an_annex_of())
    assert [(link.recommendation, link.strength) for link in links] == [(4, "strong")]


def test_the_notes_code_in_the_annex_is_strong_evidence() -> None:
    annex = an_annex_of((*WISHES, "noget helt andet (BI12)"))
    (link,) = proposed("Et notat om ingenting.", annex)
    assert (link.recommendation, link.strength) == (5, "strong")
    assert link.evidence[0].words == "BI12"


def test_owner_and_money_need_support_words_and_never_propose_alone() -> None:
    made = an_annex_of()
    assert isinstance(made.values, RecommendationAnnex)
    values = a_note(code="SO99")
    alone = propose_between(a_note_of("Veje og broer.", values), made)
    assert alone == ()
    with_words = propose_between(a_note_of("En 5-trins vagtplan.", values), made)
    bare = proposed("En 5-trins vagtplan.")
    assert [link.recommendation for link in with_words] == [3]
    assert with_words[0].score >= bare[0].score


UNRELATED = st.lists(
    st.sampled_from(["veje", "broer", "asfalt", "kloak", "lygtepæl", "2031", "og", "hæk-klipning"])
).map(" ".join)
SPOKEN = " ".join(WISHES).split()
RUNS = st.tuples(st.integers(0, len(SPOKEN)), st.integers(0, 6)).map(
    lambda run: " ".join(SPOKEN[run[0] : sum(run)])
)
RELATED = st.lists(RUNS, max_size=12).map(" ".join)


@given(related=RELATED, before=UNRELATED, after=UNRELATED)
def test_unrelated_text_never_changes_the_ranking(related: str, before: str, after: str) -> None:
    plain = proposed(related)
    padded = proposed(f"{before}\n{related}\n{after}")
    assert [(link.recommendation, link.score) for link in plain] == [
        (link.recommendation, link.score) for link in padded
    ]


@given(related=RELATED, more=RELATED)
def test_more_evidence_never_lowers_a_score(related: str, more: str) -> None:
    plain = {link.recommendation: link.score for link in proposed(related)}
    fuller = {link.recommendation: link.score for link in proposed(f"{related}\nasfalt\n{more}")}
    assert all(fuller[number] >= score for number, score in plain.items())


@given(related=RELATED)
def test_every_link_has_evidence_that_adds_up_and_comes_in_order(related: str) -> None:
    links = proposed(related)
    assert [link.score for link in links] == sorted((link.score for link in links), reverse=True)
    for link in links:
        assert link.score == sum(each.points for each in link.evidence)
        assert link.score >= LEAST
        assert link.strength == strength_of(link.score)
        for each in link.evidence:
            assert each.words
            assert each.where_annex.line is not None


def test_values_alone_are_enough_once_the_papers_are_gone() -> None:
    annex = an_annex_of().values
    assert isinstance(annex, RecommendationAnnex)
    effort = Found("Der laves en 5-trins vagtplan.", "", Place(line=31))
    links = propose_links(replace(BARE, sections={"Indsats": effort}), annex)
    assert [link.recommendation for link in links] == [3]
    assert links[0].evidence[0].where_note.line == 31
    assert as_json(links)[0]["evidence"][0]["words"] == "5-trins vagtplan"


def test_papers_of_other_kinds_are_refused() -> None:
    with pytest.raises(ValueError, match="no budget note"):
        propose_between(an_annex_of(), an_annex_of())
    with pytest.raises(ValueError, match="no annex"):
        propose_between(a_note_of(""), a_note_of(""))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Boligområder", "boligområdets"),
        ("aktører", "aktoererne"),
        ("ændring", "aendringen"),
        ("KLUBBER", "klubbernes"),
    ],
)
def test_words_meet_by_their_root(one: str, other: str) -> None:
    assert root_of(one) == root_of(other) != ""


def test_the_longest_shared_run_is_taken_from_left_to_right() -> None:
    here, there = (
        terms_of([Word(token) for token in text.split()])
        for text in ("gule biler kører. røde gule biler", "se røde gule biler holde")
    )
    printed = [there[start : start + length].printed for start, _, length in there.runs_in(here)]
    assert printed == ["røde gule biler"]
