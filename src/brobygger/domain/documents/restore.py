"""The way back: values of the domain from their JSON form, as stored after a person confirmed."""

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from fractions import Fraction
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from brobygger.domain.kernel.place import Box

Shape = TypeVar("Shape")

_Reader = Callable[[Any, str], Any]
"""Rebuilds one value from its JSON; the path says where it stands, for the error."""

_Bound = tuple[tuple[Any, Any], ...]
"""What the type variables of a generic dataclass stand for."""


class NotThatShape(ValueError):
    """The JSON does not have the form that the contract gives this value; says where."""


def restore(shape: type[Shape], record: Any) -> Shape:
    """Rebuild a value of ``shape`` (a dataclass of the contract) from what ``as_json`` wrote.

    ``restore(type(x), as_json(x)) == x``. Missing fields take their default, unknown ones are
    an error, so that a record of another contract version is noticed and never half read.
    """
    kind: Any = shape
    result: Shape = _reader(kind, ())(record, "")
    return result


@cache
def _reader(shape: Any, bound: _Bound) -> _Reader:
    """What rebuilds values of a shape: worked out from its types once, then used for each."""
    if isinstance(shape, TypeVar):
        return _reader(dict(bound)[shape], bound)
    origin, arguments = get_origin(shape), get_args(shape)
    if origin in (Union, UnionType):
        return _one_of(arguments, bound)
    if origin is Literal:
        return _literal(arguments)
    if origin is tuple:
        return _tuple(arguments, bound)
    if origin is not None and issubclass(origin, Mapping):
        return _mapping(arguments[1], bound)
    if is_dataclass(origin or shape) and (origin or shape) is not Box:
        return _dataclass(origin or shape, arguments, bound)
    return _plain(shape)


def _literal(arguments: tuple[Any, ...]) -> _Reader:
    kinds = {type(argument) for argument in arguments}

    def read(record: Any, path: str) -> Any:
        if record in arguments and type(record) in kinds:
            return record
        raise NotThatShape(f"{path}: {record!r}")

    return read


def _mapping(kind: Any, bound: _Bound) -> _Reader:
    def read(record: Any, path: str) -> Any:
        _expect(isinstance(record, dict), path, record)
        item = _reader(kind, bound)
        return {key: item(each, f"{path}.{key}") for key, each in record.items()}

    return read


def _dataclass(shape: Any, arguments: tuple[Any, ...], bound: _Bound) -> _Reader:
    inner = dict(bound)
    if arguments:
        inner.update(zip(shape.__parameters__, arguments, strict=True))
    inside = tuple(inner.items())
    names = {field.name for field in fields(shape)}
    hints = get_type_hints(shape)
    known: dict[str, _Reader] = {}

    def read(record: Any, path: str) -> Any:
        _expect(isinstance(record, dict), path, record)
        _expect(record.keys() <= names, path, sorted(record.keys() - names))
        values = {}
        for name, item in record.items():
            # Not before the first record: a shape may hold values of its own kind.
            part = known.get(name) or known.setdefault(name, _reader(hints[name], inside))
            values[name] = part(item, f"{path}.{name}")
        try:
            return shape(**values)
        except TypeError as missing:
            raise NotThatShape(f"{path}: {missing}") from missing

    return read


def _tuple(arguments: tuple[Any, ...], bound: _Bound) -> _Reader:
    def read_all(record: Any, path: str) -> tuple[Any, ...]:
        _expect(isinstance(record, list), path, record)
        item = _reader(arguments[0], bound)
        return tuple(item(each, f"{path}.{index}") for index, each in enumerate(record))

    def read_each(record: Any, path: str) -> tuple[Any, ...]:
        _expect(isinstance(record, list), path, record)
        _expect(len(arguments) == len(record), path, record)
        pairs = enumerate(zip(arguments, record, strict=True))
        return tuple(_reader(kind, bound)(each, f"{path}.{index}") for index, (kind, each) in pairs)

    return read_all if len(arguments) == 2 and arguments[1] is Ellipsis else read_each


def _one_of(choices: tuple[Any, ...], bound: _Bound) -> _Reader:
    may_be_missing = NoneType in choices
    given = [choice for choice in choices if choice is not NoneType]

    def read(record: Any, path: str) -> Any:
        if record is None and may_be_missing:
            return None
        reasons = []
        for choice in given:
            try:
                return _reader(choice, bound)(record, path)
            except NotThatShape as reason:
                reasons.append(str(reason))
        raise NotThatShape("; ".join(reasons))

    return read


_PLAIN: Mapping[Any, tuple[type, Callable[[Any], Any]]] = {
    Fraction: (str, Fraction),
    date: (str, date.fromisoformat),
    Box: (list, lambda sides: Box(*sides)),
}


def _plain(shape: Any) -> _Reader:
    written, convert = _PLAIN.get(shape, (shape, None))

    def read(record: Any, path: str) -> Any:
        # bool is a kind of int in Python, never in the contract.
        _expect(type(record) is shape, path, record)
        return record

    def read_float(record: Any, path: str) -> Any:
        _expect(isinstance(record, int | float) and not isinstance(record, bool), path, record)
        return record

    def read_converted(record: Any, path: str) -> Any:
        _expect(isinstance(record, written), path, record)
        assert convert is not None
        try:
            return convert(record)
        except (TypeError, ValueError) as reason:
            raise NotThatShape(f"{path}: {reason}") from reason

    if convert is not None:
        return read_converted
    return read_float if shape is float else read


def _expect(holds: bool, path: str, record: Any) -> None:
    if not holds:
        raise NotThatShape(f"{path or 'record'}: {record!r}")
