"""The rows below a part, brought to what is wanted: what is the same stays as it is."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from brobygger.web.recommendations.models import Part

EDITED, UNDONE = "edited", "undone"
"""The reasons that the history keeps for a part: by them the last correction can be found."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """One moment, one person and one reason for every row that a step touches.

    With one moment for all of them, the register just before the step can be asked for.
    """

    moment: datetime
    user: Any
    reason: str

    def save(self, row: Any) -> None:
        """Save a row with its history."""
        self._mark(row)
        row.save()

    def insert(self, row: Any) -> None:
        """Put a row back under the number it had."""
        self._mark(row)
        row.save(force_insert=True)

    def delete(self, row: Any) -> None:
        """Delete a row; its history stays."""
        self._mark(row)
        row.delete()

    def _mark(self, row: Any) -> None:
        row._history_date, row._history_user = self.moment, self.user
        row._change_reason = self.reason


@dataclass(frozen=True, slots=True)
class Wanted:
    """A row as it shall stand: its values, and the words of a person where she added it.

    ``key`` is what may stand only once below a part, None where nothing is.
    """

    values: Mapping[str, Any]
    pk: int | None = None
    key: Hashable = None
    words: Mapping[str, Any] = field(default_factory=dict)


def bring_to(
    model: type[Any], part: Part, wanted: Sequence[Wanted], key_of: Any, stamp: Stamp
) -> bool:
    """Make the rows of a model what is wanted; whether anything had to be changed.

    A row with the same key keeps its place even where two rows were exchanged on the screen, so
    that what may stand once never stands twice on the way.
    """
    current = {row.pk: row for row in model.objects.filter(part=part)}
    by_key = {key_of(row): pk for pk, row in current.items()} if key_of else {}
    free = dict(current)
    same = [free.pop(by_key[each.key], None) if each.key in by_key else None for each in wanted]
    rows = [
        row or (free.pop(each.pk, None) if each.pk is not None else None)
        for each, row in zip(wanted, same, strict=True)
    ]
    for row in free.values():
        stamp.delete(row)
    changed = [_put(model, part, each, row, stamp) for each, row in zip(wanted, rows, strict=True)]
    return bool(free) or any(changed)


def _put(model: type[Any], part: Part, wanted: Wanted, row: Any, stamp: Stamp) -> bool:
    if row is None:
        stamp.save(model(part=part, is_added=True, **wanted.values, **wanted.words))
        return True
    values = {**wanted.values, **(wanted.words if row.is_added else {})}
    if all(getattr(row, name) == value for name, value in values.items()):
        return False
    for name, value in values.items():
        setattr(row, name, value)
    stamp.save(row)
    return True


def put_back(model: type[Any], part: Part, before: Sequence[Any], stamp: Stamp) -> None:
    """Make the rows of a model what they were, under the numbers they had."""
    current = {row.pk: row for row in model.objects.filter(part=part)}
    for pk in current.keys() - {row.pk for row in before}:
        stamp.delete(current[pk])
    names = [one.attname for one in model._meta.concrete_fields]
    for row in before:
        if row.pk not in current:
            stamp.insert(row)
        elif any(getattr(row, name) != getattr(current[row.pk], name) for name in names):
            stamp.save(row)
