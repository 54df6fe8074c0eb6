"""Adgange in a real browser: make one, read its key once, close it."""

from collections.abc import Callable
from typing import Any

import pytest


@pytest.mark.parametrize("size", ["wide", "narrow"])
def test_an_access_is_made_read_once_and_closed(size: str, a_screen: Callable[..., Any]) -> None:
    screen = a_screen(size, who="sagsbehandler")
    page = screen.open("/administration/adgange/")
    assert "Her er ingen adgange endnu." in page.content()
    page.get_by_label("Hvad skal adgangen bruges til?").fill("Regneark til budgetopfølgning")
    page.get_by_label("Hvad må den?").select_option("write")
    page.get_by_role("button", name="Lav adgangen").click()
    key = page.get_by_label("Adgangsnøgle", exact=True)
    assert key.input_value().startswith("brobygger_")
    screen.keep(f"adgang-lavet-{size}")
    assert screen.violations() + screen.overflow() == []
    page = screen.open("/administration/adgange/")
    assert key.count() == 0
    page.get_by_role("button", name="Luk Regneark til budgetopfølgning").click()
    assert page.get_by_role("cell", name="Lukket").count() == 1
    assert page.get_by_role("button", name="Luk Regneark til budgetopfølgning").count() == 0
    screen.keep(f"adgang-lukket-{size}")
    assert screen.violations() + screen.overflow() == []
