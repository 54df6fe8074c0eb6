"""A scenario made by hand: asked, answered, copied, compared; axe and width all the way."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect


@pytest.mark.parametrize("size", ["wide", "narrow"])
def test_a_scenario_from_question_to_comparison(size: str, a_screen: Callable[..., Any]) -> None:
    screen = a_screen(size, who="budget")
    page = screen.open("/scenarier/")
    page.get_by_role("link", name="Nyt scenarie").click()
    screen.keep(f"scenarie-nyt-{size}")
    page.get_by_role("button", name="Regn, og gem scenariet").click()
    expect(page.get_by_role("alert")).to_contain_text("Giv scenariet et navn")
    expect(page.get_by_role("alert")).to_contain_text("Skriv et loft for mindst ét år.")
    screen.keep(f"scenarie-fejl-{size}")
    assert screen.violations() + screen.overflow() == []
    page.get_by_label("Navn").fill("Et halvt loft")
    page.get_by_label("Formål").fill("Til drøftelse")
    for year in range(2024, 2028):
        page.get_by_label(str(year), exact=True).fill("2,0 mio.")
    page.get_by_label("Ønske om N2").select_option("forbid")
    page.get_by_text("Vægte: tæller nogle anbefalinger mere?").click()
    expect(page.get_by_label("Skolelederne tager ansvaret")).to_have_value("1")
    page.get_by_text("Loft for udvalg, og notater, der hænger sammen").click()
    assert screen.violations() + screen.overflow() == []
    screen.keep(f"scenarie-vaegte-{size}")
    page.get_by_role("button", name="Regn, og gem scenariet").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Et halvt loft")
    expect(page.get_by_text("Internt arbejdsdokument")).to_be_visible()
    expect(page.get_by_text("2 valg er lige gode.")).to_be_visible()
    expect(page.get_by_role("heading", name="Valg B")).to_be_visible()
    assert screen.violations() + screen.overflow() == []
    screen.keep(f"scenarie-svar-{size}")
    page.get_by_role("link", name="Kopiér og ret").click()
    expect(page.get_by_label("Navn")).to_have_value("Et halvt loft (kopi)")
    page.get_by_label("2024", exact=True).fill("9.000.000")
    page.get_by_role("button", name="Regn, og gem scenariet").click()
    page.get_by_text("Slet scenariet").first.click()
    assert screen.violations() + screen.overflow() == []
    screen.open("/scenarier/")
    page.get_by_label("Vælg »Et halvt loft« til sammenligning").check()
    page.get_by_label("Vælg »Et halvt loft (kopi)« til sammenligning").check()
    screen.keep(f"scenarie-liste-{size}")
    page.get_by_role("button", name="Sammenlign de valgte").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sammenlign scenarier")
    screen.keep(f"scenarie-sammenlign-{size}")
    assert screen.violations() + screen.overflow() == []


def test_a_conflict_is_said_in_words(a_screen: Callable[..., Any]) -> None:
    screen = a_screen("narrow", who="budget")
    page = screen.open("/scenarier/nyt/")
    page.get_by_label("Navn").fill("For meget")
    page.get_by_label("Formål").fill("Til drøftelse")
    page.get_by_label("2024", exact=True).fill("2,0 mio.")
    page.get_by_label("Ønske om N2").select_option("must")
    page.get_by_role("button", name="Regn, og gem scenariet").click()
    expect(page.get_by_text("Betingelserne kan ikke opfyldes på én gang.")).to_be_visible()
    expect(page.get_by_text("N2 skal med.").first).to_be_visible()
    screen.keep("scenarie-umuligt")
    assert screen.violations() + screen.overflow() == []


def test_a_scenario_prints(a_screen: Callable[..., Any]) -> None:
    """The mark, the answer and the picture on paper; buttons not."""
    screen = a_screen(who="styregruppe")
    page = screen.open("/scenarier/")
    page.get_by_role("link", name="4 mio. om året").click()
    page.emulate_media(media="print")
    expect(page.locator(".sc-mark")).to_be_visible()
    expect(page.locator(".sc-front")).to_be_visible()
    expect(page.locator(".bb-menu")).to_be_hidden()
    screen.keep("scenarie-udskrift")
    assert page.pdf(format="A4").startswith(b"%PDF")
