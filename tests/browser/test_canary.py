"""A number and a name that are typed in a browser are neither in the database nor in a log."""

import io
import logging
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from canary import a_cpr, dump

CPR = a_cpr()
NAME = "Brimka"
"""Invented; no demo text holds it."""

# A page with a form, and the fields on it that are typed into, by their names.
TYPED = [
    ("/aktoerer/log/", "projekt", ["next_step"]),
    ("/aktoerer/ny/", "projekt", ["title", "offers", "contact_function", "source"]),
    ("/indsatser/ny/", "projekt", ["title", "aim", "expected_sectors"]),
    ("/moeder/ny/", "sagsbehandler", ["title"]),
]


@pytest.fixture
def lines() -> Iterator[io.StringIO]:
    """All that is logged while pages are served, in the form of the program's own log."""
    from brobygger.web.entry.logs import Line

    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(Line())
    root = logging.getLogger()
    root.addHandler(handler)
    yield stream
    root.removeHandler(handler)


@pytest.mark.parametrize(("path", "who", "names"), TYPED, ids=str)
def test_a_number_is_refused_at_its_field_and_kept_nowhere(
    path: str, who: str, names: list[str], a_screen: Callable[..., Any], lines: io.StringIO
) -> None:
    screen = a_screen(who=who)
    page = screen.open(path)
    for name in names:
        page.locator(f'main [name="{name}"]').fill(f"hos {CPR}")
    form = page.locator("main form", has=page.locator(f'[name="{names[0]}"]'))
    form.evaluate("form => form.requestSubmit()")
    expect(page.get_by_role("alert").first).to_contain_text("personnummer")
    for name in names:
        expect(page.locator(".form-group", has=page.locator(f'[name="{name}"]'))).to_contain_text(
            "Det ligner et personnummer."
        )
    assert screen.violations() == []
    assert CPR not in dump()
    assert CPR[-4:] not in lines.getvalue()


def test_a_name_is_asked_about_once_and_kept_only_when_the_writer_says_so(
    a_screen: Callable[..., Any], lines: io.StringIO
) -> None:
    screen = a_screen("narrow", who="projekt")
    page = screen.open("/aktoerer/log/")
    page.locator(".lg-pick__one", has_text="Birkeskolen").first.click()
    page.locator(".lg-pick__one", has_text="sparring").first.click()
    page.locator('[name="next_step"]').fill(f"Ring til hendes søn {NAME}")
    page.get_by_role("button", name="Gem", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("Skriv funktionen i stedet")
    screen.keep("log-navn")
    assert screen.violations() + screen.overflow() == []
    assert NAME not in dump()
    page.get_by_label("Gem alligevel").check()
    page.get_by_role("button", name="Gem", exact=True).click()
    expect(page.get_by_role("status")).to_contain_text("Gemt: Birkeskolen.")
    assert dump().count(NAME) == 1  # in the contact, and in no log of events
    assert NAME not in lines.getvalue()


def test_an_address_a_search_and_a_file_name_leave_nothing(
    a_screen: Callable[..., Any], lines: io.StringIO, tmp_path: Path
) -> None:
    screen = a_screen(who="sagsbehandler")
    page = screen.open(f"/soeg/?q={CPR}")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    file = tmp_path / f"brev {CPR}.txt"
    file.write_text("Et brev uden indhold", encoding="utf-8")
    page = screen.open("/dokumenter/")
    page.locator('input[type="file"]').first.set_input_files(file)
    page.wait_for_load_state("networkidle")
    assert CPR not in dump()
    assert CPR[-4:] not in lines.getvalue()


def test_the_scan_says_that_the_demo_holds_none(a_screen: Callable[..., Any]) -> None:
    from browser.turns import work

    screen = a_screen(who="admin")
    page = screen.open("/administration/personnumre/")
    page.get_by_role("button", name="Scan nu").click()
    work()
    expect(page.get_by_text("Der står ingen personnumre i registret.")).to_be_visible()
    screen.keep("scanning")
    assert screen.violations() + screen.overflow() == []
