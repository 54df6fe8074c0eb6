"""The roster on a phone, and the map: taps and time counted, stops and rows compared."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import Page, expect

TAP, READING, MOST = 0.8, 4.0, 180.0
"""Seconds for a tap and for reading about one organisation, and all that fifteen may take."""


@pytest.fixture
def wave(demo: None) -> Any:
    """A wave of sixteen organisations in which nobody has answered yet."""
    from django.utils import timezone

    from brobygger.web.accounts.models import User
    from brobygger.web.actors.models import Actor
    from brobygger.web.actors.network.waves import WaveFacts, open_wave
    from brobygger.web.areas.models import Place
    from brobygger.web.initiatives.models import Initiative

    place = Place.objects.create(code="PHONE", title="Prøvekvarteret")
    for number in range(16):
        title = f"Prøveorganisation {number:02}"
        Actor.objects.create(title=title, folded=title.casefold()).places.add(place)
    Actor.objects.filter(is_staff=True).update(is_staff=False)
    initiative = Initiative.objects.create(title="Prøve", place=place)
    end = timezone.localdate() + timedelta(days=20)
    user = User.objects.get(username="sagsbehandler")
    return open_wave(initiative, WaveFacts(closes_on=end), user)


def roster_of(screen: Any, wave: Any) -> Page:
    """The roster of the wave's first organisation, on a stranger's phone."""
    from django.urls import reverse

    from brobygger.web.actors.network.link import token_of

    row = wave.invitations.order_by("actor__title")[0]
    page: Page = screen.open(reverse("roster:answer", args=[token_of(row)]))
    return page


def test_fifteen_organisations_are_answered_about_in_three_minutes(
    wave: Any, a_screen: Callable[..., Any]
) -> None:
    screen = a_screen("narrow")
    page = roster_of(screen, wave)
    asked = page.locator(".nw-ask")
    expect(asked).to_have_count(15)
    assert screen.violations() + screen.overflow() == []
    taps = 0
    for number in range(15):
        one = asked.nth(number)
        step = one.locator(".nw-step__radio").nth(number % 7)
        step.click()
        taps += 1
        expect(page.locator("#fremdrift")).to_contain_text(f"{number + 1} af 15")
        size = step.bounding_box()
        assert size
        assert min(size["width"], size["height"]) >= 44
    assert taps <= 2 * 15
    assert taps * TAP + 15 * READING <= MOST
    expect(page.locator("#fremdrift")).to_contain_text("Alt er besvaret og gemt")
    assert screen.violations() + screen.overflow() == []
    screen.keep("samarbejde-besvaret")
    page.reload()
    expect(page.locator(".nw-step__radio:checked")).to_have_count(15)
    from brobygger.web.actors.models import Answer

    levels = Answer.objects.filter(invitation__wave=wave).order_by("about__title")
    assert list(levels.values_list("level", flat=True)) == [
        None if number % 7 == 6 else number % 7 for number in range(15)
    ]


def test_the_roster_is_answered_without_script(wave: Any, a_screen: Callable[..., Any]) -> None:
    screen = a_screen("narrow", java_script_enabled=False)
    page = roster_of(screen, wave)
    for number in range(3):
        page.locator(".nw-ask").nth(number).locator(".nw-step__radio").nth(2).click()
    page.get_by_role("button", name="Gem, vi er færdige").click()
    expect(page.get_by_text("Jeres svar er gemt.")).to_be_visible()
    expect(page.locator("#fremdrift")).to_contain_text("3 af 15")


def test_keys_alone_answer_the_roster(wave: Any, a_screen: Callable[..., Any]) -> None:
    screen = a_screen("wide")
    page = roster_of(screen, wave)
    page.locator(".nw-step__radio").first.focus()
    page.keyboard.press("Space")
    expect(page.locator("#fremdrift")).to_contain_text("1 af 15")
    page.keyboard.press("ArrowRight")
    expect(page.locator(".nw-step__radio:checked")).to_have_value("1")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") != page.locator(
        ".nw-step__radio"
    ).first.get_attribute("name")


def stops_in(page: Page) -> int:
    """How many stops of the tab key the map has."""
    page.locator(".nw-zoom a").last.focus()
    stops = 0
    while True:
        page.keyboard.press("Tab")
        if not page.evaluate("Boolean(document.activeElement.closest('#kort'))"):
            return stops
        stops += 1


@pytest.mark.parametrize("size", ["wide", "narrow"])
def test_every_organisation_on_the_map_is_a_stop_and_a_row(
    size: str, a_screen: Callable[..., Any]
) -> None:
    screen = a_screen(size, who="sagsbehandler")
    page = screen.open("/aktoerer/netvaerk/kort/")
    actors = page.locator("#kort a").count()
    assert actors >= 8
    assert stops_in(page) == actors
    assert page.locator(".nw-actors tbody tr").count() == actors
    assert screen.violations() + screen.overflow() == []
    names = [one.get_attribute("aria-label") for one in page.locator("#kort a").all()]
    rows = page.locator(".nw-actors tbody th").all_inner_texts()
    assert sorted(str(name).rpartition(": ")[0] for name in names) == sorted(rows)
    page.locator("#kort a").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".nw-actors tr:target")).to_have_count(1)


def test_a_large_map_is_one_stop_and_arrows_go_on(wave: Any, a_screen: Callable[..., Any]) -> None:
    from brobygger.web.accounts.models import User
    from brobygger.web.actors.models import Actor
    from brobygger.web.actors.network.invitations import invite

    user = User.objects.get(username="sagsbehandler")
    for number in range(50):
        title = f"Senere organisation {number:02}"
        invite(wave, Actor.objects.create(title=title, folded=title.casefold()), user)
    screen = a_screen("wide", who="sagsbehandler")
    page = screen.open(f"/aktoerer/netvaerk/kort/?net=tiltag&boelge={wave.pk}")
    assert page.locator("#kort a").count() == 66
    assert stops_in(page) == 1
    page.locator('#kort a[tabindex="0"], #kort a:not([tabindex])').first.focus()
    first = page.evaluate("document.activeElement.getAttribute('aria-label')")
    page.keyboard.press("ArrowRight")
    second = page.evaluate("document.activeElement.getAttribute('aria-label')")
    assert first != second
    page.keyboard.press("Home")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == first
    assert screen.violations() + screen.overflow() == []
