"""A budget table before it is understood: its head and its rows, each string with its place.

Ruled tables and loose lines of text both become this, so there is one interpretation.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from brobygger.domain.budgets.reading.template import ROLE_HEADS, Role, undigited
from brobygger.domain.kernel.fold import squash
from brobygger.domain.kernel.likeness import is_like
from brobygger.domain.kernel.place import NOWHERE, Place

YEAR = re.compile(r"(?:19|20)\d\d")
TOTAL = re.compile(r"(?:[I1l|]\s?alt|Ialt|Total|Sum)", re.IGNORECASE)
UNIT = re.compile(
    r"(?:(?:1[.\s]?000|t\.?|tusind|mio\.?|mia\.?)\s*)?(?<![^\W\d_])kr(?:oner|\.|\b)"
    r"(?:\s*,?\s*(?:(?:19|20)\d\d|[^\W\d_]+)\s*-?\s*p\s*/\s*[l1I|])?|t\.?kr\.?"
    r"|\S{1,8}(?:\s\S{1,6})?\s*kr\S{0,3}\s*(?:\d{4}|[^\W\d_]+)\s*p\s*/\s*[l1I|]",
    re.IGNORECASE,
)
"""The first cell of the head: unit, and mostly the price base. With a price base behind it, it
is known as this cell even with a damaged figure ("11.000 kr., 2024 p/l"); no unit is read then."""

_SPECKS = re.compile(r"^[^\w|]+(?=\w)|(?<=\w)[^\w|]+$")
CAPTION = re.compile(r"\s*Tabel\s*(\d+)\s*(?:[-–:.]|$)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Piece:
    """A string of the table as printed, with its place."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Head:
    """The head of an amount column: a year, the row total, or lost (both None and False)."""

    year: int | None = None
    is_total: bool = False


@dataclass(frozen=True, slots=True)
class Amount:
    """A cell with an amount, or empty. ``column`` counts amount columns from 0; None is lost."""

    piece: Piece
    column: int | None


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row: its label, its words by column, its amounts. ``noisy``: specks were left out."""

    label: Piece
    amounts: tuple[Amount, ...]
    words: Mapping[Role, Piece] = field(default_factory=dict)
    noisy: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table's head and rows. ``roles`` are the word columns that its head prints."""

    caption: Piece | None
    unit: Piece | None
    heads: tuple[Head, ...]
    rows: tuple[GridRow, ...]
    roles: tuple[Role, ...] = ()
    place: Place = NOWHERE


def head_of(text: str) -> Head | None:
    """Read a head cell as an amount column: a year or "I alt"; None where it is neither.

    >>> head_of("2024"), head_of("1alt"), head_of("Udvalg")
    (Head(year=2024, is_total=False), Head(year=None, is_total=True), None)
    """
    bare = _SPECKS.sub("", " ".join(text.split()))
    if YEAR.fullmatch(bare):
        return Head(int(bare))
    return Head(is_total=True) if TOTAL.fullmatch(bare) else None


def are_years(texts: Sequence[str]) -> bool:
    """Whether the years among the cells of a row are those of a head: each later than the last.

    Amounts without a sign for thousands look like years too ("2004"), and mostly repeat.

    >>> are_years(["1.000 kr.", "2024", "2025", "I alt"]), are_years(["2004", "2004", "8016"])
    (True, False)
    """
    years = [head.year for text in texts if (head := head_of(text)) and head.year]
    return years == sorted(set(years))


def role_of(text: str) -> Role | None:
    """Read a head cell as a column of words.

    >>> role_of("Styrings-\\nområde"), role_of("Ind-\\ntægt/\\nudgift")
    ('control_area', 'sign')
    """
    printed = undigited(text)
    for role, heads in ROLE_HEADS.items():
        if any(is_like(printed, head) for head in heads):
            return role
    return None


def is_part_of_role(word: str) -> Role | None:
    """The column of words that a torn piece of a head belongs to ("Styrings-", "tægt/")."""
    piece = squash(word)
    whole_word = role_of(word)
    if whole_word is not None or len(piece) < 3:
        return whole_word
    for role, heads in ROLE_HEADS.items():
        whole = [squash(head) for head in heads]
        if any(one.startswith(piece) or one.endswith(piece) or piece in one for one in whole):
            return role
    return None
