"""The words between a row's label and its amounts: control area, committee, bevilling, sign."""

import re
from collections.abc import Sequence
from dataclasses import replace

from brobygger.domain.budgets.reading.grid import Piece
from brobygger.domain.budgets.reading.template import Role
from brobygger.domain.budgets.reference import CONTROL_AREAS, in_force
from brobygger.domain.documents.flow import join_lines
from brobygger.domain.documents.page import Line, Span
from brobygger.domain.kernel.fold import squash
from brobygger.domain.kernel.likeness import is_like

_WORD = re.compile(r"[^ \t\f|]+")
_APPROPRIATION = re.compile(r"\d{1,2}(?:\.\d{1,3})+")
_COMMITTEE = re.compile(r"(?=.*[A-ZÆØÅ])[A-ZÆØÅ0@&4]{2,4}")
"""A committee's letters, and what recognition in a wrong language makes of an Ø or Å among them:
"@U" is no code, but left at the end of the label it would make another row of it."""

_SIGN = re.compile(r"[UIui]|[UI]/[UI]")


def split_words(
    lines: Sequence[Line], roles: tuple[Role, ...]
) -> tuple[str, dict[Role, Piece], bool]:
    """Take the words of the head's columns off the end of a row's label.

    Returns label, words by column, and whether specks (rules, single dots) were left out.
    Only columns that the head prints are taken, so a label keeps words that look like codes.
    """
    words = [(match[0], line) for line in lines for match in _WORD.finditer(line.words)]
    count = len(words)
    words = [(word, line) for word, line in words if squash(word) or _is_part(word)]
    noisy = len(words) < count or any("|" in line.words for line in lines)
    found: dict[Role, Piece] = {}
    for role in reversed(roles):
        taken = _length(role, [word for word, _ in words])
        if taken:
            text = " ".join(word for word, _ in words[-taken:])
            found[role] = Piece(text, words[-1][1].place)
            words = words[:-taken]
    return _label(words), found, noisy


def _is_part(word: str) -> bool:
    """Signs that belong to a label: a hyphen at a line's end, a bracket that lost its figure."""
    return word.endswith("-") or word.startswith("(")


def _length(role: Role, words: Sequence[str]) -> int:
    """How many of the last words are this column's, 0 where none is."""
    if role == "control_area":
        areas = in_force(CONTROL_AREAS, None)
        for count in (2, 1):
            text = " ".join(words[-count:])
            if len(words) >= count and any(is_like(text, area) for area in areas):
                return count
        return 0
    pattern = {"committee": _COMMITTEE, "appropriation": _APPROPRIATION, "sign": _SIGN}[role]
    return 1 if words and pattern.fullmatch(words[-1]) else 0


def _label(words: Sequence[tuple[str, Line]]) -> str:
    """The rest of the words, joined over line breaks."""
    lines: list[Line] = []
    for word, line in words:
        if lines and lines[-1].place == line.place:
            lines[-1] = replace(lines[-1], spans=(Span(f"{lines[-1].text} {word}"),))
        else:
            lines.append(replace(line, spans=(Span(word),)))
    return join_lines(lines)
