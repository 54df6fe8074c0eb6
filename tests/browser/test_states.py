"""Decisions entered by hand and what follows: axe and width after each step, print, the phone."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect


def open_planned(screen: Any, key: str) -> Page:
    """The page of a planned note of the demo."""
    from brobygger.web.budgets.models import PlannedNote

    row = PlannedNote.objects.get(key=key, annex__superseded_by=None)
    page: Page = screen.open(f"/beslutninger/{row.pk}/")
    return page


def open_form(page: Page) -> Any:
    """Unfold the form of an outcome."""
    page.locator("summary", has_text=re.compile("beslutning|besluttet")).click()
    return page.locator("form[data-asking]")


@pytest.mark.parametrize("size", ["wide", "narrow"])
def test_a_decision_is_entered_corrected_and_undone(
    size: str, a_screen: Callable[..., Any]
) -> None:
    screen = a_screen(size, who="budget")
    page = open_planned(screen, "N9")
    screen.keep(f"beslutning-tom-{size}")
    form = open_form(page)
    expect(form.get_by_label("Beløb år for år")).to_be_visible()
    expect(form.get_by_label("Ramme")).to_be_hidden()
    screen.keep(f"beslutning-form-{size}")
    assert screen.violations() + screen.overflow() == []
    form.get_by_label("Udfald").select_option("part_funded")
    expect(form.get_by_label("Restfinansiering år for år")).to_be_visible()
    expect(form.get_by_role("group", name="Dele, der er med")).to_be_visible()
    assert screen.violations() + screen.overflow() == []
    form.get_by_label("Udfald").select_option("within_frame")
    expect(form.get_by_label("Restfinansiering år for år")).to_be_hidden()
    form.get_by_role("button", name="Gem beslutning").click()
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("Skriv, hvilken ramme det løses inden for.")
    expect(alert).to_contain_text("Skriv, hvem der besluttede det")
    screen.keep(f"beslutning-fejl-{size}")
    assert screen.violations() + screen.overflow() == []
    form = page.locator("form[data-asking]")
    form.get_by_label("Udfald").select_option("rejected")
    form.get_by_label("Fra år").fill("2024")
    form.get_by_label("Til og med år").fill("2027")
    form.get_by_label("Besluttet den").fill("2023-10-05")
    form.get_by_label("Besluttet af").fill("BR")
    form.get_by_label("Punkt på dagsordenen").fill("4")
    form.get_by_role("button", name="Gem beslutning").click()
    expect(page.locator(".dc-force")).to_have_text("2024-27: ikke givet")
    expect(page.get_by_text("Beslutningen er indtastet.")).to_be_visible()
    assert screen.violations() + screen.overflow() == []
    form = open_form(page)
    expect(form.get_by_label("Grund til rettelsen")).to_be_visible()
    screen.keep(f"beslutning-rettes-{size}")
    page.get_by_role("button", name="Fortryd").click()
    expect(page.get_by_text("Ingen beslutning er indtastet.")).to_be_visible()
    expect(page.get_by_text("gælder ikke længere").first).to_be_visible()
    screen.keep(f"beslutning-fortrudt-{size}")
    assert screen.violations() + screen.overflow() == []


def test_the_form_asks_for_everything_without_script(a_screen: Callable[..., Any]) -> None:
    screen = a_screen("narrow", who="budget", java_script_enabled=False)
    form = open_form(open_planned(screen, "N9"))
    for label in ("Ramme", "Restfinansiering år for år", "Ledende forvaltning"):
        expect(form.get_by_label(label)).to_be_visible()


@pytest.mark.parametrize("size", ["wide", "narrow"])
def test_the_state_moves_with_the_date(size: str, a_screen: Callable[..., Any]) -> None:
    screen = a_screen(size, who="styregruppe")
    page = screen.open("/tilstand/?dato=2025-12-31")
    page.get_by_label("Dato", exact=True).fill("2026-01-01")
    page.get_by_role("button", name="Vis").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Tilstand den 01-01-2026")
    screen.keep(f"tilstand-2026-{size}")
    page.locator(".st-count", has_text="Ophørt").click()
    expect(page.locator("[data-announce]")).to_contain_text("1 række")
    assert screen.violations() + screen.overflow() == []
    page.locator(".st-chain a").first.click()
    expect(page).to_have_url(re.compile("/dokumenter/[0-9]+/kilde/"))


def test_a_politician_finds_what_falls(a_screen: Callable[..., Any]) -> None:
    screen = a_screen(who="styregruppe")
    page = screen.open("/tilstand/")
    page.get_by_role("navigation", name="Sider om tilstand").get_by_role(
        "link", name="Hvad falder væk?"
    ).click()
    screen.keep("falder-indeks")
    assert screen.violations() + screen.overflow() == []
    page.get_by_role("link", name="N2", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Uden N2 falder 1 anbefaling (2)")
    expect(page.locator(".st-flow")).to_be_visible()
    expect(page.get_by_role("img", name="Med og uden N2")).to_be_visible()
    screen.keep("falder-N2")
    assert screen.violations() + screen.overflow() == []


def test_on_a_phone_the_table_stands_in_place_of_the_picture(
    a_screen: Callable[..., Any],
) -> None:
    screen = a_screen("narrow", who="styregruppe")
    page = screen.open("/tilstand/uden/")
    page.get_by_role("link", name="N9", exact=True).click()
    expect(page.locator(".st-flow")).to_be_hidden()
    expect(page.locator(".bb-grid")).to_be_visible()
    expect(page.locator(".bb-grid")).to_contain_text("Faldet")
    assert screen.violations() + screen.overflow() == []


@pytest.mark.parametrize("path", ["/tilstand/?dato=2026-01-01", "/tilstand/uden/"])
def test_it_prints(path: str, a_screen: Callable[..., Any]) -> None:
    screen = a_screen(who="styregruppe")
    page = screen.open(path)
    page.emulate_media(media="print")
    expect(page.locator(".st-day")).to_be_hidden()
    expect(page.locator(".bb-grid")).to_be_visible()
    assert page.pdf(format="A4", landscape=True).startswith(b"%PDF")
    screen.keep(f"print-{path}")


def test_the_picture_prints(a_screen: Callable[..., Any]) -> None:
    screen = a_screen(who="styregruppe")
    page = screen.open("/tilstand/uden/")
    page.get_by_role("link", name="N2", exact=True).click()
    page.emulate_media(media="print")
    expect(page.locator(".st-flow")).to_be_visible()
    assert page.pdf(format="A4", landscape=True).startswith(b"%PDF")
    screen.keep("print-falder-N2")
