"""The map and its table: the same organisations in both, stops, filters, views."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from brobygger.domain.actors.network import Actor as Node
from brobygger.domain.actors.network import from_groups
from brobygger.web.accounts.models import Role
from brobygger.web.actors.models import Actor, BridgeProposal, Wave
from brobygger.web.actors.network.drawing import legend_of, render_svg
from brobygger.web.initiatives.models import Theme

pytestmark = pytest.mark.django_db


def page_of(client: Client, query: str = "") -> str:
    """The page's text."""
    answer = client.get(reverse("network:map") + query)
    assert answer.status_code == 200
    return str(answer.content.decode())


def drawn(page: str) -> list[str]:
    """The organisations on the map, by their full names."""
    start = page.index('<svg class="nw-map"')
    svg = page[start : page.index("</svg>", start)]
    return re.findall(r'aria-label="([^":]+): ', svg)


def rows(page: str) -> list[str]:
    """The organisations in the table."""
    return re.findall(r'<tr id="a\d+"><th scope="row">([^<]+)</th>', page)


def test_the_table_has_exactly_the_organisations_of_the_map(
    wave: Wave, signed_in: Callable[..., Client]
) -> None:
    page = page_of(signed_in())
    assert len(drawn(page)) == 12
    assert sorted(drawn(page)) == sorted(rows(page))
    assert 'tabindex="-1" aria-label' not in page
    assert "Aktør 001 (3), Aktør 002 (3), Aktør 003 (3)" in page
    assert page.count("<title>") == 1  # names stand beside the marks, not in hints


def test_every_sector_has_a_shape_and_a_colour_of_its_own_in_the_legend(
    wave: Wave, signed_in: Callable[..., Client]
) -> None:
    page = page_of(signed_in())
    legend = page[page.index("nw-legend") :]
    marks = re.findall(r'<g class="(nw-c\d)">(.*?)</g></svg><span>(Sektor \d)', legend)
    assert [title for *_mark, title in marks] == ["Sektor 0", "Sektor 1", "Sektor 2"]
    assert len({colour for colour, *_rest in marks}) == len({one for _c, one, _t in marks}) == 3


def test_many_sectors_are_told_apart_by_shape_and_colour_together() -> None:
    sectors = [(f"s{number}", f"Sektor {number}") for number in range(30)]
    legend = legend_of(sectors)
    assert len({str(picture) for picture, _title in legend.lines()}) == 30


def test_a_filter_shows_some_and_moves_nobody(
    wave: Wave, closed: Callable[[Wave], Wave], signed_in: Callable[..., Client]
) -> None:
    closed(wave)
    client = signed_in()
    actor = Actor.objects.order_by("title")[0]
    theme = Theme.objects.create(title="Et tema for sig")
    actor.themes.set([theme])
    whole, few = page_of(client), page_of(client, f"?sektor=s{actor.sector_id}")
    assert len(drawn(few)) == len(rows(few)) == 4
    place = re.compile(rf'<a href="#a{actor.pk}".*?x="(\d+)" y="(\d+)"')
    assert place.findall(whole) == place.findall(few)
    assert drawn(page_of(client, f"?tema=t{theme.pk}")) == ["Aktør 000"]


def test_zoom_is_a_link_that_keeps_what_was_chosen(
    wave: Wave, signed_in: Callable[..., Client]
) -> None:
    client = signed_in()
    page = page_of(client, "?regel=both")
    near = re.search(r'href="(\?regel=both&amp;zoom=2[^"]*)#kort"', page)
    assert near
    page = page_of(client, near[1].replace("&amp;", "&"))
    assert 'viewBox="220 220 560 560"' in page
    assert "Til venstre" in page
    for odd in ("?zoom=99&x=nan&y=hest", "?x=-4&zoom=4"):
        page_of(client, odd)


def test_proposals_are_dashed_and_named_in_the_table(
    wave: Wave, signed_in: Callable[..., Client]
) -> None:
    one, other = Actor.objects.order_by("pk")[0], Actor.objects.order_by("pk")[5]
    BridgeProposal.objects.create(wave=wave, one=one, other=other, score=1, confidence="high")
    page = page_of(signed_in())
    assert page.count('class="nw-proposed"') == 2
    row = re.search(rf'<tr id="a{one.pk}">(.*?)</tr>', page)
    assert row
    assert other.title in row[1].split("Foreslået")[1]


def test_above_sixty_the_map_is_one_stop_and_a_small_script_moves_on(
    actors: Callable[..., list[Actor]],
    opened: Callable[..., Wave],
    answered: Any,
    signed_in: Callable[..., Client],
) -> None:
    actors(61)
    answered(opened(), 50, lambda one, other: int(one // 8 == other // 8))
    page = page_of(signed_in())
    assert len(drawn(page)) == len(rows(page)) == 61
    assert page.count('" tabindex="-1" aria-label') == 60
    assert "network.js" in page


def test_too_few_answers_draw_no_map(
    actors: Callable[..., list[Actor]],
    opened: Callable[..., Wave],
    answered: Any,
    signed_in: Callable[..., Client],
) -> None:
    actors(8)
    answered(opened(), 4)
    page = page_of(signed_in())
    assert "Intet kort endnu" in page
    assert "Aktør 00" not in page


def test_an_organisation_without_a_position_is_a_wrong_call() -> None:
    net = from_groups([], actors=[Node("a1")])
    with pytest.raises(ValueError, match="a1"):
        render_svg(net, {}, {"a1": "En"}, legend_of([]))


def test_names_are_escaped(
    actors: Callable[..., list[Actor]],
    opened: Callable[..., Wave],
    answered: Any,
    signed_in: Callable[..., Client],
) -> None:
    Actor.objects.filter(pk=actors(6)[0].pk).update(title='<b onclick="x">"Huset"')
    answered(opened())
    page = page_of(signed_in())
    assert "<b onclick" not in page
    assert "&lt;b onclick" in page


@pytest.mark.parametrize("role", [Role.STEERING])
def test_the_map_is_for_those_who_see_the_network(
    role: str, wave: Wave, signed_in: Callable[..., Client]
) -> None:
    assert signed_in(role).get(reverse("network:map")).status_code == 403
