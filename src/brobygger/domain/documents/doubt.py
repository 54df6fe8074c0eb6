"""Words of a scan that was read in the wrong language: none of them is certain."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from brobygger.domain.documents.found import Found

Values = TypeVar("Values")


def doubt_words(values: Values) -> Values:
    """The same values with every text that was read as certain now only "likely".

    Where the letter gate fires, words are damaged in ways that no rule can see ("omrade"), so
    that "accept all certain values" must not take them. Figures have checks of their own and
    keep their certainty; so do codes, which stand in code lists, as long as they are no words.
    """
    doubted: Values = _doubted(values)
    return doubted


def _doubted(value: Any) -> Any:
    if isinstance(value, Found):
        is_words = isinstance(value.value, str) and " " in value.value.strip()
        if is_words and value.certainty == "certain":
            return replace(value, certainty="likely")
        return value
    if is_dataclass(value) and not isinstance(value, type):
        return replace(
            value, **{field.name: _doubted(getattr(value, field.name)) for field in fields(value)}
        )
    if isinstance(value, Mapping):
        return {key: _doubted(item) for key, item in value.items()}
    if isinstance(value, tuple):
        return tuple(_doubted(item) for item in value)
    return value
