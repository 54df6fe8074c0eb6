"""Every page, wide and narrow: no violation, no complaint, nothing to push sideways."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from browser.pages import NO_PAGE, PAGES


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


@pytest.mark.parametrize("size", ["wide", "narrow"])
def test_every_page(size: str, a_screen: Callable[..., Any]) -> None:
    """One window walks them all, so that the demo's data is loaded once a size."""
    screen = a_screen(size)
    wrong: list[str] = []
    who = ""
    for page in PAGES:
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
        answer = screen.page.goto(screen.address + url)
        if answer is None or answer.status != 200:
            wrong.append(f"{page}: {answer and answer.status}")
            continue
        screen.keep(str(page))
        wrong += [f"{page} -> {one}" for one in screen.violations() + screen.overflow()]
        if size == "narrow":
            wrong += [f"{page} -> {one}" for one in screen.unfinished_cards()]
            # 1280 px enlarged four times
            screen.page.set_viewport_size({"width": 320, "height": 256})
            wrong += [f"{page} -> {one}" for one in screen.overflow()]
            screen.page.set_viewport_size({"width": 390, "height": 844})
        if found := OBJECT.search(screen.page.inner_text("body")):
            wrong.append(f"{page}: prints {found[0]}...")
        headings = screen.page.locator("h1").count()
        if headings != 1:
            wrong.append(f"{page}: {headings} headings of the first level")
    assert wrong == []


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
