"""Two papers laid side by side, word by word."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from brobygger.domain.documents.words import Word


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of both copies that belongs together; ``same`` when only letters may differ."""

    a: tuple[Word, ...]
    b: tuple[Word, ...]
    same: bool

    @property
    def sides(self) -> tuple[tuple[Word, ...], tuple[Word, ...]]:
        """Both copies' words, copy a first."""
        return self.a, self.b


def align(a: Sequence[Word], b: Sequence[Word]) -> tuple[Passage, ...]:
    """Lay the words of two copies side by side; together the passages hold every word once.

    Words are matched by their skeleton, so letters, accents, dashes and line breaks never
    make a passage differ. Words that stand once in each copy are matched first and cut the
    papers into short stretches, so the time grows with the pages and not with their square.
    """
    keys = [word.key for word in a], [word.key for word in b]
    passages: list[Passage] = []
    start_a = start_b = 0
    for end_a, end_b in (*_anchors(*keys), (len(a), len(b))):
        matcher = SequenceMatcher(
            None, keys[0][start_a:end_a], keys[1][start_b:end_b], autojunk=False
        )
        for kind, a0, a1, b0, b1 in matcher.get_opcodes():
            left = tuple(a[start_a + a0 : start_a + a1])
            right = tuple(b[start_b + b0 : start_b + b1])
            before = passages[-1] if passages else None
            if before and kind == "equal" and before.same:
                passages[-1] = Passage(before.a + left, before.b + right, True)
            else:
                passages.append(Passage(left, right, kind == "equal"))
        start_a, start_b = end_a, end_b
    return tuple(passages)


_STRETCH = 2_000
"""Words that are aligned in one go: a whole note. Cutting costs a little quality at the cuts."""


def _anchors(a: Sequence[str], b: Sequence[str]) -> list[tuple[int, int]]:
    """Where to cut: words that stand once in each copy, in the same order in both."""
    once = [
        {key: at for at, key in enumerate(keys) if count[key] == 1}
        for keys, count in ((a, Counter(a)), (b, Counter(b)))
    ]
    longest: list[tuple[int, int]] = []
    ends: list[int] = []
    chains: list[tuple[int, int, int]] = []
    for key, at in once[0].items():
        other = once[1].get(key)
        if other is None:
            continue
        length = bisect_left(ends, other)
        previous = longest[length - 1][1] if length else -1
        chains.append((at, other, previous))
        ends[length : length + 1] = [other]
        longest[length : length + 1] = [(other, len(chains) - 1)]
    anchors = []
    link = longest[-1][1] if longest else -1
    while link >= 0:
        at, other, link = chains[link]
        anchors.append((at, other))
    return _sparse(reversed(anchors))


def _sparse(anchors: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    kept: list[tuple[int, int]] = []
    last = (0, 0)
    for anchor in anchors:
        if max(anchor[0] - last[0], anchor[1] - last[1]) >= _STRETCH:
            kept.append(anchor)
            last = anchor
    return kept
