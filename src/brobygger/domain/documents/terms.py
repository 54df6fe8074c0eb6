"""The words of a text that carry meaning, without their endings, so that two papers can meet."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from brobygger.domain.documents.words import Word
from brobygger.domain.kernel.fold import squash

_EDGE = ".,;:!?()[]\"'”’“»«–-"

_SMALL_WORDS = """
    af alle alt at blandt blev blive bliver de del dem den denne der deres det dette dog efter
    eller en end er et flere for foran fra frem fx gennem have havde her herunder herudover hos
    hvad hver hvilke hvis hvor hvordan i ift ikke ind inden jo kan kom komme kommer kun kunne med
    mellem men mere mest mht mhp naar nogle nok og ogsa om op over pa per sa saa samt sig sin sine
    skal skulle som til ud uden under var ved vedr via vil ville vaere vaeret
"""
_EMPTY = frozenset(_SMALL_WORDS.split())
"""Folded words without a content of their own."""

_ENDING = re.compile(
    r"(?<=\w{4})(ernes|erne|endes|ende|enes|ene|ens|ets|ers|et|en|er|es|te|e|s|t)$"
)

Phrase = tuple[str, ...]
"""One root, or two that stand side by side."""


def root_of(word: str) -> str:
    """A word without its Danish ending, folded; "" for words without content and bare figures.

    Only for matching: what it makes is no word.

    >>> root_of("Boligområder") == root_of("boligområdet"), root_of("på"), root_of("2024")
    (True, '', '')
    """
    plain = squash(word)
    if plain in _EMPTY or len(plain) < 3 or plain.isdigit():
        return ""
    return _ENDING.sub("", plain)


def has_figure(root: str) -> bool:
    """Does the term hold a figure, as names of things do ("360-graders", "BI08")?"""
    return any(sign.isdigit() for sign in root)


@dataclass(frozen=True)
class Terms:
    """A text as its roots in reading order; each root knows the printed word it stands for."""

    tokens: tuple[Word, ...]
    entries: tuple[tuple[str, int], ...]

    def __len__(self) -> int:
        return len(self.entries)

    def __getitem__(self, part: slice) -> "Terms":
        return Terms(self.tokens, self.entries[part])

    @property
    def roots(self) -> tuple[str, ...]:
        """The roots alone."""
        return tuple(root for root, _ in self.entries)

    @property
    def first(self) -> Word:
        """The printed word that the first root stands for."""
        return self.tokens[self.entries[0][1]]

    @property
    def printed(self) -> str:
        """The text from the first to the last root as printed, the small words between too."""
        start, end = self.entries[0][1], self.entries[-1][1]
        return " ".join(word.text for word in self.tokens[start : end + 1]).strip(_EDGE)

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        places: dict[str, list[int]] = defaultdict(list)
        for index, (root, _) in enumerate(self.entries):
            places[root].append(index)
        return dict(places)

    def runs_in(self, other: "Terms") -> Iterator[tuple[int, int, int]]:
        """The longest runs of this text that stand in the other: (start here, start there, length).

        Taken from left to right; of several places there the first of the longest is given.
        """
        start = 0
        while start < len(self):
            matches = [
                (self._length(start, other, there), -there)
                for there in other._places.get(self.entries[start][0], ())
            ]
            length, there = max(matches, default=(0, 0))
            if length:
                yield start, -there, length
            start += max(length, 1)

    def _length(self, here: int, other: "Terms", there: int) -> int:
        pairs = zip(self.entries[here:], other.entries[there:], strict=False)
        return next(
            (count for count, (mine, theirs) in enumerate(pairs) if mine[0] != theirs[0]),
            min(len(self) - here, len(other) - there),
        )


def terms_of(words: Sequence[Word]) -> Terms:
    """The terms of a text; words joined by a slash count each for itself."""
    tokens = tuple(
        Word(piece, word.place)
        for word in words
        for piece in re.split(r"(?<=\w{3})/(?=\w{3})", word.text)
    )
    found = ((root_of(token.text), index) for index, token in enumerate(tokens))
    return Terms(tokens, tuple(entry for entry in found if entry[0]))


def phrases(terms: Terms) -> set[Phrase]:
    """Every root and every two neighbouring roots of a text."""
    roots = terms.roots
    return {(root,) for root in roots} | set(pairwise(roots))


class Rarity:
    """How rare a phrase is among several texts, such as the recommendations of one annex.

    What ``common`` holds is about all of the texts (the head of the annex), so it tells nothing
    of any of them.
    """

    def __init__(self, texts: Sequence[Set[Phrase]], common: Set[Phrase]) -> None:
        self._count = len(texts)
        self._common = common
        self._holders = Counter(phrase for text in texts for phrase in text)

    def points(self, phrase: Phrase, most: int) -> int:
        """Of ``most`` points, those that a phrase is worth by its rarity."""
        if phrase in self._common:
            return 0
        return rarity_points(most, self._holders[phrase], self._count)


def rarity_points(most: int, holders: int, count: int) -> int:
    """All points for what one of ``count`` texts has, none for what all have.

    Between them it falls with the logarithm, as surprise does.

    >>> rarity_points(100, 1, 13), rarity_points(100, 2, 13), rarity_points(100, 13, 13)
    (100, 72, 0)
    """
    if holders <= 1:
        return most
    return math.floor(most * (1 - math.log(holders) / math.log(count)))
