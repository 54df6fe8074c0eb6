"""A list of areas from a file: what each row becomes is shown first, then it is kept or undone."""

import io
import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from openpyxl import Workbook

from brobygger.domain.areas.area import Area, ListKind
from brobygger.web.accounts.models import Role
from brobygger.web.areas.models import AreaList, ListedArea, Place
from brobygger.web.areas.stored import stored_list
from brobygger.web.documents.lists.models import ListLoad
from web.actors.pages import words_of
from web.areas.conftest import BAKKEN, DALEN, DAY, SQUARE

pytestmark = pytest.mark.django_db

SignedIn = Callable[..., Client]
Load = Callable[..., AreaList]

SAID = {
    "kind": "prevention_area",
    "published": "01-12-2023",
    "source": "Ministeriet",
    "convicted": "0,70",
}
CSV = """Kode;Navn;Andre navne;Beboere;Ikke-vestlige;Uden arbejde;Dømte;Grundskole;Bruttoindkomst
P1;Bakken;Højbakken;1.001;33,4;30,2;1,71;58,7;62,2
P2;Dalen;;2.080;33,4;30,2;1,71;58,7;62,2
"""
PLAIN = (replace(BAKKEN, polygons=()), DALEN)


def lay_in(client: Client, data: bytes | str, title: str = "liste.csv", **said: str) -> str:
    """Choose a file; its columns are known by their heads. The address of the preview."""
    content = data.encode() if isinstance(data, str) else data
    answer = client.post(
        reverse("lists:start", args=["omraader"]),
        {"file": SimpleUploadedFile(title, content), **SAID, **said},
    )
    assert answer.status_code == 302, words_of(answer.content)
    return reverse("lists:preview", args=["omraader", ListLoad.objects.latest("pk").pk])


def told(client: Client, data: bytes | str, title: str) -> str:
    """What is said of a file that is not opened."""
    content = data.encode() if isinstance(data, str) else data
    answer = client.post(
        reverse("lists:start", args=["omraader"]),
        {"file": SimpleUploadedFile(title, content), **SAID},
    )
    assert not ListLoad.objects.exists()
    return words_of(answer.content)


def taken_in(client: Client, data: bytes | str, title: str = "liste.csv", **said: str) -> str:
    """Load a file to the end; the words of the page that follows."""
    page = client.post(lay_in(client, data, title, **said), follow=True)
    return words_of(page.content)


def kept(kind: ListKind = "prevention_area", published: date = DAY) -> tuple[Area, ...]:
    """The areas of a list as they are kept."""
    return stored_list(kind, published).areas


def geojson(*features: tuple[Mapping[str, Any], Any]) -> str:
    """A file from a map program."""
    listed = [
        {"type": "Feature", "properties": dict(given), "geometry": geometry}
        for given, geometry in features
    ]
    return json.dumps({"type": "FeatureCollection", "features": listed})


def test_a_csv_is_kept_as_it_stands_and_shown(signed_in: SignedIn) -> None:
    page = taken_in(signed_in(), CSV)
    assert "2 områder er taget ind." in page
    assert kept() == PLAIN
    assert AreaList.objects.get().convicted_percent == "7/10"
    assert "Bakken Højbakken P1 1.001 3 af 4 ja" in page


def test_a_workbook_gives_the_same_list(signed_in: SignedIn) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    heads, *rows = [line.split(";") for line in CSV.splitlines()]
    sheet.append(["Forebyggelsesområder 2023"])
    sheet.append(heads)
    for code, name, also, residents, *figures in rows:
        numbers = [float(figure.replace(",", ".")) for figure in figures]
        sheet.append([code, name, also or None, int(residents.replace(".", "")), *numbers])
    out = io.BytesIO()
    book.save(out)
    taken_in(signed_in(), out.getvalue(), "liste.xlsx")
    assert kept() == PLAIN


def test_geojson_brings_the_outlines_along(signed_in: SignedIn) -> None:
    outline = {"type": "Polygon", "coordinates": [[[0, 0], [2, 0], [2, 2], [0, 2], [0, 0]]]}
    text = geojson(
        (
            {
                "kode": "P1",
                "navn": "Bakken",
                "andre navne": ["Højbakken"],
                "beboere": 1001,
                "ikke-vestlige": 33.4,
                "uden arbejde": 30.2,
                "dømte": 1.71,
                "grundskole": 58.7,
                "indkomst": 62.2,
                "Shape_Area": 123456.78901234567,
            },
            outline,
        ),
    )
    page = taken_in(signed_in(), text, "liste.geojson")
    assert "1 område er taget ind." in page
    assert kept() == (BAKKEN,)
    assert kept()[0].polygons == (SQUARE,)


def test_what_is_fetched_as_geojson_is_the_same_list_when_it_is_loaded(
    signed_in: SignedIn, loaded: Load
) -> None:
    row = loaded()
    client = signed_in()
    file = client.get(reverse("areas:geojson", args=[row.pk]))
    assert file["Content-Type"].startswith("application/geo+json")
    assert 'filename="omraader-prevention_area-2023-12-01.geojson"' in file["Content-Disposition"]
    preview = lay_in(client, file.content, "liste.geojson")
    assert "findes allerede 2" in words_of(client.get(preview).content)
    assert "Listen var her allerede og er den samme." in words_of(
        client.post(preview, follow=True).content
    )
    before = kept()
    row.delete()
    Place.objects.all().delete()
    taken_in(client, file.content, "liste.geojson")
    assert kept() == before


def test_each_row_is_judged_on_its_own(signed_in: SignedIn, loaded: Load) -> None:
    loaded(BAKKEN, published=date(2022, 12, 1))
    client = signed_in()
    preview = lay_in(
        client,
        "Kode;Navn;Beboere\n"
        "P1;Bakken;1.001\n"
        "P2;Dalen;mange\n"
        "P2;Dalen igen;5\n"
        ";Uden kode;5\n"
        f"P4;{'x' * 121};5\n"
        "P5;Engen;99.000.000\n",
    )
    page = words_of(client.get(preview).content)
    assert "kendt fra tidligere lister" in page
    assert "Dalen: »mange« kan ikke læses som et tal for beboere." in page
    assert "Koden P2 står to gange" in page
    assert "Rækken mangler områdets kode eller navn." in page
    assert "navnet er længere end 120 tegn" in page
    assert "Engen: antallet af beboere kan ikke være rigtigt." in page
    client.post(preview)
    assert [(area.code, area.residents) for area in kept()] == [("P1", 1_001), ("P2", None)]


def test_another_list_of_that_day_is_told_row_by_row_and_not_taken_in(
    signed_in: SignedIn, loaded: Load
) -> None:
    loaded(*PLAIN)
    client = signed_in()
    preview = lay_in(client, CSV.replace("1.001", "966"))
    page = words_of(client.get(preview).content)
    assert "Listen over forebyggelsesområde af 01-12-2023 er der allerede" in page
    assert "findes allerede 1" in page
    answer = client.post(preview)
    assert "er der allerede, og den nye er ikke magen til" in words_of(answer.content)
    assert kept() == PLAIN
    assert AreaList.objects.count() == 1


def test_a_list_that_was_loaded_is_undone(signed_in: SignedIn) -> None:
    client = signed_in()
    taken_in(client, CSV)
    load = ListLoad.objects.get()
    page = client.post(reverse("lists:take_back", args=["omraader", load.pk]), follow=True)
    assert "Det er fortrudt" in words_of(page.content)
    assert not AreaList.objects.exists()
    assert not ListedArea.objects.exists()
    assert not Place.objects.exists()


def test_a_list_that_is_gone_already_is_undone_without_a_word(signed_in: SignedIn) -> None:
    client = signed_in()
    taken_in(client, CSV)
    AreaList.objects.all().delete()
    load = ListLoad.objects.get()
    client.post(reverse("lists:take_back", args=["omraader", load.pk]))
    load.refresh_from_db()
    assert load.state == ListLoad.State.UNDONE


def test_an_outline_that_is_none_is_told_with_its_place(signed_in: SignedIn) -> None:
    text = geojson(({"kode": "P1"}, None), ({"kode": "P2"}, {"type": "Point", "coordinates": [1]}))
    page = told(signed_in(), text, "liste.geojson")
    assert "Omridset af nr. 2 i filen er ikke en flade" in page


@pytest.mark.parametrize("data", [b"{}", b"\xff\xfe", b'{"type": "Topology"}', b""])
def test_a_file_that_is_no_geojson_is_told(data: bytes, signed_in: SignedIn) -> None:
    assert told(signed_in(), data, "liste.geojson")


@pytest.mark.parametrize(
    "data",
    [
        *(b"\xff\xfe{", geojson(({"kode": "P1"}, None)).encode("utf-16")),
        geojson(({"kode": "P1", "navn": "Bakken"}, None)).replace("Bakken", "Bak\x00ken").encode(),
        geojson(({"kode": "P1", "navn": "Bak\x00ken"}, None)).encode(),
        geojson(({"kode": "P1", "navn": "Bak\ud83dken"}, None)).encode(),
        geojson(({"kode": "P1", "na\x00vn": "Bakken"}, None)).encode(),
        geojson(({"kode": "P1", "navn": "Højen"}, None)).replace("\\u00f8", "ø").encode("latin-1"),
    ],
)
def test_a_file_with_signs_that_are_no_text_is_told(data: bytes, signed_in: SignedIn) -> None:
    page = told(signed_in(), data, "liste.geojson")
    assert "ikke gemt i tegnsættet UTF-8" in page
    assert "Gem kortlaget som GeoJSON i UTF-8" in page


def test_an_outline_of_a_row_far_down_is_told_with_its_line(signed_in: SignedIn) -> None:
    square = '"{""type"":""Polygon"",""coordinates"":[[[0,0],[2,0],[2,2],[0,0]]]}"'
    rows = [f"P{at};Sted {at};{square}" for at in range(1, 6)]
    rows[3] = 'P4;Sted 4;"{""type"":""Point"",""coordinates"":[1,2]}"'
    client = signed_in()
    preview = lay_in(client, "\n".join(["Kode;Navn;Omrids", *rows]))
    page = words_of(client.get(preview).content)
    assert page.count("kan ikke læses som en flade") == 1
    assert "Omridset i linje 5 kan ikke læses" in page
    client.post(preview)
    assert [len(area.polygons) for area in kept()] == [1, 1, 1, 0, 1]


def test_an_outline_in_a_cell_that_cannot_be_read_leaves_the_area_without(
    signed_in: SignedIn,
) -> None:
    client = signed_in()
    preview = lay_in(client, "Kode;Navn;Omrids\nP1;Bakken;et sted\n")
    assert "Omridset i linje 2 kan ikke læses som en flade" in words_of(client.get(preview).content)
    client.post(preview)
    assert [(area.code, area.polygons) for area in kept()] == [("P1", ())]


def test_a_file_with_a_person_number_is_refused_and_not_kept(signed_in: SignedIn) -> None:
    page = told(signed_in(), "Kode;Navn\nP1;Bakken 311299-5001\n", "liste.csv")
    assert "5001" not in page


def test_long_coordinates_are_not_taken_for_person_numbers(signed_in: SignedIn) -> None:
    ring = [[0.3112995001, 0.1], [0.2, 0.3112995001], [0.2, 0.2], [0.3112995001, 0.1]]
    text = geojson(
        ({"kode": "P1", "navn": "Bakken"}, {"type": "Polygon", "coordinates": [ring]}),
    )
    taken_in(signed_in(), text, "liste.geojson")
    assert kept()[0].polygons[0].outer[0] == (0.31129950, 0.1)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"published": ""}, "Offentliggjort den"),
        ({"published": "i december"}, "Skriv datoen som 28-06-2023."),
        ({"convicted": "mange"}, "Skriv tallet som 0,70."),
        ({"source": ""}, "Kilde"),
        ({"source": "fra 311299-5001"}, "Det ligner et personnummer."),
    ],
)
def test_what_the_file_does_not_say_is_asked_for(
    said: dict[str, str], words: str, signed_in: SignedIn
) -> None:
    file = SimpleUploadedFile("liste.csv", CSV.encode())
    answer = signed_in().post(
        reverse("lists:start", args=["omraader"]), {"file": file, **SAID, **said}
    )
    assert answer.status_code == 200
    assert words in words_of(answer.content)
    assert not ListLoad.objects.exists()


@pytest.mark.parametrize("role", [Role.BUDGET, Role.STEERING])
def test_those_who_do_not_work_in_areas_load_none(role: str, signed_in: SignedIn) -> None:
    assert signed_in(role).get(reverse("lists:start", args=["omraader"])).status_code == 403


def test_the_page_says_which_files_it_takes(signed_in: SignedIn) -> None:
    page = signed_in().get(reverse("lists:start", args=["omraader"])).content.decode()
    assert 'accept=".csv,.xlsx,.geojson,.json"' in page
    assert "Excel (.xlsx), CSV eller GeoJSON." in page
