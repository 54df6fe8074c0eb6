"""Card codes on a phone: keystrokes and taps counted, slips told at once, the camera, no traces."""

from collections.abc import Callable
from random import Random
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from browser.test_canary import lines  # noqa: F401 - all that is logged while pages are served
from canary import dump

STORES = "JSON.stringify([{...localStorage}, {...sessionStorage}])"
MOST = 3
"""Taps or keystrokes per head with a camera, or without a code."""


@pytest.fixture
def tally(demo: None) -> Any:
    """Seventeen came to a session of the demo's initiative, which uses card codes."""
    from django.utils import timezone

    from brobygger.web.accounts.models import User
    from brobygger.web.activities.models import Activity, HeadGroup
    from brobygger.web.reach.models import CardDecision
    from brobygger.web.reach.register.facts import TallyFacts
    from brobygger.web.reach.register.steps import write_tally
    from brobygger.web.reach.writers import Writer

    HeadGroup.objects.update(is_in_use=False)  # one number for all; groups have their own tests
    initiative = CardDecision.objects.get().initiative
    row = Activity.objects.create(initiative=initiative, title="Kortcafé", alias="Onsdagsholdet")
    writer = Writer(user=User.objects.get(username="projekt"))
    facts = TallyFacts(activity=row.pk, on=timezone.localdate(), heads=17, first_timers=5)
    return write_tally(facts, writer).tally


def codes(count: int) -> list[str]:
    from brobygger.domain.activities.card_code import issue_card_codes

    return issue_card_codes(count, Random(11).randrange)


def now(tally: Any) -> tuple[int, int]:
    """Codes and heads without one, as they are saved."""
    from brobygger.web.reach.codes.given import so_far

    found = so_far(tally)
    return found.codes, found.without


def open_codes(screen: Any, tally: Any) -> Page:
    page: Page = screen.open(f"/registrer/{tally.pk}/koder/")
    expect(page.locator("[data-told]")).to_have_text("0 af 17 er talt")
    return page


@pytest.fixture
def traces(lines: Any) -> Callable[[str, Page], bool]:  # noqa: F811
    """Whether a code is anywhere that it could be found again."""

    def found(code: str, page: Page) -> bool:
        kept = page.evaluate(STORES) + page.url + lines.getvalue() + dump()
        return code in kept or f"{code[:4]}-{code[4:]}" in kept

    return found


def test_a_typed_code_is_given_as_soon_as_it_is_whole(
    tally: Any, a_screen: Callable[..., Any], traces: Callable[[str, Page], bool]
) -> None:
    """Eight keystrokes a head and no tap besides: the keyboard stays where it is."""
    screen = a_screen("narrow", who="projekt")
    page = open_codes(screen, tally)
    screen.keep("kortkoder")
    assert screen.violations() + screen.overflow() == []
    field, say = page.locator("#kode"), page.get_by_role("status")
    expect(field).to_be_focused()
    given = codes(3)
    for at, code in enumerate(given, start=1):
        page.keyboard.type(code.lower())
        expect(page.locator("[data-told]")).to_have_text(f"{at} af 17 er talt")
        expect(field).to_have_value("")
        expect(field).to_be_focused()
    expect(say).to_have_text("Koden er givet.")
    screen.keep("kortkoder-givet")
    page.keyboard.type(f"{given[0][:4]}-{given[0][4:]}")
    expect(say).to_have_text("Den kode er givet her allerede. Den tæller én gang.")
    screen.keep("kortkoder-igen")
    assert screen.violations() + screen.overflow() == []
    assert now(tally) == (3, 0)
    assert not any(traces(code, page) for code in given)


def test_a_slip_is_told_before_anything_is_sent(tally: Any, a_screen: Callable[..., Any]) -> None:
    screen = a_screen("narrow", who="projekt")
    page = open_codes(screen, tally)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.method))
    code, say, field = codes(1)[0], page.get_by_role("status"), page.locator("#kode")
    swapped = next(
        code[:at] + code[at + 1] + code[at] + code[at + 2 :]
        for at in range(7)
        if code[at] != code[at + 1]
    )
    field.press_sequentially(swapped)
    expect(say).to_contain_text("Et tegn er forkert, eller to er byttet om.")
    screen.keep("kortkoder-fejl")
    assert screen.violations() + screen.overflow() == []
    field.fill("")
    field.press_sequentially("AU")
    expect(say).to_contain_text("Der er kun tal og bogstaver uden I, L, O, U.")
    field.fill("ABC")
    page.get_by_role("button", name="Giv koden").click()
    expect(say).to_have_text("En kode er otte tegn.")
    assert asked == []
    assert now(tally) == (0, 0)


def test_the_page_checks_as_the_server_does(tally: Any, a_screen: Callable[..., Any]) -> None:
    """Every slip of one character is told, and no right code is: the two checks are one."""
    from brobygger.domain.activities.card_code import ALPHABET

    screen = a_screen("narrow", who="projekt")
    page = open_codes(screen, tally)
    page.route("**/koder/", lambda route: route.abort())
    code = codes(1)[0]
    wrong = [code[:at] + letter + code[at + 1 :] for at in range(8) for letter in ALPHABET]
    told = page.evaluate(
        """all => all.map(one => {
            const field = document.querySelector('#kode');
            field.value = one;
            document.querySelector('[data-say]').textContent = '';
            field.dispatchEvent(new Event('input'));
            return document.querySelector('[data-say]').textContent !== '';
        })""",
        [one for one in wrong if one != code],
    )
    assert len(told) == 8 * 31
    assert all(told)
    screen.complaints.clear()


def test_one_tap_for_a_head_without_a_code(tally: Any, a_screen: Callable[..., Any]) -> None:
    screen = a_screen("narrow", who="projekt")
    page = open_codes(screen, tally)
    taps = 0
    for words in ("Ville ikke", "Havde det ikke med", "Ved ikke"):
        button = page.locator(".cc-reason__more", has_text=words)
        size = button.bounding_box()
        assert size
        assert min(size["width"], size["height"]) >= 44
        button.click()
        taps += 1
        expect(page.locator("[data-told]")).to_have_text(f"{taps} af 17 er talt")
        expect(button.locator(".cc-reason__n")).to_have_text("1")
    assert taps <= MOST * 3
    assert now(tally) == (0, 3)
    page.get_by_text("Noget blev forkert").click()
    screen.keep("kortkoder-forkert")
    assert screen.violations() + screen.overflow() == []
    page.get_by_role("button", name="En færre: Ville ikke").click()
    expect(page.locator("[data-told]")).to_have_text("2 af 17 er talt")


DETECTOR = """
  window.__seen = [];
  window.BarcodeDetector = class {
    constructor(options) { document.documentElement.dataset.formats = options.formats; }
    async detect() { return window.__seen.map(rawValue => ({ rawValue })); }
  };
"""
CAMERA = """
  navigator.mediaDevices.getUserMedia = async asked => {
    window.__asked = asked;
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 64;
    const paint = canvas.getContext('2d');
    setInterval(() => paint.fillRect(0, 0, Math.random() * 64, 64), 50);
    return canvas.captureStream(20);
  };
"""


def test_the_camera_gives_a_card_once_while_it_is_seen(
    tally: Any, a_screen: Callable[..., Any], traces: Callable[[str, Page], bool]
) -> None:
    """One tap for all cards together. The picture and the reading of it are stood in for."""
    screen = a_screen("narrow", who="projekt")
    screen.page.add_init_script(DETECTOR + CAMERA)
    page = open_codes(screen, tally)
    page.get_by_role("button", name="Brug kameraet").click()
    expect(page.locator("[data-video]")).to_be_visible()
    expect(page.locator("html")).to_have_attribute("data-formats", "qr_code")
    assert page.evaluate("window.__asked") == {"video": {"facingMode": "environment"}}
    one, other = codes(2)
    page.evaluate("code => { window.__seen = [code]; }", one)
    expect(page.locator("[data-told]")).to_have_text("1 af 17 er talt")
    page.wait_for_timeout(900)
    expect(page.get_by_role("status")).to_have_text("Koden er givet.")
    page.evaluate("code => { window.__seen = [code]; }", other)
    expect(page.locator("[data-told]")).to_have_text("2 af 17 er talt")
    screen.keep("kortkoder-kamera")
    page.evaluate("window.__seen = ['https://example.org/x']")
    expect(page.get_by_role("status")).to_contain_text("Et af tegnene findes ikke")
    page.evaluate("window.__seen = []")
    page.get_by_role("button", name="Brug kameraet").click()
    expect(page.locator("[data-video]")).to_be_hidden()
    assert now(tally) == (2, 0)
    assert not any(traces(code, page) for code in (one, other))


def test_without_a_detector_there_is_no_button(tally: Any, a_screen: Callable[..., Any]) -> None:
    screen = a_screen("narrow", who="projekt")
    screen.page.add_init_script("delete window.BarcodeDetector;")
    page = open_codes(screen, tally)
    expect(page.locator("[data-camera]")).to_be_hidden()


def test_a_camera_that_is_refused_is_said(tally: Any, a_screen: Callable[..., Any]) -> None:
    screen = a_screen("narrow", who="projekt")
    refused = "navigator.mediaDevices.getUserMedia = async () => { throw new Error('no'); };"
    screen.page.add_init_script(DETECTOR + refused)
    page = open_codes(screen, tally)
    page.get_by_role("button", name="Brug kameraet").click()
    expect(page.get_by_role("status")).to_have_text(
        "Kameraet kan ikke bruges. Skriv koden i stedet."
    )


def test_without_a_connection_a_code_is_not_kept(tally: Any, a_screen: Callable[..., Any]) -> None:
    """It is said that it is not given; the browser's stores stay empty."""
    screen = a_screen("narrow", who="projekt")
    page = open_codes(screen, tally)
    screen.context.set_offline(True)
    code = codes(1)[0]
    page.locator("#kode").press_sequentially(code)
    expect(page.get_by_role("status")).to_contain_text("Koden er ikke givet")
    assert code not in page.evaluate(STORES)
    assert page.locator("#kode").input_value() == code
    screen.context.set_offline(False)
    page.get_by_role("button", name="Giv koden").click()
    expect(page.locator("[data-told]")).to_have_text("1 af 17 er talt")
    assert all("ERR_INTERNET_DISCONNECTED" in one for one in screen.complaints)
    screen.complaints.clear()


def test_without_script_it_works_one_page_at_a_time(
    tally: Any, a_screen: Callable[..., Any], traces: Callable[[str, Page], bool]
) -> None:
    screen = a_screen("narrow", who="projekt", java_script_enabled=False)
    page = screen.open(f"/registrer/{tally.pk}/koder/")
    code = codes(1)[0]
    page.locator("#kode").fill(code)
    page.get_by_role("button", name="Giv koden").click()
    expect(page.get_by_role("status")).to_have_text("Koden er givet.")
    expect(page.locator("#kode")).to_have_value("")
    assert code not in page.url + page.content()
    assert now(tally) == (1, 0)


def test_cards_are_printed_from_the_page_that_explains_them(
    tally: Any, a_screen: Callable[..., Any], traces: Callable[[str, Page], bool]
) -> None:
    from pathlib import Path

    from brobygger.engines.pdf import read_pdf

    screen = a_screen(who="projekt")
    initiative = tally.session.activity.initiative_id
    page = screen.open(f"/raekkevidde/{initiative}/kortkoder/")
    screen.keep("kortkoder-indsats")
    page.get_by_label("Hvor mange kort?").fill("12")
    with page.expect_download() as made:
        page.get_by_role("button", name="Hent kort som PDF").click()
    assert made.value.suggested_filename == "kort.pdf"
    printed = read_pdf(Path(made.value.path()).read_bytes(), "kort.pdf").text.split()
    assert len(printed) == 12
    assert not any(traces(code.replace("-", ""), page) for code in printed)


def test_from_the_numbers_to_the_codes_and_back(tally: Any, a_screen: Callable[..., Any]) -> None:
    screen = a_screen("narrow", who="projekt")
    page = screen.open("/registrer/")
    page.locator(".lg-pick__one", has_text="Onsdagsholdet").first.click()
    page.locator("input[name=heads]").first.fill("4")
    page.locator("details.lg-more", has_text="Uden for målgruppen").locator("summary").click()
    page.locator("input[name=order]").fill("2")
    page.get_by_role("button", name="Gem", exact=True).click()
    expect(page.get_by_role("link", name="Giv kortkoder")).to_be_visible()
    screen.keep("registrer-gemt-med-kort")
    assert screen.violations() + screen.overflow() == []
    page.get_by_role("link", name="Giv kortkoder").click()
    expect(page.locator("[data-told]")).to_have_text("0 af 4 er talt")
    page.get_by_role("link", name="Færdig").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Hvor mange var der?")
