"""Lists of areas over HTTP: what a program reads, and that it keeps lists by the same steps."""

from collections.abc import Callable
from typing import Any

import pytest

from brobygger.web.accounts.models import Role
from brobygger.web.accounts.tokens import Scope
from brobygger.web.areas.models import AreaList, Place
from brobygger.web.areas.stored import stored_list
from web.api.conftest import Caller, caller
from web.areas.conftest import BAKKEN, DALEN, DAY

__all__ = ["caller"]

pytestmark = pytest.mark.django_db

Load = Callable[..., AreaList]
Called = Callable[..., Caller]

OUTLINE = {
    "type": "Polygon",
    "coordinates": [[[0.0, 0.0], [2.0, 0.0], [2.0, 2.0], [0.0, 2.0], [0.0, 0.0]]],
}
AREA: dict[str, Any] = {
    "code": "P1",
    "title": "Bakken",
    "aliases": ["Højbakken"],
    "residents": 1001,
    "values": {
        "non_western": "167/5",
        "outside_work": "151/5",
        "convicted": "171/100",
        "basic_school": "587/10",
        "income": "311/5",
    },
    "outline": OUTLINE,
}
LIST: dict[str, Any] = {
    "kind": "prevention_area",
    "published": "2023-12-01",
    "source": "Ministeriet",
    "convicted_percent": "7/10",
    "areas": [AREA],
}


def test_a_program_keeps_a_list_and_reads_it_back_as_it_is(caller: Called) -> None:
    program = caller()
    answer = program.post("/area-lists", LIST)
    assert answer.status_code == 201
    assert stored_list("prevention_area", DAY).areas == (BAKKEN,)
    made = answer.json()
    assert program.get(f"/area-lists/{made['id']}").json() == made
    given = {key: value for key, value in made["areas"][0].items() if key != "place"}
    assert given == {**AREA, "successor": ""}
    assert program.post("/area-lists", LIST).json() == made
    assert [one["id"] for one in program.get("/area-lists").json()] == [made["id"]]


def test_a_place_is_read_with_its_years(caller: Called, loaded: Load) -> None:
    loaded()
    loaded(DALEN, kind="district")
    page = caller(Role.STEERING, Scope.READ).get(f"/areas/{Place.objects.get(code='P2').pk}")
    found = page.json()
    assert (found["code"], found["title"]) == ("P2", "Dalen")
    assert [(one["kind"], one["published"], one["outline"]) for one in found["entries"]] == [
        ("district", "2023-12-01", None),
        ("prevention_area", "2023-12-01", None),
    ]


@pytest.mark.parametrize(
    ("area", "words"),
    [
        ({"title": "Bakken 311299-5001"}, "personnummer"),
        ({"values": {"convicted": "101"}}, "mellem 0 og 100"),
        ({"outline": {"type": "Point", "coordinates": [1, 2]}}, "ikke en flade"),
        ({"values": {"convicted": "1/0"}}, ""),
        ({"residents": -1}, ""),
        ({"title": " "}, "både kode og navn"),
    ],
)
def test_an_area_that_cannot_be_is_refused_and_nothing_is_kept(
    area: dict[str, Any], words: str, caller: Called
) -> None:
    answer = caller().post("/area-lists", {**LIST, "areas": [{**AREA, **area}]})
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert b"5001" not in answer.content
    assert not AreaList.objects.exists()


def test_a_fault_says_which_area_and_which_field(caller: Called) -> None:
    areas = [AREA, {**AREA, "code": "P2", "title": " "}]
    answer = caller().post("/area-lists", {**LIST, "areas": areas}).json()
    assert [fault["where"] for fault in answer["errors"]] == ["areas.1.code"]


def test_another_list_of_that_day_is_refused(caller: Called, loaded: Load) -> None:
    loaded()
    answer = caller().post("/area-lists", LIST)
    assert answer.status_code == 422
    assert "er der allerede" in answer.content.decode()


def test_those_who_only_read_keep_no_list(caller: Called) -> None:
    assert caller(Role.STEERING).post("/area-lists", LIST).status_code == 403
    assert caller(Role.CASE_OFFICER, Scope.READ).post("/area-lists", LIST).status_code == 403
    assert not AreaList.objects.exists()
