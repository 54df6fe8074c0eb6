"""What an annex that is printed from the register says below its table, in the paper's Danish."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from brobygger.domain.documents.paper import (
    Block,
    Bullets,
    Grid,
    Heading,
    Run,
    Square,
    square,
    words,
)
from brobygger.domain.recommendations.changes import Change
from brobygger.domain.recommendations.marks import MARKS
from brobygger.domain.recommendations.recommendation import Colour
from brobygger.messages.changes import changed_words

_WIDTHS = (9, 21, 35, 35)
_HEADS = ("Del", "Hvad", "Før", "Nu")


@dataclass(frozen=True, slots=True)
class Choice:
    """A category that a person has set instead of the derived one, with the reason."""

    part: str
    derived: Colour | None
    chosen: Colour
    reason: str


def write_choices(choices: Sequence[Choice]) -> tuple[Block, ...]:
    """Whose category is a person's choice: a reader of the words alone would expect another."""
    if not choices:
        return ()
    items = tuple((Run(_choice_words(each)),) for each in choices)
    return Heading("Kategorier valgt af en medarbejder", 2), Bullets(items)


def _choice_words(choice: Choice) -> str:
    chosen, derived = MARKS[choice.chosen].words, MARKS[choice.derived].words
    return f"{choice.part}: {chosen}. Af ordene følger: {derived}. Begrundelse: {choice.reason}"


def write_changes(
    found: Sequence[Change], since: date, texts: Mapping[int, str]
) -> tuple[Block, ...]:
    """What has changed since a day: a table, one row a value, under each recommendation."""
    head = Heading(f"Ændret siden {since:%d-%m-%Y}", 2)
    if not found:
        return head, words("Der er ikke ændret noget, der betyder noget.")
    heads = tuple(square(text.upper(), bold=True) for text in _HEADS)
    return head, Grid(_WIDTHS, tuple(_rows(found, texts)), heads)


def _rows(found: Sequence[Change], texts: Mapping[int, str]) -> Iterator[tuple[Square, ...]]:
    for number, group in groupby(found, key=lambda change: change.number):
        name = f"Anbefaling {number}: {texts.get(number, '')}".rstrip(": ")
        yield (square(name, bold=True, columns=len(_WIDTHS)),)
        for change in group:
            yield tuple(square(text) for text in (change.part, *changed_words(change)))
