"""The page of numbers opens without a connection: a blank form, sent once, nothing else kept."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import expect

from browser.test_tally import KEPT, cafe, field, guest_url, is_fine, press_save, tallies

__all__ = ["cafe"]

CACHES = """async () => {
  const found = {};
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    found[name] = (await cache.keys()).map((one) => new URL(one.url).pathname);
  }
  return found;
}"""
SHELL = """async () => {
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const one of await cache.keys()) {
      if (one.url.endsWith("/uden-net/")) return (await cache.match(one)).text();
    }
  }
  return "";
}"""
READY = """async () => {
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    if ((await cache.keys()).length > 5) return true;
  }
  return false;
}"""


def opened(screen: Any, path: str) -> Any:
    """The page as somebody sees it who has been there once: it is kept for later."""
    page = screen.open(path)
    for _ in range(100):
        if page.evaluate(READY):
            return page
        page.wait_for_timeout(100)
    raise AssertionError(page.evaluate(CACHES))


def quiet(screen: Any) -> None:
    """The browser notes each address that it could not reach."""
    assert all("ERR_" in one for one in screen.complaints), screen.complaints
    screen.complaints.clear()


@pytest.mark.parametrize("who", ["", "projekt"])
def test_it_opens_without_a_connection_and_numbers_are_sent_once(
    who: str, cafe: Any, a_screen: Callable[..., Any]
) -> None:
    screen = a_screen("narrow", who=who)
    path = "/registrer/" if who else guest_url(cafe)
    page = opened(screen, path)
    screen.context.set_offline(True)
    page.reload()
    expect(page.get_by_text("Der er ingen forbindelse.")).to_be_visible()
    assert page.evaluate("getComputedStyle(document.querySelector('.rg-count__step')).display")
    screen.keep(f"uden-net-{who or 'link'}")
    assert is_fine(screen)
    for heads in ("14", "9"):
        if who:
            page.locator("label.lg-pick__one", has_text="Tirsdagscafe").click()
        page.get_by_text("i går", exact=False).first.click() if heads == "9" and who else None
        field(page, "heads").fill(heads)
        if heads == "9":
            page.locator("details.lg-more summary").last.click()
            field(page, "order").fill("2")
        press_save(page)
        expect(field(page, "heads")).to_have_value("")
    expect(page.locator(".rg-queue__list li")).to_have_count(2)
    page.reload()  # what waits outlives the form too
    expect(page.locator(".rg-queue__list li")).to_have_count(2)
    assert tallies(cafe) == []
    screen.context.set_offline(False)
    expect(page.locator("[data-queue-count]")).to_contain_text("Intet ligger længere på telefonen")
    assert sorted(tallies(cafe)) == [(9, None), (14, None)]
    assert page.evaluate(KEPT) is None
    page.reload()
    expect(page.get_by_text("Der er ingen forbindelse.")).to_be_hidden()
    assert len(tallies(cafe)) == 2
    quiet(screen)


@pytest.mark.parametrize("who", ["", "projekt"])
def test_what_is_kept_is_a_blank_form_and_its_looks(
    who: str, cafe: Any, a_screen: Callable[..., Any]
) -> None:
    from django.utils import timezone

    from brobygger.web.reach.models import Tally

    screen = a_screen("narrow", who=who)
    path = "/registrer/" if who else guest_url(cafe)
    session = cafe.sessions.order_by("on")[0]
    Tally.objects.create(session=session, heads=4711, logged_on=timezone.localdate())
    page = opened(screen, path)
    if who:
        screen.open("/")  # nothing of the rest of the site
        screen.open("/registrer/uge/")
    found = page.evaluate(CACHES)
    assert list(found) == [f"brobygger-{'konto' if who else 'link'} {path}"]
    [kept] = found.values()
    pages = [one for one in kept if not one.startswith("/static/")]
    assert pages == [f"{path}uden-net/"]
    text = page.evaluate(SHELL)
    assert "Tirsdagscafe" in text
    day = timezone.localdate() - timedelta(days=7)
    for told in ("Samtaler om det svære", "4711", "Demo Projektmedarbejder", f"{day:%d-%m-%Y}"):
        assert told not in text
    assert 'name="csrfmiddlewaretoken"' not in text
    assert '"X-CSRFToken": ""' in text


def test_online_the_page_is_never_the_one_that_was_kept(
    cafe: Any, a_screen: Callable[..., Any]
) -> None:
    screen = a_screen("narrow")
    page = opened(screen, guest_url(cafe))
    type(cafe).objects.filter(pk=cafe.pk).update(alias="Klubben 7")
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text("Klubben 7")
    expect(page.get_by_text("Der er ingen forbindelse.")).to_be_hidden()


def test_signing_out_wipes_what_was_kept(cafe: Any, a_screen: Callable[..., Any]) -> None:
    screen = a_screen("narrow", who="projekt")
    page = opened(screen, "/registrer/")
    screen.open("/log-ud/")
    page.locator("main").get_by_role("button", name="Log ud").click()
    page.wait_for_url("**/log-ind/**")
    page.wait_for_function("caches.keys().then((names) => names.length === 0)")
    screen.context.set_offline(True)
    with pytest.raises(Exception, match="ERR_"):
        page.goto(f"{screen.address}/registrer/")
    quiet(screen)


@pytest.mark.parametrize("end", ["revoked", "archived"])
def test_a_link_that_closed_is_told_and_its_form_goes(
    end: str, cafe: Any, a_screen: Callable[..., Any]
) -> None:
    from django.utils import timezone

    screen = a_screen("narrow")
    page = opened(screen, guest_url(cafe))
    screen.context.set_offline(True)
    page.reload()
    field(page, "heads").fill("14")
    press_save(page)
    if end == "revoked":
        cafe.guest_links.update(revoked_at=timezone.now())
    else:
        type(cafe).objects.filter(pk=cafe.pk).update(is_archived=True)
    screen.context.set_offline(False)
    expect(page.locator(".rg-queue__list li")).to_contain_text("Linket virker ikke længere")
    page.get_by_role("button", name="Slet", exact=True).click()
    assert page.evaluate(KEPT) is None
    page.reload()
    expect(page.get_by_text("Linket er lukket eller afløst")).to_be_visible()
    assert page.evaluate(CACHES) == {}
    assert tallies(cafe) == []
    screen.complaints.clear()


def test_a_link_past_its_last_day_offers_no_form(cafe: Any, a_screen: Callable[..., Any]) -> None:
    screen = a_screen("narrow")
    page = opened(screen, guest_url(cafe))
    screen.context.set_offline(True)
    page.clock.set_fixed_time(page.evaluate("Date.now()") + 100 * 24 * 60 * 60 * 1000)
    page.reload()
    expect(page.get_by_text("Linket er udløbet.")).to_be_visible()
    expect(page.locator("form[data-shell]")).to_be_hidden()
    quiet(screen)


def test_the_day_is_the_day_on_which_the_form_is_used(
    cafe: Any, a_screen: Callable[..., Any]
) -> None:
    """Kept on Monday and used on Thursday: "i dag" is Thursday."""
    screen = a_screen("narrow")
    page = opened(screen, guest_url(cafe))
    screen.context.set_offline(True)
    page.clock.set_fixed_time("2026-12-24T12:00:00")
    page.reload()
    field(page, "heads").fill("14")
    press_save(page)
    assert "24-12-2026" in page.evaluate(KEPT)
    quiet(screen)
