"""Outlines of areas as GeoJSON (RFC 7946), read and written without loss.

Points stay in the reference system that the file has; the map only needs their shape. What is no
polygon is refused with its place in the file. Coordinates keep seven decimals: a centimetre where
they are degrees, and never as many digits in a row as a person number has.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from brobygger.domain.areas.area import Point, Polygon
from brobygger.domain.documents.sheet import MOST_COLUMNS, MOST_ROWS, Line, Sheet
from brobygger.domain.kernel.place import Place
from brobygger.domain.kernel.problem import Problem, Unreadable

OUTLINE = "omrids"
"""The head of the column that holds the outline, as GeoJSON text."""

MOST_POINTS = 50_000
"""The most points of one area: the coast of a whole city has fewer."""

MOST_SIZE = 1e9
"""No coordinate is larger, in metres or degrees."""

DECIMALS = 7

FIGURE_DECIMALS = 6
"""A figure with more decimals comes of a program's arithmetic, not of a list."""

FIGURE_DIGITS = 18
"""Figures with more digits before the comma, or noughts after it, are left as they are written."""


def text_of(data: bytes) -> str:
    """The text of a file. Raises Unreadable where it is none in UTF-8, as the format asks."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise _stop("AREA-026") from None
    if not _is_text(text):
        raise _stop("AREA-026")
    return text


def _is_text(text: str) -> bool:
    """No zero bytes and no halves of characters: no database keeps them."""
    return "\x00" not in text and not any("\ud800" <= sign <= "\udfff" for sign in text)


def is_geojson(text: str) -> bool:
    """Whether a text may be a collection of features: it begins as JSON and names one."""
    start = text.lstrip()[:1]
    return start == "{" and '"FeatureCollection"' in text


def read_features(text: str) -> Sheet:
    """A collection of features as lines: a head for each property, and the outline as text.

    The number of a line is that of the feature. Raises Unreadable.
    """
    try:
        found = json.loads(text, parse_float=Decimal)
    except (ValueError, RecursionError):
        raise _stop("AREA-022") from None
    features = found.get("features") if isinstance(found, dict) else None
    if not isinstance(features, list) or not features:
        raise _stop("AREA-022")
    heads: dict[str, None] = {}
    for feature in features:
        heads |= dict.fromkeys(_properties(feature))
    heads.pop(OUTLINE, None)  # the outline is the geometry, whatever a property of that name says
    if len(features) > MOST_ROWS or len(heads) >= MOST_COLUMNS:
        raise _stop("LIST-003", rows=str(MOST_ROWS), columns=str(MOST_COLUMNS))
    if not _is_text("".join(heads)):
        raise _stop("AREA-026")
    lines = [Line(1, (*heads, OUTLINE))]
    for number, feature in enumerate(features, 1):
        given = _properties(feature)
        geometry = feature.get("geometry") if isinstance(feature, dict) else None
        outline = "" if geometry is None else _written(polygons_from(geometry, number))
        cells = [_words(given.get(head)) for head in heads]
        if not _is_text("".join(cells)):
            raise _stop("AREA-026")
        lines.append(Line(number + 1, (*cells, outline)))
    return Sheet(tuple(lines))


def _properties(feature: Any) -> Mapping[str, Any]:
    given = feature.get("properties") if isinstance(feature, dict) else None
    return given if isinstance(given, dict) else {}


def _words(value: Any) -> str:
    """A property as a Danish reader sees it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if isinstance(value, Decimal):
        return _figure(value)
    if isinstance(value, list):
        return ";".join(_words(each) for each in value)
    return str(value).strip()


def _figure(value: Decimal) -> str:
    if not -FIGURE_DIGITS <= value.adjusted() <= FIGURE_DIGITS:
        return str(value)
    exponent = value.as_tuple().exponent
    if isinstance(exponent, int) and exponent < -FIGURE_DECIMALS:
        value = round(value, FIGURE_DECIMALS).normalize()
    return f"{value:f}".replace(".", ",")


def polygons_of(outline: str) -> tuple[Polygon, ...]:
    """The polygons of an outline as GeoJSON text; none for a blank. Raises Unreadable."""
    if not outline.strip():
        return ()
    try:
        geometry = json.loads(outline)
    except (ValueError, RecursionError):
        raise _stop("AREA-023", area="?") from None
    return polygons_from(geometry, 0)


def polygons_from(geometry: Any, number: int) -> tuple[Polygon, ...]:
    """The polygons of a GeoJSON geometry; ``number`` says whose it is. Raises Unreadable."""
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    given = geometry.get("coordinates") if isinstance(geometry, dict) else None
    surfaces: dict[Any, Any] = {"Polygon": [given], "MultiPolygon": given}
    try:
        found = tuple(_polygon(one) for one in surfaces[kind])
    except (LookupError, ValueError, TypeError, ArithmeticError):
        raise _stop("AREA-023", area=str(number)) from None
    points = sum(len(ring) for one in found for ring in (one.outer, *one.holes))
    if points > MOST_POINTS:
        raise _stop("AREA-024", area=str(number), points=str(points), most=str(MOST_POINTS))
    return found


def _polygon(rings: Any) -> Polygon:
    read = [_ring(ring) for ring in rings]
    return Polygon(read[0], tuple(read[1:]))


def _ring(points: Any) -> tuple[Point, ...]:
    """The points of a ring, the last one left out where it repeats the first."""
    read = [(_coordinate(each[0]), _coordinate(each[1])) for each in points]
    if not all(abs(value) < MOST_SIZE for point in read for value in point):
        raise ValueError("a coordinate without bounds")
    return tuple(read[:-1] if len(read) > 1 and read[0] == read[-1] else read)


def _coordinate(value: Any) -> float:
    """A number of the file; text and yes-or-no are none, though they could be counted with."""
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        raise TypeError("a coordinate is a number")
    return round(float(value), DECIMALS) + 0.0  # minus nought is nought


def geometry_of(polygons: Iterable[Polygon]) -> dict[str, Any] | None:
    """The outline as a GeoJSON geometry, its rings closed; None where there is none."""
    rings = [[[*_closed(ring)] for ring in (one.outer, *one.holes)] for one in polygons]
    if not rings:
        return None
    if len(rings) == 1:
        return {"type": "Polygon", "coordinates": rings[0]}
    return {"type": "MultiPolygon", "coordinates": rings}


def _closed(ring: tuple[Point, ...]) -> Iterator[list[float]]:
    for east, north in (*ring, ring[0]):
        yield [east, north]


def _written(polygons: Iterable[Polygon]) -> str:
    """The outline as text; blank where there is none."""
    geometry = geometry_of(polygons)
    return "" if geometry is None else json.dumps(geometry, separators=(",", ":"))


def write_features(features: Iterable[tuple[Mapping[str, Any], Iterable[Polygon]]]) -> str:
    """A collection of features from their properties and outlines."""
    written = [
        {"type": "Feature", "properties": dict(given), "geometry": geometry_of(polygons)}
        for given, polygons in features
    ]
    return json.dumps({"type": "FeatureCollection", "features": written}, ensure_ascii=False)


def _stop(code: str, **params: str) -> Unreadable:
    return Unreadable(Problem(code, "error", Place(), params=params))
