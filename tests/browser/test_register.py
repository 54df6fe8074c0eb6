"""The register in use: filters, another category by keys alone, links, print."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

LIST = "/anbefalinger/"


def open_recommendation(screen: Any, number: int) -> Page:
    """The page of a recommendation of the demo."""
    from brobygger.web.recommendations.models import Recommendation

    row = Recommendation.objects.get(number=number, annex__superseded_by=None)
    page: Page = screen.open(f"{LIST}{row.pk}/")
    return page


def a_note() -> Any:
    """The demo's note in the register; laid there if it still waits for its review."""
    from brobygger.demo.note import demo_note
    from brobygger.domain.documents.record import as_json
    from brobygger.web.accounts.models import User
    from brobygger.web.budgets.models import BudgetNote
    from brobygger.web.budgets.steps import accept_note
    from brobygger.web.documents.models import Document

    if not BudgetNote.objects.filter(code="BI08").exists():
        user = User.objects.get(username="sagsbehandler")
        paper = Document.objects.create(owner=user, state="registered", template="budget_note")
        accept_note(paper, as_json(demo_note()), user)
    return BudgetNote.objects.get(code="BI08")


@pytest.mark.parametrize("size", ["wide", "narrow"])
def test_a_filter_exchanges_the_table_and_changes_the_address(
    size: str, a_screen: Callable[..., Any]
) -> None:
    screen = a_screen(size, who="sagsbehandler")
    page = screen.open(LIST)
    page.get_by_role("link", name="Mangler finansiering", exact=False).first.click()
    expect(page.locator("[data-announce]")).to_contain_text("3 rækker")
    expect(page).to_have_url(re.compile("kategori=red"))
    assert screen.violations() + screen.overflow() == []
    page.get_by_role("link", name="BUF").click()
    expect(page.locator("[data-announce]")).to_contain_text("1 række")
    page.go_back()
    expect(page.locator("[data-announce]")).to_contain_text("3 rækker")
    page.get_by_role("link", name="Vis alle", exact=True).click()
    expect(page.locator("[data-announce]")).to_contain_text("13 rækker")
    page.get_by_role("searchbox", name="Søg på nummer, del eller ord").fill("qqqqq")
    expect(page.locator(".bb-table__none")).to_be_visible()
    assert screen.violations() == []


@pytest.mark.parametrize("size", ["wide", "narrow"])
def test_another_category_and_back_by_keys_alone(size: str, a_screen: Callable[..., Any]) -> None:
    screen = a_screen(size, who="sagsbehandler")
    page = open_recommendation(screen, 3)
    part = page.locator("#del-3a")
    part.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(part.get_by_label("Begrundelse")).to_be_visible()
    assert screen.violations() + screen.overflow() == []
    page.keyboard.press("Tab")
    expect(part.get_by_label("Kategori")).to_be_focused()
    page.keyboard.type("Kræver")
    page.keyboard.press("Tab")
    page.keyboard.type("Rammen dækker det.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#del-3a$"))
    expect(part.locator(".bb-badge")).to_have_text("Kræver ikke finansiering")
    expect(part).to_contain_text("Rammen dækker det.")
    expect(
        page.get_by_text("kategorien for del 3a fra Mangler finansiering til Kræver ikke")
    ).to_be_visible()
    assert screen.violations() + screen.overflow() == []
    part.get_by_role("button", name="Fortryd valget").focus()
    page.keyboard.press("Enter")
    expect(part.locator(".bb-badge")).to_have_text("Mangler finansiering")
    expect(part.get_by_role("button", name="Fortryd valget")).to_have_count(0)


def test_a_missing_reason_is_said_where_it_is_missing(a_screen: Callable[..., Any]) -> None:
    screen = a_screen("narrow", who="sagsbehandler")
    page = open_recommendation(screen, 3)
    page.locator("#del-3a summary").click()
    page.locator("#del-3a").get_by_label("Begrundelse").fill("010190-1234")
    page.locator("#del-3a").get_by_role("button", name="Gem kategori").click()
    expect(page.get_by_role("alert")).to_contain_text("ligner et personnummer")
    assert screen.violations() + screen.overflow() == []


@pytest.mark.parametrize("size", ["wide", "narrow"])
def test_a_link_is_confirmed_taken_back_and_rejected(
    size: str, a_screen: Callable[..., Any]
) -> None:
    screen = a_screen(size, who="sagsbehandler")
    page = screen.open(f"/budgetnotater/{a_note().pk}/")
    page.get_by_text("Hvad peger på det?").first.click()
    assert screen.violations() + screen.overflow() == []
    page.get_by_role("button", name="Bekræft kobling til anbefaling 13").click()
    expect(page.get_by_text("Bekræftet af Demo Sagsbehandler")).to_be_visible()
    assert screen.violations() == []
    page.get_by_role("button", name="Fortryd svaret om anbefaling 13").click()
    page.get_by_role("button", name="Afvis kobling til anbefaling 13").click()
    page.get_by_text("Vis svagere og afviste forslag").click()
    expect(page.get_by_text("Afvist af Demo Sagsbehandler")).to_be_visible()
    assert screen.violations() + screen.overflow() == []


def test_what_hangs_together_is_a_way_to_go(a_screen: Callable[..., Any]) -> None:
    screen = a_screen(who="styregruppe")
    page = open_recommendation(screen, 5)
    page.get_by_text("deler budgetnotat med anbefaling 9").wait_for()
    page.locator(".rg-waits a").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("fælles sprog")
    page.get_by_role("link", name="side ", exact=False).first.click()
    expect(page).to_have_url(re.compile("/dokumenter/[0-9]+/kilde/"))


def test_the_register_prints_as_the_committees_table(a_screen: Callable[..., Any]) -> None:
    """Caption, legend and case numbers on paper; menu, filters and buttons not."""
    screen = a_screen(who="sagsbehandler")
    # The reader's own print dialogue, which the page opens, would be in the way of ours.
    screen.context.add_init_script("window.print = () => {}")
    page = screen.open(f"{LIST}?vis=udskrift&kategori=red")
    page.emulate_media(media="print")
    for shown in (
        page.locator("caption"),
        page.locator(".rg-only-print .rg-legend"),
        page.get_by_text("2023-0283605"),
        page.locator(".bb-chip[aria-current]"),
    ):
        expect(shown).to_be_visible()
    for hidden in (
        page.locator(".bb-menu"),
        page.get_by_text("Udskriv som bilag"),
        page.locator(".bb-chip:not([aria-current])").first,
    ):
        expect(hidden).to_be_hidden()
    assert page.pdf(format="A4", landscape=True).startswith(b"%PDF")


def test_a_note_prints_its_tables_and_its_texts(a_screen: Callable[..., Any]) -> None:
    screen = a_screen(who="sagsbehandler")
    page = screen.open(f"/budgetnotater/{a_note().pk}/")
    page.emulate_media(media="print")
    expect(page.locator(".rg-money").first).to_be_visible()
    expect(page.get_by_role("button", name="Bekræft", exact=False).first).to_be_hidden()
    assert page.pdf(format="A4").startswith(b"%PDF")
