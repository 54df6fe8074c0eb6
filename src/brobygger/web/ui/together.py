"""Rows of several tables in one trip to the database.

A page shows a little of many tables. Asked one by one, each costs a trip whether it has a thousand
rows or none; asked together they cost one. Each table is a branch of one ``UNION ALL``, with its
columns laid side by side by their types, and comes back as its own list.
"""

from collections.abc import Sequence
from typing import Any

from django.db.models import (
    BigIntegerField,
    BooleanField,
    DateField,
    DateTimeField,
    F,
    IntegerField,
    JSONField,
    QuerySet,
    TextField,
    TimeField,
    UUIDField,
    Value,
)
from django.db.models.functions import Cast

Ask = tuple[QuerySet[Any], Sequence[str]]

_TYPES: dict[str, type[Any]] = {
    "AutoField": BigIntegerField,
    "BigAutoField": BigIntegerField,
    "BigIntegerField": BigIntegerField,
    "BooleanField": BooleanField,
    "CharField": TextField,
    "DateField": DateField,
    "DateTimeField": DateTimeField,
    "IntegerField": BigIntegerField,
    "JSONField": JSONField,
    "PositiveIntegerField": BigIntegerField,
    "PositiveSmallIntegerField": BigIntegerField,
    "TextField": TextField,
    "TimeField": TimeField,
    "UUIDField": UUIDField,
}
"""Kinds of fields that share a column; a kind that is not named here is refused by its KeyError."""


def rows_together(*asked: QuerySet[Any]) -> list[list[Any]]:
    """The rows of each query, in the order of their primary keys.

    ``defer`` and ``only`` are heeded; what follows relations (``select_related``) is not.
    """
    named = [(rows, _loaded(rows)) for rows in asked]
    return [
        sorted(
            (rows.model.from_db(rows.db, names, values) for values in found),
            key=lambda row: row.pk,
        )
        for (rows, names), found in zip(named, values_together(*named), strict=True)
    ]


def _loaded(rows: QuerySet[Any]) -> list[str]:
    told, is_deferred = rows.query.deferred_loading
    key = rows.model._meta.pk
    return [
        field.attname
        for field in rows.model._meta.concrete_fields
        if field is key or (field.name in told) != is_deferred
    ]


def values_together(*asked: Ask) -> list[list[tuple[Any, ...]]]:
    """The same for chosen fields, which may follow relations: ``(rows, ("pk", "body__title"))``."""
    if not asked:
        return []
    lines = [_typed(rows, names) for rows, names in asked]
    columns = list(dict.fromkeys(slot for _rows, slots in lines for slot in slots))
    branches = [_branch(rows, slots, columns, which) for which, (rows, slots) in enumerate(lines)]
    found: list[list[tuple[Any, ...]]] = [[] for _ in asked]
    at = {slot: place for place, slot in enumerate(columns, start=1)}
    for line in branches[0].union(*branches[1:], all=True) if branches[1:] else branches[0]:
        _rows, slots = lines[line[0]]
        found[line[0]].append(tuple(line[at[slot]] for slot in slots))
    return found


_Slot = tuple[type[Any], int]
"""A column: its type, and which of that type it is."""


def _typed(rows: QuerySet[Any], names: Sequence[str]) -> tuple[QuerySet[Any], dict[_Slot, str]]:
    """The rows, and which of the shared columns each name takes."""
    rows = rows.order_by()
    slots: dict[_Slot, str] = {}
    seen: dict[type[Any], int] = {}
    for name in names:
        kind = _kind(rows.query.chain().resolve_ref(name).output_field)
        place = seen[kind] = seen.get(kind, -1) + 1
        slots[kind, place] = name
    return rows, slots


def _kind(field: Any) -> type[Any]:
    """What a column is for the database; a key to a row is what it points at."""
    while getattr(field, "remote_field", None):
        field = field.target_field
    return _TYPES[field.get_internal_type()]


def _branch(
    rows: QuerySet[Any], slots: dict[_Slot, str], columns: Sequence[_Slot], which: int
) -> QuerySet[Any]:
    """One table with all columns; those that belong to others are empty."""
    shown: dict[str, Any] = {"which": Value(which, output_field=IntegerField())}
    for kind, place in columns:
        name = slots.get((kind, place))
        empty = Cast(Value(None), kind())
        shown[f"{kind.__name__}_{place}".lower()] = F(name) if name else empty
    branch: QuerySet[Any] = rows.annotate(**shown).values_list(*shown)
    return branch
