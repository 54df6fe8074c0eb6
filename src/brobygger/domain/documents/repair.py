"""Words of a paper that was read in the wrong OCR language, repaired in a layer of their own.

Recognition that does not know æ, ø and å prints some other sign in their place, nearly always the
same few (``confusions``). So a word is turned back through those alone, and what comes out must be
a word (``spelling``). The text as printed is never changed: the layer says what each word was.

Nothing is repaired that no rule can answer for: no token with a digit, no code or abbreviation, no
name. Where the printed word and the other one are both words ("barn", "børn"), or where several
are and none is far likelier, the word stays as printed and is marked.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from math import log10
from typing import Literal

from brobygger.domain.documents.spelling import RARE, Lexicon, Spelling

State = Literal["plain", "repaired", "ambiguous"]

ABBREVIATIONS = frozenset({
    "afd", "av", "bla", "ca", "dvs", "evt", "feks", "fsva", "fte", "fx", "hhv", "ifbm", "ifm",
    "iht", "inkl", "ift", "jf", "jfr", "kap", "kl", "kr", "maks", "mdr", "mfl", "mhp", "mia", "min",
    "mio", "mm", "mv", "nr", "osv", "pct", "pga", "pl", "pr", "red", "sek", "sml", "stk", "tlf",
    "tom", "vedr", "vha", "år", "åv",
})  # fmt: skip
"""Short forms that are right as they stand: in lower case, without their dots."""

OVER_A_WORD = 1.0
"""How much likelier (powers of ten) a repair must be than a printed word that is a word too."""

OVER_A_REPAIR = 0.5
"""How much likelier one repair must be than the next."""

NO_DOUBT = 2.1
"""A printed word that is so much likelier than any repair is not even marked."""

IN_THE_PAPER = 1.0
"""How much likelier a word is that stands elsewhere in the paper for certain."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text: ``raw`` as printed, ``text`` as it holds.

    Together the pieces of a text hold all of it, blanks and signs too. ``options`` are the words
    that an ambiguous one may be beside the printed one, likeliest first.
    """

    raw: str
    text: str
    state: State = "plain"
    options: tuple[str, ...] = ()


class Repairer:
    """Repairs the words of one paper. What a word became is decided once and is the same
    everywhere; words that stand in ``texts``, the paper's own, are likelier than others.
    """

    def __init__(self, lexicon: Lexicon, texts: Iterable[str] = ()) -> None:
        self._spelling = Spelling(lexicon)
        self._known: dict[str, Piece] = {}
        own = self._own_words(Counter(word.lower() for text in texts for word in _open_words(text)))
        here = Lexicon(lexicon.has, partial(_common_here, lexicon, own))
        self._spelling = Spelling(here, self._spelling.words)
        self._known = {}

    @property
    def is_tired(self) -> bool:
        """The paper has so many words that some were not looked at; those stay as printed."""
        return self._spelling.is_tired

    def pieces(self, text: str) -> tuple[Piece, ...]:
        """The text in pieces, each word that is repaired or marked one of its own.

        ``"".join(piece.raw for piece in pieces)`` is the text as given.
        """
        done: list[Piece] = []
        plain = ""
        for stretch, is_start in _stretches(text):
            piece = self._cased(stretch, is_start) if is_start is not None else None
            if piece is None or piece.state == "plain":
                plain += stretch
                continue
            if plain:
                done.append(Piece(plain, plain))
                plain = ""
            done.append(piece)
        return (*done, Piece(plain, plain)) if plain else tuple(done)

    def _own_words(self, words: Counter[str]) -> Counter[str]:
        """What stands in the paper for certain: words that can be nothing else, and repairs."""
        own: Counter[str] = Counter()
        for word, times in words.items():
            became = self._decided(word)
            if became.state == "repaired" or not self._spelling.repairs(word):
                own[became.text] += times
                if became.text.endswith("s"):  # of "køns" there is a "køn"
                    own[became.text[:-1]] += times
        return own

    def _cased(self, word: str, is_start: bool) -> Piece:
        """What a printed word became, with its own capital."""
        became = self._decided(word.lower())
        is_capital = word[0].isupper() or (is_start and not word[0].isalpha())
        if not is_capital:
            return became
        options = tuple(option[:1].upper() + option[1:] for option in became.options)
        text = became.text[:1].upper() + became.text[1:]
        return Piece(word, text, became.state, options)

    def _decided(self, word: str) -> Piece:
        if word not in self._known:
            self._known[word] = self._decide(word)
        return self._known[word]

    def _decide(self, word: str) -> Piece:
        found = self._spelling.repairs(word)
        if not found:
            return Piece(word, word)
        ranked = sorted(found, key=lambda each: (-found[each], each))
        best = found[ranked[0]]
        near = tuple(each for each in ranked if best - found[each] < OVER_A_REPAIR)
        common = self._spelling.common(word)
        if common is not None and common - best > NO_DOUBT:
            return Piece(word, word)
        if len(near) == 1 and (common is None or best - common >= OVER_A_WORD):
            return Piece(word, ranked[0], "repaired")
        return Piece(word, word, "ambiguous", near)


def _common_here(lexicon: Lexicon, own: Counter[str], word: str) -> float:
    """How common a word is in a paper that has it ``own[word]`` times for certain."""
    common = lexicon.common(word)
    return (common or RARE) + IN_THE_PAPER + log10(own[word]) if own[word] else common


_TOKEN = re.compile(r"\S+|\s+")
_CORE = re.compile(r"[^\w@&]*(.*?)[^\w&]*", re.DOTALL)
_WORD = re.compile(r"[@&]?[^\W\d_]+(?:&[^\W\d_]+)*&?")
_SENTENCE_END = re.compile(r"[.:!?•][\"”’')\]]*$")
_PARAGRAPH = re.compile(r"\n\s*\n")


def _open_words(text: str) -> Iterator[str]:
    return (stretch for stretch, is_start in _stretches(text) if is_start is not None)


def _stretches(text: str) -> Iterator[tuple[str, bool | None]]:
    """The text cut so that each word that may be repaired stands alone. Such a word says whether
    it begins a sentence; other stretches say None.
    """
    tokens = _TOKEN.findall(text)
    is_start = True
    for at, token in enumerate(tokens):
        if token.isspace():
            is_start |= _PARAGRAPH.search(token) is not None
            yield token, None
            continue
        starts_name = token[:1].isupper() and _goes_on_with_capital(tokens[at + 1 : at + 3])
        if _is_closed(token):
            yield token, None
        else:
            yield from _words(token, is_start, starts_name)
        if any(map(str.isalpha, token)) or _SENTENCE_END.search(token):
            is_start = _SENTENCE_END.search(token) is not None and not _is_short(token)


def _goes_on_with_capital(after: list[str]) -> bool:
    return len(after) == 2 and not _PARAGRAPH.search(after[0]) and after[1][:1].isupper()


def _is_short(token: str) -> bool:
    core = _CORE.fullmatch(token)
    return core is not None and core[1].replace(".", "").lower() in ABBREVIATIONS


def _is_closed(token: str) -> bool:
    """A token that stays whatever its letters are: a figure, code, address or short form."""
    core = _CORE.fullmatch(token)
    inside = core[1] if core else token
    is_code = "." in inside or "_" in inside or "@" in inside[1:]
    return is_code or any(map(str.isdigit, token)) or _is_short(token)


def _words(token: str, is_start: bool, starts_name: bool) -> Iterator[tuple[str, bool | None]]:
    """The words of a token; signs, and words that may not be repaired, say None."""
    end = 0
    for match in _WORD.finditer(token):
        if match.start() > end:
            yield token[end : match.start()], None
        begins = is_start and not end
        yield match[0], begins if _may_be_repaired(match[0], begins and not starts_name) else None
        end = match.end()
    if end < len(token):
        yield token[end:], None


def _may_be_repaired(word: str, may_be_capital: bool) -> bool:
    letters = "".join(filter(str.isalpha, word))
    if len(word) < 2 or not letters or any(sign in "æøåÆØÅ" for sign in letters):
        return False
    if any(map(str.isupper, letters[1:])):
        return False
    return may_be_capital or letters[0].islower()
