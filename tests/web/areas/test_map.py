"""Outlines as a drawing: one link an area, within its frame, whatever the numbers are."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brobygger.domain.areas.area import Point, Polygon
from brobygger.web.areas.map import MARGIN, MOST_HEIGHT, MOST_POINTS, WIDTH, Outline, Shape, draw

NUMBER = re.compile(r"-?\d+\.\d")


def block(x: float, y: float, size: float = 10.0) -> Polygon:
    """A square."""
    return Polygon(((x, y), (x + size, y), (x + size, y + size), (x, y + size)))


def outline(title: str, *polygons: Polygon, is_here: bool = False) -> Outline:
    """An area to be drawn."""
    return Outline(title, f"/{title}/", polygons, is_here)


def points(shape: Shape) -> list[Point]:
    """The points of a path."""
    numbers = [float(one) for one in NUMBER.findall(shape.path)]
    return list(zip(numbers[::2], numbers[1::2], strict=True))


numbers = st.floats(-1e7, 1e7).map(lambda value: round(value, 3))
rings = st.lists(st.tuples(numbers, numbers), min_size=3, max_size=9).filter(
    lambda ring: len(set(ring)) >= 3
)


@given(st.lists(rings, min_size=1, max_size=5))
def test_every_area_is_drawn_within_the_frame(drawn: list[list[Point]]) -> None:
    made = draw(outline(str(at), Polygon(tuple(ring))) for at, ring in enumerate(drawn))
    assert made is not None
    assert len(made.shapes) == len(drawn)
    assert made.width <= WIDTH
    assert made.height <= MOST_HEIGHT
    for shape in made.shapes:
        for x, y in points(shape):
            assert MARGIN - 1 <= x <= made.width - MARGIN + 1
            assert MARGIN - 1 <= y <= made.height - MARGIN + 1


def test_areas_without_an_outline_are_left_to_the_table() -> None:
    assert draw([outline("Bakken"), outline("Dalen")]) is None
    made = draw([outline("Bakken"), outline("Dalen", block(0, 0))])
    assert made is not None
    assert [shape.title for shape in made.shapes] == ["Dalen"]


def test_north_is_up_and_east_is_right() -> None:
    made = draw([outline("Nord", block(0, 100)), outline("Øst", block(100, 0))])
    assert made is not None
    north, east = made.shapes
    assert north.y < east.y
    assert north.x < east.x


def test_degrees_are_narrowed_as_the_latitude_has_it() -> None:
    made = draw(
        [outline("Byen", Polygon(((12.5, 55.6), (12.6, 55.6), (12.6, 55.7), (12.5, 55.7))))]
    )
    assert made is not None
    assert 0.5 < (made.width - 2 * MARGIN) / (made.height - 2 * MARGIN) < 0.6


def test_holes_and_several_surfaces_are_in_one_path() -> None:
    holed = Polygon(block(0, 0, 100).outer, (block(40, 40).outer,))
    made = draw([outline("Bakken", holed, block(200, 0))])
    assert made is not None
    assert made.shapes[0].path.count("M") == made.shapes[0].path.count("Z") == 3


def test_very_many_points_are_thinned_out_and_the_shape_stays() -> None:
    count = MOST_POINTS + 4
    side = [(at / count, 0.0) for at in range(count)]
    made = draw([outline("Kysten", Polygon((*side, (1.0, 1.0), (0.0, 1.0))))])
    assert made is not None
    drawn = points(made.shapes[0])
    assert len(drawn) < WIDTH
    assert {min(x for x, _y in drawn), max(y for _x, y in drawn)} <= {10.0, made.height - 10.0}


def test_a_small_area_among_very_many_points_is_still_drawn() -> None:
    side = [(float(at), 0.0) for at in range(MOST_POINTS)]
    tiny = Polygon(((1.0, 1.0), (1.1, 1.0), (1.1, 1.1)))
    made = draw([outline("Kysten", Polygon((*side, (6e3, 6e3)))), outline("Holmen", tiny)])
    assert made is not None
    assert len(points(made.shapes[1])) == 3


def test_names_that_would_lie_upon_each_other_are_left_out_but_not_that_of_the_page() -> None:
    near = [outline(f"Område {at}", block(at, at)) for at in range(3)]
    here = outline("Netop dette", block(1, 1), is_here=True)
    made = draw([*near, here, outline("Langt væk", block(900, 300))])
    assert made is not None
    assert [shape.title for shape in made.shapes if shape.is_named] == ["Netop dette", "Langt væk"]
    assert len(made.shapes) == 5


def test_a_name_at_the_edge_is_moved_inside() -> None:
    made = draw(
        [outline("Et meget langt navn på et område", block(0, 0)), outline("B", block(90, 0))]
    )
    assert made is not None
    assert made.shapes[0].x > points(made.shapes[0])[1][0] - 40
    assert float(made.shapes[0].name_at[0]) == 160.0


def turned(ring: list[Point]) -> float:
    """Twice the area of a ring, negative where it runs clockwise as seen with y upwards."""
    pairs = zip(ring, [*ring[1:], ring[0]], strict=True)
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs)


@given(
    st.floats(400_000, 900_000),
    st.floats(6_000_000, 6_400_000),
    st.floats(5, 5_000),
    st.floats(5, 5_000),
)
def test_metres_are_drawn_the_right_way_up_and_not_mirrored(
    east: float, north: float, wide: float, high: float
) -> None:
    # An L: its long arm goes north along the western side, its foot east along the southern one.
    corner, foot = (east, north), (east + wide, north)
    tip = (east, north + high)
    made = draw([outline("L", Polygon((corner, foot, tip)))])
    assert made is not None
    at, right, top = points(made.shapes[0])
    assert right[0] > at[0]
    assert top[1] < at[1]
    assert abs(right[1] - at[1]) < 0.2
    assert abs(top[0] - at[0]) < 0.2
    # Turning the other way with y downwards is not being mirrored; and both sides keep their ratio.
    assert turned([corner, foot, tip]) > 0 > turned([at, right, top])
    assert abs((right[0] - at[0]) * high - (at[1] - top[1]) * wide) <= 0.3 * (wide + high)


@pytest.mark.parametrize(
    ("x", "y", "size"),
    [(720_000, 6_170_000, 5), (720_000, 6_170_000, 80), (0, 0, 60), (-40, 100, 20), (0, 0, 900)],
)
def test_a_small_area_in_metres_is_not_mistaken_for_degrees(
    x: float, y: float, size: float
) -> None:
    made = draw([outline("Lille", block(x, y, size))])
    assert made is not None
    assert made.width == made.height


def test_a_country_in_degrees_is_still_degrees() -> None:
    made = draw([outline("Vest", block(8.1, 54.6, 0.1)), outline("Øst", block(15.1, 57.6, 0.1))])
    assert made is not None
    assert made.width < 1.35 * made.height  # 7.1 degrees east are as far as four north
