"""How common is a word, and which words may a damaged one have been?

A word of Danish is often put together of others, with or without an s or e between them. Those are
told here by their parts, because a dictionary that puts words together itself takes nearly
anything ("om-rade"), and cannot say how likely it is.

How common a word is, is a power of ten: of its number in a thousand million words of Danish. What
is unlikely takes powers of ten away: the damage of a letter (``confusions``), being put together.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from brobygger.domain.documents.confusions import turned_back


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What is known of the language: does a word stand in the dictionary, in this very case; and
    how common it is, 0 where that is not known.
    """

    has: Callable[[str], bool]
    common: Callable[[str], float]


RARE = 1.5
"""How common a word is taken to be that stands in the dictionary and not among the common ones."""

PUT_TOGETHER = 9.0
"""How unlikely it is that two words follow each other as one: the powers of ten of both parts
together, less this. Two common words (4.5) are then a word that is rarer than any known one."""

LEAST_HEAD, LEAST_TAIL = 3, 4
"""Letters of a part: shorter ones make a word of nearly any letters."""

SHORT_HEADS = frozenset({"af", "bo", "by", "op", "på", "ud", "år"})
"""Parts of two letters that begin many words."""

MOST_IN_WORD, MOST_IN_PART = 3, 2
"""Damaged letters that are turned back together: of a word, and of a part of one."""

LONGEST = 35
"""Letters of a word that is looked at; hardly any word of Danish is longer."""

MOST_ASKED = 400_000
"""Words that the dictionary is asked for, for one paper: a note of four pages takes 40,000, and
this many ten seconds. Words after that stay as printed, and the paper says so."""


@dataclass(slots=True)
class Spelling:
    """Asks a lexicon, and remembers what it said. ``words`` are those it was asked for already."""

    lexicon: Lexicon
    words: dict[str, bool] = field(default_factory=dict)
    _common: dict[str, float | None] = field(default_factory=dict)
    _simple: dict[tuple[str, int], dict[str, float]] = field(default_factory=dict)
    _first: dict[str, dict[str, float]] = field(default_factory=dict)

    @property
    def is_tired(self) -> bool:
        """It has been asked too much for one paper, and answers no more."""
        return len(self.words) > MOST_ASKED

    def common(self, word: str) -> float | None:
        """How common a word is, put together or not; None where it is no word."""
        if word not in self._common:
            alone = self._alone(word)
            self._common[word] = self._put_together(word) if alone is None else alone
        return self._common[word]

    def repairs(self, word: str) -> dict[str, float]:
        """The words that a printed one may have been: each with how common it is, less how
        unlikely its damage is. The printed word is not among them.

        Words put together are looked for only where the dictionary knows no other, and not the
        printed word either.
        """
        if len(word) > LONGEST or self.is_tired:
            return {}
        found = dict(self._whole(word, MOST_IN_WORD))
        if not found and self._alone(word) is None:
            for each, score in self._in_parts(word):
                found[each] = max(score, found.get(each, score))
        found.pop(word, None)
        return found

    def _alone(self, word: str) -> float | None:
        is_word = self.words.get(word)
        if is_word is None:
            is_word = self.words[word] = self.lexicon.has(word)
        return (self.lexicon.common(word) or RARE) if is_word else None

    def _put_together(self, word: str) -> float | None:
        if len(word) > LONGEST:
            return None
        together = [
            head + tail - PUT_TOGETHER
            for at in _cuts(word)
            if (tail := self._alone(word[at:])) is not None
            and (head := self._first_part(word[:at])) is not None
        ]
        return max(together, default=None)

    def _first_part(self, word: str) -> float | None:
        """A part before another: a word, with a linking s or e or without."""
        if len(word) < LEAST_HEAD:
            return self._alone(word) if word in SHORT_HEADS else None
        whole = self.common(word)
        if whole is not None or len(word) <= LEAST_HEAD or word[-1] not in "se":
            return whole
        return self.common(word[:-1])

    def _whole(self, word: str, most: int) -> dict[str, float]:
        """The words of the dictionary that a printed word, or part, may have been: those with the
        fewest damaged letters.
        """
        if (word, most) not in self._simple:
            found: dict[str, float] = {}
            for letters in range(1, most + 1):
                for each, cost in turned_back(word, letters):
                    if self.is_tired:
                        return {}
                    score = self._alone(each)
                    if score is not None:
                        found[each] = max(score - cost, found.get(each, score - cost))
                if found:
                    break
            self._simple[word, most] = found
        return self._simple[word, most]

    def _in_parts(self, word: str) -> Iterator[tuple[str, float]]:
        for at in _cuts(word):
            tails = _with(self._whole(word[at:], MOST_IN_PART), word[at:], self._alone(word[at:]))
            if not tails:
                continue
            for head, one in self._heads(word[:at]).items():
                for tail, other in tails.items():
                    yield head + tail, one + other - PUT_TOGETHER

    def _heads(self, first: str) -> dict[str, float]:
        """What a part before another may have been, itself among them."""
        if first in self._first:
            return self._first[first]
        if len(first) < LEAST_HEAD:
            short = _with(self._whole(first, 1), first, self._alone(first))
            found = {each: score for each, score in short.items() if each in SHORT_HEADS}
        else:
            found = self._whole(first, MOST_IN_PART) or dict(self._in_parts(first))
            if not found and first[-1] in "se":
                linked = self._whole(first[:-1], MOST_IN_PART)
                found = {each + first[-1]: score for each, score in linked.items()}
            found = _with(found, first, self._first_part(first))
        self._first[first] = found
        return found


def _cuts(word: str) -> range:
    """Where a word may be cut in two parts."""
    return range(2, len(word) - LEAST_TAIL + 1)


def _with(found: dict[str, float], word: str, score: float | None) -> dict[str, float]:
    return found if score is None else {**found, word: score}
