"""*Tjek et notat* in a real browser: an answer within ten seconds, to print, copy or send."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import expect

from brobygger import wiring
from brobygger.domain.budgets.writing import write_note
from brobygger.web.documents.models import Document
from papers.notes import a_note

AScreen = Callable[..., Any]


def test_a_note_gets_its_sheet(a_screen: AScreen, tmp_path: Path) -> None:
    file = tmp_path / "notat.pdf"
    file.write_bytes(wiring.print_pdf(write_note(a_note())))
    stored = Document.objects.count()
    screen = a_screen("wide", who="budget", permissions=["clipboard-read", "clipboard-write"])
    page = screen.open("/tjek/")
    screen.keep("tjek")
    started = time.monotonic()
    with page.expect_navigation():
        page.get_by_label("Læg notatet her").set_input_files(file)
    expect(page.get_by_role("heading", name="Fund i notat.pdf")).to_be_visible()
    assert time.monotonic() - started < 10
    expect(page.locator("article")).to_be_focused()
    screen.keep("tjek-ark")
    assert screen.violations() + screen.overflow() == []
    with page.expect_download() as download:
        page.get_by_role("button", name="Hent som Word").click()
    assert download.value.suggested_filename.endswith(".docx")
    page.get_by_role("button", name="Kopiér som tekst").click()
    expect(page.get_by_role("button", name="Kopieret")).to_be_visible()
    assert "Fund i notat.pdf" in page.evaluate("navigator.clipboard.readText()")
    page.get_by_text("Som tekst", exact=True).click()
    assert screen.violations() == []
    assert Document.objects.count() == stored


def test_the_sheet_on_a_phone(a_screen: AScreen, tmp_path: Path) -> None:
    file = tmp_path / "notat.txt"
    text = wiring.print_text(write_note(a_note()))
    file.write_text(text.replace("1½", "12", 1), encoding="utf-8")
    screen = a_screen("narrow", who="sagsbehandler")
    page = screen.open("/tjek/")
    with page.expect_navigation():
        page.get_by_label("Læg notatet her").set_input_files(file)
    screen.keep("tjek-ark")
    assert screen.violations() + screen.overflow() == []
