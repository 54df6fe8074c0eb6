"""What has changed in the register from one day to another: only what matters, value by value.

Words that something rests on, its place in the paper and the order of values are no changes: the
register says the same. Two days of the register are compared, so what was changed and changed
back in between is not told here (the log tells it).
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, get_args

from brobygger.domain.documents.found import Found
from brobygger.domain.recommendations.portfolio.state import Label
from brobygger.domain.recommendations.recommendation import Part, Recommendation

ChangedField = Literal[
    "added",
    "removed",
    "theme_area",
    "text",
    "label",
    "administrations",
    "needs_money",
    "routes",
    "sources",
    "novelty",
    "requires",
    "strengthened_by",
    "due",
    "remark",
    "category",
    "state",
]
CHANGED_FIELDS: tuple[ChangedField, ...] = get_args(ChangedField)
"""In the order in which they are told of a part; "state" is what follows from decisions."""

_PART_FIELDS = CHANGED_FIELDS[4:-1]
_PAYS_TODAY = ("plan", "past_grant")
"""The other sources repeat a route and change with it."""

Labels = Mapping[int, Label]
"""Number of a recommendation -> what it is said to be on a day."""


@dataclass(frozen=True, slots=True)
class Change:
    """One field of a part, or of the recommendation itself where ``part`` is empty.

    ``before`` holds the values that are gone, ``after`` those that have come; a value that stayed
    is in neither. Both hold the contract's own values: codes, routes, sources, dates, texts.
    """

    number: int
    part: str
    field: ChangedField
    before: tuple[Any, ...] = ()
    after: tuple[Any, ...] = ()


def changes(
    before: Sequence[Recommendation],
    after: Sequence[Recommendation],
    states: tuple[Labels, Labels] | None = None,
) -> tuple[Change, ...]:
    """Everything that matters and is not the same, in the order of the recommendations.

    ``states`` are the labels of the recommendations on both days, where somebody has computed
    them from the decisions.
    """
    old = {each.number: each for each in before}
    new = {each.number: each for each in after}
    earlier, later = states or ({}, {})
    found: list[Change] = []
    for number in sorted({*old, *new}):
        was, now = old.get(number), new.get(number)
        if was is None or now is None:
            found += _come_or_gone(number, "", _text(was), _text(now))
            continue
        found += _of_recommendation(was, now)
        found += _of_parts(was, now)
        if number in earlier and number in later:
            found += _differing(number, "", "state", [earlier[number]], [later[number]])
    return tuple(found)


def _text(recommendation: Recommendation | None) -> str | None:
    return None if recommendation is None else recommendation.text.value or recommendation.text.raw


def _come_or_gone(number: int, part: str, was: str | None, now: str | None) -> Iterator[Change]:
    if was is None:
        yield Change(number, part, "added", after=(now,))
    elif now is None:
        yield Change(number, part, "removed", before=(was,))


def _of_recommendation(was: Recommendation, now: Recommendation) -> Iterator[Change]:
    areas = [was.theme_area], [now.theme_area]
    yield from _differing(was.number, "", "theme_area", *map(_values, areas))
    yield from _differing(was.number, "", "text", _values([was.text]), _values([now.text]))


def _of_parts(was: Recommendation, now: Recommendation) -> Iterator[Change]:
    old = {part.id: part for part in was.parts}
    new = {part.id: part for part in now.parts}
    for name in [*old, *(name for name in new if name not in old)]:
        before, after = old.get(name), new.get(name)
        if before is None or after is None:
            yield from _come_or_gone(now.number, name, _label(before), _label(after))
            continue
        for field in _PART_FIELDS:
            values = _values_of(before, field), _values_of(after, field)
            yield from _differing(now.number, name, field, *values)


def _label(part: Part | None) -> str | None:
    return None if part is None else part.label.value or part.label.raw


def _values_of(part: Part, field: ChangedField) -> list[Any]:
    """The values of a field; one that could not be understood counts by its words."""
    found = getattr(part, field)
    if found is None or isinstance(found, Found):
        return _values([found] if found is not None else [])
    values = _values(found)
    return [each for each in values if each.kind in _PAYS_TODAY] if field == "sources" else values


def _values(found: Iterable[Found[Any]]) -> list[Any]:
    return [each.raw if each.value is None else each.value for each in found]


def _differing(
    number: int,
    part: str,
    field: ChangedField,
    before: Sequence[Hashable],
    after: Sequence[Hashable],
) -> Iterator[Change]:
    gone, come = Counter(before) - Counter(after), Counter(after) - Counter(before)
    if gone or come:
        yield Change(number, part, field, tuple(gone.elements()), tuple(come.elements()))
