"""Shape and words beside each category in print, so that grey paper and a voice lose nothing.

The printed annex says a category three times: as colour, as a shape and in words. The marks are
ours and not the committee's text, so reading takes them off again; what they say is derived anew
from the words about money.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from brobygger.domain.documents.page import Line
from brobygger.domain.recommendations.recommendation import Colour, Part


@dataclass(frozen=True, slots=True)
class Mark:
    """How a category is printed beside a recommendation."""

    sign: str
    words: str


MARKS: dict[Colour | None, Mark] = {
    "green": Mark("●", "Budgetnotat bestilt"),
    "red": Mark("▲", "Mangler finansiering"),
    "blue": Mark("◆", "Uden for kommunens mandat"),
    "black": Mark("■", "Kræver ikke finansiering"),
    None: Mark("○", "Ikke afgjort"),
}
"""The four states of the legend, and the part whose paper does not say enough."""

SIGNS = "".join(mark.sign for mark in MARKS.values())
_CODE = r"\d{1,3}[a-z]{1,2}"
_BEGINS = re.compile(
    "|".join(
        # A narrow column may break the line behind any word of the mark.
        rf"{mark.sign}\s*(?:{_CODE}:(?=\s*$)|(?:{_CODE}:\s*)?{mark.words.split()[0]}\b)"
        for mark in MARKS.values()
    )
)
_BEHIND_HEAD = re.compile(rf"\s*\([{SIGNS}]\s*{_CODE}\)$")
_BEFORE = re.compile(rf"^[{SIGNS}]\s*")


def mark_of(part: Part, *, is_split: bool) -> str:
    """The line below a recommendation: "▲ Mangler finansiering", with the part where it is split.

    >>> MARKS["red"].sign
    '▲'
    """
    mark = MARKS[part.category.value]
    return f"{mark.sign} {part.id}: {mark.words}" if is_split else f"{mark.sign} {mark.words}"


def head_mark(part: Part) -> str:
    """What stands behind the head of a part: "(▲ 3a)"."""
    return f"({MARKS[part.category.value].sign} {part.id})"


def without_marks(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines of a first cell up to its first mark; nothing else stands below it."""
    kept: list[Line] = []
    for line in lines:
        if _BEGINS.match(f"{line.bullet} {line.words.strip()}".strip()):
            break
        kept.append(line)
    return tuple(kept)


def without_head_mark(head: str) -> str:
    """The name of a part without the shape behind it.

    >>> without_head_mark("udbud af aktiviteter (▲ 3a)")
    'udbud af aktiviteter'
    """
    return _BEHIND_HEAD.sub("", head)


def without_sign(text: str) -> str:
    """A sentence of the legend without the shape before it.

    >>> without_sign("▲ Anbefalinger i rød skrift")
    'Anbefalinger i rød skrift'
    """
    return _BEFORE.sub("", text)
