"""The frame in use: sign-in, menu, search, shortcuts, language, by mouse and by keys alone."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect


def test_one_comes_in_as_one_of_the_demos_people(a_screen: Callable[..., Any]) -> None:
    screen = a_screen()
    page = screen.open("/")
    page.get_by_role("button", name="Sagsbehandler").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Overblik")
    assert screen.violations() == []


def test_a_wrong_password_takes_the_focus_to_what_is_wrong(a_screen: Callable[..., Any]) -> None:
    screen = a_screen("narrow")
    page = screen.open("/log-ind/")
    page.get_by_label("Brugernavn").fill("nogen")
    page.get_by_label("Adgangskode").fill("noget")
    page.get_by_role("button", name="Log ind", exact=True).click()
    expect(page.get_by_role("alert")).to_be_focused()
    assert screen.violations() == []


def test_by_keys_alone(a_screen: Callable[..., Any]) -> None:
    """Skip link, search by / and Ctrl+K, the list of shortcuts, and a way to a page."""
    page = a_screen(who="sagsbehandler").open("/")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Gå til indhold")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("/")
    find = page.get_by_label("Søg i alt")
    expect(find).to_be_focused()
    expect(find).to_have_value("")
    page.keyboard.type("/ qqqq?")
    expect(find).to_have_value("/ qqqq?")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Søgning på")).to_be_visible()
    page.keyboard.press("Control+k")
    expect(page.get_by_label("Søg i alt")).to_be_focused()
    page.locator("main").focus()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Genveje")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog", name="Genveje")).to_be_hidden()
    page.keyboard.press("g")
    page.keyboard.press("o")
    expect(page.get_by_role("heading", level=1)).to_have_text("Overblik")
    page.keyboard.press("g")
    page.keyboard.press("m")
    expect(page).to_have_url(re.compile("/moeder/$"))


def test_shortcuts_of_one_key_can_be_switched_off(a_screen: Callable[..., Any]) -> None:
    page = a_screen(who="sagsbehandler").open("/hjaelp/")
    page.get_by_role("button", name="Slå genveje med én tast fra").click()
    page.locator("main").focus()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Genveje")).to_be_hidden()
    page.keyboard.press("Control+k")
    expect(page.get_by_label("Søg i alt")).to_be_focused()


def test_the_dialog_is_sound(a_screen: Callable[..., Any]) -> None:
    screen = a_screen("narrow", who="sagsbehandler")
    page = screen.open("/")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Genveje")).to_be_visible()
    screen.keep("genveje")
    assert screen.violations() == []


def test_the_menu_of_a_phone(a_screen: Callable[..., Any]) -> None:
    screen = a_screen("narrow", who="sagsbehandler")
    page = screen.open("/")
    menu = page.get_by_role("navigation", name="Hovedmenu")
    expect(menu).to_be_hidden()
    page.get_by_role("button", name="Menu").click()
    expect(menu).to_be_visible()
    screen.keep("menu")
    assert screen.violations() == []
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(page.get_by_role("button", name="Menu")).to_be_focused()


def test_the_users_own_menu(a_screen: Callable[..., Any]) -> None:
    screen = a_screen(who="budget")
    page = screen.open("/")
    page.get_by_text("Demo Budgetmedarbejder").first.click()
    expect(page.get_by_role("link", name="Skift adgangskode")).to_be_visible()
    screen.keep("brugermenu")
    assert screen.violations() == []
    page.get_by_role("button", name="Log ud").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Log ind")


def test_english_by_choice(a_screen: Callable[..., Any]) -> None:
    screen = a_screen(who="sagsbehandler")
    page = screen.open("/hjaelp/")
    page.get_by_role("button", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.get_by_role("heading", level=1)).to_have_text("Help and shortcuts")
    assert screen.violations() == []


def test_without_script_everything_is_there(a_screen: Callable[..., Any]) -> None:
    screen = a_screen("narrow", who="admin", java_script_enabled=False)
    page = screen.open("/administration/haendelser/?q=findes-ikke")
    expect(page.get_by_role("navigation", name="Hovedmenu")).to_be_visible()
    expect(page.get_by_text("Ingen rækker passer")).to_be_visible()


def test_the_table_exchanges_itself_and_the_back_button_works(
    a_screen: Callable[..., Any],
) -> None:
    """Search and sort by htmx: the address changes, focus stays, the change is said, axe is 0."""
    from django.db import transaction

    from brobygger.web.audit.steps import record

    with transaction.atomic():
        for number in range(60):
            record(None, "trial.even" if number % 2 else "trial.odd", number=number)
    screen = a_screen(who="admin")
    page = screen.open("/administration/haendelser/")
    page.evaluate("window.stayed = true")
    table = page.get_by_role("region", name="Hændelser")
    page.get_by_label("Søg i hændelser").fill("odd")
    expect(page).to_have_url(re.compile(r"q=odd"))
    expect(table.get_by_text("30 rækker")).to_be_visible()
    expect(page.get_by_label("Søg i hændelser")).to_be_focused()
    expect(page.locator("#live")).to_contain_text("30 rækker")
    table.get_by_role("link", name="Tid").click()
    expect(page).to_have_url(re.compile(r"q=odd.*sorter=tid"))
    expect(table.get_by_role("columnheader", name="Tid")).to_have_attribute(
        "aria-sort", "ascending"
    )
    expect(table.get_by_role("link", name="Tid")).to_be_focused()
    assert screen.violations() == []
    assert page.evaluate("window.stayed")
    page.go_back()
    expect(page).to_have_url(re.compile(r"q=odd$"))
    expect(table.get_by_text("30 rækker")).to_be_visible()


def test_a_lost_connection_is_told(a_screen: Callable[..., Any]) -> None:
    screen = a_screen("narrow", who="admin")
    page = screen.open("/administration/haendelser/")
    screen.context.set_offline(True)
    page.get_by_label("Søg i hændelser").fill("x")
    expect(page.get_by_text("Ingen forbindelse")).to_be_visible()
    screen.context.set_offline(False)
    assert screen.violations() == []
    screen.complaints.clear()  # the browser says itself that there was no connection


def test_on_paper_there_is_the_table_and_no_menu(a_screen: Callable[..., Any]) -> None:
    screen = a_screen(who="admin")
    page = screen.open("/administration/haendelser/")
    page.emulate_media(media="print")
    expect(page.get_by_role("navigation", name="Hovedmenu")).to_be_hidden()
    expect(page.locator(".bb-find")).to_be_hidden()
    assert len(page.pdf()) > 5_000


@pytest.mark.parametrize("percent", [200, 400])
def test_enlarged_it_still_reads_downwards(percent: int, a_screen: Callable[..., Any]) -> None:
    """At 400 per cent of 1280 px there are 320 px: nothing may stick out sideways."""
    screen = a_screen(who="sagsbehandler")
    screen.page.set_viewport_size({"width": 1280 * 100 // percent, "height": 600})
    for path in ("/", "/hjaelp/", "/log-ud/"):
        screen.open(path)
        assert screen.overflow() == []
