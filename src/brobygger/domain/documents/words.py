"""The words of a paper with their places, in a form that two copies, or two papers, can share."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

from brobygger.domain.documents.flow import hyphenated_words, join_lines
from brobygger.domain.documents.page import Document, Line, Span
from brobygger.domain.kernel.fold import squash
from brobygger.domain.kernel.place import NOWHERE, Place


@dataclass(frozen=True, slots=True)
class Word:
    """A word as printed, put together again where a line break tore it."""

    text: str
    place: Place = NOWHERE

    @property
    def key(self) -> str:
        """What the words of two copies are matched by: see ``skeleton``."""
        return skeleton(self.text)

    @property
    def has_figure(self) -> bool:
        """Does the word hold a digit or a fraction?"""
        return any(sign.isdigit() for sign in squash(self.text))


_VOWELS = re.compile(r"[aeiouy]")
_FRACTION = re.compile(r"^[½¼¾]\W*$")


def skeleton(text: str) -> str:
    """The part of a word that a wrong OCR language leaves alone: consonants and digits.

    The Danish vowels are what such a copy gets wrong, so words are matched without vowels;
    words that hold a digit keep everything.

    >>> skeleton("udøvelsen") == skeleton("udevelsen")
    True
    >>> skeleton("2024") == skeleton("2025")
    False
    """
    plain = squash(text)
    if any(sign.isdigit() for sign in plain):
        return plain
    return _VOWELS.sub("", plain) or plain


def words_of(document: Document) -> tuple[Word, ...]:
    """Every word of a paper in reading order, with its place; page furniture left out.

    Words torn by a line break are joined, and so is a figure with its fraction ("2 ½"), so
    that copies with other line breaks give the same words. Footnotes follow their page, each
    with its mark as a word of its own.
    """
    known = hyphenated_words(document.all_lines())
    words: list[Word] = []
    for page in document.pages:
        for block in page.blocks:
            cells = () if isinstance(block, Line) else block.cells
            inside = [line for cell in cells for line in cell.lines]
            for line in [block] if isinstance(block, Line) else inside:
                if not line.furniture:
                    _add_line(words, line.text, line.place, known)
        for note in page.footnotes:
            _add_line(words, f"{note.mark} {note.text}", note.place, known)
    return tuple(words)


def _add_line(words: list[Word], text: str, place: Place, known: frozenset[str]) -> None:
    for position, token in enumerate(text.split()):
        before = words[-1] if words else Word("")
        torn = position == 0 and len(before.text) > 1 and before.text.endswith("-")
        if torn and token[0].isalpha():
            parts = [Line((Span(part),)) for part in (before.text, token)]
            joined = join_lines(parts, known).split()
            words[-1:] = [Word(joined[0], before.place), *(Word(t, place) for t in joined[1:])]
        elif before.text[-1:].isdigit() and _FRACTION.match(token):
            words[-1] = Word(f"{before.text} {token}", before.place)
        else:
            words.append(Word(token, place))


def is_alike(a: str, b: str) -> bool:
    """Is it the same text but for letters and what line breaks do?

    Three quarters of the consonants must agree: that keeps the headings of a page read in
    the wrong language together and still parts "I alt" from "Service".

    >>> is_alike("@konomi", "Økonomi"), is_alike("Indhold", "Baggrund")
    (True, False)
    """
    left, right = skeleton(a), skeleton(b)
    if left == right:
        return True
    return SequenceMatcher(None, left, right, autojunk=False).ratio() >= 0.75


_RUN = 4
"""Letters of a run: long enough that common endings alone do not make a text look present."""


class Holdings:
    """What a copy holds, so that one can ask whether a text stands in it somewhere.

    A reader may sort the same words into another list; such a text is not missing. A text
    counts as held when three quarters of its letter runs and all of its figures are there.
    """

    def __init__(self, words: Iterable[Word]) -> None:
        found = list(words)
        self._figures = {word.key for word in found if word.has_figure}
        self._runs = _runs(found)

    def has(self, text: str) -> bool:
        """Does ``text`` stand in this copy, letters aside?"""
        words = [Word(token) for token in text.split()]
        if any(word.has_figure and word.key not in self._figures for word in words):
            return False
        runs = _runs(words)
        return len(runs & self._runs) * 4 >= len(runs) * 3


def _runs(words: Iterable[Word]) -> set[str]:
    letters = "".join(word.key for word in words if not word.has_figure)
    if len(letters) < _RUN:
        return {letters} - {""}
    return {letters[start : start + _RUN] for start in range(len(letters) - _RUN + 1)}
