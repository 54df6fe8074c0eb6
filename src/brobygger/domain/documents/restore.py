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


class NotThatShape(ValueError):
    """The JSON does not have the form that the contract gives this value; says where."""


def restore(shape: type[Shape], record: Any) -> Shape:
    """Rebuild a value of ``shape`` (a dataclass of the contract) from what ``as_json`` wrote.

    ``restore(type(x), as_json(x)) == x``. Missing fields take their default, unknown ones are
    an error, so that a record of another contract version is noticed and never half read.
    """
    result: Shape = _build(shape, {}, record, "")
    return result


@cache
def _hints(shape: type[Any]) -> Mapping[str, Any]:
    return get_type_hints(shape)


def _build(shape: Any, bound: Mapping[Any, Any], record: Any, path: str) -> Any:
    if isinstance(shape, TypeVar):
        return _build(bound[shape], bound, record, path)
    origin, arguments = get_origin(shape), get_args(shape)
    if origin in (Union, UnionType):
        return _one_of(arguments, bound, record, path)
    if origin is Literal:
        if record in arguments and type(record) in {type(argument) for argument in arguments}:
            return record
        raise NotThatShape(f"{path}: {record!r}")
    if origin is tuple:
        return _tuple(arguments, bound, record, path)
    if origin is not None and issubclass(origin, Mapping):
        _expect(isinstance(record, dict), path, record)
        return {
            key: _build(arguments[1], bound, item, f"{path}.{key}") for key, item in record.items()
        }
    if is_dataclass(origin or shape) and (origin or shape) is not Box:
        return _dataclass(origin or shape, arguments, bound, record, path)
    return _plain(shape, record, path)


def _dataclass(
    shape: Any, arguments: tuple[Any, ...], bound: Mapping[Any, Any], record: Any, path: str
) -> Any:
    _expect(isinstance(record, dict), path, record)
    inner = dict(bound)
    if arguments:
        inner.update(zip(shape.__parameters__, arguments, strict=True))
    hints = _hints(shape)
    strange = record.keys() - {field.name for field in fields(shape)}
    _expect(not strange, path, sorted(strange))
    try:
        return shape(
            **{
                name: _build(hints[name], inner, item, f"{path}.{name}")
                for name, item in record.items()
            }
        )
    except TypeError as missing:
        raise NotThatShape(f"{path}: {missing}") from missing


def _tuple(
    arguments: tuple[Any, ...], bound: Mapping[Any, Any], record: Any, path: str
) -> tuple[Any, ...]:
    _expect(isinstance(record, list), path, record)
    if len(arguments) == 2 and arguments[1] is Ellipsis:
        kinds = (arguments[0],) * len(record)
    else:
        kinds = arguments
        _expect(len(kinds) == len(record), path, record)
    pairs = enumerate(zip(kinds, record, strict=True))
    return tuple(_build(kind, bound, item, f"{path}.{index}") for index, (kind, item) in pairs)


def _one_of(choices: tuple[Any, ...], bound: Mapping[Any, Any], record: Any, path: str) -> Any:
    if record is None and NoneType in choices:
        return None
    reasons = []
    for choice in choices:
        if choice is NoneType:
            continue
        try:
            return _build(choice, bound, record, path)
        except NotThatShape as reason:
            reasons.append(str(reason))
    raise NotThatShape("; ".join(reasons))


_PLAIN: Mapping[Any, tuple[type, Callable[[Any], Any]]] = {
    Fraction: (str, Fraction),
    date: (str, date.fromisoformat),
    Box: (list, lambda sides: Box(*sides)),
}


def _plain(shape: Any, record: Any, path: str) -> Any:
    if shape in _PLAIN:
        written, read = _PLAIN[shape]
        _expect(isinstance(record, written), path, record)
        try:
            return read(record)
        except (TypeError, ValueError) as reason:
            raise NotThatShape(f"{path}: {reason}") from reason
    if shape is float:
        _expect(isinstance(record, int | float) and not isinstance(record, bool), path, record)
        return record
    # bool is a kind of int in Python, never in the contract.
    _expect(type(record) is shape, path, record)
    return record


def _expect(holds: bool, path: str, record: Any) -> None:
    if not holds:
        raise NotThatShape(f"{path or 'record'}: {record!r}")
