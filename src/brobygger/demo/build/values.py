"""Values that nobody had to read: certain, without a place."""

from collections.abc import Sequence
from typing import TypeVar

from brobygger.domain.documents.found import Found

Value = TypeVar("Value")


def found(value: Value) -> Found[Value]:
    """A value that nobody had to read: certain, without a place."""
    return Found(value, str(value))


def all_found(values: Sequence[Value]) -> tuple[Found[Value], ...]:
    """The same for several."""
    return tuple(found(value) for value in values)
