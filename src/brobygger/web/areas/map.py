"""The outlines of a list as a drawing made on the server: each area a link with its name."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import cos, radians

from brobygger.domain.areas.area import Point, Polygon

WIDTH, MOST_HEIGHT, MARGIN = 640, 520, 10
MOST_POINTS = 6_000
"""More points than this are thinned out: they would lie within half a pixel of each other."""

NEAREST = 1.5

LETTER, LINE = 10.0, 24.0
"""The room of a name, wide enough for the larger letters of a phone."""

MOST_EAST, MOST_NORTH = 180.0, 90.0
"""No degrees are larger."""

MOST_DEGREES = 30.0
"""No list of a city's areas spans so many; where one does, its numbers are metres of a local grid.
The whole country spans eight."""


@dataclass(frozen=True, slots=True)
class Outline:
    """What is drawn of one area: its name in words, where it leads, its surfaces."""

    title: str
    url: str
    polygons: tuple[Polygon, ...]
    is_here: bool = False


@dataclass(frozen=True, slots=True)
class Shape:
    """An area as drawn: the path, and where its name stands if there is room for it."""

    title: str
    url: str
    path: str
    x: float
    y: float
    is_here: bool
    is_named: bool = True

    @property
    def name_at(self) -> tuple[str, str]:
        """Where the name stands, in the marks of drawings and not of a language."""
        return f"{self.x:.1f}", f"{self.y:.1f}"


@dataclass(frozen=True, slots=True)
class AreaMap:
    """The drawing: its size and the areas on it."""

    width: int
    height: int
    shapes: tuple[Shape, ...]


def draw(outlines: Iterable[Outline]) -> AreaMap | None:
    """The areas that have an outline, fitted into the drawing; None where none has.

    Degrees are narrowed by the latitude of the middle, metres are taken as they are.
    """
    drawn = [one for one in outlines if one.polygons]
    points = [point for one in drawn for point in _points(one.polygons)]
    if not points:
        return None
    narrow = _narrowing(points)
    east = [x * narrow for x, _y in points]
    north = [y for _x, y in points]
    left, top = min(east), max(north)
    wide, high = max(east) - left or 1.0, top - min(north) or 1.0
    scale = min((WIDTH - 2 * MARGIN) / wide, (MOST_HEIGHT - 2 * MARGIN) / high)
    is_thinned = sum(_size(one) for one in drawn) > MOST_POINTS

    def place(point: Point) -> Point:
        x, y = point
        return MARGIN + (x * narrow - left) * scale, MARGIN + (top - y) * scale

    width, height = round(wide * scale) + 2 * MARGIN, round(high * scale) + 2 * MARGIN
    shapes = [_shape(one, place, is_thinned=is_thinned) for one in drawn]
    return AreaMap(width, height, tuple(_with_names(shapes, width)))


def _with_names(shapes: Sequence[Shape], width: float) -> Iterator[Shape]:
    """Names that would lie upon each other are left out: that of the page first, then in order."""
    named: dict[int, Shape] = {}
    for at in sorted(range(len(shapes)), key=lambda one: not shapes[one].is_here):
        half = _half(shapes[at])
        x = min(max(shapes[at].x, half), max(width - half, half))
        moved = replace(shapes[at], x=x)
        if not any(_meet(moved, other) for other in named.values()):
            named[at] = moved
    for at, one in enumerate(shapes):
        yield named.get(at) or replace(one, is_named=False)


def _half(one: Shape) -> float:
    return len(one.title) * LETTER / 2


def _meet(one: Shape, other: Shape) -> bool:
    is_beside = abs(one.x - other.x) < _half(one) + _half(other)
    return is_beside and abs(one.y - other.y) < LINE


def _narrowing(points: Sequence[Point]) -> float:
    """How much narrower a degree to the east is than one to the north; 1 for metres."""
    east, north = [x for x, _y in points], [y for _x, y in points]
    is_far = max(map(abs, east)) > MOST_EAST or max(map(abs, north)) > MOST_NORTH
    if is_far or max(max(each) - min(each) for each in (east, north)) > MOST_DEGREES:
        return 1.0
    return cos(radians((max(north) + min(north)) / 2))


def _size(one: Outline) -> int:
    return sum(len(ring) for each in one.polygons for ring in (each.outer, *each.holes))


def _points(polygons: Iterable[Polygon]) -> Iterator[Point]:
    for polygon in polygons:
        yield from polygon.outer


def _shape(one: Outline, place: Callable[[Point], Point], *, is_thinned: bool) -> Shape:
    rings = [ring for polygon in one.polygons for ring in (polygon.outer, *polygon.holes)]
    placed = [[place(point) for point in ring] for ring in rings]
    kept = [_thinned(ring) if is_thinned else ring for ring in placed]
    path = "".join(
        "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in ring) + "Z" for ring in kept if len(ring) > 2
    )
    widest = max(placed, key=_breadth)
    x = (min(p[0] for p in widest) + max(p[0] for p in widest)) / 2
    y = (min(p[1] for p in widest) + max(p[1] for p in widest)) / 2
    return Shape(one.title, one.url, path, x, y, one.is_here)


def _breadth(ring: Sequence[Point]) -> float:
    return max(p[0] for p in ring) - min(p[0] for p in ring)


def _thinned(ring: Sequence[Point]) -> list[Point]:
    """The ring without points that lie upon the one before."""
    kept: list[Point] = []
    for x, y in ring:
        if not kept or abs(x - kept[-1][0]) + abs(y - kept[-1][1]) >= NEAREST:
            kept.append((x, y))
    return kept if len(kept) > 2 else list(ring)
