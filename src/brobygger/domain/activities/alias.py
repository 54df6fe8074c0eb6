"""The name that an activity has outward: neutral, so that it exposes nobody who comes.

A link, an icon or a card that says what an activity is about can be seen by those whom a citizen
hides it from. So an alias is made of a weekday or a number, and never of what the activity is.
"""

import re
from collections.abc import Iterable, Sequence

from brobygger.domain.kernel.fold import fold, squash

TELLING = 4
"""Letters from which a word says something; shorter ones are "for", "og", "med"."""

STEM = 6
"""Letters that two long words may share at most: "mødre" is held against "Mødregruppen"."""

_NEUTRAL = re.compile(
    "(man|tirs|ons|tors|fre|lor|son)?(dags?)?"
    "(klub|klubben|hold|holdet|gruppe|gruppen|aften|aftenen|formiddag|eftermiddag)?[0-9]*"
)
"""Weekdays, numbers and what anything may be called: with these words an alias tells nothing."""


def telling_words(alias: str, texts: Iterable[str]) -> list[str]:
    """The words of the texts (title, theme, target group) that an alias gives away.

    They are compared folded: as wholes, inside each other, and by their first letters.

    >>> telling_words("Mødreholdet", ["Samtaler om normer", "Mødre"])
    ['Mødre']
    >>> telling_words("Onsdagsholdet", ["Onsdagsklub med samtaler", "Mødre"])
    []
    """
    own = [word for word in fold(alias).split() if not _NEUTRAL.fullmatch(word)]
    inside = "".join(own)
    found = []
    for word in dict.fromkeys(" ".join(texts).replace("-", " ").split()):
        plain = squash(word)
        if len(plain) >= TELLING and not _NEUTRAL.fullmatch(plain) and _meet(plain, inside, own):
            found.append(word.strip(",.;:()»«\"'"))
    return found


def _meet(word: str, inside: str, own: Sequence[str]) -> bool:
    if word in inside or any(len(one) >= TELLING and one in word for one in own):
        return True
    return any(len(one) > STEM and len(word) > STEM and one[:STEM] == word[:STEM] for one in own)


def free_alias(wanted: str, number: int, taken: Iterable[str]) -> str:
    """The wanted name, or with the first number from ``number`` on that makes it the only one.

    >>> free_alias("Onsdagsholdet", 2, ["onsdagsholdet"])
    'Onsdagsholdet 2'
    """
    used = {squash(one) for one in taken}
    name = wanted
    while squash(name) in used:
        name, number = f"{wanted} {number}", number + 1
    return name
