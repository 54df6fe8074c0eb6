"""What a person writes of pages that nobody has read, and how it meets a later reading of them.

Works on the JSON of the reading contract, beside ``confirmed.py``: that is what is stored. A value
written by hand is a Found without a value of its own (``method`` "entered", its source the page),
and the person's word is its correction.
"""

import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from brobygger.domain.documents.confirmed import found_in, is_found
from brobygger.domain.documents.found import Found
from brobygger.domain.documents.record import as_json
from brobygger.domain.documents.words import is_alike
from brobygger.domain.kernel.place import Place

NEXT = "+"
"""The last step of a path that stands for a further item of a list."""

_DIGITS = re.compile(r"\d+")

KEYED = frozenset({"sections", "need_to", "districts"})
"""Parts that are kept by the paper's own words: sections by heading, boxes by label."""


def written(value: Any, page: int) -> dict[str, Any]:
    """A value as a person wrote it of a page, still with its value: to be put into a tree.

    Words stand in ``raw`` too, as they were copied, so that a row is known by its label.
    """
    raw = value if isinstance(value, str) else ""
    found: dict[str, Any] = as_json(Found(None, raw, Place(page=page), "unknown", "entered"))
    return {**found, "value": value}


def copied(tree: Any) -> Any:
    """A part of another copy of the paper, as it is put into this one.

    Each value stands as one that a person wrote, with no place in this paper; its words stay in
    ``raw``, because a row is known by its label.
    """
    if is_found(tree):
        raw = tree["value"] if isinstance(tree["value"], str) else ""
        found: dict[str, Any] = as_json(Found(None, raw, Place(), "unknown", "entered"))
        return {**found, "value": tree["value"]}
    if isinstance(tree, Mapping):
        return {name: copied(item) for name, item in tree.items()}
    if isinstance(tree, list):
        return [copied(item) for item in tree]
    return tree


def put_in(values: Any, path: str, tree: Any) -> tuple[str, dict[str, Any]]:
    """Put a tree of written values in at ``path``: (where it came to stand, {path: value}).

    ``values`` is changed. The values are taken out of the tree: they are the person's, not the
    paper's. ``tables.+`` stands for a further table. Raises KeyError where the place is taken, or
    is no place of this paper.
    """
    parent, name = _parent(values, path)
    if isinstance(parent, list):
        if name != NEXT:
            raise KeyError(path)
        at = f"{path[: -len(NEXT)]}{len(parent)}"
        parent.append(tree)
    elif _is_free(parent, name, path):
        at = path
        parent[name] = tree
    else:
        raise KeyError(path)
    said = {place: found["value"] for place, found in found_in(tree, at)}
    for _place, found in found_in(tree, at):
        _as_dict(found)["value"] = None
    return at, said


def _is_free(parent: Any, name: str, path: str) -> bool:
    """Is it an empty field of the paper's form, or a further one that is kept by its words?"""
    if not isinstance(parent, dict) or parent.get(name) is not None:
        return False
    return name in parent or path.split(".", 1)[0] in KEYED


def take_out(values: Any, path: str) -> bool:
    """Take a tree out again; False where others have come after it in its list, so it stays."""
    parent, name = _parent(values, path)
    if isinstance(parent, list):
        if int(name) != len(parent) - 1:
            return False
        parent.pop()
    elif path.split(".", 1)[0] in KEYED:
        parent.pop(name)
    else:
        parent[name] = None
    return True


def _parent(values: Any, path: str) -> tuple[Any, str]:
    """What holds the place, and its name there. Words of a key may hold a full stop."""
    node, rest = values, path
    while "." in rest:
        if isinstance(node, list):
            name, rest = rest.split(".", 1)
            node = node[int(name)]
            continue
        if not isinstance(node, dict):
            raise KeyError(path)
        names = [name for name in node if rest.startswith(f"{name}.")]
        if not names:
            break
        name = max(names, key=len)
        node, rest = node[name], rest[len(name) + 1 :]
    return node, rest


def _as_dict(found: Mapping[str, Any]) -> dict[str, Any]:
    assert isinstance(found, dict)
    return found


# A later reading of the same paper ---------------------------------------------------------------


@dataclass(slots=True)
class Carried:
    """A later reading with what a person has said of the earlier one laid over it.

    ``values`` is the new reading with what only the person knows put in. ``moved`` tells where
    each value that the person spoke of stands now: {path before: path now}.
    """

    values: Any
    moved: dict[str, str] = field(default_factory=dict)


def carried_over(read: Any, held: Any, said: Mapping[str, Any]) -> Carried:
    """Lay what a person said (``said``: path in ``held`` -> value) over a later reading.

    A value goes where the same thing stands now: the same field, the row of the same name, the
    item that says the same. What the reading has no place for is put in beside it: nothing that a
    person has said is lost.
    """
    laying = _Laying(said)
    values = laying.over(deepcopy(read), held, "", "")
    return Carried(values, laying.moved)


@dataclass(slots=True)
class _Laying:
    """What was said, and where each value of it has come to stand."""

    said: Mapping[str, Any]
    moved: dict[str, str] = field(default_factory=dict)

    def over(self, read: Any, held: Any, before: str, now: str) -> Any:
        """The new reading of one place with what was said of it there."""
        if not _speaks(held, before, self.said):
            return read
        if is_found(held) and is_found(read):
            self.moved[before] = now
            return read
        if isinstance(held, Mapping) and not is_found(held) and isinstance(read, Mapping):
            return self._fields(dict(read), held, before, now)
        if isinstance(held, list) and isinstance(read, list):
            return self._items(list(read), held, before, now)
        if isinstance(held, Mapping | list):
            # Nothing is read here: the whole of it stays, also what hangs on a value said.
            for path, _found in found_in(held, before):
                self.moved[path] = f"{now}{path[len(before) :]}"
            return deepcopy(held)
        return read if read is not None else held

    def _fields(self, read: dict[str, Any], held: Mapping[str, Any], before: str, now: str) -> Any:
        for name, item in held.items():
            told = self.over(read.get(name), item, _below(before, name), _below(now, name))
            if told is not None:
                read[name] = told
        return read

    def _items(self, read: list[Any], held: list[Any], before: str, now: str) -> Any:
        free = set(range(len(read)))
        for index, item in enumerate(held):
            place = _below(before, index)
            if not any(True for path, _found in found_in(item, place) if path in self.said):
                continue
            same = (i for i in sorted(free) if _is_same(read[i], item, place, self.said))
            at = next(same, None)
            if at is None:
                at = len(read)
                read.append(None)
            free.discard(at)
            read[at] = self.over(read[at], item, place, _below(now, at))
        return read


def _speaks(node: Any, path: str, said: Mapping[str, Any]) -> bool:
    """Has the person said something of a value in this tree? Plain facts go with their tree."""
    if not isinstance(node, Mapping | list):
        return True
    return any(place in said for place, _found in found_in(node, path))


_NAMES = ("number", "id", "mark", "column", "colour")
_LABELS = ("label", "agreement")


def _is_same(read: Any, held: Any, path: str, said: Mapping[str, Any]) -> bool:
    """Is this item of the new list the one that the person spoke of?"""
    if is_found(held):
        return is_found(read) and _agree(read["value"], said.get(path))
    if not (isinstance(held, Mapping) and isinstance(read, Mapping)):
        return False
    for name in _NAMES:
        if name in held:
            return bool(held[name] == read.get(name))
    for name in _LABELS:
        if is_found(held.get(name)):
            theirs = read.get(name)
            mine = said.get(_below(path, name), held[name]["value"])
            return is_found(theirs) and _agree((theirs or {})["value"], mine)
    return False


def _agree(read: Any, said: Any) -> bool:
    """Words may differ in letters, figures never."""
    if isinstance(read, str) and isinstance(said, str):
        return _DIGITS.findall(read) == _DIGITS.findall(said) and is_alike(read, said)
    return bool(read == said)


def _below(path: str, name: object) -> str:
    return f"{path}.{name}" if path else str(name)


def same_values(
    before: Mapping[str, Mapping[str, Any]], now: Mapping[str, Mapping[str, Any]]
) -> dict[str, str]:
    """Which values of a later reading are those of an earlier one: {path before: path now}.

    A value is the same where it was read in the same place, of the same words, as the same thing.
    Its path may differ: with more pages read, the third figure of a list may be the fifth.
    """
    waiting: dict[tuple[Any, ...], list[str]] = {}
    for path, found in now.items():
        waiting.setdefault(_mark(path, found), []).append(path)
    pairs: dict[str, str] = {}
    for path, found in before.items():
        places = waiting.get(_mark(path, found), [])
        at = path if path in places else next(iter(places), None)
        if at is not None:
            places.remove(at)
            pairs[path] = at
    return pairs


def _mark(path: str, found: Mapping[str, Any]) -> tuple[Any, ...]:
    """What a value is known by: the kind of thing, its place in the paper, its words, its value.

    Where paragraphs are parted hangs on the rest of the paper, so blanks are not looked at.
    """
    kind = ".".join("*" if step.isdecimal() else step for step in path.split("."))
    value = " ".join(str(found["value"]).split())
    return (kind, *_flat(found["source"]), found["raw"], value)


def _flat(source: Mapping[str, Any] | None) -> Iterator[Any]:
    # By name: PostgreSQL keeps the parts of a place in an order of its own.
    for name, at in sorted((source or {}).items()):
        yield name, tuple(at) if isinstance(at, list) else at
