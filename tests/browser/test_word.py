"""A Word paper in the browser: its tables are shown, and a value's place is marked in its cell."""

from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest
from playwright.sync_api import expect

from brobygger.domain.budgets.writing import write_note
from browser.turns import work
from papers.in_word import as_word_writes
from papers.notes import a_note

AScreen = Callable[..., Any]


@pytest.mark.parametrize("size", ["wide", "narrow"])
def test_a_word_paper_is_reviewed_beside_its_own_tables(
    a_screen: AScreen, tmp_path: Path, size: str
) -> None:
    file = tmp_path / "notat.docx"
    file.write_bytes(as_word_writes(write_note(a_note(code="BI77")), Random(3)))
    screen = a_screen(size, who="sagsbehandler")
    page = screen.open("/dokumenter/")
    with page.expect_navigation():
        page.get_by_label("Læg papirer ind").set_input_files(file)
    work()
    page.get_by_role("link", name="notat.docx").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("BI77")
    pane = page.locator("#side")
    expect(pane.get_by_text("Papirets tekst")).to_be_visible()
    table = pane.locator(".bb-lines__grid").filter(has_text="Aktivitetsmidler").first
    assert table.locator("tr").count() >= 4
    assert screen.violations() + screen.overflow() == []
    screen.keep(f"gennemgang-word-{size}")
    page.get_by_text("sikre værdier").click()
    row = page.locator("[data-value]").filter(has_text="Aktivitetsmidler").filter(has_text="2025")
    row.first.focus()
    marked = pane.locator(".bb-lines__inner.is-marked")
    expect(marked).to_have_text(["300"])
    assert marked.evaluate(
        """one => { const cell = one.getBoundingClientRect();
          const room = one.closest(".bb-lines__grid").getBoundingClientRect();
          return cell.left >= room.left - 1 && cell.right <= room.right + 1; }"""
    )
