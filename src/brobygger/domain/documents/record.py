"""The reading contract (version 1): how a Reading is written as JSON, and walked value by value."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from fractions import Fraction
from functools import cache
from math import isfinite
from types import NoneType
from typing import Any

from brobygger.domain.documents.found import Found
from brobygger.domain.kernel.place import Box

CONTRACT = 1


_AS_THEY_ARE = frozenset((NoneType, str, int, bool))


@cache
def _names(kind: type[Any]) -> tuple[str, ...] | None:
    """The fields of a dataclass; None for any other kind."""
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else None


def as_json(value: object) -> Any:
    """Write values of the domain in the forms of the contract.

    Dataclasses become objects with the same names, tuples lists, exact fractions decimal
    strings ("2.5"; "7/3" where no finite decimal exists), dates ISO, boxes four numbers in points.
    Figures of a method that are not exact are numbers of ten decimals, the same on each machine.
    """
    kind: Any = type(value)
    if kind in _AS_THEY_ARE:
        return value
    if isinstance(value, Box):
        return [round(side, 2) for side in (value.x0, value.y0, value.x1, value.y1)]
    if isinstance(value, Fraction):
        return decimal_text(value)
    if isinstance(value, date):
        return value.isoformat()
    if (names := _names(kind)) is not None:
        return {name: as_json(getattr(value, name)) for name in names}
    if isinstance(value, Mapping):
        return {str(key): as_json(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [as_json(item) for item in value]
    if value is None or isinstance(value, str | int | bool):
        return value
    if isinstance(value, float) and isfinite(value):
        return round(value, 10) + 0.0  # which turns -0.0 into 0.0
    raise TypeError(f"no form in the contract for {type(value).__name__}")


def decimal_text(value: Fraction) -> str:
    """Write an exact number with a decimal point, without going through floating point.

    >>> decimal_text(Fraction(5, 2)), decimal_text(Fraction(3)), decimal_text(Fraction(7, 3))
    ('2.5', '3', '7/3')
    """
    for places in range(10):
        scaled = value * 10**places
        if scaled.denominator == 1:
            if places == 0:
                return str(scaled.numerator)
            sign = "-" if scaled < 0 else ""
            digits = str(abs(scaled.numerator)).rjust(places + 1, "0")
            return f"{sign}{digits[:-places]}.{digits[-places:]}"
    return f"{value.numerator}/{value.denominator}"


def walk(value: object, path: str = "") -> Iterator[tuple[str, Found[Any]]]:
    """Every Found below ``value`` with its dotted path, in the paper's own order.

    Paths name fields, list positions from 0 and keys: ``tables.0.rows.1.cells.2.amount_kr``.
    """
    if isinstance(value, Found):
        yield path, value
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from walk(getattr(value, field.name), _below(path, field.name))
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from walk(item, _below(path, str(key)))
    elif isinstance(value, tuple | list):
        for index, item in enumerate(value):
            yield from walk(item, _below(path, str(index)))


def _below(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name
