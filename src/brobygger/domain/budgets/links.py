"""Which recommendation does a budget note serve? Always a proposal with its evidence.

The annex seldom names a note by its code, so the words that both papers use must tell. A word
counts by how rare it is among the recommendations of the annex: what its head or all of them
say ("negativ social kontrol") tells nothing, what one alone says ("360-graders") tells most.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from brobygger.domain.budgets.evidence import Evidence, agreements, both, references
from brobygger.domain.budgets.note import BudgetNote
from brobygger.domain.documents.found import Found
from brobygger.domain.documents.reading import Reading
from brobygger.domain.documents.record import walk
from brobygger.domain.documents.terms import (
    Phrase,
    Rarity,
    Terms,
    has_figure,
    phrases,
    terms_of,
)
from brobygger.domain.documents.words import Word, words_of
from brobygger.domain.kernel.place import Place
from brobygger.domain.recommendations.recommendation import Recommendation, RecommendationAnnex

Strength = Literal["strong", "possible", "weak"]

NAME, PHRASE, WORD = 200, 100, 50
"""Points for the rarest of each: a term with a figure in it ("360-graders") is a name; two
neighbouring words in the same order are seldom chance; a single word often is."""
QUOTED = 4
"""The words on money and owner count for a quarter of the recommendation's own wording."""

STRONG, POSSIBLE, LEAST = 450, 300, 200
"""Points from which a link is called strong or possible, and below which it is not proposed:
a name or two shared phrases may be chance between papers on one subject, more are not."""


@dataclass(frozen=True, slots=True)
class Link:
    """A proposal: the note may serve this recommendation. A person confirms or refuses it."""

    recommendation: int
    strength: Strength
    score: int
    evidence: tuple[Evidence, ...]


def propose_links(
    note: BudgetNote,
    annex: RecommendationAnnex,
    said: Sequence[Word] = (),
    head: Sequence[Word] = (),
) -> tuple[Link, ...]:
    """Rank the recommendations that a note may serve, strongest first; without evidence none.

    ``said`` are the note's running words and ``head`` what the annex says before its first
    recommendation (``head_of``); where the papers themselves are no longer at hand, both are
    taken from the values, with coarser places.

    The score is the sum of the evidence's points and nothing else. So text that shares nothing
    with a recommendation never changes its score, and no link passes another that has the same
    evidence and more.
    """
    texts = [_texts(each) for each in annex.recommendations]
    heading = terms_of(head or _words([annex.title, *_meanings(annex)]))
    rarity = Rarity([_phrases(own) for own in texts], phrases(heading))
    spoken = terms_of(said or _words([found for _, found in walk(note)]))
    links = []
    for each, own in zip(annex.recommendations, texts, strict=True):
        found = [*references(note, each), *_shared(spoken, own, rarity)]
        if sum(one.points for one in found) < LEAST:
            continue
        found += agreements(note, each, annex.recommendations)
        score = sum(one.points for one in found)
        links.append(Link(each.number, strength_of(score), score, tuple(found)))
    return tuple(sorted(links, key=lambda link: (-link.score, link.recommendation)))


def propose_between(note: Reading, annex: Reading) -> tuple[Link, ...]:
    """The same for two papers that were just read. Raises ValueError for other templates."""
    if not isinstance(note.values, BudgetNote):
        raise ValueError("the first paper is no budget note")
    if not isinstance(annex.values, RecommendationAnnex):
        raise ValueError("the second paper is no annex of recommendations")
    first = [_position(each.text.source) for each in annex.values.recommendations[:1]]
    head = [w for w in words_of(annex.document) if first and _position(w.place) < first[0]]
    return propose_links(note.values, annex.values, words_of(note.document), head)


def strength_of(score: int) -> Strength:
    """Put a score into the word that people see.

    >>> strength_of(500), strength_of(300), strength_of(200)
    ('strong', 'possible', 'weak')
    """
    if score >= STRONG:
        return "strong"
    return "possible" if score >= POSSIBLE else "weak"


def _position(place: Place) -> tuple[int, int]:
    return place.page or 0, place.line or 0


def _meanings(annex: RecommendationAnnex) -> list[Found[str]]:
    return [entry.meaning for entry in annex.legend]


def _words(texts: Iterable[Found[Any] | None]) -> list[Word]:
    """The words of the values that are text, each with the place where its value begins."""
    return [
        Word(token, found.source)
        for found in texts
        if found is not None and isinstance(found.value, str)
        for token in found.value.split()
    ]


@dataclass(frozen=True, slots=True)
class _OwnText:
    """A text of a recommendation, and by what its points are divided."""

    terms: Terms
    divisor: int


def _texts(recommendation: Recommendation) -> tuple[_OwnText, ...]:
    """The recommendation's wording, then the words on money and owner that its parts rest on."""
    quotes = {part.quote.raw: part.quote for part in recommendation.parts}.values()
    return (
        _OwnText(terms_of(_words([recommendation.text])), 1),
        *(_OwnText(terms_of(_words([quote])), QUOTED) for quote in quotes),
    )


def _points(phrase: Phrase, rarity: Rarity, divisor: int) -> int:
    """What a shared phrase counts: the points of its kind, times how rare it is."""
    of_root = NAME if has_figure(phrase[0]) else WORD
    return rarity.points(phrase, PHRASE if len(phrase) > 1 else of_root) // divisor


def _shared(said: Terms, own: tuple[_OwnText, ...], rarity: Rarity) -> list[Evidence]:
    """The longest runs of words that both papers have; each word and each pair counts once."""
    spoken, counted = phrases(said), set[Phrase]()
    found = []
    for text in own:
        for start, there, length in text.terms.runs_in(said):
            here, note = text.terms[start : start + length], said[there : there + length]
            # The pair that leads on to the next run may stand elsewhere in the note: it counts
            # too, so that the points do not hang on where the runs happen to be cut.
            leading_on = phrases(text.terms[start + length - 1 : start + length + 1])
            pairs = {phrase for phrase in leading_on if len(phrase) > 1}
            fresh = ((phrases(here) | pairs) & spoken) - counted
            counted |= fresh
            points = sum(_points(phrase, rarity, text.divisor) for phrase in fresh)
            if points:
                words = both(note.printed, here.printed)
                found.append(Evidence(words, note.first.place, here.first.place, points))
    return sorted(found, key=lambda evidence: -evidence.points)


def _phrases(own: tuple[_OwnText, ...]) -> set[Phrase]:
    return set().union(*(phrases(text.terms) for text in own))
