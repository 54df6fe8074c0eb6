"""The third column: new or continued, which part that is about, and what pays it today."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from brobygger.domain.documents.flow import paragraphs
from brobygger.domain.documents.found import Found
from brobygger.domain.documents.page import Line
from brobygger.domain.recommendations.funding import find_funding
from brobygger.domain.recommendations.recommendation import MoneySource, Novelty
from brobygger.domain.recommendations.statement import Statement, colours_of, place_of
from brobygger.domain.recommendations.wording import NOVELTIES, NOVELTY_START, SCOPE

_AND = re.compile(r"\s*(?:/|\bog\b|\bsamt\b|,)\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class NoveltyStatement:
    """One statement: ``scope`` is what it is about ("fsva. ..."), empty for the whole row."""

    statement: Statement
    values: tuple[Novelty, ...]
    scope: str
    funding: tuple[Found[MoneySource], ...]


def novelty_statements(
    lines: Sequence[Line], hyphenated: frozenset[str], confirmed_on: date | None
) -> tuple[NoveltyStatement, ...]:
    """Cut the cell at each "Ny indsats" and "Videreførelse"; a cell may hold both.

    The cut is made at the words and not at the lines: in some copies only two blanks part them.
    """
    found: list[NoveltyStatement] = []
    for paragraph in paragraphs(lines, hyphenated):
        place, colours = place_of(paragraph.lines), colours_of(paragraph.lines)
        for text in _pieces(paragraph.text):
            raw = text if len(paragraph.lines) == 1 else paragraph.raw
            statement = Statement(text, raw, place, colours=colours)
            if text.startswith("(") and found:
                statement = _with_bracket(found.pop().statement, statement)
            found.append(_understood(statement, confirmed_on))
    return tuple(found)


def _with_bracket(before: Statement, bracket: Statement) -> Statement:
    """A bracket never stands for itself here: a page break has torn it from its statement."""
    text, raw = f"{before.text} {bracket.text}", f"{before.raw}\n{bracket.raw}"
    return replace(before, text=text, raw=raw)


def _pieces(text: str) -> list[str]:
    return [piece.strip() for piece in NOVELTY_START.split(text) if piece.strip()]


def _understood(statement: Statement, confirmed_on: date | None) -> NoveltyStatement:
    words = statement.text
    scope = SCOPE.search(words)
    return NoveltyStatement(
        statement,
        _values(words),
        scope["scope"].strip(" .,;") if scope is not None else "",
        tuple(find_funding(words, statement.raw, statement.place, confirmed_on)),
    )


def _values(words: str) -> tuple[Novelty, ...]:
    """The one or two answers a statement begins with ("Ny indsats og videreførelse af ...")."""
    found: list[Novelty] = []
    rest = words
    while (hit := _answer(rest)) is not None:
        value, end = hit
        found.append(value)
        rest = rest[end:]
        if (again := _AND.match(rest)) is None:
            break
        rest = rest[again.end() :]
    return tuple(dict.fromkeys(found))


def _answer(text: str) -> tuple[Novelty, int] | None:
    for value, pattern in NOVELTIES:
        if (match := pattern.match(text)) is not None:
            return value, match.end()
    return None
