"""Areas over HTTP: the dated lists, and one area through the years."""

from datetime import date
from fractions import Fraction
from typing import Annotated, Any, Literal

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Router, Schema, Status
from pydantic import Field

from brobygger.domain.areas.area import Area, Measure, percent_of
from brobygger.domain.areas.geojson import geometry_of, polygons_from
from brobygger.web.accounts.bearer import WRITE
from brobygger.web.areas.models import AreaList, ListedArea, Place
from brobygger.web.areas.steps import FIRST_YEAR, LAST_YEAR, ListFacts, load_list
from brobygger.web.areas.stored import area_of, measures_of
from brobygger.web.ui.problem_json import REFUSALS
from brobygger.web.ui.shapes import Day, Form, Number, Words, Words300

router = Router(tags=["areas"])

Kind = Literal[
    "vulnerable_area",
    "parallel_society_area",
    "transformation_area",
    "prevention_area",
    "deprived_neighbourhood",
    "district",
]

Exact = Annotated[str, Field(pattern=r"^\d{1,6}(/[1-9]\d{0,5})?$", examples=["151/5"])]
"""A share in percent as an exact fraction in text."""


Outline = dict[str, Any] | None
"""A GeoJSON geometry (Polygon or MultiPolygon); nothing where the list has no outline."""


class EntryRow(Schema):
    """An area as one list has it. ``values`` are exact percentages; what is missing is unknown.

    ``outline`` is a GeoJSON geometry.
    """

    place: int
    code: str
    title: str
    aliases: list[str]
    residents: int | None
    values: dict[str, str]
    successor: str
    outline: Outline


class ListRow(Schema):
    """A list as it was published."""

    id: int
    kind: Kind
    published: date
    source: str
    is_fictional: bool
    convicted_percent: str


class ListWithAreas(ListRow):
    """A list with its areas, in the order that it has them."""

    areas: list[EntryRow]


class DatedEntry(EntryRow):
    """An area as a list of a day has it."""

    list: int
    kind: Any
    published: date


class PlaceRow(Schema):
    """An area with its entries through the years, the latest first."""

    id: int
    code: str
    title: str
    entries: list[DatedEntry]


class EntryForm(Form):
    """An area of a list that is loaded."""

    code: Annotated[Words, Field(max_length=30)]
    title: Annotated[Words, Field(max_length=120)]
    aliases: Annotated[list[Annotated[Words, Field(max_length=120)]], Field(max_length=10)] = []
    residents: Annotated[int | None, Field(strict=True, ge=0, le=10_000_000)] = None
    values: dict[Measure, Exact] = {}
    successor: Annotated[Words | Literal[""], Field(max_length=30)] = ""
    outline: Outline = None


class ListForm(Form):
    """A list to keep as it was published."""

    kind: Kind
    published: Annotated[Day, Field(ge=date(FIRST_YEAR, 1, 1), le=date(LAST_YEAR, 12, 31))]
    source: Words300
    convicted_percent: Exact | None = None
    is_fictional: Annotated[bool, Field(strict=True)] = False
    areas: Annotated[list[EntryForm], Field(min_length=1, max_length=1_000)]


@router.get("/area-lists", response={200: list[ListRow], **REFUSALS})
def list_area_lists(request: HttpRequest) -> Any:
    """The lists that have been loaded, the latest first."""
    return [_list(row) for row in AreaList.objects.order_by("-published", "kind")]


@router.get("/area-lists/{area_list}", response={200: ListWithAreas, **REFUSALS})
def show_area_list(request: HttpRequest, area_list: Number) -> Any:
    """One list with its areas."""
    return _with_areas(get_object_or_404(AreaList, pk=area_list))


@router.get("/areas/{place}", response={200: PlaceRow, **REFUSALS})
def show_area(request: HttpRequest, place: Number) -> Any:
    """One area through the years."""
    row = get_object_or_404(Place, pk=place)
    entries = row.listed.select_related("area_list", "place").order_by(
        "-area_list__published", "area_list__kind", "pk"
    )
    return PlaceRow(
        id=row.pk,
        code=row.code,
        title=row.title,
        entries=[
            DatedEntry(
                **_entry(one),
                list=one.area_list_id,
                kind=one.area_list.kind,
                published=one.area_list.published,
            )
            for one in entries
        ],
    )


@router.post("/area-lists", auth=WRITE, response={201: ListWithAreas, **REFUSALS})
def post_area_list(request: HttpRequest, said: ListForm) -> Any:
    """Keep a list as it was published; the same one again changes nothing."""
    percent = said.convicted_percent
    facts = ListFacts(
        kind=said.kind,
        published=said.published,
        source=said.source,
        convicted_percent=None if percent is None else _fraction(percent),
        is_fictional=said.is_fictional,
    )
    areas = [_area(one, said, number) for number, one in enumerate(said.areas, 1)]
    return Status(201, _with_areas(load_list(facts, areas, request.user)))


def _area(one: EntryForm, said: ListForm, number: int) -> Area:
    return Area(
        one.code,
        one.title,
        said.published,
        said.kind,
        said.source,
        one.residents,
        {key: _fraction(value) for key, value in one.values.items()},
        tuple(one.aliases),
        () if one.outline is None else polygons_from(one.outline, number),
        one.successor or None,
    )


def _fraction(text: str) -> Fraction:
    """The exact share that the form has let through."""
    part, _, whole = text.partition("/")
    return Fraction(int(part), int(whole or 1))


def _list(row: AreaList) -> ListRow:
    return ListRow(**_named(row))


def _named(row: AreaList) -> dict[str, Any]:
    return {
        "id": row.pk,
        "kind": row.kind,
        "published": row.published,
        "source": row.source,
        "is_fictional": row.is_fictional,
        "convicted_percent": row.convicted_percent,
    }


def _with_areas(row: AreaList) -> ListWithAreas:
    rows = row.areas.select_related("area_list", "place").order_by("order", "pk")
    return ListWithAreas(**_named(row), areas=[EntryRow(**_entry(one)) for one in rows])


def _entry(row: ListedArea) -> dict[str, Any]:
    return {
        "place": row.place_id,
        "code": row.place.code,
        "title": row.title,
        "aliases": list(row.aliases),
        "residents": row.residents,
        "values": {key: str(percent_of(value)) for key, value in measures_of(row).items()},
        "successor": row.successor,
        "outline": geometry_of(area_of(row).polygons),
    }
