"""A JSON file that a person or a program wrote: its object, and values of the domain from it."""

import json
from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

from brobygger.domain.documents.restore import NotThatShape, restore
from brobygger.domain.kernel.cpr import find_cpr_like
from brobygger.domain.kernel.delimited import refuse_person_numbers
from brobygger.domain.kernel.place import Place
from brobygger.domain.kernel.problem import Problem, Unreadable

Shape = TypeVar("Shape")


def is_json(text: str) -> bool:
    """Whether a file is meant as JSON: no row of a spreadsheet begins so."""
    return text.lstrip("\ufeff \t\r\n")[:1] in ("{", "[")


def read_object(text: str, known: frozenset[str]) -> dict[str, Any]:
    """The object of a file, with no other names than the known ones; raises Unreadable."""
    refuse_person_numbers(text)
    try:
        record = json.loads(text.removeprefix("\ufeff"))
    except json.JSONDecodeError as wrong:
        raise _not_json(wrong.lineno, wrong.colno) from wrong
    except (ValueError, RecursionError) as wrong:  # made to break a reader
        raise _not_json(1, 1) from wrong
    if any(find_cpr_like(each) for each in _texts(record)):  # written with escapes
        raise Unreadable(Problem("FILE-005", "error"))
    if not isinstance(record, dict):
        raise out_of_shape("-")
    if strange := sorted(record.keys() - known):
        raise out_of_shape(strange[0])
    return record


def restored(shape: type[Shape], record: Mapping[str, Any], name: str) -> tuple[Shape, ...]:
    """The values of a list in an object; none where it is not there. Raises Unreadable.

    >>> restored(str, {"order": ["need", "trust"]}, "order")
    ('need', 'trust')
    """
    values = record.get(name, [])
    if not isinstance(values, list):
        raise out_of_shape(name)
    found = []
    for number, value in enumerate(values):
        path = f"{name}.{number}"
        try:
            found.append(restore(shape, value))
        except NotThatShape as wrong:
            inner = str(wrong).partition(": ")[0]
            raise out_of_shape(f"{path}{inner}" if inner.startswith(".") else path) from wrong
        except ValueError as wrong:  # a value that its own class refuses
            raise out_of_shape(path) from wrong
    return tuple(found)


def out_of_shape(path: str) -> Unreadable:
    """The refusal of a file with a value of the wrong form; the value is not repeated."""
    return Unreadable(Problem("FILE-010", "error", params={"path": path}, field=path))


def _not_json(line: int, column: int) -> Unreadable:
    params = {"line": str(line), "column": str(column)}
    return Unreadable(Problem("FILE-009", "error", Place(line=line), params=params))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield key
            yield from _texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)
