"""The review in a real browser: by keyboard alone, with the place in the paper marked."""

import time
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from brobygger.demo.files import COPY_NAME, NOTE_NAME
from brobygger.web.accounts.models import User
from brobygger.web.documents.intake import received
from brobygger.web.documents.models import Document, Value
from brobygger.web.documents.steps.arrival import receive
from browser.turns import work
from papers.note_text import note_text as loose_note

AScreen = Callable[..., Any]


def a_note() -> Document:
    return Document.objects.get(file_name=NOTE_NAME)


def a_copy() -> Document:
    """The copy in which 2½ became 22."""
    return Document.objects.get(file_name=COPY_NAME)


def waiting(document: Document) -> int:
    return document.values.filter(state="waiting").count()


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.id"))


def focused_row(page: Page) -> str:
    """The value that has the focus; nothing while it is in a field, or between two exchanges."""
    return focused(page) if page.locator("[data-value]:focus").count() else ""


def state(page: Page, row: str) -> str:
    return str(page.locator(f"#{row}").get_attribute("data-state"))


def until(wish: Callable[[], bool]) -> None:
    """Wait for the page (its policy allows no evaluated text, so it is asked again and again)."""
    end = time.monotonic() + 10
    while not wish():
        assert time.monotonic() < end
        time.sleep(0.03)


def the_box(page: Page) -> list[float]:
    mark = page.locator("#side .bb-pane__mark")
    return [float(mark.get_attribute(side) or 0) for side in ("x", "y", "width", "height")]


def test_a_review_by_keyboard_alone(a_screen: AScreen) -> None:
    """Accept, correct in the paper's own grammar, reject, undo, go on: no mouse, no violation."""
    document = a_copy()
    wrong = next(
        v for v in document.values.filter(path__startswith="fte") if "22" in v.found["raw"]
    )
    screen = a_screen("wide", who="sagsbehandler")
    page = screen.open(f"/dokumenter/{document.pk}/gennemgang/?v={wrong.pk}#v{wrong.pk}")
    row = f"v{wrong.pk}"
    expect(page.locator(f"#{row}")).to_be_focused()
    expect(page.locator("#side")).to_have_attribute("data-page", str(wrong.found["source"]["page"]))
    until(lambda: the_box(page)[2] > 0)
    page.keyboard.press("r")
    field = page.locator(f"#{row} input[name$=value]")
    expect(field).to_be_focused()
    field.fill("halvanden")
    page.keyboard.press("Enter")
    expect(page.locator(f"#{row}")).to_contain_text("Skriv årsværk med tal")
    assert screen.violations() == []
    page.locator(f"#{row} input[name$=value]").fill("2½")
    page.keyboard.press("Enter")
    expect(page.locator(f"#{row}")).to_contain_text("rettet til: 2½ årsværk")
    expect(page.locator("#siger")).to_contain_text("Rettet: Årsværk")
    wrong.refresh_from_db()
    assert (wrong.state, wrong.corrected) == ("corrected", "2.5")
    # The focus has gone on to the next that waits.
    until(lambda: focused_row(page) not in ("", row))
    following = focused_row(page)
    assert state(page, following) == "waiting"
    page.keyboard.press("x")
    until(lambda: focused_row(page) not in ("", following))
    assert state(page, following) != "waiting"
    page.keyboard.press("z")
    expect(page.locator(f"#{following}")).to_be_focused()
    assert state(page, following) == "waiting"
    assert screen.violations() == []
    # Also after a reload the person's steps can be taken back.
    page.reload()
    page.get_by_role("button", name="Fortryd rettelse").press("Enter")
    expect(page.locator(f"#{row}")).to_be_focused()
    wrong.refresh_from_db()
    assert wrong.state == "waiting"


def test_the_place_of_each_value_is_marked_on_the_page(a_screen: AScreen) -> None:
    document = a_note()
    screen = a_screen("wide", who="sagsbehandler")
    page = screen.open(f"/dokumenter/{document.pk}/gennemgang/")
    page.locator("#sikre > summary").click()
    assert screen.violations() == []
    cells = document.values.filter(path__startswith="tables.0.rows.0.cells").order_by("position")
    boxes = []
    for value in list(cells)[:2]:
        page.locator(f"#v{value.pk} .bb-value__name").click()
        number = value.found["source"]["page"]
        expect(page.locator("#side")).to_have_attribute("data-page", str(number))
        x0, y0, x1, y1 = value.found["source"]["box"]
        until(lambda x=x0 - 3: abs(the_box(page)[0] - x) < 0.1)  # type: ignore[misc]
        assert the_box(page) == pytest.approx([x0 - 3, y0 - 2, x1 - x0 + 6, y1 - y0 + 4], abs=0.1)
        boxes.append(the_box(page))
    assert boxes[0][0] < boxes[1][0]
    assert boxes[0][1] == pytest.approx(boxes[1][1], abs=3)
    before = page.locator("#side .bb-pane__page").bounding_box()
    page.get_by_role("button", name="Gør papiret større").click()
    after = page.locator("#side .bb-pane__page").bounding_box()
    assert before is not None
    assert after is not None
    assert after["width"] > before["width"]


@pytest.mark.parametrize("size", ["wide", "narrow"])
def test_from_the_first_look_into_the_register(a_screen: AScreen, size: str) -> None:
    """All sure values with one press, the rest one by one; the button opens when nothing waits."""
    document = a_note()
    screen = a_screen(size, who="budget")
    page = screen.open(f"/dokumenter/{document.pk}/gennemgang/")
    expect(page.get_by_role("button", name="Læg i registret")).to_be_disabled()
    screen.keep("gennemgang")
    page.get_by_role("button", name="Godkend alle").first.click()
    expect(page.locator("#siger")).to_contain_text("godkendt")
    for _ in range(60):
        if page.get_by_text("Alt er gennemgået").is_visible():
            break
        left = page.locator("#tally").inner_text()
        page.locator(
            "[data-value][data-state=waiting] [data-do=accept],"
            " [data-value][data-state=waiting] [data-do=reject]"
        ).first.click()
        until(lambda left=left: page.locator("#tally").inner_text() != left)  # type: ignore[misc]
    assert waiting(document) == 0
    assert screen.violations() == []
    assert screen.overflow() == []
    screen.keep("gennemgang-faerdig")
    with page.expect_navigation():
        page.get_by_role("button", name="Læg i registret").click()
    document.refresh_from_db()
    assert document.state == "registered"
    assert page.url.endswith(document.registered_url)


def test_the_same_page_without_script(a_screen: AScreen) -> None:
    document = a_copy()
    screen = a_screen("wide", who="sagsbehandler", java_script_enabled=False)
    page = screen.open(f"/dokumenter/{document.pk}/gennemgang/")
    count = waiting(document)
    page.locator("[data-do=accept]").nth(1).click()
    assert waiting(document) in {count, count - 1}
    value = Value.objects.filter(document=document, state="waiting", is_sure=False).first()
    assert value is not None
    page.goto(f"{screen.address}/dokumenter/{document.pk}/gennemgang/?ret={value.pk}#v{value.pk}")
    assert page.locator(f"#v{value.pk} form").is_visible()
    page.get_by_role("button", name="Fortryd").click()
    assert waiting(document) == count


def test_the_picture_of_the_readme(a_screen: AScreen) -> None:
    """The trap on its card: 22 is marked in the paper, 2½ is offered, nothing is decided.

    ``BROBYGGER_PICTURES=docs/images pytest tests/browser -k readme`` takes it anew.
    """
    document = a_copy()
    wrong = next(v for v in document.values.filter(path__startswith="fte") if not v.found["value"])
    screen = a_screen("wide", who="sagsbehandler")
    page = screen.open(f"/dokumenter/{document.pk}/gennemgang/?v={wrong.pk}#v{wrong.pk}")
    card = page.locator(f"#v{wrong.pk}")
    expect(card).to_be_focused()
    expect(card.get_by_role("button", name="Brug 2½ årsværk (2 steder)")).to_be_visible()
    until(lambda: the_box(page)[2] > 0)
    page.wait_for_load_state("networkidle")
    card.evaluate("card => card.scrollIntoView({block: 'center'})")
    screen.picture("review.png")


def test_the_keys_of_the_review_are_listed(a_screen: AScreen) -> None:
    screen = a_screen("wide", who="sagsbehandler")
    page = screen.open(f"/dokumenter/{a_note().pk}/gennemgang/")
    page.keyboard.press("?")
    listed = page.get_by_role("dialog", name="Genveje")
    expect(listed.get_by_text("Næste, der venter")).to_be_visible()
    assert screen.violations() == []


def test_turning_pages_keeps_the_focus(a_screen: AScreen) -> None:
    """On the link while there is a next page, on the page itself where there is none."""
    screen = a_screen("wide", who="sagsbehandler")
    page = screen.open(f"/dokumenter/{a_note().pk}/gennemgang/")
    last = a_note().page_count or 0
    page.get_by_role("link", name="Næste side").focus()
    for number in range(2, last + 1):
        page.keyboard.press("Enter")
        expect(page.locator("#side")).to_have_attribute("data-page", str(number))
        if number < last:
            expect(page.get_by_role("link", name="Næste side")).to_be_focused()
    expect(page.locator("#side .bb-pane__sheet")).to_be_focused()


def test_two_copies_side_by_side(a_screen: AScreen) -> None:
    document, other = a_copy(), a_note()
    screen = a_screen("narrow", who="sagsbehandler")
    page = screen.open(f"/dokumenter/{document.pk}/sammenlign/{other.pk}/")
    screen.keep("to-udgaver")
    assert screen.violations() == []
    page.get_by_role("button", name="Brug 2½ årsværk").first.click()
    expect(page.get_by_text("Brugt").first).to_be_visible()
    assert "2.5" in document.values.filter(state="corrected").values_list("corrected", flat=True)
    assert screen.violations() + screen.overflow() == []


def number_of_finding(page: Page) -> str:
    return page.locator("[data-steps-number]").inner_text()


@pytest.mark.parametrize("size", ["wide", "narrow"])
def test_from_finding_to_finding_the_list_and_the_picture_move_together(
    a_screen: AScreen, size: str
) -> None:
    document = a_copy()
    screen = a_screen(size, who="sagsbehandler")
    page = screen.open(f"/dokumenter/{document.pk}/gennemgang/")
    total = page.locator("[data-cards] [data-value]").count()
    expect(page.locator("[data-steps-number]")).to_have_text(f"Fund 1 af {total}")
    seen = []
    for number in range(2, total + 1):
        if number % 2:
            page.get_by_role("link", name="Næste fund").click()
        else:
            page.keyboard.press("n")
        expect(page.locator("[data-steps-number]")).to_have_text(f"Fund {number} af {total}")
        current = page.locator("[data-cards] .is-current")
        expect(current).to_be_in_viewport()
        if wanted := current.get_attribute("data-page"):
            expect(page.locator("#side")).to_have_attribute("data-page", wanted)
            seen.append(wanted)
    assert len(set(seen)) > 1
    expect(page.get_by_role("link", name="Næste fund")).to_have_attribute("aria-disabled", "true")
    page.keyboard.press("p")
    expect(page.locator("[data-steps-number]")).to_have_text(f"Fund {total - 1} af {total}")
    assert screen.violations() + screen.overflow() == []


def is_in_view(page: Page) -> bool:
    """Does the marked place, or its beginning, stand inside the paper's frame?"""
    return bool(
        page.evaluate(
            """() => {
              const frame = document.querySelector("#side .bb-pane__sheet").getBoundingClientRect();
              const mark = document.querySelector("#side .bb-pane__mark").getBoundingClientRect();
              return mark.top >= frame.top - 1 && mark.bottom <= frame.bottom + 1
                && mark.left >= frame.left - 1 && mark.left <= frame.right;
            }"""
        )
    )


@pytest.mark.parametrize("size", ["wide", "narrow"])
def test_zoom_by_buttons_and_keys_keeps_the_place_in_view(a_screen: AScreen, size: str) -> None:
    document = a_note()
    cells = document.values.filter(path__startswith="tables.0.rows.0.cells").order_by("-position")
    value = cells[0]
    screen = a_screen(size, who="sagsbehandler")
    page = screen.open(f"/dokumenter/{document.pk}/gennemgang/?v={value.pk}#v{value.pk}")
    until(lambda: the_box(page)[2] > 0 and is_in_view(page))
    drawn = page.locator("#side .bb-pane__page")
    page.keyboard.press("0")
    widths = [(drawn.bounding_box() or {})["width"]]
    for way in ("+", "button", "+"):
        if way == "button":
            page.get_by_role("button", name="Gør papiret større").click()
        else:
            page.keyboard.press(way)
        widths.append((drawn.bounding_box() or {})["width"])
        until(lambda: is_in_view(page))
    assert widths == sorted(set(widths))
    screen.keep("gennemgang-zoom")
    page.keyboard.press("-")
    until(lambda: is_in_view(page))
    assert (drawn.bounding_box() or {})["width"] == pytest.approx(widths[2], abs=1)
    assert screen.violations() + screen.overflow() == []


def test_a_press_on_the_page_chooses_the_value_there(a_screen: AScreen) -> None:
    document = a_note()
    value = document.values.get(path="tables.0.rows.0.cells.1.amount_kr")
    x0, y0, x1, y1 = value.found["source"]["box"]
    number = value.found["source"]["page"]
    screen = a_screen("wide", who="sagsbehandler")
    beside = document.values.get(path="tables.0.rows.0.cells.0.amount_kr").pk
    page = screen.open(f"/dokumenter/{document.pk}/gennemgang/?v={beside}#v{beside}")
    drawn = page.locator("#side .bb-pane__page")
    held = document.pages.get(number=number)
    until(lambda: the_box(page)[2] > 0)
    box = drawn.bounding_box()
    assert box is not None
    assert held.width is not None
    scale = box["width"] / held.width
    drawn.click(position={"x": (x0 + x1) / 2 * scale, "y": (y0 + y1) / 2 * scale})
    expect(page.locator(f"#v{value.pk}")).to_be_focused()
    until(lambda: abs(the_box(page)[0] - (x0 - 3)) < 0.1)


def test_without_script_the_picture_is_larger_by_a_link_and_findings_by_links(
    a_screen: AScreen,
) -> None:
    document = a_copy()
    screen = a_screen("wide", who="sagsbehandler", java_script_enabled=False)
    page = screen.open(f"/dokumenter/{document.pk}/gennemgang/")
    page.get_by_role("link", name="Næste fund").click()
    assert number_of_finding(page).startswith("Fund 2 af")
    before = page.locator("#side .bb-pane__page").bounding_box()
    page.get_by_role("link", name="Større billede").click()
    after = page.locator("#side .bb-pane__page").bounding_box()
    assert before is not None
    assert after is not None
    assert after["width"] > 1.9 * before["width"]
    assert page.locator("#side .bb-pane__mark[width]").count() == 1


@pytest.mark.parametrize("size", ["wide", "narrow"])
def test_both_places_of_a_difference_are_cut_out_and_either_is_taken_in_one_press(
    a_screen: AScreen, size: str
) -> None:
    document, other = a_copy(), a_note()
    screen = a_screen(size, who="sagsbehandler")
    page = screen.open(f"/dokumenter/{document.pk}/sammenlign/{other.pk}/")
    cuts = page.locator("[data-differs] .bb-cut svg")
    expect(cuts).to_have_count(2 * page.locator("[data-differs]").count())
    marks = page.locator("[data-differs] .bb-pane__mark")
    for number in range(2):
        cut, mark = cuts.nth(number).bounding_box(), marks.nth(number).bounding_box()
        assert cut is not None
        assert mark is not None
        assert cut["y"] <= mark["y"]
        assert mark["y"] + mark["height"] <= cut["y"] + cut["height"]
        assert mark["width"] > 100
    page.keyboard.press("n")
    expect(page.locator("[data-differs]").first).to_be_focused()
    page.get_by_role("button", name="Behold 22 årsværk").click()
    expect(page.get_by_text("Beholdt")).to_be_visible()
    page.get_by_role("button", name="Fortryd rettelse").click()
    page.get_by_role("button", name="Brug 2½ årsværk").click()
    expect(page.get_by_text("Brugt")).to_be_visible()
    screen.keep("to-udgaver-brugt")
    assert "2.5" in document.values.filter(state="corrected").values_list("corrected", flat=True)
    assert screen.violations() + screen.overflow() == []


@pytest.mark.parametrize("size", ["wide", "narrow"])
def test_a_page_that_nobody_has_read_is_written_off_beside_its_picture(
    a_screen: AScreen, size: str
) -> None:
    """The page is shown, the code of the paper is written, and it lies among the values."""
    document = a_note()
    assert document.record is not None
    document.record["document"]["unread_pages"] = [2]
    document.record["values"]["code"] = None
    document.values.filter(path="code").delete()
    document.save()
    screen = a_screen(size, who="sagsbehandler")
    page = screen.open(f"/dokumenter/{document.pk}/gennemgang/")
    expect(page.get_by_text("Side 2 er ikke læst.")).to_be_visible()
    screen.keep("gennemgang-delvis")
    assert screen.violations() + screen.overflow() == []
    page.get_by_role("link", name="Skriv af fra siderne").click()
    expect(page.locator("#side")).to_have_attribute("data-page", "2")
    page.get_by_role("button", name="Gem det skrevne").click()
    expect(page.get_by_text("Skriv mindst én værdi af fra siden.")).to_be_visible()
    assert screen.violations() == []
    page.get_by_label("Kode").fill("BI41")
    page.get_by_text("En tabel", exact=True).click()
    page.get_by_label("År i tabellen").fill("2027-28")
    page.get_by_label("Enhed").fill("kr.")
    page.get_by_label("Linjer").fill("Løn;1;2;3")
    page.get_by_role("button", name="Gem det skrevne").click()
    expect(page.get_by_text("3 beløb og 2 år")).to_be_visible()
    screen.keep("skriv-af-fejl")
    assert screen.violations() + screen.overflow() == []
    page.get_by_label("Enhed").fill("1.000 kr.")
    page.get_by_label("Linjer").fill("Løn;1.600;1.600")
    page.get_by_role("button", name="Gem det skrevne").click()
    expect(page.get_by_role("heading", name="Skrevet af fra side 2")).to_be_visible()
    expect(page.get_by_text("Løn · 2027")).to_be_visible()
    screen.keep("skriv-af")
    assert screen.violations() + screen.overflow() == []
    assert document.values.get(path="code").corrected == "BI41"
    page.get_by_role("link", name="BI41").click()
    expect(page.locator(f"#v{document.values.get(path='code').pk}")).to_contain_text(
        "Skrevet af fra side 2"
    )


@pytest.mark.parametrize("size", ["wide", "narrow"])
def test_what_stands_only_in_the_other_copy_is_taken_in_one_press(
    a_screen: AScreen, size: str
) -> None:
    screen = a_screen(size, who="sagsbehandler")
    owner = User.objects.get(username="sagsbehandler")
    laid = [
        receive(owner, received(name, text.encode())).document
        for name, text in (
            ("hel.txt", loose_note()),
            ("mangler.txt", loose_note(address="", table_2="", foot="")),
        )
    ]
    work()
    other, document = (Document.objects.get(pk=each.pk) for each in laid if each)
    page = screen.open(f"/dokumenter/{document.pk}/sammenlign/{other.pk}/")
    part = page.get_by_role("region", name="Kun i den anden udgave")
    part.scroll_into_view_if_needed()
    screen.keep("kun-i-den-anden")
    assert screen.violations() + screen.overflow() == []
    part.get_by_role("button", name="Brug Husvej 1 Adresse").click()
    expect(part.get_by_text("Brugt")).to_be_visible()
    assert document.values.get(path="address").corrected == "Husvej 1"
    screen.picture(f"kun-i-den-anden-brugt-{size}.png")
    page.get_by_role("button", name="Fortryd værdi fra anden udgave").click()
    expect(part.get_by_role("button", name="Brug Husvej 1 Adresse")).to_be_visible()
    assert not document.values.filter(path="address").exists()
    part.get_by_role("button", name="værdier").first.click()
    expect(part.get_by_text("Brugt")).to_be_visible()
    page.get_by_role("link", name="Til gennemgangen").click()
    told = page.get_by_text("Taget fra den anden udgave").first
    told.scroll_into_view_if_needed()
    expect(told).to_be_visible()
    screen.picture(f"taget-fra-anden-{size}.png")
    assert screen.violations() + screen.overflow() == []
