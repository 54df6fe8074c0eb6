"""Adgange in a real browser: make one, read its key once, close it."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect


@pytest.mark.parametrize("size", ["wide", "narrow"])
def test_an_access_is_made_read_once_and_closed(size: str, a_screen: Callable[..., Any]) -> None:
    screen = a_screen(size, who="sagsbehandler")
    page = screen.open("/administration/adgange/")
    assert "Her er ingen adgange endnu." in page.content()
    page.get_by_label("Hvad skal adgangen bruges til?").fill("Regneark til budgetopfølgning")
    page.get_by_label("Hvad må den?").select_option("write")
    with page.expect_navigation():  # nobody copies before the page's script is there
        page.get_by_role("button", name="Lav adgangen").click()
    key = page.get_by_label("Adgangsnøgle", exact=True)
    assert key.input_value().startswith("brobygger_")
    screen.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Kopiér").click()
    expect(page.get_by_role("button", name="Kopieret")).to_be_visible()
    expect(page.locator("#live")).to_have_text("Kopieret")
    assert page.evaluate("navigator.clipboard.readText()") == key.input_value()
    screen.keep(f"adgang-lavet-{size}")
    assert screen.violations() + screen.overflow() == []
    page = screen.open("/administration/adgange/")
    assert key.count() == 0
    page.get_by_role("button", name="Luk Regneark til budgetopfølgning").click()
    assert page.get_by_role("cell", name="Lukket").count() == 1
    assert page.get_by_role("button", name="Luk Regneark til budgetopfølgning").count() == 0
    screen.keep(f"adgang-lukket-{size}")
    assert screen.violations() + screen.overflow() == []


def test_where_the_browser_may_not_copy_the_key_is_marked(a_screen: Callable[..., Any]) -> None:
    """Without https a browser has no clipboard to give."""
    screen = a_screen(who="sagsbehandler")
    screen.page.add_init_script("delete Navigator.prototype.clipboard")
    page = screen.open("/administration/adgange/")
    page.get_by_label("Hvad skal adgangen bruges til?").fill("Regneark")
    page.get_by_role("button", name="Lav adgangen").click()
    page.get_by_role("button", name="Kopiér").click()
    expect(page.get_by_role("button", name="Tryk Ctrl+C")).to_be_visible()
    key = page.get_by_label("Adgangsnøgle", exact=True)
    expect(key).to_be_focused()
    marked = key.evaluate("one => one.value.slice(one.selectionStart, one.selectionEnd)")
    assert marked == key.input_value()
