"""Words of a scan: none of them is certain, and where they were read here they say so."""

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from brobygger.domain.documents.found import Certainty, Found
from brobygger.domain.documents.page import Document, Span

Values = TypeVar("Values")


def doubt_words(values: Values) -> Values:
    """The same values with every text that was read as certain now only "likely".

    Where the letter gate fires, words are damaged in ways that no rule can see ("omrade"), so
    that "accept all certain values" must not take them. Figures have checks of their own and
    keep their certainty; so do codes, which stand in code lists, as long as they are no words.
    """
    doubted: Values = _each(values, _doubted)
    return doubted


def by_ocr(values: Values, pages: frozenset[int]) -> Values:
    """The same values, those that stand on these ``pages`` said to be read from a picture.

    A tick is then at most "likely": nothing else in the paper says what a box holds, so a person
    confirms each, where a wrong figure breaks a sum.
    """

    def told(found: Found[Any]) -> Found[Any]:
        if found.source.page not in pages or found.method not in ("text", "table", "colour"):
            return found
        is_sure_tick = isinstance(found.value, bool) and found.certainty == "certain"
        return replace(found, method="ocr", certainty="likely" if is_sure_tick else found.certainty)

    read: Values = _each(values, told)
    return read


def doubt_figures(values: Values, document: Document) -> Values:
    """The same values, each figure unsure that was read from a picture in more than one way.

    The value stays the reading that most of the machines gave; all of them are shown.
    """
    doubtful: dict[tuple[int | None, int | None], list[Span]] = {}
    for line in document.all_lines():
        for span in line.spans:
            if span.readings:
                doubtful.setdefault((span.place.page, span.place.line), []).append(span)

    def told(found: Found[Any]) -> Found[Any]:
        if isinstance(found.value, str):
            return found
        for span in doubtful.get((found.source.page, found.source.line), ()):
            if span.text.strip() in found.raw:
                certainty: Certainty = "unknown" if found.value is None else "unsure"
                return replace(found, certainty=certainty, readings=span.readings)
        return found

    return _each(values, told) if doubtful else values


def _doubted(found: Found[Any]) -> Found[Any]:
    is_words = isinstance(found.value, str) and " " in found.value.strip()
    return (
        replace(found, certainty="likely") if is_words and found.certainty == "certain" else found
    )


def _each(value: Any, change: Callable[[Found[Any]], Found[Any]]) -> Any:
    """The values with each Found in them changed, however deep it lies."""
    if isinstance(value, Found):
        return change(value)
    if is_dataclass(value) and not isinstance(value, type):
        inner = {one.name: _each(getattr(value, one.name), change) for one in fields(value)}
        return replace(value, **inner)
    if isinstance(value, Mapping):
        return {key: _each(item, change) for key, item in value.items()}
    if isinstance(value, tuple):
        return tuple(_each(item, change) for item in value)
    return value
