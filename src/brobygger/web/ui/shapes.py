"""Values of the domain as shapes of the API: one class for each dataclass, made from its fields.

What `brobygger ... --json` prints and what the API gives are one thing; a field that is added to
a dataclass is in both, and in both descriptions.
"""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from ninja import Schema
from pydantic import (
    AfterValidator,
    BeforeValidator,
    ConfigDict,
    Field,
    StrictInt,
    create_model,
    field_validator,
)
from pydantic_core import PydanticCustomError

from brobygger.domain.kernel.place import Box
from brobygger.web.ui.faults import no_person_number
from brobygger.web.ui.guard import may_hold_number

PERSON_NUMBER = "person_number"
"""The kind of fault that pydantic is told of a text that may hold a person number."""


class Form(Schema):
    """What a caller sends: nothing but the named fields, and no person number in any of them."""

    model_config = ConfigDict(extra="forbid")

    @field_validator("*")
    @classmethod
    def _without_numbers(cls, value: Any) -> Any:
        if may_hold_number(value):
            raise PydanticCustomError(PERSON_NUMBER, no_person_number())
        return value


def _written(value: Any) -> Any:
    """A day is written 2026-01-01; a number would be read as seconds since 1970."""
    if isinstance(value, str):
        return date.fromisoformat(value)
    if isinstance(value, date):
        return value
    raise ValueError("a day is written 2026-01-01")


def _storable(text: str) -> str:
    """Every database can keep it: no zero bytes, no halves of characters."""
    if "\x00" in text or (not text.isprintable() and any("\ud800" <= c <= "\udfff" for c in text)):
        raise ValueError("characters that no text holds")
    return text


Day = Annotated[date, BeforeValidator(_written)]
Number = Annotated[int, Field(ge=1, le=2**31 - 1)]
"""The number of a row, as an address holds it."""
Year = Annotated[StrictInt, Field(ge=1900, le=2200)]
Kroner = Annotated[StrictInt, Field(ge=-(10**13), le=10**13)]
"""Whole kroner, well inside what a database column and an exact sum can hold."""


Words = Annotated[str, AfterValidator(_storable)]
Words10 = Annotated[Words, Field(max_length=10)]
Words20 = Annotated[Words, Field(max_length=20)]
Words40 = Annotated[Words, Field(max_length=40)]
Words60 = Annotated[Words, Field(max_length=60)]
Words120 = Annotated[Words, Field(max_length=120)]
Words300 = Annotated[Words, Field(max_length=300)]
Words500 = Annotated[Words, Field(max_length=500)]
Words1000 = Annotated[Words, Field(max_length=1000)]
"""Texts of at most so many characters: as many as the column holds that they go to."""


@cache
def shape_of(kind: type[Any]) -> type[Schema]:
    """The shape of a dataclass in the forms of ``documents/record.as_json``."""
    hints = get_type_hints(kind)
    first = (kind.__doc__ or "").strip().split("\n", maxsplit=1)[0]
    named: dict[str, Any] = {each.name: (_shape(hints[each.name]), ...) for each in fields(kind)}
    made: type[Schema] = create_model(kind.__name__, __base__=Schema, __doc__=first, **named)
    return made


def _shape(hint: Any) -> Any:
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Literal or hint in (str, int, bool, date, NoneType):
        return hint
    if hint is Box:
        return Annotated[list[float], Field(min_length=4, max_length=4)]
    if origin in (Union, UnionType):
        return Union[tuple(_shape(each) for each in arguments)]  # noqa: UP007 - made at run time
    if origin is tuple:
        return list[_shape(arguments[0])]  # type: ignore[misc]
    if origin is not None and issubclass(origin, Mapping):
        return dict[str, _shape(arguments[1])]  # type: ignore[misc]
    if is_dataclass(hint) and isinstance(hint, type):
        return shape_of(hint)
    raise TypeError(f"no form in the API for {hint}")
