"""What a case officer sees of areas: the list in force, another day's, one place, the map."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest
from django.test import Client
from django.urls import reverse

from brobygger.web.accounts.models import Role, User
from brobygger.web.areas.choice.steps import ChoiceFacts, open_choice
from brobygger.web.areas.models import AreaList, Place
from web.actors.pages import cost, text_of, words_of
from web.areas.conftest import BAKKEN, DALEN, DAY

pytestmark = pytest.mark.django_db

SignedIn = Callable[..., Client]
Load = Callable[..., AreaList]
NEXT = date(2024, 12, 1)


def place(code: str) -> int:
    """The number of a place."""
    return Place.objects.get(code=code).pk


def test_with_no_list_the_page_says_what_will_stand_there_and_offers_to_load_one(
    signed_in: SignedIn,
) -> None:
    page = signed_in().get(reverse("areas:list")).content.decode()
    assert "Ingen lister endnu" in page
    assert reverse("lists:start", args=["omraader"]) in page
    read = signed_in(Role.STEERING).get(reverse("areas:list")).content.decode()
    assert "Ingen lister endnu" in read
    assert reverse("lists:start", args=["omraader"]) not in read


def test_the_latest_list_is_shown_by_name_and_the_others_are_one_press_away(
    signed_in: SignedIn, loaded: Load
) -> None:
    first = loaded()
    loaded(replace(DALEN, name="Ådalen"), BAKKEN, published=NEXT)
    loaded(replace(BAKKEN, code="B1", values={}), kind="district", published=date(2020, 1, 1))
    page = text_of(signed_in(), "areas:list")
    assert "Forebyggelsesområde, 01-12-2024. Kilde: Ministeriet." in page
    assert re.search(r"Forebyggelsesområde 01-12-2024 · 01-12-2023 .* Bydel 01-01-2020", page)
    assert page.index("Bakken Højbakken P1") < page.index("Ådalen")
    older = text_of(signed_in(), "areas:one_list", first.pk)
    assert "Forebyggelsesområde, 01-12-2023." in older


@pytest.mark.parametrize(
    ("day", "found"),
    [("01-12-2023", 0), ("30-11-2024", 0), ("1/12/2024", 1), ("2026-01-01", 1)],
)
def test_the_list_that_counted_on_a_day_is_found(
    day: str, found: int, signed_in: SignedIn, loaded: Load
) -> None:
    lists = [loaded(), loaded(BAKKEN, published=NEXT)]
    answer = signed_in().get(reverse("areas:list"), {"slags": "prevention_area", "dag": day})
    assert answer.status_code == 302
    assert answer["Location"] == reverse("areas:one_list", args=[lists[found].pk])


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"slags": "prevention_area", "dag": "30-11-2023"}, "Den ældste er fra 01-12-2023."),
        ({"slags": "prevention_area", "dag": "i går"}, "Skriv datoen som 28-06-2023."),
        ({"slags": "district", "dag": "01-12-2023"}, "Slags"),
        ({"slags": "prevention_area"}, "Dag"),
    ],
)
def test_a_day_without_a_list_is_told_beside_the_latest_one(
    asked: dict[str, str], words: str, signed_in: SignedIn, loaded: Load
) -> None:
    loaded()
    answer = signed_in().get(reverse("areas:list"), asked)
    assert answer.status_code == 200
    page = words_of(answer.content)
    assert words in page
    assert "Der er noget, du skal rette" in page
    assert "Bakken" in page


def test_a_place_shows_how_near_it_is_to_each_bound_of_the_law(
    signed_in: SignedIn, loaded: Load
) -> None:
    loaded()
    page = text_of(signed_in(), "areas:place", place("P1"))
    assert "Kode P1. Kaldes også Højbakken." in page
    assert (
        "Beboere 1.001 mindst 1.000 opfyldt 1 over grænsen; 2 beboere færre ville vende svaret"
        in page
    )
    assert (
        "Uden tilknytning til arbejde eller uddannelse 30,2 pct. over 30 pct. opfyldt "
        "0,2 procentpoint over grænsen" in page
    )
    assert "Dømte 1,71 pct. mindst 1,4 pct. opfyldt 0,3 procentpoint over grænsen" in page
    assert "Kun grundskole 58,7 pct. over 60 pct. ikke opfyldt" in page
    assert "Tallene passer med listen efter § 61 b. 3 af 4 kriterier er opfyldt" in page


def test_a_place_year_by_year_also_tells_where_it_is_not(signed_in: SignedIn, loaded: Load) -> None:
    loaded(BAKKEN, published=date(2021, 12, 1))
    loaded(DALEN, published=date(2022, 12, 1))
    loaded(replace(BAKKEN, name="Ny Bakken", residents=None))
    page = text_of(signed_in(), "areas:place", place("P1"))
    assert "forebyggelsesområde 01-12-2023 Ny Bakken ukendt Ministeriet" in page
    assert "forebyggelsesområde 01-12-2022 står ikke på listen – Ministeriet" in page
    assert "forebyggelsesområde 01-12-2021 Bakken 1.001 Ministeriet" in page
    assert "Kaldes også Bakken, Højbakken" in page
    dalen = text_of(signed_in(), "areas:place", place("P2"))
    assert "01-12-2021" not in dalen


def test_a_place_under_a_new_code_keeps_its_history_and_the_old_one_points_on(
    signed_in: SignedIn, loaded: Load
) -> None:
    loaded(replace(BAKKEN, successor="P7"))
    loaded(replace(BAKKEN, code="P7", name="Højen"), published=NEXT)
    new = text_of(signed_in(), "areas:place", place("P7"))
    assert "tidligere kode P1" in new
    assert "forebyggelsesområde 01-12-2023 Bakken 1.001" in new
    old = text_of(signed_in(), "areas:place", place("P1"))
    assert "Området er på nyere lister afløst af Højen." in old


def test_what_is_unknown_is_said_and_is_no_no(signed_in: SignedIn, loaded: Load) -> None:
    kept = loaded(replace(BAKKEN, values={"outside_work": Fraction(31)}), convicted_percent=None)
    page = text_of(signed_in(), "areas:place", place("P1"))
    assert "Tallene kan ikke afgøre det efter § 61 b: noget mangler." in page
    assert "mindst 2 gange landets andel, som ikke er oplyst ukendt" in page
    listed = text_of(signed_in(), "areas:one_list", kept.pk)
    assert "kan ikke afgøres" in listed
    assert "Det kan ikke afgøres efter § 61 b, om Bakken er forebyggelsesområde" in listed


def test_a_label_that_the_figures_do_not_bear_out_is_a_finding(
    signed_in: SignedIn, loaded: Load
) -> None:
    kept = loaded(replace(BAKKEN, values={**BAKKEN.values, "non_western": Fraction(30)}), DALEN)
    page = text_of(signed_in(), "areas:one_list", kept.pk)
    assert "Det skal nogen se efter" in page
    assert "kalder Bakken forebyggelsesområde, men tallene giver det ikke efter § 61 b" in page
    assert "kalder Dalen" not in page
    own = text_of(signed_in(), "areas:place", place("P1"))
    assert "lige på grænsen" in own
    assert "Tallene passer ikke med listen efter § 61 b." in own


def test_findings_of_a_list_are_those_of_its_own_day(signed_in: SignedIn, loaded: Load) -> None:
    loaded(replace(BAKKEN, residents=966))
    later = loaded(BAKKEN, published=NEXT)
    assert "Det skal nogen se efter" not in text_of(signed_in(), "areas:one_list", later.pk)


def test_years_in_a_row_are_counted_from_the_earlier_lists(
    signed_in: SignedIn, loaded: Load
) -> None:
    strict = replace(
        BAKKEN,
        values={
            **BAKKEN.values,
            "non_western": Fraction(60),
            "outside_work": Fraction(45),
            "convicted": Fraction(3),
            "basic_school": Fraction(70),
        },
    )
    for year in range(2021, 2026):
        loaded(strict, kind="parallel_society_area", published=date(year, 12, 1))
    last = loaded(strict, kind="transformation_area", published=date(2025, 12, 1))
    page = text_of(signed_in(), "areas:one_list", last.pk)
    assert "Bakken Højbakken P1 1.001 3 af 4 ja" in page
    assert "Det skal nogen se efter" not in page


def test_the_map_has_one_named_link_an_area_and_the_table_has_them_too(
    signed_in: SignedIn, loaded: Load
) -> None:
    loaded()
    client = signed_in()
    page = client.get(reverse("areas:list")).content.decode()
    url = reverse("areas:place", args=[place("P1")])
    assert page.count(f'<a href="{url}" aria-label="Bakken">') == 1
    assert page.count('class="ar-map__area"') == 1
    assert "Kort over områderne" in page
    own = client.get(url).content.decode()
    assert f'<a href="{url}" aria-label="Bakken" aria-current="true">' in own
    without = client.get(reverse("areas:place", args=[place("P2")])).content.decode()
    assert "ar-map__area" not in without


def test_a_list_without_outlines_is_a_table_alone(signed_in: SignedIn, loaded: Load) -> None:
    loaded(DALEN)
    page = signed_in().get(reverse("areas:list")).content.decode()
    assert "<figure" not in page
    assert "Dalen" in page


def test_no_figure_sorts_the_list(signed_in: SignedIn, loaded: Load) -> None:
    loaded()
    page = signed_in().get(reverse("areas:list"), {"sorter": "-beboere"}).content.decode()
    assert "sorter=beboere" not in page
    assert page.index(">Bakken</a></th>") < page.index(">Dalen</a></th>")
    assert "Rækkefølgen er ingen rangliste." in page


def test_an_area_is_found_in_the_table_by_another_name(signed_in: SignedIn, loaded: Load) -> None:
    loaded(DALEN, replace(BAKKEN, aliases=("Højen & Søbo",)))
    for text in ("Højen", "søbo", "P1", "akk"):
        page = text_of(signed_in(), "areas:list", query=f"?q={text}")
        assert "1 række" in page, text


def test_the_table_is_fetched_as_a_file(signed_in: SignedIn, loaded: Load) -> None:
    loaded()
    answer = signed_in().get(reverse("areas:list"), {"format": "csv"})
    lines = answer.content.decode("utf-8-sig").splitlines()
    assert lines[0] == (
        "Område;Kaldes også;Kode;Beboere;Kriterier opfyldt;Passer med lovens tal;"
        "Tættest på en grænse"
    )
    assert lines[1].startswith('Bakken;Højbakken;P1;1001;3 af 4;ja;"Beboere: 1 over grænsen')


def test_outlines_are_fetched_by_those_who_may_export(signed_in: SignedIn, loaded: Load) -> None:
    url = reverse("areas:geojson", args=[loaded().pk])
    assert signed_in(Role.STEERING).get(url).status_code == 200
    assert signed_in(Role.PROJECT).get(url).status_code == 403
    assert signed_in().get(reverse("areas:geojson", args=[999])).status_code == 404


def test_a_fictional_list_says_so_everywhere(signed_in: SignedIn, loaded: Load) -> None:
    loaded(is_fictional=True)
    assert "Listen er opdigtet." in text_of(signed_in(), "areas:list")
    assert "Området er opdigtet." in text_of(signed_in(), "areas:place", place("P1"))


def test_a_list_is_deleted_and_one_in_use_is_kept_with_a_reason(
    signed_in: SignedIn, loaded: Load, a_user: Callable[..., User]
) -> None:
    client = signed_in()
    kept, later = loaded(), loaded(BAKKEN, published=NEXT)
    page = client.post(reverse("areas:remove", args=[later.pk]), follow=True)
    assert "Listen er slettet." in page.content.decode()
    facts = ChoiceFacts(title="Valg", area_list=kept, first_scorer="BIF", second_scorer="TMF")
    open_choice(facts, a_user())
    page = client.post(reverse("areas:remove", args=[kept.pk]), follow=True)
    assert "et valg af område bygger på den" in page.content.decode()
    assert AreaList.objects.get() == kept


def test_those_who_only_read_see_no_buttons_and_change_nothing(
    signed_in: SignedIn, loaded: Load
) -> None:
    kept = loaded()
    client = signed_in(Role.STEERING)
    page = text_of(client, "areas:list")
    assert "Indlæs en liste" not in page
    assert "Slet listen" not in page
    assert client.post(reverse("areas:remove", args=[kept.pk])).status_code == 403
    assert client.get(reverse("areas:remove", args=[kept.pk])).status_code == 405
    assert AreaList.objects.exists()


def test_an_address_of_nothing_is_not_found(signed_in: SignedIn, loaded: Load) -> None:
    loaded()
    client = signed_in()
    for name in ("areas:one_list", "areas:place"):
        assert client.get(reverse(name, args=[999])).status_code == 404


def test_the_pages_take_as_many_queries_with_many_lists_as_with_few(
    signed_in: SignedIn, loaded: Load
) -> None:
    loaded()
    client = signed_in()
    paths = [reverse("areas:list"), reverse("areas:place", args=[place("P1")])]
    few = [cost(client, path) for path in paths]
    many = [replace(BAKKEN, code=f"P{at}", name=f"Område {at}") for at in range(1, 40)]
    for year in range(1, 6):
        loaded(*many, published=DAY + timedelta(days=365 * year))
    assert [cost(client, path) for path in paths] == few
    assert max(few) <= 12


def test_the_pages_are_in_english_too(signed_in: SignedIn, loaded: Load) -> None:
    loaded()
    client = signed_in()
    client.cookies["django_language"] = "en"
    page = client.get(reverse("areas:list"))
    assert 'lang="en"' in page.content.decode()
    assert client.get(reverse("areas:place", args=[place("P1")])).status_code == 200
