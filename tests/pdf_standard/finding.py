"""What the checker says, and how it looks at the objects of a file."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pypdf.generic import ArrayObject, BooleanObject, DictionaryObject


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule that is broken, and where."""

    rule: str
    words: str


def seen(value: Any) -> Any:
    """The object itself, not the reference to it."""
    return value.get_object() if value is not None else None


def as_dict(value: Any) -> DictionaryObject:
    """The dictionary, an empty one where there is none."""
    found = seen(value)
    return found if isinstance(found, DictionaryObject) else DictionaryObject()


def is_true(holder: DictionaryObject, key: str) -> bool:
    """Whether an entry says yes; a missing one does not."""
    return bool(seen(holder.get(key)) == BooleanObject(True))


def items(value: Any) -> list[Any]:
    """The entries of an array; one object alone is an array of one."""
    found = seen(value)
    if found is None:
        return []
    return [seen(each) for each in found] if isinstance(found, ArrayObject) else [found]


def dictionaries(reader: Any) -> Iterator[DictionaryObject]:
    """Every dictionary of the file that the catalogue or the pages lead to, each once."""
    left: list[Any] = [reader.trailer]
    known: set[int] = set()
    while left:
        value = seen(left.pop())
        if id(value) in known:
            continue
        known.add(id(value))
        if isinstance(value, DictionaryObject):
            yield value
            left += list(value.values())
        elif isinstance(value, ArrayObject):
            left += list(value)
