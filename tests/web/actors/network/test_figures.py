"""The figures' page: every figure twice, with its answers, thresholds kept, change told."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from brobygger.web.accounts.models import Role, User
from brobygger.web.actors.models import Actor, Effort, Wave
from brobygger.web.actors.network.figures import figure_rows
from brobygger.web.actors.network.networks import efforts_read, wave_read
from brobygger.web.initiatives.models import Initiative

pytestmark = pytest.mark.django_db


def page_of(client: Client, query: str = "") -> str:
    """The page's text."""
    answer = client.get(reverse("network:figures") + query)
    assert answer.status_code == 200
    return str(answer.content.decode()).replace("\xa0", " ")


def test_without_a_wave_the_page_says_what_one_is(signed_in: Callable[..., Client]) -> None:
    page = page_of(signed_in())
    assert "Ingen bølge endnu" in page
    assert "Åbn den første bølge" in page
    assert "Åbn den første bølge" not in page_of(signed_in(Role.STEERING))


def test_every_figure_says_how_many_answered(wave: Wave, signed_in: Callable[..., Client]) -> None:
    page = page_of(signed_in())
    rows = figure_rows(wave_read(wave).net)
    assert page.count("12 af 12 (100 %)") >= len(rows)
    density = next(row for row in rows if row.key == "density")
    assert density.cells[0].text.replace("\xa0", " ") == "27 %"  # 18 of 66 pairs, in fours
    assert "Kilde: Bølge 0 i Prøveindsatsen" in page


def test_the_initiatives_own_people_are_left_out_of_every_second_figure(
    wave: Wave, signed_in: Callable[..., Client]
) -> None:
    wave.invitations.filter(actor__title="Aktør 000").update(is_staff=True)
    actors, *_rest = figure_rows(wave_read(wave).net)
    assert [cell.text for cell in actors.cells] == ["12", "11", "12", "11"]


def test_isolates_have_no_ties_which_is_neither_0_nor_1(
    actors: Callable[..., list[Actor]],
    opened: Callable[..., Wave],
    answered: Any,
    signed_in: Callable[..., Client],
) -> None:
    actors(8)
    answered(opened(), level=lambda one, other: 3 if max(one, other) < 7 else 0)
    page = page_of(signed_in())
    assert "<strong>Ingen bånd:</strong> Aktør 007" in page
    row = re.search(r'<th scope="row">Aktør 007</th>(.*?)</tr>', page)
    assert row
    assert row[1].count("ingen bånd") == 4


@pytest.mark.parametrize(
    ("count", "said", "shown"),
    [(4, "Færre end fem har svaret", 0), (6, "kun antal vises", 1), (8, "Under 80 %", 1)],
)
def test_few_answers_show_less(
    *,
    count: int,
    said: str,
    shown: int,
    actors: Callable[..., list[Actor]],
    opened: Callable[..., Wave],
    answered: Any,
    signed_in: Callable[..., Client],
) -> None:
    actors(11)
    answered(opened(), count)
    page = page_of(signed_in())
    assert said in page
    assert ("Tæthed" in page) == bool(shown)
    if count == 6:
        assert "vises ikke" in page


def test_change_since_the_wave_before_comes_with_its_interval(
    *,
    wave: Wave,
    closed: Callable[[Wave], Wave],
    opened: Callable[..., Wave],
    answered: Any,
    half_a_year_ago: Callable[[Wave], None],
    signed_in: Callable[..., Client],
) -> None:
    half_a_year_ago(closed(wave))
    second = opened()
    answered(second, 10, lambda one, other: 4 if one // 4 == other // 4 else int(one + other == 11))
    page = page_of(signed_in())
    assert "Ændret siden Bølge 0" in page
    assert "66 af 66 par" not in page
    assert "95 %-interval" in page
    assert "uanset de ukendte" in page
    assert "Ingen baseline" not in page
    assert "Ændret siden" not in page_of(signed_in(), f"?boelge={wave.pk}")


def test_an_initiative_that_started_without_wave_0_has_no_baseline(
    actors: Callable[..., list[Actor]],
    initiative: Initiative,
    opened: Callable[..., Wave],
    answered: Any,
    signed_in: Callable[..., Client],
) -> None:
    actors(6)
    initiative.state = Initiative.State.STARTED
    initiative.save()
    answered(opened())
    assert "Ingen baseline" in page_of(signed_in())


def test_the_rule_of_a_pair_can_be_chosen(wave: Wave, signed_in: Callable[..., Client]) -> None:
    page = page_of(signed_in(), "?regel=both")
    assert "Parrets trin er det laveste af de to svar" in page
    assert "middel af de to svar." in page_of(signed_in(), "?regel=noget")


def test_what_they_do_together_is_the_other_network(
    wave: Wave, signed_in: Callable[..., Client]
) -> None:
    rows = list(Actor.objects.order_by("title"))
    kinds = {"standing": Effort.Standing.EXISTING, "level": Effort.Level.GROUP}
    together = Effort.objects.create(title="Madklub", **kinds)
    together.actors.set(rows[:3])
    Effort.objects.create(title="Alene", **kinds).actors.set(rows[3:4])
    planned = Effort.objects.create(title="Senere", **{**kinds, "standing": "planned"})
    planned.actors.set(rows[4:6])
    net = efforts_read(wave).net
    assert len(net.ties) == 3
    assert len(efforts_read(None).net.actors) == 12
    page = page_of(signed_in(), "?net=tiltag")
    assert "Tiltag med én" in page
    assert "register, ingen svar" in page
    assert "Middeltrin" not in page


def test_those_who_left_the_question_out_are_named(
    actors: Callable[..., list[Actor]],
    opened: Callable[..., Wave],
    answered: Any,
    signed_in: Callable[..., Client],
) -> None:
    rows = actors(8)
    Actor.objects.filter(pk=rows[3].pk).update(is_paused=True)
    answered(opened())
    assert "1 organisation er ikke spurgt" in page_of(signed_in())


def test_the_menu_shows_the_network_to_those_who_may_see_it(
    signed_in: Callable[..., Client], a_user: Callable[..., User]
) -> None:
    link = f'href="{reverse("network:figures")}"'
    assert link in signed_in(Role.PROJECT).get("/").content.decode()
    assert link not in signed_in(Role.STEERING).get("/").content.decode()


def test_english(wave: Wave, signed_in: Callable[..., Client]) -> None:
    client = signed_in()
    client.post(reverse("set_language"), {"language": "en", "next": "/"})
    assert client.get(reverse("network:figures")).status_code == 200
