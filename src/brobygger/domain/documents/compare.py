"""Two copies of one paper, laid side by side value by value.

This file only says what differs. Which differences matter is said by the link that knows the
template (``budgets/compare.py``); templates without rules of their own have ``compare_values``.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from brobygger.domain.documents.found import Found
from brobygger.domain.documents.record import walk
from brobygger.domain.documents.words import Holdings, Word, is_alike
from brobygger.domain.kernel.place import NOWHERE, Place


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that the copies say differently and that matters.

    ``kind`` and ``rule`` are stable words: what it is, and how it was caught. ``field`` is the
    dotted path of the value, empty for running text. ``a`` and ``b`` are the two readings as
    printed, None where one copy has nothing there.
    """

    kind: str
    rule: str
    field: str = ""
    a: str | None = None
    b: str | None = None
    where_a: Place = NOWHERE
    where_b: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class OnlyHere:
    """A part that stands in one copy only: the value's path and the words as printed."""

    field: str
    words: str
    where: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Comparison:
    """What differs between two copies and matters, and what only one of them holds."""

    differences: tuple[Difference, ...] = ()
    only_in_a: tuple[OnlyHere, ...] = ()
    only_in_b: tuple[OnlyHere, ...] = ()


@dataclass(frozen=True, slots=True)
class Pair:
    """The same value in both copies, or in one of them only (the other is None).

    ``field`` is the value's path in copy a, or in copy b where a has nothing.
    """

    field: str
    a: Found[Any] | None
    b: Found[Any] | None


def pair_values(a: object, b: object, path: str = "") -> Iterator[Pair]:
    """Every value of two readings of one template, paired with its counterpart.

    Items of lists are paired by what they are (a recommendation's number, a table's name, a
    row's label), not by their position, so that a line missing in one copy does not shift all
    that follow.
    """
    present = a if a is not None else b
    if isinstance(present, Found):
        yield Pair(path, *(each if isinstance(each, Found) else None for each in (a, b)))
    elif is_dataclass(present) and not isinstance(present, type):
        for name in (field.name for field in fields(present)):
            yield from pair_values(getattr(a, name, None), getattr(b, name, None), _to(path, name))
    elif isinstance(present, Mapping):
        for key, left, right in _pair_keys(a, b):
            yield from pair_values(left, right, _to(path, key))
    elif isinstance(present, tuple | list):
        for index, left, right in pair_items(_items(a), _items(b)):
            yield from pair_values(left, right, _to(path, str(index)))


@dataclass(frozen=True, slots=True)
class Missing:
    """A part of copy b that copy a has no place for: a field, a row, a table, a box of its own.

    ``part`` is its path as ``pair_values`` names it; ``at`` where it would stand in copy a, with
    "+" for a further item of a list. ``tree`` is what copy b has there.
    """

    part: str
    at: str
    tree: object


def missing_parts(a: object, b: object, part: str = "", at: str = "") -> Iterator[Missing]:
    """The parts of copy b that copy a lacks, each as large as it can be and none without values.

    Both are readings of one template. A value that copy a has and could not read is not missing.
    """
    if b is None or (a is not None and isinstance(b, Found)):
        return
    if a is None:
        if any(True for _path, _found in walk(b)):
            yield Missing(part, at, b)
    elif is_dataclass(b) and not isinstance(b, type):
        for name in (field.name for field in fields(b)):
            below = getattr(a, name, None), getattr(b, name)
            yield from missing_parts(*below, _to(part, name), _to(at, name))
    elif isinstance(b, Mapping):
        for key, left, right in _pair_keys(a, b):
            yield from missing_parts(left, right, _to(part, key), _to(at, key))
    elif isinstance(b, tuple | list):
        for index, left, right in pair_items(_items(a), _items(b)):
            place = "+" if left is None else str(index)
            yield from missing_parts(left, right, _to(part, str(index)), _to(at, place))


def _to(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


def _items(value: object) -> tuple[object, ...]:
    return tuple(value) if isinstance(value, tuple | list) else ()


def _pair_keys(a: object, b: object) -> Iterator[tuple[str, object, object]]:
    left = dict(a) if isinstance(a, Mapping) else {}
    right = dict(b) if isinstance(b, Mapping) else {}
    for key, item in left.items():
        match = key if key in right else next((k for k in right if is_alike(key, k)), None)
        yield key, item, None if match is None else right.pop(match)
    for key, item in right.items():
        yield key, None, item


def pair_items(
    a: tuple[object, ...], b: tuple[object, ...]
) -> Iterator[tuple[int, object, object]]:
    """Pair the items of two lists by name, else by label, else by position (index of a or b)."""
    waiting = list(range(len(b)))
    for index, item in enumerate(a):
        match = next((k for k in waiting if _is_same_item(item, b[k], index == k)), None)
        if match is not None:
            waiting.remove(match)
        yield index, item, None if match is None else b[match]
    for index in waiting:
        yield index, None, b[index]


_NAMES = ("number", "id", "mark", "column", "colour")
_LABELS = ("label", "agreement")


def _is_same_item(a: object, b: object, same_position: bool) -> bool:
    for name in _NAMES:
        if hasattr(a, name):
            return bool(getattr(a, name) == getattr(b, name, None))
    left, right = _label(a), _label(b)
    return is_alike(left, right) if left and right else same_position


def _label(item: object) -> str:
    """The words that an item is known by: its label, or the value's own text."""
    named = next((getattr(item, name) for name in _LABELS if hasattr(item, name)), item)
    return named.value if isinstance(named, Found) and isinstance(named.value, str) else ""


def compare_values(a: object, b: object) -> Comparison:
    """Compare two readings of any template value by value, quiet on letters.

    For templates without rules of their own (the annex). Every value that differs is reported
    with rule "values_disagree".
    """
    differences: list[Difference] = []
    only: tuple[list[OnlyHere], list[OnlyHere]] = ([], [])
    held = holdings_of(a), holdings_of(b)
    for pair in pair_values(a, b):
        if pair.a is not None and pair.b is not None:
            if not is_same_value(pair.a, pair.b):
                differences.append(difference(pair, "value", "values_disagree"))
        elif (alone := pair.a or pair.b) is not None:
            side = 0 if pair.a is not None else 1
            if not held[1 - side].has(as_printed(alone)):
                only[side].append(OnlyHere(pair.field, as_printed(alone), alone.source))
    return Comparison(tuple(differences), tuple(only[0]), tuple(only[1]))


def holdings_of(values: object) -> Holdings:
    """All the words that the values of a reading were read from."""
    return Holdings(Word(token) for _, found in walk(values) for token in as_printed(found).split())


def difference(pair: Pair, kind: str, rule: str) -> Difference:
    """A pair as a Difference, with both readings as printed and both places."""
    a, b = (as_printed(each) or None if each else None for each in (pair.a, pair.b))
    where_a, where_b = (NOWHERE if each is None else each.source for each in (pair.a, pair.b))
    return Difference(kind, rule, pair.field, a, b, where_a, where_b)


def as_printed(found: Found[Any]) -> str:
    """A value as the paper prints it, or the value itself where it was derived."""
    return found.raw or ("" if found.value is None else str(found.value))


def is_same_value(a: Found[Any], b: Found[Any]) -> bool:
    """Do two readings give the same value? Texts may differ in letters, figures never."""
    if isinstance(a.value, str) and isinstance(b.value, str):
        return _figures(a.value) == _figures(b.value) and is_alike(a.value, b.value)
    return bool(a.value == b.value)


def _figures(text: str) -> list[str]:
    return re.findall(r"\d+", text)
