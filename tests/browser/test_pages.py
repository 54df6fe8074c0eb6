"""Every page, wide and narrow: no violation, no complaint, nothing to push sideways."""

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from django.contrib.staticfiles import finders
from django.urls import URLPattern, URLResolver, get_resolver

from browser.pages import NO_PAGE, PAGES, Page


def names(of: URLResolver | None = None, space: str = "") -> set[str]:
    """The names of all addresses but those for programs, which tests/web/api asks."""
    found = set()
    for one in (of or get_resolver()).url_patterns:
        if space == "api:":
            continue
        if isinstance(one, URLPattern):
            found.add(f"{space}{one.name}")
        else:
            found |= names(one, f"{space}{one.namespace}:" if one.namespace else space)
    return found


def test_every_address_is_a_page_here_or_says_why_not() -> None:
    listed = {page.name for page in PAGES} | set(NO_PAGE)
    assert sorted(names() - listed) == []
    assert sorted(listed - names()) == []


OBJECT = re.compile(r"\b[A-Z]\w+\(\w+=|<\w+(\.\w+)* object|\bfrozenset\(")
"""How Python prints a thing that a template was given by mistake."""


ASKS_FOR_WIDTH = re.compile(r"matchMedia|(inner|outer)Width|screen\.width")
"""How a script finds out how wide the window is."""

OUR_SCRIPTS = """() => [...document.scripts].map(one => one.getAttribute("src"))
                  .filter(path => path && !path.includes("/dkfds/"))"""
"""The addresses of a page's scripts, but of the design system's: it asks for the width where an
overflow menu is clicked, and we have none."""

PARTS = 4
"""In how many tests the pages are walked, so that the processes of a run can share them."""


@cache
def asks_for_width(path: str) -> bool:
    """Whether the script of the address does."""
    found = finders.find(path.removeprefix("/static/"))
    assert isinstance(found, str), path
    return bool(ASKS_FOR_WIDTH.search(Path(found).read_text(encoding="utf-8")))


@pytest.mark.parametrize("part", range(PARTS))
def test_every_page(part: int, a_screen: Callable[..., Any]) -> None:
    """One window walks them all: wide, then narrow.

    The server is not told how wide a window is. So a page is narrowed where it stands, and opened
    anew only where a script of it asks for the width.
    """
    screen = a_screen("wide")
    wrong: list[str] = []
    who = ""
    for page in PAGES[len(PAGES) * part // PARTS : len(PAGES) * (part + 1) // PARTS]:
        if page.who != who:
            screen.sign_out()
            if page.who:
                screen.sign_in(page.who)
            who = page.who
        try:
            url = page.url()
        except LookupError as missing:
            wrong.append(f"{page}: {missing}")
            continue
        screen.resize("wide")
        answer = screen.page.goto(screen.address + url)
        if answer is None or answer.status != 200:
            wrong.append(f"{page}: {answer and answer.status}")
            continue
        wrong += [f"{page} -> {one}" for one in faults(screen, page)]
        screen.resize("narrow")
        if any(asks_for_width(path) for path in screen.page.evaluate(OUR_SCRIPTS)):
            screen.page.reload()
        wrong += [f"{page} -> {one}" for one in faults(screen, page) + screen.unfinished_cards()]
        # 1280 px enlarged four times
        screen.page.set_viewport_size({"width": 320, "height": 256})
        wrong += [f"{page} -> {one}" for one in screen.overflow()]
    assert wrong == []


def faults(screen: Any, page: Page) -> list[str]:
    """What is wrong with a page in the window as wide as it is now."""
    screen.keep(str(page))
    found: list[str] = screen.violations() + screen.overflow()
    if printed := OBJECT.search(screen.page.inner_text("body")):
        found.append(f"prints {printed[0]}...")
    headings = screen.page.locator("h1").count()
    if headings != 1:
        found.append(f"{headings} headings of the first level")
    return found


def test_the_pages_of_errors(a_screen: Callable[..., Any]) -> None:
    screen = a_screen("narrow", who="sagsbehandler")
    headings = {"/findes-ikke/": "Siden findes ikke", "/administration/": "ikke adgang"}
    for path, heading in headings.items():
        screen.open(path)
        assert heading in screen.page.locator("h1").inner_text()
        screen.keep(f"fejl-{path}")
        assert screen.violations() == []
    # The browser itself says in the console that it was answered with 404 and 403.
    assert len(screen.complaints) == 2
    assert all("Failed to load resource" in one for one in screen.complaints)
    screen.complaints.clear()
