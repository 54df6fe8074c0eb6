"""Amounts and staffing that are mentioned in running text: "2,0 mio. kr. årligt", "2½ årsværk"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from brobygger.domain.kernel.amounts import (
    GROUPED,
    VULGAR,
    CellError,
    in_kroner,
    parse_cell,
    parse_unit,
)
from brobygger.domain.kernel.likeness import is_like


@dataclass(frozen=True, slots=True)
class ProseAmount:
    """An amount in running text, in kroner; ``per_year`` where the text says so.

    ``start`` and ``end`` count characters of the text that was searched.
    """

    kr: int
    raw: str
    per_year: bool
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class FteMention:
    """A staffing figure in running text; ``value`` is None where the figure is unreadable."""

    value: Fraction | None
    raw: str
    start: int
    end: int


_AMOUNT = re.compile(
    rf"(?<![\w.,/])(-?{GROUPED}(?:,\d+)?)\s*((?:mio|mia|t|million|millioner|tusind)?\b\.*\s*kr(?:oner|\.|\b))",
    re.IGNORECASE,
)
NEIGHBOURHOOD = 60
"""Characters before and behind an amount that may say what kind of amount it is."""

_UNIT_HEAD = re.compile(r"\s*,?\s*(?:(?:19|20)\d\d|\w+)[\s-]*p\s*/\s*\w", re.IGNORECASE)
_YEAR_RANGE = re.compile(r"[\s,]*(?:hvert år\s+)?i\s+(?:årene\s+)?(?:19|20)\d\d\s*[-–]\s*\d{2,4}")
_YEARLY = ("årligt", "årlige", "årlig")
_DAMAGED_YEARLY = re.compile(r"(?:aa|[åadeé4&])rlig[te]?", re.IGNORECASE)
"""What recognition in a wrong language makes of them."""

_YEARLY_PHRASE = re.compile(r"\s*(?:pr\.?|per|om|hvert)\s+([åa]\w*r\w*)", re.IGNORECASE)


def find_prose_amounts(text: str) -> tuple[ProseAmount, ...]:
    """Every amount in kroner that running text names, in order.

    "årligt", "pr. år" or a range of years right behind makes it an amount per year (an amount
    before a range of years means each year of it). The head of a table ("1.000 kr., 2024
    p/l") is a unit, not an amount, and is left out.

    >>> [(a.kr, a.per_year) for a in find_prose_amounts("afsat 2,0 mio. kr. årligt i 2024-27")]
    [(2000000, True)]
    """
    return tuple(_prose_amounts(text))


def _prose_amounts(text: str) -> Iterator[ProseAmount]:
    for match in _AMOUNT.finditer(text):
        before = text[max(match.start() - NEIGHBOURHOOD, 0) : match.start()]
        rest = text[match.end() : match.end() + NEIGHBOURHOOD]
        if _UNIT_HEAD.match(rest):
            continue
        try:
            value = parse_cell(match[1]).value
            kr = in_kroner(value, parse_unit(match[2])) if value is not None else None
        except CellError:
            continue  # more digits than an amount has, or a part of a krone
        if kr is None:
            continue
        per_year = _is_per_year(before, rest)
        yield ProseAmount(kr, match[0], per_year, match.start(), match.end())


def _is_per_year(before: str, after: str) -> bool:
    if _YEARLY_PHRASE.match(after) or _YEAR_RANGE.match(after):
        return True
    neighbours = (before.split()[-1:], after.split()[:1])
    return any(_is_yearly(word.strip(".,;:()")) for words in neighbours for word in words)


def _is_yearly(word: str) -> bool:
    if _DAMAGED_YEARLY.fullmatch(word):
        return True
    return any(is_like(word, known) for known in _YEARLY)


LONGEST_FIGURE = 16
"""Characters before the word in which its figure may stand."""

_WORD = re.compile(r"(?:(?<![^\s(])[4&](?=r?[^\W\d_]))?[^\W\d_]+")
"""A word; recognition in a wrong language makes a sign or a digit of the Å that it begins with."""

_DAMAGED_FULL_TIME = re.compile(r"(?:aa|[åadeé4&])rsv(?:ae|ee|ze|[æaeé])rk", re.IGNORECASE)
_SHORT_FULL_TIME = ("ÅV", "AV", "Åv", "Av", "4V", "&V", "ÉV")
_FULL_TIME = ("årsværk", "fuldtidsstillinger", "fuldtidsstilling", "fuldtidsansatte")
_FIGURE = re.compile(
    rf"(?<![\w.,])("
    rf"\d[\d.,/%{VULGAR}–-]*(?:\s(?:[{VULGAR}]|\d/\d|[^\s\d(),.]{{1,2}}\d?))?"  # 2½ · 2% · 2 v
    rf"|\d{{1,2}}[^\W\d_]{{1,2}}\d?"  # 2v · 2Y2
    rf"|\d{{1,2}}\s\d"  # "2 2": a fraction torn into a digit, so unreadable
    rf"|[{VULGAR}]"
    rf")\s*$"
)


_BRACKET = re.compile(r"\((\s+|\s*[^()\s]{1,2}(?:\s[^()\s]{1,2})?\s*)$")
"""A bracket before the word that holds no figure any more: "(l ÅV)", "( v ÅV)", "( ÅV)"; never
"(ÅV)"."""


def find_fte(text: str) -> tuple[FteMention, ...]:
    """Every staffing figure that a text names ("2½ årsværk", "(2 ½ ÅV)"), in order.

    A damaged figure is found and left unreadable ("2% AV"). A damage that looks like a whole
    number ("22 arsveerk") is read as it stands: comparing all mentions of the note catches it.

    >>> [(m.raw, m.value) for m in find_fte("Staff (2 ½ ÅV), earlier (2% AV)")]
    [('2 ½ ÅV', Fraction(5, 2)), ('2% AV', None)]
    """
    return tuple(_fte_mentions(text))


def _fte_mentions(text: str) -> Iterator[FteMention]:
    for word in _WORD.finditer(text):
        if not _is_full_time(word[0]):
            continue
        start = max(word.start() - LONGEST_FIGURE, 0)
        figure = _FIGURE.search(text, start, word.start())
        if figure is None:
            lost = _BRACKET.search(text, start, word.start())
            if lost is not None and text[word.end() : word.end() + 1] == ")":
                raw = text[lost.start() : word.end() + 1]
                yield FteMention(None, raw, lost.start(), word.end() + 1)
            continue
        try:
            value = parse_cell(figure[1], "fte").value
        except CellError:
            value = None
        yield FteMention(value, text[figure.start() : word.end()], figure.start(), word.end())


def _is_full_time(word: str) -> bool:
    if word in _SHORT_FULL_TIME or _DAMAGED_FULL_TIME.fullmatch(word):
        return True
    return len(word) > 5 and any(is_like(word, known) for known in _FULL_TIME)
