"""A paper read in the wrong OCR language: its repaired words on the desk, wide and narrow."""

from collections.abc import Callable
from random import Random
from typing import Any

import pytest
from playwright.sync_api import expect

from brobygger.engines.danish import has_danish
from brobygger.web.accounts.models import User
from brobygger.web.documents.intake import received
from brobygger.web.documents.models import Document
from brobygger.web.documents.steps.arrival import receive
from browser.turns import work
from papers.damage import wrong_language
from papers.note_text import note_text

AScreen = Callable[..., Any]

pytestmark = pytest.mark.skipif(
    not has_danish(), reason="the Danish dictionary is not installed: make repair"
)


def a_scan() -> Document:
    data = wrong_language(note_text(), Random(5)).encode()
    arrival = receive(User.objects.get(username="sagsbehandler"), received("skannet.txt", data))
    work()
    assert arrival.document is not None
    return Document.objects.get(pk=arrival.document.pk)


@pytest.mark.parametrize("size", ["wide", "narrow"])
def test_a_repaired_word_is_seen_and_its_printed_form_one_press_away(
    a_screen: AScreen, size: str
) -> None:
    screen = a_screen(size, who="sagsbehandler")
    paper = a_scan()
    value = paper.values.filter(path__startswith="sections.", found__method="repaired").first()
    assert value is not None
    told = next(
        each
        for each in (paper.record or {})["repairs"]
        if each["field"] == value.path and each["state"] == "repaired"
    )
    page = screen.open(f"/dokumenter/{paper.pk}/gennemgang/")
    row = page.locator(f"#v{value.pk}")
    row.locator(".bb-value__now--long > summary").click()
    word = row.locator(".bb-value__now ins").first
    expect(word).to_have_text(f"{told['text']} (i papiret: {told['raw']})")
    line = word.evaluate("one => getComputedStyle(one).textDecorationStyle")
    assert line == "dotted"
    row.locator(".bb-mends > summary").click()
    expect(row.locator(".bb-mends__list li").first).to_contain_text(
        f"{told['text']}: i papiret står {told['raw']}"
    )
    row.scroll_into_view_if_needed()
    screen.keep("mended")
    screen.picture(f"mended-window-{size}.png")
    assert screen.violations() == []
    assert screen.overflow() == []
