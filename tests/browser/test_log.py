"""A contact is logged on a phone in few taps, and undone; the plan prints on one page."""

from collections.abc import Callable
from typing import Any

import pypdfium2
from playwright.sync_api import expect

MOST = 5
"""Taps from the link to "Gemt", for an organisation among those that one has been with lately."""


def test_a_contact_is_logged_on_a_phone_in_few_taps_and_undone(
    a_screen: Callable[..., Any],
) -> None:
    from brobygger.web.actors.models import Contact

    screen = a_screen("narrow", who="projekt")
    page = screen.open("/")
    count = Contact.objects.count()
    page.locator("[data-menu]").click()
    taps = 0

    def tap(place: Any) -> None:
        nonlocal taps
        place.click()
        taps += 1

    tap(page.get_by_role("link", name="Samarbejdslog"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Hvem har du talt med?")
    assert screen.violations() + screen.overflow() == []
    for text in ("Birkeskolen", "sparring"):
        tap(page.locator(".lg-pick__one", has_text=text).first)
    tap(page.get_by_role("group", name="Tema").locator(".lg-pick__one").nth(1))
    tap(page.get_by_role("button", name="Gem", exact=True))
    expect(page.get_by_role("status")).to_contain_text("Gemt: Birkeskolen.")
    assert taps <= MOST
    assert Contact.objects.count() == count + 1
    screen.keep("log-gemt")
    assert screen.violations() + screen.overflow() == []
    page.get_by_role("button", name="Fortryd?").click()
    expect(page.get_by_role("button", name="Sæt den tilbage")).to_be_visible()
    assert Contact.objects.count() == count
    assert screen.violations() + screen.overflow() == []
    page.get_by_role("button", name="Sæt den tilbage").click()
    expect(page.get_by_text("Kontakten er tilbage.")).to_be_visible()
    assert Contact.objects.count() == count + 1


def test_another_day_is_asked_for_only_when_it_is_chosen(a_screen: Callable[..., Any]) -> None:
    screen = a_screen("narrow", who="projekt")
    page = screen.open("/aktoerer/log/")
    day = page.get_by_label("Anden dag", exact=True)
    expect(day).to_be_hidden()
    page.get_by_role("group", name="Hvornår?", exact=True).get_by_text("en anden dag").click()
    expect(day).to_be_visible()
    page.get_by_role("button", name="Gem", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("Vælg den organisation, du har talt med.")
    expect(page.get_by_role("alert")).to_contain_text("Skriv datoen")
    screen.keep("log-fejl")
    assert screen.violations() + screen.overflow() == []


def test_the_form_works_by_keyboard(a_screen: Callable[..., Any]) -> None:
    from brobygger.web.actors.models import Contact

    screen = a_screen(who="projekt")
    page = screen.open("/aktoerer/log/")
    count = Contact.objects.count()
    page.get_by_label("En anden organisation").fill("sundhedshuset birk")
    page.locator("input[name=kind]").first.focus()
    page.keyboard.press("Space")
    page.get_by_label("Næste skridt", exact=False).first.fill("Sende oplæg")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Gemt: Sundhedshuset Birk.")
    assert Contact.objects.count() == count + 1


def test_the_plan_prints_on_one_page_on_its_side(a_screen: Callable[..., Any]) -> None:
    screen = a_screen(who="projekt")
    page = screen.open("/aktoerer/plan/")
    pages = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    width, height = pages[0].get_size()
    text = pages[0].get_textpage().get_text_range()
    assert (len(pages), width > height) == (1, True)
    assert "Betaler bevillingen?" in text
    assert "aftalte næste skridt, som står i samarbejdsloggen" in text.replace("\r\n", " ")
