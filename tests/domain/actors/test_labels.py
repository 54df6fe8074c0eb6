"""Names beside marks: free where they can be, the same again, and quick."""

from itertools import combinations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from brobygger.domain.actors.labels import SIDES, Box, Room, Side, place_labels
from counts import examples

law = settings(max_examples=examples(small=60, full=2_000), deadline=None)
ROOM = Room(Box(-60, -60, 1060, 1060), mark=14, line=20)
Points = dict[str, tuple[int, int]]

points = st.lists(st.tuples(st.integers(0, 1000), st.integers(0, 1000)), max_size=60).map(
    lambda found: {f"a{number:02}": at for number, at in enumerate(found)}
)


def widths_of(at: Points, seed: int) -> dict[str, int]:
    """Names between three letters and the longest that the map writes."""
    rng = Random(seed)
    return {actor: 10 * rng.randint(3, 26) for actor in at}


def is_free(
    actor: str, side: Side, at: Points, widths: dict[str, int], sides: dict[str, Side]
) -> bool:
    """Whether a name would meet nothing on a side, all others where they are."""
    box = ROOM.name_at(*at[actor], widths[actor], side)
    others = (ROOM.name_at(*at[one], widths[one], sides[one]) for one in at if one != actor)
    marks = (ROOM.mark_at(*place) for place in at.values())
    return not (
        any(map(box.common, others)) or any(map(box.common, marks)) or box.outside(ROOM.frame)
    )


@law
@given(points, st.integers(0, 99))
def test_no_name_lies_upon_anything_while_one_of_its_sides_is_free(at: Points, seed: int) -> None:
    widths, before = widths_of(at, seed), dict(at)
    sides = place_labels(at, widths, ROOM)
    assert at == before
    assert sides.keys() == at.keys()
    assert sides == place_labels(dict(reversed(at.items())), widths, ROOM)
    for actor, side in sides.items():
        if not is_free(actor, side, at, widths, sides):
            assert not any(is_free(actor, other, at, widths, sides) for other in SIDES)


@pytest.mark.parametrize("seed", range(5))
def test_in_a_map_with_room_no_two_names_meet(seed: int) -> None:
    rng = Random(seed)
    grid = rng.sample([(x, y) for x in range(0, 1001, 250) for y in range(0, 1001, 60)], 60)
    at = {f"a{number:02}": place for number, place in enumerate(grid)}
    widths = dict.fromkeys(at, 200)
    sides = place_labels(at, widths, ROOM)
    boxes = [ROOM.name_at(*at[one], widths[one], side) for one, side in sides.items()]
    assert not any(one.common(other) for one, other in combinations(boxes, 2))


def test_a_name_alone_stands_below_and_at_the_edge_where_it_is_whole() -> None:
    assert place_labels({"a": (500, 500)}, {"a": 100}, ROOM) == {"a": "below"}
    assert place_labels({"a": (0, 500)}, {"a": 200}, ROOM) == {"a": "right"}
    assert place_labels({"a": (1000, 500)}, {"a": 200}, ROOM) == {"a": "left"}
    assert place_labels({"a": (500, 1050)}, {"a": 200}, ROOM) == {"a": "above"}


def test_of_two_close_by_one_stands_elsewhere() -> None:
    sides = place_labels({"a": (500, 500), "b": (540, 500)}, {"a": 120, "b": 120}, ROOM)
    assert sides == {"a": "below", "b": "above"}
