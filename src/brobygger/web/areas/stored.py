"""Rows of lists as the domain's areas, and back: exact figures as text, outlines as lists."""

from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction
from typing import Any, cast

from brobygger.domain.areas.area import (
    MEASURES,
    Area,
    Count,
    ListKind,
    Measure,
    Polygon,
    Value,
)
from brobygger.domain.areas.register import Register
from brobygger.web.areas.models import AreaList, ListedArea


def area_of(row: ListedArea, *, has_outline: bool = True) -> Area:
    """An entry as the domain knows it. ``area_list`` and ``place`` are to be joined.

    Without its outline where the row was asked for without: outlines are large.
    """
    drawn = row.polygons if has_outline else ()
    return Area(
        row.place.code,
        row.title,
        row.area_list.published,
        cast("ListKind", row.area_list.kind),
        row.area_list.source,
        row.residents,
        {key: _value(row.values[key]) for key in MEASURES if key in row.values},
        tuple(row.aliases),
        tuple(_polygon(one) for one in drawn),
        row.successor or None,
    )


def _value(stored: Any) -> Value:
    return Count(*stored) if isinstance(stored, list) else Fraction(stored)


def _polygon(stored: Mapping[str, Any]) -> Polygon:
    outer, *holes = (
        tuple((east, north) for east, north in ring)
        for ring in (stored["outer"], *stored.get("holes", ()))
    )
    return Polygon(outer, tuple(holes))


def columns_of(area: Area) -> dict[str, Any]:
    """The columns of an entry, without its list, place and order."""
    return {
        "title": area.name,
        "aliases": list(area.aliases),
        "residents": area.residents,
        "values": {key: _stored(value) for key, value in area.values.items()},
        "polygons": [
            {
                "outer": [list(p) for p in one.outer],
                "holes": [[list(p) for p in r] for r in one.holes],
            }
            for one in area.polygons
        ],
        "successor": area.successor or "",
    }


def _stored(value: Value) -> Any:
    return [value.part, value.whole] if isinstance(value, Count) else str(value)


def whole_register() -> Register:
    """All lists that have been loaded, without their outlines (one query)."""
    rows = ListedArea.objects.select_related("area_list", "place").defer("polygons")
    ordered = rows.order_by("area_list__published", "area_list__kind", "order", "pk")
    return Register(tuple(area_of(row, has_outline=False) for row in ordered))


def stored_list(kind: str, published: date) -> Register:
    """One list as it is kept, outlines too; empty where it is not loaded (one query)."""
    rows = ListedArea.objects.select_related("area_list", "place")
    kept = rows.filter(area_list__kind=kind, area_list__published=published)
    return Register(tuple(area_of(row) for row in kept.order_by("order", "pk")))


def nationals_of(lists: Iterable[AreaList]) -> dict[date, Fraction]:
    """The national share of convicted people in percent, by the day of the list."""
    return {
        one.published: Fraction(one.convicted_percent) for one in lists if one.convicted_percent
    }


def measures_of(row: ListedArea) -> dict[Measure, Value]:
    """The figures that an entry states."""
    return {key: _value(row.values[key]) for key in MEASURES if key in row.values}
