"""Outlines as GeoJSON: written and read back they are the same; what is no outline is told."""

import json
from contextlib import suppress
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brobygger.domain.areas.area import Point, Polygon
from brobygger.domain.areas.geojson import (
    DECIMALS,
    MOST_POINTS,
    OUTLINE,
    is_geojson,
    polygons_of,
    read_features,
    write_features,
)
from brobygger.domain.documents.sheet import person_numbers_in
from brobygger.domain.kernel.problem import Unreadable

SQUARE = [[0, 0], [2, 0], [2, 2], [0, 2], [0, 0]]


def collection(*features: Any) -> str:
    """A file with these features."""
    return json.dumps({"type": "FeatureCollection", "features": list(features)})


def feature(geometry: Any, **properties: Any) -> dict[str, Any]:
    """One feature."""
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def surface(*rings: Any) -> dict[str, Any]:
    """A polygon as the file has it."""
    return {"type": "Polygon", "coordinates": list(rings)}


def stopped(text: str) -> Any:
    """The problem that keeps a file out."""
    with pytest.raises(Unreadable) as stop:
        read_features(text)
    return stop.value.problem


numbers = st.floats(-1e8, 1e8).map(lambda value: round(value, DECIMALS) + 0.0)
points: st.SearchStrategy[Point] = st.tuples(numbers, numbers)


def _is_open(ring: list[Point]) -> bool:
    return len(set(ring)) >= 3 and ring[0] != ring[-1]


rings = st.lists(points, min_size=3, max_size=8).filter(_is_open).map(tuple)
polygons = st.builds(Polygon, rings, st.lists(rings, max_size=2).map(tuple))
words = st.text(st.characters(exclude_categories=["Cs", "Cc", "Z"]), max_size=12)
properties = st.dictionaries(
    words.filter(lambda head: head not in ("", OUTLINE)), st.none() | words | st.integers()
)


@given(st.lists(st.tuples(properties, st.lists(polygons, max_size=3)), min_size=1, max_size=4))
def test_what_is_written_out_and_read_back_is_the_same(
    features: list[tuple[dict[str, Any], list[Polygon]]],
) -> None:
    sheet = read_features(write_features(features))
    heads = sheet.lines[0].cells
    assert heads[-1] == OUTLINE
    assert len(sheet.lines) == len(features) + 1
    for (said, drawn), line in zip(features, sheet.lines[1:], strict=True):
        cells = dict(zip(heads, line.cells, strict=True))
        assert polygons_of(cells.pop(OUTLINE)) == tuple(drawn)
        expected = {head: "" if said.get(head) is None else str(said[head]) for head in heads[:-1]}
        assert cells == expected


@given(st.lists(points, min_size=3, max_size=60).filter(_is_open))
def test_no_outline_is_taken_for_a_person_number(ring: list[Point]) -> None:
    text = write_features([({"kode": "A1"}, [Polygon(tuple(ring))])])
    assert not list(person_numbers_in(read_features(text)))


@given(
    st.text()
    | st.builds(
        json.dumps,
        st.recursive(
            st.none()
            | st.booleans()
            | st.floats()
            | st.text(max_size=20)
            | st.sampled_from(["FeatureCollection", "Polygon", "MultiPolygon"]),
            lambda inner: (
                st.lists(inner, max_size=4)
                | st.dictionaries(
                    st.sampled_from(
                        ["type", "features", "properties", "geometry", "coordinates", "x"]
                    ),
                    inner,
                )
            ),
            max_leaves=20,
        ),
    )
)
def test_no_text_breaks_the_reader(text: str) -> None:
    is_geojson(text)
    with suppress(Unreadable):
        assert read_features(text).lines


def test_properties_become_columns_and_the_line_is_the_feature() -> None:
    sheet = read_features(
        collection(
            feature(surface(SQUARE), kode="A1", beboere=1034, andel=32.4, er_ny=True),
            feature(None, kode="A2", andre=["Bakken", "Højen"]),
        )
    )
    assert [line.number for line in sheet.lines] == [1, 2, 3]
    assert sheet.lines[0].cells == ("kode", "beboere", "andel", "er_ny", "andre", OUTLINE)
    assert sheet.lines[1].cells[:5] == ("A1", "1034", "32,4", "ja", "")
    assert sheet.lines[2].cells == ("A2", "", "", "", "Bakken;Højen", "")


def test_a_figure_from_a_programs_arithmetic_is_rounded_and_a_monstrous_one_is_not_spelt_out() -> (
    None
):
    text = '{"type": "FeatureCollection", "features": [{"properties": {"a": 32.400000000000006, '
    text += '"b": 1E+999999999, "c": 40.0000004, "d": 0.00000001}, "geometry": null}]}'
    assert read_features(text).lines[1].cells[:4] == ("32,4", "1E+999999999", "40", "0")


def test_a_property_called_as_the_outline_does_not_stand_in_for_it() -> None:
    sheet = read_features(collection(feature(surface(SQUARE), **{OUTLINE: "et felt", "kode": "A"})))
    assert sheet.lines[0].cells == ("kode", OUTLINE)
    assert len(polygons_of(sheet.lines[1].cells[1])) == 1


def test_holes_and_several_surfaces_are_kept() -> None:
    hole = [[0.5, 0.5], [1, 0.5], [1, 1], [0.5, 0.5]]
    both = {"type": "MultiPolygon", "coordinates": [[SQUARE, hole], [[[5, 5], [6, 5], [6, 6]]]]}
    found = polygons_of(json.dumps(both))
    assert [(len(one.outer), [len(ring) for ring in one.holes]) for one in found] == [
        (4, [3]),
        (3, []),
    ]


def test_heights_and_a_second_reading_change_nothing() -> None:
    high = surface([[12.123456789012, 55.6, 4], [12.2, 55.6, 4], [12.2, 55.7, 4]])
    [one] = polygons_of(json.dumps(high))
    assert one.outer[0] == (12.1234568, 55.6)


@pytest.mark.parametrize("nothing", ["", "  ", '{"type": "MultiPolygon", "coordinates": []}'])
def test_no_outline_is_no_fault(nothing: str) -> None:
    assert polygons_of(nothing) == ()


def test_a_feature_with_an_empty_outline_is_read_without_one() -> None:
    empty = {"type": "MultiPolygon", "coordinates": []}
    assert read_features(collection(feature(empty, kode="A1"))).lines[1].cells == ("A1", "")


@pytest.mark.parametrize(
    "geometry",
    [
        {"type": "Point", "coordinates": [0, 0]},
        {"type": "Polygon"},
        {"type": ["Polygon"], "coordinates": [SQUARE]},
        surface(),
        surface([[0, 0], [1, 1], [0, 0]]),
        surface([["0", "0"], ["1", "1"], ["2", "0"]]),
        surface([[True, 0], [1, 1], [2, 0]]),
        surface([[0], [1], [2]]),
        surface([[0, 0], [1e12, 1], [2, 0]]),
        surface("abc"),
        "Polygon",
        7,
    ],
)
def test_what_is_no_surface_is_told_with_its_number(geometry: Any) -> None:
    found = stopped(collection(feature(None, kode="A1"), feature(geometry, kode="A2")))
    assert (found.code, dict(found.params)) == ("AREA-023", {"area": "2"})


@pytest.mark.parametrize("value", ["NaN", "Infinity", "1e999", "9" * 400])
def test_a_coordinate_without_bounds_is_no_outline(value: str) -> None:
    ring = f"[[[0, 0], [{value}, 1], [2, 0]]]"
    text = '{"type": "FeatureCollection", "features": [{"geometry": {"type": "Polygon", '
    found = stopped(f'{text}"coordinates": {ring}}}}}]}}')
    assert found.code == "AREA-023"


def test_an_outline_with_too_many_points_is_told_with_both_numbers() -> None:
    ring = [[float(at), float(at % 7)] for at in range(MOST_POINTS + 1)]
    found = stopped(collection(feature(surface(ring), kode="A1")))
    assert found.code == "AREA-024"
    assert found.params["points"] == str(MOST_POINTS + 1)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "[" * 100_000,
        '{"type": "FeatureCollection", "features": []}',
        '{"type": "FeatureCollection", "features": {"a": 1}}',
        '{"type": "Feature", "geometry": null}',
    ],
)
def test_a_file_that_is_no_collection_is_told(text: str) -> None:
    assert stopped(text).code == "AREA-022"


def test_too_many_features_or_columns_are_told() -> None:
    assert stopped(collection(*[{}] * 10_001)).code == "LIST-003"
    wide = feature(None, **{f"p{number}": number for number in range(100)})
    assert stopped(collection(wide)).code == "LIST-003"


def test_only_json_that_names_a_collection_is_taken_for_geojson() -> None:
    assert is_geojson(collection(feature(None)))
    assert not is_geojson("kode;navn\nA1;Bakken")
    assert not is_geojson('{"type": "Topology"}')


def test_an_outline_in_a_cell_that_is_no_json_is_told() -> None:
    with pytest.raises(Unreadable) as stop:
        polygons_of("(0, 0), (1, 1)")
    assert stop.value.problem.code == "AREA-023"


def test_decimals_are_read_as_they_are_written() -> None:
    text = collection(feature(None, andel=30.2))
    assert read_features(text).lines[1].cells[0] == str(Decimal("30.2")).replace(".", ",")
