"""The register on screen: what it shows to whom, what it finds, and at what price."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from brobygger.demo.annex import demo_annex
from brobygger.demo.build import PartFacts
from brobygger.web.accounts.models import Role, User
from brobygger.web.audit.models import AuditEvent
from brobygger.web.recommendations.chain import waits_of
from brobygger.web.recommendations.models import Annex, Category, Part, Recommendation
from brobygger.web.recommendations.panels import find
from brobygger.web.recommendations.picture import picture_of
from papers.annexes import an_annex

pytestmark = pytest.mark.django_db
LIST = "recommendations:list"


def texts(client: Client, query: str = "") -> list[int]:
    """The numbers of the rows shown."""
    page = client.get(reverse(LIST) + query)
    return [row.number for row in page.context["table"].page]


def test_the_list_says_categories_in_words_and_shape(
    accept: Callable[..., Annex], signed_in: Callable[..., Client]
) -> None:
    accept(demo_annex())
    page = signed_in().get(reverse(LIST)).content.decode()
    for category in Category:
        assert str(category.label) in page
    assert "2023 - 11338" in page
    assert "2023-0283605" in page


def test_a_filter_and_its_count_agree_with_the_parts(
    accept: Callable[..., Annex], signed_in: Callable[..., Client]
) -> None:
    accept(demo_annex())
    client = signed_in()
    for category in Category.values:
        numbers = sorted(
            set(
                Part.objects.filter(shown_category=category).values_list(
                    "recommendation__number", flat=True
                )
            )
        )
        assert texts(client, f"?kategori={category}") == numbers
        chips = client.get(reverse(LIST)).context["table"].chips
        [chip] = [one for _, row in chips for one in row if one.colour == category]
        assert chip.count == len(numbers)
    assert texts(client, "?forvaltning=ingen") == [10, 12]
    assert texts(client, "?slutdato=mangler") == [3, 7]
    assert texts(client, "?kategori=red&forvaltning=BUF") == [3]


def test_the_filters_follow_a_chosen_category_and_its_undo(
    accept: Callable[..., Annex], signed_in: Callable[..., Client]
) -> None:
    accept(demo_annex())
    client = signed_in()
    part = Part.objects.get(code="11b")
    url = reverse("recommendations:category", args=[part.pk])
    answer = client.post(url, {"category": "black", "reason": "Rammen dækker."})
    assert answer["Location"].endswith("#del-11b")
    assert 11 not in texts(client, "?kategori=red")
    page = client.get(answer["Location"]).content.decode()
    assert "Rammen dækker." in page
    assert "Papiret siger: Mangler finansiering." in page
    client.post(url, {"withdraw": "1"})
    assert 11 in texts(client, "?kategori=red")
    verbs = [event.verb for event in AuditEvent.objects.filter(verb__startswith="part.")]
    assert sorted(verbs) == ["part.category_chosen", "part.category_withdrawn"]


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        ("", "Skriv, hvorfor kategorien skal være en anden."),
        ("Se 010190-1234", "ligner et personnummer"),
    ],
)
def test_a_choice_without_a_sound_reason_comes_back_with_what_was_typed(
    accept: Callable[..., Annex], signed_in: Callable[..., Client], reason: str, said: str
) -> None:
    accept(demo_annex())
    part = Part.objects.get(code="3a")
    url = reverse("recommendations:category", args=[part.pk])
    page = signed_in().post(url, {"category": "blue", "reason": reason}).content.decode()
    assert said in page
    assert '<option value="blue" selected' in page
    part.refresh_from_db()
    assert part.chosen_category == ""


@pytest.mark.parametrize("role", [Role.STEERING, Role.PROJECT, Role.EVALUATOR])
def test_readers_see_everything_and_change_nothing(
    accept: Callable[..., Annex], signed_in: Callable[..., Client], role: str
) -> None:
    annex = accept(demo_annex())
    client = signed_in(role)
    row = Recommendation.objects.get(annex=annex, number=3)
    assert client.get(reverse(LIST)).status_code == 200
    page = client.get(reverse("recommendations:recommendation", args=[row.pk]))
    assert page.status_code == 200
    assert "Vælg en anden kategori" not in page.content.decode()
    part = Part.objects.get(code="3a")
    url = reverse("recommendations:category", args=[part.pk])
    assert client.post(url, {"category": "black", "reason": "fordi"}).status_code == 403
    assert client.post(url, {"withdraw": "1"}).status_code == 403
    assert not AuditEvent.objects.filter(verb__startswith="part.").exists()


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("6", [6]),
        ("anbefaling 6", [6]),
        ("3b", [3]),
        ("3c", []),
        ("TRIVSELSMÅLINGER", [4]),
        ("foreninger faellesskab", [12]),
        ("opkvalificering", [5]),
    ],
)
def test_search_by_number_part_and_words(
    accept: Callable[..., Annex],
    signed_in: Callable[..., Client],
    query: str,
    numbers: list[int],
) -> None:
    accept(demo_annex())
    assert texts(signed_in(), f"?q={query}") == numbers


@pytest.mark.parametrize("text", ["2023 - 11338", "2023-11338", "3507323", "2023-0283605"])
def test_a_case_number_finds_all_of_its_recommendations(
    accept: Callable[..., Annex], a_user: Callable[..., User], text: str
) -> None:
    accept(demo_annex())
    assert [hit.code for hit in find(a_user(), text)] == [str(n) for n in range(1, 14)]
    assert list(find(a_user(), "2022-11338")) == []


def test_an_older_edition_is_read_under_its_own_name(
    accept: Callable[..., Annex], signed_in: Callable[..., Client]
) -> None:
    old, new = accept(demo_annex()), accept(demo_annex())
    client = signed_in()
    assert texts(client) == list(range(1, 14))
    page = client.get(reverse(LIST) + f"?bilag={old.pk}")
    assert {row.annex_id for row in page.context["table"].found} == {old.pk}
    assert "afløst af en nyere" in page.content.decode()
    assert new.superseded_by is None


def test_paper_shows_all_rows_on_one_page(
    accept: Callable[..., Annex], signed_in: Callable[..., Client]
) -> None:
    accept(an_annex(*([PartFacts("åbne klubber", "frame", ("BUF",))] for _ in range(40))))
    client = signed_in()
    assert len(texts(client)) == 25
    assert len(texts(client, "?vis=udskrift")) == 40


def cost(client: Client, path: str) -> int:
    """How many queries a page takes."""
    with CaptureQueriesContext(connection) as seen:
        assert client.get(path).status_code == 200
    return len(seen)


def test_the_list_costs_at_most_twelve_queries_whatever_the_rows(
    accept: Callable[..., Annex], signed_in: Callable[..., Client]
) -> None:
    client = signed_in()
    accept()
    few = cost(client, reverse(LIST))
    accept(demo_annex())
    more = cost(client, reverse(LIST))
    accept(an_annex(*([PartFacts("åbne klubber", "need", ("SOF",))] for _ in range(60))))
    assert few <= more == cost(client, reverse(LIST)) <= 12


def one(number: int) -> Recommendation:
    return Recommendation.objects.get(number=number, annex__superseded_by=None)


def test_what_it_waits_for_and_what_waits_for_it(accept: Callable[..., Annex]) -> None:
    accept(demo_annex())
    before = waits_of(one(3)).waits_for
    assert [(wait.other.number, wait.parts, wait.path) for wait in before] == [
        (1, ("3b",), ()),
        (2, ("3b",), ()),
    ]
    [after] = waits_of(one(1)).awaited_by
    assert (after.other.number, after.parts) == (3, ("3b",))
    [vague] = waits_of(one(12)).waits_for
    assert (vague.other.number, vague.is_unstated) == (11, True)
    assert [wait.other.number for wait in waits_of(one(8)).helped_by] == [11]
    assert [wait.other.number for wait in waits_of(one(11)).helps] == [8]


def test_a_shared_order_is_said_on_both_sides(
    accept: Callable[..., Annex], signed_in: Callable[..., Client]
) -> None:
    accept(demo_annex())
    [wait] = waits_of(one(5)).waits_for
    assert (wait.other.number, wait.shares_order) == (9, True)
    [wait] = waits_of(one(9)).awaited_by
    assert (wait.other.number, wait.shares_order) == (5, True)
    page = signed_in().get(reverse("recommendations:recommendation", args=[one(5).pk]))
    assert "deler budgetnotat med anbefaling 9" in page.content.decode()


def test_the_way_through_others_is_named(accept: Callable[..., Annex]) -> None:
    def via(*numbers: int) -> list[PartFacts]:
        return [PartFacts("åbne klubber", "via", ("BUF",), via=numbers)]

    accept(an_annex([PartFacts("åbne klubber", "need", ("BUF",))], via(1), via(2), via(3)))
    waits = waits_of(one(4)).waits_for
    assert [(wait.other.number, wait.path) for wait in waits] == [(3, ()), (2, (3,)), (1, (3, 2))]
    picture = picture_of(one(4), waits_of(one(4)))
    assert picture is not None
    assert [node.number for node in picture.nodes] == [3, 4]


def test_one_recommendation_hangs_on_two_queries(accept: Callable[..., Annex]) -> None:
    accept(demo_annex())
    row = one(3)
    with CaptureQueriesContext(connection) as seen:
        waits_of(row)
    assert len(seen) == 2


def test_export_has_the_same_rows_and_words(
    accept: Callable[..., Annex], signed_in: Callable[..., Client]
) -> None:
    accept(demo_annex())
    answer: Any = signed_in().get(reverse(LIST) + "?kategori=red&format=csv")
    lines = answer.content.decode("utf-8-sig").splitlines()
    assert len(lines) == 4
    assert "3a Mangler finansiering; 3b Kræver ikke finansiering" in lines[1]
    assert signed_in(Role.PROJECT).get(reverse(LIST) + "?format=csv").status_code == 403


def test_an_owner_that_has_changed_since_is_said_and_an_unknown_one_is_no_fault(
    accept: Callable[..., Annex],
    signed_in: Callable[..., Client],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    accept(an_annex([PartFacts("åbne klubber", "need", ("BIF", "Ukendt enhed"))]))
    url = reverse("recommendations:recommendation", args=[one(1).pk])
    screens = "brobygger.web.recommendations.screens.timezone.localdate"
    monkeypatch.setattr(screens, lambda: date(2025, 6, 1))
    before = signed_in().get(url).content.decode()
    monkeypatch.setattr(screens, lambda: date(2026, 6, 1))
    after = signed_in().get(url).content.decode()
    assert "Ukendt enhed" in before
    assert "efterfølgeren er ikke indtastet" not in before
    assert "efterfølgeren er ikke indtastet" in after
