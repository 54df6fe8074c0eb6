"""Papers come in by a drop anywhere on the page, and the reading is followed as it goes."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import expect

from brobygger import wiring
from brobygger.domain.budgets.writing import write_note
from brobygger.web.documents.models import Document
from browser.turns import work
from papers.notes import a_note

AScreen = Callable[..., Any]

DROP = """([name, text]) => {
  const files = new DataTransfer();
  files.items.add(new File([text], name, {type: "text/plain"}));
  for (const kind of ["dragenter", "dragover", "drop"]) {
    document.querySelector("footer").dispatchEvent(
      new DragEvent(kind, {dataTransfer: files, bubbles: true, cancelable: true}));
    if (kind === "dragover")
      document.documentElement.dataset.seen = document.documentElement.className;
  }
}"""


def note_text(code: str) -> str:
    return wiring.print_text(write_note(a_note(code=code)))


def test_a_drop_anywhere_lays_the_paper_in_and_the_row_shows_how_it_goes(a_screen: AScreen) -> None:
    screen = a_screen("wide", who="sagsbehandler")
    page = screen.open("/dokumenter/")
    with page.expect_navigation():
        page.evaluate(DROP, ["notat.txt", note_text("BI55")])
    expect(page.get_by_role("heading", level=1)).to_contain_text("lagt ind")
    row = page.get_by_role("listitem").filter(has_text="notat.txt")
    expect(row.get_by_role("progressbar")).to_be_visible()
    screen.keep("dokumenter-modtaget")
    assert screen.violations() == []
    work()
    # Nobody reloads the page: the row asks by itself until the reading is over.
    expect(row.get_by_text("Til gennemgang")).to_be_visible(timeout=15_000)
    expect(page.get_by_role("status").filter(has_text="1 er læst")).to_be_visible()
    assert screen.violations() == []
    row.get_by_role("link", name="notat.txt").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("BI55")


def test_files_are_chosen_by_keyboard_and_sent_at_once(a_screen: AScreen, tmp_path: Path) -> None:
    good, empty = tmp_path / "godt.txt", tmp_path / "tomt.txt"
    good.write_text(note_text("BI56"), encoding="utf-8")
    empty.write_bytes(b"")
    screen = a_screen("narrow", who="sagsbehandler")
    page = screen.open("/dokumenter/")
    with page.expect_navigation():
        page.get_by_label("Læg papirer ind").set_input_files([good, empty])
    expect(page.get_by_role("listitem").filter(has_text="godt.txt er modtaget")).to_be_visible()
    expect(page.get_by_text("tomt.txt er tom")).to_be_visible()
    screen.keep("dokumenter-to-filer")
    last = page.get_by_role("listitem").filter(has_text="tomt.txt").bounding_box()
    drop = page.locator(".bb-drop").bounding_box()
    assert last is not None
    assert drop is not None
    gap = drop["y"] - (last["y"] + last["height"])
    assert gap >= 24, gap
    assert screen.violations() + screen.overflow() == []


def test_a_refused_paper_says_what_happened(a_screen: AScreen, tmp_path: Path) -> None:
    file = tmp_path / "notat.txt"
    file.write_text(note_text("BI57") + "\nnr. 010199-5" + "000\n", encoding="utf-8")
    screen = a_screen("wide", who="sagsbehandler")
    page = screen.open("/dokumenter/")
    with page.expect_navigation():
        page.get_by_label("Læg papirer ind").set_input_files(file)
    page.get_by_role("link", name="notat.txt").click()
    expect(page.get_by_role("progressbar")).to_be_visible()
    assert screen.violations() == []
    work()
    # The page goes on by itself when the reading is over.
    expect(page.get_by_text("Afvist: personnummer").first).to_be_visible(timeout=15_000)
    expect(page.get_by_text("Kun tid, bruger og sted er gemt")).to_be_visible()
    screen.keep("afvist")
    assert screen.violations() == []
    assert "010199" not in page.content()
    refused = Document.objects.get(state="refused")
    assert json.dumps(refused.trouble).count("line") == 1
