"""The calendar and the meetings in use: by keys, on a phone, copied, and on one page of paper."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pypdfium2
import pytest
from playwright.sync_api import expect


def today() -> date:
    """The server's day."""
    from django.utils import timezone

    return timezone.localdate()


def decide_area_note() -> None:
    """BI08's order (N13) is given for four years, as a person would enter it."""
    from brobygger.web.accounts.models import User
    from brobygger.web.budgets.models import Outcome, PlannedNote
    from brobygger.web.recommendations.models import Annex

    annex = Annex.objects.get(superseded_by=None)
    note, _made = PlannedNote.objects.get_or_create(annex=annex, key="N13")
    note.outcomes.all().delete()
    for year in range(today().year - 1, today().year + 2):
        Outcome.objects.create(
            planned_note=note,
            year=year,
            kind="funded",
            decided_on=date(2023, 10, 5),
            committee="BR",
            entered_by=User.objects.get(username="budget"),
        )


@pytest.mark.parametrize("size", ["wide", "narrow"])
def test_the_radar_says_what_ends_and_leads_on(size: str, a_screen: Callable[..., Any]) -> None:
    screen = a_screen(size, who="sagsbehandler")
    decide_area_note()
    budget = today().year + 2
    page = screen.open("/")
    page.get_by_role("link", name=re.compile("bevilling.* udløber: gør noget nu")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Hvad udløber hvornår?")
    row = page.get_by_role("row").filter(has_text="N13")
    expect(row).to_contain_text(f"31-12-{budget - 1}")
    expect(row.locator(".bb-badge").first).to_be_visible()
    screen.keep("radar")
    assert screen.violations() + screen.overflow() == []
    row.get_by_role("link", name=f"Budget {budget}").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(f"budget {budget}")
    page.get_by_label("vedtaget (2. behandling)").fill(f"{budget - 1}-10-07")
    page.get_by_role("button", name="Gem datoerne").click()
    expect(page.get_by_role("alert")).to_contain_text("hvor datoerne står")
    screen.keep("runde-fejl")
    assert screen.violations() + screen.overflow() == []
    page.get_by_label("kilde").fill("BR, dagsorden punkt 2")
    page.get_by_role("button", name="Gem datoerne").click()
    expect(page.get_by_role("row").filter(has_text="2. behandling")).to_contain_text("indtastet")
    screen.keep("runde")
    assert screen.violations() + screen.overflow() == []


@pytest.mark.parametrize("size", ["wide", "narrow"])
def test_the_year_is_read_month_by_month(size: str, a_screen: Callable[..., Any]) -> None:
    screen = a_screen(size, who="styregruppe")
    decide_area_note()
    page = screen.open("/kalender/")
    page.get_by_role("link", name="År for år").click()
    expect(page.locator(".rd-month")).to_have_count(12)
    expect(page.locator(".rd-month--now")).to_contain_text("nu")
    page.get_by_role("link", name=str(today().year + 1), exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Kalender {today().year + 1}")
    expect(page.locator(".rd-day--expiry")).to_contain_text("N13 udløber")
    screen.keep("aar")
    assert screen.violations() + screen.overflow() == []


def test_the_year_prints_on_one_page(a_screen: Callable[..., Any]) -> None:
    screen = a_screen(who="sagsbehandler")
    decide_area_note()
    page = screen.open(f"/kalender/aar/{today().year + 1}/")
    page.emulate_media(media="print")
    expect(page.locator(".rd-tabs")).to_be_hidden()
    screen.keep("aar-print")
    assert len(pypdfium2.PdfDocument(page.pdf(format="A4"))) == 1


def test_an_address_is_made_copied_and_closed(a_screen: Callable[..., Any]) -> None:
    screen = a_screen("narrow", who="sagsbehandler")
    screen.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = screen.open("/kalender/abonnement/")
    page.get_by_role("button", name="Lav en adresse").click()
    field = page.get_by_label("Adressen på din kalender")
    expect(field).to_have_value(re.compile(r"/kalender/brobygger_[\w-]+\.ics$"))
    page.get_by_role("button", name="Kopiér").click()
    expect(page.get_by_role("button", name="Kopieret")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == field.input_value()
    screen.keep("adresse")
    assert screen.violations() + screen.overflow() == []
    answer = screen.context.request.get(field.input_value())
    assert answer.text().startswith("BEGIN:VCALENDAR")
    page.get_by_role("button", name="Luk adressen").click()
    expect(page.get_by_role("button", name="Lav en adresse")).to_be_visible()


@pytest.mark.parametrize("size", ["wide", "narrow"])
def test_a_meeting_gets_what_it_asked_for(size: str, a_screen: Callable[..., Any]) -> None:
    screen = a_screen(size, who="sagsbehandler")
    page = screen.open("/moeder/")
    page.get_by_role("link", name="2. halvår 2024").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Hvad blev der bedt om, hvad er leveret?"
    )
    expect(page.locator(".bb-badge")).to_have_text("Mangler")
    page.get_by_role("link", name="Skriv, hvad der er leveret").focus()
    page.keyboard.press("Enter")
    page.get_by_label("Hvad er leveret?").fill("Overblikket er sendt til gruppen.")
    page.get_by_label("Dokumentnummer").fill("2024-0012345")
    page.get_by_role("button", name="Gem leveringen").click()
    expect(page.locator(".bb-badge")).to_have_text("Leveret")
    screen.keep("moede")
    assert screen.violations() + screen.overflow() == []
    page.get_by_role("button", name="Fortryd leveringen").click()
    expect(page.locator(".bb-badge")).to_have_text("Mangler")
    page.locator("#id_part").fill("99z")
    page.get_by_label("Hvad blev der bedt om?").fill("Noget")
    page.get_by_role("button", name="Sæt fristen").click()
    expect(page.get_by_role("alert")).to_contain_text("ingen del med koden 99z")
    screen.keep("moede-fejl")
    assert screen.violations() + screen.overflow() == []


def test_a_meeting_prints_on_one_page(a_screen: Callable[..., Any]) -> None:
    from brobygger.web.steering.models import Due

    screen = a_screen(who="sagsbehandler")
    page = screen.open(f"/moeder/{Due.objects.get().meeting_id}/")
    page.emulate_media(media="print")
    expect(page.get_by_text("Et overblik over, hvor kommunen")).to_be_visible()
    expect(page.get_by_role("button", name="Sæt fristen")).to_be_hidden()
    screen.keep("moede-print")
    pages = pypdfium2.PdfDocument(page.pdf(format="A4"))
    assert len(pages) == 1
    assert "Det årlige møde" in pages[0].get_textpage().get_text_range()


def test_a_part_is_hung_on_a_meeting_from_its_recommendation(a_screen: Callable[..., Any]) -> None:
    from brobygger.web.recommendations.models import Recommendation
    from brobygger.web.steering.models import Body, Meeting

    screen = a_screen("narrow", who="sagsbehandler")
    soon = today() + timedelta(days=20)
    Meeting.objects.create(body=Body.objects.get(title="Ekspertgruppen"), on=soon)
    row = Recommendation.objects.get(number=3, annex__superseded_by=None)
    page = screen.open(f"/anbefalinger/{row.pk}/")
    page.get_by_text("Sæt en frist til et møde").click()
    place = page.locator("#id_moede_asked")
    place.fill("En status")
    screen.keep("frist-til-moede")
    assert screen.violations() + screen.overflow() == []
    page.get_by_role("button", name="Sæt fristen").click()
    expect(page.get_by_text(f"fristen er {soon:%d-%m-%Y}")).to_be_visible()
