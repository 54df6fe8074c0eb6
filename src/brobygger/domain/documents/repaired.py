"""The derived layer over a paper's values: which words of them were repaired, and from what."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from typing import Any, Generic, Literal, TypeVar

from brobygger.domain.documents.found import Found
from brobygger.domain.documents.page import Document
from brobygger.domain.documents.record import walk
from brobygger.domain.documents.repair import Piece, Repairer
from brobygger.domain.documents.spelling import Lexicon
from brobygger.domain.documents.words import words_of
from brobygger.domain.kernel.place import NOWHERE, Place

Values = TypeVar("Values")


@dataclass(frozen=True, slots=True)
class Repair:
    """One word of a value: what was printed, what it became, where and why.

    ``field`` is the value's path, ``at`` the number of characters before the word in its text.
    "repaired": the printed word is no word of Danish, or far less likely than ``text``.
    "ambiguous": the word stands as printed, and may as well be one of ``options``.
    """

    field: str
    at: int
    raw: str
    text: str
    state: Literal["repaired", "ambiguous"]
    options: tuple[str, ...] = ()
    where: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Layer(Generic[Values]):
    """A paper's values with their words repaired, and each repair. ``is_whole`` is False where
    the paper has so many words that some were not looked at.
    """

    values: Values
    repairs: tuple[Repair, ...] = ()
    is_whole: bool = True


def repair_values(values: Values, document: Document, lexicon: Lexicon) -> Layer[Values]:
    """The values with the words of their texts repaired.

    A value that has a repaired word gets the method "repaired"; one with a repaired or marked word
    is at most "likely". ``raw`` stays as printed. Only words that are printed are repaired: a
    value that the program puts in its own words (a colour, a code of a list) stays.
    """
    texts: list[tuple[str, Found[Any], str]] = [
        (path, found, found.value) for path, found in walk(values) if isinstance(found.value, str)
    ]
    repairer = Repairer(lexicon, (text for _, _, text in texts))
    places = _Places(document)
    changed: dict[str, Found[Any]] = {}
    repairs: list[Repair] = []
    for path, found, text in texts:
        pieces = tuple(_printed_only(repairer.pieces(text), found.raw))
        made = tuple(_repairs(path, pieces, places.after(found.source)))
        if made:
            repairs += made
            changed[path] = _changed(found, pieces)
    if not changed:
        return Layer(values, is_whole=not repairer.is_tired)
    return Layer(_put_in(values, changed, ""), tuple(repairs), not repairer.is_tired)


def as_printed(text: str, repairs: Iterable[Repair]) -> str:
    """A repaired text as the paper prints it: each word of its ``repairs`` put back."""
    for each in sorted(repairs, key=lambda repair: -repair.at):
        text = text[: each.at] + each.raw + text[each.at + len(each.text) :]
    return text


def _changed(found: Found[Any], pieces: tuple[Piece, ...]) -> Found[Any]:
    certainty = "likely" if found.certainty == "certain" else found.certainty
    if all(piece.state != "repaired" for piece in pieces):
        return replace(found, certainty=certainty)
    text = "".join(piece.text for piece in pieces)
    return replace(found, value=text, certainty=certainty, method="repaired")


_LINE_BREAK = re.compile(r"-\s*\n\s*")


def _printed_only(pieces: tuple[Piece, ...], raw: str) -> Iterator[Piece]:
    """Pieces of words that the paper does not print become plain again."""
    printed = raw + "\n" + _LINE_BREAK.sub("", raw)
    for piece in pieces:
        is_printed = piece.state == "plain" or piece.raw in printed
        yield piece if is_printed else Piece(piece.raw, piece.raw)


def _repairs(path: str, pieces: tuple[Piece, ...], places: "_Following") -> Iterator[Repair]:
    at = 0
    for piece in pieces:
        if piece.state == "plain":
            places.pass_over(piece.raw)
        else:
            where = places.find(piece.raw)
            yield Repair(path, at, piece.raw, piece.text, piece.state, piece.options, where)
        at += len(piece.text)


class _Places:
    """Where the words of a paper stand."""

    def __init__(self, document: Document) -> None:
        self.places: list[Place] = []
        self.numbers: dict[str, list[int]] = {}
        self._firsts: dict[tuple[object, ...], int] = {}
        for word in words_of(document):
            for part in _parts(word.text):
                number = len(self.places)
                self.places.append(word.place)
                self.numbers.setdefault(part, []).append(number)
                self._firsts.setdefault(_spot(word.place), number)

    def after(self, place: Place) -> "_Following":
        """The words from a place on."""
        return _Following(self, self._firsts.get(_spot(place), 0), place)


@dataclass(slots=True)
class _Following:
    """The words of a text one after the other, found again in the paper."""

    words: _Places
    number: int
    place: Place = field(default=NOWHERE)

    def pass_over(self, text: str) -> None:
        """Go on to the end of words that need no place; the last few are enough."""
        for part in _parts(text)[-3:]:
            self.find(part)

    def find(self, word: str) -> Place:
        """The place where this word stands next; the last one found where it does not."""
        for part in _parts(word):
            numbers = self.words.numbers.get(part, [])
            at = bisect_left(numbers, self.number)
            if at < len(numbers) and numbers[at] - self.number < _NEAR:
                self.number = numbers[at] + 1
                self.place = self.words.places[numbers[at]]
        return self.place


_NEAR = 400
"""Words between two words of one value: a table may stand between them, half a paper may not."""


def _parts(text: str) -> list[str]:
    return re.findall(r"[@&]?[^\W_]+(?:&[^\W_]+)*&?", text)


def _spot(place: Place) -> tuple[object, ...]:
    return place.page, place.line, place.part, place.paragraph, place.table, place.cell


def _put_in(value: Any, changed: Mapping[str, Found[Any]], path: str) -> Any:
    """The values with those at the ``changed`` paths in place of the ones read."""
    if isinstance(value, Found):
        return changed.get(path, value)
    if is_dataclass(value) and not isinstance(value, type):
        inner = {
            one.name: _put_in(getattr(value, one.name), changed, _below(path, one.name))
            for one in fields(value)
        }
        return replace(value, **inner)
    if isinstance(value, Mapping):
        return {key: _put_in(item, changed, _below(path, str(key))) for key, item in value.items()}
    if isinstance(value, tuple):
        return tuple(
            _put_in(item, changed, _below(path, str(index))) for index, item in enumerate(value)
        )
    return value


def _below(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name
