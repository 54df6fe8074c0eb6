"""Is this another copy of a paper that is here already?"""

from dataclasses import dataclass
from difflib import SequenceMatcher

from brobygger.domain.kernel.fold import squash

ALIKE = 0.85
"""How alike two titles must be. A bad scan of a title keeps nine letters in ten (seeds 000 and
001: 0.96); titles of different notes of one round stay below 0.6."""


@dataclass(frozen=True, slots=True)
class Heading:
    """What a paper calls itself. ``code`` and ``budget_round`` may be missing or unread."""

    template: str
    code: str = ""
    title: str = ""
    budget_round: int | None = None


def is_same_paper(one: Heading, other: Heading) -> bool:
    """Whether two papers look like copies of one, so that a person is asked to compare them.

    The key of a note is its budget round and code, because codes start again every year. Where
    either is unread, or the paper has no code, very similar titles are enough to ask.

    >>> is_same_paper(Heading("budget_note", "BI08", "", 2024), Heading("budget_note", "BI 08"))
    True
    """
    if one.template != other.template or one.template == "unknown":
        return False
    rounds = {one.budget_round, other.budget_round} - {None}
    if len(rounds) > 1:
        return False
    codes = squash(one.code), squash(other.code)
    if all(codes):
        return codes[0] == codes[1]
    return _are_alike(squash(one.title), squash(other.title))


def _are_alike(one: str, other: str) -> bool:
    if not one or not other:
        return False
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= ALIKE
