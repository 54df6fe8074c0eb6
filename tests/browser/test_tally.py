"""Numbers on a phone: taps counted, the network cut, nothing lost, nothing left, nothing told."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import Page, expect

MOST = 3
"""Taps from the link to "Gemt" beyond the numbers themselves."""

KEPT = "localStorage.getItem('brobygger-tal')"


@pytest.fixture
def cafe(demo: None) -> Any:
    """A series in an initiative of the demo, planned today, with a partner's link."""
    from django.utils import timezone

    from brobygger.web.activities.models import Activity, GuestLink, HeadGroup, Session
    from brobygger.web.actors.models import Actor
    from brobygger.web.initiatives.models import Initiative
    from brobygger.web.reach.models import Tally

    HeadGroup.objects.update(is_in_use=False)  # one number for all; groups have tests of their own
    Tally.objects.all().delete()
    Session.objects.filter(training=None).delete()
    initiative = Initiative.objects.order_by("pk")[0]
    row = Activity.objects.create(
        initiative=initiative, title="Samtaler om det svære", alias="Tirsdagscafe"
    )
    today = timezone.localdate()
    for back in (0, 7):
        Session.objects.create(activity=row, on=today - timedelta(days=back))
    actor = Actor.objects.get(title="Birkeskolen")
    GuestLink.objects.create(activity=row, actor=actor, expires_on=today + timedelta(days=60))
    return row


def guest_url(cafe: Any) -> str:
    """The address behind the partner's link."""
    from django.urls import reverse

    from brobygger.web.activities.guests import token_of

    return reverse("guest:tally", args=[token_of(cafe.guest_links.get())])


def tallies(cafe: Any) -> list[Any]:
    """What is saved of the series: heads and first-timers."""
    from brobygger.web.reach.models import Tally

    rows = Tally.objects.filter(session__activity=cafe).order_by("pk")
    return list(rows.values_list("heads", "first_timers"))


def field(page: Page, name: str) -> Any:
    return page.locator(f"input[name={name}]")


def press_save(page: Page) -> None:
    page.get_by_role("button", name="Gem", exact=True).click()


def is_fine(screen: Any) -> bool:
    assert screen.violations() + screen.overflow() == []
    return True


def offline_noise(screen: Any) -> None:
    """The browser itself notes that there was no connection; nothing else may stand there."""
    assert all("ERR_INTERNET_DISCONNECTED" in one for one in screen.complaints)
    screen.complaints.clear()


def test_a_partner_saves_in_one_tap_beyond_the_numbers(
    cafe: Any, a_screen: Callable[..., Any]
) -> None:
    screen = a_screen("narrow")
    page = screen.open(guest_url(cafe))
    expect(page.get_by_role("heading", level=1)).to_have_text("Tirsdagscafe")
    expect(page).to_have_title("Tirsdagscafe – Brobygger")
    screen.keep("bidrag")
    assert is_fine(screen)
    for button in page.locator(".rg-count__step:visible").all():
        size = button.bounding_box()
        assert size
        assert min(size["width"], size["height"]) >= 44
    field(page, "heads").fill("14")
    page.get_by_role("button", name="Flere: Hvor mange er her for første gang").click(click_count=3)
    taps = 0
    press_save(page)
    taps += 1
    expect(page.get_by_role("status").first).to_contain_text("Gemt")
    assert taps <= MOST
    expect(page.get_by_role("heading", name="Det, I har skrevet")).to_be_visible()
    assert tallies(cafe) == [(14, 3)]
    screen.keep("bidrag-gemt")
    assert is_fine(screen)
    assert page.evaluate(KEPT) is None
    cookies = {one["name"] for one in screen.context.cookies()}
    assert cookies <= {"csrftoken", "django_language"}
    page.get_by_role("button", name="Fortryd?").click()
    expect(page.get_by_text("Tallene er taget tilbage.")).to_be_visible()
    assert tallies(cafe) == []


def test_a_colleague_saves_todays_activity_in_few_taps(
    cafe: Any, a_screen: Callable[..., Any]
) -> None:
    screen = a_screen("narrow", who="projekt")
    page = screen.open("/registrer/")
    expect(page.get_by_role("radio", name="Tirsdagscafe")).to_be_checked()
    screen.keep("registrer")
    assert is_fine(screen)
    field(page, "heads").fill("14")
    taps = 0
    press_save(page)
    taps += 1
    expect(page.get_by_role("status").first).to_contain_text("Gemt: Tirsdagscafe")
    assert taps <= MOST
    screen.keep("registrer-gemt")
    assert is_fine(screen)
    page.get_by_role("button", name="Fortryd?").click()
    expect(page.get_by_text("Tallene er taget tilbage.")).to_be_visible()


def test_steppers_go_from_blank_to_numbers_and_back(
    cafe: Any, a_screen: Callable[..., Any]
) -> None:
    screen = a_screen("narrow", who="projekt")
    page = screen.open("/registrer/")
    more, less = (
        page.get_by_role("button", name=f"{word}: Hvor mange var med?")
        for word in ("Flere", "Færre")
    )
    more.click(click_count=2)
    expect(field(page, "heads")).to_have_value("2")
    less.click(click_count=2)
    expect(field(page, "heads")).to_have_value("0")
    less.click()
    expect(field(page, "heads")).to_have_value("")


def test_without_a_connection_numbers_wait_and_are_sent_once(
    cafe: Any, a_screen: Callable[..., Any]
) -> None:
    screen = a_screen("narrow")
    page = screen.open(guest_url(cafe))
    screen.context.set_offline(True)
    field(page, "heads").fill("14")
    field(page, "line").fill("Regn")
    press_save(page)
    expect(page.locator("[data-queue-count]")).to_contain_text("Tallene er gemt på telefonen")
    expect(field(page, "heads")).to_have_value("")
    page.locator(".lg-pick__one").nth(1).click()
    field(page, "heads").fill("9")
    press_save(page)
    expect(page.locator(".rg-queue__list li")).to_have_count(2)
    assert tallies(cafe) == []
    screen.keep("bidrag-uden-net")
    assert is_fine(screen)
    screen.context.set_offline(False)
    expect(page.locator("[data-queue-count]")).to_contain_text("Intet ligger længere på telefonen")
    assert sorted(tallies(cafe)) == [(9, None), (14, None)]
    assert page.evaluate(KEPT) is None
    assert page.evaluate("localStorage.length") == 0
    offline_noise(screen)


def test_what_waits_outlives_the_page_and_an_answer_that_got_lost(
    cafe: Any, a_screen: Callable[..., Any]
) -> None:
    """The server saved, the answer never came: the same numbers sent again are saved once."""
    screen = a_screen("narrow", who="projekt")
    page = screen.open("/registrer/")

    def swallow(route: Any) -> None:
        route.fetch()
        route.abort("internetdisconnected")

    page.route("**/registrer/", swallow, times=1)
    field(page, "heads").fill("14")
    press_save(page)
    expect(page.locator("[data-queue-count]")).to_contain_text("Tallene er gemt på telefonen")
    assert tallies(cafe) == [(14, None)]
    page.reload()
    expect(page.locator("[data-queue-count]")).to_contain_text("Intet ligger længere på telefonen")
    assert tallies(cafe) == [(14, None)]
    assert page.evaluate(KEPT) is None
    offline_noise(screen)


def test_numbers_that_the_server_refuses_later_are_shown_and_put_right(
    cafe: Any, a_screen: Callable[..., Any]
) -> None:
    screen = a_screen("narrow", who="projekt")
    page = screen.open("/registrer/")
    screen.context.set_offline(True)
    field(page, "heads").fill("3")
    field(page, "first_timers").fill("4")
    press_save(page)
    expect(page.locator(".rg-queue__list li")).to_have_count(1)
    screen.context.set_offline(False)
    expect(page.locator(".rg-queue__list li")).to_contain_text("flere end de 3")
    screen.keep("registrer-afvist")
    assert is_fine(screen)
    page.get_by_role("button", name="Ret", exact=True).click()
    expect(field(page, "first_timers")).to_have_value("4")
    field(page, "first_timers").fill("2")
    press_save(page)
    expect(page.get_by_role("status").first).to_contain_text("Gemt: Tirsdagscafe")
    assert tallies(cafe) == [(3, 2)]
    assert page.evaluate(KEPT) is None
    offline_noise(screen)


def test_the_form_works_without_script(cafe: Any, a_screen: Callable[..., Any]) -> None:
    screen = a_screen("narrow", java_script_enabled=False)
    page = screen.open(guest_url(cafe))
    expect(page.locator(".rg-count__step").first).to_be_hidden()
    field(page, "heads").fill("14")
    press_save(page)
    expect(page.get_by_text("Gemt:")).to_be_visible()
    assert tallies(cafe) == [(14, None)]


def test_the_week_is_written_by_keys_in_one_grid(cafe: Any, a_screen: Callable[..., Any]) -> None:
    from django.utils import timezone

    from brobygger.web.activities.models import Session

    Session.objects.create(activity=cafe, on=timezone.localdate(), order=2)
    screen = a_screen(who="projekt")
    page = screen.open("/registrer/uge/")
    assert is_fine(screen)
    page.locator("input[data-count=heads]").first.focus()
    page.keyboard.type("12")
    page.keyboard.press("Enter")
    page.keyboard.type("8")
    page.keyboard.press("Tab")
    page.keyboard.type("9")
    screen.keep("uge")
    page.get_by_role("button", name="Gem alle").click()
    expect(page.get_by_role("status").first).to_contain_text("1 gang er gemt.")
    expect(page.get_by_role("status").first).to_contain_text("1 gang er ikke gemt")
    expect(page.locator(".rg-verdict--refused")).to_contain_text("flere end de 8")
    screen.keep("uge-svar")
    assert is_fine(screen)
    assert tallies(cafe) == [(12, None)]


def test_names_and_numbers_that_were_typed_are_nowhere(
    cafe: Any, a_screen: Callable[..., Any], caplog: pytest.LogCaptureFixture
) -> None:
    """A canary in the line: refused, and found in no row and no line of a log."""
    from django.db import connection

    number = "010190-1234"
    screen = a_screen("narrow")
    page = screen.open(guest_url(cafe))
    field(page, "heads").fill("14")
    field(page, "line").fill(f"Ring til {number}")
    press_save(page)
    expect(page.get_by_role("alert")).to_contain_text("personnummer")
    assert tallies(cafe) == []
    dump = "\n".join(connection.connection.iterdump())
    assert "Tirsdagscafe" in dump
    for secret in (number, number.replace("-", ""), re.sub(r"\D", " ", number)):
        assert secret not in dump
        assert secret not in caplog.text
