"""The work with a part in a real browser: correct, hand over, ask others, keep up to date."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect


def part_of(code: str) -> Any:
    """A part of the demo's annex."""
    from brobygger.web.recommendations.models import Part

    return Part.objects.get(code=code, recommendation__annex__superseded_by=None)


def open_card(screen: Any, code: str) -> Page:
    """The recommendation's page, at the part."""
    part = part_of(code)
    page: Page = screen.open(f"/anbefalinger/{part.recommendation_id}/#del-{code}")
    return page


class Clicks:
    """Presses as a person counts them."""

    def __init__(self) -> None:
        self.count = 0

    def press(self, what: Any) -> None:
        """One click."""
        self.count += 1
        what.click()


@pytest.mark.parametrize("size", ["wide", "narrow"])
def test_still_right_is_one_click_on_the_card_and_one_in_the_list(
    size: str, a_screen: Callable[..., Any]
) -> None:
    screen = a_screen(size, who="sagsbehandler")
    clicks = Clicks()
    page = open_card(screen, "2a")
    card = page.locator("#del-2a")
    clicks.press(card.get_by_role("button", name="Stadig rigtigt"))
    expect(card.get_by_role("button", name="Fortryd opdateringen")).to_be_visible()
    assert clicks.count == 1
    assert screen.violations() + screen.overflow() == []
    card.get_by_role("button", name="Fortryd opdateringen").click()
    expect(card.get_by_role("button", name="Stadig rigtigt")).to_be_visible()

    clicks = Clicks()
    page = screen.open("/anbefalinger/ajour/")
    clicks.press(page.get_by_role("button", name="Stadig rigtigt (2a)"))
    expect(page.get_by_text("Del 2a står som opdateret i dag.")).to_be_visible()
    assert clicks.count == 1
    assert screen.violations() + screen.overflow() == []
    screen.keep("ajour-fortryd")
    page.get_by_role("button", name="Fortryd (2a)").click()
    expect(page.get_by_text("Del 2a er som før.")).to_be_visible()


@pytest.mark.parametrize("start", ["card", "list"])
def test_a_line_is_two_clicks(start: str, a_screen: Callable[..., Any]) -> None:
    screen = a_screen("narrow", who="sagsbehandler")
    clicks = Clicks()
    if start == "card":
        page = open_card(screen, "2a")
        clicks.press(page.locator("#del-2a").get_by_role("link", name="Skriv, hvor langt I er"))
    else:
        page = screen.open("/anbefalinger/ajour/?stand=ajour")
        clicks.press(page.get_by_role("link", name="Skriv en linje (2a)"))
    page.get_by_label("Hvor langt er vi?").press_sequentially("Stillingen er slået op")
    clicks.press(page.get_by_role("button", name="Gem", exact=True))
    expect(page.get_by_text("Del 2a er gemt.")).to_be_visible()
    expect(page.get_by_text("Stillingen er slået op").first).to_be_visible()
    assert clicks.count == 2
    where = "/ajour/\\?stand=ajour$" if start == "list" else "#del-2a$"
    expect(page).to_have_url(re.compile(where))


@pytest.mark.parametrize("script", [True, False], ids=["script", "plain"])
def test_a_row_is_added_and_the_correction_taken_back(
    script: bool, a_screen: Callable[..., Any]
) -> None:
    screen = a_screen("narrow", who="sagsbehandler", java_script_enabled=script)
    page = open_card(screen, "3a")
    page.locator("#del-3a").get_by_role("link", name="Ret delen").click()
    page.get_by_label("Bemærkning").fill("Halvt skrevet")
    page.get_by_role("button", name="Tilføj forvaltning").click()
    row = page.get_by_role("group", name="Ansvarlig forvaltning 2")
    if script:
        expect(row).to_be_focused()
        assert screen.violations() + screen.overflow() == []
        screen.keep("ret-tilfoejet")
    expect(page.get_by_label("Bemærkning")).to_have_value("Halvt skrevet")
    row.get_by_label("Forvaltning").select_option("SOF")
    page.get_by_role("button", name="Gem rettelsen").last.click()
    if script:
        expect(page.get_by_role("alert")).to_be_focused()
        assert screen.violations() + screen.overflow() == []
        screen.keep("ret-fejl")
    page.get_by_role("alert").get_by_role("link").click()
    expect(row.get_by_label("Papirets ord")).to_be_in_viewport()
    row.get_by_label("Eller din begrundelse").fill("Aftalt på møde i maj")
    # Enter in a field saves; it does not press the first button of the page, which removes a row.
    page.locator("#id_sources-0-ref").press("Enter")
    card = page.locator("#del-3a")
    expect(card).to_contain_text("SOF: Aftalt på møde i maj")
    card.get_by_role("button", name="Fortryd rettelsen").click()
    expect(page.get_by_text("Del 3a er som før.")).to_be_visible()
    expect(card).not_to_contain_text("SOF")


def test_a_ring_is_refused_where_it_is_made(a_screen: Callable[..., Any]) -> None:
    screen = a_screen(who="sagsbehandler")
    page = open_card(screen, "1a")
    page.locator("#del-1a").get_by_role("link", name="Ret delen").click()
    page.get_by_role("button", name="Tilføj det, den venter på").click()
    row = page.get_by_role("group", name="Venter på 1")
    row.get_by_label("Venter på anbefaling").select_option("3")
    row.get_by_label("Hvor meget af den").select_option("named")
    row.get_by_label("Dele").fill("3b")
    row.get_by_label("Eller din begrundelse").fill("Aftale")
    page.get_by_role("button", name="Gem rettelsen").last.click()
    expect(page.get_by_role("alert")).to_contain_text("1a venter på 3b, 3b venter på 1a: en ring")
    assert screen.violations() == []
    screen.keep("ret-ring")


def test_a_part_is_handed_over_and_answered_by_a_stranger(a_screen: Callable[..., Any]) -> None:
    officer = a_screen(who="sagsbehandler")
    page = open_card(officer, "9a")
    page.locator("#del-9a").get_by_role("link", name="Overdrag").click()
    page.get_by_label("Forvaltning").select_option("BUF")
    page.get_by_label("Det beder vi om").fill("Hvornår kommer det på jeres dagsorden?")
    page.get_by_role("button", name="Overdrag, og lav linket").click()
    link = page.locator("#link-tekst")
    link.click()
    marked = page.evaluate("window.getSelection().toString()")
    assert marked.strip() == link.inner_text().strip()
    assert officer.violations() + officer.overflow() == []

    for size in ("narrow", "wide"):
        stranger = a_screen(size)
        page = stranger.page
        page.goto(link.inner_text())
        assert stranger.violations() + stranger.overflow() == []
        stranger.keep(f"svar-{size}")
        if size == "narrow":
            page.get_by_role("button", name="Vi har modtaget den").click()
            expect(page.get_by_text("Det har I svaret")).to_be_visible()
            page.get_by_label("Udvalg").fill("BUU")
            page.get_by_label("Dato").fill("01-02-2026")
            page.get_by_role("button", name="Gem behandlingen").click()
        expect(page.get_by_text("Behandlet i BUU 01-02-2026")).to_be_visible()
        assert stranger.violations() + stranger.overflow() == []
        stranger.keep(f"svar-behandlet-{size}")

    page = open_card(officer, "9a")
    expect(page.locator("#del-9a")).to_contain_text("behandlet i BUU")
    officer.keep("kort-9a")


def test_a_closed_link_says_what_to_do(a_screen: Callable[..., Any]) -> None:
    screen = a_screen("narrow")
    page = screen.open("/svar/noget-helt-andet/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Linket virker ikke")
    assert screen.violations() + screen.overflow() == []
    screen.keep("svar-lukket")
    # The browser itself says in the console that it was answered with 404.
    assert all("Failed to load resource" in one for one in screen.complaints)
    screen.complaints.clear()


def test_the_copy_button_puts_the_link_on_the_clipboard(a_screen: Callable[..., Any]) -> None:
    from brobygger.web.recommendations.models import Handover

    screen = a_screen(who="sagsbehandler")
    screen.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = screen.open(f"/anbefalinger/overdragelser/{Handover.objects.latest('pk').pk}/")
    page.get_by_role("button", name="Kopiér linket").click()
    expect(page.get_by_role("button", name="Kopieret")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.locator("#link-tekst").inner_text().strip()


def test_a_request_to_others_is_entered_and_followed(a_screen: Callable[..., Any]) -> None:
    screen = a_screen("narrow", who="sagsbehandler")
    page = screen.open("/anbefalinger/henvendelser/")
    page.get_by_role("link", name="Skriv henvendelsen ind (10a)").click()
    page.get_by_label("Henvendelse til").fill("Et ministerium")
    page.get_by_label("Hvad beder vi om?").fill("At få undersøgt emnet")
    page.get_by_role("button", name="Gem henvendelsen").click()
    card = page.locator("#del-10a")
    expect(card).to_contain_text("Et ministerium: ikke besluttet")
    assert screen.violations() + screen.overflow() == []
    card.get_by_role("link", name="Et ministerium").click()
    page.get_by_label("Sendt den").fill("01-02-2026")
    page.get_by_role("button", name="Gem henvendelsen").click()
    expect(card).to_contain_text("sendt, afventer svar")
    screen.keep("kort-10a")
